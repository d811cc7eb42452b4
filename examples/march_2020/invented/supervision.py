"""Supervision: when each open case was last supervised, and whose workers were supervised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.cases import CarePeriod, CinPlan, CpPlan
from invented.days import is_working_day
from invented.people import Child
from invented.published_practice import BAND_DAYS, BANDS, NEW_SINCE, SUPERVISION
from invented.visits import Case, open_cases, opened_on

NONE, NEW = BANDS[-2:]


@dataclass(eq=False)
class OpenCase:
    """A child's open case, of one kind, made of one plan or period or of both."""

    child: Child
    kind: str
    parts: tuple[Case, ...]
    last_supervised: date | None = None

    @property
    def team(self) -> str:
        """The team that has it."""
        return self.parts[0].team

    @property
    def opened(self) -> date:
        """The day it opened."""
        return min(opened_on(part) for part in self.parts)


def make_open_cases(
    cin_plans: Sequence[CinPlan], cp_plans: Sequence[CpPlan], periods: Sequence[CarePeriod]
) -> list[OpenCase]:
    """Give the children who are in need, on a plan or looked after, each one once."""
    parts: dict[Child, dict[str, Case]] = defaultdict(dict)
    for kind, cases in (("LAC", periods), ("CPP", cp_plans), ("CIN", cin_plans)):
        for case in open_cases(cases):
            parts[case.child][kind] = case
    found = [
        OpenCase(child, " & ".join(kinds), tuple(kinds.values())) for child, kinds in parts.items()
    ]
    return sorted(found, key=lambda case: (case.opened, case.child.id))


def supervise(cases: Sequence[OpenCase], random: Random) -> None:
    """Give each case its last supervision, so that the published table comes out."""
    for (team, kind), numbers in SUPERVISION.items():
        left = [case for case in cases if (case.team, case.kind) == (team, kind)]
        if len(left) != sum(numbers):
            raise ValueError(f"{team} has {len(left)} cases of kind {kind}, not {sum(numbers)}")
        wanted = dict(zip(BANDS, numbers, strict=True))
        for case in _newest(left, wanted.pop(NEW), NEW_SINCE, date.max):
            left.remove(case)
        for case in _newest(left, wanted.pop(NONE), date.min, NEW_SINCE - timedelta(days=1)):
            left.remove(case)
        # Only cases that are old enough can have been supervised last so long ago.
        for band, number in reversed(wanted.items()):
            first, last = BAND_DAYS[band]
            can_be = [case for case in left if case.opened <= last - timedelta(days=5)]
            enough = left if band == BANDS[0] else can_be
            for case in random.sample(enough, number):
                left.remove(case)
                case.last_supervised = _working_day(max(first, case.opened), last, random)


def _newest(cases: list[OpenCase], number: int, first: date, last: date) -> list[OpenCase]:
    fitting = [case for case in cases if first <= case.opened <= last]
    if len(fitting) < number:
        raise ValueError(f"{number} cases must have opened from {first} to {last}: {cases[0].team}")
    return fitting[len(fitting) - number :]


def _working_day(first: date, last: date, random: Random) -> date:
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    return random.choice([day for day in days if is_working_day(day)] or days)
