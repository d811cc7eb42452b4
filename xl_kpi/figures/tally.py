"""Sums of cases by group and month, and what a span makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from xl_kpi.figures.cases import CaseList
from xl_kpi.figures.groups import Groups, Whole
from xl_kpi.indicators.declaration import Average, Maximum, Percentage, Rate, Shape, Share, Total
from xl_kpi.periods import Month

Sums = npt.NDArray[np.float64]
EVERYONE = Groups(("all",), np.zeros(0, dtype=np.int32))
CHILDREN_OF_A_RATE = 10_000
_EXACT = 9


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
            if (lengths == 1).all():
                return sums[:, months]
            running = np.concatenate([np.zeros((len(sums), 1)), np.cumsum(sums, axis=1)], axis=1)
            return running[:, months + 1] - running[:, first]

        below = None if self.below is None else over(self.below)
        return Tally(self.labels, over(self.above), below, over(self.unknown))


def tally(
    shape: Shape, cases: CaseList, groups: Groups | None, months: Sequence[Month],
    population: int | None = None,
) -> Tally:  # fmt: skip
    """Cases summed by group and month.

    Parameters
    ----------
    groups
        A breakdown of the cases; None for all of them together.
    months
        Consecutive months; cases of other months are not counted.
    population
        Children in the area, for a rate.
    """
    labels = EVERYONE.labels if groups is None else groups.labels
    place = cases.months - months[0].index
    inside = (place >= 0) & (place < len(months))
    at = place if groups is None else groups.of_case * len(months) + place

    def total(weights: npt.NDArray | None = None, where: npt.NDArray[np.bool_] = inside) -> Sums:
        chosen = None if weights is None else weights[where].astype(float)
        counted = np.bincount(at[where], weights=chosen, minlength=len(labels) * len(months))
        # The order of the rows must not show in the last digit of a sum.
        return np.round(counted.astype(float), _EXACT).reshape(len(labels), len(months))

    nobody = np.zeros((len(labels), len(months)))
    known = inside if cases.numbers is None else inside & ~np.isnan(cases.numbers)
    match shape:
        case Percentage():
            assert cases.met is not None  # a percentage's rules have a verdict: checked at load
            assert cases.unknown is not None
            return Tally(labels, total(cases.met), total(), total(cases.unknown))
        case Average():
            assert cases.numbers is not None
            return Tally(labels, total(cases.numbers, known), total(where=known),
                         total(where=inside & ~known))  # fmt: skip
        case Total():
            assert cases.numbers is not None
            return Tally(
                labels, total(cases.numbers, known), None, total(where=inside & ~known)
            )  # fmt: skip
        case Maximum():
            assert cases.numbers is not None
            most = nobody.copy().ravel()
            np.maximum.at(most, at[known], cases.numbers[known])
            return Tally(labels, most.reshape(nobody.shape), None, total(where=inside & ~known))
        case Share():
            counts = total() if cases.numbers is None else total(cases.numbers, known)
            return Tally(labels, counts, np.broadcast_to(counts.sum(axis=0), counts.shape), nobody)
        case Rate():
            assert population is not None  # without it there is a gap instead
            return Tally(
                labels, total(), np.full_like(nobody, population / CHILDREN_OF_A_RATE), nobody
            )  # fmt: skip
    if cases.met is not None and cases.unknown is not None:
        return Tally(labels, total(cases.met), None, total(cases.unknown))
    return Tally(labels, total(), None, nobody)
