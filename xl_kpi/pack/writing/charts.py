"""Native charts fed from cells, in the pack's one look."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_kpi.pack.blocks import Chart, Line
from xl_kpi.pack.plan import CHART_GAP, PlacedChart, Plan, quoted
from xl_kpi.pack.writing.theme import FONT, INK, LINE, MUTED, SERIES

_SMALL = {"name": FONT, "size": 9, "color": MUTED}
_DASHES = {"value": "solid", "target": "dash", "comparator": "solid"}
_COLOURS = {"target": "#D4581A", "comparator": "#5B6770"}


def write_chart(workbook: Workbook, sheet: Worksheet, placed: PlacedChart, plan: Plan) -> None:
    """Put a chart at its place."""
    chart = placed.chart
    made = workbook.add_chart({"type": chart.kind})
    values = [line for line in chart.lines if line.kind == "value"]
    for line in chart.lines:
        made.add_series(_series(chart, line, plan, values))
    made.set_title(
        {
            "name": chart.title,
            "name_font": {"name": FONT, "size": 11, "bold": True, "color": INK},
            "overlay": False,
        }
    )
    categories: dict[str, Any] = {
        "num_font": _SMALL, "line": {"color": LINE}, "major_tick_mark": "none", "minor_tick_mark": "none",
    }  # fmt: skip
    numbers = _value_axis(percent=chart.percent)
    if chart.whole:
        numbers |= {"max": 1, "major_unit": 0.2}
    if chart.kind == "bar":
        # Every bar carries its value: an axis would say it twice.
        made.set_x_axis(numbers | {"visible": False, "major_gridlines": {"visible": False}})
        made.set_y_axis(categories | {"reverse": True, "interval_unit": 1})
    else:
        made.set_x_axis(categories)
        made.set_y_axis(numbers)
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


def _value_axis(*, percent: bool) -> dict[str, Any]:
    return {
        "num_font": _SMALL, "num_format": "0%" if percent else "#,##0", "min": 0,
        "line": {"none": True}, "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.75}},
        "major_tick_mark": "none", "minor_tick_mark": "none",
    }  # fmt: skip


def _series(chart: Chart, line: Line, plan: Plan, values: list[Line]) -> dict[str, Any]:
    number = values.index(line) if line in values else 0
    colour = _COLOURS.get(line.kind, SERIES[number % len(SERIES)])
    series: dict[str, Any] = {
        "name": line.name,
        "categories": _range(plan, *chart.labels),
        "values": _range(plan, line.first, line.last),
    }
    labels = {"value": True, "font": {"name": FONT, "size": 9, "color": INK}}
    if chart.kind == "bar":
        return series | {"fill": {"color": colour}, "gap": 50, "data_labels": labels}
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
        series["data_labels"] = labels | {
            "position": "right", "custom": [*hidden, {"font": {"name": FONT, "size": 9, "bold": True, "color": colour}}],
        }  # fmt: skip
    return series


def _range(plan: Plan, first: str, last: str) -> str:
    start, end = plan.address(first), plan.address(last)
    return f"={quoted(start.sheet)}!{start.cell}:{end.cell}"
