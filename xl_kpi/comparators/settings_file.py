"""New lines put into comparators.csv; lines from elsewhere stay as they are."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_kpi.comparators.making import SOURCE, Line
from xl_kpi.errors import SettingsError

COLUMNS = ("indicator", "comparator", "year", "value", "note")
_KEY = 3
_OWN_NOTE = f"{SOURCE} "


@dataclass(frozen=True)
class Merged:
    """The file's new lines, and what became of the old ones."""

    lines: tuple[tuple[str, ...], ...]
    kept: int
    replaced: tuple[tuple[str, ...], ...]
    """Lines from elsewhere whose indicator, comparator and year a published figure now has."""


def merge(path: Path, made: Sequence[Line]) -> Merged:
    """The lines of a file, if there is one, with the new ones in their places.

    Lines that an earlier update made are replaced by those of this one; any other line stays,
    but where a new one is of the same indicator, comparator and year.
    """
    fresh = {line.cells[:_KEY]: line.cells for line in made}
    kept: list[tuple[str, ...]] = []
    replaced: list[tuple[str, ...]] = []
    for cells in _lines(path):
        if cells[-1].startswith(_OWN_NOTE):
            continue
        if cells[:_KEY] in fresh:
            replaced.append(cells)
        else:
            kept.append(cells)
    return Merged(_in_order(kept, [*fresh.values()]), len(kept), tuple(replaced))


def write(path: Path, merged: Merged) -> None:
    """Write the file whole or not at all.

    Raises
    ------
    SettingsError
        Where it cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(merged.lines)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text.getvalue(), encoding="utf-8", newline="")
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise SettingsError(
            f"'{path}' cannot be written: {error.strerror or error}. Close it if it is open in Excel."
        ) from error


def _lines(path: Path) -> list[tuple[str, ...]]:
    """A file's lines as they stand, in the order of the columns."""
    if not path.exists():
        return []
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"'{path}' cannot be read: {error.strerror or error}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    reader = csv.reader(text.splitlines())
    headers = [name.strip().casefold() for name in next(reader, [])]
    if not headers:
        return []
    if {*COLUMNS[:-1]} - {*headers} or {*headers} - {*COLUMNS, ""}:
        raise SettingsError(
            f"'{path}' is no list of comparators: its first line is not {','.join(COLUMNS)}. "
            "Nothing was written."
        )
    lines = []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(headers) :]):
            raise SettingsError(
                f"'{path}', line {reader.line_num}: it has more cells than the first line. Put "
                "quotes around a text that has a comma in it. Nothing was written."
            )
        named = dict(zip(headers, (cell.strip() for cell in row), strict=False))
        lines.append(tuple(named.get(name, "") for name in COLUMNS))
    return lines


def _in_order(
    kept: list[tuple[str, ...]], fresh: list[tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """All lines indicator by indicator, in the order in which the indicators were first named."""
    indicators = dict.fromkeys(cells[0] for cells in (*kept, *fresh))
    return tuple(
        cells for indicator in indicators for cells in (*fresh, *kept) if cells[0] == indicator
    )
