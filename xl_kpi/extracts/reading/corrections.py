"""The parser's columns with what it blanks or rounds put back in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from xl_kpi.extracts.raw_table import CellError
from xl_kpi.extracts.reading.cells import as_mask
from xl_kpi.extracts.reading.exact_numbers import ExactNumbers
from xl_kpi.extracts.reading.sheet_scan import SheetFacts

_DAY_ZERO = {False: "1899-12-31 ", True: "1904-01-01 "}


def corrected(
    columns: Sequence[pa.Array],
    facts: SheetFacts,
    epoch_1904: bool,
    is_text: Callable[[str], bool],
) -> list[pa.Array]:
    """The columns with error texts, every decimal of a number, and times of day as such.

    ``is_text`` tells whether a piece of text stands in the workbook as text.
    """
    kept = list(columns)
    for column, numbers in facts.exact.items():
        if column < len(kept):
            kept[column] = _with_numbers(kept[column], numbers)
    kept = _with_errors(kept, facts.errors)
    day = _DAY_ZERO[epoch_1904]
    timed = [index for index, column in enumerate(kept) if _starts_any(column, day)]
    # A cell that was typed as such a text must stay as it is.
    if timed and not is_text(day.strip()):
        for index in timed:
            kept[index] = pc.if_else(
                pc.starts_with(kept[index], day),
                pc.utf8_slice_codeunits(kept[index], len(day)),
                kept[index],
            )
    return kept


def _starts_any(column: pa.Array, text: str) -> bool:
    return pc.any(pc.starts_with(column, text)).as_py() is True


def _with_numbers(column: pa.Array, numbers: ExactNumbers) -> pa.Array:
    inside = (numbers.rows >= 1) & (numbers.rows <= len(column))
    # Of a cell written twice the last counts, as it does for the parser.
    rows = numbers.rows[inside][::-1] - 1
    places, last = np.unique(rows, return_index=True)
    values = numbers.values[inside][::-1][last]
    # A date with a time of day has long decimals too: its text is no number and stays.
    now = column.take(pa.array(places, pa.int64()))
    numeric = as_mask(pc.match_substring_regex(now, r"^-?[0-9.]+$"))
    mask = np.zeros(len(column), bool)
    mask[places[numeric]] = True
    return pc.replace_with_mask(column, pa.array(mask), number_texts(values[numeric]))


def number_texts(numbers: npt.NDArray[np.float64]) -> pa.Array:
    """Each number as ``number_text`` gives it, most of them all at once."""
    texts = pa.array(numbers).cast(pa.string())
    odd = as_mask(pc.match_substring_regex(texts, r"[a-z]|^-?0$"))
    if odd.any():
        spelt = pa.array([number_text(float(number)) for number in numbers[odd]], pa.string())
        texts = pc.replace_with_mask(texts, pa.array(odd), spelt)
    return texts


def number_text(number: float) -> str:
    """A number as its shortest exact text, with no exponent.

    Examples
    --------
    >>> number_text(123.0), number_text(0.1), number_text(1e-7), number_text(-2.5e16)
    ('123', '0.1', '0.0000001', '-25000000000000000')
    """
    if not np.isfinite(number):
        return str(number)
    if number == 0:
        return "0"
    text = repr(number)
    if "e" in text:
        return np.format_float_positional(number, unique=True, trim="-")
    return text.removesuffix(".0")


def _with_errors(columns: list[pa.Array], errors: Sequence[CellError]) -> list[pa.Array]:
    kept = list(columns)
    by_column: dict[int, list[CellError]] = {}
    for error in errors:
        by_column.setdefault(error.column, []).append(error)
    rows = max([len(column) for column in kept] + [error.row for error in errors], default=0)
    width = max([len(kept), *(column + 1 for column in by_column)])
    kept += [pa.nulls(0, pa.string())] * (width - len(kept))
    kept = [
        pa.concat_arrays([column, pa.nulls(rows - len(column), pa.string())])
        if len(column) < rows
        else column
        for column in kept
    ]
    for index, found in by_column.items():
        values = kept[index].to_pylist()
        for error in found:
            values[error.row - 1] = error.text
        kept[index] = pa.array(values, pa.string())
    return kept
