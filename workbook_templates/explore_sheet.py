"""The sheet Explore: a live dashboard of worksheet functions."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from workbook_templates.look import Look
from xl_kpi.workbook.sheets.results import EXPLORE

_ASK = "explore_indicator,explore_month"
_LINES = (
    (
        "Figure",
        f'=IFERROR(KPI({_ASK}),"-")',
        "The reporting month's figure, or that of the month chosen.",
    ),
    ("Year to date", f'=IFERROR(KPI({_ASK},"year_to_date"),"-")', "From April on."),
    (
        "Target",
        '=IFERROR(KPI_TARGET(explore_indicator),"-")',
        "As the sheet Targets had it at the last refresh.",
    ),
    ("Status", f'=IFERROR(KPI_RAG({_ASK}),"-")', "GREEN, AMBER or RED."),
    (
        "England",
        '=IFERROR(KPI_COMPARATOR(explore_indicator,"england"),"-")',
        "The latest published figure.",
    ),
    ("In words", f'=IFERROR(KPI_TEXT({_ASK}),"-")', ""),
)
_FIRST, _SERIES, _SPLIT = 8, 16, 20


def write_explore(sheet: Worksheet, look: Look) -> None:
    """Write what may be chosen, and the functions that follow it."""
    sheet.set_column(0, 0, 26, look.format())
    sheet.set_column(1, 1, 44, look.format())
    sheet.set_column(2, 14, 12, look.format())
    for cell in EXPLORE.cells:
        sheet.write(cell.row - 1, 0, cell.label, look.label)
        sheet.write_blank(cell.row - 1, 1, None, look.asked)
        check = {"validate": "any"}
        if cell.name == "explore_indicator":
            check = {"validate": "list", "source": "=codes_indicators", "error_type": "warning"}
        if cell.name == "explore_month":
            check = {"validate": "list", "source": "=codes_months", "error_type": "warning"}
        sheet.data_validation(
            cell.row - 1, 1, cell.row - 1, 1,
            check | {"input_title": cell.label, "input_message": cell.about},
        )  # fmt: skip
    sheet.write_string("B4", "assessments.in_45_days", look.asked)
    sheet.write_string("B6", "team", look.asked)
    for at, (label, formula, about) in enumerate(_LINES):
        row = _FIRST - 1 + at
        sheet.write(row, 0, label, look.label)
        sheet.write_formula(
            row, 1, formula, look.format(align="left", bottom=1, bottom_color="#D5DBE1"), ""
        )
        sheet.write(row, 2, about, look.note)
    sheet.write(_SERIES - 2, 0, "Thirteen months", look.heading)
    sheet.write_dynamic_array_formula(
        _SERIES - 1, 0, _SERIES - 1, 0, f'=IFERROR(KPI_SERIES({_ASK}),"")', look.format(), ""
    )
    sheet.write(_SPLIT - 2, 0, "Split", look.heading)
    sheet.write_dynamic_array_formula(
        _SPLIT - 1, 0, _SPLIT - 1, 0,
        '=IFERROR(KPI_TABLE(explore_indicator,explore_breakdown,explore_month),"")', look.format(), "",
    )  # fmt: skip
