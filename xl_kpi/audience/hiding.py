"""Which numbers must be hidden so that small ones can be neither read nor worked out.

Numbers are variables, numbered; equations say that some of them add up to others. A number is
worked out if all equations together leave it one value: everything not hidden is taken to be
known, by whatever way it may become known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# Left numbers add up to the right ones.
Equation = tuple[tuple[int, ...], tuple[int, ...]]
_PRIME = 2_147_483_647


@dataclass
class Hiding:
    """Hidden numbers, which grow until none of them can be worked out.

    Parameters
    ----------
    values
        The true value of each number.
    together
        Numbers that are shown or hidden with one.
    wholes
        Numbers that are rather kept: the council's totals.
    least
        What hidden parts of a known total must come to at least.
    """

    values: Mapping[int, float]
    equations: Sequence[Equation]
    together: Mapping[int, frozenset[int]]
    wholes: frozenset[int]
    least: float
    hidden: set[int] = field(default_factory=set)
    _of: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, (left, right) in enumerate(self.equations):
            for number in (*left, *right):
                self._of.setdefault(number, []).append(at)

    def hide(self, numbers: Iterable[int]) -> None:
        """Hide numbers, and what else is needed so that they stay hidden."""
        self._add(numbers)
        while True:
            lost = worked_out(self.equations, self.hidden)
            if not any(self._protect(number) for number in sorted(lost)):
                return

    def _add(self, numbers: Iterable[int]) -> None:
        """Hide numbers, and in each of their equations a second one, until that holds in all."""
        waiting = [*numbers]
        while waiting:
            number = waiting.pop()
            if number in self.hidden:
                continue
            self.hidden.add(number)
            waiting += self.together.get(number, ())
            for at in self._of.get(number, ()):
                second = self._second(self.equations[at])
                if second is not None:
                    waiting.append(second)
                    # The equation is looked at again when its second number is hidden.

    def _second(self, equation: Equation) -> int | None:
        """One more number to hide in an equation; None where it gives nothing away."""
        left, right = equation
        sides = [[n for n in side if n in self.hidden] for side in (left, right)]
        inside = {*sides[0], *sides[1]}
        if not inside:
            return None
        one_sided = not (sides[0] and sides[1])
        if len(inside) > 1 and not (one_sided and sum(self.values[n] for n in inside) < self.least):
            return None
        return self._choice(n for n in (*left, *right) if n not in self.hidden)

    def _choice(self, others: Iterable[int]) -> int | None:
        """The number that is missed the least: a group rather than a total, small, not 0."""
        return min(
            others,
            key=lambda n: (n in self.wholes, self.values[n] == 0, self.values[n], n),
            default=None,
        )

    def _protect(self, number: int) -> bool:
        """Hide one more number of the equations by which one was worked out, if there is one."""
        seen, waiting = {number}, [number]
        while waiting:
            equations = [at for n in waiting for at in self._of.get(n, ())]
            near = {n for at in equations for side in self.equations[at] for n in side} - seen
            chosen = self._choice(n for n in near if n not in self.hidden)
            if chosen is not None:
                self._add([chosen])
                return True
            seen |= near
            waiting = sorted(near)
        # All that hangs together with it is hidden: it is 0, whatever the figures are.
        return False


def worked_out(equations: Iterable[Equation], hidden: set[int]) -> set[int]:
    """Hidden numbers that the equations leave one value, found by elimination."""
    rows: dict[int, dict[int, int]] = {}
    users: dict[int, set[int]] = {}
    for left, right in equations:
        row: dict[int, int] = {}
        for sign, side in ((1, left), (-1, right)):
            for number in side:
                if number in hidden:
                    row[number] = (row.get(number, 0) + sign) % _PRIME
        row = {n: c for n, c in row.items() if c}
        for pivot in [n for n in row if n in rows]:
            _subtract(row, rows[pivot], row[pivot])
        if not row:
            continue
        pivot = min(row)
        inverse = pow(row[pivot], -1, _PRIME)
        row = {n: c * inverse % _PRIME for n, c in row.items()}
        for at in sorted(users.pop(pivot, ())):
            other = rows[at]
            if pivot in other:
                _subtract(other, row, other[pivot])
                for number in row:
                    if number != at and number in other:
                        users.setdefault(number, set()).add(at)
        rows[pivot] = row
        for number in row:
            if number != pivot:
                users.setdefault(number, set()).add(pivot)
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def _subtract(row: dict[int, int], other: Mapping[int, int], times: int) -> None:
    for number, coefficient in other.items():
        left = (row.get(number, 0) - times * coefficient) % _PRIME
        if left:
            row[number] = left
        else:
            row.pop(number, None)
