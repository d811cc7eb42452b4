"""What each kind of cell and sheet reads as."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from xl_kpi.extracts.reading import read_workbook
from xl_kpi.problems import Severity

from .hand_made import packed, parts, sheet_xml, workbook


def rows_of(path: Path) -> list[list[str | None]]:
    (table,) = read_workbook(path).tables
    return [list(row.values()) for row in table.cells.to_pylist()]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("123", "123"),
        ("123.0", "123"),
        ("1E15", "1000000000000000"),
        ("12345678901234568", "12345678901234568"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("0.33333333333333331", "0.3333333333333333"),
        ("-0.33333333333333331", "-0.3333333333333333"),
        ("1.23E-10", "0.000000000123"),
        ("1.5e-7", "0.00000015"),
        ("123456789.12345678", "123456789.12345678"),
        ("12345678.12", "12345678.12"),
    ],
)
@pytest.mark.parametrize("formula", ["", "<f>1/3</f>", '<f t="shared" si="0"/>'])
def test_numbers_are_exact(tmp_path: Path, stored: str, read: str, formula: str) -> None:
    xml = f'<row r="1"><c r="A1">{formula}<v>{stored}</v></c></row>'
    assert rows_of(workbook(tmp_path / "n.xlsx", xml)) == [[read]]


def test_many_long_numbers_with_and_without_styles(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "n.xlsx")
    sheet = book.add_worksheet()
    percent = book.add_format({"num_format": "0.0%"})
    expected = []
    for row in range(500):
        number = float(f"{(row + 1) / 7:.15g}")
        sheet.write_number(row, 0, number)
        sheet.write_number(row, 30, -number, percent)
        sheet.write_string(row, 31, str(number))
        plain = repr(number).removesuffix(".0")
        expected.append((plain, f"-{plain}", str(number)))
    book.close()
    cells = read_workbook(tmp_path / "n.xlsx").tables[0].cells
    found = zip(*(cells.column(name).to_pylist() for name in ("A", "AE", "AF")), strict=True)
    assert list(found) == [
        tuple(t.removesuffix(".0") for t in each[:2]) + each[2:] for each in expected
    ]


def test_texts_that_look_like_numbers_stay(tmp_path: Path) -> None:
    xml = (
        '<row r="1"><c r="A1" t="str"><v>0.123456789012</v></c>'
        '<c r="B1" t="inlineStr"><is><t>0.123456789012</t></is></c>'
        '<c r="C1" t="str"><f>"000"</f><v>000123</v></c></row>'
    )
    assert rows_of(workbook(tmp_path / "t.xlsx", xml)) == [
        ["0.123456789012", "0.123456789012", "000123"]
    ]


def test_dates_times_and_durations(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "d.xlsx")
    sheet = book.add_worksheet()
    for column, (value, form) in enumerate(
        [
            (dt.date(2020, 3, 31), "dd/mm/yyyy"),
            (dt.datetime(2020, 3, 31, 23, 59), "dd/mm/yyyy hh:mm"),
            (dt.time(9, 30), "hh:mm"),
            (dt.timedelta(hours=3, minutes=5), "[h]:mm"),
            (dt.date(2020, 3, 31), "General"),
        ]
    ):
        sheet.write_datetime(0, column, value, book.add_format({"num_format": form}))
    book.close()
    assert rows_of(tmp_path / "d.xlsx") == [
        ["2020-03-31 00:00:00", "2020-03-31 23:59:00", "09:30:00", "03:05:00", "43921"]
    ]


def test_a_text_like_a_time_of_day_one_stays(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "d.xlsx")
    book.add_worksheet().write_row(0, 0, ["1899-12-31 09:30:00", "x"])
    book.close()
    assert rows_of(tmp_path / "d.xlsx") == [["1899-12-31 09:30:00", "x"]]


def test_workbook_counting_from_1904(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "d.xlsx", {"date_1904": True})
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, dt.date(2020, 3, 31), book.add_format({"num_format": "d/m/yyyy"}))
    sheet.write_datetime(0, 1, dt.time(9, 30), book.add_format({"num_format": "hh:mm"}))
    sheet.write_datetime(0, 2, dt.date(2020, 3, 31), book.add_format({"num_format": "General"}))
    book.close()
    (table,) = read_workbook(tmp_path / "d.xlsx").tables
    assert table.epoch_1904
    assert table.cells.to_pylist() == [{"A": "2020-03-31 00:00:00", "B": "09:30:00", "C": "42459"}]


def test_rows_and_columns_stand_where_excel_shows_them(tmp_path: Path) -> None:
    xml = '<row r="4"><c r="C4"><v>1</v></c></row><row r="6"><c r="B6"><v>2</v></c></row>'
    (table,) = read_workbook(workbook(tmp_path / "p.xlsx", xml)).tables
    assert table.first_row == 1
    assert table.cells.column_names == ["A", "B", "C"]
    rows = [list(row.values()) for row in table.cells.to_pylist()]
    assert rows[3] == [None, None, "1"]
    assert rows[5] == [None, "2", None]


def test_empty_ends_are_cut_off(tmp_path: Path) -> None:
    xml = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1" t="str"><v></v></c></row>'
        '<row r="9"><c r="A9" t="inlineStr"><is><t></t></is></c></row>'
    )
    assert rows_of(workbook(tmp_path / "e.xlsx", xml)) == [["1"]]


def test_rich_inline_phonetic_and_blank_texts(tmp_path: Path) -> None:
    xml = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>rich</t></r>'
        '<r><t xml:space="preserve"> text</t></r><rPh sb="0" eb="1"><t>sound</t></rPh></is></c>'
        '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> in </t></is></c>'
        '<c r="C1" t="str"><v>\u00a0x\u00a0</v></c><c r="D1" t="b"><v>1</v></c></row>'
    )
    assert rows_of(workbook(tmp_path / "r.xlsx", xml)) == [
        ["rich text", " in ", "\u00a0x\u00a0", "true"]
    ]


def test_hidden_sheets_are_read_and_chart_sheets_are_not(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "s.xlsx")
    first = book.add_worksheet("Shown")
    first.write(0, 0, "a")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Shown!$A$1:$A$1"})
    book.add_chartsheet("Chart").set_chart(chart)
    for name, hide in (("Hidden", "hide"), ("Deep", "very_hidden")):
        sheet = book.add_worksheet(name)
        sheet.write(0, 0, name)
        getattr(sheet, hide)()
    book.add_worksheet("Empty")
    book.close()
    reading = read_workbook(tmp_path / "s.xlsx", shown_as="folder/s.xlsx")
    assert [table.sheet for table in reading.tables] == ["Shown", "Hidden", "Deep", "Empty"]
    assert {table.file for table in reading.tables} == {"folder/s.xlsx"} == set(reading.files)
    assert reading.tables[-1].cells.num_columns == 0
    assert reading.problems == ()


def test_formulas_without_a_value_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "List_1"
    sheet["A1"] = "Age"
    sheet["A2"] = "=1+1"
    sheet["A3"] = "=1+2"
    book.save(tmp_path / "f.xlsx")
    reading = read_workbook(tmp_path / "f.xlsx")
    (problem,) = reading.problems
    assert problem.kind == "formula without a value"
    assert (problem.sheet, problem.row, problem.column) == ("List_1", 2, "A")
    assert problem.severity is Severity.ERROR
    assert "A2, and 1 more" in problem.what


def test_formulas_with_a_value_are_not_told(tmp_path: Path) -> None:
    xml = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
        '<c r="C1" t="e"><f>X()</f><v>#NAME?</v></c></row>'
    )
    assert read_workbook(workbook(tmp_path / "f.xlsx", xml)).problems == ()


def test_merged_cells_in_the_data_are_told_once_and_titles_are_not(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "m.xlsx")
    sheet = book.add_worksheet()
    sheet.merge_range("A1:C1", "Title")
    sheet.write_row("A2", ["Id", "Name", "Team"])
    sheet.write_row("A3", ["1", "x"])
    sheet.write_row("A4", ["2", "y"])
    sheet.merge_range("C3:C4", "North")
    sheet.merge_range("H30:I31", "")
    book.close()
    (problem,) = read_workbook(tmp_path / "m.xlsx").problems
    assert (problem.kind, problem.row) == ("merged cells", 3)
    assert "C3:C4." in problem.what


def test_hidden_rows_are_read_and_noted(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "h.xlsx")
    sheet = book.add_worksheet()
    sheet.write_column("A1", ["Id", "1", "2"])
    sheet.autofilter("A1:A3")
    sheet.set_row(1, options={"hidden": True})
    book.close()
    reading = read_workbook(tmp_path / "h.xlsx")
    assert reading.tables[0].cells.column("A").to_pylist() == ["Id", "1", "2"]
    (problem,) = reading.problems
    assert (problem.severity, problem.kind) == (Severity.NOTE, "hidden rows read")
    assert problem.what.startswith("1 row is hidden by a filter")


@pytest.mark.parametrize("text", ["#SPILL!", "#CALC!", "Err:508", "#UNKNOWN!"])
def test_errors_the_parser_does_not_know(tmp_path: Path, text: str) -> None:
    first = sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c>'
        f'<c r="C1" s="0" t="e" vm="1"><f>X()</f><v>{text}</v></c></row>'
    )
    other = sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>')
    reading = read_workbook(packed(tmp_path / "e.xlsx", parts(first, Other=other)))
    assert [list(row.values()) for row in reading.tables[0].cells.to_pylist()] == [
        ["1", "#N/A", text]
    ]
    assert [error.text for error in reading.tables[0].errors] == ["#N/A", text]
    assert reading.tables[1].cells.to_pylist() == [{"A": "7"}]


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='B2' t='e'><v>#N/A</v></c>",
        '<c t="e" s="0" r="B2"><v>#N/A</v></c>',
        '<c r="B2" t = "e"><v>#N/A</v></c>',
        '<c r="B2" t="e"><f>IF(A1 &lt; 1,&quot;t=&quot;&quot;e&quot;)</f><v>#N/A</v></c>',
        '<c/><c t="e"><v>#N/A</v></c>',
        '<!-- <c r="C2" t="e"><v>#REF!</v></c> --><c r="B2" t="e"><v>#N/A</v></c>',
        '<c r="B2" t="e"><v><![CDATA[#N/A]]></v></c>',
    ],
)
def test_error_cells_however_they_are_written(tmp_path: Path, cell: str) -> None:
    xml = f'<row r="2">{cell}</row>'
    (table,) = read_workbook(workbook(tmp_path / "e.xlsx", xml)).tables
    assert [(error.row, error.column, error.text) for error in table.errors] == [(2, 1, "#N/A")]
    assert table.cells.column("B").to_pylist() == [None, "#N/A"]


def test_text_that_looks_like_an_error_cell_is_text(tmp_path: Path) -> None:
    xml = '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;c t="e"> t="e"</t></is></c></row>'
    (table,) = read_workbook(workbook(tmp_path / "e.xlsx", xml)).tables
    assert table.errors == ()
    assert table.cells.to_pylist() == [{"A": '<c t="e"> t="e"'}]


def test_tags_with_a_prefix(tmp_path: Path) -> None:
    content = parts("")
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{space}"><x:sheetData><x:row r="2">'
        '<x:c r="B2"><x:v>0.12345678901234</x:v></x:c><x:c r="C2" t="e"><x:v>#REF!</x:v></x:c>'
        '<x:c r="D2"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    ).encode()
    reading = read_workbook(packed(tmp_path / "x.xlsx", content))
    assert reading.tables[0].cells.to_pylist()[1] == {
        "A": None,
        "B": "0.12345678901234",
        "C": "#REF!",
    }
    assert [problem.column for problem in reading.problems] == ["D"]
