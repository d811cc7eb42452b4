"""The tab "KPI pack" of the ribbon, and how it gets into a workbook."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

RIBBON = Path(__file__).parent / "ribbon.xml"
PART = "customUI/customUI14.xml"
_KIND = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_TIME = (1980, 1, 1, 0, 0, 0)
_ADD_IN = (
    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    b"application/vnd.ms-excel.addin.macroEnabled.main+xml",
)


def finished(content: bytes, *, add_in: bool = False) -> bytes:
    """The workbook with its ribbon, and as an add-in if it is one."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "_rels/.rels":
                relation = f'<Relationship Id="rIdRibbon" Type="{_KIND}" Target="{PART}"/>'
                data = data.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            if part.filename == "[Content_Types].xml" and add_in:
                data = data.replace(*_ADD_IN)
            _add(new, part.filename, data)
        _add(new, PART, RIBBON.read_bytes().replace(b"\r\n", b"\n"))
    return out.getvalue()


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    part = zipfile.ZipInfo(name, _TIME)
    part.compress_type = zipfile.ZIP_DEFLATED
    part.create_system = 0
    package.writestr(part, data)
