"""A council's settings tables: small .csv files, each line checked, all faults told at once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TypeVar

from xl_kpi.errors import SettingsError

Made = TypeVar("Made")


@dataclass(frozen=True)
class Line:
    """One line of a settings table."""

    path: Path
    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def fault(self, said: str) -> SettingsError:
        """An error that names the file and the line."""
        return SettingsError(f"{self.path.name}, line {self.number}: {said}")


def read_lines(path: Path, required: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Line]:
    """Lines of a settings table, with its headers checked."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252")
    reader = csv.reader(text.splitlines())
    headers = [name.strip().casefold() for name in next(reader, [])]
    named = [name for name in headers if name]
    missing = [name for name in required if name not in named]
    if missing:
        raise SettingsError(
            f"{path.name} has no column '{missing[0]}'. Its first line is: {','.join(known)}"
        )
    unknown = [name for name in named if name not in known]
    if unknown:
        raise SettingsError(
            f"{path.name} has a column '{unknown[0]}' that means nothing here. "
            f"Known: {', '.join(known)}."
        )
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice:
        raise SettingsError(f"{path.name} has two columns '{twice}'. Keep one.")
    for row in reader:
        cells = [cell.strip() for cell in row]
        line = Line(path, reader.line_num, dict(zip(headers, cells, strict=False)))
        if any(cells[len(headers) :]):
            raise line.fault(
                "it has more cells than the first line. Put quotes around a text or a number "
                'that has a comma in it, such as "1,000".'
            )
        if any(cells):
            yield line


def all_or_faults(lines: Iterator[Line], make: Callable[[Line], Made]) -> list[Made]:
    """What each line makes; if any cannot be used, one error tells of every such line."""
    made, faults = [], []
    for line in lines:
        try:
            made.append(make(line))
        except SettingsError as fault:
            faults.append(str(fault))
    if faults:
        raise SettingsError("\n".join(faults))
    return made


def amount(line: Line, name: str, *, percent: bool) -> float:
    """A number of the line; for a percentage it may be written 95% or 0.95.

    Raises
    ------
    SettingsError
        Where it is no number, or a percentage of more than 100% without its sign.
    """
    text = line[name].replace(",", "")
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        raise line.fault(f"{name} is '{line[name]}', which is not a number.") from None
    if not isfinite(number):
        raise line.fault(f"{name} is '{line[name]}', which is not a number.")
    if text.endswith("%"):
        if not percent:
            raise line.fault(f"{name} is '{line[name]}', but this indicator is no percentage.")
        return number / 100
    if percent and number > 1:
        raise line.fault(
            f"{name} is '{line[name]}'. Write a percentage as {line[name]}% or as a share such as 0.95."
        )
    return number
