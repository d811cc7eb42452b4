"""Files made to break a reader: refused in a sentence, in bounded time and memory."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading import extent, package, read_workbook

from .hand_made import packed, parts, sheet_xml, with_false_size, workbook

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        ONE + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        ONE + '<row r="1048576"><c r="xfd1048576"><v>2</v></c></row>',
        ONE + "<row r='1048576'><c s='0' r='XFD1048576'><v>2</v></c></row>",
        ONE + '<row r="99999999"><c r="ZZZZ99999999"><v>2</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>" + "<row><c><v>1</v></c></row>" * 10_000,
    ],
)
def test_cells_in_far_corners_are_refused_before_they_are_parsed(tmp_path: Path, rows: str) -> None:
    good = sheet_xml(ONE)
    path = packed(tmp_path / "far.xlsx", parts(sheet_xml(rows), Good=good))
    reading = read_workbook(path)
    (problem,) = reading.problems
    assert (problem.kind, problem.sheet) == ("sheet not readable", "S")
    assert "more than can be read" in problem.what
    assert [table.sheet for table in reading.tables] == ["Good"]


def test_a_last_row_alone_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "l.xlsx", ONE + '<row r="1048576"><c r="B1048576"><v>2</v></c></row>'
    )
    (table,) = read_workbook(path).tables
    assert table.cells.num_rows == 1_048_576


@pytest.mark.slow
def test_a_million_formatted_rows_are_quick(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(2, 1_048_577))
    path = workbook(tmp_path / "rows.xlsx", ONE + rows)
    started = time.perf_counter()
    (table,) = read_workbook(path).tables
    assert time.perf_counter() - started < 5
    assert table.cells.shape == (1, 1)


def test_every_column_of_a_sheet(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "wide.xlsx")
    sheet = book.add_worksheet()
    for row in range(3):
        sheet.write_row(row, 0, [row] * 16_384)
    book.close()
    (table,) = read_workbook(tmp_path / "wide.xlsx").tables
    assert table.cells.shape == (3, 16_384)
    assert table.cells.column_names[-1] == "XFD"


def test_styled_cells_to_the_last_column_do_not_count(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "s.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
        '<row r="200000"><c r="A200000"><v>2</v></c></row>',
    )
    assert read_workbook(path).tables[0].cells.shape == (200_000, 1)


def test_declared_size_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_BYTES", 10_000)
    path = workbook(tmp_path / "bomb.xlsx", ONE + " " * 20_000)
    with pytest.raises(ExtractError, match="would unpack to more than"):
        read_workbook(path)


def test_total_size_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL_BYTES", 10_000)
    path = workbook(tmp_path / "bomb.xlsx", ONE + " " * 20_000)
    with pytest.raises(ExtractError, match="would unpack to more than"):
        read_workbook(path)


def test_a_part_that_claims_to_be_smaller_than_it_is(tmp_path: Path) -> None:
    path = workbook(tmp_path / "liar.xlsx", ONE + " " * 50_000_000)
    with_false_size(path, "xl/worksheets/sheet1.xml", 500)
    reading = read_workbook(path)
    assert reading.tables == ()
    assert "false size" in reading.problems[0].what


def test_another_part_that_claims_to_be_smaller_than_it_is(tmp_path: Path) -> None:
    content = parts(sheet_xml(ONE)) | {"xl/sharedStrings.xml": b"<sst>" + b" " * 1_000_000}
    path = packed(tmp_path / "liar.xlsx", content)
    with_false_size(path, "xl/sharedStrings.xml", 500)
    with pytest.raises(ExtractError, match="false size"):
        read_workbook(path)


def test_external_entities_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    kind = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    content = parts(sheet_xml(ONE))
    content["xl/workbook.xml"] = (kind.encode()) + content["xl/workbook.xml"]
    with pytest.raises(ExtractError, match="XML that Excel does not write"):
        read_workbook(packed(tmp_path / "w.xlsx", content))
    sheet = kind + sheet_xml('<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>')
    reading = read_workbook(packed(tmp_path / "s.xlsx", parts(sheet)))
    assert "SECRET" not in str([table.cells.to_pylist() for table in reading.tables])


def test_names_that_climb_out_of_the_zip_do_nothing(tmp_path: Path) -> None:
    content = parts(sheet_xml(ONE)) | {"../../evil.txt": b"x", "/etc/evil": b"y"}
    path = packed(tmp_path / "t.xlsx", content)
    assert read_workbook(path).tables[0].cells.to_pylist() == [{"A": "1"}]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["t.xlsx"]


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "two.xlsx", ONE)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml(ONE))
    with pytest.raises(ExtractError, match="two parts of the same name"):
        read_workbook(path)


def test_sheets_that_name_one_part_or_none(tmp_path: Path) -> None:
    content = parts(sheet_xml(ONE), Other=sheet_xml(ONE))
    relations = content["xl/_rels/workbook.xml.rels"]
    content["xl/_rels/workbook.xml.rels"] = relations.replace(b"sheet2.xml", b"sheet1.xml")
    reading = read_workbook(packed(tmp_path / "same.xlsx", content))
    assert [table.sheet for table in reading.tables] == ["S", "Other"]
    content["xl/_rels/workbook.xml.rels"] = relations.replace(b"sheet2.xml", b"nowhere.xml")
    reading = read_workbook(packed(tmp_path / "none.xlsx", content))
    assert [table.sheet for table in reading.tables] == ["S"]
    assert [problem.sheet for problem in reading.problems] == ["Other"]


@pytest.mark.parametrize("cut", [10, 300, 900, -200, -30, -1])
def test_a_truncated_workbook(tmp_path: Path, cut: int) -> None:
    whole = workbook(tmp_path / "whole.xlsx", ONE).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[:cut])
    with pytest.raises(ExtractError, match=r"cut\.xlsx"):
        read_workbook(path)


@pytest.mark.slow
def test_no_changed_byte_does_more_than_a_plain_refusal(tmp_path: Path) -> None:
    source = io.BytesIO()
    book = xlsxwriter.Workbook(source)
    book.add_worksheet().write_row(0, 0, ["a", 1.5, True, "b"])
    book.close()
    whole = source.getvalue()
    path = tmp_path / "changed.xlsx"
    for at in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[at] ^= 0x55
        path.write_bytes(changed)
        with contextlib.suppress(ExtractError):
            read_workbook(path)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="$A$1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
    ],
)
def test_a_damaged_sheet_leaves_the_others(tmp_path: Path, rows: str) -> None:
    path = packed(tmp_path / "d.xlsx", parts(sheet_xml(rows), Good=sheet_xml(ONE)))
    reading = read_workbook(path)
    assert "Good" in [table.sheet for table in reading.tables]
    assert {problem.kind for problem in reading.problems} <= {"sheet not readable"}


@pytest.mark.parametrize("claim", ["999999994", "9" * 5000])
def test_a_part_that_claims_to_hold_more_than_it_can(tmp_path: Path, claim: str) -> None:
    strings = f'<sst count="1" uniqueCount="{claim}"><si><t>a</t></si></sst>'
    content = parts(sheet_xml(ONE)) | {"xl/sharedStrings.xml": strings.encode()}
    with pytest.raises(ExtractError, match="claims more than it can hold"):
        read_workbook(packed(tmp_path / "claim.xlsx", content))


def test_a_text_used_a_million_times_is_no_false_claim(tmp_path: Path) -> None:
    strings = '<sst count="1000000" uniqueCount="1"><si><t>a</t></si></sst>'
    content = parts(sheet_xml(ONE)) | {"xl/sharedStrings.xml": strings.encode()}
    assert read_workbook(packed(tmp_path / "often.xlsx", content)).problems == ()


def test_how_far_places_reach_is_told_at_once() -> None:
    cells = "".join(f'<c r="{letters}{row}"/>' for row in (1, 1_048_576) for letters in ("A", "CV"))
    xml = sheet_xml(f'<row r="1">{cells}</row>', after='<x r="ZZZ9999999"/>').encode()
    assert extent.placed_rectangle(xml) == (1_048_576, 100)
    assert extent.placed_rectangle(xml.replace(b"CV1", b"CVCV1")) is None
