"""Charts of a table: which of its cells, under what title, and what they show in words."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.indicators.declaration import Unit
from xl_kpi.pack.blocks import Cell, Chart, Line, Style
from xl_kpi.pack.pages.cells import VALUE_STYLE, target_name
from xl_kpi.pack.pages.columns import BuiltColumn
from xl_kpi.pack.pages.sections import Breakdown, Series
from xl_kpi.pack.pages.wording import short_number
from xl_kpi.pack.report import Report

_BAR_HEIGHT = 26
# Pixels of a chart that stays on one page.
_HIGHEST = 800
_MOST_BARS = 30
_FEWEST_POINTS = 3
# Beyond this share a percentage's axis goes to 100%, and never to 120%.
_NEARLY_ALL = 0.7
TARGET = "Target"


def _key(column: BuiltColumn, row: str) -> str:
    return f"{column.key}|{row}"


def lines(report: Report, part: Series, columns: Sequence[BuiltColumn]) -> tuple[Chart, ...]:
    """A line for each plotted indicator over the months that all of them have.

    A month without a figure would be drawn as a 0, so the chart begins after the last such
    month; with fewer than three months there is none.
    """
    by_indicator = {column.indicator: column for column in columns if column.indicator}
    plotted = [by_indicator[name] for name in part.plotted if name in by_indicator]
    months = [str(month) for month in report.months]
    plotted = [column for column in plotted if not isinstance(column.cells[-1].value, str)]
    if not plotted:
        return ()
    gaps = [
        at
        for column in plotted
        for at, cell in enumerate(column.cells)
        if isinstance(cell.value, str)
    ]
    first = max(gaps, default=-1) + 1
    if len(months) - first < _FEWEST_POINTS:
        return ()
    shown = report.months[first:]
    units = {report.registry[column.indicator].unit for column in plotted}
    title = f"{part.chart_title}, {shown[0].short} to {shown[-1].short}"
    held = [column for column in columns if column.key.startswith(_held_key(part, ""))]
    drawn = [Line(c.header, _key(c, months[first]), _key(c, months[-1])) for c in plotted]
    drawn += [
        Line(
            _named(c),
            _key(c, months[first]),
            _key(c, months[-1]),
            "target" if c.header == TARGET else "comparator",
        )
        for c in held
    ]
    percent = units == {Unit.PERCENT}
    most = max(
        float(cell.value)
        for column in (*plotted, *held)
        for cell in column.cells[first:]
        if not isinstance(cell.value, str)
    )
    last = "; ".join(
        f"{c.header} {short_number(float(c.cells[-1].value), VALUE_STYLE[report.registry[c.indicator].unit])}"
        for c in plotted
    )
    return (
        Chart(
            "line", title,
            f"Line chart: {part.chart_title}, by month from {shown[0].label} to {shown[-1].label}. "
            f"In {shown[-1].label}: {last}.",
            (f"{part.name}|month|{months[first]}", f"{part.name}|month|{months[-1]}"),
            tuple(drawn), len(shown), percent=percent, whole=percent and _NEARLY_ALL < most <= 1,
        ),
    )  # fmt: skip


def bars(
    report: Report, part: Breakdown, columns: Sequence[BuiltColumn], groups: Sequence[str]
) -> tuple[Chart, ...]:
    """A bar for each group of the plotted indicator, in the table's order."""
    column = next((column for column in columns if column.indicator == part.plotted), None)
    if column is None or not 2 <= len(groups) <= _MOST_BARS:
        return ()
    if any(cell.value == NOT_IN_EXTRACT for cell in column.cells):
        return ()
    indicator = report.registry[part.plotted]
    line = Line(column.header, _key(column, groups[0]), _key(column, groups[-1]))
    title = f"{part.chart_title}, {report.month.label}"
    return (
        Chart(
            "bar", title,
            f"Bar chart: {part.chart_title}, {report.month.label}; the figures stand in the table beside it.",
            (f"{part.name}|group|{groups[0]}", f"{part.name}|group|{groups[-1]}"),
            (line,), len(groups), percent=indicator.unit is Unit.PERCENT,
            height=min(_HIGHEST, max(180, 90 + _BAR_HEIGHT * len(groups))),
        ),
    )  # fmt: skip


def held_against(report: Report, part: Series, rows: Sequence[str]) -> list[BuiltColumn]:
    """Columns for the target and for England, where a series is of one indicator that has them."""
    if len(part.plotted) != 1 or part.plotted[0] not in report.registry:
        return []
    indicator = report.registry[part.plotted[0]]
    style = VALUE_STYLE[indicator.unit]
    columns = []
    target = report.target(indicator)
    if target is not None:
        columns.append(
            _constant(part, TARGET, target.value, style, rows, f"={target_name(indicator)}")
        )
    england = report.judged.comparators.find(indicator.id, "england")
    if england is not None and england.value is not None:
        name = f"{england.name} {england.year}"
        columns.append(_constant(part, name, england.value, style, rows, ""))
    return columns


def _constant(
    part: Series, header: str, value: float, style: Style, rows: Sequence[str], formula: str
) -> BuiltColumn:
    key = _held_key(part, header)
    cells = tuple(Cell(value, style, formula, f"{key}|{row}") for row in rows)
    return BuiltColumn(header, key, cells, None, ())


def _held_key(part: Series, header: str) -> str:
    return f"{part.name}|held against|{header}"


def _named(column: BuiltColumn) -> str:
    if column.header == TARGET:
        # A target may be changed on the scorecard; a name in a legend would not follow.
        return column.header
    cell = column.cells[-1]
    return f"{column.header}: {short_number(float(cell.value), cell.style)}"
