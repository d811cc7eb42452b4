"""What is looked at of a workbook: its sheets with cells, tables, drawings and formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xl_kpi.accessibility.styles import Dxf, Styles

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def letters(column: int) -> str:
    """A column's letters, from its number: 28 is AB."""
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said


def number(said: str) -> int:
    """A column's number, from its letters."""
    total = 0
    for letter in said:
        total = total * 26 + ord(letter) - 64
    return total


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, both ends in it, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, reference: str) -> Area | None:
        """The area of A1 or A1:B2; None for what is neither."""
        found = _REFERENCE.fullmatch(reference.strip().upper())
        if found is None:
            return None
        top, left = int(found[2]), number(found[1])
        bottom = int(found[4]) if found[4] else top
        right = number(found[3]) if found[3] else left
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __contains__(self, place: tuple[int, int]) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right

    def __str__(self) -> str:
        first = f"{letters(self.left)}{self.top}"
        last = f"{letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


def named(place: tuple[int, int]) -> str:
    """A cell's name, from its row and column."""
    return f"{letters(place[1])}{place[0]}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it shows, whether that is a number, its format, and small raised letters."""

    text: str
    is_number: bool
    style: int
    raised: bool = False
    formula: str = ""


@dataclass(frozen=True)
class Table:
    """An Excel table."""

    name: str
    area: Area
    header_rows: int
    totals_rows: int
    headers: tuple[str, ...]
    alt: str
    style: str

    @property
    def body(self) -> Area:
        """Its cells without header and total."""
        area = self.area
        return Area(
            area.top + self.header_rows, area.left, area.bottom - self.totals_rows, area.right
        )


@dataclass(frozen=True)
class Drawing:
    """A chart, a picture or a shape; ``decorative`` where its author says that it says nothing."""

    kind: str
    name: str
    alt: str
    place: str
    text: str = ""
    decorative: bool = False


@dataclass(frozen=True)
class Link:
    """A link: where it stands, and where it leads inside or outside the workbook."""

    place: tuple[int, int]
    location: str
    target: str


@dataclass(frozen=True)
class Conditional:
    """A rule of a conditional format: its cells, its kind, what it puts on, other colours."""

    areas: tuple[Area, ...]
    kind: str
    dxf: Dxf | None
    colours: tuple[str, ...] = ()
    hides_value: bool = False


@dataclass(frozen=True)
class View:
    """What is seen when a sheet is opened."""

    active_cell: str = "A1"
    top_left: str = "A1"
    pane_top_left: str = ""
    frozen: bool = False


@dataclass
class Sheet:
    """A sheet; a chart sheet has no cells."""

    name: str
    is_chart: bool = False
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    conditionals: list[Conditional] = field(default_factory=list)
    view: View = field(default_factory=View)
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    default_width: float = 8.43
    heights: dict[int, float] = field(default_factory=dict)
    """Heights in points of the rows that do not grow with their text."""
    header_footer: str = ""
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[Area] = field(default_factory=list)
    filtered: bool = False

    def width(self, column: int) -> float:
        """A column's width in characters."""
        fitting = (w for first, last, w in self.widths if first <= column <= last)
        return next(fitting, self.default_width)

    def table_at(self, place: tuple[int, int]) -> Table | None:
        """The table that a cell belongs to."""
        return next((table for table in self.tables if place in table.area), None)

    def filled(self) -> Iterator[tuple[tuple[int, int], Cell]]:
        """Cells that show something, row by row."""
        return ((place, cell) for place, cell in self.cells.items() if cell.text.strip())


@dataclass(frozen=True)
class Book:
    """A workbook."""

    sheets: tuple[Sheet, ...]
    styles: Styles
    active_sheet: int
    properties: Mapping[str, str]
    has_macros: bool
