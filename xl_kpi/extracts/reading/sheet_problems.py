"""Problems of a sheet as such: what an analyst must know before any cell is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.cells import column_index, column_letters, is_filled
from xl_kpi.extracts.reading.sheet_scan import SheetFacts
from xl_kpi.problems import Problem, Severity

_MOST_NAMED = 5
_CORNER = re.compile(r"\$?([A-Za-z]+)\$?([0-9]+)")


def sheet_not_readable(file: str, sheet: str, why: str) -> Problem:
    """The problem of a sheet that was left out as a whole."""
    return Problem(
        Severity.ERROR,
        "sheet not readable",
        f"The sheet {sheet} {why}. Nothing of it was read.",
        "Open the workbook in Excel, mend or save it anew, then run again.",
        file=file,
        sheet=sheet,
    )


def problems_of(table: RawTable, facts: SheetFacts) -> Iterator[Problem]:
    """What the scan of a sheet found, as problems with their places."""
    yield from _without_value(table, facts)
    yield from _merged(table, facts)
    if facts.hidden_rows or facts.filtered:
        rows = "1 row is" if facts.hidden_rows == 1 else f"{facts.hidden_rows:,} rows are"
        if facts.hidden_rows:
            yield Problem(
                Severity.NOTE,
                "hidden rows read",
                f"{rows} hidden{' by a filter' if facts.filtered else ''} in this sheet. "
                "They were read like all others.",
                "If they should not count, delete them from the extract.",
                file=table.file,
                sheet=table.sheet,
            )


def _without_value(table: RawTable, facts: SheetFacts) -> Iterator[Problem]:
    by_column: dict[int, list[int]] = {}
    for row, column in facts.no_value:
        by_column.setdefault(column, []).append(row)
    for column, rows in sorted(by_column.items()):
        letters, first = column_letters(column), min(rows)
        more = f", and {len(rows) - 1:,} more below it in column {letters}" * (len(rows) > 1)
        holds = "hold formulas" if more else "holds a formula"
        yield Problem(
            Severity.ERROR,
            "formula without a value",
            f"Cell {letters}{first}{more} {holds} whose value was never worked out. "
            "It was read as blank.",
            "Open the workbook in Excel, save it, then run again.",
            file=table.file,
            sheet=table.sheet,
            row=first,
            column=letters,
        )


def _merged(table: RawTable, facts: SheetFacts) -> Iterator[Problem]:
    within = sorted(
        (area.top, area.left, area.name)
        for area in map(_area, facts.merged)
        if area is not None and _hides_cells_of(table, area)
    )
    if within:
        named = ", ".join(name for _, _, name in within[:_MOST_NAMED])
        more = len(within) - _MOST_NAMED
        yield Problem(
            Severity.WARNING,
            "merged cells",
            f"Cells are merged: {named}{f' and {more:,} more' if more > 0 else ''}. Only the "
            "first cell of each holds a value, the others were read as blank.",
            "If they hold data, unmerge them and fill in every cell, then run again.",
            file=table.file,
            sheet=table.sheet,
            row=within[0][0],
        )


@dataclass(frozen=True)
class _Area:
    name: str
    top: int
    left: int
    bottom: int
    right: int


def _area(reference: str) -> _Area | None:
    corners = _CORNER.findall(reference)
    if len(corners) != 2:
        return None
    (left, top), (right, bottom) = corners
    return _Area(
        reference.replace("$", ""), int(top), column_index(left), int(bottom), column_index(right)
    )


def _hides_cells_of(table: RawTable, area: _Area) -> bool:
    """Whether the merged cells lie in the data and are more than a title in a row of its own."""
    row = area.top - table.first_row
    if row >= table.cells.num_rows or area.left >= table.cells.num_columns:
        return False
    if area.top != area.bottom:
        return True
    filled = [index for index, column in enumerate(table.cells.columns) if is_filled(column[row])]
    return filled != [area.left]
