"""Sheets without what leads nowhere: a pack that has fewer sheets keeps the values of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_kpi.pack.blocks import (
    Beside,
    Block,
    Cell,
    Paragraph,
    Sheet,
    Style,
    Table,
    TableColumn,
    Tile,
    Tiles,
)
from xl_kpi.pack.plan import KEY, plan

# Names of targets and tolerances, as formulas write them.
_NAMED = re.compile(r"\b(?:target|tolerance)\.[A-Za-z0-9_.]+")
_UNLINKED = {Style.LINK: Style.TEXT, Style.LINK_WITHIN: Style.TEXT}


def only_live(sheets: Sequence[Sheet], others: tuple[str, ...]) -> list[Sheet]:
    """Links and formulas that read what none of these sheets has are taken out; values stay."""
    there = {*plan(sheets, others).addresses, *_names(sheets)}
    return [_Living(frozenset(there)).sheet(sheet) for sheet in sheets]


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Names that cells define for the whole workbook."""
    for sheet in sheets:
        for block in sheet.blocks:
            table = block.table if isinstance(block, Beside) else block
            if isinstance(table, Table):
                yield from (cell.name for row in table.rows for cell in row if cell.name)


class _Living:
    """What is left of blocks, given the names that there are."""

    def __init__(self, there: frozenset[str]) -> None:
        self._there = there

    def sheet(self, sheet: Sheet) -> Sheet:
        blocks = (self._block(block) for block in sheet.blocks)
        return replace(sheet, blocks=tuple(block for block in blocks if block is not None))

    def _block(self, block: Block) -> Block | None:
        match block:
            case Paragraph():
                if block.link and block.link not in self._there:
                    return None
                return block if self._reads(block.formula) else replace(block, formula="")
            case Table():
                return self._table(block)
            case Beside():
                return replace(block, table=self._table(block.table))
            case Tiles():
                return Tiles(tuple(self._tile(tile) for tile in block.tiles))
            case _:
                return block

    def _table(self, table: Table) -> Table:
        rows = []
        for cells in table.rows:
            first = cells[0].link if cells else ""
            lists_sheets = table.name == "contents" and first
            if not (lists_sheets and first not in self._there):
                rows.append(tuple(self._cell(cell) for cell in cells))
        return replace(table, columns=tuple(map(self._column, table.columns)), rows=tuple(rows))

    def _column(self, column: TableColumn) -> TableColumn:
        return column if column.total is None else replace(column, total=self._cell(column.total))

    def _tile(self, tile: Tile) -> Tile:
        return Tile(self._cell(tile.figure), tuple(map(self._cell, tile.lines)))

    def _cell(self, cell: Cell) -> Cell:
        if not self._reads(cell.formula):
            cell = replace(cell, formula="")
        if cell.link and cell.link not in self._there:
            cell = replace(cell, link="", style=_UNLINKED.get(cell.style, cell.style))
        if cell.sparkline and not {*cell.sparkline} <= self._there:
            cell = replace(cell, sparkline=None)
        judged = cell.judged
        if judged is not None and not all(
            self._reads(read) for read in (judged.value, judged.target, judged.tolerance)
        ):
            cell = replace(cell, judged=None)
        return cell

    def _reads(self, formula: str) -> bool:
        return {*KEY.findall(formula), *_NAMED.findall(KEY.sub("", formula))} <= self._there
