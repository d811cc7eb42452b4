"""A workbook packed anew with its error cells as text.

The parser gives up a whole sheet for one error it does not know (``#SPILL!``, or what another
program than Excel writes). The cells are then given to it as plain text.
"""

from __future__ import annotations

import io
import zipfile

from xl_kpi.extracts.reading.package import Package
from xl_kpi.extracts.reading.sheet_scan import error_marks

MENDABLE = "Unsupported cell error value"
"""What the parser says of a sheet that this helps."""


def mended(package: Package, sheet: str, xml: bytes) -> bytes:
    """The workbook with the error cells of one sheet as text; the other sheets stay."""
    pieces, start = [], 0
    for mark in error_marks(xml):
        pieces += [xml[start:mark], b't="str"']
        start = mark + len(b't="e"')
    target = package.sheets[sheet]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, info in package.members.items():
            if name == target:
                archive.writestr(info.filename, b"".join([*pieces, xml[start:]]))
            elif name not in package.sheets.values() and "/media/" not in name:
                archive.writestr(info.filename, package.part(name))
    return packed.getvalue()
