"""Practice and workforce: visits, supervision, staff and their cases, early help."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from random import Random

from invented.allocations import Allocation, make_allocations
from invented.assessments import Assessment
from invented.cases import CarePeriod, CinPlan, CpPlan
from invented.early_help import Claim, EarlyHelpCase, make_claims, make_early_help
from invented.leavers import Leaver
from invented.people import Child, Population
from invented.staff import Post, WorkerMonth, Workforce, make_staff, supervise_workers
from invented.supervision import OpenCase, make_open_cases, supervise
from invented.visits import Case, Visit, make_visits

SEED = 30032020


@dataclass(frozen=True)
class Practice:
    """All that the lists of practice and workforce are written from."""

    visits: list[Visit]
    supervised: list[OpenCase]
    worker_supervisions: list[WorkerMonth]
    staff: list[Post]
    allocations: list[Allocation]
    early_help: list[EarlyHelpCase]
    claims: list[Claim]


def make_practice(
    people: Population,
    assessments: Sequence[Assessment],
    cin_plans: Sequence[CinPlan],
    cp_plans: Sequence[CpPlan],
    periods: Sequence[CarePeriod],
    leavers: Sequence[Leaver],
    others: Set[Child] = frozenset(),
) -> Practice:
    """Make it all, and give the open plans and periods the workers who hold them.

    So it comes before the lists of plans and periods are written. `others` are children who are
    known to social care otherwise; none of their families gets early help.
    """
    random = Random(SEED)
    open_cases = make_open_cases(cin_plans, cp_plans, periods)
    kinds: tuple[tuple[str, Sequence[Case]], ...] = (
        ("CIN", cin_plans),
        ("CPP", cp_plans),
        ("LAC", periods),
    )
    closed = [(kind, case) for kind, cases in kinds for case in cases if case.ended]
    allocations = make_allocations(people, open_cases, assessments, closed, leavers, random)
    supervise(open_cases, random)
    workforce = Workforce()
    known = {made.child for made in allocations} | {case.child for _, own in kinds for case in own}
    known |= {made.child for made in assessments if made.authorised is None} | others
    early_help = make_early_help(people, known, random)
    return Practice(
        make_visits(cin_plans, cp_plans, periods, random),
        open_cases,
        supervise_workers(workforce, random),
        make_staff(workforce),
        allocations,
        early_help,
        make_claims(early_help, random),
    )
