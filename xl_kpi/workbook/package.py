"""A workbook's file opened without Excel: its named cells, and cells of it written anew.

Everything that is not written stays byte for byte: macros, buttons, ribbon, formats.
"""

from __future__ import annotations

import os
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree

from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.reading.cells import column_index
from xl_kpi.workbook.answer import Block
from xl_kpi.workbook.contents import Place
from xl_kpi.workbook.sheet_part import SheetPart

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)")
_CALCULATION = "xl/calcChain.xml"


class WorkbookFile:
    """A workbook's file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._parts = _parts(path.read_bytes())
            self._workbook = etree.fromstring(self._parts["xl/workbook.xml"])
            relations = etree.fromstring(self._parts["xl/_rels/workbook.xml.rels"])
        except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
            raise XlKpiError(f"'{path.name}' is no workbook that can be read.") from error
        except OSError as error:
            raise XlKpiError(f"'{path}' cannot be read: {error.strerror or error}.") from error
        targets = {
            one.get("Id"): posixpath.normpath(
                posixpath.join("xl", one.get("Target", "").lstrip("/"))
            )
            if not one.get("Target", "").startswith("/")
            else one.get("Target", "")[1:]
            for one in relations.iter(f"{{{_RELATIONS}}}Relationship")
        }
        self._sheets = {
            one.get("name"): targets[one.get(f"{{{_LINK}}}id")]
            for one in self._workbook.iter(f"{{{_MAIN}}}sheet")
        }

    @property
    def places(self) -> Mapping[str, Place]:
        """Named cells of the workbook."""
        places = {}
        for one in self._workbook.iter(f"{{{_MAIN}}}definedName"):
            found = _REFERENCE.fullmatch((one.text or "").strip())
            if found and one.get("localSheetId") is None:
                sheet = (found[1] or found[2]).replace("''", "'")
                place = Place(sheet, int(found[4]), column_index(found[3]) + 1)
                places[one.get("name", "")] = place
        return places

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks of cells; nothing reaches the disk yet."""
        by_sheet: dict[str, list[Block]] = {}
        for block in blocks:
            by_sheet.setdefault(block.place.sheet, []).append(block)
        for sheet, of_sheet in by_sheet.items():
            part = self._sheets[sheet]
            content = SheetPart(self._parts[part])
            for block in of_sheet:
                content.write(block)
            self._parts[part] = content.xml()
        self._calculate_on_opening()

    def _calculate_on_opening(self) -> None:
        """What the cells feed is worked out anew, and the order of that is found anew."""
        calculation = self._workbook.find(f"{{{_MAIN}}}calcPr")
        if calculation is not None:
            calculation.set("fullCalcOnLoad", "1")
            self._parts["xl/workbook.xml"] = etree.tostring(
                self._workbook, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        if self._parts.pop(_CALCULATION, None) is not None:
            for part in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
                self._parts[part] = re.sub(rb"<[^<>]*calcChain[^<>]*/>", b"", self._parts[part])

    def refuse_open(self) -> None:
        """Say that the workbook is open in Excel, where it is.

        Raises
        ------
        XlKpiError
            Where Excel's own mark of an open file lies beside it.
        """
        if (self.path.parent / f"~${self.path.name}").exists():
            raise XlKpiError(f"'{self.path.name}' is open in Excel. Close it, then run again.")

    def save(self) -> None:
        """Put the file in the place of the old one, whole or not at all.

        Raises
        ------
        XlKpiError
            Where it is open in Excel or may not be written to.
        """
        self.refuse_open()
        content = BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self._parts.items():
                package.writestr(name, data)
        aside = self.path.with_name(f".{self.path.stem}.{os.getpid()}{self.path.suffix}")
        try:
            aside.write_bytes(content.getvalue())
            aside.replace(self.path)
        except OSError as error:
            aside.unlink(missing_ok=True)
            raise XlKpiError(
                f"'{self.path.name}' cannot be written: {error.strerror or error}. Close it if it "
                "is open, then run again."
            ) from error


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {part.filename: package.read(part) for part in package.infolist()}
