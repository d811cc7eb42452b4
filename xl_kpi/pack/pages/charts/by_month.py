"""Charts with a point a month: lines, columns, and stacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xl_kpi.indicators.declaration import Unit
from xl_kpi.pack.blocks import Chart, ChartKind, Line
from xl_kpi.pack.pages.cells import value_style
from xl_kpi.pack.pages.columns import BuiltColumn
from xl_kpi.pack.pages.sections.vocabulary import Drawn, Series, SplitSeries
from xl_kpi.pack.pages.wording import short_number
from xl_kpi.pack.report import Report

_FEWEST_POINTS = 3
# Beyond this share a percentage's axis goes to 100%, and never to 120%.
_NEARLY_ALL = 0.7
TARGET = "Target"
_MOST_STACKED = 8
_SAYS: dict[Drawn, str] = {
    "line": "Line chart", "column": "Column chart", "stacked_column": "Stacked column chart",
    "percent_column": "Column chart of shares",
}  # fmt: skip


def held_key(table: str, header: str) -> str:
    """Key of a column that holds what a series is held against."""
    return f"{table}|held against|{header}"


def _first_whole(columns: Sequence[BuiltColumn]) -> int:
    """The first month from which on every column has its number.

    A month without a figure would be drawn as a 0, so a chart begins after the last such month.
    """
    gaps = [
        at for column in columns for at, c in enumerate(column.cells) if isinstance(c.value, str)
    ]
    return max(gaps, default=-1) + 1


def by_month(report: Report, part: Series, columns: Sequence[BuiltColumn]) -> tuple[Chart, ...]:
    """Each plotted indicator over the months that all of them have.

    With fewer than three months there is no line; columns stand for any number of months.
    """
    by_indicator = {column.indicator: column for column in columns if column.indicator}
    plotted = [by_indicator[name] for name in part.plotted if name in by_indicator]
    plotted = [column for column in plotted if not isinstance(column.cells[-1].value, str)]
    if not plotted:
        return ()
    first = _first_whole(plotted)
    fewest = _FEWEST_POINTS if part.drawn == "line" else 1
    if len(report.months) - first < fewest:
        return ()
    held = [column for column in columns if column.key.startswith(held_key(part.name, ""))]
    if part.drawn != "line":
        held = []
    units = {report.registry[column.indicator].unit for column in plotted}
    percent = units == {Unit.PERCENT}
    most = max(
        float(cell.value)
        for column in (*plotted, *held)
        for cell in column.cells[first:]
        if not isinstance(cell.value, str)
    )
    latest = "; ".join(
        f"{c.header} {short_number(float(c.cells[-1].value), value_style(report.registry[c.indicator].unit))}"
        for c in plotted
    )
    lines = _apart([_line(report, c, first) for c in plotted], plotted)
    lines += [_line(report, column, first, held=True) for column in held]
    return (
        _chart(report, part, lines, first, part.drawn, f"In {report.month.label}: {latest}.",
               percent=percent, whole=percent and _NEARLY_ALL < most <= 1),
    )  # fmt: skip


def _apart(lines: list[Line], columns: Sequence[BuiltColumn]) -> list[Line]:
    """Two lines' last values stand over the upper and under the lower, and not on one another."""
    if len(lines) != 2:
        return lines
    one, other = (float(column.cells[-1].value) for column in columns)
    if not min(one, other):
        # Under a 0 stand the months.
        return lines
    return [
        replace(lines[0], label="above" if one >= other else "below"),
        replace(lines[1], label="below" if one >= other else "above"),
    ]


def stacked_by_month(
    report: Report, part: SplitSeries, columns: Sequence[BuiltColumn]
) -> tuple[Chart, ...]:
    """The groups of each month on top of one another."""
    first = _first_whole(columns)
    total = sum(n or 0 for column in columns for n in column.counts[first:])
    if first >= len(report.months) or not total or len(columns) > _MOST_STACKED:
        return ()
    lines = [_line(report, column, first) for column in columns]
    drawn: Drawn = part.drawn if len(columns) > 1 else "column"
    said = "The figures stand in the table beside it."
    return (_chart(report, part, lines, first, drawn, said, percent=False),)


def _chart(
    report: Report, part: Series | SplitSeries, lines: Sequence[Line], first: int, drawn: Drawn,
    latest: str, *, percent: bool, whole: bool = False,
) -> Chart:  # fmt: skip
    shown = report.months[first:]
    kind: ChartKind = drawn or "line"
    return Chart(
        kind, f"{part.chart_title}, {shown[0].short} to {shown[-1].short}",
        f"{_SAYS[drawn]}: {part.chart_title}, by month from {shown[0].label} to {shown[-1].label}. {latest}",
        (f"{part.name}|month|{shown[0]}", f"{part.name}|month|{shown[-1]}"),
        tuple(lines), len(shown), percent=percent, whole=whole,
    )  # fmt: skip


def _line(report: Report, column: BuiltColumn, first: int, *, held: bool = False) -> Line:
    start, end = (f"{column.key}|{report.months[at]}" for at in (first, -1))
    if not held:
        return Line(column.header, start, end)
    if column.header == TARGET:
        # A target may be changed on the scorecard; a name in a legend would not follow.
        return Line(TARGET, start, end, "target")
    cell = column.cells[-1]
    value = short_number(float(cell.value), cell.style)
    return Line(f"{column.header}: {value}", start, end, "comparator")
