"""Letters for columns, and tables of cells with nothing empty at their ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc


def column_letters(index: int) -> str:
    """Excel's letters for a column counted from 0.

    Examples
    --------
    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column, counted from 0, that Excel shows by these letters.

    Examples
    --------
    >>> column_index("A"), column_index("xfd")
    (0, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def table_of(columns: Sequence[pa.Array]) -> pa.Table:
    """A table of string columns called A, B, C and so on, its empty ends cut off."""
    kept = list(columns)
    while kept and last_filled(kept[-1]) < 0:
        kept.pop()
    if not kept:
        return pa.table({})
    # A filled cell in the last row settles it without a look at all the others.
    bottom = len(kept[0]) - 1
    if not any(is_filled(column[bottom]) for column in kept):
        bottom = max(last_filled(column) for column in kept)
    names = [column_letters(index) for index in range(len(kept))]
    return pa.Table.from_arrays([column.slice(0, bottom + 1) for column in kept], names=names)


def as_mask(found: pa.BooleanArray) -> npt.NDArray[np.bool_]:
    """The answers as numpy takes them, none counting as no."""
    return np.equal(found.to_numpy(zero_copy_only=False), True)


def is_filled(value: pa.Scalar) -> bool:
    """Whether a cell holds any text at all, blanks being text."""
    return value.as_py() not in (None, "")


def last_filled(column: pa.Array) -> int:
    """The position of the last cell that holds any text, or -1."""
    if not len(column) or column.null_count == len(column):
        return -1
    if is_filled(column[len(column) - 1]):
        return len(column) - 1
    places = as_mask(pc.not_equal(column, pa.scalar(""))).nonzero()[0]
    return int(places[-1]) if len(places) else -1
