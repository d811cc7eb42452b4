"""The rows of the template's own tables, wherever they have been moved to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xl_kpi.errors import SettingsError
from xl_kpi.extracts.header_fits import Row
from xl_kpi.workbook.contents import Contents, rows_of
from xl_kpi.workbook.declared import SheetDeclaration, TableDeclaration

_ROWS_SEARCHED = 20


@dataclass(frozen=True)
class TableRow:
    """A row of a table: where it stands, and its cells by their fields."""

    sheet: str
    row: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def fault(self, said: str) -> SettingsError:
        """An error that names the sheet and the row."""
        return SettingsError(f"{self.sheet}, row {self.row}: {said}")


def table_rows(contents: Contents, sheet: SheetDeclaration, name: str) -> Iterator[TableRow]:
    """The filled rows of a table of a sheet, found by its headers.

    Raises
    ------
    SettingsError
        Where the sheet is gone, or the table has lost its headers.
    """
    declared = sheet.table(name)
    table = contents.sheet(sheet.name)
    if table is None:
        raise SettingsError(
            f"The sheet {sheet.name} is missing. Copy it from a new template (xl-kpi new FOLDER)."
        )
    rows = rows_of(table, table.first_row)
    at = _header_row(rows[:_ROWS_SEARCHED], declared)
    if at is None:
        raise SettingsError(
            f"The sheet {sheet.name} has no headers '{declared.headers[0]}', "
            f"'{declared.headers[1]}' any more. Put them back in row {declared.header_row}."
        )
    positions = _positions(rows[at], declared)
    for down, row in enumerate(rows[at + 1 :], start=at + 1):
        cells = {field: (row[column] or "").strip() for field, column in positions.items()}
        if any(cells.values()):
            yield TableRow(sheet.name, table.first_row + down, cells)


def _header_row(rows: list[Row], declared: TableDeclaration) -> int | None:
    found = [len(_positions(row, declared)) for row in rows]
    best = max(found, default=0)
    return found.index(best) if best >= min(2, len(declared.fields)) else None


def _positions(row: Row, declared: TableDeclaration) -> dict[str, int]:
    by_header = {field.header.casefold(): field.name for field in declared.fields}
    positions: dict[str, int] = {}
    for column, cell in enumerate(row):
        field = by_header.get((cell or "").strip().casefold())
        if field is not None:
            positions.setdefault(field, column)
    return positions
