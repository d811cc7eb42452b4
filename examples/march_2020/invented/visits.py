"""Visits to children in need, on plans and looked after: due, and made in time or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.cases import CarePeriod, CinPlan, CpPlan, is_open
from invented.days import is_working_day
from invented.people import Child
from invented.published_practice import MARCH_VISITS, VISITS_YEAR_TO_DATE, WEEK_AS_AT

FIRST_DUE = date(2019, 3, 1)
FEBRUARY = date(2020, 2, 1)
MARCH, YEAR_START = "2020-03", "2019-04"
DAYS_BETWEEN = {"CIN": 28, "CP": 14, "LAC": 28}
DAYS_TO_THE_FIRST = {"CIN": (15, 45), "CP": (4, 14), "LAC": (3, 28)}
# How the months before March 2020 compare with each other; the year to date sets the level.
RISE = {"CIN": 0.25, "CP": 0.12, "LAC": 0.10}
BEFORE_THE_YEAR = {"CIN": 0.61, "CP": 0.75, "LAC": 0.81}
NEVER_MADE = 0.12  # of visits that were not made in time

Case = CinPlan | CpPlan | CarePeriod


@dataclass(eq=False)
class Visit:
    """A visit due for a child."""

    kind: str
    case: Case
    due: date
    made: date | None = None

    @property
    def child(self) -> Child:
        """The child to be seen."""
        return self.case.child

    @property
    def month(self) -> str:
        """The month in which it was due."""
        return f"{self.due:%Y-%m}"


def opened_on(case: Case) -> date:
    """The day a case opened: a plan of a child in need when it was proposed."""
    return case.proposed if isinstance(case, CinPlan) else case.started


def open_cases(cases: Iterable[Case], day: date = WEEK_AS_AT) -> list[Case]:
    """The cases open on a day, those that opened first in front."""
    found = [case for case in cases if is_open(opened_on(case), case.ended, day)]
    return sorted(found, key=lambda case: (opened_on(case), case.child.id))


def make_visits(
    cin_plans: Sequence[CinPlan],
    cp_plans: Sequence[CpPlan],
    periods: Sequence[CarePeriod],
    random: Random,
) -> list[Visit]:
    """Make the visits due since March 2019."""
    looked_after: dict[Child, list[CarePeriod]] = defaultdict(list)
    for period in periods:
        looked_after[period.child].append(period)
    visits = []
    for kind, cases in (("CIN", cin_plans), ("CP", cp_plans), ("LAC", periods)):
        # A looked after child who is also on a plan is seen as a looked after child.
        other = looked_after if kind == "CP" else {}
        maker = _Maker(kind, random)
        visits += maker.make(cases, other)
    return sorted(visits, key=lambda visit: (visit.due, visit.kind, visit.child.id))


def last_visits(visits: Iterable[Visit], *kinds: str) -> dict[Child, date]:
    """Give the day of each child's last visit of some kinds."""
    seen: dict[Child, date] = {}
    for visit in visits:
        if visit.kind in kinds and visit.made is not None:
            seen[visit.child] = max(seen.get(visit.child, visit.made), visit.made)
    return seen


class _Maker:
    def __init__(self, kind: str, random: Random) -> None:
        self.kind, self.random = kind, random
        self.step = DAYS_BETWEEN[kind]

    def make(
        self, cases: Sequence[Case], looked_after: dict[Child, list[CarePeriod]]
    ) -> list[Visit]:
        def elsewhere(case: Case, day: date) -> bool:
            return bool(open_cases(looked_after.get(case.child, ()), day))

        due_in_march = self._due_in_march(
            [case for case in cases if not elsewhere(case, WEEK_AS_AT)]
        )
        visits: dict[tuple[Child, date], Visit] = {}
        for case in sorted(cases, key=lambda case: (opened_on(case), case.child.id)):
            for day in self._due_days(case, due_in_march=case in due_in_march):
                if not elsewhere(case, day):
                    visits.setdefault((case.child, day), Visit(self.kind, case, day))
        made = list(visits.values())
        self._carry_out(made)
        return made

    def _due_in_march(self, cases: Sequence[Case]) -> set[Case]:
        """Choose each team's children with a visit due in March: all but the newest.

        Where a team has more visits than open cases, a case that ended in March after its visit
        makes up the number.
        """
        month_start = WEEK_AS_AT.replace(day=1)
        chosen: set[Case] = set()
        for team, (due, _) in MARCH_VISITS[self.kind].items():
            own = [case for case in cases if case.team == team]
            ended = [
                case
                for case in open_cases(own, month_start)
                if case.ended is not None and case.ended <= WEEK_AS_AT
            ]
            ended.sort(key=lambda case: (case.ended or WEEK_AS_AT, case.child.id), reverse=True)
            wanted = [*open_cases(own), *ended][:due]
            if len(wanted) < due:
                raise ValueError(f"{team} has too few children for its {self.kind} visits")
            chosen.update(wanted)
        return chosen

    def _due_days(self, case: Case, *, due_in_march: bool) -> list[date]:
        """List the days on which visits were due, of March 2020 only if one shall be.

        Those of whom none is due in March although their case is open are new: they need none in
        February either.
        """
        opened, last = opened_on(case), min(case.ended or WEEK_AS_AT, WEEK_AS_AT)
        first = opened + timedelta(days=self.random.randint(*DAYS_TO_THE_FIRST[self.kind]))
        if first < FIRST_DUE:
            first += -((first - FIRST_DUE) // timedelta(days=self.step)) * timedelta(days=self.step)
        days = []
        while first <= last:
            days.append(first)
            first += timedelta(days=self.step)
        in_march = [day for day in days if f"{day:%Y-%m}" == MARCH]
        if not due_in_march:
            new = is_open(opened, case.ended, WEEK_AS_AT)
            return [day for day in days if day not in in_march and not (new and day >= FEBRUARY)]
        if not in_march:
            start = max(opened, WEEK_AS_AT.replace(day=1))
            days.append(start + timedelta(days=self.random.randint(0, (last - start).days)))
        return days

    def _carry_out(self, visits: list[Visit]) -> None:
        """Make visits, so many of each month's latest ones in time."""
        latest: dict[tuple[str, Child], Visit] = {}
        for visit in sorted(visits, key=lambda visit: visit.due):
            latest[visit.month, visit.child] = visit
        by_month: dict[str, list[Visit]] = defaultdict(list)
        for visit in latest.values():
            by_month[visit.month].append(visit)
        numbers = self._in_time({month: len(by_month[month]) for month in sorted(by_month)})
        in_time: set[Visit] = set()
        for month, number in numbers.items():
            in_time.update(self.random.sample(by_month[month], number))
        for team, (_, number) in MARCH_VISITS[self.kind].items():
            own = [visit for visit in by_month[MARCH] if visit.case.team == team]
            in_time.update(self.random.sample(own, number))
        judged = set(latest.values())
        for visit in visits:
            share = numbers.get(visit.month, 0) / len(by_month[visit.month]) or 0.9
            as_judged = visit in in_time if visit in judged else self.random.random() < share
            self._see(visit, in_time=as_judged)

    def _in_time(self, due: dict[str, int]) -> dict[str, int]:
        """Say how many of each month's before March are in time, for the year to date printed."""
        year = [month for month in due if YEAR_START <= month < MARCH]
        share = VISITS_YEAR_TO_DATE[self.kind]
        in_march = sum(visits.in_time for visits in MARCH_VISITS[self.kind].values())
        everyone = sum(due[month] for month in year) + due[MARCH]
        left = (everyone * share + 50) // 100 - in_march
        last = max(len(year) - 1, 1)
        shape = {
            month: due[month] * (1 + RISE[self.kind] * (at / last + self.random.uniform(-0.1, 0.1)))
            for at, month in enumerate(year)
        }
        numbers = {
            month: int(due[month] * BEFORE_THE_YEAR[self.kind])
            for month in due
            if month < YEAR_START
        }
        total = sum(shape.values())
        for month in year:  # what rounding leaves over goes to the months that follow
            numbers[month] = min(due[month], round(left * shape[month] / total))
            left -= numbers[month]
            total -= shape[month]
        if left:
            raise ValueError(f"{left} {self.kind} visits too many in time for the months")
        return numbers

    def _see(self, visit: Visit, *, in_time: bool) -> None:
        opened = opened_on(visit.case)
        if in_time:
            day = visit.due - timedelta(
                days=min(int(self.random.expovariate(1 / 3)), self.step // 2)
            )
            while not is_working_day(day):
                day -= timedelta(days=1)
            visit.made = max(day, opened)
            return
        if self.random.random() < NEVER_MADE:
            return
        day = visit.due + timedelta(days=1 + int(self.random.expovariate(1 / 5)))
        while not is_working_day(day):
            day += timedelta(days=1)
        if day <= min(visit.case.ended or WEEK_AS_AT, WEEK_AS_AT):
            visit.made = day
