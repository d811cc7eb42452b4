"""What the fast parser leaves out of a sheet, found by a look at the bytes of its XML.

The parser gives an error cell as a blank, rounds numbers to nine decimals and says nothing of
merged cells, hidden rows or formulas without a value. Each is looked for by a plain search for
bytes that only it can bring along, and the XML is taken apart only where one is found.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from xl_kpi.extracts.raw_table import CellError
from xl_kpi.extracts.reading.cells import column_index
from xl_kpi.extracts.reading.exact_numbers import NO_STYLES, ExactNumbers, exact_numbers
from xl_kpi.extracts.reading.exact_scan import exact_errors

_REF = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Za-z0-9:$]+)["']""")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\bhidden\s*=\s*["'](?:1|true)["']""")
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=.str.)([^>]*)>"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_PREFIX = re.compile(rb"<((?:\w+:)?)sheetData")
_STEP = 1 << 19
_TAG_REACH = 400
_VALUE_REACH = 40_000


@dataclass(frozen=True)
class SheetFacts:
    """What the look found; rows as Excel numbers them, columns from 0."""

    errors: tuple[CellError, ...] = ()
    no_value: tuple[tuple[int, int], ...] = ()
    merged: tuple[str, ...] = ()
    hidden_rows: int = 0
    filtered: bool = False
    exact: Mapping[int, ExactNumbers] = field(default_factory=dict)


def scan_sheet(sheet: bytes, dates: npt.NDArray[np.int64] = NO_STYLES) -> SheetFacts:
    """All that the fast parser would not tell of this sheet.

    ``dates`` are the cell styles that show a date: such numbers are no numbers to the parser.

    Examples
    --------
    >>> xml = b'<sheetData><row r="1"><c r="B1" t="e"><v>#N/A</v></c></row></sheetData>'
    >>> scan_sheet(xml).errors
    (CellError(row=1, column=1, text='#N/A'),)
    """
    start, end = max(sheet.find(b"sheetData"), 0), max(sheet.rfind(b"sheetData"), 0)
    pairs = pairs_in(sheet, (b"<!", b" =", b"<f", b":f", b"e-", b"E-", b'"e', b"'e"))
    # Only a full parse is sure of what no spreadsheet program writes.
    odd = b"<!" in pairs or (b" =" in pairs and b"t =" in sheet)
    errors: tuple[CellError, ...] = ()
    if odd:
        errors = exact_errors(sheet)
    elif pairs & {b'"e', b"'e"}:
        errors = _errors(sheet)
    return SheetFacts(
        errors=errors,
        no_value=_formulas_without_value(sheet) if pairs & {b"<f", b":f"} else (),
        merged=tuple(found.decode() for found in _MERGED.findall(sheet, end)),
        hidden_rows=len(_HIDDEN_ROW.findall(sheet)) if sheet.find(b"hidden", start) >= 0 else 0,
        filtered=sheet.find(b"autoFilter", end) >= 0,
        exact=exact_numbers(sheet, _prefix(sheet), bool(pairs & {b"e-", b"E-"}), dates),
    )


def pairs_in(content: bytes, pairs: tuple[bytes, ...]) -> set[bytes]:
    """Which of these pairs of bytes stand in the content: a search in blocks is the fastest."""
    whole = np.frombuffer(content, np.uint8)
    found: set[bytes] = set()
    for step in range(0, len(whole), _STEP):
        block = whole[step : step + _STEP + 1]
        for pair in pairs:
            if pair not in found and ((block[:-1] == pair[0]) & (block[1:] == pair[1])).any():
                found.add(pair)
    return found


def error_marks(sheet: bytes) -> list[int]:
    """Where ``t="e"`` stands in the tag of a cell."""
    marks = []
    for mark in (b't="e"', b"t='e'"):
        place = sheet.find(mark)
        while place >= 0:
            opening = sheet.rfind(b"<", max(place - _TAG_REACH, 0), place)
            tag = sheet[opening : place + 1]
            if opening >= 0 and b">" not in tag and re.match(rb"<(?:\w+:)?c\s", tag):
                marks.append(place)
            place = sheet.find(mark, place + 1)
    return sorted(marks)


def _errors(sheet: bytes) -> tuple[CellError, ...]:
    found = []
    for mark in error_marks(sheet):
        opening = sheet.rfind(b"<", 0, mark)
        closing = sheet.find(b">", mark)
        place = _REF.search(sheet, opening, closing)
        if place is None:
            return exact_errors(sheet)
        end = sheet.find(b"c>", closing, closing + _VALUE_REACH)
        value = re.search(rb"v>([^<]*)<", sheet[closing + 1 : end])
        text = html.unescape(value[1].decode("utf-8", "replace")).strip() if value else ""
        column = column_index(place[1].decode())
        found.append(CellError(int(place[2]), column, text or "#ERROR"))
    return tuple(found)


def _formulas_without_value(sheet: bytes) -> tuple[tuple[int, int], ...]:
    prefix = _prefix(sheet)
    cell, end = b"<" + prefix + b"c ", b"</" + prefix + b"c>"
    found = set()
    for ending in (b"</" + prefix + b"f>" + end, b"/>" + end, b"></" + prefix + b"v>" + end):
        at = sheet.find(ending)
        while at >= 0:
            opening = sheet.rfind(cell, max(at - _VALUE_REACH, 0), at)
            empty = _NO_VALUE.match(sheet, opening) if opening >= 0 else None
            place = _REF.search(empty[1]) if empty else None
            if place:
                found.add((int(place[2]), column_index(place[1].decode())))
            at = sheet.find(ending, at + 1)
    return tuple(sorted(found))


def _prefix(sheet: bytes) -> bytes:
    """What stands before the names of tags, as in ``<x:c>``; most often nothing."""
    found = _PREFIX.search(sheet)
    return found[1] if found else b""
