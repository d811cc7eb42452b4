"""Process limits of an XmR chart: the mean, and 2.66 mean moving ranges on either side of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from xl_kpi.indicators.declaration import Unit

# 3 / 1.128: three standard deviations, estimated from ranges of two points.
LIMIT = 2.66
NEAR_LIMIT = LIMIT * 2 / 3
# The upper limit of a chart of moving ranges; what is above it is no usual month-to-month change.
SCREENED_ABOVE = 3.267
# Differences this small, in moving ranges, are artefacts of binary fractions.
_EXACTNESS = 9

Series = Sequence[float | None]


@dataclass(frozen=True)
class ProcessLimits:
    """Mean and limits of a series, and what they rest on.

    Parameters
    ----------
    mean
        Of the points there are.
    moving_range
        Mean moving range, without those left out.
    points
        How many points there are.
    left_out
        How many moving ranges were left out of their mean, as above 3.267 times it.
    """

    mean: float
    moving_range: float
    points: int
    left_out: int = 0

    @property
    def lower(self) -> float:
        """The lower process limit; it may lie below what can be."""
        return self.mean - LIMIT * self.moving_range

    @property
    def upper(self) -> float:
        """The upper process limit; it may lie above what can be."""
        return self.mean + LIMIT * self.moving_range

    def place(self, value: float) -> float:
        """How many mean moving ranges a value lies above the mean (below, if negative).

        >>> ProcessLimits(mean=10, moving_range=2, points=13).place(15)
        2.5
        """
        return round((value - self.mean) / self.moving_range, _EXACTNESS)

    def drawn(self, unit: Unit) -> tuple[float, float]:
        """The limits as a chart shows them: nothing is below 0, and no percentage above 100%.

        >>> ProcessLimits(mean=0.9, moving_range=0.1, points=13).drawn(Unit.PERCENT)[1]
        1.0
        """
        upper = min(self.upper, 1.0) if unit is Unit.PERCENT else self.upper
        return max(self.lower, 0.0), upper


def moving_ranges(series: Series) -> list[float]:
    """How far each point is from the one before it; a gap is not bridged.

    >>> moving_ranges([5, 8, None, 9, 7])
    [3, 2]
    """
    pairs = pairwise(series)
    return [abs(b - a) for a, b in pairs if a is not None and b is not None]


def process_limits(series: Series) -> ProcessLimits | None:
    """Limits of a series; None where it does not vary, or only by jumps that are left out.

    A range that just equals 3.267 times the mean stays in.

    >>> limits = process_limits([10, 12, 11, 13, 12])
    >>> round(limits.mean, 2), limits.moving_range, round(limits.upper, 2)
    (11.6, 1.5, 15.59)
    >>> process_limits([7, 7, 7, 7]) is None
    True
    """
    there = [value for value in series if value is not None]
    ranges = moving_ranges(series)
    if not ranges:
        return None
    most = SCREENED_ABOVE * sum(ranges) / len(ranges)
    kept = [one for one in ranges if one <= most]
    mean_range = sum(kept) / len(kept) if kept else 0.0
    # A series of one value computed in two ways differs in the last binary digit.
    size = max(abs(value) for value in there)
    if mean_range <= size * 10.0**-12:
        return None
    return ProcessLimits(sum(there) / len(there), mean_range, len(there), len(ranges) - len(kept))
