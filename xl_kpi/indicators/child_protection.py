"""Child protection plans: how many, for what, for how long, and whether again."""

from xl_kpi.indicators.conditions import THE_DAY, ByCodeOnTheDay, Days, EarlierSpell, Number
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    During,
    Events,
    Indicator,
    Open,
    Percentage,
    Rate,
    Rule,
    Share,
    Split,
    Unit,
)
from xl_kpi.indicators.splits import BY_GENDER, BY_LENGTH, BY_TEAM, by_age, by_age_and_gender
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "child_protection",
    "Child protection plans",
    "How many children are on a child protection plan, for what and for how long, how many plans "
    "began and ended, and how many children were on a plan before.",
)

_ONE = ("child_id",)
_HISTORY, _ANNEX_A = "plan history", "plans of Annex A, one a child"
_PLANS = Open("cp_plans", start="started", end="ended", each=_ONE)
_PLANS_OF_ANNEX_A = Open("child_protection", start="started", end="ended", each=_ONE)
_BOTH = (Rule(_PLANS, name=_HISTORY), Rule(_PLANS_OF_ANNEX_A, name=_ANNEX_A))
_STARTED = Events("cp_plans", at="started")
_ENDED = Events("cp_plans", at="ended")
_STARTED_OF_ANNEX_A = Events("child_protection", at="started")
_ENDED_OF_ANNEX_A = Events("child_protection", at="ended")
_TWO_YEARS = 730
_WITHIN_2_YEARS = EarlierSpell("cp_plans", "child_id", "started", "ended", months=24)
_EVER = EarlierSpell("cp_plans", "child_id", "started", "ended")
_BEFORE_BY_COLUMN = Number("previous_plans") >= 1
_BY_CATEGORY = Split(
    "category",
    (ByCodeOnTheDay("latest_category", since="category_changed", before="initial_category"),),
    "Category",
)

_LIST_7 = "Ofsted, Annex A guidance (August 2019), list 7"
_DFE = "Department for Education, local authority interactive tool"
_STOCK_SPLITS = (
    BY_TEAM, _BY_CATEGORY, by_age(), BY_GENDER, by_age_and_gender(), BY_LENGTH,
)  # fmt: skip

_INDICATORS = (
    Indicator(
        id="child_protection.in_period",
        title="Children on a child protection plan during the month",
        short="Children on a plan in the month",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(
            Rule(During("cp_plans", "started", "ended", each=_ONE), name=_HISTORY),
            Rule(During("child_protection", "started", "ended", each=_ONE), name=_ANNEX_A),
        ),
        definition="Children on a child protection plan on any day of the month, one that ended "
        "on its first day among them. Those of several months do not add up, so that it is given "
        "for single months alone.",
        source=f"{_LIST_7}; the published report's own measure.",
    ),
    Indicator(
        id="child_protection.plans",
        title="Children on a child protection plan",
        short="Child protection plans",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=_BOTH,
        splits=_STOCK_SPLITS,
        definition="Children with a child protection plan begun and not ended by the end of the "
        "month; a child with two counts once. The category is that of the plan on the day: the "
        "initial one until the day on which the latest was given, where the list says that day.",
        source=f"{_LIST_7}.",
    ),
    Indicator(
        id="child_protection.rate",
        title="Child protection plans per 10,000 children",
        short="Child protection plans per 10,000",
        chapter=CHAPTER.id,
        shape=Rate(),
        unit=Unit.PER_10000,
        rules=_BOTH,
        definition="Children on a plan at the end of the month for every 10,000 children aged 0 to "
        "17 in the area.",
        source=f"{_DFE} (CPP_rate); population: children_0_to_17 in council.toml.",
    ),
    Indicator(
        id="child_protection.started",
        title="Child protection plans started",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_STARTED, name=_HISTORY), Rule(_STARTED_OF_ANNEX_A, name=_ANNEX_A)),
        splits=(BY_TEAM, Split("category", ("initial_category",), "Category")),
        definition="Child protection plans begun in the period.",
        source=f"{_LIST_7}.",
    ),
    Indicator(
        id="child_protection.ended",
        title="Child protection plans ended",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_ENDED, name=_HISTORY),),
        splits=(BY_TEAM, Split("reason", ("end_reason",), "Reason")),
        definition="Child protection plans ended in the period, by reason.",
        source="Local plan history; Annex A has no reason for the end of a plan.",
    ),
    Indicator(
        id="child_protection.category_share",
        title="Share of child protection plans by category",
        chapter=CHAPTER.id,
        shape=Share(),
        unit=Unit.PERCENT,
        rules=_BOTH,
        splits=(_BY_CATEGORY,),
        definition="Children on a plan at the end of the month by the category of abuse on that "
        "day, of all children on a plan then.",
        source=f"{_LIST_7}.",
    ),
    Indicator(
        id="child_protection.two_years_or_more",
        title="Children on a plan for two years or more",
        short="On a plan for 2 years or more",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(_PLANS, met=Days("started", THE_DAY) >= _TWO_YEARS, name=_HISTORY),
            Rule(_PLANS_OF_ANNEX_A, met=Days("started", THE_DAY) >= _TWO_YEARS, name=_ANNEX_A),
        ),
        splits=(BY_TEAM,),
        good="low",
        definition="Children on a plan at the end of the month that has been open for 730 days or "
        "more, of all children on a plan then. Low is good, but 0 is not to be expected.",
        source=f"{_DFE} (CPPlans2yrsActive).",
    ),
    Indicator(
        id="child_protection.ended_two_years_or_more",
        title="Plans that ended after two years or more",
        short="Ended after 2 years or more",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(_ENDED, met=Days("started", "ended") >= _TWO_YEARS, name=_HISTORY),
            Rule(_ENDED_OF_ANNEX_A, met=Days("started", "ended") >= _TWO_YEARS, name=_ANNEX_A),
        ),
        splits=(BY_TEAM,),
        good="low",
        definition="Plans ended in the period that had lasted 730 days or more, of all plans ended "
        "in the period.",
        source=f"{_DFE} (CPPlans2yrs).",
    ),
    Indicator(
        id="child_protection.second_plan",
        title="Children on a plan who had another within two years before it",
        short="Second plan within 2 years",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_PLANS, met=_WITHIN_2_YEARS),),
        splits=(BY_TEAM,),
        good="low",
        definition="Children on a plan at the end of the month who had another plan that ended no "
        "more than two years before this one began, of all children on a plan then.",
        source="Local measure, from the plan history; Annex A does not say when earlier plans "
        "ended.",
    ),
    Indicator(
        id="child_protection.second_plan_ever",
        title="Children on a plan who had any plan before",
        short="Second or subsequent plan, ever",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(_PLANS, met=_EVER, name=_HISTORY),
            Rule(
                _PLANS_OF_ANNEX_A, met=_BEFORE_BY_COLUMN, name="number of previous plans in Annex A"
            ),
        ),
        splits=(BY_TEAM,),
        good="low",
        definition="Children on a plan at the end of the month who had been on a plan at any time "
        "before it, of all children on a plan then.",
        source=f"{_LIST_7}, number of previous plans; local plan history.",
    ),
    Indicator(
        id="child_protection.starters_second_plan",
        title="Plans started for children who had another within two years before",
        short="Started again within 2 years",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_STARTED, met=_WITHIN_2_YEARS),),
        splits=(BY_TEAM,),
        good="low",
        definition="Plans begun in the period no more than two years after another plan of the "
        "child ended, of all plans begun in the period.",
        source="Local measure, from the plan history.",
    ),
    Indicator(
        id="child_protection.starters_second_plan_ever",
        title="Plans started for children who had any plan before",
        short="Started again, ever",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(_STARTED, met=_EVER, name=_HISTORY),
            Rule(
                _STARTED_OF_ANNEX_A,
                met=_BEFORE_BY_COLUMN,
                name="number of previous plans in Annex A",
            ),
        ),
        splits=(BY_TEAM,),
        good="low",
        definition="Plans begun in the period for children who had been on a plan before, however "
        "long ago, of all plans begun in the period.",
        source=f"{_DFE} (PrevRegCPR).",
    ),
    Indicator(
        id="fgm.identified",
        title="Children identified with female genital mutilation, or at risk of it",
        short="Female genital mutilation",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(Events("fgm", at="identified")),),
        splits=(Split("kind", ("kind",), "Kind"),),
        good="low",
        definition="Children identified in the period as having had female genital mutilation, or "
        "as being at risk of it.",
        source="Local list.",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
