"""The template and the add-in as files: what they hold, and that they are what the sources say."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import openpyxl
import pytest
from oletools.olevba import VBA_Parser
from openxml_audit import FileFormat, OpenXmlValidator

from workbook_templates import build
from workbook_templates.codes_sheet import offered
from workbook_templates.ribbon import PART, RIBBON
from workbook_templates.vba_project import OURS, template_modules
from xl_kpi.command.new_workbook import ADD_IN, TEMPLATE, templates_folder
from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.extracts.sheet_names import lists_named
from xl_kpi.workbook.package import WorkbookFile
from xl_kpi.workbook.sheets import CODES, CONF, SHEETS
from xl_kpi.workbook.sheets.list_sheets import HEADER_ROW, LIST_SHEETS
from xl_kpi.workbook.sheets.start import BUTTONS, START

CUSTOM_UI = "{http://schemas.microsoft.com/office/2009/07/customui}"


@pytest.fixture(scope="module")
def add_in() -> bytes:
    return build.add_in()


def modules_in(content: bytes, name: str) -> dict[str, str]:
    """Modules as another library reads them back, without the lines that name them."""
    parser = VBA_Parser(name, data=content)
    read = {}
    for _, _, module, source in parser.extract_macros():
        lines = [line for line in source.splitlines() if not line.startswith("Attribute VB_")]
        read[module.rpartition(".")[0]] = "\n".join(lines).strip()
    parser.close()
    return read


def as_read(source: str) -> str:
    """A source without what a project keeps elsewhere: attributes, and a class's preamble."""
    lines = source.replace("\r\n", "\n").split("\n")
    if lines[0].startswith("VERSION"):
        lines = lines[lines.index("END") + 1 :]
    return "\n".join(line for line in lines if not line.startswith("Attribute VB_")).strip()


@pytest.mark.parametrize("which", ["template", "add_in"])
def test_another_reader_finds_exactly_the_sources(
    which: str, built_template: bytes, add_in: bytes
) -> None:
    content = built_template if which == "template" else add_in
    found = modules_in(content, f"x.{'xlsm' if which == 'template' else 'xlam'}")
    for module in template_modules():
        assert found.pop(module.name) == as_read(module.source), module.name
    # What is left are the sheets' and the workbook's own modules, which hold nothing.
    assert not any(found.values())


def test_the_same_sources_give_the_same_bytes(built_template: bytes, add_in: bytes) -> None:
    assert build.template() == built_template
    assert build.add_in() == add_in


def test_what_is_kept_is_what_the_sources_give(built_template: bytes, add_in: bytes) -> None:
    said = "Run: python -m workbook_templates.build"
    assert (templates_folder() / TEMPLATE).read_bytes() == built_template, said
    assert (templates_folder() / ADD_IN).read_bytes() == add_in, said


@pytest.mark.slow
def test_the_checker_finds_nothing(built_template: bytes, add_in: bytes, tmp_path: Path) -> None:
    for name, content in (("t.xlsm", built_template), ("a.xlam", add_in)):
        path = tmp_path / name
        path.write_bytes(content)
        for version in (FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365):
            found = list(OpenXmlValidator(file_format=version).validate(str(path)).errors)
            assert not found, [str(error) for error in found][:5]


def test_sheets_stand_in_order(built_template: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(built_template))
    lists = [sheet.name for sheet in LIST_SHEETS]
    assert book.sheetnames == [*(sheet.name for sheet in SHEETS), *lists, CODES, CONF]
    assert book[CONF].sheet_state == "veryHidden"
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert not [sheet.title for sheet in book if sheet.merged_cells.ranges]


def test_every_list_has_a_sheet_that_is_known_by_its_name(built_template: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(built_template))
    assert [sheet.list for sheet in LIST_SHEETS] == list(ALL_LISTS)
    for sheet in LIST_SHEETS:
        assert lists_named(sheet.name, ALL_LISTS)[0] == sheet.list
        (table,) = book[sheet.name].tables.values()
        assert table.ref.startswith(f"A{HEADER_ROW}:")
        assert [column.name for column in table.tableColumns] == list(sheet.headers)
        checks = book[sheet.name].data_validations.dataValidation
        assert len(checks) == len(sheet.headers)
        assert {check.errorStyle for check in checks} <= {"warning", None}
        assert all(check.prompt for check in checks)


def test_codes_offer_what_the_declarations_know(built_template: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(built_template))[CODES]
    for column, one in enumerate(offered(), start=1):
        assert sheet.cell(4, column).value == one.header
        values = [sheet.cell(row, column).value for row in range(5, 5 + len(one.values))]
        assert values == list(one.values)


def test_named_cells_and_tables_are_where_they_are_declared(
    built_template: bytes, tmp_path: Path
) -> None:
    path = tmp_path / TEMPLATE
    path.write_bytes(built_template)
    places = WorkbookFile(path).places
    for cell in START.cells:
        place = places[cell.name]
        assert (place.sheet, place.row, place.column) == ("Start", cell.row, cell.column)
    for sheet in SHEETS:
        for table in sheet.tables:
            place = places[f"kpi_table_{table.name}"]
            assert (place.sheet, place.row, place.column) == (
                sheet.name,
                table.header_row,
                table.column,
            )


class TestMacros:
    SOURCES: ClassVar[dict[str, str]] = {
        path.stem: path.read_text(encoding="cp1252") for path in sorted(OURS.glob("*.bas"))
    }
    ALL = "\n".join(SOURCES.values())
    DEFINED = re.findall(r"(?m)^(Public|Private) (?:Sub|Function) (\w+)", ALL)

    def test_every_module_declares_its_variables(self) -> None:
        for name, source in self.SOURCES.items():
            lines = source.splitlines()
            assert lines[0] == f'Attribute VB_Name = "{name}"'
            assert lines[1] == "Option Explicit"

    def test_every_variable_is_declared(self) -> None:
        for source in self.SOURCES.values():
            for body in re.findall(r"(?ms)^(?:Public|Private) (?:Sub|Function) .*?^End ", source):
                set_to = set(re.findall(r"(?m)^\s+(?:Set |For )?(\w+) = ", body))
                known = set(re.findall(r"(?:Dim |ByRef |ByVal |[(,] ?)(\w+)(?: As |[,)])", body))
                known |= set(re.findall(r"(?m)^Private (\w+) As ", source))
                known |= set(re.findall(r"(?:Sub|Function) (\w+)", body))
                assert set_to <= known, set_to - known

    def test_nothing_is_dead(self) -> None:
        ribbon = RIBBON.read_text(encoding="utf-8")
        macros = {button.macro for button in BUTTONS}
        for _, name in self.DEFINED:
            uses = len(re.findall(rf"\b{name}\b", self.ALL))
            own = len(
                re.findall(
                    rf"(?m)^\s+(?:Set )?{name} = |^(?:Public|Private) .*\b{name}\b", self.ALL
                )
            )
            assert uses > own or name in macros or f'"{name}"' in ribbon, name

    def test_buttons_and_ribbon_call_what_there_is(self, built_template: bytes) -> None:
        public = {name for kind, name in self.DEFINED if kind == "Public"}
        assert {button.macro for button in BUTTONS} <= public
        with zipfile.ZipFile(BytesIO(built_template)) as package:
            root = ElementTree.fromstring(package.read(PART))
            assert PART in package.read("_rels/.rels").decode()
        called = {
            value
            for element in root.iter()
            for name, value in element.attrib.items()
            if name in ("onAction", "onLoad", "getVisible")
        }
        assert called <= public
        ids = [element.get("id") for element in root.iter(f"{CUSTOM_UI}button")]
        handled = re.findall(r'Case "(\w+)": (\w+)', self.SOURCES["KpiRibbon"])
        assert ids == [one for one, _ in handled]
        assert {macro for _, macro in handled} == {button.macro for button in BUTTONS}

    def test_only_one_module_shows_a_box(self) -> None:
        assert [name for name, text in self.SOURCES.items() if "MsgBox" in text] == ["KpiSpeech"]

    def test_lines_fit_and_are_plain(self) -> None:
        for source in self.SOURCES.values():
            assert source.isascii()
            assert max(map(len, source.splitlines())) <= 140

    def test_what_python_is_asked_for_exists(self) -> None:
        from xl_kpi.workbook import live

        tasks = re.findall(r'AskPython\(book, "(\w+)"', self.SOURCES["KpiPack"])
        assert sorted(tasks) == ["check_extracts", "clear_extracts", "refresh_pack"]
        assert all(callable(getattr(live, task)) for task in tasks)


def test_python_is_looked_for_where_settings_says(built_template: bytes) -> None:
    conf = openpyxl.load_workbook(BytesIO(built_template))[CONF]
    entries = {row[0].value: row[1].value for row in conf.iter_rows(min_col=1, max_col=2)}
    assert entries["INTERPRETER_WIN"] == "=kpi_python"
    # Compared as text by the macros, so written as text.
    assert entries["SHOW_ERROR_POPUPS"] == entries["USE UDF SERVER"] == "False"
    assert None not in entries
