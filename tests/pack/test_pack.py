"""The pack as a file: what a reader, a checker and another library find in it."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.workbook import Workbook
from openxml_audit import FileFormat, OpenXmlValidator

from tests.conftest import Demo
from xl_kpi.command.main import main
from xl_kpi.figures.table import COLUMNS
from xl_kpi.pack.pages.sections.layout import CHAPTER_SHEETS

TEAMS = [
    "Assessment 1", "Assessment 2", "Assessment 3", "CP & Court 1", "CP & Court 2", "CP & Court 3",
    "CWD", "MASH", "LAC 1", "LAC 2", "16+", "Early Help (team)",
]  # fmt: skip
SHEETS = [
    "Cover", "What needs attention", "Contents", "Scorecard", *(sheet.tab for sheet in CHAPTER_SHEETS), *TEAMS,
    "Definitions", "Data quality", "Figures",
]  # fmt: skip


@pytest.fixture(scope="module")
def book(demo: Demo) -> Workbook:
    return openpyxl.load_workbook(demo.pack)


@pytest.fixture(scope="module")
def values(demo: Demo) -> Workbook:
    return openpyxl.load_workbook(demo.pack, data_only=True)


def test_demo_names_the_pack_that_it_wrote(demo: Demo) -> None:
    assert demo.output.strip().splitlines()[-1].endswith(str(demo.pack))


@pytest.mark.slow
def test_the_checker_finds_nothing(demo: Demo) -> None:
    for version in (FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365):
        result = OpenXmlValidator(file_format=version).validate(str(demo.pack))
        assert not list(result.errors), [str(error) for error in result.errors]


def test_sheets_stand_in_order_and_none_has_merged_cells(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert not [sheet.title for sheet in book if sheet.merged_cells.ranges]


def test_tables_are_named_and_their_headers_unique(book: Workbook) -> None:
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len(set(names)) >= 15
    for sheet in book:
        for table in sheet.tables.values():
            headers = [column.name for column in table.tableColumns]
            first = table.ref.split(":")[0]
            start = sheet[first]
            shown = [sheet.cell(start.row, start.column + at).value for at in range(len(headers))]
            assert headers == shown
            assert len({header.casefold() for header in headers}) == len(headers)


def test_every_link_leads_somewhere(book: Workbook) -> None:
    links = [
        cell.hyperlink
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert len(links) > 20
    for link in links:
        sheet, _, cell = link.location.rpartition("!")
        assert sheet.strip("'").replace("''", "'") in book.sheetnames
        assert re.fullmatch(r"[A-Z]+\d+", cell)
    contents = {cell.value for cell in book["Contents"]["A"]}
    assert contents >= set(SHEETS[2:])


def test_status_colours_read_the_target_cell(book: Workbook) -> None:
    names = book.defined_names
    assert names["target.assessments.in_45_days"].attr_text.startswith("'Scorecard'!")
    for sheet in ("Scorecard", "Assessments"):
        rules = [
            rule.formula[0] for area in book[sheet].conditional_formatting for rule in area.rules
        ]
        assert any("target.assessments.in_45_days" in rule for rule in rules)
        targets = {found for rule in rules for found in re.findall(r"target\.[a-z0-9_.]+", rule)}
        assert targets <= {*names}
        assert all("target." in rule for rule in rules)


def test_totals_percentages_and_changes_are_live(book: Workbook, values: Workbook) -> None:
    sheet, shown = book["Contacts and referrals"], values["Contacts and referrals"]
    table = sheet.tables["contacts_by_source"]
    start, end = table.ref.split(":")
    last = sheet[end].row
    columns = {column.name: at for at, column in enumerate(table.tableColumns, start=1)}
    total = [sheet.cell(last, at).value for at in range(1, 7)]
    assert total[0] == "Total"
    assert all(str(cell).startswith("=") for cell in total[1:])
    assert [shown.cell(last, at).value for at in (2, 4)] == [727, 92]
    assert shown.cell(last, columns["Referrals as % of contacts"]).value == 92 / 727
    first = sheet[start].row + 1
    assert str(sheet.cell(first, columns["Share of contacts"]).value).startswith("=IF(")


def test_the_source_table_is_the_published_one(values: Workbook) -> None:
    sheet = values["Contacts and referrals"]
    table = sheet.tables["contacts_by_source"]
    cells = [[cell.value for cell in row] for row in sheet[table.ref]]
    police = next(row for row in cells if row[0] == "Police")
    assert police[1:] == [418, 418 / 727, 29, 29 / 92, 29 / 418]
    assert len(cells) == 1 + 17 + 1


def test_figures_are_the_last_sheet_and_no_value_is_blank(values: Workbook) -> None:
    assert values["Figures"]["A1"].value == "Figures"
    rows = list(values["Figures"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == COLUMNS
    assert len(rows) > 3000
    value = COLUMNS.index("value")
    assert not [row for row in rows[1:] if row[value] is None]
    words = {row[value] for row in rows[1:] if isinstance(row[value], str)}
    assert words <= {"-", "not in extract"}


def test_figures_in_the_pack_are_those_of_the_command(
    demo: Demo, values: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "figures.csv"
    ran = CliRunner().invoke(
        main, ["figures", str(demo.extracts), "--month", "2020-03", "-o", str(path)]
    )
    assert ran.exit_code == 0, ran.output
    with path.open(encoding="utf-8", newline="") as file:
        told = {
            tuple(line[name] for name in COLUMNS[:7]): line["value"]
            for line in csv.DictReader(file)
        }
    rows = list(values["Figures"].iter_rows(min_row=4, values_only=True))
    value = COLUMNS.index("value")
    for row in rows:
        said = told[tuple(str(part) for part in row[:7])]
        if isinstance(row[value], str):
            assert said == row[value]
        else:
            # A workbook keeps sixteen digits of a number.
            assert float(said) == pytest.approx(row[value], rel=1e-15)


@pytest.mark.slow
def test_same_input_gives_the_same_bytes(demo: Demo, tmp_path: Path) -> None:
    packs = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for pack in packs:
        CliRunner().invoke(
            main, ["pack", str(demo.extracts), "--month", "2020-03", "-o", str(pack)]
        )
    assert packs[0].read_bytes() == packs[1].read_bytes()


def test_properties_name_no_user_and_no_path(demo: Demo) -> None:
    with zipfile.ZipFile(demo.pack) as parts:
        said = parts.read("docProps/core.xml") + parts.read("docProps/app.xml")
    assert b"March 2020" in said
    assert str(demo.folder).encode() not in said
    creator = re.search(rb"<dc:creator>(.*?)</dc:creator>", said)
    assert creator is not None
    assert creator[1] == b""


def test_a_pack_in_use_is_left_as_it_was(demo: Demo, tmp_path: Path) -> None:
    ran = CliRunner().invoke(
        main, ["pack", str(demo.extracts), "-o", str(tmp_path / "no" / "pack.xlsx")]
    )
    assert ran.exit_code == 2
    assert "There is no folder" in ran.output
    assert not list(tmp_path.iterdir())


def rows_of(values: Workbook, tab: str, name: str) -> dict[object, list[object]]:
    """A table's rows by their first cell."""
    sheet = values[tab]
    return {row[0].value: [cell.value for cell in row[1:]] for row in sheet[sheet.tables[name].ref]}


def test_tables_of_the_report_are_the_published_ones(values: Workbook) -> None:
    plans = rows_of(values, "Children in need", "cin_plans_by_team")
    assert plans["Total"] == [48, 142, 190]
    categories = rows_of(values, "Child protection", "cp_categories")
    assert categories["Emotional abuse"][-2:] == [58, 58 / 108]
    leavers = rows_of(values, "Care leavers", "care_leavers_by_age")
    assert leavers["Aged 20"][:3] == [38, 31, 31 / 38]
    nights = rows_of(values, "Fostering and adoption", "placement_nights")
    assert nights["IFA"][::2] == [2222, 2459, 2365, 2393, 2427, 2327, 2638]
    cases = rows_of(values, "Supervision", "supervision_by_kind")
    assert cases["CIN"][:8] == [72, 58, 18, 19, 2, 10, 11, 190]
    loads = rows_of(values, "Caseloads", "caseloads_by_team")
    assert loads["16+ Team Allocated worker"] == [7, 7, 77, 11, 11, 18]


def test_words_hold_the_published_counts(values: Workbook) -> None:
    said = {cell.value for row in values["Visits"].iter_rows(max_col=1) for cell in row}
    assert "112 children out of 137 were seen on time in March 2020." in said
    assert "As at 30/03/2020." in said


def test_workers_of_a_new_team_have_no_last_month(values: Workbook) -> None:
    teams = rows_of(values, "Supervision", "worker_supervision_operational")
    assert teams["Assessment Family Support"][2:4] == ["from Mar 20", 0.25]
    assert teams["Fostering"][-1] == "GREEN"
    assert teams["CWD"][-2:] == ["▼ worse", "RED"]


def test_a_team_of_the_caseloads_leads_to_its_page_and_back(book: Workbook) -> None:
    sheet = book["Caseloads"]
    names = {row[0].value: row[0] for row in sheet[sheet.tables["caseloads_by_team"].ref]}
    assert names["16+ Team PA"].hyperlink is not None
    assert names["16+ Team PA"].hyperlink.location.startswith("'16+'!")
    back = [row[0].hyperlink for row in book["16+"].iter_rows(max_row=6, max_col=1)]
    assert any(link is not None and link.location.startswith("'Caseloads'!") for link in back)
