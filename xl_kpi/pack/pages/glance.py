"""A chapter's first table: this month, last month, the change and the year to date."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Chapter, Indicator
from xl_kpi.pack.blocks import Cell, Table, TableColumn
from xl_kpi.pack.pages.cells import (
    change_cell,
    direction_cell,
    status_cell,
    target_name,
    value_of,
    value_style,
)
from xl_kpi.pack.pages.keys import glance_key, series_key
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH
from xl_kpi.pack.report import Report
from xl_kpi.periods import Span


def glance(report: Report, chapter: Chapter, known: Set[str]) -> Table:
    """Every indicator of the chapter, its figures repeating the cells of its series."""
    month, previous = report.month, report.month.plus(-1)
    headers = [
        TableColumn("Indicator", LABEL_WIDTH),
        *(TableColumn(text, NUMBER_WIDTH) for text in (
            month.short, previous.short, "Change", "Direction", "Year to date", "Target", "Status",
        )),
    ]  # fmt: skip
    rows = [
        _row(report, indicator, known)
        for indicator in report.registry.of_chapter(chapter.id)
        if indicator.on_scorecard
    ]
    about = f"{chapter.title}: each indicator in {month.label} and {previous.label}."
    return Table(f"{chapter.id}_at_a_glance", about, tuple(headers), tuple(rows))


def _row(report: Report, indicator: Indicator, known: Set[str]) -> tuple[Cell, ...]:
    before_this = report.month.plus(-1)
    this, before = report.find(indicator), report.find(indicator, before_this)
    year = report.find(indicator, span=Span.YEAR_TO_DATE)
    keys = glance_key(indicator.id, "this"), glance_key(indicator.id, "before")
    moved = change_cell(this, before, indicator.unit, keys, glance_key(indicator.id, "change"))
    target = report.target(indicator)
    stock = report.span(indicator) is Span.MONTH_END
    style = value_style(indicator.unit, value_of(this), value_of(before), value_of(year))
    series = [series_key(indicator.id, month) for month in (report.month, before_this)]
    return (
        Cell(indicator.label),
        Cell(value_of(this), style, copied(this, series[0], known), keys[0], strong=True),
        Cell(value_of(before), style, copied(before, series[1], known), keys[1]),
        moved,
        direction_cell(moved, indicator.good),
        Cell("month end" if stock else value_of(year), style),
        Cell(
            "-" if target is None else target.value,
            style,
            "" if target is None else f"={target_name(indicator)}",
        ),
        replace(
            status_cell(indicator, target, value_of(this), keys[0]),
            key=glance_key(indicator.id, "status"),
        ),
    )


def copied(figure: Figure | None, key: str, known: Set[str]) -> str:
    """A formula that repeats another cell; words, and what no cell holds, are written as they are."""
    return f"=[[{key}]]" if key in known and figure is not None and figure.available else ""
