"""The table of figures that may be published: small numbers, and what gives them away, are 'c'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from xl_kpi.audience.hiding import Equation, Hiding
from xl_kpi.audience.seen import TEAM_COLUMNS, WORKER, columns_of
from xl_kpi.figures.table import ALL, NOT_IN_EXTRACT, Figures
from xl_kpi.indicators.declaration import Average, Maximum, Rate, Total
from xl_kpi.indicators.registry import Registry
from xl_kpi.periods import Month, Span, months_in_span
from xl_kpi.reconcile.completeness import Everything
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Key, Term
from xl_kpi.reconcile.relations import ONE, Adds, Divides
from xl_kpi.reconcile.rulebook import Rulebook, declared_rules
from xl_kpi.reconcile.traits import Declarations

SUPPRESSED = "c"
NOTE = "c: left out, so that no small number can be read or worked out"
# How many cases a worker holds is nobody's but the council's.
_NOT_PUBLISHED = ("caseload.",)
_LONGER = (str(Span.YEAR_TO_DATE), str(Span.LAST_12_MONTHS))
_MONTHLY = (str(Span.MONTH), str(Span.MONTH_END))
_PARTS = (VALUE, NUMERATOR, DENOMINATOR)


@dataclass(frozen=True)
class SuppressedFigures(Figures):
    """Figures of which those with the note of :data:`NOTE` have no number."""

    def written(self) -> pd.DataFrame:
        """The table as it leaves the program, with 'c' in the place of what is left out."""
        table = super().written()
        rows = table["note"] == NOTE
        for name in ("numerator", "denominator", "value"):
            table[name] = table[name].astype(object)
            table.loc[rows, name] = SUPPRESSED
        return table


def publishable(figures: Figures, registry: Registry) -> pd.DataFrame:
    """Rows that are published at all: no team, no worker; longer spans of the council alone.

    Year to date and the last 12 months stand for the reporting month, and groups for the month
    itself, so that no difference of two of them gives a month away.
    """
    table, month = figures.table, str(figures.month)
    months = {str(one) for one in figures.month.last(13)}
    closed = {name for name, by in columns_of(registry).items() if {*TEAM_COLUMNS, WORKER} & {*by}}
    whole = table["breakdown"] == ALL
    now = table["period"] == month
    monthly = table["span"].isin(_MONTHLY)
    keep = whole & monthly & table["period"].isin(months)
    keep |= whole & now & table["span"].isin(_LONGER)
    keep |= now & monthly & ~table["breakdown"].isin(closed)
    keep &= ~table["indicator"].str.startswith(_NOT_PUBLISHED)
    kept = table[keep].reset_index(drop=True)
    # A note such as "3 not known" is itself a small number.
    says_why = kept["note"].str.startswith(NOT_IN_EXTRACT)
    kept["note"] = kept["note"].where(says_why, "")
    return kept


def suppressed(figures: Figures, registry: Registry, below: int) -> SuppressedFigures:
    """What may be published of a table of figures, as a new table."""
    table = publishable(figures, registry)
    system = System(table, registry, below)
    hidden = system.hidden_rows()
    table.loc[hidden, ["numerator", "denominator", "value"]] = float("nan")
    table.loc[hidden, "rag"] = ""
    table.loc[hidden, "note"] = NOTE
    return SuppressedFigures(table, figures.month)


class System:
    """The numbers of a table, what they add up to, and which are too small."""

    def __init__(self, table: pd.DataFrame, registry: Registry, below: int) -> None:
        self._below, self._registry = below, registry
        names = [*Key._fields, *_PARTS]
        lines = [*table[names].itertuples(index=False, name=None)]
        self.keys = [Key(*map(str, line[:5])) for line in lines]
        given: dict[Term, float] = {}
        for key, line in zip(self.keys, lines, strict=True):
            given |= {
                Term(key, p): float(n) for p, n in zip(_PARTS, line[5:], strict=True) if n == n
            }
        self.given = given
        book = Rulebook(Declarations(registry), declared_rules(), Everything(), [*given])
        self._numbers = book.known.numbers
        self.number = {term: self._numbers.of(term) for term in given}
        self.values = {self.number[term]: value for term, value in given.items()}
        self.equations = [*self._equations(book)]

    def _equations(self, book: Rulebook) -> Iterator[Equation]:
        """What ought to be true of the figures, be it or not, with the numbers of the table alone."""
        found: list[Equation] = []
        for relation in book.relations:
            if isinstance(relation, Adds) and relation.equal and ONE not in relation.numbers:
                found.append((relation.left, relation.right))
            elif isinstance(relation, Divides) and self.values.get(relation.below) == 1:
                found.append(((relation.value,), (relation.above,)))
        for left, right in [*found, *self._spans()]:
            # A part of which the table has no row has no cases, unless it was left out of it.
            sides = (
                tuple(n for n in left if n in self.values),
                tuple(n for n in right if n in self.values),
            )
            if sides[0] and sides[1]:
                yield sides

    def _spans(self) -> Iterator[Equation]:
        """A longer span is the sum of its months."""
        for key in self.keys:
            if key.span not in _LONGER:
                continue
            month = Month.parse(key.period)
            taken = month.last(months_in_span(Span(key.span), month))
            for part in _PARTS:
                months = [
                    Term(key._replace(period=str(one), span=str(Span.MONTH)), part) for one in taken
                ]
                if Term(key, part) in self.number and all(one in self.number for one in months):
                    yield tuple(self.number[one] for one in months), (self.number[Term(key, part)],)

    def too_small(self) -> set[int]:
        """Numbers that may not be published for themselves."""
        return {
            self.number[Term(key, part)]
            for key in self.keys
            for part in self._small_parts(key)
            if Term(key, part) in self.number
        }

    def _small_parts(self, key: Key) -> tuple[str, ...]:
        shape = self._registry[key.indicator].shape
        above, below = (self.given.get(Term(key, part)) for part in (NUMERATOR, DENOMINATOR))
        if isinstance(shape, Average) or (isinstance(shape, Total) and below is not None):
            return _PARTS if self._small(below) else ()
        if isinstance(shape, Maximum | Rate) or below is None:
            return (VALUE, NUMERATOR) if self._small(above) else ()
        if self._small(below):
            return _PARTS
        rest = below - above if above is not None else None
        return (VALUE, NUMERATOR) if self._small(above) or self._small(rest) else ()

    def _small(self, number: float | None) -> bool:
        return number is not None and 0 < Fraction(number) < self._below

    def hidden_rows(self) -> list[bool]:
        """Of each row whether it is hidden."""
        of_row = [
            frozenset(self.number[t] for p in _PARTS if (t := Term(key, p)) in self.number)
            for key in self.keys
        ]
        counts = {n for sides in self.equations for side in sides for n in side}
        wholes = {
            self.number[term] for term in self.given
            if term.key.breakdown == ALL and self.number[term] in counts
        }  # fmt: skip
        hiding = Hiding(
            self.values, self.equations, self._together(), frozenset(wholes), self._below
        )
        hiding.hide(self.too_small())
        return [bool(numbers & hiding.hidden) for numbers in of_row]

    def _together(self) -> dict[int, frozenset[int]]:
        """A quotient goes with each of the two numbers that it is made of."""
        found: dict[int, set[int]] = {}
        for key in self.keys:
            terms = [Term(key, part) for part in _PARTS]
            if all(term in self.number for term in terms):
                value, above, below = (self.number[term] for term in terms)
                for one in {above, below} - {value}:
                    found.setdefault(one, set()).add(value)
        return {one: frozenset(values) for one, values in found.items()}
