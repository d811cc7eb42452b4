"""Sums of cases by group and month, and what a span makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from xl_kpi.figures.cases import CaseList, Groups, Whole
from xl_kpi.indicators.declaration import Average, Percentage, Shape, Share
from xl_kpi.periods import Month

Sums = npt.NDArray[np.float64]
EVERYONE = Groups(("all",), np.zeros(0, dtype=np.int32))


@dataclass(frozen=True)
class Tally:
    """Sums for each group (first axis) and month (second axis).

    ``below`` is None for a plain count; ``unknown`` counts cases whose verdict is not known.
    """

    labels: tuple[str, ...]
    above: Sums
    below: Sums | None
    unknown: Sums

    def at(self, months: Whole, lengths: Whole) -> Tally:
        """Sums over spans that end in these months and are so many months long.

        ``months`` are positions on the second axis.
        """
        first = np.maximum(months - lengths + 1, 0)

        def over(sums: Sums) -> Sums:
            running = np.concatenate([np.zeros((len(sums), 1)), np.cumsum(sums, axis=1)], axis=1)
            return running[:, months + 1] - running[:, first]

        below = None if self.below is None else over(self.below)
        return Tally(self.labels, over(self.above), below, over(self.unknown))


def tally(shape: Shape, cases: CaseList, groups: Groups | None, months: Sequence[Month]) -> Tally:
    """Cases summed by group and month.

    Parameters
    ----------
    groups
        A breakdown of the cases; None for all of them together.
    months
        Consecutive months; cases of other months are not counted.
    """
    labels = EVERYONE.labels if groups is None else groups.labels
    place = cases.months - months[0].index
    inside = (place >= 0) & (place < len(months))
    at = place if groups is None else groups.of_case * len(months) + place

    def total(weights: npt.NDArray | None = None, where: npt.NDArray[np.bool_] = inside) -> Sums:
        chosen = None if weights is None else weights[where].astype(float)
        counted = np.bincount(at[where], weights=chosen, minlength=len(labels) * len(months))
        return counted.astype(float).reshape(len(labels), len(months))

    nobody = np.zeros((len(labels), len(months)))
    if isinstance(shape, Percentage):
        assert cases.met is not None  # a percentage's rules have a verdict: checked at load
        assert cases.unknown is not None
        return Tally(labels, total(cases.met), total(), total(cases.unknown))
    if isinstance(shape, Average):
        assert cases.numbers is not None
        known = ~np.isnan(cases.numbers)
        below = total(where=inside & known)
        return Tally(labels, total(cases.numbers, inside & known), below, total(~known))
    counts = total()
    if isinstance(shape, Share):
        return Tally(labels, counts, np.broadcast_to(counts.sum(axis=0), counts.shape), nobody)
    return Tally(labels, counts, None, nobody)
