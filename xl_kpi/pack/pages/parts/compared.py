"""Indicators beside their published comparators, each with the year that it is of."""

from __future__ import annotations

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Table, TableColumn
from xl_kpi.pack.pages.cells import value_of, value_style
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH
from xl_kpi.pack.pages.sections.vocabulary import Compared
from xl_kpi.pack.report import Report
from xl_kpi.periods import Span


def compared(report: Report, part: Compared) -> list[Block]:
    """The part's caption and table; nothing where there is no comparator."""
    shown = [report.registry[name] for name in part.indicators if name in report.registry]
    # One comparator of two years is two columns.
    held = {
        (one.id, one.year): f"{one.name} {one.year}"
        for indicator in shown
        for one in report.judged.comparators.of(indicator.id)
    }
    if not held:
        return []
    year = any(report.span(indicator) is not Span.MONTH_END for indicator in shown)
    headers = ["Indicator", report.month.short, *(["Year to date"] if year else []), *held.values()]
    columns = tuple(
        TableColumn(header, NUMBER_WIDTH if at else LABEL_WIDTH)
        for at, header in enumerate(headers)
    )
    rows = tuple(_row(report, indicator, [*held], year=year) for indicator in shown)
    about = f"Comparison with published figures, {report.month.label}."
    return [
        Paragraph("Compared with published figures", strong=True),
        Table(part.name, about, columns, rows),
    ]


def _row(
    report: Report, indicator: Indicator, held: list[tuple[str, str]], *, year: bool
) -> tuple[Cell, ...]:
    style = value_style(indicator.unit)
    cells = [Cell(indicator.label), Cell(value_of(report.find(indicator)), style, strong=True)]
    if year:
        stock = report.span(indicator) is Span.MONTH_END
        to_date = value_of(report.find(indicator, span=Span.YEAR_TO_DATE))
        cells.append(Cell("month end" if stock else to_date, style))
    for comparator, of_year in held:
        found = report.judged.comparators.find(indicator.id, comparator)
        there = found is not None and found.year == of_year and found.value is not None
        cells.append(
            Cell(
                found.value if found is not None and found.value is not None and there else "-",
                style,
            )
        )
    return tuple(cells)
