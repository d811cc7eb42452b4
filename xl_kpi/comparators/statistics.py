"""Mean, quartiles and ranks of published values."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean: each authority counts the same, whatever its size."""
    return fsum(values) / len(values)


def quantile(values: Sequence[float], share: float) -> float:
    """A quantile, between two values in proportion: Excel's QUARTILE.INC and PERCENTILE.INC.

    Examples
    --------
    >>> quantile([4.0, 1.0, 3.0, 2.0], 0.25)
    1.75
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def rank(own: float, others: Sequence[float], *, high_first: bool) -> int:
    """The place of a value among others: one more than are before it, so equal ones share it.

    Examples
    --------
    >>> rank(3.0, [5.0, 3.0, 1.0], high_first=True)
    2
    """
    return 1 + sum(one > own if high_first else one < own for one in others)
