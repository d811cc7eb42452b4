"""A workbook refreshed from its file, with no Excel: what is read, what is said, what is written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.workbook.small_year import Rows, year
from workbook_templates.build import TEMPLATE
from xl_kpi.command.main import main
from xl_kpi.workbook.answer import Block, named
from xl_kpi.workbook.by_file import refresh_file
from xl_kpi.workbook.contents import Place
from xl_kpi.workbook.package import WorkbookFile
from xl_kpi.workbook.refresh import Outcome
from xl_kpi.workbook.sheets import start
from xl_kpi.workbook.sheets.list_sheets import HEADER_ROW

TODAY = date(2020, 4, 6)


@pytest.fixture
def path(built_template: bytes, tmp_path: Path) -> Path:
    path = tmp_path / TEMPLATE
    path.write_bytes(built_template)
    return path


def fill(path: Path, *blocks: Block | Iterable[Block]) -> None:
    file = WorkbookFile(path)
    for block in blocks:
        file.write([block] if isinstance(block, Block) else block)
    file.save()


def paste(sheet: str, rows: Rows, row: int = HEADER_ROW, column: int = 1) -> Block:
    texts = [[f"{c:%Y-%m-%d}" if isinstance(c, datetime) else c for c in cells] for cells in rows]
    return Block(Place(sheet, row, column), tuple(map(tuple, texts)))


def ask(path: Path, **cells: str) -> list[Block]:
    places = WorkbookFile(path).places
    return [b for name, text in cells.items() for b in named(places[f"kpi_{name}"], text)]


def pasted_year(path: Path) -> None:
    fill(path, *(paste(sheet, rows) for sheet, rows in year().items()), ask(path, month="2020-03"))


def said(path: Path) -> dict[str, object]:
    sheet = openpyxl.load_workbook(path)["Start"]
    return {cell.name: sheet.cell(cell.row, cell.column).value for cell in start.START.cells}


def checked(path: Path) -> Outcome:
    return refresh_file(path, only_check=True, today=TODAY)


def rows_read(path: Path, sheet: str) -> int | None:
    """So many rows of a list were read, as the index on Start says after a check."""
    outcome = checked(path)
    assert outcome.record.status == "Done", outcome.record.message
    book = openpyxl.load_workbook(path)["Start"]
    for row in book.iter_rows(min_row=6, min_col=4, max_col=6, values_only=True):
        if row[0] == sheet:
            return row[2]  # type: ignore[return-value]
    raise AssertionError(sheet)


@pytest.mark.slow
def test_refresh_writes_the_pack_and_tells_the_workbook(path: Path) -> None:
    pasted_year(path)
    before = zipfile.ZipFile(path)
    kept = {
        n: before.read(n) for n in before.namelist() if "sheet" not in n and "workbook.xml" not in n
    }
    ran = CliRunner().invoke(main, ["refresh", str(path)])
    assert ran.exit_code == 0, ran.output
    told = said(path)
    assert told["kpi_status"] == "Done"
    assert told["kpi_run_id"]
    assert "March 2020" in ran.output
    pack = openpyxl.load_workbook(str(told["kpi_pack"]), read_only=True)["Figures"]
    figures = openpyxl.load_workbook(path, read_only=True)["Figures"]
    assert list(figures.iter_rows(values_only=True)) == list(
        pack.iter_rows(min_row=3, values_only=True)
    )
    after = zipfile.ZipFile(path)
    # Macros, buttons, ribbon and formats are what they were.
    assert {name: after.read(name) for name in kept} == kept


def parts(path: Path) -> dict[str, bytes]:
    """Every part of the file but Start, its first sheet."""
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if name != "xl/worksheets/sheet1.xml"]
        return {name: file.read(name) for name in names}


class TestPasting:
    HEADERS, *DATA = year()["List 1 Contacts"]

    def test_with_headers_on_the_first_header(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", [self.HEADERS, *self.DATA]))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)

    def test_without_headers_under_the_headers(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", self.DATA, HEADER_ROW + 1))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)

    def test_with_headers_under_the_headers(self, path: Path) -> None:
        turned = [row[::-1] for row in (self.HEADERS, *self.DATA)]
        fill(path, paste("List 1 Contacts", turned, HEADER_ROW + 1))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)
        assert not [
            p
            for p in openpyxl.load_workbook(path)["Problems"]["G"]
            if p.value == "date not understood"
        ]

    def test_in_another_column_order(self, path: Path) -> None:
        turned = [row[::-1] for row in (self.HEADERS, *self.DATA)]
        fill(path, paste("List 1 Contacts", turned))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)

    def test_over_the_whole_sheet(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", [self.HEADERS, *self.DATA], row=1))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)

    def test_over_the_whole_sheet_with_few_rows(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", [self.HEADERS, *self.DATA[:2]], row=1))
        assert rows_read(path, "List 1 Contacts") == 2

    def test_over_the_headers_without_any(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", self.DATA, HEADER_ROW))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)

    def test_over_the_whole_sheet_without_headers(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", self.DATA, row=1))
        assert rows_read(path, "List 1 Contacts") == len(self.DATA)

    def test_few_rows_without_headers_above_the_headers(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", self.DATA[:3], row=1))
        assert rows_read(path, "List 1 Contacts") == 3

    def test_an_empty_sheet_is_no_list(self, path: Path) -> None:
        fill(path, paste("List 1 Contacts", [self.HEADERS, *self.DATA]))
        assert rows_read(path, "List 3 Referral") is None


class TestFailures:
    def test_no_extracts(self, path: Path) -> None:
        outcome = refresh_file(path, today=TODAY)
        assert outcome.record.status == "Failed"
        assert said(path)["kpi_message"] == (
            "No extract is pasted or linked. Paste at least one list into its sheet, or say on the "
            "sheet Links where it comes from, then press again."
        )

    def test_a_month_with_no_data(self, path: Path) -> None:
        pasted_year(path)
        fill(path, ask(path, month="2031-05"))
        outcome = refresh_file(path, today=TODAY)
        assert "Nothing of May 2031 is in these extracts" in outcome.record.message
        assert not list(path.parent.glob("*.xlsx"))

    def test_a_month_that_is_none(self, path: Path) -> None:
        pasted_year(path)
        fill(path, ask(path, month="March"))
        assert "'March' is not a month" in refresh_file(path, today=TODAY).record.message

    def test_no_such_folder(self, path: Path) -> None:
        pasted_year(path)
        fill(path, ask(path, folder="/no/such/folder"))
        assert "no folder" in refresh_file(path, today=TODAY).record.message

    def test_a_folder_that_cannot_be_written_in(self, path: Path) -> None:
        pasted_year(path)
        fill(path, ask(path, folder="/proc"))
        message = refresh_file(path, today=TODAY).record.message
        assert "Nothing can be written in the folder '/proc'" in message

    def test_the_pack_is_open(self, path: Path) -> None:
        pasted_year(path)
        (path.parent / "~$KPI pack 2020-03.xlsx").touch()
        message = refresh_file(path, today=TODAY).record.message
        assert message == "'KPI pack 2020-03.xlsx' is open in Excel. Close it, then press again."

    def test_the_workbook_is_open(self, path: Path) -> None:
        pasted_year(path)
        (path.parent / f"~${path.name}").touch()
        ran = CliRunner().invoke(main, ["refresh", str(path)])
        assert ran.exit_code == 2
        assert "is open in Excel" in ran.output

    def test_a_wrong_target_is_told_by_sheet_and_row(self, path: Path) -> None:
        pasted_year(path)
        fill(path, Block(Place("Targets", 7, 1), (("assessments.in_45_dayz", 0.95),)))
        message = refresh_file(path, today=TODAY).record.message
        assert message.startswith("Targets, row 7: there is no indicator 'assessments.in_45_dayz'.")

    def test_a_wrong_setting_is_told_by_sheet_and_row(self, path: Path) -> None:
        pasted_year(path)
        fill(path, Block(Place("Settings", 6, 2), (("soon",),)))
        assert refresh_file(path, today=TODAY).record.message.startswith("Settings, row 6: 'soon'")

    def test_a_failure_leaves_all_but_the_status(self, path: Path) -> None:
        pasted_year(path)
        assert checked(path).record.status == "Done"
        before = parts(path)
        fill(path, ask(path, month="2031-05"))
        refresh_file(path, today=TODAY)
        assert parts(path) == before

    def test_another_workbook(self, tmp_path: Path) -> None:
        other = tmp_path / "other.xlsx"
        openpyxl.Workbook().save(other)
        ran = CliRunner().invoke(main, ["refresh", str(other)])
        assert ran.exit_code == 2
        assert "not made from the template" in ran.output


def test_problems_have_links_to_their_cells(path: Path) -> None:
    headers, *data = year()["List 1 Contacts"]
    day = headers.index("Date of Contact")
    data[2][day] = "#REF!"
    fill(path, paste("List 1 Contacts", [headers, *data]))
    checked(path)
    problems = openpyxl.load_workbook(path)["Problems"]
    first = [cell.value for cell in problems[5]]
    cell = f"{'ABCDEFG'[day]}{HEADER_ROW + 3}"
    assert first[2] == f'=HYPERLINK("#\'List 1 Contacts\'!{cell}","List 1 Contact {cell}")'
    assert first[3] == HEADER_ROW + 3
