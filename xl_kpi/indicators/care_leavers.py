"""Care leavers aged 19 to 21: in touch, suitably housed, in education, employment or training."""

from xl_kpi.indicators.conditions import (
    THE_DAY,
    Age,
    ByNumber,
    Condition,
    Either,
    IsNoneOf,
    IsOneOf,
    Number,
)
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Indicator,
    Percentage,
    Rule,
    Split,
    Standing,
    Unit,
)
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "care_leavers",
    "Care leavers",
    "How many young people aged 19 to 21 have left care, and how many of them are in touch, live "
    "in suitable accommodation and are in education, employment or training.",
)

_AGE = Either(Age("birth_date", THE_DAY), Number("age"))
_BY_AGE = (Split("age", (ByNumber(_AGE, (("19", 19), ("20", 20), ("21", 21))),), "Age"),)
_19_TO_21 = (_AGE >= 19) & ~(_AGE >= 22)
# "Former relevant" young people; who died or went home for good is out.
_NATIONAL = (
    _19_TO_21
    & IsOneOf("eligibility", ("b) Former relevant child",))
    & IsNoneOf("in_touch", ("c) Died", "f) Rhom"))
)
_WHERE_KNOWN = IsNoneOf(
    "accommodation", ("G: Abroad", "H: Deported", "R: Residence not known")
)  # fmt: skip
_IN_TOUCH = IsOneOf("in_touch", ("a) Yes",))
_SUITABLE = IsOneOf("suitability", ("a) Suitable",))
_EET = IsOneOf("activity_group", ("a) EET",))

_LIST_9 = "Ofsted, Annex A guidance (August 2019), list 9"
_DFE = "Department for Education, local authority interactive tool"
_COHORT = "young people aged 19 to 21 on the day of the list who get leaving care services"
_SNAPSHOT = (
    "The list shows the latest record of each; the national figures are of the weeks around "
    "the birthday, so that the two differ."
)


def _share(id_: str, title: str, met: Condition, definition: str) -> Indicator:
    return Indicator(
        id=f"care_leavers.{id_}",
        title=f"Care leavers aged 19 to 21 {title}",
        short=f"Care leavers {title}",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(Standing("care_leavers", where=_19_TO_21, each=("child_id",)), met=met),),
        splits=_BY_AGE,
        good="high",
        definition=f"{definition} Of all {_COHORT}; what is not recorded is not met. {_SNAPSHOT}",
        source=f"{_LIST_9}; the published report's own share.",
    )


def _national(id_: str, title: str, cohort: Condition, met: Condition, left: str) -> Indicator:
    return Indicator(
        id=f"care_leavers.{id_}_national",
        title=f"Care leavers aged 19 to 21 {title}, by the national rule",
        short=f"Care leavers {title}, national rule",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(Standing("care_leavers", where=cohort, each=("child_id",)), met=met),),
        splits=_BY_AGE,
        good="high",
        definition=f"Of former relevant young people aged 19 to 21 on the day of the list, {left}: "
        f"those {title}. {_SNAPSHOT}",
        source=f"{_DFE} (CareLeaverAcc, CareLeaverEET); {_LIST_9}.",
    )


_INDICATORS = (
    Indicator(
        id="care_leavers.cohort",
        title="Care leavers aged 19 to 21",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(Standing("care_leavers", where=_19_TO_21, each=("child_id",))),),
        splits=_BY_AGE,
        definition=f"All {_COHORT}.",
        source=f"{_LIST_9}.",
    ),
    _share("in_touch", "in touch", _IN_TOUCH, "Young people with whom the authority is in touch."),
    _share(
        "suitable_accommodation",
        "in suitable accommodation",
        _SUITABLE,
        "Young people who live in accommodation recorded as suitable.",
    ),
    _share(
        "eet",
        "in education, employment or training",
        _EET,
        "Young people in education, employment or training, full or part time.",
    ),
    _national(
        "suitable_accommodation",
        "in suitable accommodation",
        _NATIONAL & _WHERE_KNOWN,
        _SUITABLE,
        "but for those who died, went home, went abroad, were deported or live nobody knows where",
    ),
    _national(
        "eet",
        "in education, employment or training",
        _NATIONAL,
        _EET,
        "but for those who died or went home",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
