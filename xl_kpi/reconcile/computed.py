"""Computed figures against each other: every relation, exactly.

It asks of the program what an audit asks of a report, with nothing rounded and every breakdown
taken to be whole. No figure is told to be wrong in another's place: any failure is a fault of the
program, of entered figures, or of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xl_kpi.figures.table import ALL
from xl_kpi.indicators.reconciliation import Reconciliation
from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.reconcile.completeness import Everything
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Key, Term
from xl_kpi.reconcile.printed import Number
from xl_kpi.reconcile.relations import ONE, Adds, Divides, Relation
from xl_kpi.reconcile.rulebook import Rulebook, declared_rules
from xl_kpi.reconcile.traits import Declarations

_PARTS = (VALUE, NUMERATOR, DENOMINATOR)
_RULE = re.compile(r"rule: ([^;]+)")
# A line of the table of figures: its columns by name.
Line = Mapping[str, object]


@dataclass(frozen=True)
class Failure:
    """Figures that do not hang together, in a sentence."""

    key: Key
    what: str


@dataclass(frozen=True)
class Checked:
    """How many checks were made, and which failed."""

    checks: int
    failures: tuple[Failure, ...]


def check_figures(
    lines: Iterable[Line],
    registry: Registry = REGISTRY,
    rules: Sequence[Reconciliation] | None = None,
) -> Checked:
    """Hold every figure of a table against the others.

    Parameters
    ----------
    lines
        Rows of the table of figures; a value that is no number is not known.
    """
    figures = _Figures()
    for line in lines:
        figures.take(line)
    declared = Declarations(registry)
    chosen = declared_rules() if rules is None else rules
    book = Rulebook(declared, chosen, Everything(), [*figures.given])
    return _Check(book, figures).run()


@dataclass
class _Figures:
    given: dict[Term, Number] = field(default_factory=dict)
    rule: dict[Key, str] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """Take up a row's numbers."""
        key = Key(*(str(line[name]) for name in Key._fields))
        for part in _PARTS:
            number = _number(line.get(part))
            if number is not None:
                self.given[Term(key, part)] = number
        found = _RULE.search(str(line.get("note") or ""))
        if found:
            self.rule[key] = found[1]


def _number(said: object) -> Number | None:
    try:
        number = float(str(said))
    except ValueError:
        return None
    if number != number or number in (float("inf"), float("-inf")):
        return None
    return int(number) if number.is_integer() else Fraction(number)


@dataclass
class _Check:
    """The relations of a rulebook held against exact numbers."""

    book: Rulebook
    figures: _Figures
    checks: int = 0
    failures: list[Failure] = field(default_factory=list)

    def run(self) -> Checked:
        """Same numbers first, then relations."""
        known = self._known()
        for relation in self.book.relations:
            if all(number in known for number in relation.numbers):
                values = [known[number] for number in relation.numbers]
                self.checks += 1
                if not relation.holds(values):
                    self._fail(relation, values)
        return Checked(self.checks, tuple(self.failures))

    def _known(self) -> dict[int, Number]:
        """The value of each variable; none where figures by different rules differ."""
        known: dict[int, Number] = {ONE: 1}
        given = self.figures.given
        for number, terms in self.book.terms.items():
            stated = [term for term in terms if term in given]
            if not stated:
                continue
            first, *others = stated
            self.checks += len(others)
            differing = [term for term in others if given[term] != given[first]]
            rules = {self.figures.rule[t.key] for t in stated if t.key in self.figures.rule}
            if differing and len(rules) > 1:
                continue
            known[number] = given[first]
            self.failures += [self._differ(first, term) for term in differing]
        return known

    def _differ(self, one: Term, other: Term) -> Failure:
        given = self.figures.given
        said = f"{self._name(one)} is {_short(given[one])}, and {self._name(other)} "
        return Failure(one.key, f"{said}is {_short(given[other])}: they are the same figure.")

    def _fail(self, relation: Relation, values: Sequence[Number]) -> None:
        match relation:
            case Divides(number, _, _):
                value, above, below = map(_short, values)
                what = f"{self._named(number)} is {value}, and not {above} / {below}."
            case Adds(left, right, equal, about):
                at = len(left)
                one = " + ".join(map(_short, values[:at]))
                other = " + ".join(map(_short, values[at:]))
                number = right[0] if right != (ONE,) else left[0]
                sign = "is not" if equal else "is more than"
                what = f"{self._named(number)}, {about}: {one} {sign} {other}."
            case _:
                number = relation.numbers[0]
                what = f"{self._named(number)}: {', '.join(map(_short, values))}."
        self.failures.append(Failure(self.book.terms[number][0].key, what))

    def _named(self, number: int) -> str:
        return self._name(self.book.terms[number][0])

    def _name(self, term: Term) -> str:
        key = term.key
        part = [term.part] if term.part != VALUE else []
        group = [f"{key.breakdown} {key.group}"] if key.breakdown != ALL else []
        label = self.book.declared.label(key.indicator)
        return ", ".join([label, *part, key.period, key.span.replace("_", " "), *group])


def _short(value: Number) -> str:
    return str(value) if isinstance(value, int) else f"{float(value):.10g}"
