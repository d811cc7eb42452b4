"""A sheet's values, as Excel gives them, as a sheet of text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pyarrow as pa

from xl_kpi.extracts.columns import EXCEL_ERRORS
from xl_kpi.extracts.raw_table import CellError, RawTable
from xl_kpi.extracts.reading.cells import table_of
from xl_kpi.extracts.reading.frame import value_text

Value = str | float | int | bool | dt.datetime | None

# A time without a day is a time on the day before Excel's first one.
_NO_DAY = dt.date(1899, 12, 30)


def sheet_of_cells(
    file: str, sheet: str, values: Sequence[Sequence[Value]], *, row: int = 1, column: int = 1
) -> RawTable:
    """The values of a used range that begins at a row and a column, as a whole sheet of text.

    Examples
    --------
    >>> table = sheet_of_cells("a.xlsm", "Visits", [["Due"], [dt.datetime(2020, 3, 31)]], column=2)
    >>> table.cells.to_pylist()
    [{'A': None, 'B': 'Due'}, {'A': None, 'B': '2020-03-31 00:00:00'}]
    """
    above: list[str | None] = [None] * (row - 1)
    height = len(above) + len(values)
    columns: list[pa.Array] = [pa.nulls(height, pa.string())] * (column - 1)
    errors: list[CellError] = []
    for at in range(max(map(len, values), default=0)):
        texts = [_text(cells[at]) for cells in values]
        columns.append(pa.array([*above, *texts], pa.string()))
        errors += [
            CellError(row + down, column - 1 + at, text)
            for down, text in enumerate(texts)
            if text in EXCEL_ERRORS
        ]
    return RawTable(file, sheet, table_of(columns), errors=tuple(errors))


def _text(value: Value) -> str | None:
    if isinstance(value, dt.datetime) and value.date() == _NO_DAY:
        return value_text(value.time())
    return value_text(value)
