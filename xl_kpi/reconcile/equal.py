"""Which numbers of different figures are one and the same.

The denominator of "assessments in 45 working days" is the number of assessments completed; the
numerator of "supervised within 1 month" in a team is that team's cases in that band. Such numbers
are one variable, however many figures print it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from xl_kpi.figures.table import ALL
from xl_kpi.indicators.declaration import Rate, Ratio
from xl_kpi.indicators.reconciliation import (
    CountOf,
    Quotient,
    Reconciliation,
    SameAs,
    ShareOf,
    The,
)
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Key, Term
from xl_kpi.reconcile.traits import Declarations

# From the figure of which a number is a part to the other figure's number.
Other = Callable[[Key], Term]
Equations = dict[tuple[str, str], list[Other]]


def equations(declared: Declarations, rules: Iterable[Reconciliation]) -> Equations:
    """Every number that is another's, by its indicator and part."""
    made: Equations = {}

    def same(indicator: str, part: str, other: Other) -> None:
        made.setdefault((indicator, part), []).append(other)

    for indicator in declared.registry:
        traits = declared.traits(indicator.id)
        if traits.counts:
            same(indicator.id, NUMERATOR, _as(indicator.id, VALUE))
        if traits.shares:
            same(indicator.id, DENOMINATOR, _whole(indicator.id, DENOMINATOR))
        if isinstance(indicator.shape, Ratio):
            same(indicator.id, NUMERATOR, _as(indicator.shape.of, VALUE))
            same(indicator.id, DENOMINATOR, _as(indicator.shape.to, VALUE))
    for first, *others in declared.same_cases:
        part = VALUE if declared.traits(first.id).counts else DENOMINATOR
        if isinstance(first.shape, Rate) or declared.traits(first.id).shares:
            continue
        for other in others:
            traits = declared.traits(other.id)
            if traits.counts:
                same(other.id, VALUE, _as(first.id, part))
            elif isinstance(other.shape, Rate):
                same(other.id, NUMERATOR, _as(first.id, part))
            elif traits.shares:
                same(other.id, NUMERATOR, _as(first.id, part))
                same(other.id, DENOMINATOR, _whole(first.id, part))
            else:
                same(other.id, DENOMINATOR, _as(first.id, part))
    for rule in rules:
        match rule:
            case SameAs(The(one, part), The(other_id, other_part)):
                same(one, part, _as(other_id, other_part))
            case Quotient(value, above, below):
                same(value, NUMERATOR, _as(above, VALUE))
                same(value, DENOMINATOR, _as(below, VALUE))
            case ShareOf(share, count):
                same(share, NUMERATOR, _as(count, VALUE))
                same(share, DENOMINATOR, _whole(count, VALUE))
            case CountOf(percentage, of, split, (group,)):
                same(percentage, NUMERATOR, _in_group(declared, of, split, group))
    return made


def _as(indicator: str, part: str) -> Other:
    return lambda key: Term(key.of(indicator), part)


def _whole(indicator: str, part: str) -> Other:
    return lambda key: Term(key.of(indicator).whole, part)


def _in_group(declared: Declarations, of: str, split: str, group: str) -> Other:
    return lambda key: Term(within(declared, key.of(of), split, group), VALUE)


def within(declared: Declarations, key: Key, split: str, group: str) -> Key:
    """One group of a further split, within a figure's own group.

    "Within 1 month" of the team 16+ is the group "16+: Within 1 month" of "team_and_band".
    """
    if key.breakdown == ALL:
        return key.at(split, group)
    return key.at(
        declared.crossed(key.indicator, key.breakdown, split), f"{key.group}: {group}"
    )  # fmt: skip


@dataclass
class Numbers:
    """All numbers that figures mention, those that are the same joined to one variable.

    A number that is taken up brings with it all that it is the same as.
    """

    made: Equations
    _at: dict[Term, int] = field(default_factory=dict)
    _joined: list[int] = field(default_factory=list)

    def of(self, term: Term) -> int:
        """The variable of a number, which is taken up if it is new."""
        if term not in self._at:
            self._take_up(term)
        return self._find(self._at[term])

    def _take_up(self, term: Term) -> None:
        at = self._at[term] = len(self._joined)
        self._joined.append(at)
        for other in self.made.get((term.key.indicator, term.part), ()):
            self._join(at, self.of(other(term.key)))

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._joined[second] = first

    def _find(self, at: int) -> int:
        while self._joined[at] != at:
            self._joined[at] = self._joined[self._joined[at]]
            at = self._joined[at]
        return at

    def __contains__(self, term: Term) -> bool:
        return term in self._at

    def __iter__(self) -> Iterator[Term]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._joined)
