"""Every cell compared with what openpyxl, an independent reader, finds in it."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading import read_workbook

ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")

texts = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Co")), max_size=12)
values = st.one_of(
    texts,
    st.sampled_from(["000123", " x ", "\u00a0", "NA", "nan", "31/03/2020", 't="e"', "<v>", "a\nb"]),
    st.integers(-(10**15), 10**15),
    st.floats(-1e12, 1e12).filter(lambda number: number == 0 or abs(number) > 1e-200),
    st.floats(0, 1),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2200, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.times().map(lambda time: time.replace(microsecond=0)),
    st.sampled_from(ERRORS).map(lambda text: ("error", text)),
)
grids = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 7)), values, min_size=1, max_size=30
)


def write(path: Path, grid: dict, constant_memory: bool) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": constant_memory})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    time = book.add_format({"num_format": "hh:mm:ss"})
    for (row, column), value in sorted(grid.items()):
        match value:
            case ("error", str(text)):
                sheet.write_formula(row, column, "=NA()", None, text)
            case str():
                sheet.write_string(row, column, value)
            case bool():
                sheet.write_boolean(row, column, value)
            case dt.datetime():
                sheet.write_datetime(row, column, value, day)
            case dt.time():
                sheet.write_datetime(row, column, value, time)
            case _:
                sheet.write_number(row, column, value)
    book.close()


def assert_same_as_openpyxl(path: Path) -> RawTable:
    (table,) = read_workbook(path).tables
    cells = {
        (row, column): text
        for column, values in enumerate(table.cells.columns)
        for row, text in enumerate(values.to_pylist(), start=table.first_row)
        if text not in (None, "")
    }
    errors = {(error.row, error.column): error.text for error in table.errors}
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            at = (cell.row, cell.column - 1)
            found = cells.pop(at, None)
            if cell.value in (None, ""):
                assert found is None
            elif cell.data_type == "e":
                assert found == cell.value == errors.pop(at)
            else:
                assert_same(found, cell.value)
    assert not cells
    assert not errors
    return table


def assert_same(found: str | None, value: object) -> None:
    assert found is not None
    match value:
        case bool():
            assert found == str(value).lower()
        case int() | float():
            assert float(found) == float(value)
            assert "e" not in found.lower()
            assert not found.endswith(".0")
            if 1e-4 < abs(value) < 1e15:
                assert found == repr(float(value)).removesuffix(".0")
        case dt.datetime():
            assert found == f"{value:%Y-%m-%d %H:%M:%S}"
        case dt.time():
            assert found == f"{value:%H:%M:%S}"
        case _:
            # openpyxl leaves Excel's mark for a carriage return as it stands in the XML.
            assert found == str(value).replace("_x000D_", "\r")


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(grids, st.booleans())
@example({(0, 0): dt.datetime(2020, 3, 31), (1, 0): "31/03/2020"}, False)
def test_random_mixes_of_cells(grid: dict, constant_memory: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixed.xlsx"
        write(path, grid, constant_memory)
        assert_same_as_openpyxl(path)


def test_late_text_in_columns_of_dates_numbers_and_booleans(tmp_path: Path) -> None:
    grid: dict = {}
    for row in range(1500):
        grid[row, 0] = dt.datetime(2020, 1, 1) + dt.timedelta(days=row)
        grid[row, 1] = row
        grid[row, 2] = row % 2 == 0
        grid[row, 3] = row / 7
    for column, text in enumerate(["31/03/2020", "abc", "maybe", "n/k"]):
        grid[1500, column] = text
    grid[1501, 0] = ("error", "#REF!")
    grid[1501, 1] = ("error", "#N/A")
    write(tmp_path / "late.xlsx", grid, False)
    table = assert_same_as_openpyxl(tmp_path / "late.xlsx")
    assert table.cells.slice(1500).to_pylist() == [
        {"A": "31/03/2020", "B": "abc", "C": "maybe", "D": "n/k"},
        {"A": "#REF!", "B": "#N/A", "C": None, "D": None},
    ]


def test_every_error_keeps_its_text_and_its_place(tmp_path: Path) -> None:
    write(
        tmp_path / "errors.xlsx",
        {(row + 2, row % 3 + 1): ("error", text) for row, text in enumerate(ERRORS)},
        False,
    )
    table = assert_same_as_openpyxl(tmp_path / "errors.xlsx")
    assert [error.text for error in table.errors] == list(ERRORS)
    assert (table.errors[0].row, table.errors[0].column) == (3, 1)


def test_a_workbook_written_by_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C3"] = "Name"
    sheet["D3"] = dt.date(2020, 3, 31)
    sheet["C4"] = 0.1
    sheet["D4"] = 12345678901234567
    sheet["E4"] = 1e-12
    sheet["C5"] = "#N/A"
    sheet["D5"] = " two  blanks "
    sheet["C6"] = dt.datetime(2020, 3, 31, 23, 59)
    book.save(tmp_path / "own.xlsx")
    table = assert_same_as_openpyxl(tmp_path / "own.xlsx")
    assert table.cells.column("E").to_pylist()[3] == "0.000000000001"
    assert table.cells.column("D").to_pylist()[2] == "2020-03-31 00:00:00"
