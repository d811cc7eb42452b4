"""How a sheet of the template is declared: its title, its purpose, its tables and their columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """What a sheet is for; sheets of one family have tabs of one colour."""

    START = "start"
    RESULTS = "results"
    SETTINGS = "settings"
    ANNEX_A = "Annex A"
    SSDA903 = "SSDA903"
    LOCAL = "local lists"


class Holds(StrEnum):
    """What the cells of a column hold, and so how they look."""

    TEXT = "text"
    # Words of several lines, or a sentence.
    WORDS = "words"
    DATE = "date"
    NUMBER = "number"
    # A number, or a share shown as a percentage; whichever the indicator is counted in.
    FIGURE = "figure"
    LINK = "link"


@dataclass(frozen=True)
class Field:
    """A column of a table: its short name, its header, and what goes in.

    ``choices`` are what its drop-down offers; ``codes`` names a column of the sheet of codes
    that holds them instead.
    """

    name: str
    header: str
    about: str = ""
    holds: Holds = Holds.TEXT
    width: float = 16
    choices: tuple[str, ...] = ()
    codes: str = ""


@dataclass(frozen=True)
class TableDeclaration:
    """A table of a sheet: its columns stand side by side from ``column`` on, under ``header_row``.

    Rows and columns are counted from 1. ``rows`` are the rows that the template begins with;
    ``room`` how many rows are ready to be filled in.
    """

    name: str
    fields: tuple[Field, ...]
    header_row: int
    column: int = 1
    rows: tuple[tuple[object, ...], ...] = ()
    room: int = 0

    @property
    def headers(self) -> tuple[str, ...]:
        """Its headers, in order."""
        return tuple(field.header for field in self.fields)

    @property
    def first_row(self) -> int:
        """The first row under the headers."""
        return self.header_row + 1


@dataclass(frozen=True)
class NamedCell:
    """A cell that goes by a name, wherever it stands: what is asked for, or what a run has said."""

    name: str
    row: int
    column: int
    label: str = ""
    about: str = ""
    holds: Holds = Holds.TEXT


@dataclass(frozen=True)
class SheetDeclaration:
    """A sheet of the template."""

    name: str
    title: str
    purpose: str
    family: Family
    tables: tuple[TableDeclaration, ...] = ()
    cells: tuple[NamedCell, ...] = ()

    def table(self, name: str) -> TableDeclaration:
        """Its table of that name."""
        return next(one for one in self.tables if one.name == name)

    def cell(self, name: str) -> NamedCell:
        """Its named cell."""
        return next(one for one in self.cells if one.name == name)
