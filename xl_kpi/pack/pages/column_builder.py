"""The columns of a table as they are added, each with its cells' keys, formulas and total."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Indicator, Maximum, Rate, Share, Unit
from xl_kpi.judgement.targets import Target
from xl_kpi.pack.blocks import Cell, Style
from xl_kpi.pack.pages.cells import share_formula, status_cell, value_of, value_style
from xl_kpi.pack.pages.columns import TOTAL, Asked, BuiltColumn
from xl_kpi.pack.pages.sections.vocabulary import Measure

# Sums of fractions, such as FTE, differ in their last digits by the order of adding.
_DIGITS = 9


def built_columns(asked: Asked, measures: Sequence[tuple[Measure, Indicator]]) -> list[BuiltColumn]:
    """Columns for these indicators over the rows."""
    builder = ColumnBuilder(asked)
    for measure, indicator in measures:
        figures = [asked.find(measure, indicator, row) for row in asked.rows]
        total = asked.find(measure, indicator, TOTAL) if asked.totals else None
        if isinstance(indicator.shape, Share):
            builder.share_of_all(measure, indicator, figures, total)
        elif isinstance(indicator.shape, Rate) or not _any_ratio((*figures, total)):
            # A rate's denominator is the population, which stands in no table.
            builder.plain(measure, indicator, figures, total)
        else:
            builder.ratio(measure, indicator, figures, total)
        if indicator.id in asked.targets and measure.span is None:
            builder.status(indicator, asked.targets[indicator.id])
    return builder.columns


def _any_ratio(figures: Sequence[Figure | None]) -> bool:
    return any(figure is not None and figure.denominator is not None for figure in figures)


def above(figure: Figure | None) -> float | None:
    """A figure's numerator, if it is known."""
    return None if figure is None or not figure.available else figure.numerator


def below(figure: Figure | None) -> float | None:
    """A figure's denominator, if it is known."""
    return None if figure is None or not figure.available else figure.denominator


class ColumnBuilder:
    """Adds columns to a table."""

    def __init__(self, asked: Asked) -> None:
        self.columns: list[BuiltColumn] = []
        self._table, self._rows, self._totals = asked.table, asked.rows, asked.totals

    def _key(self, header: str, row: str) -> str:
        return f"{self._table}|{header}|{row}"

    def _add(
        self, header: str, cells: Sequence[Cell], total: Cell | None, *,
        counts: Sequence[float | None] = (), indicator: str = "",
        divides: tuple[str, str] = ("", ""), of_month: bool = True,
    ) -> BuiltColumn:  # fmt: skip
        column = BuiltColumn(
            header, f"{self._table}|{header}", tuple(cells), total, tuple(counts), indicator,
            *divides, of_month,
        )  # fmt: skip
        self.columns.append(column)
        return column

    def _free_header(self, header: str) -> str:
        taken = {column.header.casefold() for column in self.columns}
        made, number = header, 2
        while made.casefold() in taken:
            made, number = f"{header} ({number})", number + 1
        return made

    def _counts(
        self, header: str, numbers: Sequence[float | None], total: float | None, *, declared: bool
    ) -> BuiltColumn:
        """A column of counts: one that is there already, if it holds the same.

        A column that is declared by name is the same only under that name: where all were in
        time, those in time and all of them are two columns still.
        """
        held = (*numbers, total if self._totals else None)
        for column in self.columns:
            if column.counts == held and (not declared or column.header == header):
                return column
        header = self._free_header(header)
        style = count_style((*numbers, total))
        cells = [
            Cell(NOT_IN_EXTRACT if n is None else n, style, key=self._key(header, row))
            for n, row in zip(numbers, self._rows, strict=True)
        ]
        return self._add(header, cells, self._total(header, numbers, total, style), counts=held)

    def _total(
        self, header: str, numbers: Sequence[float | None], whole: float | None, style: Style,
        *, greatest: bool = False,
    ) -> Cell | None:  # fmt: skip
        """The total, live where it is what the rows make.

        A worker of two teams counts in both and once in the whole: then the whole stands as it is.
        """
        if not self._totals:
            return None
        key = self._key(header, TOTAL)
        known = [number for number in numbers if number is not None]
        if known and len(known) == len(numbers):
            made = max(known) if greatest else round(sum(known), _DIGITS)
            if whole is None or round(whole, _DIGITS) == made:
                first, last = self._key(header, self._rows[0]), self._key(header, self._rows[-1])
                function = "MAX" if greatest else "SUM"
                formula = f"={function}([[{first}]]:[[{last}]])"
                return Cell(max(known) if greatest else sum(known), style, formula, key)
        return Cell(NOT_IN_EXTRACT if whole is None else whole, style, key=key)

    def plain(
        self, measure: Measure, indicator: Indicator, figures: Sequence[Figure | None],
        total: Figure | None,
    ) -> None:  # fmt: skip
        """A column of values that are made of nothing else in the table."""
        header = self._free_header(measure.header or indicator.label)
        values = [value_of(figure) for figure in figures]
        numbers = [value if isinstance(value, float) else None for value in values]
        style = value_style(indicator.unit, *values)
        formulas = self._sums(numbers) if measure.adds_up else [""] * len(numbers)
        cells = [
            Cell(value, style, formula, self._key(header, row))
            for value, formula, row in zip(values, formulas, self._rows, strict=True)
        ]
        known = None if total is None or not total.available else total.value
        greatest = isinstance(indicator.shape, Maximum)
        whole = self._total(header, numbers, known, style, greatest=greatest)
        if isinstance(indicator.shape, Rate) and whole is not None:
            whole = Cell(value_of(total), style, key=whole.key)
        held = (*numbers, known if self._totals else None)
        month = measure.span is None
        self._add(header, cells, whole, counts=held, indicator=indicator.id, of_month=month)

    def _sums(self, numbers: Sequence[float | None]) -> list[str]:
        """Each row's columns added up, where that is its number."""
        parts = [column for column in self.columns if column.counts]
        formulas = []
        for at, (number, row) in enumerate(zip(numbers, self._rows, strict=True)):
            added = [column.counts[at] for column in parts]
            same = number is not None and None not in added
            adds = same and parts and sum(n or 0 for n in added) == number
            terms = "+".join(f"[[{column.key}|{row}]]" for column in parts)
            formulas.append(f"={terms}" if adds else "")
        return formulas

    def ratio(
        self, measure: Measure, indicator: Indicator, figures: Sequence[Figure | None],
        total: Figure | None,
    ) -> None:  # fmt: skip
        """A column that divides one by another, and these two where they are not there."""
        met, of = _count_headers(measure, indicator)
        tops = self._counts(
            met, [above(f) for f in figures], above(total), declared=bool(measure.met)
        )
        bases = self._counts(
            of, [below(f) for f in figures], below(total), declared=bool(measure.of)
        )
        header = self._free_header(measure.header or indicator.label)
        style = Style.PERCENT_2 if measure.exact else value_style(indicator.unit)
        rows = [*self._rows, *([TOTAL] if self._totals else [])]
        cells = [
            _live(value_of(figure), style, self._key(header, row), f"{tops.key}|{row}", f"{bases.key}|{row}")
            for figure, row in zip((*figures, *([total] if self._totals else [])), rows, strict=True)
        ]  # fmt: skip
        whole = cells.pop() if self._totals else None
        self._add(
            header, cells, whole, indicator=indicator.id, divides=(tops.key, bases.key),
            of_month=measure.span is None,
        )  # fmt: skip

    def share_of_all(
        self, measure: Measure, indicator: Indicator, figures: Sequence[Figure | None],
        total: Figure | None,
    ) -> None:  # fmt: skip
        """A column of each row's part of the total, and the counts where they are not there."""
        met, _ = _count_headers(measure, indicator)
        whole = below(total)
        if whole is None:
            whole = next((below(f) for f in figures if f is not None and f.available), None)
        counted = self._counts(met, [above(f) for f in figures], whole, declared=bool(measure.met))
        header = self._free_header(measure.header or indicator.label)
        style = Style.PERCENT_2 if measure.exact else value_style(indicator.unit)
        cells = [
            _live(value_of(figure), style, self._key(header, row), f"{counted.key}|{row}", f"{counted.key}|{TOTAL}")
            for figure, row in zip(figures, self._rows, strict=True)
        ]  # fmt: skip
        summed = None
        if self._rows and all(isinstance(cell.value, float) for cell in cells):
            first, last = self._key(header, self._rows[0]), self._key(header, self._rows[-1])
            parts = sum(float(cell.value) for cell in cells)
            summed = Cell(parts, style, f"=SUM([[{first}]]:[[{last}]])", self._key(header, TOTAL))
        month = measure.span is None
        self._add(header, cells, summed, indicator=indicator.id, of_month=month)

    def status(self, indicator: Indicator, target: Target) -> None:
        """How each row of the last column stands to the indicator's target."""
        judged = self.columns[-1]
        header = "Status"
        if any(column.header == header for column in self.columns):
            header = self._free_header(f"Status: {judged.header}")
        cells = [status_cell(indicator, target, cell.value, cell.key) for cell in judged.cells]
        total = judged.total
        whole = None if total is None else status_cell(indicator, target, total.value, total.key)
        self._add(header, cells, whole)


def count_style(numbers: Sequence[float | None]) -> Style:
    """How counts look: those of which one is no whole number, such as FTE, have a decimal."""
    whole = all(number is None or float(number).is_integer() for number in numbers)
    return Style.COUNT if whole else Style.DECIMAL


def _live(value: float | str, style: Style, key: str, over: str, under: str) -> Cell:
    if value == NOT_IN_EXTRACT:
        return Cell(value, style, key=key)
    return Cell(value, style, share_formula(over, under), key)


def _count_headers(measure: Measure, indicator: Indicator) -> tuple[str, str]:
    """Headers of a ratio's numerator and denominator."""
    days = indicator.unit is Unit.DAYS
    return measure.met or ("Total days" if days else "Number"), measure.of or (
        "Cases" if days else "Out of"
    )
