"""Children in need: those with a plan, proposed or begun."""

from xl_kpi.indicators.conditions import Happened, IsOneOf
from xl_kpi.indicators.declaration import Chapter, Count, Indicator, Open, Rule, Unit
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "children_in_need",
    "Children in need",
    "How many children have a child in need plan, and how many of the plans have begun.",
)

_DATES = ("proposed", "started")
_PLANS = Open("cin_plans", start=_DATES, end="ended", each=("child_id",))
_STATUS = Open(
    "children_in_need", start="started", end="closed", each=("child_id",),
    where=IsOneOf("case_status", ("c) Child in need plan",)),
)  # fmt: skip
_SOURCE = "Local list of child in need plans"

_INDICATORS = (
    Indicator(
        id="cin.plans",
        title="Children with a child in need plan",
        short="Children on a CIN plan",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(
            Rule(_PLANS, name="child in need plans"),
            Rule(_STATUS, to_extract_date_only=True, name="case status of Annex A"),
        ),
        splits=(BY_TEAM,),
        definition="Children with a child in need plan at the end of the month, incoming or "
        "proposed ones among them; a child with two plans counts once.",
        source=f"{_SOURCE}; else Ofsted, Annex A guidance (August 2019), list 6, case status.",
    ),
    Indicator(
        id="cin.plans_incoming",
        title="Child in need plans incoming or proposed",
        short="CIN plans incoming or proposed",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_PLANS, met=~Happened("started")),),
        splits=(BY_TEAM,),
        definition="Children whose plan is proposed, and had not begun by the end of the month.",
        source=f"{_SOURCE}.",
    ),
    Indicator(
        id="cin.plans_started",
        title="Child in need plans started or complete",
        short="CIN plans started or complete",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_PLANS, met=Happened("started")),),
        splits=(BY_TEAM,),
        definition="Children whose plan had begun by the end of the month.",
        source=f"{_SOURCE}.",
    ),
)  # fmt: skip


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
