"""A workbook's parts as XML, and how they hang together; hostile files are refused."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading.package import DamagedWorkbook, Package, members_of

MAX_FILE_BYTES = 200 << 20
MAX_UNPACKED_BYTES = 800 << 20
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = b"\xd0\xcf\x11\xe0"


class Refused(Exception):
    """A file that must not or cannot be read; the message is the rest of a sentence."""


class Parts:
    """The parts of one workbook."""

    def __init__(self, path: Path) -> None:
        try:
            if path.stat().st_size > MAX_FILE_BYTES:
                raise Refused(f"is larger than {MAX_FILE_BYTES >> 20} MB")
            content = path.read_bytes()
        except OSError as error:
            raise ExtractError(f"'{path}' cannot be read: {error.strerror or error}.") from error
        if content.startswith(_OLE):
            raise Refused("is protected by a password, or of the old format .xls: save it as .xlsx")
        try:
            members = members_of(content)
        except DamagedWorkbook as error:
            raise Refused(str(error)) from error
        if sum(info.file_size for info in members.values()) > MAX_UNPACKED_BYTES:
            raise Refused(f"would unpack to more than {MAX_UNPACKED_BYTES >> 20} MB")
        self._package = Package(content, members)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._package.members

    def content(self, name: str) -> bytes:
        """A part's bytes."""
        try:
            return self._package.part(name.lower())
        except KeyError:
            raise Refused(f"lacks its part {name}") from None
        except DamagedWorkbook as error:
            raise Refused(str(error)) from error

    def xml(self, name: str) -> etree._Element:
        """A part as XML."""
        try:
            root = etree.fromstring(self.content(name), _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Refused(f"is damaged: its part {name} is no XML that can be read") from error
        _refuse_doctype(root)
        return root

    def optional(self, name: str) -> etree._Element | None:
        """A part that a workbook may lack, as XML."""
        return self.xml(name) if name in self else None

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Elements of a large part, one after another; each is emptied once it was looked at."""
        try:
            found = etree.iterparse(
                BytesIO(self.content(name)), tag=tags, resolve_entities=False, no_network=True,
                load_dtd=False, huge_tree=False,
            )  # fmt: skip
            first = True
            for _, element in found:
                if first:
                    _refuse_doctype(element)
                    first = False
                yield element
                element.clear()
                # What was looked at before it hangs empty on their parent.
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise Refused(f"is damaged: its part {name} is no XML that can be read") from error

    def related(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """What a part refers to: kind, target and whether that is outside, by the reference."""
        folder, _, own = name.rpartition("/")
        relations = f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels"
        if relations not in self:
            return {}
        found = {}
        for one in self.xml(relations).iter(_RELATIONSHIP):
            target = one.get("Target", "").replace("\\", "/")
            outside = one.get("TargetMode") == "External"
            if not outside:
                whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(whole)
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = (kind, target, outside)
        return found


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _refuse_doctype(element: etree._Element) -> None:
    if element.getroottree().docinfo.doctype:
        # Excel never writes one; it is a way to have other files read in, or to fill the memory.
        raise Refused("holds XML that Excel does not write")
