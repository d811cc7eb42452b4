"""How numbers hang together: sums, quotients and changes, and what each leaves possible.

Narrowing only ever leaves out what cannot be, so that tables without a fault raise no alarm. It
looks at one relation at a time, and may miss a fault that shows only in several at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from xl_kpi.reconcile.printed import JUST_BELOW, Number, apart
from xl_kpi.reconcile.ranges import Ranges

# The variable that is always 1, to which the shares of a distribution add up.
ONE = -1


class Relation(Protocol):
    """Something that always holds between numbers."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The variables concerned."""

    @property
    def about(self) -> str:
        """What is said of it, in words that :mod:`xl_kpi.reconcile.wording` knows."""

    def narrow(self, ranges: Ranges) -> None:
        """Leave out what cannot be."""

    def holds(self, values: Sequence[Number]) -> bool:
        """Whether it holds for known numbers, in the order of ``numbers``."""


@dataclass(frozen=True)
class Adds:
    """The left add up to the right; or, not ``equal``, to no more than the right."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    equal: bool
    about: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """Left, then right."""
        return self.left + self.right

    def narrow(self, ranges: Ranges) -> None:
        """Each number is at most, and at least, what the others leave."""
        _no_more(ranges, self.left, self.right)
        if self.equal:
            _no_more(ranges, self.right, self.left)

    def holds(self, values: Sequence[Number]) -> bool:
        """Compare the two sums."""
        left, right = sum(values[: len(self.left)]), sum(values[len(self.left) :])
        slack = _slack(left, right)
        return apart(left, right) <= slack if self.equal else left - right <= slack


def _slack(one: Number, other: Number) -> Number:
    """Nothing between whole numbers; sums of decimal numbers may be off in their last places."""
    if Fraction(one).denominator == Fraction(other).denominator == 1:
        return 0
    return max(Fraction(one), Fraction(other)) / 10**9


def _no_more(ranges: Ranges, left: tuple[int, ...], right: tuple[int, ...]) -> None:
    """The left are together no more than the right."""
    low: Number = 0
    high: Number = 0
    why_low = why_high = endless = 0
    for number in left:
        low += ranges.low[number]
        why_low |= ranges.why_low[number]
    for number in right:
        end = ranges.high[number]
        if end is None:
            endless += 1
        else:
            high += end
            why_high |= ranges.why_high[number]
    if not endless:
        for number in left:
            ranges.at_most(number, high - (low - ranges.low[number]), why_low | why_high)
    for number in right:
        end = ranges.high[number]
        if endless == (end is None):
            ranges.at_least(number, low - (high - (end or 0)), why_low | why_high)


@dataclass(frozen=True)
class Divides:
    """A value is one number over another."""

    value: int
    above: int
    below: int
    about: str = "quotient"

    @property
    def numbers(self) -> tuple[int, ...]:
        """Value, numerator, denominator."""
        return (self.value, self.above, self.below)

    def narrow(self, ranges: Ranges) -> None:
        """Each of the three against the other two; nothing where the denominator may be 0."""
        value, above, below = self.value, self.above, self.below
        low, high = ranges.low, ranges.high
        both = ranges.why(value) | ranges.why(below)
        if low[below] > 0 or ranges.why(value):
            ranges.at_least(above, low[value] * low[below], both)
            most, top = high[value], high[below]
            if most is not None and top is not None:
                ranges.at_most(above, most * top, both)
        both = ranges.why(above) | ranges.why(below)
        top, most = high[below], high[above]
        if top is not None and top > 0:
            ranges.at_least(value, Fraction(low[above]) / top, both)
        if most is not None and low[below] > 0:
            ranges.at_most(value, Fraction(most) / low[below], both)
        both = ranges.why(above) | ranges.why(value)
        most = high[value]
        if most is not None and most > 0:
            ranges.at_least(below, Fraction(low[above]) / most, both)
        top = high[above]
        if top is not None and low[value] > 0:
            ranges.at_most(below, Fraction(top) / low[value], both)

    def holds(self, values: Sequence[Number]) -> bool:
        """Multiply out; what is kept as a decimal number may be off in its last places."""
        value, above, below = values
        return apart(value * below, above) <= Fraction(above) / 10**9


@dataclass(frozen=True)
class Changes:
    """A printed change is the difference of two values, either way.

    It may be the difference of the exact values or of the printed ones, which lie up to one
    printed step apart.
    """

    change: int
    now: int
    before: int
    step: Fraction
    about: str = "change"

    @property
    def numbers(self) -> tuple[int, ...]:
        """Change, value now, value before."""
        return (self.change, self.now, self.before)

    def narrow(self, ranges: Ranges) -> None:
        """Only the change is narrowed: it is the least trusted of the three."""
        low, high = ranges.low, ranges.high
        now, before = high[self.now], high[self.before]
        if now is None or before is None:
            return
        why = ranges.why(self.now) | ranges.why(self.before)
        rise, fall = Fraction(now - low[self.before]), Fraction(before - low[self.now])
        least = max(-rise, -fall, Fraction(0))
        slack = self.step / 2 - JUST_BELOW
        ranges.at_least(self.change, max(least - slack, Fraction(0)), why)
        ranges.at_most(self.change, max(rise, fall) + slack, why)

    def holds(self, values: Sequence[Number]) -> bool:
        """Not asked of computed figures, which have no changes."""
        change, now, before = values
        return apart(now, before) == change
