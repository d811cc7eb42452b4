"""Sheets of tables that are filled in by hand or by a run."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from workbook_templates.look import WEIGHTS, Look, after_number
from xl_kpi.workbook.declared import Field, Holds, SheetDeclaration, TableDeclaration
from xl_kpi.workbook.sheets.settings import PYTHON_LABEL

LAST_ROW = 5_000
_EARLIEST = date(1990, 1, 1)


def write_sheet(
    workbook: Workbook, sheet: Worksheet, declared: SheetDeclaration, look: Look
) -> None:
    """Write a sheet as it is declared."""
    if declared.title:
        sheet.set_row(0, 32)
        sheet.write(0, 0, declared.title, look.title)
        sheet.write(1, 0, declared.purpose, look.purpose)
        sheet.write_url(2, 0, "internal:'Start'!A1", look.link, "← Start")
    for table in declared.tables:
        _table(sheet, table, look)
        define_table(workbook, declared.name, table)
    for cell in declared.cells:
        letters = xl_col_to_name(cell.column - 1)
        workbook.define_name(cell.name, f"={declared.name}!${letters}${cell.row}")
    if declared.tables:
        sheet.freeze_panes(declared.tables[0].header_row, 0)
    if declared.name == "Problems":
        _weights(workbook, sheet, declared)


def define_table(workbook: Workbook, sheet: str, table: TableDeclaration) -> None:
    """Name the cell of a table's first header, so that a run finds it wherever it is moved to."""
    letters = xl_col_to_name(table.column - 1)
    workbook.define_name(f"kpi_table_{table.name}", f"={sheet}!${letters}${table.header_row}")


def _table(sheet: Worksheet, table: TableDeclaration, look: Look) -> None:
    left = table.column - 1
    if table.header_row > 1:
        sheet.set_row(table.header_row - 1, 30)
    filled_in = bool(table.room or table.rows)
    for at, field in enumerate(table.fields):
        column = left + at
        after = after_number(table.fields, at)
        plain = look.cell(field.holds, lined=False, after_number=after)
        sheet.set_column(column, column, field.width, plain)
        style = look.header(field.holds, after_number=after)
        sheet.write(table.header_row - 1, column, field.header, style)
        if filled_in:
            _check(sheet, table, column, field)
    for down in range(max(table.room, len(table.rows))):
        row = table.rows[down] if down < len(table.rows) else ()
        for at, field in enumerate(table.fields):
            value = row[at] if at < len(row) else ""
            asked = filled_in and not value and field.name not in ("about", "list")
            python = field.name == "value" and row[:1] == (PYTHON_LABEL,)
            after = after_number(table.fields, at)
            style = look.cell(field.holds, asked=asked or python, after_number=after)
            at_row = table.first_row - 1 + down
            if isinstance(value, str) and value:
                sheet.write_string(at_row, left + at, value, style)
            else:
                sheet.write_blank(at_row, left + at, None, style)


def _check(sheet: Worksheet, table: TableDeclaration, column: int, field: Field) -> None:
    check: dict[str, Any] = {"validate": "any"}
    if field.choices:
        check = {"validate": "list", "source": list(field.choices), "error_type": "warning"}
    if field.codes:
        check = {"validate": "list", "source": f"=codes_{field.codes.casefold()}",
                 "error_type": "warning"}  # fmt: skip
    if field.holds is Holds.DATE:
        check = {"validate": "date", "criteria": ">=", "value": _EARLIEST, "error_type": "warning"}
    if field.about:
        check |= {"input_title": field.header[:32], "input_message": field.about[:255]}
    if check != {"validate": "any"}:
        sheet.data_validation(table.first_row - 1, column, LAST_ROW, column, check)


def _weights(workbook: Workbook, sheet: Worksheet, declared: SheetDeclaration) -> None:
    table = declared.tables[0]
    for word, fill in WEIGHTS.items():
        sheet.conditional_format(
            table.first_row - 1, 0, LAST_ROW, 0,
            {"type": "cell", "criteria": "==", "value": f'"{word}"',
             "format": workbook.add_format(fill)},
        )  # fmt: skip
    last = table.column + len(table.fields) - 2
    sheet.autofilter(table.header_row - 1, 0, LAST_ROW, last)
