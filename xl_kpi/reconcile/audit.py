"""What a published report got wrong: figures of its own that contradict each other.

>>> from xl_kpi.reconcile.keys import Cell, Key
>>> key = Key("assessments.in_45_days", "2020-03", "month")
>>> place = ("Assessments", "text: Assessments", "83 of 95 in time (86%)", "March")
>>> cells = [
...     Cell(2, *place, "83", key, "numerator"),
...     Cell(3, *place, "95", key, "denominator"),
...     Cell(4, *place, "86%", key, "value"),
... ]
>>> [(wrong.line, wrong.printed, wrong.should_be) for wrong in audit(cells)]
[(4, '86%', '87%')]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_kpi.indicators.reconciliation import Reconciliation
from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.reconcile.claims import claims_of, fractional_indicators, percent_indicators
from xl_kpi.reconcile.completeness import AsPrinted
from xl_kpi.reconcile.component import Component, components
from xl_kpi.reconcile.contradiction import Contradiction, with_neighbour
from xl_kpi.reconcile.corrected import Corrected
from xl_kpi.reconcile.keys import Cell
from xl_kpi.reconcile.ranges import Ranges
from xl_kpi.reconcile.repair import repaired
from xl_kpi.reconcile.rulebook import Rulebook, declared_rules
from xl_kpi.reconcile.tables import cells_of_rows, read_tables
from xl_kpi.reconcile.traits import Declarations
from xl_kpi.reconcile.wording import Wording


@dataclass(frozen=True)
class Audit:
    """What has come of it: contradictions, and how much could be held against what.

    ``figures`` is how many printed figures took part, ``checks`` how often some of them could be
    held against each other; ``certain`` is False where the search for the wrong ones was cut short.
    """

    contradictions: tuple[Contradiction, ...]
    figures: int
    checks: int
    certain: bool


def audit(
    source: Path | Iterable[Cell] | Iterable[Mapping[str, str]], registry: Registry = REGISTRY
) -> list[Contradiction]:
    """Every figure of published tables that contradicts the others.

    Parameters
    ----------
    source
        A .csv in the layout of ``docs/audit.md``, its rows, or cells.
    registry
        The indicators' declarations. Figures of an indicator that is not among them are held only
        against each other: numerator, denominator and value, and the same figure printed twice.
    """
    if isinstance(source, Path):
        cells: Sequence[Cell] = read_tables(source, registry).cells
    else:
        given = [*source]
        cells = [cell for cell in given if isinstance(cell, Cell)] or cells_of_rows(
            [row for row in given if not isinstance(row, Cell)]
        )
    return [*audit_cells(cells, registry).contradictions]


def audit_cells(
    cells: Sequence[Cell],
    registry: Registry = REGISTRY,
    rules: Sequence[Reconciliation] | None = None,
) -> Audit:
    """The contradictions among cells, and what was checked."""
    declared = Declarations(registry)
    chosen = declared_rules() if rules is None else rules
    book = Rulebook(
        declared, chosen, AsPrinted(cells, declared, chosen), [cell.term for cell in cells],
        percent_indicators(cells, declared), fractional_indicators(cells, declared),
    )  # fmt: skip
    claims = claims_of(cells, book)
    whole = [book.whole(number) for number in range(book.size)]
    parts = components(claims, book.relations, whole)
    found: list[Contradiction] = []
    certain = True
    checked = sum(len(claim.cells) for claim in claims) - len({claim.number for claim in claims})
    for component in parts:
        repair = repaired(component)
        if repair is None:
            checked += _checked(component, component.narrowed(component.all))
            continue
        checked += _checked(component, repair.ranges)
        certain = certain and repair.certain
        found += _told(Corrected(book, repair))
    figures = sum(len(claim.cells) for claim in claims)
    found.sort(key=lambda wrong: wrong.line)
    return Audit(tuple(found), figures, checked, certain)


def _told(of: Corrected) -> list[Contradiction]:
    repair, wording = of.repair, Wording(of)
    claims = repair.component.claims
    told = []
    for at in repair.component.set_of(repair.doubted):
        claim, because = claims[at], wording.because(claims[at])
        others = repair.component.set_of(repair.instead.get(at, 0))
        lines = tuple(sorted(cell.line for other in others for cell in claims[other].cells))
        told += [
            Contradiction.of(cell, of.should_be(claim, cell), because, lines)
            for cell in claim.cells
        ]
    return [with_neighbour(wrong, told) for wrong in told]


def _checked(component: Component, ranges: Ranges) -> int:
    """Relations whose numbers are all printed, or follow from what is."""
    return sum(
        all(ranges.high[number] is not None for number in relation.numbers)
        for relation in component.relations
    )
