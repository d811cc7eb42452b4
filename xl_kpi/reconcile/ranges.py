"""What each number may still be, and which printed figures say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from xl_kpi.reconcile.printed import Number, Reading, apart


class Contradicted(Exception):
    """No value is left for a number; ``by`` are the claims that leave none, a bit each."""

    def __init__(self, by: int) -> None:
        self.by = by


@dataclass
class Ranges:
    """From where to where each number may lie (None: no end); nothing counted is below 0.

    ``why_low`` and ``why_high`` say by which claims, a bit each. ``changed`` are the numbers
    narrowed since it was last emptied.
    """

    whole: Sequence[bool]
    low: list[Number] = field(default_factory=list)
    high: list[Number | None] = field(default_factory=list)
    why_low: list[int] = field(default_factory=list)
    why_high: list[int] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        size = len(self.whole)
        self.low, self.high = [0] * size, [None] * size
        self.why_low, self.why_high = [0] * size, [0] * size

    def at_least(self, number: int, value: Number, why: int) -> None:
        """It is no less than this."""
        if self.whole[number]:
            value = ceil(value)
        high = self.high[number]
        if high is not None and value > high:
            raise Contradicted(why | self.why_high[number])
        if value <= self.low[number] or self._hardly(value, self.low[number], number):
            return
        self.low[number], self.why_low[number] = value, why
        self.changed.add(number)

    def at_most(self, number: int, value: Number, why: int) -> None:
        """It is no more than this."""
        if self.whole[number]:
            value = floor(value)
        if value < self.low[number]:
            raise Contradicted(why | self.why_low[number])
        high = self.high[number]
        if high is not None and (value >= high or self._hardly(value, high, number)):
            return
        self.high[number], self.why_high[number] = value, why
        self.changed.add(number)

    def claim(self, number: int, reading: Reading, why: int) -> None:
        """It is what is printed."""
        self.at_least(number, reading.low, why)
        if reading.high is not None:
            self.at_most(number, reading.high, why)

    def _hardly(self, value: Number, known: Number, number: int) -> bool:
        """Whether a step is too small to be worth taking: else narrowing might never end."""
        return not self.whole[number] and apart(value, known) * 10**6 < known

    def why(self, number: int) -> int:
        """The claims behind both ends."""
        return self.why_low[number] | self.why_high[number]

    def only(self, number: int) -> Number | None:
        """The one value that is left; None where there are several."""
        low = self.low[number]
        return low if low == self.high[number] else None
