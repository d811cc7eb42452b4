"""A pandas DataFrame as a sheet of text, its column names in row 1."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.cells import table_of
from xl_kpi.extracts.reading.corrections import number_text, number_texts


def table_from_frame(name: str, frame: pd.DataFrame) -> RawTable:
    """The frame as the sheet it would be in Excel, every value as text, nothing rounded.

    The frame's index is no part of its data and is left out.

    Parameters
    ----------
    name
        By what the table and its problems are called.
    frame
        Columns of any type; None, NaN, NaT and NA are empty cells.

    Returns
    -------
    RawTable
        Row 1 holds the column names.

    Examples
    --------
    >>> frame = pd.DataFrame({"Id": [1.0, None], "Born": pd.to_datetime(["2010-01-31", None])})
    >>> table_from_frame("list 1", frame).cells.to_pylist()
    [{'A': 'Id', 'B': 'Born'}, {'A': '1', 'B': '2010-01-31 00:00:00'}]
    """
    columns = []
    for position, header in enumerate(frame.columns):
        top = pa.array([_header_text(header)], pa.string())
        columns.append(pa.concat_arrays([top, _texts(frame.iloc[:, position])]))
    return RawTable(name, "", table_of(columns))


def _header_text(header: object) -> str | None:
    if isinstance(header, tuple):
        return " ".join(text for part in header if (text := value_text(part)))
    return value_text(header)


def _texts(column: pd.Series) -> pa.Array:
    kind = column.dtype
    if isinstance(kind, np.dtype) and kind.kind == "f" and kind.itemsize == 8:
        values = column.to_numpy()
        empty = np.isnan(values)
        texts = number_texts(np.where(empty, 0.0, values))
        return pc.if_else(pa.array(empty), pa.scalar(None, pa.string()), texts)
    if isinstance(kind, np.dtype) and kind.kind in "iu":
        return pa.array(column.to_numpy()).cast(pa.string())
    if isinstance(kind, np.dtype) and kind.kind == "f":
        # Taken as plain Python numbers, shorter floats would show digits they never had.
        return pa.array([value_text(value) for value in column.to_numpy()], pa.string())
    return pa.array([value_text(value) for value in column], pa.string())


def value_text(value: object) -> str | None:
    """One value as text, or None where there is none.

    Examples
    --------
    >>> value_text(123.0), value_text(True), value_text(dt.date(2020, 3, 31)), value_text(pd.NaT)
    ('123', 'true', '2020-03-31', None)
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, float | np.floating):
        if np.isnan(value):
            return None
        # A shorter float has a shorter text of its own.
        number = float(str(value)) if isinstance(value, np.floating) else value
        return number_text(number)
    if isinstance(value, np.datetime64):
        return value_text(pd.Timestamp(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return None if value.is_nan() else _decimal_text(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def _decimal_text(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
