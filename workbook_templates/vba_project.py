"""The macro project, from .bas and .cls sources."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import xlwings
from pyopenvba import ExcelFile, VBAModuleKind
from xlsxwriter import Workbook

import xl_kpi

OURS = Path(__file__).parent / "vba"
_XLWINGS = Path(xlwings.__file__).parent
_FUNCTIONS = Path(xl_kpi.__file__).parent / "udfs" / "vba"
_NAME = re.compile(r'^Attribute VB_Name = "(\w+)"\r?\n')


@dataclass(frozen=True)
class Module:
    """A module of the project: its name and its text without the line that names it."""

    name: str
    source: str
    is_class: bool = False


def read_module(path: Path) -> Module:
    """A module as it stands in a file; every line ends as Windows has it."""
    text = path.read_bytes().decode("cp1252").replace("\r\n", "\n").replace("\n", "\r\n")
    named = _NAME.match(text)
    if path.suffix == ".cls":
        return Module(path.stem, text, is_class=True)
    return Module(named[1] if named else path.stem, text[named.end() :] if named else text)


def template_modules() -> tuple[Module, ...]:
    """Everything that the template and the add-in hold: ours, the functions', and xlwings'."""
    paths = [
        *sorted(OURS.glob("*.bas")),
        *sorted(_FUNCTIONS.glob("*.bas")),
        _XLWINGS / "xlwings.bas",
        _XLWINGS / "addin" / "Dictionary.cls",
    ]
    return tuple(read_module(path) for path in paths)


def project(modules: Sequence[Module], code_names: Sequence[str]) -> bytes:
    """The project's bytes, with a document module for the workbook and for each sheet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.xlsm"
        path.write_bytes(_sheets_only(code_names))
        with ExcelFile(path) as file:
            made = file.add_vba_project()
            for module in modules:
                kind = VBAModuleKind.other if module.is_class else VBAModuleKind.standard
                made.add_module(module.name, module.source, kind=kind)
            file.save()
        with zipfile.ZipFile(path) as package:
            return package.read("xl/vbaProject.bin")


def _sheets_only(code_names: Sequence[str]) -> bytes:
    """A workbook with nothing but sheets of these code names, from which a project is made."""
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    workbook.set_vba_name("ThisWorkbook")
    for name in code_names:
        workbook.add_worksheet().set_vba_name(name)
    workbook.close()
    plain = b"spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    out = BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "[Content_Types].xml":
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument." + plain, macros
                )
            new.writestr(part, data)
    return out.getvalue()
