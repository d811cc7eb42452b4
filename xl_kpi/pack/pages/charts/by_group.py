"""Charts of a breakdown: a bar or a column for each group, in the table's order."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.indicators.declaration import Unit
from xl_kpi.pack.blocks import Chart, ChartKind, Line
from xl_kpi.pack.pages.columns import BuiltColumn
from xl_kpi.pack.pages.sections.vocabulary import Breakdown
from xl_kpi.pack.report import Report

_BAR_HEIGHT = 26
# Pixels of a chart that stays on one page.
_HIGHEST = 800
_MOST_BARS = 40
# Beyond so many groups the names under columns would stand on end.
_MOST_COLUMNS = 8
_FULL = 0.7


def height_of_bars(groups: int, series: int = 1) -> int:
    """Pixels of a chart with so many bars."""
    bars = groups * (1 + (series - 1) * 0.6)
    return int(min(_HIGHEST, max(180, 90 + _BAR_HEIGHT * bars + (24 if series > 1 else 0))))


def by_group(
    report: Report, part: Breakdown, columns: Sequence[BuiltColumn], groups: Sequence[str]
) -> tuple[Chart, ...]:
    """The plotted indicators of each group side by side."""
    plotted = [c for c in columns if c.indicator in part.plotted]
    plotted = [c for c in plotted if not any(cell.value == NOT_IN_EXTRACT for cell in c.cells)]
    numbers = [c.value for column in plotted for c in column.cells if isinstance(c.value, float)]
    if not 2 <= len(groups) <= _MOST_BARS or not any(numbers):
        return ()
    units = {report.registry[column.indicator].unit for column in plotted}
    percent = units == {Unit.PERCENT}
    kind: ChartKind = part.drawn or "bar"
    if kind == "column" and len(groups) > _MOST_COLUMNS:
        kind = "bar"
    title = f"{part.chart_title}, {report.month.label}"
    series = len(plotted) if kind == "bar" else 1
    return (
        Chart(
            kind, title,
            f"{kind.replace('_', ' ').capitalize()} chart: {title}; the figures stand in the table beside it.",
            (f"{part.name}|group|{groups[0]}", f"{part.name}|group|{groups[-1]}"),
            tuple(_line(column, groups) for column in plotted), len(groups), percent=percent,
            whole=percent and _FULL < max(numbers) <= 1,
            height=320 if kind == "column" else height_of_bars(len(groups), series),
        ),
    )  # fmt: skip


def _line(column: BuiltColumn, groups: Sequence[str]) -> Line:
    wordless = tuple(at for at, cell in enumerate(column.cells) if isinstance(cell.value, str))
    return Line(
        column.header, f"{column.key}|{groups[0]}", f"{column.key}|{groups[-1]}", wordless=wordless
    )
