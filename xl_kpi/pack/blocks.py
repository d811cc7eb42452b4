"""The vocabulary in which sheets are described: cells, tables, charts, tiles and lines of text.

Pages are built of these as frozen data; nothing here knows how a workbook is written. A
formula names the cells it reads by key, ``[[key]]``, and the plan says where each key stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from xl_kpi.pack.prose import Prose


class Style(StrEnum):
    """How a cell looks; the theme knows the rest."""

    TEXT = "text"
    QUIET = "quiet"
    WRAPPED = "wrapped"
    LINK = "link"
    LINK_WITHIN = "link_within"
    GROUP = "group"
    COUNT = "count"
    MIRRORED = "mirrored"
    PERCENT = "percent"
    PERCENT_2 = "percent_2"
    DECIMAL = "decimal"
    CHANGE_COUNT = "change_count"
    CHANGE_POINTS = "change_points"
    CHANGE_DECIMAL = "change_decimal"
    DIRECTION = "direction"
    STATUS = "status"


@dataclass(frozen=True)
class Cell:
    """One cell: its value and, where it is live, the formula of which that is the result.

    ``key`` lets formulas of other cells read it (an ``alias`` too, where several cells share
    one: the first stands for it); ``name`` is a name that the workbook defines for it; ``link``
    is a key, or a sheet's name, to jump to; ``strong`` makes it bold; ``judged`` names the keys
    of value, target and tolerance and the good direction by which its conditional format
    colours it.
    """

    value: float | str
    style: Style = Style.TEXT
    formula: str = ""
    key: str = ""
    aliases: tuple[str, ...] = ()
    link: str = ""
    strong: bool = False
    judged: Judgement | None = None
    sparkline: tuple[str, str] | None = None
    name: str = ""


@dataclass(frozen=True)
class Judgement:
    """The cells by which a status is coloured, as keys or defined names, and what good is."""

    value: str
    target: str
    tolerance: str
    good: Literal["high", "low"]


@dataclass(frozen=True)
class TableColumn:
    """A column: its header, its width in characters, and its cell in the totals row.

    ``key`` lets charts read the header's cell.
    """

    header: str
    width: float | None = None
    total: Cell | None = None
    key: str = ""


@dataclass(frozen=True)
class Table:
    """An Excel table: unique headers, a row of cells each, and a totals row if columns have one.

    ``name`` is the Excel table's name; ``about`` is its alternative text.
    """

    name: str
    about: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        headers = [column.header.casefold() for column in self.columns]
        assert len(set(headers)) == len(headers), f"{self.name}: headers are not unique: {headers}"
        assert all(len(row) == len(headers) for row in self.rows), f"{self.name}: uneven rows"

    @property
    def has_totals(self) -> bool:
        """Whether it ends with a totals row."""
        return any(column.total is not None for column in self.columns)

    @property
    def height(self) -> int:
        """Rows that it takes, header and totals included."""
        return 1 + max(len(self.rows), 1) + self.has_totals


@dataclass(frozen=True)
class Line:
    """One series of a chart: its name and the keys of its first and last cells.

    ``wordless`` are points, counted from 0, whose cells hold no number: they get no label.
    ``label`` is the side of a line's last point on which its value stands.
    """

    name: str
    first: str
    last: str
    kind: Literal["value", "target", "comparator"] = "value"
    wordless: tuple[int, ...] = ()
    label: Literal["right", "above", "below"] = "right"


ChartKind = Literal[
    "line", "bar", "column", "stacked_bar", "stacked_column", "percent_bar", "percent_column",
    "pyramid",
]  # fmt: skip


@dataclass(frozen=True)
class Chart:
    """A native chart fed from cells of the sheet.

    ``labels`` are the keys of the first and last cells with the category names; ``about`` is
    its alternative text; ``points`` how many each line has; ``whole`` draws the axis to 100%.
    ``step`` is how far one point's cell is from the next one's: 2 takes every second. ``ordered``
    says that its series are steps of one scale, and shades them so.
    """

    kind: ChartKind
    title: str
    about: str
    labels: tuple[str, str]
    lines: tuple[Line, ...]
    points: int
    percent: bool
    whole: bool = False
    step: int = 1
    ordered: bool = False
    width: int = 540
    height: int = 320


@dataclass(frozen=True)
class Title:
    """A sheet's title, and the line under it."""

    text: str
    under: str = ""


@dataclass(frozen=True)
class Heading:
    """A section's heading, which contents and scorecard can link to by its key."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A line of text; ``quiet`` for notes, ``strong`` for what a table or list is about.

    With a ``formula`` it is live, and the text is its result.
    """

    text: str
    quiet: bool = False
    strong: bool = False
    link: str = ""
    formula: str = ""


@dataclass(frozen=True)
class Tile:
    """A headline figure over one or two short lines that say what it is."""

    figure: Cell
    lines: tuple[Cell, ...]


@dataclass(frozen=True)
class Tiles:
    """Headline figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Beside:
    """A table with its charts to the right of it, or under it where it is too wide."""

    table: Table
    charts: tuple[Chart, ...]


Block = Title | Heading | Paragraph | Tiles | Prose | Table | Beside


@dataclass(frozen=True)
class Sheet:
    """A sheet of the pack: its tab's name, its blocks from top to bottom, its column widths."""

    name: str
    blocks: tuple[Block, ...]
    widths: Sequence[float]
    about: str
    portrait: bool = False
    freeze_header: bool = False
