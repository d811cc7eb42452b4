"""How high each row of a sheet is, so that what is written and what is printed agree."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from xl_kpi.pack.blocks import Beside, Cell, Heading, Style, Table, Tiles, Title

if TYPE_CHECKING:
    from xl_kpi.pack.plan import PlannedSheet

ROW_POINTS = 18
# The name of a group of rows stands a little off those above.
GROUP_POINTS = 26
POINTS_A_PIXEL = 0.75
TITLE_POINTS, HEADING_POINTS, TILE_POINTS = 32, 24, 36
# Lower-case letters are narrower than the digit by which a column's width is measured; a cell's
# indent takes one of them.
_LETTERS_A_WIDTH, _LETTERS_OF_HEADERS, _INDENT = 1.15, 1.1, 1
# Air between the line under a header and the first row.
_FIRST_ROW_POINTS = 2


def table_heights(table: Table) -> list[float]:
    """Points of each row of a table, header and totals included."""
    headers = [column.header for column in table.columns]
    heights: list[float] = [max(ROW_POINTS, 14 * _lines(table, headers, bold=True) + 6)]
    for cells in table.rows:
        lines = _lines(table, [cell.value if _wraps(cell) else "" for cell in cells])
        plain = GROUP_POINTS if cells[0].style is Style.GROUP else ROW_POINTS
        heights.append(plain if lines < 2 else 15 * lines + 5)
    heights += [ROW_POINTS] * (table.height - len(heights))
    heights[1] += _FIRST_ROW_POINTS
    return heights


def rows_beside(table: Table, pixels: int) -> int:
    """Rows, from a table's header on, that something of that height beside it takes."""
    left = pixels * POINTS_A_PIXEL
    for rows, points in enumerate(table_heights(table)):
        if left <= 0:
            return rows
        left -= points
    return table.height + max(0, -int(-left // ROW_POINTS))


def row_heights(planned: PlannedSheet) -> list[float]:
    """Points of each row of a sheet."""
    heights: list[float] = [ROW_POINTS] * (planned.last_row + 1)
    for placed in planned.placed:
        block = placed.block.table if isinstance(placed.block, Beside) else placed.block
        match block:
            case Title():
                heights[placed.row] = TITLE_POINTS
            case Heading():
                heights[placed.row] = HEADING_POINTS
            case Tiles():
                heights[placed.row] = TILE_POINTS
            case Table():
                heights[placed.row : placed.row + block.height] = table_heights(block)
    return heights


def _wraps(cell: Cell) -> bool:
    return cell.style in (Style.TEXT, Style.WRAPPED, Style.LINK)


def _lines(table: Table, texts: Sequence[float | str], *, bold: bool = False) -> int:
    """Lines that the longest of a row's texts takes in its column."""
    letters = _LETTERS_OF_HEADERS if bold else _LETTERS_A_WIDTH
    return max(
        (
            len(wrap(str(text), max(1, int((column.width or 12) * letters) - _INDENT * (at > 0))))
            for at, (text, column) in enumerate(zip(texts, table.columns, strict=True))
        ),
        default=1,
    )
