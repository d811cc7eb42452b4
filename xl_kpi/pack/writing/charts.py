"""Native charts fed from cells, in the pack's one look."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_kpi.pack.blocks import Chart, Line
from xl_kpi.pack.plan import CHART_GAP, Address, PlacedChart, Plan, quoted
from xl_kpi.pack.writing.theme import FONT, INK, LINE, MUTED, SERIES, STACKED, shades

_SMALL = {"name": FONT, "size": 9, "color": MUTED}
_LABEL = {"name": FONT, "size": 9, "color": INK}
_DASHES = {"value": "solid", "target": "dash", "comparator": "solid"}
_COLOURS = {"target": "#D4581A", "comparator": "#5B6770"}
_TYPES = {
    "line": ("line", ""), "bar": ("bar", ""), "column": ("column", ""),
    "stacked_bar": ("bar", "stacked"), "stacked_column": ("column", "stacked"),
    "percent_bar": ("bar", "percent_stacked"), "percent_column": ("column", "percent_stacked"),
    "pyramid": ("bar", ""),
}  # fmt: skip
_STACKED = ("stacked_bar", "stacked_column", "percent_bar", "percent_column")
# What lies to the left of a pyramid is negative, and shows no sign.
_WITHOUT_SIGN = "#,##0;#,##0"
# Beyond so many columns their values would run into one another.
_MOST_LABELLED = 16


def write_chart(workbook: Workbook, sheet: Worksheet, placed: PlacedChart, plan: Plan) -> None:
    """Put a chart at its place."""
    chart = placed.chart
    kind, subtype = _TYPES[chart.kind]
    made = workbook.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
    for line, colour in zip(chart.lines, _colours(chart), strict=True):
        made.add_series(_series(chart, line, colour, plan))
    made.set_title(
        {
            "name": chart.title,
            "name_font": {"name": FONT, "size": 11, "bold": True, "color": INK},
            "overlay": False,
        }
    )
    _set_axes(made, chart, kind)
    if len(chart.lines) > 1:
        made.set_legend({"position": "bottom", "font": _SMALL})
    else:
        made.set_legend({"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    made.set_plotarea({"fill": {"none": True}})
    made.set_size({"width": chart.width, "height": chart.height})
    made.show_blanks_as("gap")
    sheet.insert_chart(
        placed.row, placed.column, made,
        {"description": chart.about, "object_position": 1, "x_offset": CHART_GAP if placed.column else 4, "y_offset": 2},
    )  # fmt: skip


def _set_axes(made: Any, chart: Chart, kind: str) -> None:
    categories: dict[str, Any] = {
        "num_font": _SMALL, "line": {"color": LINE}, "major_tick_mark": "none", "minor_tick_mark": "none",
    }  # fmt: skip
    numbers = _value_axis(chart)
    # Where every bar carries its value, an axis would say it twice.
    said = {"visible": False, "major_gridlines": {"visible": False}} if _labelled(chart) else {}
    if kind == "bar":
        categories |= {"reverse": True, "interval_unit": 1}
        if chart.kind == "pyramid":
            # The names stand beside the bars, and not on the line between them.
            categories |= {"label_position": "low"}
        # With the first row on top, the numbers would stand there too.
        made.set_x_axis(numbers | {"label_position": "high"} | said)
        made.set_y_axis(categories)
    else:
        made.set_x_axis(categories)
        made.set_y_axis(numbers | said)


def _value_axis(chart: Chart) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "num_font": _SMALL, "num_format": "0%" if chart.percent else "#,##0", "min": 0,
        "line": {"none": True}, "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.75}},
        "major_tick_mark": "none", "minor_tick_mark": "none",
    }  # fmt: skip
    if chart.kind == "pyramid":
        del axis["min"]
        axis["num_format"] = _WITHOUT_SIGN
    if chart.whole:
        # A column of 100% leaves room for its value.
        axis |= {"max": 1.1 if _labelled(chart) else 1, "major_unit": 0.2}
    return axis


def _labelled(chart: Chart) -> bool:
    """Whether every bar or column carries its value."""
    if chart.kind == "column":
        return chart.points * len(chart.lines) <= _MOST_LABELLED
    return chart.kind in ("bar", "pyramid")


def _colours(chart: Chart) -> list[str]:
    """Each series' colour: steps of one scale are shades, others differ in tone as well as hue."""
    values = sum(line.kind == "value" for line in chart.lines)
    stacked = chart.kind in _STACKED
    palette = STACKED if stacked else SERIES
    chosen = (
        shades(values) if chart.ordered else [palette[at % len(palette)] for at in range(values)]
    )
    own = iter(chosen)
    return [next(own) if line.kind == "value" else _COLOURS[line.kind] for line in chart.lines]


def _series(chart: Chart, line: Line, colour: str, plan: Plan) -> dict[str, Any]:
    series: dict[str, Any] = {
        "name": line.name,
        "categories": _range(plan, *chart.labels, chart.step),
        "values": _range(plan, line.first, line.last, chart.step),
    }
    if chart.kind != "line":
        return series | _filled(chart, line, colour)
    series["line"] = {
        "color": colour, "width": 2.5 if line.kind == "value" else 1.25, "dash_type": _DASHES[line.kind],
    }  # fmt: skip
    if line.kind == "value":
        series["marker"] = {
            "type": "circle",
            "size": 5,
            "fill": {"color": colour},
            "border": {"color": colour},
        }
        # Only the latest point carries its value.
        hidden: list[dict[str, Any]] = [{"delete": True}] * (chart.points - 1)
        series["data_labels"] = {
            "value": True, "font": _LABEL, "position": line.label,
            "custom": [*hidden, {"font": {"name": FONT, "size": 9, "bold": True, "color": colour}}],
        }  # fmt: skip
    return series


def _filled(chart: Chart, line: Line, colour: str) -> dict[str, Any]:
    """A bar's or column's fill; a white edge parts it from its neighbour in any print."""
    said: dict[str, Any] = {
        "fill": {"color": colour}, "border": {"color": "#FFFFFF", "width": 0.75}, "gap": 50,
    }  # fmt: skip
    if chart.kind in _STACKED or chart.kind == "pyramid":
        said["overlap"] = 100
    if _labelled(chart):
        labels: dict[str, Any] = {"value": True, "font": _LABEL}
        if chart.kind == "pyramid":
            labels |= {"num_format": _WITHOUT_SIGN}
        if line.wordless:
            # A cell that holds "-" is drawn as nothing, and must not be said to be 0.
            labels["custom"] = [
                {"delete": True} if at in line.wordless else None for at in range(chart.points)
            ]
        said["data_labels"] = labels
    return said


def _range(plan: Plan, first: str, last: str, step: int) -> str:
    """The cells from the first to the last; with a step, every so many of them."""
    start, end = plan.address(first), plan.address(last)
    sheet = quoted(start.sheet)
    if step == 1 or start == end:
        return f"={sheet}!{start.cell}:{end.cell}"
    cells = (
        Address(start.sheet, start.row, column).cell
        for column in range(start.column, end.column + 1, step)
    )
    return "=(" + ",".join(f"{sheet}!{cell}" for cell in cells) + ")"
