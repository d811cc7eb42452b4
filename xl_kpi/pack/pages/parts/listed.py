"""Indicators down, with the cases of a span, their average, and that of a month ago."""

from __future__ import annotations

from xl_kpi.figures.table import NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import (
    Beside,
    Block,
    Cell,
    Chart,
    Line,
    Paragraph,
    Style,
    Table,
    TableColumn,
)
from xl_kpi.pack.pages.cells import change_cell, share_formula, value_of, value_style
from xl_kpi.pack.pages.charts.by_group import height_of_bars
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH
from xl_kpi.pack.pages.sections.vocabulary import Listed
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month, Span

_SPANS = {
    Span.MONTH: "{}", Span.YEAR_TO_DATE: "Year to {}", Span.QUARTER: "Quarter to {}",
    Span.LAST_6_MONTHS: "6 months to {}", Span.LAST_12_MONTHS: "12 months to {}",
    Span.MONTH_END: "End of {}",
}  # fmt: skip


def listed(report: Report, part: Listed) -> list[Block]:
    """The part's caption, notes, table and chart."""
    shown = [report.registry[name] for name in part.indicators if name in report.registry]
    this = {indicator: report.find(indicator, span=part.span) for indicator in shown}
    notes = gap_notes(report, shown)
    if not any(figure is not None and figure.available for figure in this.values()):
        return [*notes] or (
            [Paragraph(f"{part.title}: {NOT_IN_EXTRACT}.", quiet=True)] if shown else []
        )
    before = report.month.plus(-1)
    spans = [_SPANS[part.span].format(month.short) for month in (before, report.month)]
    headers = (part.heading, part.of, part.met, *spans, "Change")
    columns = tuple(
        TableColumn(header, NUMBER_WIDTH if at else LABEL_WIDTH)
        for at, header in enumerate(headers)
    )
    rows = tuple(_row(report, part, indicator, before) for indicator in shown)
    title = f"{part.title}, {spans[1]}"
    table = Table(part.name, f"{title}.", columns, rows)
    return [Paragraph(title, strong=True), *notes, Beside(table, _chart(part, shown, rows, spans))]


def _row(report: Report, part: Listed, indicator: Indicator, before: Month) -> tuple[Cell, ...]:
    this = report.find(indicator, span=part.span)
    then = report.find(indicator, before, part.span)

    def key(what: str) -> str:
        return f"{part.name}|{what}|{indicator.id}"

    style = value_style(indicator.unit)
    live = share_formula(key("met"), key("of")) if this is not None and this.available else ""
    now = Cell(value_of(this), style, live, key("this"), strong=True)
    keys = key("this"), key("before")
    return (
        Cell(indicator.label, Style.TEXT, key=key("label")),
        _count(this, "denominator", key("of")), _count(this, "numerator", key("met")),
        Cell(value_of(then), style, key=key("before")), now,
        change_cell(this, then, indicator.unit, keys, key("change")),
    )  # fmt: skip


def _count(figure: Figure | None, which: str, key: str) -> Cell:
    number = getattr(figure, which) if figure is not None and figure.available else None
    return Cell(NOT_IN_EXTRACT if number is None else number, Style.COUNT, key=key)


def _chart(
    part: Listed, shown: list[Indicator], rows: tuple[tuple[Cell, ...], ...], spans: list[str]
) -> tuple[Chart, ...]:
    """A bar for each indicator in this span and in that of a month ago."""
    if len(rows) < 2 or not any(isinstance(row[4].value, float) for row in rows):
        return ()

    def key(what: str, indicator: Indicator) -> str:
        return f"{part.name}|{what}|{indicator.id}"

    lines = []
    for what, at, span in (("before", 3, spans[0]), ("this", 4, spans[1])):
        values = [row[at].value for row in rows]
        wordless = tuple(n for n, value in enumerate(values) if isinstance(value, str))
        if len(wordless) < len(values):
            lines.append(Line(span, key(what, shown[0]), key(what, shown[-1]), wordless=wordless))
    title = f"{part.chart_title or part.title}, {spans[1]}"
    return (
        Chart(
            "bar", title, f"Bar chart: {title}, beside those of a month before.",
            (key("label", shown[0]), key("label", shown[-1])), tuple(lines), len(rows),
            percent=False, height=height_of_bars(len(rows), len(lines)),
        ),
    )  # fmt: skip
