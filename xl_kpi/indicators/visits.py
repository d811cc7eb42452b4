"""Visits to children in need, on plans and looked after: seen in time, and not due yet."""

from dataclasses import dataclass

from xl_kpi.indicators.conditions import (
    THE_DAY,
    Days,
    HasOther,
    IsNoneOf,
    IsOneOf,
    Known,
    WorkingDays,
)
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Events,
    Indicator,
    Open,
    Percentage,
    Rule,
    Unit,
)
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "visits",
    "Visits",
    "How many children were visited in time: children in need, on child protection plans and "
    "looked after.",
)

_ONE = ("child_id",)
_FROM_VISITS = "visits that were due"


@dataclass(frozen=True)
class _Group:
    """The children of one kind of visit: how they are called, and where their cases stand."""

    id: str
    kind: str
    children: str
    cases: Open
    fallback: Rule


def _in_time(group: _Group, standard: str) -> Indicator:
    visits = Events(
        "visits", at="due", where=IsOneOf("kind", (group.kind,)), each=_ONE, to_run=True
    )  # fmt: skip
    return Indicator(
        id=f"visits.{group.id}_in_time",
        title=f"{group.children} visited in time",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            # A visit that was not made was not in time.
            Rule(visits, met=Known("made") & (Days("made", "due") >= 0), name=_FROM_VISITS),
            group.fallback,
        ),
        splits=(BY_TEAM,),
        good="high",
        definition=f"{group.children} with a visit due in the month who were seen by the day on "
        "which it was due, of all with a visit due; of several visits of a child in the month the "
        "latest one counts, and a longer period counts the child once for each month. Without the "
        f"list of visits: those on the extract date whose last visit was no more than {standard} "
        "before; new cases without a visit, no older than that, need none yet and are left out.",
        source="Local standard (there is no national one but for looked after children: Care "
        "Planning, Placement and Case Review Regulations 2010, regulation 28); council.toml.",
    )


def _not_due(group: _Group) -> Indicator:
    due = HasOther("visits", "child_id", "due", where=IsOneOf("kind", (group.kind,)))
    return Indicator(
        id=f"visits.{group.id}_no_visit_due",
        title=f"{group.children} without a visit due in the month",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(group.cases, met=~due),),
        headline=False,
        definition=f"{group.children} at the end of the month for whom no visit was due in it: new "
        "cases need none yet. It is why the children with a visit due are not those with a case.",
        source="Local lists.",
    )


def indicators(limits: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators, with the council's own standards."""
    new_in_need = ~Known("last_seen") & (
        WorkingDays("started", THE_DAY) <= limits.cin_visit_working_days
    )
    cin = _Group(
        "cin", "CIN", "Children in need",
        Open("cin_plans", start=("proposed", "started"), end="ended", each=_ONE),
        Rule(
            Open(
                "children_in_need", start="started", end="closed", each=_ONE,
                where=IsOneOf("case_status", ("c) Child in need plan",)) & ~new_in_need,
            ),
            met=WorkingDays("last_seen", THE_DAY) <= limits.cin_visit_working_days,
            to_extract_date_only=True, name="date last seen in Annex A",
        ),
    )  # fmt: skip
    new_plan = ~Known("last_visit") & (
        WorkingDays("started", THE_DAY) <= limits.cp_visit_working_days
    )
    cp = _Group(
        "cp", "CP", "Children on protection plans",
        Open("cp_plans", start="started", end="ended", each=_ONE),
        Rule(
            Open("child_protection", start="started", end="ended", each=_ONE, where=~new_plan),
            met=WorkingDays("last_visit", THE_DAY) <= limits.cp_visit_working_days,
            to_extract_date_only=True, name="last statutory visit in Annex A",
        ),
    )  # fmt: skip
    new_in_care = ~Known("last_visit") & (Days("started", THE_DAY) <= limits.lac_visit_days)
    no_short_break = IsNoneOf(
        "legal_status",
        ("V3: Short term breaks, episodes recorded", "V4: Short term breaks, agreements recorded"),
    )
    lac = _Group(
        "lac", "LAC", "Looked after children",
        Open("care_periods", start="started", end="ended", each=_ONE),
        Rule(
            Open(
                "looked_after", start="started", end="ceased", each=_ONE,
                where=no_short_break & ~new_in_care,
            ),
            met=Days("last_visit", THE_DAY) <= limits.lac_visit_days,
            to_extract_date_only=True, name="last social work visit in Annex A",
        ),
    )  # fmt: skip
    standards = (
        (cin, f"{limits.cin_visit_working_days} working days"),
        (cp, f"{limits.cp_visit_working_days} working days"),
        (lac, f"{limits.lac_visit_days} days"),
    )
    return tuple(
        indicator
        for group, standard in standards
        for indicator in (_in_time(group, standard), _not_due(group))
    )
