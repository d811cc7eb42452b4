"""Thirteen months of some indicators: a table with a month a row, and a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xl_kpi.figures.table import NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Beside, Block, Cell, Paragraph, Style, Table, TableColumn
from xl_kpi.pack.pages.cells import target_name, value_style
from xl_kpi.pack.pages.charts.by_month import TARGET, by_month, held_key
from xl_kpi.pack.pages.column_builder import built_columns
from xl_kpi.pack.pages.columns import (
    Asked,
    BuiltColumn,
    has_numbers,
    known_elsewhere,
    table_columns,
)
from xl_kpi.pack.pages.keys import series_key
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH, declared
from xl_kpi.pack.pages.sections.vocabulary import Measure, Series
from xl_kpi.pack.report import Report


def series(report: Report, part: Series) -> list[Block]:
    """The part's caption, notes, table and chart."""
    measures = declared(report, part.measures)
    if not measures:
        return []
    months = {str(month): month for month in report.months}

    def find(_: Measure, indicator: Indicator, row: str) -> Figure | None:
        return report.find(indicator, months[row])

    columns = built_columns(Asked(part.name, list(months), find, False, {}), measures)
    notes = gap_notes(report, [indicator for _, indicator in measures])
    if not any(has_numbers(column) for column in columns):
        return [*notes] or [Paragraph(f"{part.chart_title}: {NOT_IN_EXTRACT}.", quiet=True)]
    columns = known_elsewhere(
        columns, list(months), lambda which, name, row: series_key(name, row, which)
    )
    columns += _held_against(report, part, list(months))
    table = month_table(report, part.name, part.chart_title, columns)
    first, last = report.months[0], report.months[-1]
    caption = Paragraph(f"{part.chart_title}, {first.short} to {last.short}", strong=True)
    return [caption, *notes, Beside(table, by_month(report, part, columns))]


def month_table(report: Report, name: str, title: str, columns: Sequence[BuiltColumn]) -> Table:
    """A table with a month a row."""
    labels = [Cell(month.short, Style.TEXT, key=f"{name}|month|{month}") for month in report.months]
    rows = list(zip(labels, *(column.cells for column in columns), strict=True))
    # The month that matters stands out.
    rows[-1] = tuple(replace(cell, strong=True) for cell in rows[-1])
    about = f"{title}, by month, {report.months[0].label} to {report.months[-1].label}."
    headers = (TableColumn("Month", LABEL_WIDTH), *table_columns(columns, NUMBER_WIDTH))
    return Table(name, about, headers, tuple(rows))


def _held_against(report: Report, part: Series, rows: Sequence[str]) -> list[BuiltColumn]:
    """Columns for the target and for England, where a series is of one indicator that has them."""
    if len(part.plotted) != 1 or part.plotted[0] not in report.registry:
        return []
    indicator = report.registry[part.plotted[0]]
    style = value_style(indicator.unit)
    columns = []
    target = report.target(indicator)
    if target is not None:
        name = f"={target_name(indicator)}"
        columns.append(_constant(part, TARGET, target.value, style, rows, name))
    england = report.judged.comparators.find(indicator.id, "england")
    if england is not None and england.value is not None:
        named = f"{england.name} {england.year}"
        columns.append(_constant(part, named, england.value, style, rows, ""))
    return columns


def _constant(
    part: Series, header: str, value: float, style: Style, rows: Sequence[str], formula: str
) -> BuiltColumn:
    key = held_key(part.name, header)
    cells = tuple(Cell(value, style, formula, f"{key}|{row}") for row in rows)
    return BuiltColumn(header, key, cells, None)
