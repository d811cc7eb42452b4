"""Tables: marked up, with one row of unique headers, without holes, from the left edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from xl_kpi.accessibility.book import Area, Book, Sheet, Table, named
from xl_kpi.accessibility.rules.rule import Place, Rule, shortened

_DEFAULT_HEADER = re.compile(r"column ?\d+", re.IGNORECASE)
_EXPLAINED = re.compile(
    r"\b(blank|empty)\b[^.]{0,80}\b(cell|cells)\b|\b(cell|cells)\b[^.]{0,80}\b(blank|empty)\b"
    r"|\bleft (blank|empty)\b",
    re.IGNORECASE,
)


def _not_marked_up(book: Book) -> Iterator[Place]:
    """Blocks of two rows and two columns or more, all filled, that are no table's."""
    for sheet in book.sheets:
        covered = _cells_of_tables(sheet)
        loose = {place for place, _ in sheet.filled() if place not in covered}
        corners = {
            (row, column)
            for row, column in loose
            if {(row + 1, column), (row, column + 1), (row + 1, column + 1)} <= loose
        }
        while corners:
            block = _grown(corners.pop(), loose)
            corners -= block
            rows, columns = ([place[i] for place in block] for i in (0, 1))
            area = Area(min(rows), min(columns), max(rows), max(columns))
            yield Place(sheet.name, str(area), "a block of cells that is no table")


def _cells_of_tables(sheet: Sheet) -> set[tuple[int, int]]:
    return {
        place for table in sheet.tables for place in sheet.cells if place in table.area
    }  # fmt: skip


def _grown(start: tuple[int, int], loose: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """All filled cells that hang together with one."""
    block, waiting = {start}, [start]
    while waiting:
        row, column = waiting.pop()
        beside = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)}
        fresh = (beside & loose) - block
        block |= fresh
        waiting += fresh
    return block


def _tables(book: Book) -> Iterator[tuple[Sheet, Table]]:
    return ((sheet, table) for sheet in book.sheets for table in sheet.tables)


def _without_header(book: Book) -> Iterator[Place]:
    for sheet, table in _tables(book):
        if not table.header_rows:
            yield Place(sheet.name, str(table.area), f"table {table.name} has no header row")


def _header_names(book: Book) -> Iterator[Place]:
    for sheet, table in _tables(book):
        counted = Counter(name.strip().casefold() for name in table.headers)
        for at, name in enumerate(table.headers):
            place = named((table.area.top, table.area.left + at))
            bare = name.strip().casefold()
            if not bare or _DEFAULT_HEADER.fullmatch(bare):
                yield Place(sheet.name, place, f"table {table.name} has a column without a name")
            elif counted[bare] > 1:
                yield Place(sheet.name, place, f"table {table.name} has '{name}' twice")


def _merged(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        for area in sheet.merged:
            yield Place(sheet.name, str(area), "cells are merged")


def _holes(book: Book) -> Iterator[Place]:
    for sheet, table in _tables(book):
        rows, columns = _filled_lines(sheet, table)
        body = table.body
        if not rows:
            # Such as a table to paste rows into.
            yield Place(sheet.name, str(body), f"table {table.name} is blank")
            continue
        for row in range(body.top, body.bottom + 1):
            if row not in rows:
                yield Place(sheet.name, f"{row}:{row}", f"table {table.name} has a blank row")
        for at, column in enumerate(range(body.left, body.right + 1)):
            if column not in columns:
                header = table.headers[at] if at < len(table.headers) else ""
                said = f"table {table.name} has nothing in its column '{shortened(header)}'"
                yield Place(sheet.name, named((body.top, column)), said)


def _filled_lines(sheet: Sheet, table: Table) -> tuple[set[int], set[int]]:
    filled = [place for place, _ in sheet.filled() if place in table.body]
    return {row for row, _ in filled}, {column for _, column in filled}


def _blanks_not_explained(book: Book) -> Iterator[Place]:
    first = book.sheets[0] if book.sheets else None
    if first is not None and _explains(first):
        return
    for sheet, table in _tables(book):
        if _explains(sheet):
            continue
        body = table.body
        filled = {place for place, _ in sheet.filled() if place in body}
        size = (body.bottom - body.top + 1) * (body.right - body.left + 1)
        lacking = size - len(filled)
        if lacking > 0:
            hole = next(
                (row, column)
                for row in range(body.top, body.bottom + 1)
                for column in range(body.left, body.right + 1)
                if (row, column) not in filled
            )
            said = f"table {table.name} has {lacking:,} blank cells, and nothing says why"
            yield Place(sheet.name, named(hole), said)


def _explains(sheet: Sheet) -> bool:
    return any(_EXPLAINED.search(cell.text) for _, cell in sheet.filled() if not cell.is_number)


def _not_at_left(book: Book) -> Iterator[Place]:
    for sheet, table in _tables(book):
        if table.area.left > 1:
            said = f"table {table.name} does not begin in column A"
            yield Place(sheet.name, str(table.area), said)


TABLE_RULES = (
    Rule(
        "tables_marked_up", "essential", "Every block of data is an Excel table.",
        "A screen reader finds tables, and says their headers, only where they are marked up.",
        "Select the block and choose Insert, Table.", _not_marked_up,
    ),
    Rule(
        "one_header_row", "essential", "Every table has a header row.",
        "A header is read out with each cell under it.",
        "Tick 'Header row' in the table's design.", _without_header,
    ),
    Rule(
        "header_names", "essential", "Every column has a name, and no other column has the same.",
        "Two columns of one name, or of none, cannot be told apart by ear.",
        "Name the column for what it holds.", _header_names,
    ),
    Rule(
        "no_merged_cells", "essential", "No cells are merged.",
        "Who moves by keyboard loses the place, and a merged header belongs to one column only.",
        "Unmerge; centre across the selection if it must look so.", _merged,
    ),
    Rule(
        "no_blank_lines_in_tables", "essential", "No table has a blank row or column.",
        "A blank line reads as the table's end.",
        "Take the line out; use a higher row for room.", _holes,
    ),
    Rule(
        "blanks_explained", "essential", "Blank cells in tables are explained.",
        "A blank may mean nought, not known, suppressed or forgotten.",
        "Write what is meant in the cell ('-', 'not in extract'), or say above the table or on the "
        "first sheet why cells are blank.", _blanks_not_explained,
    ),
    Rule(
        "tables_at_left_edge", "essential", "Every table begins in column A.",
        "A reader of one cell at a time begins in column A and hears nothing of what is further "
        "right.", "Move the table to column A, below the one beside it.", _not_at_left,
    ),
)  # fmt: skip
"""Points about tables."""
