"""Children looked after: how many, who comes and goes, and how settled they are."""

from xl_kpi.indicators.conditions import (
    THE_DAY,
    Age,
    BegunBefore,
    CurrentOf,
    IsNoneOf,
    Number,
    OverlappingOthers,
)
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
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
from xl_kpi.indicators.splits import BY_GENDER, by_age, by_age_and_gender
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "looked_after",
    "Looked after children",
    "How many children are looked after, who came into care and who left it, where they live and "
    "how settled they are.",
)

_ONE = ("child_id",)
_EPISODES, _ANNEX_A = "episodes of the SSDA903 return", "list 8 of Annex A, one row a child"
# Agreed series of short breaks are no part of the looked after measures.
_NO_SHORT_BREAK = IsNoneOf(
    "legal_status",
    ("V3: Short term breaks, episodes recorded", "V4: Short term breaks, agreements recorded"),
)
_IN_CARE = Open("care_periods", start="started", end="ended", each=_ONE)
_IN_LIST_8 = Open(
    "looked_after", start="started", end="ceased", each=_ONE, where=_NO_SHORT_BREAK
)  # fmt: skip
_BOTH = (Rule(_IN_CARE, name=_EPISODES), Rule(_IN_LIST_8, name=_ANNEX_A))

_PLACEMENTS_IN_A_YEAR = OverlappingOthers("placements", "child_id", "started", "ended", months=12)
_SETTLED = CurrentOf("placements", "settled", "child_id", "started", "ended")


def _under_16_and_2_5_years(list_id: str, end: str) -> Open:
    long_enough = (~(Age("birth_date", THE_DAY) >= 16)) & BegunBefore("started", months=30)
    where = long_enough & _NO_SHORT_BREAK if list_id == "looked_after" else long_enough
    return Open(list_id, start="started", end=end, each=_ONE, where=where)


_LIST_8 = "Ofsted, Annex A guidance (August 2019), list 8"
_DFE = "Department for Education, local authority interactive tool"
_NO_BREAKS = "Agreed series of short breaks (V3, V4) are left out."

_INDICATORS = (
    Indicator(
        id="looked_after.children",
        title="Children looked after",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=_BOTH,
        splits=(by_age(), BY_GENDER, by_age_and_gender()),
        definition=f"Children looked after at the end of the month. {_NO_BREAKS}",
        source=f"SSDA903 episodes; else {_LIST_8}.",
    ),
    Indicator(
        id="looked_after.rate",
        title="Children looked after per 10,000 children",
        short="Looked after per 10,000",
        chapter=CHAPTER.id,
        shape=Rate(),
        unit=Unit.PER_10000,
        rules=_BOTH,
        definition="Children looked after at the end of the month for every 10,000 children aged 0 "
        f"to 17 in the area. {_NO_BREAKS}",
        source=f"{_DFE} (LAC); population: children_0_to_17 in council.toml.",
    ),
    Indicator(
        id="looked_after.started",
        title="Children who started to be looked after",
        short="Started to be looked after",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(
            Rule(Events("care_periods", at="started"), name=_EPISODES),
            Rule(Events("looked_after", at="started", where=_NO_SHORT_BREAK), name=_ANNEX_A),
        ),
        splits=(by_age("started"), BY_GENDER),
        definition="Periods of being looked after that began in the period: the first days of runs "
        f"of episodes without a day between them. {_NO_BREAKS}",
        source=f"SSDA903 episodes; else {_LIST_8}.",
    ),
    Indicator(
        id="looked_after.ceased",
        title="Children who ceased to be looked after",
        short="Ceased to be looked after",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(
            Rule(Events("care_periods", at="ended"), name=_EPISODES),
            Rule(Events("looked_after", at="ceased", where=_NO_SHORT_BREAK), name=_ANNEX_A),
        ),
        splits=(Split("reason", ("ceased_reason_group",), "Reason"),),
        definition="Periods of being looked after that ended in the period, by the reason of their "
        f"last episode. {_NO_BREAKS}",
        source=f"SSDA903 episodes; else {_LIST_8}.",
    ),
    Indicator(
        id="looked_after.three_placements",
        title="Looked after children with three or more placements in 12 months",
        short="3 or more placements in 12 months",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(_IN_CARE, met=_PLACEMENTS_IN_A_YEAR >= 3, reaches_back=12, name=_EPISODES),
            Rule(
                _IN_LIST_8,
                met=Number("placements_in_12_months") >= 3,
                to_extract_date_only=True,
                name="number of placements in Annex A",
            ),
        ),
        good="low",
        definition="Children looked after at the end of the month who had three or more placements "
        "in the 12 months to that day, of all looked after then. A placement begins when the carer "
        f"changes; one that was open when the 12 months began counts. {_NO_BREAKS}",
        source=f"{_DFE} (LACStable_2016on).",
    ),
    Indicator(
        id="looked_after.long_term_stability",
        title="Under 16s looked after 2.5 years or more, in the same placement for 2 years",
        short="Same placement for 2 years or more",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(
                _under_16_and_2_5_years("care_periods", "ended"),
                met=BegunBefore(_SETTLED, months=24),
                name=_EPISODES,
            ),
            Rule(
                _under_16_and_2_5_years("looked_after", "ceased"),
                met=BegunBefore("placement_started", months=24),
                to_extract_date_only=True,
                name="list 8 of Annex A, without the placement before one for adoption",
            ),
        ),
        good="high",
        definition="Of children under 16 at the end of the month who had been looked after "
        "continuously for 2.5 years or more, those who had been in the same placement for 2 years "
        "or more, or are placed for adoption and were there and in the placement before it for 2 "
        "years together.",
        source=f"{_DFE} (LAC_LongStable%): the national measure. Headings such as 'same placement "
        "for 2.5 years' run its two parts together.",
    ),
    Indicator(
        id="looked_after.placements",
        title="Looked after children by kind of placement",
        chapter=CHAPTER.id,
        shape=Share(),
        unit=Unit.PERCENT,
        rules=(Rule(Open("placement_spells", start="started", end="ended", each=_ONE)),),
        splits=(Split("kind", ("kind",), "Kind of placement"),),
        definition="Children looked after at the end of the month by where they live, of all "
        "looked after then. In-house foster care is the authority's own; family and friends are "
        f"foster carers who are relatives or friends. {_NO_BREAKS}",
        source="SSDA903 episodes, placement and provider.",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
