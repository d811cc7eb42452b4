"""Sheets to workbooks, the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | int | float | date | datetime | None
CREATED = datetime(2020, 4, 1, 9, 0)


@dataclass(frozen=True)
class Sheet:
    """A sheet's name, headers and rows; Annex A's sheets have a title above the headers."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": CREATED})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            top = 0
            if sheet.title:
                page.write_string(0, 0, sheet.title, bold)
                top = 1
            for column, header in enumerate(sheet.columns):
                page.write_string(top, column, header, bold)
            page.set_column(0, len(sheet.columns) - 1, 18)
            page.freeze_panes(top + 1, 0)
            for number, row in enumerate(sheet.rows, start=top + 1):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        page.write_string(number, column, value)
                    elif isinstance(value, datetime):
                        page.write_datetime(number, column, value, moment)
                    elif isinstance(value, date):
                        page.write_datetime(number, column, value, day)
                    elif value is not None:
                        page.write_number(number, column, value)
