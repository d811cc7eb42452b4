"""Delimited text: its encodings, delimiters, quotes and rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading import read_delimited
from xl_kpi.extracts.reading.delimited import exact_rows, fast_columns
from xl_kpi.extracts.reading.text_form import delimiter_of


def rows_of(folder: Path, content: bytes | str, name: str = "a.csv") -> list[list[str | None]]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (table,) = read_delimited(path).tables
    assert table.sheet == ""
    return [list(row.values()) for row in table.cells.to_pylist()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["Id,Näme", "1,Zoë £", ""])
    assert rows_of(tmp_path, text.encode(encoding)) == [["Id", "Näme"], ["1", "Zoë £"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_content(tmp_path: Path, delimiter: str) -> None:
    rows = [["Id", "Note", "Date"], ["1", "a, b; c", "2020-03-31"], ["2", "x|y, z", "31/03/2020"]]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    assert rows_of(tmp_path, written.getvalue()) == rows


def test_decimal_commas_do_not_make_a_delimiter(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a;b\n1,5;2,5\n") == [["a", "b"], ["1,5", "2,5"]]


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "sep=;\r\na;b\r\n1;2\r\n") == [["a", "b"], ["1", "2"]]


def test_one_column(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "Id\n1\n\n2\n") == [["Id"], ["1"], [None], ["2"]]


def test_nothing_is_inferred(tmp_path: Path) -> None:
    row = ["NA", "NULL", "nan", "000123", " x ", "1e5", "TRUE", "", "2020-03-31", "z"]
    assert rows_of(tmp_path, ",".join(row) + "\n") == [row]
    quoted = ",".join(f'"{field}"' for field in row)
    assert rows_of(tmp_path, quoted + "\n") == [row]


def test_line_breaks_in_quotes_are_one_row(tmp_path: Path) -> None:
    content = 'Id,Note\n1,"first\nsecond"\n2,"say ""no"""\n'
    assert rows_of(tmp_path, content) == [["Id", "Note"], ["1", "first\nsecond"], ["2", 'say "no"']]


def test_blank_lines_count_as_rows(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "Title,x\n\nId,Name\n") == [
        ["Title", "x"],
        [None, None],
        ["Id", "Name"],
    ]


def test_short_rows_are_filled_up_and_long_ones_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "ragged.csv"
    path.write_text("Id,Name\n1\n2,x\n3,y,z\n4,v,,\n")
    reading = read_delimited(path)
    assert [list(row.values()) for row in reading.tables[0].cells.to_pylist()] == [
        ["Id", "Name", None],
        ["1", None, None],
        ["2", "x", None],
        ["3", "y", "z"],
        ["4", "v", ""],
    ]
    (problem,) = reading.problems
    assert (problem.kind, problem.row, problem.column) == ("row too long", 4, "C")


def test_many_long_rows_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "ragged.csv"
    path.write_text("Id,Name\n" + "1,x\n" * 500 + "1,x,y\n" * 100)
    problems = read_delimited(path).problems
    assert len(problems) == 21
    assert problems[-1].what.startswith("80 more rows")


def test_null_characters_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes(b"Id,Name,Team\n1,a\0b,North and South\n")
    reading = read_delimited(path)
    assert reading.tables[0].cells.column("B").to_pylist() == ["Name", "ab"]
    assert [problem.kind for problem in reading.problems] == ["null characters"]


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('Id,Name\n1,x\n2,"y\n3,z\n4,w\n')
    (problem,) = read_delimited(path).problems
    assert (problem.kind, problem.row) == ("quotation mark never closed", 3)


def test_a_field_longer_than_pythons_limit(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    assert rows_of(tmp_path, '"' + "x" * 200_000 + '",b\n')[0][1] == "b"
    assert csv.field_size_limit() == before


def test_nothing_but_blanks(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "\n\n,,\n") == []


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"PK\x03\x04zip", "not a text file"), (b"\xff\xfea", "breaks off")],
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(ExtractError, match=message):
        read_delimited(path)


def test_a_row_of_too_many_fields_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("a,b\n" * 10_000 + "," * 100_000 + "x\n")
    with pytest.raises(ExtractError, match="more than can be read"):
        read_delimited(path)


fields = st.text(st.sampled_from(' ,;\t|a1"\n\r\u00e9\u2028\x1c'), max_size=5)


@settings(deadline=None)
@given(st.lists(st.lists(fields, min_size=1, max_size=4), min_size=1, max_size=5))
def test_the_fast_parser_reads_what_the_exact_one_reads(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in rows)
    for delimiter in {",", delimiter_of(text)[0]}:
        fast = fast_columns(text, delimiter)
        if fast is not None:
            exact = exact_rows(text, delimiter)
            assert [list(row) for row in zip(*(c.to_pylist() for c in fast), strict=True)] == exact


@settings(deadline=None)
@given(st.lists(st.lists(fields, min_size=3, max_size=3), min_size=2, max_size=6), st.booleans())
def test_what_a_writer_writes_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], all_quoted: bool
) -> None:
    written = io.StringIO(newline="")
    style = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(written, quoting=style)
    writer.writerows([["Id", "Name", "Team"]] * 5 + rows + [["x", "y", "z"]])
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text(written.getvalue(), newline="", encoding="utf-8")
    (table,) = read_delimited(path).tables
    found = [list(row.values()) for row in table.cells.to_pylist()]
    assert [[field or "" for field in row] for row in found][5:-1] == rows
