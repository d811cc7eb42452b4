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
    is_far = False
    cells = placed = 0
    for step in range(0, max(len(whole) - LOOK_BACK, 1), _STEP):
        block = whole[step : step + _STEP + LOOK_BACK]
        if len(block) < LOOK_BACK:
            break
        is_far = is_far or _reaches_far(block)
        owned = len(block) - LOOK_BACK
        opening = (block[:-2] == 60) | (block[:-2] == 58)
        cell = opening & (block[1:-1] == 99) & (((block[2:] | 0x20) - 97) >= 26)
        at = np.flatnonzero(cell[:owned])
        cells += len(at)
        # As every program writes it: <c r="A1"
        usual = (block[at + 3] == 114) & (block[at + 4] == 61) & ((block[at + 5] | 5) == 39)
        placed += int(np.count_nonzero(usual & (((block[at + 6] | 0x20) - 97) < 26)))
    return Look(is_far, cells, placed)


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


def placed_rectangle(sheet: bytes) -> tuple[int, int] | None:
    """The rows and columns that all places in a sheet span, empty cells' too, all at once.

    None if a place has more than three letters or seven digits.

    Examples
    --------
    >>> placed_rectangle(b'<c r="B7"><v>1</v></c><c r="XFD2"/>' + bytes(20))
    (7, 16384)
    """
    start, end = max(sheet.find(b"sheetData"), 0), sheet.rfind(b"sheetData>")
    whole = np.frombuffer(sheet, np.uint8)[start : end if end > 0 else len(sheet)]
    rows = columns = 0
    for step in range(0, len(whole), _STEP):
        block = whole[step : step + _STEP + LOOK_BACK]
        marks = (block[:-2] == 114) & (block[1:-1] == 61) & ((block[2:] | 5) == 39)
        at = np.flatnonzero(marks[: max(len(block) - LOOK_BACK, 0)]) + 3
        at = at[((block[at] | 0x20) - 97) < 26]
        column = np.zeros(len(at), np.int64)
        row = np.zeros(len(at), np.int64)
        for _ in range(3):
            letter = (block[at] | 0x20) - 96
            inside = (letter - 1) < 26
            column = np.where(inside, column * 26 + letter, column)
            at = at + inside
        for _ in range(7):
            digit = block[at] - 48
            inside = digit < 10
            row = np.where(inside, row * 10 + digit, row)
            at = at + inside
        if not ((block[at] | 5) == 39).all():
            return None
        rows, columns = max(rows, int(row.max(initial=0))), max(columns, int(column.max(initial=0)))
    return rows, columns


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
