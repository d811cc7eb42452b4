"""The zip behind an .xlsx: its parts unpacked within limits, its worksheets by name."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_FILE_BYTES = 1 << 30
"""The largest workbook that is opened at all."""
MAX_PART_BYTES = 2 << 30
"""The most that one part of a workbook may unpack to."""
MAX_TOTAL_BYTES = 4 << 30
"""The most that all parts of a workbook may unpack to together."""
MAX_RATIO = 1100
"""More than deflate can shrink anything: a part that claims more lies about its size."""
MAX_PARTS = 20_000
"""The most parts a workbook may be made of."""

_NOT_PARSED = ("xl/media/", "xl/embeddings/", "xl/printersettings/", "customxml/")
_NO_WORKSHEET = ""
_COUNT = re.compile(rb"""uniqueCount\s*=\s*["']\+?([0-9]+)["']""")
_FEW = 10_000
_LOCAL_HEADER = 30
_PACKED_STEP = 1 << 18


class DamagedWorkbook(Exception):
    """A workbook that must not or cannot be unpacked; the message is the rest of a sentence."""


@dataclass(frozen=True)
class Package:
    """The parts of an .xlsx, and which of them are worksheets."""

    data: bytes
    members: dict[str, zipfile.ZipInfo]
    sheets: dict[str, str] = field(default_factory=dict)
    epoch_1904: bool = False
    missing: tuple[str, ...] = ()
    """Sheets that are listed, but whose part is not there."""

    def part(self, name: str) -> bytes:
        """The unpacked bytes of a part, by its name in small letters."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece."""
        return unpacked(self.data, self.members[name])


def members_of(data: bytes) -> dict[str, zipfile.ZipInfo]:
    """The parts of a zip by their names in small letters, once their sizes are fit to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise DamagedWorkbook("is damaged or only partly copied") from error
    members = {info.filename.replace("\\", "/").lower(): info for info in infos}
    if len(infos) > MAX_PARTS:
        raise DamagedWorkbook(f"is made of more than {MAX_PARTS:,} parts, which no workbook is")
    if len(members) < len(infos):
        # Two readers may each take a different one of two parts of the same name.
        raise DamagedWorkbook("holds two parts of the same name, so it is damaged")
    if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        raise DamagedWorkbook(f"would unpack to more than {MAX_TOTAL_BYTES >> 30} GB")
    for info in infos:
        if info.file_size > MAX_PART_BYTES:
            raise DamagedWorkbook(f"would unpack to more than {MAX_PART_BYTES >> 30} GB")
        if info.file_size > (info.compress_size + 1) * MAX_RATIO:
            raise DamagedWorkbook("gives a false size for one of its parts, so it is damaged")
        if info.flag_bits & 1:
            raise DamagedWorkbook("is protected by a password")
    return members


def unpacked(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part in pieces, never many more than the size it declares.

    The zip's own record of a size is not to be trusted: a part that unpacks to anything else
    is refused before a parser sees it.
    """
    start = info.header_offset
    header = data[start : start + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise DamagedWorkbook("is damaged or only partly copied")
    start += _LOCAL_HEADER
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = memoryview(data)[start : start + info.compress_size]
    size = 0
    for piece in _inflated(packed, info.compress_type):
        size += len(piece)
        if size > info.file_size:
            break
        yield piece
    if size != info.file_size:
        raise DamagedWorkbook("gives a false size for one of its parts, so it is damaged")


def _inflated(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if method != zipfile.ZIP_DEFLATED:
        raise DamagedWorkbook("is packed in a way that Excel does not use")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), _PACKED_STEP):
            # Deflate makes of each step a thousand times its size at the very most.
            yield unpacker.decompress(packed[start : start + _PACKED_STEP])
    except zlib.error as error:
        raise DamagedWorkbook("is damaged or only partly copied") from error
    if not unpacker.eof:
        raise DamagedWorkbook("is damaged or only partly copied")


def open_package(data: bytes) -> Package:
    """The workbook's parts, every one but the worksheets unpacked once to prove its size."""
    members = members_of(data)
    package = Package(data, members)
    names, epoch_1904 = _sheets_and_epoch(package.part("xl/workbook.xml"))
    relations = "xl/_rels/workbook.xml.rels"
    targets = _worksheet_targets(package.part(relations)) if relations in members else {}
    sheets, missing = {}, []
    for name, relation in names.items():
        target = targets.get(relation)
        if target in members:
            sheets[name] = target
        elif target != _NO_WORKSHEET:
            missing.append(name)
    for name in members.keys() - set(sheets.values()):
        if not name.startswith(_NOT_PARSED):
            _check_counts(package.pieces(name))
    return Package(data, members, sheets, epoch_1904, tuple(missing))


def _check_counts(pieces: Iterator[bytes]) -> None:
    """Refuse a part that claims to hold more texts than bytes.

    The parser takes memory for as many as are claimed before it reads the first.
    """
    size = 0
    claims: list[bytes] = []
    for piece in pieces:
        claims = claims if size else _COUNT.findall(piece)
        size += len(piece)
    for claim in claims:
        if int(claim[:20]) > max(size, _FEW):
            raise DamagedWorkbook("is damaged: one of its parts claims more than it can hold")


def _sheets_and_epoch(workbook: bytes) -> tuple[dict[str, str], bool]:
    sheets: dict[str, str] = {}
    epoch: list[bool] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        own = tag.rpartition(":")[2]
        if own == "sheet":
            relation = [text for key, text in attributes.items() if key.endswith(":id")]
            sheets[attributes.get("name", "")] = relation[0] if relation else ""
        elif own == "workbookPr":
            epoch.append(attributes.get("date1904", "0") in ("1", "true", "on"))

    _parse(workbook, start)
    return sheets, any(epoch)


def _worksheet_targets(relations: bytes) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "")
        if tag.rpartition(":")[2] != "Relationship":
            return
        if kind.endswith(("/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet")):
            targets[attributes.get("Id", "")] = _NO_WORKSHEET
        elif kind.endswith("/worksheet"):
            target = attributes.get("Target", "").replace("\\", "/")
            full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if target.startswith("xl/"):
                full = target
            targets[attributes.get("Id", "")] = posixpath.normpath(full).lower()

    _parse(relations, start)
    return targets


def _parse(content: bytes, start: object) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        # Excel never writes these; they are a way to have other files read in.
        raise DamagedWorkbook("holds XML that Excel does not write")
    parser = expat.ParserCreate()
    parser.StartElementHandler = start  # type: ignore[assignment]
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DamagedWorkbook("is damaged: its list of sheets cannot be read") from error
