"""What a file is by its first bytes, and plain words for one that is no workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading.package import MAX_FILE_BYTES, DamagedWorkbook, members_of

Kind = Literal["xlsx", "xlsb", "xls", "ods"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<head", b"<body", b"<meta")


def content_of(path: Path, name: str) -> bytes:
    """The bytes of a file, or an ExtractError that says why they cannot be had."""
    try:
        if path.is_dir():
            raise ExtractError(f"{name} is a folder, not a file. Check what was given.")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise ExtractError(
                f"{name} is larger than {MAX_FILE_BYTES >> 30} GB. Split it, then run again."
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ExtractError(
            f"{name} does not exist. Check its name and folder, then run again."
        ) from error
    except PermissionError as error:
        raise ExtractError(
            f"{name} cannot be opened: another program has it open, or you may not read it. "
            "Close it in Excel, then run again."
        ) from error
    except OSError as error:
        raise ExtractError(f"{name} cannot be read: {error.strerror or error}.") from error
    if not content:
        raise ExtractError(f"{name} is empty: it holds 0 bytes. Make the extract again.")
    return content


def kind_of(content: bytes, name: str) -> Kind:
    """Which kind of workbook this is, whatever its name ends in."""
    if content.startswith(b"PK"):
        return _kind_of_zip(content, name)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise ExtractError(
                f"{name} is protected by a password. Open it in Excel, take the password off "
                "(File, Info, Protect Workbook), save it, then run again."
            )
        return "xls"
    if content[:2] == b"\x09\x08":
        return "xls"
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        found = "a web page (HTML) saved under a workbook's name"
    elif start.startswith((b"<?xml", b"<")):
        found = "an XML file saved under a workbook's name"
    elif b"\0" not in content[:4096] or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ExtractError(
            f"{name} is not really a workbook but plain text, perhaps a CSV file. Let its name "
            "end in .csv, or open it in Excel and save it as .xlsx, then run again."
        )
    else:
        found = "something else"
    raise ExtractError(
        f"{name} is not really a workbook but {found}. Open it in Excel and save it as an "
        "Excel workbook (.xlsx), then run again."
    )


def _kind_of_zip(content: bytes, name: str) -> Kind:
    try:
        members = members_of(content)
    except DamagedWorkbook as error:
        raise ExtractError(
            f"{name} {error}. Make the extract again, or open it in Excel and save it anew."
        ) from error
    if "xl/workbook.xml" in members:
        return "xlsx"
    if "xl/workbook.bin" in members:
        return "xlsb"
    if "content.xml" in members:
        return "ods"
    raise ExtractError(
        f"{name} is a zip file but holds no workbook. Unzip it, or save it as .xlsx in Excel."
    )
