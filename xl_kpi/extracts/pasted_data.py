"""Whether data that came without a header row is what a list would hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xl_kpi.extracts.declaration import Column, ExtractList, Kind
from xl_kpi.extracts.header_fits import Row

# A date as a reader or a person writes it, or as Excel's day number of 1982 to 2064.
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([ T].*)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(\s.*)?"
    r"|\d{1,2}[\s-][a-z]{3,9}[\s-]\d{2,4}(\s.*)?"
    r"|[3-5]\d{4}(\.\d+)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

ENOUGH = 0.9
"""Share of a column's filled cells that have to fit its kind; codes need half."""


def fits(rows: Sequence[Row], extract_list: ExtractList) -> bool:
    """Whether rows hold, column by column, what a list declares in that order.

    Only lists with dates can be told so; a list of texts and codes is never accepted. A text
    in a date's column of the first row is a header nobody knows, and no data.
    """
    columns = extract_list.columns
    dates = [at for at, column in enumerate(columns) if column.kind in (Kind.DATE, Kind.DATE_TIME)]
    if not rows or not dates:
        return False
    if any(rows[0][at] and not _DATE.fullmatch(str(rows[0][at])) for at in dates):
        return False
    filled = [[row[at] for row in rows if row[at]] for at in range(len(columns))]
    if not any(filled[at] for at in dates):
        return False
    return all(
        _column_fits([cell for cell in cells if cell], column, len(rows))
        for cells, column in zip(filled, columns, strict=True)
    )


def _column_fits(cells: list[str], column: Column, rows: int) -> bool:
    if not cells:
        return column.blank
    if not column.blank and len(cells) < rows / 2:
        return False
    is_date = [bool(_DATE.fullmatch(cell)) for cell in cells]
    if column.kind in (Kind.DATE, Kind.DATE_TIME):
        return sum(is_date) >= ENOUGH * len(cells)
    if column.kind in (Kind.WHOLE, Kind.NUMBER):
        return sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) >= ENOUGH * len(cells)
    if column.codes is not None:
        known = column.codes.recognise_all(cells)
        return sum(known[cell] is not None for cell in cells) >= len(cells) / 2
    # An identifier may look like a day number, so only dates written out speak against it.
    written_out = sum(
        date and not cell.isdigit() for date, cell in zip(is_date, cells, strict=True)
    )
    return written_out <= (1 - ENOUGH) * len(cells)
