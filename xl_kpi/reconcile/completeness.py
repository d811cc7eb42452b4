"""Which breakdowns are given whole, so that their groups must add up.

A report that says "26 plans ended because thresholds were no longer met, 2 because the child
became looked after" does not say that these were all. A table that closes with its total does, and
so do groups that are declared to make up the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from xl_kpi.figures.table import ALL
from xl_kpi.indicators.reconciliation import Reconciliation, Whole
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Cell, Key
from xl_kpi.reconcile.traits import Declarations


class Completeness(Protocol):
    """Whether the groups that are known of a breakdown are all there are."""

    @property
    def fills_crosses(self) -> bool:
        """Whether pairs of which nothing is given may have cases."""

    def whole(self, total: Key, breakdown: str, groups: Iterable[str]) -> bool:
        """Whether groups of a breakdown make up a figure, which may itself be of a group."""

    def unstated(self, total: Key, breakdown: str) -> Iterable[str]:
        """Groups that may well be there, though no figure of them is given."""


class Everything:
    """Computed figures: every breakdown is whole."""

    fills_crosses = False

    def whole(self, total: Key, breakdown: str, groups: Iterable[str]) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def unstated(self, total: Key, breakdown: str) -> Iterable[str]:  # noqa: ARG002
        """None: what is not given has no cases."""
        return ()


@dataclass
class AsPrinted:
    """Published figures: whole is what one table prints with its total.

    A table of percentages alone says nothing of the kind: its last row may well be of more than
    the rows above.
    """

    cells: Iterable[Cell]
    declared: Declarations
    rules: Iterable[Reconciliation]
    fills_crosses: ClassVar[bool] = True
    _places: dict[Key, set[tuple[str, str]]] = field(default_factory=dict)
    _rows: dict[str, dict[str, dict[str, None]]] = field(default_factory=dict)
    _wholes: dict[tuple[str, str], list[frozenset[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.cells:
            if cell.table:
                groups = self._rows.setdefault(cell.table, {}).setdefault(cell.key.breakdown, {})
                groups[cell.key.group] = None
            counts = cell.measure == VALUE and self.declared.traits(cell.key.indicator).counts
            if cell.table and (counts or cell.measure in (NUMERATOR, DENOMINATOR)):
                self._places.setdefault(cell.key, set()).add((cell.table, cell.measure))
        for rule in self.rules:
            if isinstance(rule, Whole):
                known = self._wholes.setdefault((rule.indicator, rule.breakdown), [])
                known.append(frozenset(rule.groups))

    def whole(self, total: Key, breakdown: str, groups: Iterable[str]) -> bool:
        """Whether one table has the total and several groups, or they are declared whole."""
        named = [*groups]
        wholes = self._wholes.get((total.indicator, breakdown), ())
        if total.breakdown == ALL and any(known <= {*named} for known in wholes):
            return True
        beside = [self._places.get(total.at(breakdown, one), set()) for one in named]
        return any(sum(table in places for places in beside) > 1 for table in self._tables(total))

    def unstated(self, total: Key, breakdown: str) -> Iterable[str]:
        """Groups of which the total's tables have a row: another column's figure is there."""
        for table, _ in self._tables(total):
            yield from self._rows[table].get(breakdown, ())

    def _tables(self, total: Key) -> list[tuple[str, str]]:
        return sorted(self._places.get(total, set()))
