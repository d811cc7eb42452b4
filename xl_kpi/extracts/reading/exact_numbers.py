"""Numbers of many digits, read from the XML: the parser gives each with nine decimals.

That rounds 1/3 and makes 12345678.119999999 of 12345678.12. They are taken
from the bytes with numpy, many at once, since a sheet may hold a million.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from xl_kpi.extracts.reading.cells import column_index

Places = npt.NDArray[np.int64]

NO_STYLES: Places = np.zeros(0, np.int64)

_STEP = 1 << 19
_AT_ONCE = 200_000
_DECIMALS = 10
_LARGE = 7
_MARGIN = 80
"""More bytes than a number in its cell takes to either side, if written as usual."""
_WIDTH = 26
_IN_NUMBER = np.isin(np.arange(256), np.frombuffer(b"0123456789.eE+-", np.uint8))
_TINY = re.compile(rb"[0-9][eE]-[0-9]{1,3}")
_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt=["'](?!n["']))[^>]*?"""
    rb"""\br=["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*>"""
    rb"(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?"
    rb"<(?:\w+:)?v>\s*(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\s*<"
)
_REACH = 40_000


@dataclass(frozen=True)
class ExactNumbers:
    """Numbers of one column and the rows they stand in."""

    rows: Places
    values: npt.NDArray[np.float64]


def exact_numbers(
    sheet: bytes, prefix: bytes, with_tiny: bool, dates: Places = NO_STYLES
) -> Mapping[int, ExactNumbers]:
    """The numbers that the parser would give otherwise, by their columns counted from 0.

    ``prefix`` stands before the names of tags; ``with_tiny`` has ``1E-12`` looked for too;
    cells with one of the styles ``dates`` are passed over.

    Examples
    --------
    >>> xml = b'<row r="3"><c r="C3"><v>0.12345678901</v></c></row>'
    >>> exact_numbers(xml, b"", False)[2].values.tolist()
    [0.12345678901]
    """
    whole = np.frombuffer(sheet, np.uint8)
    points = _points(whole)
    inside = (points >= _MARGIN) & (points < len(whole) - _MARGIN)
    others = [points[~inside]]
    columns: list[Places] = []
    rows: list[Places] = []
    values: list[npt.NDArray[np.float64]] = []
    points = points[inside]
    for start in range(0, len(points), _AT_ONCE):
        part = points[start : start + _AT_ONCE]
        part = part[~_dated(whole, part, dates)]
        usual, column, row, value = _usual(whole, part)
        others.append(part[~usual])
        columns.append(column)
        rows.append(row)
        values.append(value)
    unusual = [int(at) for at in np.concatenate(others)]
    if with_tiny:
        unusual += [hit.start() for hit in _TINY.finditer(sheet)]
    for at in _one_by_one(sheet, b"<" + prefix + b"c ", unusual):
        columns.append(np.array([at[0]]))
        rows.append(np.array([at[1]]))
        values.append(np.array([at[2]]))
    if not columns:
        return {}
    column, row, value = np.concatenate(columns), np.concatenate(rows), np.concatenate(values)
    return {
        int(index): ExactNumbers(row[column == index], value[column == index])
        for index in np.unique(column)
    }


def _points(whole: npt.NDArray[np.uint8]) -> Places:
    """Where a point stands with ten digits after it or seven before it."""
    found = []
    for step in range(0, len(whole), _STEP):
        first = max(step - _LARGE, 0)
        block = whole[first : step + _STEP + _DECIMALS]
        points = np.flatnonzero(block[: step + _STEP - first] == 46) + first
        points = points[(points >= step) & (points < len(whole) - _DECIMALS)]
        long = np.ones(len(points), np.bool_)
        for after in range(1, _DECIMALS + 1):
            long &= (whole[points + after] - 48) < 10
        large = points >= _LARGE
        for before in range(1, _LARGE + 1):
            large &= (whole[points - before] - 48) < 10
        found.append(points[long | large])
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _dated(whole: npt.NDArray[np.uint8], points: Places, dates: Places) -> npt.NDArray[np.bool_]:
    """Which points stand in cells that show a date, ``<c r="S2" s="1"><v>43921.5``."""
    if not len(dates):
        return np.zeros(len(points), np.bool_)
    start = _back(whole, points, 48, 10, 7)
    styled = _stands(whole, start, b'"><v>')
    end = start - 5
    first = _back(whole, end, 48, 10, 4)
    styled &= _stands(whole, first, b'" s="') & (first < end)
    found = np.zeros(len(points), np.bool_)
    found[styled] = np.isin(_spelt(whole, first[styled], end[styled], 48, 10), dates)
    return found


def _usual(
    whole: npt.NDArray[np.uint8], points: Places
) -> tuple[npt.NDArray[np.bool_], Places, Places, npt.NDArray[np.float64]]:
    """Cells as Excel writes them, ``<c r="S2" s="1"><v>0.1``, and which points are such."""
    start = _back(whole, points, 48, 10, 20)
    start = start - (whole[start - 1] == 45)
    usual = _stands(whole, start, b'"><v>')
    end = start - 5
    first = _back(whole, end, 48, 10, 8)
    styled = _stands(whole, first, b'" s="')
    end = np.where(styled, first - 5, end)
    first = np.where(styled, _back(whole, end, 48, 10, 8), first)
    letters = _back(whole, first, 65, 26, 3)
    usual &= _stands(whole, letters, b'<c r="') & (letters < first) & (first < end)
    points, start, end = points[usual], start[usual], end[usual]
    first, letters = first[usual], letters[usual]
    good, numbers = _numbers(whole, start)
    usual[np.flatnonzero(usual)[~good]] = False
    column = _spelt(whole, letters[good], first[good], 64, 26) - 1
    return usual, column, _spelt(whole, first[good], end[good], 48, 10), numbers


def _numbers(
    whole: npt.NDArray[np.uint8], start: Places
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Which of the texts up to the next tag are plainly numbers, and those numbers."""
    text = np.zeros((len(start), _WIDTH), np.uint8)
    good = np.ones(len(start), np.bool_)
    within = np.ones(len(start), np.bool_)
    for offset in range(_WIDTH):
        letter = whole[start + offset]
        within &= letter != 60
        good &= _IN_NUMBER[letter] | ~within
        text[:, offset] = letter * within
    good &= ~within
    spelt = text[good].view(f"S{_WIDTH}").ravel()
    try:
        return good, spelt.astype(np.float64)
    except ValueError:
        # Something like 1.2.3, which no program writes: the slower way tells it apart.
        return np.zeros(len(start), np.bool_), np.zeros(0)


def _back(whole: npt.NDArray[np.uint8], at: Places, lowest: int, count: int, most: int) -> Places:
    """Each place moved back over the characters of one kind before it."""
    for _ in range(most):
        moved = (whole[at - 1] - lowest) < count
        if not moved.any():
            break
        at = at - moved
    return at


def _stands(whole: npt.NDArray[np.uint8], at: Places, text: bytes) -> npt.NDArray[np.bool_]:
    """Whether this text stands right before each place."""
    found = np.ones(len(at), np.bool_)
    for back, letter in enumerate(reversed(text), start=1):
        found &= whole[at - back] == letter
    return found


def _spelt(
    whole: npt.NDArray[np.uint8], start: Places, end: Places, zero: int, base: int
) -> Places:
    """The number spelt out from each start to its end."""
    number = np.zeros(len(start), np.int64)
    for offset in range(int((end - start).max(initial=0))):
        at = start + offset
        inside = at < end
        digit = whole[np.where(inside, at, 0)].astype(np.int64) - zero
        number = np.where(inside, number * base + digit, number)
    return number


def _one_by_one(
    sheet: bytes, cell: bytes, places: Iterable[int]
) -> Iterator[tuple[int, int, float]]:
    """Cells with a formula, or not written as usual."""
    for at in places:
        opening = sheet.rfind(cell, max(at - _REACH, 0), at)
        number = _CELL.match(sheet, opening) if opening >= 0 else None
        if number is not None and number.end() > at:
            yield column_index(number[1].decode()), int(number[2]), float(number[3])
