"""Early help: cases of families helped, and claims for those helped with success."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from invented.days import age_on, days_of, is_working_day
from invented.people import Child, Family, Population
from invented.published import AS_AT
from invented.workers import worker_of

# Children open at the end of each month: the report says that they have been stable of late.
OPEN_AT_END = {
    "2019-02": 603,
    "2019-03": 611,
    "2019-04": 607,
    "2019-05": 598,
    "2019-06": 602,
    "2019-07": 585,
    "2019-08": 554,
    "2019-09": 561,
    "2019-10": 549,
    "2019-11": 538,
    "2019-12": 522,
    "2020-01": 519,
    "2020-02": 523,
    "2020-03": 521,
}
BEFORE = "2019-02"
STARTED = (82, 118)  # children in a month
SHORTEST = 35  # days
# Claims in each month: over twelve months they have risen steadily.
CLAIMS = {
    "2019-03": 9,
    "2019-04": 10,
    "2019-05": 11,
    "2019-06": 13,
    "2019-07": 14,
    "2019-08": 15,
    "2019-09": 17,
    "2019-10": 18,
    "2019-11": 20,
    "2019-12": 21,
    "2020-01": 23,
    "2020-02": 25,
    "2020-03": 28,
}
EMPLOYMENT, PROGRESS = "Continuous employment", "Significant and sustained progress"
COUNCIL = "Early help service"
ORGANISATIONS = {
    COUNCIL: 46,
    "Primary school": 22,
    "Secondary school": 13,
    "Health visiting service": 8,
    "Children's centre": 5,
    "School nursing service": 4,
    "Voluntary organisation": 2,
}
PRACTITIONERS = 30


@dataclass(eq=False)
class EarlyHelpCase:
    """A child in a family's case; the children of one family have one number."""

    id: str
    child: Child
    opened: date
    organisation: str
    worker: str
    closed: date | None = None


@dataclass(frozen=True)
class Claim:
    """A claim for a family helped."""

    id: str
    family_id: str
    submitted: date
    kind: str


def make_early_help(people: Population, busy: set[Child], random: Random) -> list[EarlyHelpCase]:
    """Make the cases open since March 2019, of children who are no children's social care case."""
    families = [
        family for family in people.families if not any(child in busy for child in family.children)
    ]
    random.shuffle(families)
    return _Maker(iter(families), random).make()


class _Maker:
    def __init__(self, families: Iterator[Family], random: Random) -> None:
        self.families, self.random = families, random
        self.made: list[EarlyHelpCase] = []
        self.number = 0

    def make(self) -> list[EarlyHelpCase]:
        months = list(OPEN_AT_END)
        first = days_of(BEFORE)[-1]
        long_ago = [first - timedelta(days=back) for back in range(400)]
        self._open(OPEN_AT_END[BEFORE], long_ago, [400.0 / (back + 60) for back in range(400)])
        for month, following in pairwise(months):
            started = self.random.randint(*STARTED)
            ending = OPEN_AT_END[month] + started - OPEN_AT_END[following]
            days = [day for day in days_of(following) if is_working_day(day)]
            # They end first, so that nobody is helped for less than weeks.
            self._close(ending, days)
            self._open(started, days, [1.0] * len(days))
        return sorted(self.made, key=lambda case: (case.opened, case.id, case.child.id))

    def _open(self, count: int, days: list[date], weights: list[float]) -> None:
        while count:
            day = self.random.choices(days, weights)[0]
            while not is_working_day(day):
                day -= timedelta(days=1)
            children = [
                child
                for child in next(self.families).children
                if child.born <= day and age_on(child.born, AS_AT) < 18
            ][:count]
            if not children:
                continue
            self.number += 1
            organisation = self.random.choices(list(ORGANISATIONS), list(ORGANISATIONS.values()))[0]
            worker = (
                worker_of("Early Help", self.random)
                if organisation == COUNCIL
                else f"Practitioner {self.random.randint(1, PRACTITIONERS):02}"
            )
            self.made += [
                EarlyHelpCase(f"EH{self.number:05}", child, day, organisation, worker)
                for child in children
            ]
            count -= len(children)

    def _close(self, count: int, days: list[date]) -> None:
        """Close families' cases, those open for longest the likeliest, until so many children's."""
        families: dict[str, list[EarlyHelpCase]] = {}
        for case in self.made:
            if case.closed is None and (days[0] - case.opened).days >= SHORTEST:
                families.setdefault(case.id, []).append(case)
        order = sorted(
            families.values(),
            key=lambda own: self.random.random() ** (150 / (days[0] - own[0].opened).days),
            reverse=True,
        )
        for own in order:
            if len(own) <= count:
                day = self.random.choice(days)
                for case in own:
                    case.closed = day
                count -= len(own)
        if count:
            raise ValueError(f"{count} early help cases are left to close in {days[0]:%B %Y}")


def make_claims(cases: list[EarlyHelpCase], random: Random) -> list[Claim]:
    """Make claims: for families whose help ended, and for others helped before the lists begin."""
    made: list[Claim] = []
    ended = {case.id: case.closed for case in cases if case.closed}
    claimed: set[str] = set()
    for month, count in CLAIMS.items():
        days = sorted(
            random.choices([day for day in days_of(month) if is_working_day(day)], k=count)
        )
        ready = [
            id
            for id, closed in ended.items()
            if id not in claimed and (days[0] - closed).days in range(20, 240)
        ]
        random.shuffle(ready)
        for day in days:
            if ready and random.random() < 0.8:
                claimed.add(ready[-1])
                family = f"F{ready.pop()[2:]}"
            else:
                family = f"F{90000 + len(made)}"
            kind = EMPLOYMENT if random.random() < 0.22 else PROGRESS
            made.append(Claim(f"FF{len(made) + 1:04}", family, day, kind))
    return made
