"""A workbook as it stands: every sheet as text, and where its named cells are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from xl_kpi.extracts.header_fits import Row
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.problems import Problem


@dataclass(frozen=True)
class Place:
    """A cell: its sheet, and its row and column counted from 1."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True)
class Contents:
    """What a workbook holds, however it was read.

    Parameters
    ----------
    name
        The workbook's name, by which problems call it.
    folder
        Where it lies; None where that is no folder of this computer.
    tables
        A table for each sheet that matters, in the workbook's order.
    problems
        What was found of sheets as such: merged cells, hidden rows.
    places
        Where the named cells are.
    """

    name: str
    folder: Path | None
    tables: tuple[RawTable, ...]
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @cached_property
    def _by_sheet(self) -> dict[str, RawTable]:
        return {table.sheet.casefold(): table for table in self.tables}

    def sheet(self, name: str) -> RawTable | None:
        """The sheet of that name."""
        return self._by_sheet.get(name.casefold())

    def text(self, cell_name: str) -> str:
        """What a named cell says; "" where it is blank or is no more."""
        place = self.places.get(cell_name)
        table = self.sheet(place.sheet) if place else None
        if place is None or table is None:
            return ""
        return cell(table, place.row, place.column)


def cell(table: RawTable, row: int, column: int) -> str:
    """The text of a cell, by its row and column counted from 1."""
    at = row - table.first_row
    if not (0 <= at < table.cells.num_rows and 1 <= column <= table.cells.num_columns):
        return ""
    return (table.cells.column(column - 1)[at].as_py() or "").strip()


def rows_of(table: RawTable, first: int, count: int | None = None) -> list[Row]:
    """Rows from a row on, blank cells as None."""
    start = max(0, first - table.first_row)
    part = table.cells.slice(start) if count is None else table.cells.slice(start, count)
    columns = [column.to_pylist() for column in part.columns]
    plain = [[text if text and text.strip() else None for text in column] for column in columns]
    return list(zip(*plain, strict=True))
