"""Published tables read from a .csv: a line a printed figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from xl_kpi.errors import XlKpiError
from xl_kpi.figures.table import ALL
from xl_kpi.indicators.registry import Registry
from xl_kpi.periods import Month, Span
from xl_kpi.reconcile.keys import CHANGE, DENOMINATOR, NUMERATOR, VALUE, Cell, Key
from xl_kpi.reconcile.printed import states_number

COLUMNS = (
    "section", "where", "row", "column", "printed", "indicator", "period", "span", "breakdown",
    "group", "measure",
)  # fmt: skip
_NEEDED = ("printed", "indicator", "period", "span", "measure")
# Measures that are numbers of the figure itself; others are only compared with their like.
_CHECKED = (VALUE, NUMERATOR, DENOMINATOR, CHANGE)
_SPANS = tuple(str(span) for span in Span)


class UnreadableTables(XlKpiError):
    """A file of published tables that cannot be used; every reason is told."""


@dataclass(frozen=True)
class Tables:
    """Cells of a file, and what is to be said of it though it can be used."""

    cells: tuple[Cell, ...]
    lines: int
    notes: tuple[str, ...]


def read_tables(path: Path, registry: Registry) -> Tables:
    """The cells of a .csv; all that keeps it from being read is told at once."""
    rows = _rows(path)
    problems: list[str] = []
    cells = []
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        wrong = _faults(row)
        same = seen.setdefault(tuple(row.values()), line)
        if same != line:
            wrong.append(f"the same line as {same}: delete one of the two")
        problems += [f"Row {line}: {one}." for one in wrong]
        if not wrong and row["indicator"]:
            cells.append(_cell(line, row))
    if problems:
        raise UnreadableTables("\n".join([f"'{path}' cannot be audited.", *problems]))
    return Tables(tuple(cells), len(rows), tuple(_notes(cells, registry)))


def cells_of_rows(rows: Sequence[Mapping[str, str]]) -> list[Cell]:
    """Cells of rows that are read already, numbered as in a file with a header."""
    found = [(line, _tidy(row)) for line, row in enumerate(rows, start=2)]
    problems = [f"Row {line}: {wrong}." for line, row in found for wrong in _faults(row)]
    if problems:
        raise UnreadableTables("\n".join(problems))
    return [_cell(line, row) for line, row in found if row["indicator"]]


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableTables(
            f"'{path}' cannot be read: {error.strerror or error}. Give the path of a .csv file."
        ) from error
    if raw[:2] == b"PK" or b"\x00" in raw:
        raise UnreadableTables(
            f"'{path.name}' is no .csv file. Save the sheet as CSV UTF-8 (Comma delimited)."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    lacking = [name for name in _NEEDED if name not in names]
    if lacking:
        raise UnreadableTables(
            f"'{path.name}' has no column {', '.join(repr(name) for name in lacking)}. Its first "
            f"line must name these columns: {', '.join(COLUMNS)}."
        )
    reader.fieldnames = names
    found = [(line, _tidy(row)) for line, row in enumerate(reader, start=2)]
    if not found:
        raise UnreadableTables(
            f"'{path.name}' holds no figures, only its first line. Write a line for each figure."
        )
    return found


def _tidy(row: Mapping[str, str]) -> dict[str, str]:
    return {name: str(row.get(name) or "").strip() for name in COLUMNS}


def _faults(row: Mapping[str, str]) -> list[str]:
    """Why a line cannot be used; a line without an indicator is not looked at."""
    if not row["indicator"]:
        return []
    faults = []
    try:
        Month.parse(row["period"])
    except XlKpiError as error:
        faults.append(f"period: {str(error).rstrip('.')}")
    if row["span"] not in _SPANS:
        faults.append(f"span: {_unknown(row['span'], _SPANS)}")
    if not row["measure"]:
        faults.append("measure: it is blank; a figure itself is 'value'")
    if row["breakdown"] not in ("", ALL) and not row["group"]:
        faults.append(f"group: it is blank; which group by {row['breakdown']} is it?")
    if row["breakdown"] in ("", ALL) and row["group"] not in ("", ALL):
        faults.append(f"breakdown: it is blank; by what is '{row['group']}' a group?")
    return faults


def _unknown(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    hint = f"do you mean '{near[0]}'?" if near else f"it is one of {', '.join(known)}"
    return f"'{word}' is not known; {hint}"


def _cell(line: int, row: Mapping[str, str]) -> Cell:
    key = Key(
        row["indicator"], row["period"], row["span"], row["breakdown"] or ALL, row["group"] or ALL
    )  # fmt: skip
    place = (row["section"], row["where"], row["row"], row["column"], row["printed"])
    return Cell(line, *place, key, row["measure"])


def _notes(cells: Sequence[Cell], registry: Registry) -> list[str]:
    """What may be a slip, though the file can be used."""
    notes = []
    known = [indicator.id for indicator in registry]
    for unknown in dict.fromkeys(c.key.indicator for c in cells if c.key.indicator not in registry):
        near = get_close_matches(unknown, known, n=1, cutoff=0.75)
        hint = f" Do you mean '{near[0]}'?" if near else ""
        notes.append(
            f"'{unknown}' is no indicator of this version: its figures are held only against "
            f"each other.{hint}"
        )
    for cell in cells:
        if cell.measure in _CHECKED and not states_number(cell.printed):
            notes.append(
                f"Row {cell.line}: '{cell.printed}' is not understood as a number and was not "
                "checked. Two figures in one cell are two lines."
            )
        elif cell.measure not in _CHECKED:
            near = get_close_matches(cell.measure, _CHECKED, n=1, cutoff=0.75)
            if near:
                notes.append(f"Row {cell.line}: measure '{cell.measure}'. Do you mean '{near[0]}'?")
    return notes
