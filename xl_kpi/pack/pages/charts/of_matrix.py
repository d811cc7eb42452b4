"""Charts of counts in rows and columns: stacks, a pyramid, and columns of the rows' totals."""

from __future__ import annotations

from xl_kpi.pack.blocks import Chart, ChartKind, Line
from xl_kpi.pack.pages.charts.by_group import height_of_bars
from xl_kpi.pack.pages.columns import TOTAL
from xl_kpi.pack.pages.parts.grid import Grid
from xl_kpi.pack.pages.sections.vocabulary import Drawn, Matrix
from xl_kpi.pack.report import Report

_MOST_ROWS = 40
_SAYS: dict[Drawn, str] = {
    "percent_bar": "Bar chart of shares", "stacked_bar": "Stacked bar chart", "column": "Column chart",
    "pyramid": "Two bars a row, back to back",
}  # fmt: skip


def of_matrix(report: Report, part: Matrix, grid: Grid) -> tuple[Chart, ...]:
    """The charts that a matrix declares, where it has enough to draw."""
    if not 2 <= len(grid.rows) <= _MOST_ROWS:
        return ()
    charts = (_chart(report, part, grid, drawn) for drawn in part.drawn)
    return tuple(chart for chart in charts if chart is not None)


def _chart(report: Report, part: Matrix, grid: Grid, drawn: Drawn) -> Chart | None:
    lines: list[Line]
    kind: ChartKind
    match drawn:
        case "column":
            kind, lines = "column", [_column(grid, grid.total_header, TOTAL)]
        case "pyramid":
            left, right = part.back_to_back
            if not {left, right} <= grid.headers.keys():
                return None
            kind = "pyramid"
            ends = grid.mirrored_key(grid.rows[0]), grid.mirrored_key(grid.rows[-1])
            lines = [Line(grid.headers[left], *ends), _column(grid, grid.headers[right], right)]
        case "percent_bar" | "stacked_bar":
            kind = drawn
            lines = [_column(grid, header, column) for column, header in grid.headers.items()]
        case _:
            return None
    title = f"{part.chart_title or part.title}, {report.month.label}"
    if drawn == "column":
        title = f"{part.chart_title or part.title}: all, {report.month.label}"
    height = 320 if kind == "column" else height_of_bars(len(grid.rows)) + 50
    return Chart(
        kind, title, f"{_SAYS[drawn]}: {title}; the figures stand in the table.",
        (f"{part.name}|group|{grid.rows[0]}", f"{part.name}|group|{grid.rows[-1]}"),
        tuple(lines), len(grid.rows), percent=kind == "percent_bar", ordered=part.ordered,
        height=height,
    )  # fmt: skip


def _column(grid: Grid, header: str, column: str) -> Line:
    return Line(header, grid.key(grid.rows[0], column), grid.key(grid.rows[-1], column))
