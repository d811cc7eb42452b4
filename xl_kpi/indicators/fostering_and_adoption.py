"""Nights in placements by who provides them, and how long each stage of adoption takes."""

from xl_kpi.indicators.conditions import Condition, Days, Greatest, Known, Measure, Nights
from xl_kpi.indicators.declaration import (
    Average,
    Chapter,
    During,
    Events,
    Indicator,
    Rule,
    Share,
    Split,
    Total,
    Unit,
)
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "fostering_and_adoption",
    "Fostering and adoption",
    "How many nights children spend in foster care of the authority's own, of agencies, in "
    "residential care and elsewhere, and how long each stage of adoption takes.",
)

_SPELLS = Rule(During("placement_spells", "started", "ended"), measure=Nights("started", "ended"))
_BY_PROVISION = (Split("provision", ("provision",), "Provision"),)
_NIGHTS = (
    "Nights of looked after children, each child and night once: the night of a day on which an "
    "episode ends is not spent in it, and of episodes that overlap the later-starting one counts. "
    "In-house is foster care of the authority's own, with family and friends too; IFA is foster "
    "care of agencies and others. Agreed series of short breaks (V3, V4) are left out."
)
_LIST_10 = "Ofsted, Annex A guidance (August 2019), list 10"


def _stage(
    id_: str, title: str, measure: Measure, definition: str, source: str,
    where: Condition | None = None,
) -> Indicator:  # fmt: skip
    return Indicator(
        id=f"adoption.{id_}",
        title=f"Average days {title}",
        short=f"Days {title}",
        chapter=CHAPTER.id,
        shape=Average(),
        unit=Unit.DAYS,
        rules=(Rule(Events("adoption", at="adopted", where=where), measure=measure),),
        good="low",
        definition=f"{definition} The mean of children adopted in the period; one without either "
        "date is left out.",
        source=source,
    )


_INDICATORS = (
    Indicator(
        id="placements.nights",
        title="Nights in placements",
        chapter=CHAPTER.id,
        shape=Total(),
        unit=Unit.NIGHTS,
        rules=(_SPELLS,),
        splits=_BY_PROVISION,
        definition=_NIGHTS,
        source="SSDA903 episodes, placement and provider.",
    ),
    Indicator(
        id="placements.nights_share",
        title="Share of nights by provision",
        chapter=CHAPTER.id,
        shape=Share(),
        unit=Unit.PERCENT,
        rules=(_SPELLS,),
        splits=_BY_PROVISION,
        definition=f"Nights in each kind of provision, of all nights in the period. {_NIGHTS}",
        source="SSDA903 episodes, placement and provider.",
    ),
    _stage(
        "care_to_placement",
        "from entering care to moving in with adopters",
        Days("entered_care", "placed"),
        "Days from entering care to moving in with the adoptive family (A1).",
        f"Department for Education, adoption scorecards (A1); {_LIST_10}.",
    ),
    _stage(
        "care_to_decision",
        "from entering care to the decision for adoption",
        Days("entered_care", "decided"),
        "Days from entering care to the decision that the child should be placed for adoption.",
        f"{_LIST_10}.",
    ),
    _stage(
        "decision_to_order",
        "from the decision to the placement order",
        Days("decided", "placement_order"),
        "Days from the decision for adoption to the placement order.",
        f"{_LIST_10}.",
    ),
    _stage(
        "order_to_match",
        "from the placement order to the match",
        Greatest(Days("placement_order", "matched"), 0),
        "Days from the placement order to the decision on the match (A2); a match before the "
        "order is 0 days. Children without a placement order, and those not placed before they "
        "were adopted, are left out.",
        f"Department for Education, adoption scorecards (A2); {_LIST_10}.",
        where=Known("placement_order") & Known("placed"),
    ),
    _stage(
        "match_to_placement",
        "from the match to moving in with adopters",
        Days("matched", "placed"),
        "Days from the decision on the match to moving in with the adopters.",
        f"{_LIST_10}.",
    ),
    _stage(
        "placement_to_adoption",
        "from moving in to the adoption order",
        Days("placed", "adopted"),
        "Days from moving in with the adopters to the adoption order.",
        f"{_LIST_10}.",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
