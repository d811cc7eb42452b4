"""One column's cells, from text to what its declaration says they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


_UNREAD = ("Excel error", "date not understood", "number not understood")


@dataclass(frozen=True)
class _Encoded:
    """Cells as positions in a list of distinct texts; ``-1`` is an empty cell."""

    texts: list[str]
    positions: npt.NDArray[np.int32]

    def rows_where(self, flags: Sequence[bool]) -> npt.NDArray[np.intp]:
        """Positions of the rows whose text is flagged."""
        by_text = np.append(np.asarray(flags, dtype=bool), False)
        return np.flatnonzero(by_text[self.positions])

    def finding(self, kind: str, flags: Sequence[bool]) -> Finding:
        """The rows whose text is flagged, as a finding."""
        rows = self.rows_where(flags)
        return Finding(kind, rows, tuple(self.texts[self.positions[row]] for row in rows))


def _encode(cells: pa.ChunkedArray) -> _Encoded:
    trimmed = pc.utf8_trim_whitespace(pc.replace_substring(cells, "\u00a0", " "))
    encoded = trimmed.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    positions = pc.fill_null(encoded.indices, _NO_CELL).to_numpy(zero_copy_only=False)
    return _Encoded(encoded.dictionary.to_pylist(), positions.astype(np.int32))


def clean_column(column: Column, cells: pa.ChunkedArray, *, epoch_1904: bool) -> CleanColumn:
    """Read a column's cells as its declaration says.

    What cannot be read is missing in the values and stands among the findings, except for
    codes, where it is kept as ``not recognised: <text>``.
    """
    encoded = _encode(cells)
    error = [text in EXCEL_ERRORS for text in encoded.texts]
    blank = [_is_blank(column, text) for text in encoded.texts]
    empty = [one or other for one, other in zip(error, blank, strict=True)]
    read = _READERS[column.kind]
    values, groups, bad = read(column, encoded, empty, epoch_1904)
    findings = [
        encoded.finding("Excel error", error),
        encoded.finding(
            "read as blank",
            [flag and text != "" for flag, text in zip(blank, encoded.texts, strict=True)],
        ),
        encoded.finding(_TROUBLE.get(column.kind, ""), bad),
    ]
    if not column.blank:
        by_text = np.append(np.asarray(blank, dtype=bool), True)
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
_Read = tuple[pd.Series, pd.Series | None, list[bool]]


def _read_text(_: Column, encoded: _Encoded, empty: list[bool], __: bool) -> _Read:
    texts = [
        None if flag else " ".join(text.split())
        for text, flag in zip(encoded.texts, empty, strict=True)
    ]
    return _categorical(texts, encoded.positions), None, [False] * len(empty)


def _read_id(_: Column, encoded: _Encoded, empty: list[bool], __: bool) -> _Read:
    texts = [None if flag else text for text, flag in zip(encoded.texts, empty, strict=True)]
    return _categorical(texts, encoded.positions), None, [False] * len(empty)


def _read_dates(column: Column, encoded: _Encoded, empty: list[bool], epoch_1904: bool) -> _Read:
    texts = pa.array(encoded.texts, pa.string())
    moments = read_dates(texts, epoch_1904=epoch_1904)
    moments[np.asarray(empty, dtype=bool)] = np.datetime64("NaT", "s")
    moments[in_doubt_of_order(texts)] = np.datetime64("NaT", "s")
    bad = (np.isnat(moments) & ~np.asarray(empty, dtype=bool)).tolist()
    if column.kind is Kind.DATE:
        moments = moments.astype("datetime64[D]").astype("datetime64[s]")
    by_text = np.append(moments, np.datetime64("NaT", "s"))
    return pd.Series(by_text[encoded.positions]), None, bad


def _read_numbers(column: Column, encoded: _Encoded, empty: list[bool], _: bool) -> _Read:
    numbers = [
        None if flag else _number(text) for text, flag in zip(encoded.texts, empty, strict=True)
    ]
    if column.kind is Kind.WHOLE:
        numbers = [n if n is not None and n == int(n) else None for n in numbers]
    bad = [n is None and not flag for n, flag in zip(numbers, empty, strict=True)]
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


def _read_codes(column: Column, encoded: _Encoded, empty: list[bool], _: bool) -> _Read:
    codes = column.codes
    assert codes is not None  # a code column has its list: checked where it is declared
    labels: list[str | None] = []
    groups: list[str | None] = []
    bad: list[bool] = []
    for text, flag in zip(encoded.texts, empty, strict=True):
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


_READERS: dict[Kind, Callable[[Column, _Encoded, list[bool], bool], _Read]] = {
    Kind.ID: _read_id,
    Kind.TEXT: _read_text,
    Kind.DATE: _read_dates,
    Kind.DATE_TIME: _read_dates,
    Kind.CODE: _read_codes,
    Kind.WHOLE: _read_numbers,
    Kind.NUMBER: _read_numbers,
}
