"""When a child was last seen, where no visit tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from invented.people import Child

Seen = Mapping[Child, date]


def last_seen(child: Child, seen: Seen, first: date, last: date, longest: int) -> date:
    """Give the day a child was last seen up to a day: the one told, or one drawn for the child.

    What is drawn depends on the child alone, so that all lists have the same.
    """
    told = seen.get(child)
    if told is not None and first <= told <= last:
        return told
    day = last - timedelta(days=Random(child.id).randint(1, longest))
    day -= timedelta(days=max(0, day.weekday() - 4))  # not at a weekend
    return max(day, first)
