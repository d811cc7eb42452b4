"""How far a sheet reaches, told before it is parsed.

The parser keeps every cell between the first and the last one, so that two cells in opposite
corners of a sheet would take hundreds of gigabytes and end the program with no message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from xl_kpi.extracts.reading.cells import column_index

MAX_CELLS = 60_000_000
"""The largest rectangle of cells that is read: rows times columns."""

_STEP = 1 << 19
LOOK_BACK = 16
"""How many bytes of the piece before it a piece is looked at with."""

_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])([^>]*)(?<!/)>(?!</)")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")


@dataclass(frozen=True)
class Look:
    """What a quick look at a piece of a sheet's XML tells of its cells."""

    is_far: bool
    cells: int
    placed: int


def quick_look(before: bytes, piece: bytes) -> Look:
    """Whether a piece may hold cells beyond column AZ or row 999,999, and how many it holds.

    ``before`` is the end of the piece before it, for what the cut went through.
    """
    content = before[-LOOK_BACK:] + piece
    if not before:
        content = content[max(content.find(b"sheetData"), 0) :]
    end = content.rfind(b"sheetData>")
    whole = np.frombuffer(content, np.uint8)[: end if end > 0 else len(content)]
    cells = placed = 0
    for step in range(0, max(len(whole) - LOOK_BACK, 1), _STEP):
        block = whole[step : step + _STEP + LOOK_BACK]
        if len(block) < LOOK_BACK:
            break
        if _reaches_far(block):
            return Look(True, 0, 0)
        owned = len(block) - LOOK_BACK
        opening = (block[:-2] == 60) | (block[:-2] == 58)
        cell = opening & (block[1:-1] == 99) & (((block[2:] | 0x20) - 97) >= 26)
        cells += int(np.count_nonzero(cell[:owned]))
        equals = (block[:-3] == 114) & (block[1:-2] == 61)
        place = equals & ((block[2:-1] | 5) == 39) & (((block[3:] | 0x20) - 97) < 26)
        placed += int(np.count_nonzero(place[:owned]))
    return Look(False, cells, placed)


def _reaches_far(block: np.ndarray) -> bool:
    small = block | 0x20
    letter = (small - 97) < 26
    digit = (block - 48) < 10
    # Both quotes become 39 by this; so do & and #, which do no harm.
    quote = (block | 5) == 39
    # Three letters and a digit: a column from AAA on.
    two_letters = letter[:-1] & letter[1:]
    ended = two_letters[1:-1] & digit[3:]
    if (letter[:-3] & ended).any():
        return True
    # A quote, two letters of which the first is not A, and a digit: from BA to ZZ.
    if (quote[:-3] & (small[1:-2] != 97) & ended).any():
        return True
    # A letter and seven digits: from row 1,000,000 on.
    two = digit[:-1] & digit[1:]
    four = two[:-2] & two[2:]
    return bool((letter[:-7] & four[1:-3] & four[4:]).any())


def rectangle(sheet: bytes) -> tuple[int, int]:
    """No fewer rows and columns than the filled cells of a sheet's XML span.

    Examples
    --------
    >>> rectangle(b'<sheetData><row r="7"><c r="ABC7"><v>1</v></c><c r="XFD8"/></row></sheetData>')
    (7, 731)
    """
    rows, columns, unplaced = 0, 0, False
    for cell in _CELL.finditer(sheet):
        place = _PLACE.search(cell[1])
        if place is None:
            unplaced = True
            continue
        columns = max(columns, column_index(place[1].decode()[:8]) + 1)
        rows = max(rows, int(place[2][:12]))
    if unplaced:
        # A cell with no place of its own follows the one before it.
        rows_apart = re.split(rb"<(?:\w+:)?row\b", sheet)
        named = [int(number[:12]) for number in re.findall(rb"row[^>]*?\br=.([0-9]+)", sheet)]
        rows = max([rows, *named]) + len(rows_apart)
        columns += max(len(re.findall(rb"<(?:\w+:)?c\b", row)) for row in rows_apart)
    return rows, columns
