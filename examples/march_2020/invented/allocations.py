"""Allocations: which worker holds which child's case, and who held it before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.assessments import Assessment
from invented.caseloads import ASSESSMENT, CARE_LEAVER, OTHER, Holding, Sharing
from invented.leavers import Leaver
from invented.people import Child, Population
from invented.published_practice import (
    ADVISERS_16,
    ALLOCATED_16,
    CASELOADS,
    VIRTUAL_16,
    VIRTUAL_CASES,
    WEEK_AS_AT,
    Holder,
)
from invented.staff import worker_name
from invented.supervision import OpenCase
from invented.visits import Case, opened_on
from invented.workers import WORKERS

FIRST_ENDED = date(2020, 1, 1)  # what ended before is not listed
LAST_FRIDAY = date(2020, 3, 27)  # the last day of the workers who left in March
HANDED_OVER = 0.4  # of cases held, those that another worker held before
LINES = {caseload.team: line for line, caseload in CASELOADS.items() if line != ADVISERS_16}


@dataclass(frozen=True)
class Allocation:
    """A worker's holding of a child's case; None as its end means that it goes on."""

    child: Child
    kind: str
    team: str  # as the staff list has it
    worker: str
    started: date
    ended: date | None = None


def make_allocations(
    people: Population,
    open_cases: Sequence[OpenCase],
    assessments: Sequence[Assessment],
    closed: Sequence[tuple[str, Case]],
    leavers: Sequence[Leaver],
    random: Random,
) -> list[Allocation]:
    """Allocate the open cases, and tell the worker to the plans and periods they are made of.

    `closed` are the plans and periods that ended, with their kind of case.
    """
    return _Maker(people, assessments, closed, random).make(open_cases, leavers)


class _Maker:
    def __init__(
        self,
        people: Population,
        assessments: Sequence[Assessment],
        closed: Sequence[tuple[str, Case]],
        random: Random,
    ) -> None:
        self.random = random
        self.family_of = {child: family for family in people.families for child in family.children}
        self.assessments = [made for made in assessments if made.team in LINES]
        self.closed = [(kind, case) for kind, case in closed if case.team in LINES]
        self.busy: set[Child] = set()  # children whose case is open with some team
        self.leavers: set[Child] = set()
        self.made: dict[tuple[Child, str, str, date], Allocation] = {}

    def make(self, open_cases: Sequence[OpenCase], leavers: Sequence[Leaver]) -> list[Allocation]:
        self.busy.update(case.child for case in open_cases)
        self.leavers.update(one.child for one in leavers)
        assessed = {
            made.child: made
            for made in self.assessments
            if made.authorised is None and made.start <= WEEK_AS_AT
        }
        only_assessed = [made for child, made in assessed.items() if child not in self.busy]
        self.busy.update(assessed)
        held_by_16 = [case for case in open_cases if case.team == CASELOADS[ALLOCATED_16].team]
        self._allocate_leavers(leavers, held_by_16)
        for line, caseload in CASELOADS.items():
            if line == ADVISERS_16:
                continue
            cases = [
                Holding(
                    case.child,
                    case.kind,
                    case.opened,
                    case.parts,
                    assessed[case.child].worker if case.child in assessed else "",
                )
                for case in open_cases
                if case.team == caseload.team
            ]
            cases += [
                Holding(made.child, ASSESSMENT, made.start, assessor=made.worker)
                for made in only_assessed
                if made.team == caseload.team
            ]
            wanted = _total(caseload.holders) - len(cases)
            self._allocate(line, caseload.holders, cases + self._others(caseload.team, wanted))
        self._add_ended()
        return sorted(
            self.made.values(),
            key=lambda made: (made.started, made.child.id, made.kind, made.worker),
        )

    def _allocate_leavers(self, leavers: Sequence[Leaver], held_by_16: Sequence[OpenCase]) -> None:
        """Give care leavers to personal advisers, and the oldest in care to the virtual worker.

        The virtual worker stands for the adviser that those will have.
        """
        cases = [
            self._leaver(one)
            for one in sorted(leavers, key=lambda one: (one.child.born, one.child.id))
        ]
        cases += [
            Holding(
                case.child, case.kind, max(case.opened, min(_birthday(case.child, 16), LAST_FRIDAY))
            )
            for case in sorted(held_by_16, key=lambda case: (case.child.born, case.child.id))
            if case.kind == "LAC"
        ]
        advisers = CASELOADS[ADVISERS_16].holders
        advised = _total(advisers)
        self._allocate(ADVISERS_16, advisers, cases[:advised])
        for case in cases[advised : advised + VIRTUAL_CASES]:
            self._hold(case, VIRTUAL_16, VIRTUAL_16)

    def _leaver(self, one: Leaver) -> Holding:
        since = WEEK_AS_AT - timedelta(days=self.random.randint(20, 700))
        since = max(min(_birthday(one.child, 18), LAST_FRIDAY), since)
        return Holding(one.child, CARE_LEAVER, since, assessor=one.adviser)

    def _others(self, team: str, wanted: int) -> list[Holding]:
        """Find cases that fill a team's number: those that it closed last, not yet given up."""
        ended: list[tuple[date, Child, str]] = []
        for made in self.assessments:
            if made.team == team and made.authorised and made.authorised <= WEEK_AS_AT:
                ended.append((made.authorised, made.child, made.worker))
        for _, case in self.closed:
            if case.team == team and case.ended and case.ended <= WEEK_AS_AT:
                ended.append((case.ended, case.child, case.worker))
        ended.sort(key=lambda found: (found[0], found[1].id), reverse=True)
        cases: list[Holding] = []
        for day, child, worker in ended:
            if len(cases) < wanted and child not in self.busy:
                self.busy.add(child)
                kind = CARE_LEAVER if child in self.leavers else OTHER
                cases.append(Holding(child, kind, day, assessor=worker))
        if len(cases) < wanted:
            raise ValueError(f"{team} lacks {wanted - len(cases)} cases")
        return cases

    def _allocate(self, line: str, holders: Sequence[Holder], cases: Sequence[Holding]) -> None:
        sharing = Sharing(holders, self.family_of)
        for case in sharing.share_out(cases):
            if case.kind == ASSESSMENT:  # its worker left, and it waits for the next
                self._left(case, line)
        for worker, own in sharing.held.items():
            for case in own:
                self._hold(case, line, worker)

    def _hold(self, case: Holding, line: str, worker: str) -> None:
        """Let a worker hold a case, perhaps after another one."""
        for part in case.parts:
            part.worker = worker
        if case.kind == ASSESSMENT:
            started = case.opened if case.assessor == worker else self._left(case, line)
        else:
            started = self._handed_over(case, line, worker)
        self._add(Allocation(case.child, case.kind, line, worker, started))

    def _left(self, case: Holding, line: str) -> date:
        """End an assessment's allocation to a worker who left; give the day of the end."""
        last = max(LAST_FRIDAY, case.opened)
        self._add(Allocation(case.child, case.kind, line, case.assessor, case.opened, last))
        return last

    def _handed_over(self, case: Holding, line: str, worker: str) -> date:
        """Give the day a worker took a case, with the allocation before it if there was one."""
        taken = min(case.opened + timedelta(days=self.random.randint(0, 4)), WEEK_AS_AT)
        first = max(taken + timedelta(days=20), FIRST_ENDED)
        changed = line != VIRTUAL_16 and self.random.random() < HANDED_OVER
        if not changed or first > WEEK_AS_AT:
            return taken
        ended = first + timedelta(days=self.random.randint(0, (WEEK_AS_AT - first).days))
        before = self.random.choice([name for name in _colleagues(line) if name != worker])
        self._add(Allocation(case.child, case.kind, line, before, taken, ended))
        return ended

    def _add_ended(self) -> None:
        """Add what ended in the span of the list with the case itself."""
        for kind, case in self.closed:
            if case.ended and FIRST_ENDED <= case.ended <= WEEK_AS_AT:
                line = LINES[case.team]
                self._add(
                    Allocation(case.child, kind, line, case.worker, opened_on(case), case.ended)
                )
        for made in self.assessments:
            if made.authorised and FIRST_ENDED <= made.authorised <= WEEK_AS_AT:
                line = LINES[made.team]
                self._add(
                    Allocation(
                        made.child, ASSESSMENT, line, made.worker, made.start, made.authorised
                    )
                )

    def _add(self, made: Allocation) -> None:
        self.made.setdefault((made.child, made.worker, made.kind, made.started), made)


def _total(holders: Iterable[Holder]) -> int:
    return sum(holder.cases for holder in holders)


def _colleagues(line: str) -> list[str]:
    """List who may have held a team's cases: its holders, and others who have been in it."""
    numbers = {holder.number for holder in CASELOADS[line].holders}
    if line != ADVISERS_16:
        first, last = WORKERS[CASELOADS[line].team]
        advisers = {holder.number for holder in CASELOADS[ADVISERS_16].holders}
        numbers |= set(range(first, last + 1)) - advisers
    return [worker_name(number) for number in sorted(numbers)]


def _birthday(child: Child, age: int) -> date:
    day = 28 if (child.born.month, child.born.day) == (2, 29) else child.born.day
    return date(child.born.year + age, child.born.month, day)
