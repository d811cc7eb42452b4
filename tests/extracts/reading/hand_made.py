"""Workbooks written byte by byte, as no spreadsheet program would write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet {MAIN}>{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def parts(sheet: str, **more_sheets: str) -> dict[str, bytes]:
    """The parts of a workbook with the sheet S, and others by their names."""
    sheets = {"S": sheet, **more_sheets}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    written = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>'
        ),
    }
    for number, xml in enumerate(sheets.values(), start=1):
        written[f"xl/worksheets/sheet{number}.xml"] = xml
    return {name: text.encode() for name, text in written.items()}


def packed(path: Path, content: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return path


def workbook(path: Path, rows: str, before: str = "", after: str = "") -> Path:
    return packed(path, parts(sheet_xml(rows, before, after)))


def with_false_size(path: Path, part: str, size: int) -> Path:
    """The zip at this path with another unpacked size claimed for one part."""
    content = bytearray(path.read_bytes())
    name = part.encode()
    for mark, name_at, size_at in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        at = content.find(mark)
        while at >= 0:
            if content[at + name_at : at + name_at + len(name)] == name:
                content[at + size_at : at + size_at + 4] = size.to_bytes(4, "little")
            at = content.find(mark, at + 4)
    path.write_bytes(content)
    return path
