"""Figures and comparators as a workbook's sheets hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from xl_kpi.errors import XlKpiError
from xl_kpi.figures.table import COLUMNS, Figures
from xl_kpi.judgement.comparators import STANDARD_NAMES, Comparator, Comparators
from xl_kpi.periods import Month
from xl_kpi.udfs.grid import Cell, text
from xl_kpi.udfs.names import COMPARATORS_SHEET, FIGURES_SHEET

if TYPE_CHECKING:
    import xlwings

Rows = Sequence[Sequence[Cell]]
# The cells of a sheet of an open workbook, by both names; None where it has no such sheet.
ReadSheet = Callable[[str, str], Rows | None]

_NUMBERS = ("numerator", "denominator", "value", "target")
_COMPARATOR_COLUMNS = ("indicator", "comparator", "year", "value")
_NAME_COLUMNS = ("comparator id", "name in the pack")
_HEADER_WITHIN = 10


def open_book(name: str) -> xlwings.Book:
    """A workbook that is open in Excel, by its name."""
    # Imported here: the functions also work for whoever has no xlwings.
    import xlwings

    caller = xlwings.Book.caller()
    return caller if caller.name.casefold() == name.casefold() else caller.app.books[name]


def read_sheet(book: str, sheet: str) -> Rows | None:
    """The cells of a sheet of a workbook that is open in Excel."""
    opened = open_book(book)
    if sheet not in [one.name for one in opened.sheets]:
        return None
    return opened.sheets[sheet].used_range.options(ndim=2, err_to_str=True).value


def figures_of_sheet(rows: Rows | None) -> Figures | None:
    """The figures that a refresh wrote, up to their own last month; None where there are none.

    The columns are those of the contract, in any order, under their headers.
    """
    columns = _columns(rows, COLUMNS[:1] + COLUMNS[3:10], FIGURES_SHEET)
    if columns is None or not columns["indicator"]:
        return None
    made: dict[str, pd.Series] = {}
    size = len(columns["indicator"])
    for name in COLUMNS:
        cells = columns.get(name, [None] * size)
        if name in _NUMBERS:
            made[name] = pd.Series([_number(cell) for cell in cells], dtype=float)
        elif name == "period":
            made[name] = pd.Series([_period(cell) for cell in cells], dtype=object)
        else:
            made[name] = pd.Series([text(cell) for cell in cells], dtype=object)
    table = pd.DataFrame(made)
    return Figures(table, Month.parse(max(table["period"])))


def comparators_of_sheet(rows: Rows | None) -> Comparators:
    """The comparators of the workbook's own sheet; of several years the latest."""
    columns = _columns(rows, _COMPARATOR_COLUMNS, COMPARATORS_SHEET)
    if columns is None:
        return Comparators(())
    notes = columns.get("note") or [None] * len(columns["indicator"])
    # Beside the table the sheet may have another, of names.
    named = _columns(rows, _NAME_COLUMNS, COMPARATORS_SHEET)
    names = dict(STANDARD_NAMES)
    if named is not None:
        pairs = zip(*(named[name] for name in _NAME_COLUMNS), strict=True)
        names |= {text(key): text(name) for key, name in pairs if text(name)}
    labels = (*STANDARD_NAMES.items(), *names.items())
    by_name = {label.casefold(): key for key, label in labels} | {
        key.casefold(): key for key in names
    }
    latest: dict[tuple[str, str], Comparator] = {}
    parts = (*(columns[name] for name in _COMPARATOR_COLUMNS), notes)
    for indicator, said, year, value, note in zip(*parts, strict=True):
        key = by_name.get(text(said).casefold(), text(said))
        label = names.get(key, key.replace("_", " "))
        one = Comparator(text(indicator), key, label, text(year), _amount(value), text(note))
        held = latest.get((one.indicator, one.id))
        if held is None or one.year > held.year:
            latest[one.indicator, one.id] = one
    return Comparators(tuple(latest.values()))


def _columns(rows: Rows | None, needed: Sequence[str], sheet: str) -> dict[str, list[Cell]] | None:
    """The columns under a sheet's header row, by name; None for a sheet without any."""
    if not rows:
        return None
    head = [[text(cell).casefold() for cell in row] for row in rows[:_HEADER_WITHIN]]
    at = next((at for at, names in enumerate(head) if needed[0] in names), None)
    if at is None:
        return None
    headers = head[at]
    missing = [name for name in needed if name not in headers]
    if missing:
        raise XlKpiError(f"The sheet '{sheet}' has no column '{missing[0]}'. Refresh the pack.")
    key = headers.index(needed[0])
    body = [row for row in rows[at + 1 :] if text(row[key])]
    return {name: [row[i] for row in body] for i, name in enumerate(headers) if name}


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    return np.nan


def _amount(cell: Cell) -> float | None:
    """A published figure: a number, or a text such as 95%; None where it was not published."""
    if isinstance(cell, str):
        said = cell.strip().replace(",", "")
        try:
            return float(said[:-1]) / 100 if said.endswith("%") else float(said)
        except ValueError:
            return None
    number = _number(cell)
    return None if np.isnan(number) else number


def _period(cell: Cell) -> str:
    """A month as the table writes it; Excel may have made a date of the text."""
    return f"{cell:%Y-%m}" if isinstance(cell, datetime) else text(cell)
