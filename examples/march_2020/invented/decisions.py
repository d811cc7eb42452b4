"""When contacts and referrals are decided, so that exact numbers of them are in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from invented.days import working_day_after
from invented.people import Child

CLOSING = time(19, 0)
DAY = timedelta(days=1)


@dataclass
class Event:
    """Something received about one or more children of a family, and decided for all of them."""

    source: str
    children: list[Child]
    received: datetime
    decided: datetime
    decide_by: datetime | None = None  # the latest moment at which the decision may fall


Window = tuple[datetime, datetime]


def _windows(event: Event) -> dict[str, Window]:
    """Give the spans in which the decision falls in each class, leaving out empty ones."""
    received = event.received
    next_day = working_day_after(received.date(), 1)
    later = working_day_after(received.date(), 2)
    windows = {
        "24 hours": (received + timedelta(minutes=25), received + DAY),
        "1 day": (received + DAY + timedelta(minutes=1), datetime.combine(next_day, CLOSING)),
        "later": (
            datetime.combine(later, time(9)),
            datetime.combine(working_day_after(later, 2), CLOSING),
        ),
    }
    limit = event.decide_by
    if limit is not None:
        windows = {name: (first, min(last, limit)) for name, (first, last) in windows.items()}
    return {name: window for name, window in windows.items() if window[0] < window[1]}


def _moment(window: Window, random: Random) -> datetime:
    """Pick a moment in a window, in office hours if a few tries find one."""
    first, last = window
    minutes = int((last - first).total_seconds() // 60)
    for _ in range(6):
        moment = first + timedelta(minutes=random.randint(0, minutes))
        if 8 <= moment.hour < 19 and moment.weekday() < 5:
            return moment
    return moment


def decide(events: Sequence[Event], in_24h: int, in_1d: int, random: Random) -> None:
    """Decide every event, so many children's within 24 hours and within one working day."""
    total = sum(len(event.children) for event in events)
    left = {"24 hours": in_24h, "1 day": in_1d - in_24h, "later": total - in_1d}
    # Those with the fewest choices first and single children last, so that the numbers fill.
    order = [(event, _windows(event)) for event in events]
    random.shuffle(order)
    order.sort(key=lambda pair: (len(pair[1]), -len(pair[0].children)))
    for event, windows in order:
        size = len(event.children)
        weights = {name: left[name] for name in windows if left[name] >= size}
        if not weights:
            raise ValueError(f"No class left for {event}")
        chosen = random.choices(list(weights), list(weights.values()))[0]
        left[chosen] -= size
        event.decided = _moment(windows[chosen], random)
