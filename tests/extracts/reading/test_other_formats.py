"""Workbooks as .xls and .ods, made by LibreOffice where it is there."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading import read_workbook

from .hand_made import packed

office = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(office is None, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_cells_of_older_and_other_formats(tmp_path: Path, ending: str) -> None:
    book = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    sheet = book.add_worksheet("One")
    sheet.write_row(2, 1, ["Id", "000123", 123])
    sheet.write_datetime(
        3, 1, dt.datetime(2020, 3, 31, 23, 59), book.add_format({"num_format": "d/m/yyyy hh:mm"})
    )
    sheet.write_formula(3, 2, "=NA()", None, "#N/A")
    sheet.write(3, 3, "end")
    book.add_worksheet("Two").hide()
    book.close()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            str(office),
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(tmp_path),
            str(tmp_path / "b.xlsx"),
        ],
        check=True,
        capture_output=True,
    )
    reading = read_workbook(tmp_path / f"b.{ending}")
    assert [table.sheet for table in reading.tables] == ["One", "Two"]
    rows = [list(row.values()) for row in reading.tables[0].cells.to_pylist()]
    assert rows[2] == [None, "Id", "000123", "123"]
    assert (rows[3][1] or "").replace("T", " ") == "2020-03-31 23:59:00"
    if ending == "xls":
        assert rows[3][2] == "#N/A"
        (error,) = reading.tables[0].errors
        assert (error.row, error.column, error.text) == (4, 2, "#N/A")
    else:
        assert [problem.kind for problem in reading.problems] == ["error cells read as blank"]


def test_a_damaged_older_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    with pytest.raises(ExtractError, match="cannot be opened"):
        read_workbook(path)


def test_a_table_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    office_names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office_names}:office:1.0" '
        f'xmlns:table="{office_names}:table:1.0" xmlns:text="{office_names}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="S">'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    path = packed(tmp_path / "far.ods", {"mimetype": kind, "content.xml": content.encode()})
    tables: tuple[RawTable, ...] = ()
    with contextlib.suppress(ExtractError):
        tables = read_workbook(path).tables
    assert all(table.cells.num_rows == 0 for table in tables)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.xlsx", "w") as archive:
        archive.writestr("extract.csv", "Id\n1\n")
    with pytest.raises(ExtractError, match="holds no workbook"):
        read_workbook(tmp_path / "z.xlsx")
