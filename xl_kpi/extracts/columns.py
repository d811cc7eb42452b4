"""One column's cells, from text to what its declaration says they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from xl_kpi.extracts.codes.code_list import NOT_RECOGNISED, CodeList
from xl_kpi.extracts.dates import in_doubt_of_order, read_dates
from xl_kpi.extracts.declaration import Column, Kind

# What systems write for "nothing here"; an id or a team may not be called so either.
BLANK_WORDS = frozenset(
    "|null|(null)|<null>|nan|nat|none|n/a|na|-|--|.|..|<blank>|(blank)|blank|<na>|nil".split("|")
)
EXCEL_ERRORS = frozenset(
    "#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #GETTING_DATA #FIELD! "
    "#BLOCKED! #UNKNOWN! #CONNECT!".split()
)
_NO_CELL = -1
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Finding:
    """Cells of a column with one trouble: their positions among the rows, and their texts."""

    kind: str
    positions: npt.NDArray[np.intp]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class CleanColumn:
    """A column as understood: its values, a group for each where its codes have groups."""

    values: pd.Series
    groups: pd.Series | None
    findings: tuple[Finding, ...]

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Cells that hold something which could not be read, so that their value is missing."""
        return tuple(f for f in self.findings if f.kind in _UNREAD)


_UNREAD = ("Excel error", "month before day", "date not understood", "number not understood")


@dataclass(frozen=True)
class _Encoded:
    """Cells as positions in a list of distinct texts; ``-1`` is an empty cell."""

    distinct: pa.StringArray
    positions: npt.NDArray[np.int32]

    @cached_property
    def texts(self) -> list[str]:
        """The distinct texts as Python has them."""
        return self.distinct.to_pylist()

    def are_in(self, words: frozenset[str], *, any_case: bool = False) -> Flags:
        """Which of the texts are among these words."""
        texts = pc.utf8_lower(self.distinct) if any_case else self.distinct
        found = pc.is_in(texts, value_set=pa.array(sorted(words), pa.string()))
        return found.to_numpy(zero_copy_only=False)

    def finding(self, kind: str, flags: Flags) -> Finding:
        """The rows whose text is flagged, as a finding."""
        if not flags.any():
            return Finding(kind, np.zeros(0, dtype=np.intp), ())
        rows = np.flatnonzero(np.append(flags, False)[self.positions])
        texts = self.distinct.take(pa.array(self.positions[rows])).to_pylist()
        return Finding(kind, rows, tuple(texts))


def _encode(cells: pa.ChunkedArray) -> _Encoded:
    encoded = _one_array(cells).dictionary_encode()
    found = encoded.dictionary
    trimmed = pc.utf8_trim_whitespace(pc.replace_substring(found, "\u00a0", " "))
    positions = pc.fill_null(encoded.indices, _NO_CELL).to_numpy(zero_copy_only=False)
    if not trimmed.equals(found):
        # Texts that differ in blanks around them are one: numbered anew, in the same order.
        again = trimmed.dictionary_encode()
        renumbered = np.append(again.indices.to_numpy(), np.int32(_NO_CELL))
        positions, trimmed = renumbered[positions], again.dictionary
    return _Encoded(trimmed, positions.astype(np.int32, copy=False))


def _one_array(cells: pa.ChunkedArray) -> pa.Array:
    return cells.chunk(0) if cells.num_chunks == 1 else cells.combine_chunks()


def clean_column(column: Column, cells: pa.ChunkedArray, *, epoch_1904: bool) -> CleanColumn:
    """Read a column's cells as its declaration says.

    What cannot be read is missing in the values and stands among the findings, except for
    codes, where it is kept as ``not recognised: <text>``.
    """
    encoded = _encode(cells)
    error = encoded.are_in(EXCEL_ERRORS)
    blank = encoded.are_in(BLANK_WORDS, any_case=True)
    for at in np.flatnonzero(blank):
        blank[at] = _is_blank(column, encoded.distinct[at].as_py())
    empty = error | blank
    read = _READERS[column.kind]
    values, groups, bad = read(column, encoded, empty, epoch_1904)
    doubt = np.zeros(len(bad), dtype=bool)
    if column.kind in (Kind.DATE, Kind.DATE_TIME):
        doubt = in_doubt_of_order(encoded.distinct)
        bad = np.asarray(bad, dtype=bool) & ~doubt
    findings = [
        encoded.finding("Excel error", error),
        encoded.finding("month before day", doubt),
        encoded.finding(
            "read as blank",
            blank & ~encoded.are_in(frozenset(("",))),
        ),
        encoded.finding(_TROUBLE.get(column.kind, ""), np.asarray(bad, dtype=bool)),
    ]
    if not column.blank:
        by_text = np.append(blank, True)
        findings.append(Finding("blank", np.flatnonzero(by_text[encoded.positions]), ()))
    return CleanColumn(values, groups, tuple(f for f in findings if len(f.positions)))


def _is_blank(column: Column, text: str) -> bool:
    if text.casefold() not in BLANK_WORDS:
        return False
    # A word for "nothing" may be a code: "None" in a column of disabilities.
    return text == "" or column.codes is None or column.codes.recognise(text) is None


_TROUBLE = {
    Kind.DATE: "date not understood",
    Kind.DATE_TIME: "date not understood",
    Kind.CODE: "code not recognised",
    Kind.WHOLE: "number not understood",
    Kind.NUMBER: "number not understood",
}
_Read = tuple[pd.Series, pd.Series | None, Flags | list[bool]]


def _read_text(_: Column, encoded: _Encoded, empty: Flags, __: bool) -> _Read:
    texts = [
        None if flag else " ".join(text.split())
        for text, flag in zip(encoded.texts, empty.tolist(), strict=True)
    ]
    return _categorical(texts, encoded.positions), None, np.zeros(len(empty), dtype=bool)


def _read_id(_: Column, encoded: _Encoded, empty: Flags, __: bool) -> _Read:
    # There may be as many ids as rows, so none of them becomes a Python text.
    filled = np.flatnonzero(~empty)
    ids = encoded.distinct.take(pa.array(filled)) if len(filled) < len(empty) else encoded.distinct
    order = pc.sort_indices(ids)
    by_text = np.full(len(empty) + 1, _NO_CELL, dtype=np.int32)
    by_text[filled[order.to_numpy()]] = np.arange(len(ids), dtype=np.int32)
    categories = pd.Index(pd.array(ids.take(order), dtype="str"))
    values = pd.Categorical.from_codes(by_text[encoded.positions], categories=categories)
    return pd.Series(values), None, np.zeros(len(empty), dtype=bool)


def _read_dates(column: Column, encoded: _Encoded, empty: Flags, epoch_1904: bool) -> _Read:
    texts = encoded.distinct
    moments = read_dates(texts, epoch_1904=epoch_1904)
    moments[empty] = np.datetime64("NaT", "s")
    moments[in_doubt_of_order(texts)] = np.datetime64("NaT", "s")
    bad = np.isnat(moments) & ~empty
    if column.kind is Kind.DATE:
        moments = moments.astype("datetime64[D]").astype("datetime64[s]")
    by_text = np.append(moments, np.datetime64("NaT", "s"))
    return pd.Series(by_text[encoded.positions]), None, bad


def _read_numbers(column: Column, encoded: _Encoded, empty: Flags, _: bool) -> _Read:
    numbers = [
        None if flag else _number(text)
        for text, flag in zip(encoded.texts, empty.tolist(), strict=True)
    ]
    if column.kind is Kind.WHOLE:
        numbers = [n if n is not None and n == int(n) else None for n in numbers]
    bad = [n is None and not flag for n, flag in zip(numbers, empty.tolist(), strict=True)]
    by_text = np.array([np.nan if n is None else n for n in numbers] + [np.nan], dtype=float)
    return pd.Series(by_text[encoded.positions]), None, bad


_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


def _number(text: str) -> float | None:
    plain = text.removesuffix("%").strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        return None
    if not np.isfinite(number):
        return None
    return number / 100 if text.endswith("%") else number


def _read_codes(column: Column, encoded: _Encoded, empty: Flags, _: bool) -> _Read:
    codes = column.codes
    assert codes is not None  # a code column has its list: checked where it is declared
    labels: list[str | None] = []
    groups: list[str | None] = []
    bad: list[bool] = []
    for text, flag in zip(encoded.texts, empty.tolist(), strict=True):
        found = None if flag else codes.recognise(text)
        unknown = found is None and not flag
        bad.append(unknown)
        labels.append(f"{NOT_RECOGNISED}: {text}" if unknown else found.label if found else None)
        groups.append(NOT_RECOGNISED if unknown else found.group if found else None)
    values = _categorical(labels, encoded.positions, first=_order(codes, codes.labels))
    if not codes.groups:
        return values, None, bad
    return values, _categorical(groups, encoded.positions, first=_order(codes, ())), bad


def _order(codes: CodeList, labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*labels, *codes.groups)))


def _categorical(
    texts: Sequence[str | None], positions: npt.NDArray[np.int32], first: tuple[str, ...] = ()
) -> pd.Series:
    """Categories in the order of ``first``, then in that of the alphabet."""
    seen = {text for text in texts if text is not None}
    categories = [*first, *sorted(seen.difference(first))]
    place = {text: number for number, text in enumerate(categories)}
    by_text = np.array(
        [_NO_CELL if t is None else place[t] for t in texts] + [_NO_CELL], dtype=np.int32
    )
    return pd.Series(pd.Categorical.from_codes(by_text[positions], categories=pd.Index(categories)))


_READERS: dict[Kind, Callable[[Column, _Encoded, Flags, bool], _Read]] = {
    Kind.ID: _read_id,
    Kind.TEXT: _read_text,
    Kind.DATE: _read_dates,
    Kind.DATE_TIME: _read_dates,
    Kind.CODE: _read_codes,
    Kind.WHOLE: _read_numbers,
    Kind.NUMBER: _read_numbers,
}
