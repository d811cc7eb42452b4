"""A point of the checklist: what it asks, why, how to mend it, and how a file is checked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from xl_kpi.accessibility.book import Book

Level = Literal["essential", "desirable"]


@dataclass(frozen=True)
class Place:
    """Where a rule is not kept: a sheet (none for the whole workbook), a cell, and what is there."""

    sheet: str
    at: str
    said: str

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.at}" if self.at else self.sheet
        return f"{where}: {self.said}" if where else self.said


@dataclass(frozen=True)
class Rule:
    """One point of the checklist."""

    id: str
    level: Level
    what: str
    why: str
    mend: str
    check: Callable[[Book], Iterator[Place]]


def shortened(text: str, most: int = 60) -> str:
    """A text to be quoted, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
