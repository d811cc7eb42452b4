"""On which days of a month children come, go and move, so that the nights are as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from invented.care_stays import DeadEndError, Placement, Stay
from invented.days import days_of, is_working_day
from invented.published_care import NIGHTS, PROVISION_OF, PROVISIONS

MOST_TRIES = 400_000


@dataclass(eq=False)
class Change:
    """Children who come, go or move together, on one of several days."""

    days: Sequence[date]
    begins: list[Placement] = field(default_factory=list)
    ends: list[Stay] = field(default_factory=list)
    nights: Counter[str] = field(default_factory=Counter)  # more or fewer children, by provision

    def fall_on(self, day: date) -> None:
        """Let it happen on a day."""
        for placement in self.begins:
            placement.started = day
        for stay in self.ends:
            stay.ended = day


def starting(placements: list[Placement], days: Sequence[date]) -> Change:
    """Children come into care together."""
    nights = Counter(PROVISION_OF[placement.kind] for placement in placements)
    return Change(days, begins=placements, nights=nights)


def moving(old: Placement, new: Placement, days: Sequence[date]) -> Change:
    """A child moves."""
    nights = Counter({PROVISION_OF[new.kind]: 1})
    nights[PROVISION_OF[old.kind]] -= 1
    return Change(days, begins=[new], nights=nights)


def ceasing(stay: Stay, days: Sequence[date]) -> Change:
    """A child leaves care."""
    return Change(days, ends=[stay], nights=Counter({PROVISION_OF[stay.kind]: -1}))


def working(days: Sequence[date]) -> list[date]:
    """Give the working days among days."""
    return [day for day in days if is_working_day(day)]


def choose_days(month: str, changes: list[Change], before: Counter[str], random: Random) -> None:
    """Let each change fall on one of its days, so that the month has its printed nights."""
    chosen = [random.choice(change.days) for change in changes]
    if month in NIGHTS:
        _search(month, changes, chosen, before, random)
    for change, day in zip(changes, chosen, strict=True):
        change.fall_on(day)


def _search(
    month: str,
    changes: list[Change],
    chosen: list[date],
    before: Counter[str],
    random: Random,
) -> None:
    days = days_of(month)
    last = days[-1]
    # How many nights are wanted beyond those there are.
    short = {
        provision: wanted - before[provision] * len(days)
        for provision, wanted in zip(PROVISIONS, NIGHTS[month], strict=True)
    }
    for change, day in zip(changes, chosen, strict=True):
        for provision, children in change.nights.items():
            short[provision] -= children * ((last - day).days + 1)
    for _ in range(MOST_TRIES):
        if not any(short.values()):
            return
        at = random.randrange(len(changes))
        day = random.choice(changes[at].days)
        later = (day - chosen[at]).days
        gains = {
            provision: short[provision] + children * later
            for provision, children in changes[at].nights.items()
        }
        worse = sum(abs(gain) - abs(short[provision]) for provision, gain in gains.items())
        if worse <= 0 or random.random() < 0.02 / worse:
            chosen[at] = day
            short |= gains
    raise DeadEndError(f"No days found for the nights of {month}: {short}")
