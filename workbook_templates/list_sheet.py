"""A list's sheet: title, purpose, captions, an Excel table to paste into, and checks that warn."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from workbook_templates.codes_sheet import name_of
from workbook_templates.look import Look
from xl_kpi.extracts.declaration import Column, Kind
from xl_kpi.workbook.declared import Holds
from xl_kpi.workbook.sheets.list_sheets import BACK, HEADER_ROW, HOW_TO_PASTE, ListSheet

LAST_ROW = 50_000
"""How far down cells are ready to be pasted into."""

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_DATES = (Kind.DATE, Kind.DATE_TIME)
_NUMBERS = (Kind.WHOLE, Kind.NUMBER)


def write_list(sheet: Worksheet, declared: ListSheet, look: Look) -> None:
    """Write the sheet of a list."""
    sheet.set_row(0, 32)
    sheet.write(0, 0, declared.title, look.title)
    sheet.write(1, 0, declared.purpose, look.purpose)
    sheet.write_url(2, 0, "internal:'Start'!A1", look.link, BACK)
    sheet.write(2, 1, HOW_TO_PASTE, look.note)
    columns = declared.list.columns
    for at, (column, said) in enumerate(zip(columns, declared.captions, strict=True)):
        sheet.set_column(at, at, _width(column), look.cell(_holds(column), lined=False))
        sheet.write(HEADER_ROW - 2, at, said, look.note)
        _check(sheet, at, column)
    sheet.set_row(HEADER_ROW - 1, 46)
    sheet.add_table(
        HEADER_ROW - 1, 0, HEADER_ROW, len(columns) - 1,
        {
            "name": f"list_{declared.list.id}",
            "style": None,
            "columns": [
                {
                    "header": column.header,
                    "header_format": look.header(),
                    "format": look.cell(_holds(column), lined=False),
                }
                for column in columns
            ],
        },
    )  # fmt: skip
    sheet.freeze_panes(HEADER_ROW, 0)


def _width(column: Column) -> float:
    return max(13.0, min(28.0, len(column.header) / 2 + 6))


def _holds(column: Column) -> Holds:
    if column.kind in _DATES:
        return Holds.DATE
    return Holds.NUMBER if column.kind in _NUMBERS else Holds.TEXT


def _check(sheet: Worksheet, at: int, column: Column) -> None:
    """Say what goes in, and warn of what does not; a warning can be waved away."""
    check: dict[str, Any] = {
        "input_title": column.header[:_LONGEST_TITLE],
        "input_message": _message(column),
        "error_type": "warning",
        "error_title": "Is that right?",
        "ignore_blank": True,
    }
    if column.kind in _DATES:
        check |= {
            "validate": "date", "criteria": ">=", "value": date(1990, 1, 1),
            "error_message": "This column holds dates, such as 31/03/2020.",
        }  # fmt: skip
    elif column.kind in _NUMBERS:
        kind = "integer" if column.kind is Kind.WHOLE else "decimal"
        check |= {
            "validate": kind, "criteria": ">=", "value": 0,
            "error_message": "This column holds numbers.",
        }  # fmt: skip
    elif column.codes is not None:
        check |= {
            "validate": "list", "source": f"={name_of(column.codes)}",
            "error_message": "This is no code of the column. Other spellings may be understood; "
            "Check extracts says which are not.",
        }  # fmt: skip
    else:
        check["validate"] = "any"
    sheet.data_validation(HEADER_ROW, at, LAST_ROW - 1, at, check)


def _message(column: Column) -> str:
    said = column.about or column.header
    needed = " Needed: the list is of no use without it." if column.needed else ""
    return f"{said}{needed}"[:_LONGEST_MESSAGE]
