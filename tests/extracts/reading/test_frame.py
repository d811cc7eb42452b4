"""DataFrames as sheets of text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from xl_kpi.extracts.reading import table_from_frame


def column_of(values: object) -> list[str | None]:
    table = table_from_frame("f", pd.DataFrame({"x": values, "end": "."}))
    return table.cells.column("A").to_pylist()[1:]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([1, 2**62], ["1", str(2**62)]),
        (
            [123.0, 0.1, np.nan, -0.0, 1e-7, 1e20],
            ["123", "0.1", None, "0", "0.0000001", "1" + "0" * 20],
        ),
        ([12345678.12, 1 / 3], ["12345678.12", "0.3333333333333333"]),
        (np.array([0.1], "float32"), ["0.1"]),
        ([True, False], ["true", "false"]),
        (["000123", "NA", "", " x ", None], ["000123", "NA", "", " x ", None]),
        (
            pd.to_datetime(["2020-03-31", "2020-03-31 23:59", None], format="mixed"),
            ["2020-03-31 00:00:00", "2020-03-31 23:59:00", None],
        ),
        ([dt.date(2020, 3, 31), pd.NaT, dt.time(9, 30)], ["2020-03-31", None, "09:30:00"]),
        (pd.array([1, None], "Int64"), ["1", None]),
        (pd.array([True, None], "boolean"), ["true", None]),
        (pd.Categorical(["a", None]), ["a", None]),
        ([Decimal("1.50"), Decimal("NaN")], ["1.5", None]),
        ([1, 2.5, "x", None, pd.NA, 3.0], ["1", "2.5", "x", None, None, "3"]),
    ],
)
def test_every_type_becomes_exact_text(values: object, texts: list[str | None]) -> None:
    assert column_of(values) == texts


def test_headers_stand_in_row_one() -> None:
    frame = pd.DataFrame([["a", "b", "c"]], columns=["Id", None, "Id"], index=[7])
    table = table_from_frame("list 1", frame)
    assert (table.file, table.sheet, table.first_row) == ("list 1", "", 1)
    rows = [list(row.values()) for row in table.cells.to_pylist()]
    assert rows == [["Id", None, "Id"], ["a", "b", "c"]]


def test_headers_of_several_levels_and_other_types() -> None:
    frame = pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("A", 2)]))
    assert table_from_frame("f", frame).cells.column("A").to_pylist() == ["A 2", "1"]
    frame = pd.DataFrame([[1]], columns=[dt.datetime(2020, 3, 31)])
    assert table_from_frame("f", frame).cells.column("A")[0].as_py() == "2020-03-31 00:00:00"


def test_empty_frames() -> None:
    assert table_from_frame("f", pd.DataFrame()).cells.num_rows == 0
    only_headers = table_from_frame("f", pd.DataFrame(columns=["Id"]))
    assert only_headers.cells.to_pylist() == [{"A": "Id"}]
