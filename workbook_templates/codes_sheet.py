"""The sheet of what drop-downs offer: a column for each list of codes, and a name for each column."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from workbook_templates.look import Look
from xl_kpi.extracts.codes.code_list import CodeList
from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.indicators.registry import REGISTRY

HEADER_ROW = 3
_MONTHS_OFFERED = 36


@dataclass(frozen=True)
class Offered:
    """One column of the sheet: its header, its name in formulas, and what it offers."""

    header: str
    name: str
    values: tuple[str, ...]


def offered() -> tuple[Offered, ...]:
    """All that is offered, months first."""
    lists = dict.fromkeys(
        column.codes for one in ALL_LISTS for column in one.columns if column.codes is not None
    )
    named = (
        Offered("Months", "codes_months", _months()),
        Offered("Chapters", "codes_chapters", tuple(one.title for one in REGISTRY.chapters)),
        Offered("Indicators", "codes_indicators", tuple(one.id for one in REGISTRY)),
    )
    codes = tuple(
        Offered(one.name, f"codes_{at}", one.labels) for at, one in enumerate(lists, start=1)
    )
    return (*named, *codes)


def _months() -> tuple[str, ...]:
    """Formulas for the months up to this one, so that the drop-down is never out of date."""
    return tuple(f'=TEXT(EDATE(TODAY(),-{back}),"yyyy-mm")' for back in range(_MONTHS_OFFERED))


def name_of(codes: CodeList) -> str:
    """The name of the column that offers a list of codes."""
    lists = list(
        dict.fromkeys(c.codes for one in ALL_LISTS for c in one.columns if c.codes is not None)
    )
    return f"codes_{lists.index(codes) + 1}"


def write_codes(workbook: Workbook, sheet: Worksheet, look: Look) -> None:
    """Write the sheet, and name its columns."""
    sheet.set_row(0, 32)
    sheet.write(0, 0, "Codes", look.title)
    sheet.write(1, 0, "What the drop-downs offer, and what list columns may hold.", look.purpose)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    for column, one in enumerate(offered()):
        sheet.set_column(column, column, min(44, max(14, *(len(v) for v in one.values[:60]))))
        sheet.write(HEADER_ROW, column, one.header, look.header())
        for row, value in enumerate(one.values, start=HEADER_ROW + 1):
            if value.startswith("="):
                sheet.write_formula(row, column, value, look.cell(lined=False), "")
            else:
                sheet.write_string(row, column, value, look.cell(lined=False))
        last = HEADER_ROW + len(one.values)
        letters = _letters(column)
        workbook.define_name(one.name, f"=Codes!${letters}${HEADER_ROW + 2}:${letters}${last + 1}")


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
