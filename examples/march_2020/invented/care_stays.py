"""A child's stay in care while it is being made: the child's placements, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from invented.days import age_on, days_of, year_before
from invented.people import Child


class DeadEndError(Exception):
    """Chance has left no child who fits; another beginning may do better."""


FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
ADOPTIVE = ("A3", "A4", "A5", "A6")
RESIDENTIAL = ("K1", "K2", "R1", "R2", "R3", "R5", "S1")


@dataclass(eq=False)
class Placement:
    """A spell in one placement of one kind; with ``same_carer`` it goes on with the same carer."""

    started: date
    code: str
    provider: str
    same_carer: bool = False

    @property
    def kind(self) -> str:
        """The kind of placement, by which the months are made."""
        if self.code in FOSTER:
            if self.code in ("U1", "U2", "U3"):
                return "friends"
            return "in-house" if self.provider == "PR1" else "agency"
        if self.code in ADOPTIVE:
            return "adoption"
        if self.code in RESIDENTIAL:
            return "residential"
        return {"P1": "parents", "H5": "semi", "P2": "semi"}.get(self.code, "other")


@dataclass(eq=False)
class Stay:
    """A period of being looked after."""

    child: Child
    placements: list[Placement]
    ended: date | None = None
    ceased: str = ""
    need: str = "N1"
    alone: bool = False  # an unaccompanied asylum seeker
    settled: bool = False  # never to be moved
    team: str = ""
    worker: str = ""
    legal: list[tuple[date, str]] = field(default_factory=list)

    @property
    def started(self) -> date:
        """The day it began."""
        return self.placements[0].started

    @property
    def kind(self) -> str:
        """The kind of the latest placement."""
        return self.placements[-1].kind

    @property
    def carer_since(self) -> date:
        """The day the latest carer's placement began."""
        return next(p.started for p in reversed(self.placements) if not p.same_carer)

    def is_open(self, day: date) -> bool:
        """Whether it is open at the end of a day."""
        return self.started <= day and (self.ended is None or self.ended > day)

    def carers(self) -> Iterator[tuple[date, date | None]]:
        """Give the first and last day of each carer's placement."""
        starts = [p.started for p in self.placements if not p.same_carer]
        yield from zip(starts, [*starts[1:], self.ended], strict=True)

    def placements_to(self, day: date) -> int:
        """Count the placements of the twelve months to a day."""
        first = year_before(day) + timedelta(days=1)
        return sum(start <= day and (end is None or end >= first) for start, end in self.carers())

    def is_long(self, day: date) -> bool:
        """Whether the child is under 16 and has been looked after for two and a half years."""
        return age_on(self.child.born, day) < 16 and self.started <= on_or_before(day, 30)

    def is_stable(self, day: date) -> bool:
        """Whether a long stay has been in the same placement for two years.

        A child placed for adoption keeps the years of the placement before.
        """
        starts = [start for start, _ in self.carers() if start <= day]
        latest = [p for p in self.placements if p.started <= day][-1]
        if latest.code in ADOPTIVE and latest.started == starts[-1] and len(starts) > 1:
            del starts[-1]
        return self.is_long(day) and starts[-1] <= on_or_before(day, 24)


def on_or_before(day: date, months: int) -> date:
    """Give the last day on which something began that is so many months old at a day."""
    number = day.year * 12 + day.month - 1 - months
    last = days_of(f"{number // 12}-{number % 12 + 1:02}")[-1].day
    same = date(number // 12, number % 12 + 1, min(day.day, last))
    return same + timedelta(days=1)


def of_kind(stays: Iterable[Stay], *kinds: str) -> list[Stay]:
    """Give the stays whose latest placement is of a kind."""
    return [stay for stay in stays if stay.kind in kinds]
