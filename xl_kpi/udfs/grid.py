"""Cells and ranges: one answer a cell, ranges in, arrays out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from xl_kpi.errors import XlKpiError

Cell = float | int | str | bool | datetime | None
Grid = list[list[Cell]]
Argument = Cell | Sequence[Cell] | Sequence[Sequence[Cell]]

NOT_AVAILABLE = "#N/A"
# VBA turns these texts into true errors, alone or in an array: Python cannot return one.
CELL_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", NOT_AVAILABLE))
_LONGEST = 250


def as_grid(argument: Argument) -> Grid:
    """An argument as rows of cells; a flat sequence is a column.

    >>> as_grid("a"), as_grid(["a", "b"]), as_grid([["a", "b"]])
    ([['a']], [['a'], ['b']], [['a', 'b']])
    """
    if not isinstance(argument, Sequence) or isinstance(argument, str):
        return [[argument]]
    return [
        list(row) if isinstance(row, Sequence) and not isinstance(row, str) else [row]
        for row in argument
    ]


def single(argument: Argument, name: str) -> Cell:
    """The one cell of an argument that may not be a range of several."""
    grid = as_grid(argument)
    if len(grid) != 1 or len(grid[0]) != 1:
        raise XlKpiError(f"'{name}' takes one cell, not a range of several.")
    return grid[0][0]


def text(cell: Cell) -> str:
    """What a cell says; "" where it is blank. A number that Excel made of a text is that text.

    >>> text(19.0), text(None), text(" MASH ")
    ('19', '', 'MASH')
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def short(said: str) -> str:
    """A message that fits into a cell."""
    line = said.strip().splitlines()[0] if said.strip() else ""
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def over(
    answer: Callable[..., Cell], *arguments: Argument, needed: int = 1
) -> Cell | list[list[Cell]]:
    """The answer for each cell of the arguments together.

    A column and a row give a table; a single cell goes with every other. Where one of the first
    ``needed`` arguments is blank the answer is blank; an error among the cells is the answer
    itself; what cannot be answered says why.
    """
    grids = [as_grid(argument) for argument in arguments]
    height = _common([len(grid) for grid in grids], "rows")
    width = _common([len(grid[0]) for grid in grids], "columns")

    def cell(row: int, column: int) -> Cell:
        picked = []
        for grid in grids:
            cells = grid[row if len(grid) > 1 else 0]
            picked.append(cells[column if len(cells) > 1 else 0])
        return _answered(answer, picked, needed)

    if height == width == 1:
        return cell(0, 0)
    return [[cell(row, column) for column in range(width)] for row in range(height)]


def _answered(answer: Callable[..., Cell], cells: list[Cell], needed: int) -> Cell:
    for one in cells:
        if isinstance(one, str) and one in CELL_ERRORS:
            return one
    if any(one is None or one == "" for one in cells[:needed]):
        return ""
    try:
        return answer(*cells)
    except XlKpiError as error:
        return short(str(error))


def _common(sizes: list[int], what: str) -> int:
    several = sorted({size for size in sizes if size != 1})
    if len(several) > 1:
        raise XlKpiError(
            f"The ranges have {several[0]} and {several[1]} {what}. Give ranges of one size."
        )
    return several[0] if several else 1


def same_width(rows: Sequence[Sequence[Cell]]) -> Grid:
    """Rows as an array, which has at least one cell and rows of one length."""
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows] if width else [[""]]
