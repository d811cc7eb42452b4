"""Indicators as columns of a table: counts as they are, shares and averages as live formulas.

A percentage's column divides two other columns of the same row; where another indicator's
column already holds the same counts, it is used again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xl_kpi.figures.table import NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Indicator, Share, Unit
from xl_kpi.pack.blocks import Cell, Style, TableColumn
from xl_kpi.pack.pages.cells import VALUE_STYLE, share_formula, value_of

Lookup = Callable[[Indicator, str], Figure | None]
TOTAL = "total"


@dataclass(frozen=True)
class Measure:
    """An indicator in a table: its header, and those of the counts that it is made of.

    ``exact`` shows a percentage with two decimals.
    """

    indicator: str
    header: str = ""
    met: str = ""
    of: str = ""
    exact: bool = False


@dataclass(frozen=True)
class BuiltColumn:
    """A column with its cells, by row, and its place for formulas."""

    header: str
    key: str
    cells: tuple[Cell, ...]
    total: Cell | None
    counts: tuple[float | None, ...]
    indicator: str = ""


def built_columns(
    table: str, measures: Sequence[tuple[Measure, Indicator]], rows: Sequence[str], find: Lookup,
    *, totals: bool,
) -> list[BuiltColumn]:  # fmt: skip
    """Columns for these indicators over these rows.

    Parameters
    ----------
    table
        Name of the table, the root of its cells' keys.
    rows
        Row keys, such as months or groups.
    find
        The figure of an indicator in a row; ``TOTAL`` is the row of all.
    totals
        Whether there is a totals row.
    """
    columns: list[BuiltColumn] = []
    for measure, indicator in measures:
        figures = [find(indicator, row) for row in rows]
        total = find(indicator, TOTAL) if totals else None
        builder = _Builder(table, columns, rows, totals)
        header = measure.header or indicator.label
        met = measure.met or ("Total days" if indicator.unit is Unit.DAYS else "Number")
        of = measure.of or ("Cases" if indicator.unit is Unit.DAYS else "Out of")
        if isinstance(indicator.shape, Share):
            counted = builder.counts(
                met, [_above(f) for f in figures], _below(total or _first(figures))
            )
            builder.share_of_all(header, counted, figures, indicator, measure)
        elif all(
            figure is None or figure.denominator is None for figure in figures
        ) and not _any_ratio(figures):
            style = VALUE_STYLE[indicator.unit]
            builder.plain(header, figures, total, indicator, style)
        else:
            above = builder.counts(met, [_above(f) for f in figures], _above(total))
            below = builder.counts(of, [_below(f) for f in figures], _below(total))
            builder.ratio(header, above, below, figures, total, indicator, measure)
    return columns


def _first(figures: Sequence[Figure | None]) -> Figure | None:
    return next((figure for figure in figures if figure is not None and figure.available), None)


def _any_ratio(figures: Sequence[Figure | None]) -> bool:
    return any(figure is not None and figure.denominator is not None for figure in figures)


def _above(figure: Figure | None) -> float | None:
    return None if figure is None or not figure.available else figure.numerator


def _below(figure: Figure | None) -> float | None:
    return None if figure is None or not figure.available else figure.denominator


class _Builder:
    """Adds columns to a table, each with its cells' keys and its total."""

    def __init__(
        self, table: str, columns: list[BuiltColumn], rows: Sequence[str], totals: bool
    ) -> None:
        self._table, self._columns, self._rows, self._totals = table, columns, rows, totals

    def _key(self, header: str, row: str) -> str:
        return f"{self._table}|{header}|{row}"

    def _add(
        self, header: str, cells: Sequence[Cell], total: Cell | None,
        counts: Sequence[float | None], indicator: str = "",
    ) -> BuiltColumn:  # fmt: skip
        column = BuiltColumn(
            header, f"{self._table}|{header}", tuple(cells), total, tuple(counts), indicator
        )
        self._columns.append(column)
        return column

    def _free_header(self, header: str) -> str:
        taken = {column.header.casefold() for column in self._columns}
        made, number = header, 2
        while made.casefold() in taken:
            made, number = f"{header} ({number})", number + 1
        return made

    def counts(
        self, header: str, counts: Sequence[float | None], total: float | None
    ) -> BuiltColumn:
        """A column of counts; one that is there already if it holds the same."""
        for column in self._columns:
            if column.counts == (*counts, total if self._totals else None):
                return column
        header = self._free_header(header)
        cells = [
            Cell(NOT_IN_EXTRACT if n is None else n, Style.COUNT, key=self._key(header, row))
            for n, row in zip(counts, self._rows, strict=True)
        ]
        whole = self._sum(header, counts, total)
        return self._add(header, cells, whole, (*counts, total if self._totals else None))

    def _sum(self, header: str, counts: Sequence[float | None], total: float | None) -> Cell | None:
        if not self._totals:
            return None
        key = self._key(header, TOTAL)
        if not self._rows or any(n is None for n in counts):
            return Cell(NOT_IN_EXTRACT if total is None else total, Style.COUNT, key=key)
        first, last = self._key(header, self._rows[0]), self._key(header, self._rows[-1])
        return Cell(sum(n or 0 for n in counts), Style.COUNT, f"=SUM([[{first}]]:[[{last}]])", key)

    def plain(
        self, header: str, figures: Sequence[Figure | None], total: Figure | None,
        indicator: Indicator, style: Style,
    ) -> None:  # fmt: skip
        """A column of values that are made of nothing else."""
        column_total = _above(total)
        counts = [_above(figure) for figure in figures]
        header = self._free_header(header)
        cells = [
            Cell(value_of(figure), style, key=self._key(header, row))
            for figure, row in zip(figures, self._rows, strict=True)
        ]
        whole = self._sum(header, counts, column_total)
        self._add(
            header, cells, whole, (*counts, column_total if self._totals else None), indicator.id
        )

    def ratio(
        self, header: str, above: BuiltColumn, below: BuiltColumn, figures: Sequence[Figure | None],
        total: Figure | None, indicator: Indicator, measure: Measure,
    ) -> None:  # fmt: skip
        """A column that divides one by another."""
        header = self._free_header(header)
        style = _style(indicator, measure)
        cells = [
            self._live(
                value_of(figure),
                style,
                self._key(header, row),
                f"{above.key}|{row}",
                f"{below.key}|{row}",
            )
            for figure, row in zip(figures, self._rows, strict=True)
        ]
        whole = None
        if self._totals:
            keys = self._key(header, TOTAL), f"{above.key}|{TOTAL}", f"{below.key}|{TOTAL}"
            whole = self._live(value_of(total), style, *keys)
        self._add(header, cells, whole, (), indicator.id)

    def share_of_all(
        self, header: str, counted: BuiltColumn, figures: Sequence[Figure | None],
        indicator: Indicator, measure: Measure,
    ) -> None:  # fmt: skip
        """A column of each row's part of the total."""
        header = self._free_header(header)
        style = _style(indicator, measure)
        cells = [
            self._live(
                value_of(figure),
                style,
                self._key(header, row),
                f"{counted.key}|{row}",
                f"{counted.key}|{TOTAL}",
            )
            for figure, row in zip(figures, self._rows, strict=True)
        ]
        whole = None
        if self._rows and all(isinstance(cell.value, float) for cell in cells):
            first, last = self._key(header, self._rows[0]), self._key(header, self._rows[-1])
            parts = sum(float(cell.value) for cell in cells)
            whole = Cell(parts, style, f"=SUM([[{first}]]:[[{last}]])", self._key(header, TOTAL))
        self._add(header, cells, whole, (), indicator.id)

    @staticmethod
    def _live(value: float | str, style: Style, key: str, above: str, below: str) -> Cell:
        if value == NOT_IN_EXTRACT:
            return Cell(value, style, key=key)
        return Cell(value, style, share_formula(above, below), key)


def _style(indicator: Indicator, measure: Measure) -> Style:
    return Style.PERCENT_2 if measure.exact else VALUE_STYLE[indicator.unit]


def table_columns(columns: Sequence[BuiltColumn], width: float) -> list[TableColumn]:
    """Their headers and totals."""
    return [TableColumn(column.header, width, column.total) for column in columns]


def has_numbers(column: BuiltColumn) -> bool:
    """Whether any of its cells is a number."""
    return any(not isinstance(cell.value, str) for cell in column.cells)
