"""The four rules by which a point of an XmR chart is more than chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from xl_kpi.judgement.spc_limits import LIMIT, NEAR_LIMIT, ProcessLimits, Series

RUN = 7
_OF = 3
_NEAR_OF_THREE = 2


class Variant(StrEnum):
    """Whose rules; they differ in whether a point outside the limits counts as near one."""

    NHSR_0_2_2 = "NHSRplotthedots 0.2.2"
    OUTSIDE_COUNTS = "Making Data Count, November 2023"


class Rule(StrEnum):
    """What marks a point, the first that holds being told."""

    OUTSIDE = "outside the limits"
    TREND = "7 points rising or falling"
    TWO_OF_THREE = "2 of 3 points near the same limit"
    ONE_SIDE = "7 points on one side of the mean"


@dataclass(frozen=True)
class Mark:
    """The rule that marks a point, and whether it points upwards."""

    rule: Rule
    high: bool


def marks(
    series: Series, limits: ProcessLimits, variant: Variant = Variant.NHSR_0_2_2
) -> tuple[Mark | None, ...]:
    """Each point's mark. No run goes across a gap.

    A trend points the way it goes; the other rules point to the side of the mean.

    >>> from xl_kpi.judgement.spc_limits import process_limits
    >>> rising = [10, 11, 12, 13, 14, 15, 16]
    >>> marks(rising, process_limits(rising))[-1]
    Mark(rule=<Rule.OUTSIDE: 'outside the limits'>, high=True)
    """
    places = [None if value is None else limits.place(value) for value in series]
    near = [_near(place, variant) for place in places]
    trend = _trends(places)
    two_of_three = _windows(places, _OF, lambda at: sum(near[at]) >= _NEAR_OF_THREE)
    one_side = _windows(places, RUN, lambda _: True)
    found: list[Mark | None] = []
    for at, place in enumerate(places):
        if place is None:
            found.append(None)
        elif abs(place) > LIMIT:
            found.append(Mark(Rule.OUTSIDE, place > 0))
        elif trend[at]:
            found.append(Mark(Rule.TREND, trend[at] > 0))
        elif near[at] and two_of_three[at]:
            found.append(Mark(Rule.TWO_OF_THREE, place > 0))
        elif one_side[at]:
            found.append(Mark(Rule.ONE_SIDE, place > 0))
        else:
            found.append(None)
    return tuple(found)


def _near(place: float | None, variant: Variant) -> bool:
    if place is None or abs(place) <= round(NEAR_LIMIT, 9):
        return False
    return variant is Variant.OUTSIDE_COUNTS or abs(place) <= LIMIT


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _windows(places: Series, length: int, holds: Callable[[slice], bool]) -> list[bool]:
    """The points in any run of that many on one side of the mean of which the condition holds."""
    inside = [False] * len(places)
    for start in range(len(places) - length + 1):
        window = slice(start, start + length)
        sides = {0 if place is None else _sign(place) for place in places[window]}
        if len(sides) == 1 and 0 not in sides and holds(window):
            inside[window] = [True] * length
    return inside


def _trends(places: Series) -> list[int]:
    """For each point the way of the trend that it is in: 1 or -1; 0 where it is in none.

    A point where one trend ends and another begins belongs to the later.
    """
    way = [0] * len(places)
    for start in range(len(places) - RUN + 1):
        window = places[start : start + RUN]
        steps = {
            0 if a is None or b is None else _sign(round(b - a, 9)) for a, b in pairwise(window)
        }
        if len(steps) == 1 and 0 not in steps:
            way[start : start + RUN] = [*steps] * RUN
    return way
