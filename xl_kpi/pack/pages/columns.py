"""Indicators as columns of a table: counts as they are, shares and averages as live formulas.

A percentage's column divides two other columns of the same row; where another indicator's
column already holds the same counts, it is used again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.judgement.targets import Target
from xl_kpi.pack.blocks import Cell, TableColumn
from xl_kpi.pack.pages.sections.vocabulary import Measure

Lookup = Callable[[Measure, Indicator, str], Figure | None]
TOTAL = "total"


@dataclass(frozen=True)
class BuiltColumn:
    """A column with its cells, by row, and its place for formulas.

    ``above`` and ``below`` are the keys of the columns that it divides; ``counts`` are its
    numbers as other columns may use them, the total last. ``of_month`` says that its figures
    are those of the table's months, and no longer span's, so that other tables may read them.
    """

    header: str
    key: str
    cells: tuple[Cell, ...]
    total: Cell | None
    counts: tuple[float | None, ...] = ()
    indicator: str = ""
    above: str = ""
    below: str = ""
    of_month: bool = True


@dataclass(frozen=True)
class Asked:
    """What a table's columns are made from.

    Parameters
    ----------
    table
        Name of the table, the root of its cells' keys.
    rows
        Row keys, such as months or groups.
    find
        The figure of a measure in a row; ``TOTAL`` is the row of all.
    totals
        Whether there is a totals row.
    targets
        Targets by which rows get a status; none where they get no status.
    """

    table: str
    rows: Sequence[str]
    find: Lookup
    totals: bool
    targets: Mapping[str, Target]


def table_columns(columns: Sequence[BuiltColumn], width: float) -> list[TableColumn]:
    """Their headers and totals."""
    return [TableColumn(column.header, width, column.total) for column in columns]


def has_numbers(column: BuiltColumn) -> bool:
    """Whether any of its cells is a number."""
    return any(not isinstance(cell.value, str) for cell in column.cells)


def known_elsewhere(
    columns: Sequence[BuiltColumn], rows: Sequence[str], name: Callable[[str, str, str], str]
) -> list[BuiltColumn]:
    """The columns, with each figure known to other tables and sheets by a name of its own.

    Parameters
    ----------
    name
        The name of a cell, from ``value``, ``met`` or ``of``, the indicator and the row.
    """
    names: dict[str, list[tuple[str, str]]] = {}
    for column in columns:
        if column.indicator and column.of_month:
            names.setdefault(column.key, []).append(("value", column.indicator))
            for part, key in (("met", column.above), ("of", column.below)):
                names.setdefault(key, []).append((part, column.indicator))
    return [
        replace(column, cells=tuple(
            replace(cell, aliases=(*cell.aliases, *(
                name(part, indicator, row) for part, indicator in names.get(column.key, ())
            )))
            for cell, row in zip(column.cells, rows, strict=True)
        ))
        for column in columns
    ]  # fmt: skip
