"""The scorecard: a row an indicator, and the cells that hold targets and tolerances."""

from __future__ import annotations

from xl_kpi.indicators.declaration import Chapter, Indicator
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Sheet, Style, Table, TableColumn, Title
from xl_kpi.pack.pages.cells import (
    VALUE_STYLE,
    change_cell,
    direction_cell,
    status_cell,
    target_name,
    tolerance_name,
    value_of,
)  # fmt: skip
from xl_kpi.pack.pages.chapter import series_key
from xl_kpi.pack.pages.sections import ChapterSheet
from xl_kpi.pack.report import Report
from xl_kpi.periods import Span

SCORECARD = "Scorecard"
_COMPARED = {
    "statistical_neighbours": "Statistical neighbours", "region": "Region", "england": "England",
}  # fmt: skip
WIDTHS = (37, 26, 13, 13, 13, 11, 11, 13, 9, 10, 11, 12, 12, 10, 16)


def scorecard_sheet(report: Report, layouts: dict[str, ChapterSheet]) -> Sheet:
    """Every indicator in one table, with its chapter, so that it can be sorted and read aloud."""
    month = report.month
    headers = (
        "Indicator", "Chapter", *(shown.short for shown in month.last(3)), "Change on month",
        "Direction", "Year to date", "Target", "Tolerance", "Status",
        *(_comparator_name(report, name) for name in _COMPARED), "Thirteen months",
    )  # fmt: skip
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, WIDTHS, strict=True))
    rows = [
        _row(report, chapter, indicator, layouts[chapter.id])
        for chapter in report.registry.chapters
        for indicator in report.registry.of_chapter(chapter.id)
        if indicator.on_scorecard
    ]
    table = Table(
        "scorecard", f"Scorecard for {month.label}: an indicator a row.", columns, tuple(rows)
    )
    years = sorted({c.year for c in report.judged.comparators.all})
    blocks: list[Block] = [
        Title("Scorecard", f"{report.settings.council}, {month.label}"),
        Paragraph("Back to contents", link="Contents"),
        table,
        Paragraph(
            "GREEN meets the target, AMBER is within the tolerance of it (10% is ten percentage points), RED is further away. "
            "Change a target or a tolerance here and every status in the pack follows.",
            quiet=True,
        ),
        Paragraph(
            "▲ and ▼ say where a figure moved since last month; better and worse say whether that is good. "
            "pp: percentage points. Month end: counted on the last day of the month, so there is no year to date.", quiet=True,
        ),
    ]  # fmt: skip
    if years:
        blocks.append(Paragraph(f"Published comparators are of {' and '.join(years)}.", quiet=True))
    return Sheet(SCORECARD, tuple(blocks), WIDTHS, about="Every indicator on one page")


def _row(
    report: Report, chapter: Chapter, indicator: Indicator, layout: ChapterSheet
) -> tuple[Cell, ...]:
    months = report.month.last(3)
    figures = [report.find(indicator, month) for month in months]
    style = VALUE_STYLE[indicator.unit]
    in_series = indicator.id in layout.in_series
    keys = [f"scorecard|{indicator.id}|{month}" for month in months]
    cells = [
        Cell(
            value_of(figure), style,
            f"=[[{series_key(indicator, month)}]]" if in_series and figure is not None and figure.available else "",
            key, strong=month == report.month,
        )
        for figure, month, key in zip(figures, months, keys, strict=True)
    ]  # fmt: skip
    moved = change_cell(
        figures[-1],
        figures[-2],
        indicator.unit,
        (keys[-1], keys[-2]),
        f"scorecard|{indicator.id}|change",
    )
    year = report.find(indicator, span=Span.YEAR_TO_DATE)
    stock = report.span(indicator) is Span.MONTH_END
    target = report.target(indicator)
    key = f"scorecard|{indicator.id}"
    numbers = [figure for figure in figures if figure is not None and figure.available]
    sparkline = None
    if in_series and numbers:
        sparkline = (
            series_key(indicator, report.months[0]),
            series_key(indicator, report.months[-1]),
        )
    return (
        Cell(indicator.label, Style.LINK, link=layout.tab),
        Cell(chapter.title, Style.QUIET),
        *cells,
        moved,
        direction_cell(moved, indicator.good),
        Cell("month end" if stock else value_of(year), style),
        *(
            (Cell("-", style), Cell("-", style))
            if target is None
            else (
                Cell(target.value, style, key=f"{key}|target", name=target_name(indicator)),
                Cell(
                    target.tolerance, style, key=f"{key}|tolerance", name=tolerance_name(indicator)
                ),
            )
        ),
        status_cell(indicator, target, value_of(figures[-1]), keys[-1]),
        *(_compared(report, indicator, name) for name in _COMPARED),
        Cell(_series_words(report, indicator), Style.QUIET, sparkline=sparkline),
    )


def _series_words(report: Report, indicator: Indicator) -> str:
    """What stands under a sparkline, for readers that do not draw it."""
    known = [
        f.value
        for month in report.months
        if (f := report.find(indicator, month)) and f.value is not None
    ]
    return "" if len(known) > 1 else "too few months"


def _comparator_name(report: Report, comparator: str) -> str:
    """The council's own name for it, as on the chapters' sheets."""
    found = (c.name for c in report.judged.comparators.all if c.id == comparator)
    return next(found, _COMPARED[comparator])


def _compared(report: Report, indicator: Indicator, comparator: str) -> Cell:
    found = report.judged.comparators.find(indicator.id, comparator)
    style = VALUE_STYLE[indicator.unit]
    return Cell("-" if found is None or found.value is None else found.value, style)
