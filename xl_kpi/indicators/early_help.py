"""Early help: children who get it, and claims for families helped."""

from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Events,
    Indicator,
    Open,
    Rule,
    Split,
    Unit,
)
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "early_help",
    "Early help and Families First",
    "How many children get early help, and how many claims were made for families helped.",
)

_INDICATORS = (
    Indicator(
        id="early_help.open",
        title="Children open to early help",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(
            Rule(
                Open("early_help_cases", start="opened", end="closed", each=("child_id",)),
                name="early help cases",
            ),
            Rule(
                Open("early_help", start="started", end="completed", each=("child_id",)),
                name="early help assessments of Annex A",
            ),
        ),
        splits=(Split("organisation", ("organisation",), "Organisation"),),
        definition="Children with an early help case, or an early help assessment, begun and not "
        "ended by the end of the month; a child in two of them counts once.",
        source="Local list of early help cases; else Ofsted, Annex A guidance (August 2019), list 2.",
    ),
    Indicator(
        id="families_first.claims",
        title="Families First claims submitted",
        short="Families First claims",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(Events("families_first_claims", at="submitted")),),
        splits=(Split("kind", ("kind",), "Kind of claim"),),
        good="high",
        definition="Payment by results claims for families helped, submitted in the period.",
        source="Local measure of the national programme for families.",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
