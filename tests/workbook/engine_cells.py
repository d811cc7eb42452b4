"""Sheets and ranges of the engine over LibreOffice."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from xlwings import base_classes, main

from xl_kpi.extracts.reading.cells import column_index, column_letters

if TYPE_CHECKING:
    from tests.workbook.engine import Book, Names

Area = list[int]
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?")


class CellError(str):
    """An error that a cell shows."""


class Sheet(base_classes.Sheet):
    def __init__(self, book: Book, name: str) -> None:
        self._book, self._name = book, name

    @property
    def api(self) -> str:
        return self._name

    @property
    def book(self) -> Book:
        return self._book

    @property
    def name(self) -> str:
        return self._name

    @property
    def names(self) -> Names:
        return self._book.names

    def ask(self, do: str, *arguments: Any) -> Any:
        return self._book.ask(do, self._name, *arguments)

    @property
    def used_range(self) -> Range:
        return Range(self, self.ask("used"))

    @property
    def cells(self) -> Range:
        return Range(self, [0, 0, 1_048_575, 1023])

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        first = self._area(arg1)
        if arg2 is not None:
            last = self._area(arg2)
            first = [min(first[0], last[0]), min(first[1], last[1]),
                     max(first[2], last[2]), max(first[3], last[3])]  # fmt: skip
        return Range(self, first)

    def _area(self, said: Any) -> Area:
        if isinstance(said, main.Range):
            return said.impl.area
        if isinstance(said, Range):
            return said.area
        if isinstance(said, tuple) and len(said) == 4:
            row, column, rows, columns = said
            return [row - 1, column - 1, row + rows - 2, column + columns - 2]
        if isinstance(said, tuple):
            return [said[0] - 1, said[1] - 1, said[0] - 1, said[1] - 1]
        found = _ADDRESS.fullmatch(said)
        if found is None:
            return self._book.ask("names")[said][1:]
        top, left = int(found[2]) - 1, column_index(found[1])
        bottom = int(found[4]) - 1 if found[4] else top
        return [top, left, bottom, column_index(found[3]) if found[3] else left]


class Range(base_classes.Range):
    def __init__(self, sheet: Sheet, area: Area) -> None:
        self.sheet, self.area = sheet, area
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> str:
        return self.address

    @property
    def row(self) -> int:
        return self.area[0] + 1

    @property
    def column(self) -> int:
        return self.area[1] + 1

    @property
    def shape(self) -> tuple[int, int]:
        top, left, bottom, right = self.area
        return bottom - top + 1, right - left + 1

    @property
    def coords(self) -> Any:
        return (self.sheet.name, self.row, self.column, *self.shape)

    @property
    def has_array(self) -> bool:
        return False

    @property
    def max_cells_per_read(self) -> int | None:
        return None

    @property
    def max_cells_per_write(self) -> int | None:
        return None

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            down, across = divmod(row - 1, self.shape[1])
        else:
            down, across = row - 1, column - 1
        top, left = self.area[0] + down, self.area[1] + across
        return Range(self.sheet, [top, left, top, left])

    @property
    def raw_value(self) -> Any:
        rows = [[_from_host(value) for value in row] for row in self.sheet.ask("read", self.area)]
        return rows[0][0] if len(self) == 1 else tuple(map(tuple, rows))

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        if not isinstance(value, list | tuple):
            value = [[value] * self.shape[1]] * self.shape[0]
        elif value and not isinstance(value[0], list | tuple):
            value = [value]
        rows = [[_to_host(one) for one in row] for row in value]
        self.sheet.ask("write", self.area[0], self.area[1], rows)

    @property
    def formula(self) -> Any:
        rows = self.sheet.ask("formulas", self.area)
        return rows[0][0] if len(self) == 1 else tuple(map(tuple, rows))

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    def clear_contents(self) -> None:
        self.sheet.ask("clear", self.area)

    @property
    def merge_cells(self) -> bool | None:
        top, left, bottom, right = self.area
        inside = 0
        for a, b, c, d in self.sheet.ask("merged_areas"):
            down = min(c, bottom) - max(a, top) + 1
            across = min(d, right) - max(b, left) + 1
            inside += max(0, down) * max(0, across)
        return False if inside == 0 else True if inside >= len(self) else None

    @property
    def merge_area(self) -> Range:
        top, left = self.area[:2]
        for a, b, c, d in self.sheet.ask("merged_areas"):
            if a <= top <= c and b <= left <= d:
                return Range(self.sheet, [a, b, c, d])
        return self

    @property
    def row_height(self) -> float | None:
        top, _, bottom, _ = self.area
        spans = {tuple(span) for span in self.sheet.ask("visible_rows", self.area)}
        shown = sum(min(last, bottom) - max(first, top) + 1 for first, last in spans)
        return 0.0 if shown == 0 else 15.0 if shown >= self.shape[0] else None

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        def cell(row: int, column: int) -> str:
            letters = "$" * column_absolute + column_letters(column)
            return f"{letters}{'$' * row_absolute}{row + 1}"

        top, left, bottom, right = self.area
        only = cell(top, left)
        return only if len(self) == 1 else f"{only}:{cell(bottom, right)}"


def _from_host(value: Any) -> Any:
    if isinstance(value, dict):
        if "error" in value:
            return CellError(value["error"])
        return dt.datetime.fromisoformat(value["date"])
    return None if value == "" else value


def _to_host(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return {"date": value.isoformat()}
    return value
