"""All relations between the numbers of the figures at hand."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module

from xl_kpi import indicators
from xl_kpi.indicators.reconciliation import Reconciliation
from xl_kpi.reconcile.completeness import Completeness
from xl_kpi.reconcile.keys import CHANGE, VALUE, Term
from xl_kpi.reconcile.known import Known
from xl_kpi.reconcile.of_declarations import of_change, of_indicator, of_rule
from xl_kpi.reconcile.relations import Adds, Relation
from xl_kpi.reconcile.traits import Declarations


@cache
def declared_rules() -> tuple[Reconciliation, ...]:
    """The rules of every module among the indicators that declares some."""
    modules = pkgutil.iter_modules(indicators.__path__, f"{indicators.__name__}.")
    return tuple(
        rule
        for module in modules
        for rule in getattr(import_module(module.name), "RECONCILIATION", ())
    )


@dataclass
class Rulebook:
    """The numbers that figures mention, numbered from 0, and the relations between them.

    ``percents`` are indicators whose values are percentages, whether declared or not;
    ``fractions`` those with a count that is not of whole things, such as posts.
    """

    declared: Declarations
    rules: Sequence[Reconciliation]
    complete: Completeness
    given: Sequence[Term]
    percents: frozenset[str] = frozenset()
    fractions: frozenset[str] = frozenset()
    known: Known = field(init=False)
    relations: tuple[Relation, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.known = Known(self.declared, self.rules, self.complete, self.given)
        found: dict[object, Relation] = {}
        for relation in self._all():
            if len({*relation.numbers}) > 1:
                found.setdefault(_identity(relation), relation)
        self.relations = tuple(found.values())

    def _all(self) -> Iterator[Relation]:
        for whole in [*self.known.groups]:
            yield from of_indicator(self.known, whole)
        for rule in self.rules:
            yield from of_rule(self.known, rule)
        for term in self.given:
            if term.part == CHANGE:
                yield of_change(self.known, term, self.percents)

    @cached_property
    def terms(self) -> dict[int, list[Term]]:
        """The names of each variable, those that are given first."""
        names: dict[int, list[Term]] = {}
        for term in self.known.numbers:
            names.setdefault(self.known.numbers.of(term), []).append(term)
        return names

    @property
    def size(self) -> int:
        """How many variables there are at most; some may have been joined to others."""
        return len(self.known.numbers)

    def whole(self, number: int) -> bool:
        """Whether a variable counts whole things: if one of its names does, and none does not."""
        said = {self._counts_whole(term) for term in self.terms.get(number, ())}
        return True in said and False not in said

    def _counts_whole(self, term: Term) -> bool | None:
        indicator = term.key.indicator
        traits = self.declared.traits(indicator)
        if indicator in self.fractions:
            return None if term.part != VALUE or traits.divides else False
        match term.part:
            case "value":
                return traits.whole_above if traits.counts else False
            case "numerator":
                return traits.whole_above
            case "denominator":
                return traits.whole_below
            case _:
                return False


def _identity(relation: Relation) -> object:
    """What makes two relations the same, whichever declaration they come from."""
    if isinstance(relation, Adds):
        return (*sorted(relation.left), "", *sorted(relation.right), relation.equal)
    return (type(relation), relation.numbers)
