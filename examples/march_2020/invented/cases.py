"""What children's cases are made of, shared by the makers of every list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from invented.people import Child


@dataclass(eq=False)
class CinPlan:
    """A plan of a child in need: proposed, and then begun unless it is still incoming."""

    child: Child
    team: str
    worker: str
    proposed: date
    started: date | None
    ended: date | None = None


@dataclass(eq=False)
class CpPlan:
    """A child protection plan."""

    id: str
    child: Child
    team: str
    worker: str
    started: date
    ended: date | None
    initial_category: str
    latest_category: str
    category_changed: date | None = None
    end_reason: str = ""


@dataclass(eq=False)
class Episode:
    """An episode of the SSDA903 return."""

    started: date
    reason: str  # RNE
    legal_status: str
    need: str
    placement: str  # PLACE
    provider: str
    ended: date | None = None
    ceased: str = ""  # REC


@dataclass(eq=False)
class CarePeriod:
    """A period of being looked after, without a day between its episodes."""

    child: Child
    team: str
    worker: str
    episodes: list[Episode] = field(default_factory=list)

    @property
    def started(self) -> date:
        """The day it began."""
        return self.episodes[0].started

    @property
    def ended(self) -> date | None:
        """The day it ended; None while it goes on."""
        return self.episodes[-1].ended


def is_open(started: date, ended: date | None, day: date) -> bool:
    """Whether something is open at the end of a day: what ended on the day is closed."""
    return started <= day and (ended is None or ended > day)
