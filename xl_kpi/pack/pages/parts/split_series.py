"""Thirteen months down and the groups of one indicator across, with their sum."""

from __future__ import annotations

from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.pack.blocks import Beside, Block, Cell, Paragraph, Style
from xl_kpi.pack.pages.charts.by_month import stacked_by_month
from xl_kpi.pack.pages.columns import BuiltColumn
from xl_kpi.pack.pages.keys import series_key
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.series import month_table
from xl_kpi.pack.pages.parts.shown import groups_of, known, of_group, stands
from xl_kpi.pack.pages.sections.vocabulary import SplitSeries
from xl_kpi.pack.pages.wording import wording_of_groups
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month


def split_series(report: Report, part: SplitSeries) -> list[Block]:
    """The part's caption, notes, table and chart."""
    if part.indicator not in report.registry:
        return []
    indicator = report.registry[part.indicator]
    notes = gap_notes(report, [indicator])
    groups = [
        group
        for group in groups_of(report, [indicator], part.breakdown)
        if stands(report, [indicator], part.breakdown, group)
    ]
    there = [month for month in report.months if known(report, indicator, part.breakdown, month)]
    if not groups or not there:
        said = "no cases in the months shown" if there else NOT_IN_EXTRACT
        return [*notes] or [Paragraph(f"{part.chart_title}: {said}.", quiet=True)]

    def number(group: str, month: Month) -> float | None:
        found = of_group(report, indicator, part.breakdown, group, month)
        return None if found is None or not found.available else found.numerator or 0.0

    counts = {g: [number(g, month) for month in report.months] for g in groups}
    wording = wording_of_groups(groups)
    columns = [_column(report, part, wording[group], counts[group]) for group in groups]
    if len(groups) > 1:
        columns.append(_sums(report, part, columns))
    first, last = report.months[0], report.months[-1]
    caption = Paragraph(f"{part.chart_title}, {first.short} to {last.short}", strong=True)
    table = month_table(report, part.name, part.chart_title, columns)
    plotted = columns[: len(groups)]
    return [caption, *notes, Beside(table, stacked_by_month(report, part, plotted))]


def _column(
    report: Report, part: SplitSeries, header: str, numbers: list[float | None]
) -> BuiltColumn:
    key = f"{part.name}|{header}"
    cells = tuple(
        Cell(NOT_IN_EXTRACT if n is None else n, Style.COUNT, key=f"{key}|{month}")
        for n, month in zip(numbers, report.months, strict=True)
    )
    return BuiltColumn(header, key, cells, None, tuple(numbers))


def _sums(report: Report, part: SplitSeries, columns: list[BuiltColumn]) -> BuiltColumn:
    """The sum of each month, live."""
    taken = {column.header.casefold() for column in columns}
    header = "Total" if "total" not in taken else "Total of all"
    key = f"{part.name}|{header}"
    cells = []
    for at, month in enumerate(report.months):
        numbers = [column.counts[at] for column in columns]
        alias = (series_key(part.indicator, month),)
        if None in numbers:
            cells.append(Cell(NOT_IN_EXTRACT, Style.COUNT, key=f"{key}|{month}"))
            continue
        formula = f"=SUM([[{columns[0].key}|{month}]]:[[{columns[-1].key}|{month}]])"
        total = sum(n or 0 for n in numbers)
        cells.append(Cell(total, Style.COUNT, formula, f"{key}|{month}", alias))
    return BuiltColumn(header, key, tuple(cells), None)
