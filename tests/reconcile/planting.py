"""Single errors put into reports without a fault, and what an audit makes of them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from xl_kpi.reconcile.audit import audit_cells
from xl_kpi.reconcile.keys import Cell

_PLAIN = re.compile(r"(\d+)((?:\.\d+)?%?)")


@dataclass
class Tally:
    """How many errors were planted, found, and laid at the right cell."""

    planted: int = 0
    found: int = 0
    located: int = 0
    listed: int = 0
    corrected: int = 0

    def __str__(self) -> str:
        return (
            f"{self.planted} errors planted, {self.found} found; of those {self.located} laid at "
            f"the right cell alone, {self.corrected} of them with the right figure, and "
            f"{self.listed} at cells among which it is named"
        )


def mistyped(cell: Cell, rng: random.Random) -> str | None:
    """Another number in the same form; None for a cell without a plain number."""
    found = _PLAIN.fullmatch(cell.printed)
    if not found:
        return None
    before = int(found[1])
    after = before
    while after == before or after < 0:
        after = before + rng.choice((-10, -9, -3, -2, -1, 1, 2, 3, 9, 10))
    return f"{after}{found[2]}"


def plant(cells: list[Cell], wrong: Cell, printed: str, tally: Tally) -> None:
    """Audit a report with one cell changed."""
    changed = [_with(cell, printed) if cell.line == wrong.line else cell for cell in cells]
    told = {one.line: one for one in audit_cells(changed).contradictions}
    tally.planted += 1
    tally.found += bool(told)
    if {*told} == {wrong.line}:
        tally.located += 1
        tally.corrected += told[wrong.line].should_be == wrong.printed
    elif any(wrong.line in (line, *one.or_else) for line, one in told.items()):
        tally.listed += 1


def _with(cell: Cell, printed: str) -> Cell:
    return Cell(
        cell.line, cell.section, cell.where, cell.row, cell.column, printed, cell.key, cell.measure
    )  # fmt: skip
