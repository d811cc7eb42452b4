"""Counts in rows and columns, with the sums of both: cells that know one another's places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xl_kpi.pack.blocks import Cell, Style
from xl_kpi.pack.pages.columns import TOTAL


@dataclass(frozen=True)
class Grid:
    """Numbers by row and column; ``headers`` says how each column reads."""

    table: str
    rows: Sequence[str]
    headers: Mapping[str, str]
    numbers: Mapping[tuple[str, str], float]

    @property
    def total_header(self) -> str:
        """The header over the rows' sums."""
        taken = {header.casefold() for header in self.headers.values()}
        return "Total" if "total" not in taken else "Total of all"

    def key(self, row: str, column: str) -> str:
        """Key of a cell; either may be the total."""
        return f"{self.table}|{column}|{row}"

    def head(self, column: str) -> str:
        """Key of a column's header."""
        return f"{self.table}|header|{column}"

    def mirrored_key(self, row: str) -> str:
        """Key of a row's count that is drawn to the left."""
        return f"{self.table}|to the left|{row}"

    def number(self, row: str, columns: Iterable[str]) -> float:
        """The sum of some columns of a row, or of all rows."""
        rows = self.rows if row == TOTAL else [row]
        return sum(self.numbers.get((one, column), 0.0) for column in columns for one in rows)

    def cell(self, row: str, column: str) -> Cell:
        """One count."""
        return Cell(self.number(row, [column]), Style.COUNT, key=self.key(row, column))

    def mirrored(self, row: str, column: str) -> Cell:
        """A count below 0 that reads as it is, for the left of a pyramid."""
        number = self.number(row, [column])
        # There is no 0 below 0.
        return Cell(
            -number if number else 0.0, Style.MIRRORED, f"=-[[{self.key(row, column)}]]",
            self.mirrored_key(row),
        )  # fmt: skip

    def row_total(self, row: str) -> Cell:
        """The sum of a row, live."""
        columns = [*self.headers]
        ends = self.key(row, columns[0]), self.key(row, columns[-1])
        return self._sum(self.number(row, columns), ends, self.key(row, TOTAL), strong=True)

    def column_total(self, column: str) -> Cell:
        """The sum of a column, live."""
        ends = self.key(self.rows[0], column), self.key(self.rows[-1], column)
        return self._sum(self.number(TOTAL, [column]), ends, self.key(TOTAL, column))

    def whole(self) -> Cell:
        """The sum of all, live, down the rows' sums."""
        ends = self.key(self.rows[0], TOTAL), self.key(self.rows[-1], TOTAL)
        return self._sum(self.number(TOTAL, [*self.headers]), ends, self.key(TOTAL, TOTAL))

    @staticmethod
    def _sum(value: float, ends: tuple[str, str], key: str, *, strong: bool = False) -> Cell:
        return Cell(value, Style.COUNT, f"=SUM([[{ends[0]}]]:[[{ends[1]}]])", key, strong=strong)
