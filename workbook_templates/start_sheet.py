"""The sheet Start: what is asked for, the buttons, and what the last run has said."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_templates.look import STATUS, Look, after_number
from workbook_templates.other_sheets import define_table
from xl_kpi.workbook.declared import Holds
from xl_kpi.workbook.sheets import SHEETS
from xl_kpi.workbook.sheets.start import (
    BUTTONS,
    COUNCIL,
    FOLDER,
    MESSAGE,
    MONTH,
    SAID_ROW,
    START,
    STEPS_ROW,
)
from xl_kpi.workbook.sheets.start import STATUS as STATUS_CELL

_ASKED = (COUNCIL, MONTH, FOLDER)


def write_start(workbook: Workbook, sheet: Worksheet, look: Look) -> None:
    """Write the sheet."""
    sheet.set_row(0, 34)
    sheet.write(0, 0, START.title, look.title)
    sheet.write(1, 0, START.purpose, look.purpose)
    sheet.set_column(0, 0, 28, look.format())
    sheet.set_column(1, 1, 60, look.format())
    sheet.set_column(2, 2, 4, look.format())
    _cells(workbook, sheet, look)
    _buttons(sheet, look)
    _tables(workbook, sheet, look)
    _other_sheets(sheet, look)
    sheet.activate()


def _cells(workbook: Workbook, sheet: Worksheet, look: Look) -> None:
    sheet.write(3, 0, "This pack", look.heading)
    sheet.write(SAID_ROW - 2, 0, "Last run", look.heading)
    for cell in START.cells:
        asked = cell.name in _ASKED
        row, column = cell.row - 1, cell.column - 1
        sheet.write(row, column - 1, cell.label, look.label)
        wrapped = cell.holds is Holds.WORDS
        sheet.write_blank(row, column, None, look.asked if asked else look.said(wrapped=wrapped))
        workbook.define_name(cell.name, f"=Start!$B${cell.row}")
        if asked:
            check = {"validate": "any"}
            if cell.name == MONTH:
                check = {"validate": "list", "source": "=codes_months", "error_type": "warning",
                         "error_title": "Another month?",
                         "error_message": "Write the year and the month, such as 2020-03."}  # fmt: skip
            sheet.data_validation(
                row, column, row, column,
                check | {"input_title": cell.label, "input_message": cell.about},
            )  # fmt: skip
    sheet.set_row(START.cell(MESSAGE).row - 1, 48)
    status = START.cell(STATUS_CELL)
    for word, fill in STATUS.items():
        sheet.conditional_format(
            status.row - 1, 1, status.row - 1, 1,
            {"type": "cell", "criteria": "==", "value": f'"{word}"',
             "format": workbook.add_format(fill)},
        )  # fmt: skip


def _buttons(sheet: Worksheet, look: Look) -> None:
    sheet.write(8, 0, "Press", look.heading)
    for button in BUTTONS:
        tall = button is BUTTONS[0]
        sheet.insert_button(
            button.row - 1, button.column - 1,
            {
                "macro": button.macro, "caption": button.label, "width": button.width,
                "height": 84 if tall else 36, "x_offset": button.offset,
                "description": button.about,
            },
        )  # fmt: skip


def _tables(workbook: Workbook, sheet: Worksheet, look: Look) -> None:
    steps, lists = START.table("steps"), START.table("lists")
    sheet.write(STEPS_ROW - 2, 0, "Steps", look.heading)
    sheet.write(3, lists.column - 1, "Lists", look.heading)
    for table in (steps, lists):
        left = table.column - 1
        define_table(workbook, START.name, table)
        for at, field in enumerate(table.fields):
            if table is lists:
                sheet.set_column(left + at, left + at, field.width, look.format())
            style = look.header(field.holds, after_number=after_number(table.fields, at))
            sheet.write(table.header_row - 1, left + at, field.header, style)
        for down, row in enumerate(table.rows):
            at_row = table.first_row - 1 + down
            for at, field in enumerate(table.fields):
                value = row[at] if at < len(row) else ""
                if field.holds is Holds.LINK and value:
                    target = f"internal:'{value}'!A1"
                    sheet.write_url(at_row, left + at, target, look.cell(Holds.LINK), str(value))
                else:
                    after = after_number(table.fields, at)
                    plain = look.cell(after_number=after)
                    style = look.count if field.holds is Holds.NUMBER else plain
                    sheet.write(at_row, left + at, value or None, style)


def _other_sheets(sheet: Worksheet, look: Look) -> None:
    row = STEPS_ROW + len(START.table("steps").rows) + 2
    sheet.write(row - 1, 0, "Also in this workbook", look.heading)
    for declared in SHEETS[1:]:
        sheet.write_url(
            row, 0, f"internal:'{declared.name}'!A1", look.cell(Holds.LINK), declared.name
        )
        first, _, _ = declared.purpose.partition(". ")
        sheet.write(row, 1, f"{first.rstrip('.')}.", look.said_of_sheet)
        row += 1
