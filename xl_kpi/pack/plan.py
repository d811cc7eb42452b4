"""Where everything stands: each block's row, and the address of every cell that has a key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xl_kpi.errors import PackError
from xl_kpi.pack.blocks import (
    Beside,
    Block,
    Cell,
    Chart,
    Heading,
    Paragraph,
    Sheet,
    Table,
    Tiles,
)
from xl_kpi.pack.heights import rows_beside
from xl_kpi.pack.prose import Prose

KEY = re.compile(r"\[\[(.+?)\]\]")

# Rows of 18 points, at 96 pixels an inch.
ROW_PIXELS = 24
# Beyond this many columns a chart beside its table would leave the page.
_WIDEST_WITH_CHART = 8
# Pixels of a chart that has the room under a wide table to itself.
_WIDEST_CHART = 900
# Pixels between a table and the chart beside it.
CHART_GAP = 32
# A column between two tiles stays empty, so that they are no table that is not marked as one.
TILE_COLUMNS = (0, 2, 5, 8)


@dataclass(frozen=True)
class Address:
    """A cell's place: its sheet, row and column, counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its name on its own sheet, fixed: ``$B$7``."""
        return f"${_letters(self.column)}${self.row + 1}"

    def seen_from(self, sheet: str) -> str:
        """Its name as a formula on a sheet writes it."""
        return self.cell if sheet == self.sheet else f"{quoted(self.sheet)}!{self.cell}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it.

    >>> quoted("Children's homes")
    "'Children''s homes'"
    """
    return "'" + sheet.replace("'", "''") + "'"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True)
class PlacedChart:
    """A chart and the cell at its upper left corner."""

    chart: Chart
    row: int
    column: int


@dataclass(frozen=True)
class Placed:
    """A block, the row at which it begins, and its charts' places."""

    block: Block
    row: int
    charts: tuple[PlacedChart, ...] = ()


@dataclass(frozen=True)
class PlannedSheet:
    """A sheet whose blocks have their places."""

    sheet: Sheet
    placed: tuple[Placed, ...]
    last_row: int


@dataclass(frozen=True)
class Plan:
    """All sheets with their places, and the address of every key."""

    sheets: tuple[PlannedSheet, ...]
    addresses: dict[str, Address]

    def address(self, key: str) -> Address:
        """Where a key stands."""
        if key not in self.addresses:
            raise PackError(f"The pack's layout refers to '{key}', which no sheet has.")
        return self.addresses[key]

    def formula(self, formula: str, sheet: str) -> str:
        """A formula with its keys replaced by addresses, as that sheet writes it."""
        return KEY.sub(lambda found: self.address(found[1]).seen_from(sheet), formula)


def plan(sheets: Sequence[Sheet], others: Sequence[str] = ()) -> Plan:
    """Give every block its place; ``others`` are sheets that links may lead to."""
    addresses: dict[str, Address] = {}
    planned = [_planned(sheet, addresses) for sheet in sheets]
    addresses |= {name: Address(name, 0, 0) for name in others}
    return Plan(tuple(planned), addresses)


def _planned(sheet: Sheet, addresses: dict[str, Address]) -> PlannedSheet:
    row = 0
    placed: list[Placed] = []
    for block, following in zip(sheet.blocks, (*sheet.blocks[1:], None), strict=True):
        charts = _charts(block, row, sheet.widths)
        placed.append(Placed(block, row, charts))
        _note_addresses(block, row, sheet.name, addresses)
        row += _height(block, following, charts, row)
    addresses.setdefault(sheet.name, Address(sheet.name, 0, 0))
    return PlannedSheet(sheet, tuple(placed), row)


def _charts(block: Block, row: int, widths: Sequence[float]) -> tuple[PlacedChart, ...]:
    if not isinstance(block, Beside):
        return ()
    wide = len(block.table.columns) > _WIDEST_WITH_CHART
    top = row + block.table.height + 1 if wide else row
    column = 0 if wide else len(block.table.columns)
    placed: list[PlacedChart] = []
    for chart in block.charts:
        if wide and len(block.charts) == 1:
            chart = replace(chart, width=_WIDEST_CHART)
        placed.append(PlacedChart(chart, top, column))
        if wide:
            # Under a wide table there is room for two side by side.
            column += _columns_under(chart, widths[column:])
        else:
            top += _rows(chart) + 1
    return tuple(placed)


def _columns_under(chart: Chart, widths: Sequence[float]) -> int:
    """Columns that a chart takes, with the gap after it."""
    left = chart.width + CHART_GAP
    for columns, width in enumerate(widths, start=1):
        left -= pixels(width)
        if left <= 0:
            return columns
    return len(widths) + 1


def pixels(width: float) -> int:
    """Pixels of a column of that many characters."""
    return int(width * 7 + 5)


def _rows(chart: Chart) -> int:
    return -(-chart.height // ROW_PIXELS)


def _height(block: Block, following: Block | None, charts: Sequence[PlacedChart], row: int) -> int:
    match block:
        case Beside():
            rows = [
                rows_beside(block.table, placed.chart.height)
                if placed.row == row
                else placed.row - row + _rows(placed.chart)
                for placed in charts
            ]
            return max(block.table.height, *rows, 0) + 2
        case Table():
            return block.height + 2
        case Tiles():
            return 2 + max((len(tile.lines) for tile in block.tiles), default=0)
        case Heading():
            return 1
        case Prose():
            # Commentary stands right under the sentences that it is about.
            return len(block.rows) + (not isinstance(following, Prose))
        case Paragraph(quiet=False, strong=False, link="") if _is_caption(following):
            return 2
        case Paragraph() if isinstance(following, Paragraph) and block.link and following.link:
            return 1
        case Paragraph(link="") if isinstance(following, Paragraph | Prose | Table | Beside):
            return 1
        case _:
            return 2


def _is_caption(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.strong


def _note_addresses(block: Block, row: int, sheet: str, addresses: dict[str, Address]) -> None:
    def note(cell: Cell, at_row: int, column: int) -> None:
        if cell.key:
            if cell.key in addresses:
                raise PackError(f"The pack's layout uses the key '{cell.key}' twice.")
            addresses[cell.key] = Address(sheet, at_row, column)
        for alias in cell.aliases:
            addresses.setdefault(alias, Address(sheet, at_row, column))

    table = block.table if isinstance(block, Beside) else block
    if isinstance(table, Table):
        for down, cells in enumerate(table.rows, start=1):
            for across, cell in enumerate(cells):
                note(cell, row + down, across)
        for across, headed in enumerate(table.columns):
            if headed.key:
                addresses[headed.key] = Address(sheet, row, across)
            if headed.total is not None:
                note(headed.total, row + table.height - 1, across)
    elif isinstance(block, Tiles):
        for tile, column in zip(block.tiles, TILE_COLUMNS, strict=False):
            note(tile.figure, row, column)
    elif isinstance(block, Heading) and block.key:
        addresses[block.key] = Address(sheet, row, 0)
