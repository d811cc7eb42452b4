"""Small reports for tests: cells, and how a report prints a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor

from xl_kpi.reconcile.keys import Cell, Key

MONTH = "2020-03"


def rounded(value: Fraction | int, places: int = 0) -> str:
    """Half up, written out."""
    scaled = floor(Fraction(value) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    return f"{whole}.{rest:0{places}}" if places else str(whole)


def percent(above: int, below: int, places: int = 0) -> str:
    return rounded(Fraction(100 * above, below), places) + "%" if below else "-"


@dataclass
class Report:
    """A report in the making."""

    cells: list[Cell] = field(default_factory=list)

    def add(
        self, indicator: str, printed: str | int, group: str = "", *, by: str = "team",
        measure: str = "value", span: str = "month", period: str = MONTH, where: str = "table: T",
    ) -> None:  # fmt: skip
        breakdown, named = (by, group) if group else ("all", "all")
        key = Key(indicator, period, span, breakdown, named)
        line = len(self.cells) + 2
        row, _, column = group.partition(": ")
        place = ("Section", where, row or "Total", f"{indicator} {measure} {period} {column}")
        self.cells.append(Cell(line, *place, str(printed), key, measure))

    def changed(self, line: int, printed: str) -> list[Cell]:
        return [replace(c, printed=printed) if c.line == line else c for c in self.cells]


def report(*lines: tuple[str, str, str, str]) -> list[Cell]:
    """Cells of a table: indicator, measure, group and what is printed."""
    made = Report()
    for indicator, measure, group, printed in lines:
        made.add(indicator, printed, group, measure=measure)
    return made.cells


def lines_of(found: Iterable) -> dict[int, str]:
    """What is said to be wrong: row and what it should be."""
    return {one.line: one.should_be for one in found}
