"""What a set of figures mentions: their numbers, and the groups of each indicator at each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xl_kpi.figures.table import ALL
from xl_kpi.indicators.reconciliation import Reconciliation
from xl_kpi.reconcile.completeness import Completeness
from xl_kpi.reconcile.equal import Numbers, equations
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Key, Term
from xl_kpi.reconcile.traits import Declarations

PARTS = (VALUE, NUMERATOR, DENOMINATOR)


@dataclass
class Known:
    """Numbers and groups that are given, and those that follow from them.

    Parameters
    ----------
    declared
        What the indicators' declarations say.
    rules
        The rules declared beside them.
    complete
        Which breakdowns are whole.
    given
        The numbers that are given.
    """

    declared: Declarations
    rules: Sequence[Reconciliation]
    complete: Completeness
    given: Sequence[Term]
    numbers: Numbers = field(init=False)
    groups: dict[Key, dict[str, dict[str, None]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = Numbers(equations(self.declared, self.rules))
        for term in self.given:
            self.numbers.of(term)
            # Of what divides, what stands above and below the line is of interest, printed or not.
            if term.part in PARTS and self.declared.traits(term.key.indicator).divides:
                self.at(term.key, NUMERATOR)
                self.at(term.key, DENOMINATOR)
        for term in self.numbers:
            if term.part in PARTS:
                breakdowns = self.groups.setdefault(term.key.whole, {})
                breakdowns.setdefault(term.key.breakdown, {})[term.key.group] = None

    def at(self, key: Key, part: str = VALUE) -> int:
        """The variable of a figure's number."""
        return self.numbers.of(Term(key, part))

    def mentions(self, key: Key, part: str = VALUE) -> bool:
        """Whether a figure's number is given or follows."""
        return Term(key, part) in self.numbers

    def keys(self, whole: Key) -> list[Key]:
        """All figures of an indicator at one time."""
        groups = self.groups.get(whole, {})
        return [whole.at(breakdown, group) for breakdown in groups for group in groups[breakdown]]

    def keys_of(self, *indicators: str) -> list[Key]:
        """Groups and times at which any of these indicators has a figure; keys of the first."""
        keys = (
            key.of(indicators[0])
            for whole in self.groups
            if whole.indicator in indicators
            for key in self.keys(whole)
        )
        return [*dict.fromkeys(keys)]

    def whole_groups(
        self, total: Key, breakdown: str, groups: Sequence[str]
    ) -> tuple[Sequence[str], bool]:
        """The groups of a breakdown that make up the total, and whether they are whole.

        A percentage has the groups of the count that is its denominator: where those are whole,
        so are its own, be they printed or not.
        """
        if self.complete.whole(total, breakdown, groups):
            if total.breakdown == ALL:
                groups = [*dict.fromkeys([*groups, *self.complete.unstated(total, breakdown)])]
            return groups, True
        for other in self.numbers.made.get((total.indicator, DENOMINATOR), ()):
            counted = other(total).key
            if counted[3:] != total[3:] or total.breakdown != ALL:
                continue
            others = self.groups.get(counted, {}).get(breakdown, {})
            named = [*dict.fromkeys([*groups, *others])]
            if self.complete.whole(counted, breakdown, named):
                return named, True
        return groups, False


def pairs_of(groups: Iterable[str], first: Iterable[str]) -> list[tuple[str, str]]:
    """Groups of a breakdown by two columns, taken apart: ``16+: Within 1 month``.

    The names of the first column's groups are known where that column stands alone, too; they
    may hold a colon themselves.
    """
    known = sorted(first, key=len, reverse=True)
    pairs = []
    for group in groups:
        one = next((name for name in known if group.startswith(f"{name}: ")), "")
        other = group.removeprefix(f"{one}: ") if one else ""
        if not one:
            one, _, other = group.partition(": ")
        if other:
            pairs.append((one, other))
    return pairs
