"""What an indicator's declaration says about how its figures hang together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from xl_kpi.indicators.declaration import (
    Average,
    Cases,
    Count,
    During,
    Events,
    Indicator,
    Maximum,
    Percentage,
    Rate,
    Ratio,
    Share,
    Split,
    Total,
    Unit,
)
from xl_kpi.indicators.registry import Registry


@dataclass(frozen=True)
class Traits:
    """How an indicator's figures hang together.

    Parameters
    ----------
    counts
        Its value is a number of something, with nothing below the line.
    adds_up
        The groups of a breakdown add up to the whole, above and below the line.
    divides
        Its value is its numerator over its denominator.
    within_one
        The numerator is a part of the denominator.
    shares
        It is a distribution: all groups have the whole's count as their denominator.
    greatest
        The whole's value is the greatest of the groups'.
    percent
        A value printed without a sign is a percentage.
    whole_above, whole_below
        Whether what stands above and below the line are numbers of whole things; None where
        that is for others to say, of whose figures it is made.
    adds_up_over_months
        A longer period is the sum of its months.
    """

    counts: bool = False
    adds_up: bool = False
    divides: bool = False
    within_one: bool = False
    shares: bool = False
    greatest: bool = False
    percent: bool = False
    whole_above: bool | None = True
    whole_below: bool | None = True
    adds_up_over_months: bool = False


# Of an indicator that nobody has declared, nothing is known but what its own figures say.
UNKNOWN = Traits(divides=True)


def traits_of(indicator: Indicator) -> Traits:
    """What follows from its shape, its unit and the kind of its cases."""
    shape = indicator.shape
    percent = indicator.unit is Unit.PERCENT
    months = all(_each_month_alone(rule.cases) for rule in indicator.rules)
    match shape:
        case Count():
            return Traits(counts=True, adds_up=True, adds_up_over_months=months)
        case Total():
            whole = indicator.unit is Unit.NIGHTS
            return Traits(
                counts=True, adds_up=True, whole_above=whole, adds_up_over_months=months
            )  # fmt: skip
        case Maximum():
            return Traits(counts=True, greatest=True)
        case Percentage():
            return Traits(
                adds_up=True, divides=True, within_one=True, percent=percent,
                adds_up_over_months=months,
            )  # fmt: skip
        case Share():
            return Traits(
                adds_up=True, divides=True, within_one=True, shares=True, percent=percent,
                adds_up_over_months=months,
            )  # fmt: skip
        case Average():
            return Traits(
                adds_up=True, divides=True, whole_above=None, adds_up_over_months=months
            )  # fmt: skip
        case Rate():
            return Traits(divides=True, whole_below=False)
        case Ratio():
            return Traits(divides=True, percent=percent, whole_above=None, whole_below=None)
        case _:
            return Traits(percent=percent)


def _each_month_alone(cases: Cases) -> bool:
    """Whether a month's cases are the same whatever else is looked at."""
    return isinstance(cases, During) or (isinstance(cases, Events) and not cases.latest_of)


@dataclass(frozen=True)
class Declarations:
    """Indicators of a registry, as far as figures can be held against each other."""

    registry: Registry

    @cached_property
    def _traits(self) -> dict[str, Traits]:
        return {indicator.id: traits_of(indicator) for indicator in self.registry}

    def traits(self, indicator_id: str) -> Traits:
        """Of an indicator that is not declared, next to nothing is known."""
        return self._traits.get(indicator_id, UNKNOWN)

    def __contains__(self, indicator_id: str) -> bool:
        return indicator_id in self._traits

    def label(self, indicator_id: str) -> str:
        """Its short title; its id where it is not declared."""
        return self.registry[indicator_id].label if indicator_id in self else indicator_id

    def composed_of(self, indicator_id: str, breakdown: str) -> tuple[str, str] | None:
        """The two breakdowns that one is made of: team_and_band of team and band.

        Read from the columns of the splits; where the indicator is not declared, or lacks one
        of the two, from the name. One that cannot be told is blank.
        """
        splits = self.registry[indicator_id].splits if indicator_id in self else ()
        split = next((one for one in splits if one.name == breakdown), None)
        if split is not None and len(split.columns) != 2:
            return None
        by_name = breakdown.split("_and_")
        names = by_name if len(by_name) == 2 else ["", ""]
        if split is not None:
            names = [_alone(split, at, splits) or names[at] for at in (0, 1)]
        return (names[0], names[1]) if any(names) else None

    def crossed(self, indicator_id: str, one: str, other: str) -> str:
        """The breakdown that splits by both; by its usual name where none is declared."""
        splits = self.registry[indicator_id].splits if indicator_id in self else ()
        for split in splits:
            if self.composed_of(indicator_id, split.name) == (one, other):
                return split.name
        return f"{one}_and_{other}"

    @cached_property
    def same_cases(self) -> tuple[tuple[Indicator, ...], ...]:
        """Indicators that look at the same cases, those that count them first."""
        families: dict[object, list[Indicator]] = {}
        for indicator in self.registry:
            if indicator.rules and not isinstance(indicator.shape, Maximum | Average):
                families.setdefault(_cases(indicator), []).append(indicator)
        return tuple(
            tuple(sorted(family, key=lambda one: not self.traits(one.id).counts))
            for family in families.values()
            if len(family) > 1
        )


def _alone(split: Split, at: int, splits: Iterable[Split]) -> str:
    """The breakdown by one column of a split alone, with the same words for its groups."""
    for other in splits:
        if other.columns == split.columns[at : at + 1] and other.wording == split.wording:
            return other.name
    return ""


def _cases(indicator: Indicator) -> object:
    """What makes two indicators look at the same: the cases, and the numbers summed, if any.

    The verdict of a count makes it another set of cases; a percentage's leaves its denominator.
    """
    counted = isinstance(indicator.shape, Count)
    return tuple(
        (rule.cases, rule.measure, rule.met if counted else None, rule.to_extract_date_only)
        for rule in indicator.rules
    )
