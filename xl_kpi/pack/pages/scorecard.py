"""The scorecard: a row an indicator, and the cells that hold targets and tolerances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Sheet, Style, Table, TableColumn, Title
from xl_kpi.pack.pages.cells import (
    change_cell,
    direction_cell,
    status_cell,
    target_name,
    tolerance_name,
    value_of,
    value_style,
)
from xl_kpi.pack.pages.chapter import CONTENTS, ChapterParts
from xl_kpi.pack.pages.glance import copied
from xl_kpi.pack.pages.keys import series_key
from xl_kpi.pack.pages.notes import as_at_of_chapters
from xl_kpi.pack.report import Report
from xl_kpi.periods import Span

SCORECARD = "Scorecard"
_COMPARED = {
    "statistical_neighbours": "Statistical neighbours", "region": "Region", "england": "England",
}  # fmt: skip
WIDTHS = (50, 13, 13, 13, 11, 11, 13, 9, 10, 11, 12, 12, 10, 16)


def scorecard_sheet(report: Report, chapters: Sequence[ChapterParts], known: Set[str]) -> Sheet:
    """Every indicator in one table, under the name of its chapter."""
    month = report.month
    headers = (
        "Indicator", *(shown.short for shown in month.last(3)), "Change on month",
        "Direction", "Year to date", "Target", "Tolerance", "Status",
        *(_comparator_name(report, name) for name in _COMPARED), "Thirteen months",
    )  # fmt: skip
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, WIDTHS, strict=True))
    rows = tuple(row for parts in chapters for row in _chapter(report, parts, known))
    table = Table("scorecard", f"Scorecard for {month.label}: an indicator a row.", columns, rows)
    years = sorted({c.year for c in report.judged.comparators.all})
    blocks: list[Block] = [
        Title("Scorecard", f"{report.settings.council}, {month.label}"),
        Paragraph("Back to contents", link=CONTENTS),
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
    blocks += as_at_of_chapters(report, (i for i in report.registry if i.on_scorecard))
    if years:
        blocks.append(Paragraph(f"Published comparators are of {' and '.join(years)}.", quiet=True))
    about = "Every indicator, by chapter"
    return Sheet(SCORECARD, tuple(blocks), WIDTHS, about=about, freeze_header=True)


def _chapter(report: Report, parts: ChapterParts, known: Set[str]) -> Iterator[tuple[Cell, ...]]:
    """A chapter's name, and a row for each of its indicators."""
    shown = [i for i in report.registry.of_chapter(parts.chapter.id) if i.on_scorecard]
    rows = [_row(report, indicator, parts.layout.tab, known) for indicator in shown]
    if rows:
        named = Cell(parts.chapter.title, Style.GROUP)
        yield (named, *(Cell("", cell.style) for cell in rows[0][1:]))
        yield from rows


def _row(report: Report, indicator: Indicator, tab: str, known: Set[str]) -> tuple[Cell, ...]:
    months = report.month.last(3)
    figures = [report.find(indicator, month) for month in months]
    year = report.find(indicator, span=Span.YEAR_TO_DATE)
    style = value_style(indicator.unit, *(value_of(f) for f in (*figures, year)))
    key = f"scorecard|{indicator.id}"
    keys = [f"{key}|{month}" for month in months]
    cells = [
        Cell(
            value_of(figure), style, copied(figure, series_key(indicator.id, month), known), at,
            strong=month == report.month,
        )
        for figure, month, at in zip(figures, months, keys, strict=True)
    ]  # fmt: skip
    moved = change_cell(
        figures[-1], figures[-2], indicator.unit, (keys[-1], keys[-2]), f"{key}|change"
    )
    stock = report.span(indicator) is Span.MONTH_END
    target = report.target(indicator)
    return (
        Cell(indicator.label, Style.LINK, link=tab),
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
        _sparkline(report, indicator, known),
    )


def _sparkline(report: Report, indicator: Indicator, known: Set[str]) -> Cell:
    """Thirteen months as a small line; in words, for readers that do not draw it."""
    ends = series_key(indicator.id, report.months[0]), series_key(indicator.id, report.months[-1])
    found = (report.find(indicator, month) for month in report.months)
    numbers = [figure for figure in found if figure is not None and figure.value is not None]
    said = "" if len(numbers) > 1 else "too few months"
    return Cell(said, Style.QUIET, sparkline=ends if numbers and known >= {*ends} else None)


def _comparator_name(report: Report, comparator: str) -> str:
    """The council's own name for it, as on the chapters' sheets."""
    found = (c.name for c in report.judged.comparators.all if c.id == comparator)
    return next(found, _COMPARED[comparator])


def _compared(report: Report, indicator: Indicator, comparator: str) -> Cell:
    found = report.judged.comparators.find(indicator.id, comparator)
    style = value_style(indicator.unit)
    return Cell("-" if found is None or found.value is None else found.value, style)
