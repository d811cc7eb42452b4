"""The names by which cells of one sheet are read by formulas, charts and links of another."""

from __future__ import annotations

from collections.abc import Iterable

from xl_kpi.pack.blocks import Beside, Block, Cell, Heading, Table
from xl_kpi.periods import Month


def series_key(indicator: str, month: Month | str, part: str = "value") -> str:
    """An indicator's cell for a month, in the first series that shows it.

    ``part`` is ``value``, ``met`` (the numerator) or ``of`` (the denominator).
    """
    return f"series|{part}|{indicator}|{month}"


def group_key(indicator: str, breakdown: str, group: str, part: str = "value") -> str:
    """An indicator's cell for a group in the month, in the first breakdown that shows it."""
    return f"group|{part}|{indicator}|{breakdown}|{group}"


def glance_key(indicator: str, column: str) -> str:
    """A cell of an indicator in its chapter's first table."""
    return f"glance|{indicator}|{column}"


def section_key(chapter: str, section: str) -> str:
    """A section's heading."""
    return f"{chapter}|{section}"


def keys_in(blocks: Iterable[Block]) -> frozenset[str]:
    """Every name that a cell of these blocks has."""
    found: set[str] = set()
    for block in blocks:
        table = block.table if isinstance(block, Beside) else block
        if isinstance(table, Table):
            totals = (column.total for column in table.columns if column.total is not None)
            for cell in (*(cell for row in table.rows for cell in row), *totals):
                found.update(_names(cell))
        elif isinstance(block, Heading) and block.key:
            found.add(block.key)
    return frozenset(found)


def _names(cell: Cell) -> tuple[str, ...]:
    return (cell.key, *cell.aliases) if cell.key else cell.aliases
