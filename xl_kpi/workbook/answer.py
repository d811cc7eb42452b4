"""What a run writes back: blocks of cells, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xl_kpi.workbook.contents import Place


@dataclass(frozen=True)
class Link:
    """A cell that jumps to another one of the workbook."""

    sheet: str
    cell: str
    text: str

    @property
    def formula(self) -> str:
        """As Excel writes it."""
        target = f"#'{self.sheet.replace(chr(39), chr(39) * 2)}'!{self.cell}"
        return f'=HYPERLINK("{_quoted(target)}","{_quoted(self.text)}")'


Written = str | float | int | bool | None | Link


@dataclass(frozen=True)
class Block:
    """Rows of cells from a place on; with ``clear`` nothing older stays below them."""

    place: Place
    rows: tuple[tuple[Written, ...], ...]
    width: int = 0
    clear: bool = False


def named(place: Place | None, value: Written) -> list[Block]:
    """The block of one cell; none where the workbook has lost it."""
    return [] if place is None else [Block(place, ((value,),))]


def below(place: Place, rows: Sequence[Sequence[Written]], width: int) -> Block:
    """A table's rows under its header."""
    under = Place(place.sheet, place.row + 1, place.column)
    return Block(under, tuple(tuple(row) for row in rows), width, clear=True)


def _quoted(text: str) -> str:
    return text.replace('"', '""')
