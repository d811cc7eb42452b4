"""A list's sheet as an analyst leaves it: what was pasted, without what the template had there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from xl_kpi.extracts.header_fits import Row, first_rows
from xl_kpi.extracts.headers import match_headers
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.workbook.sheets.list_sheets import HEADER_ROW, ListSheet

_ROWS_SEARCHED = 20
# So many filled cells are data; fewer may be a title.
_A_ROW_OF_DATA = 3
_A_ROW_OF_HEADERS = 2


def pasted(table: RawTable, sheet: ListSheet) -> RawTable | None:
    """What stands in a list's sheet besides the template's own words; None where nothing does.

    The template's headers are kept where data stand under them. They give way to headers that
    were pasted above or below them, and to data that were pasted above them.
    """
    top = [list(row) for row in first_rows(table, _ROWS_SEARCHED)]
    _blank_furniture(top, sheet)
    ours = _rows_of_ours(top, sheet.headers)
    others = [at for at, row in enumerate(top) if at not in ours and _is_header(row, sheet)]
    # Of equal headers the upper ones were pasted over the template's.
    keep_first = bool(ours) and not others and not _data_above(top, ours[0], sheet)
    for at in ours[keep_first:]:
        top[at] = [None] * len(top[at])
    header = ours[0] if keep_first else next(iter(others), None)
    if not _has_data(top, header, table):
        return None
    return _with_top(table, top)


def _blank_furniture(top: list[list[str | None]], sheet: ListSheet) -> None:
    """Take out title, purpose, way back and captions, where they stand as the template has them."""
    for at, words in enumerate(sheet.furniture[: HEADER_ROW - 1]):
        for row in top[at : at + 1] if at < len(top) else []:
            for column, word in enumerate(words[: len(row)]):
                if _same(row[column], word):
                    row[column] = None
    for row in top:
        filled = [(at, cell) for at, cell in enumerate(row) if cell]
        for words in sheet.furniture[: HEADER_ROW - 1]:
            if filled and all(at < len(words) and _same(cell, words[at]) for at, cell in filled):
                row[:] = [None] * len(row)
                break


def _same(cell: str | None, word: str) -> bool:
    return cell is not None and cell.strip() == word


def _rows_of_ours(top: Sequence[Sequence[str | None]], headers: tuple[str, ...]) -> list[int]:
    return [
        at
        for at, row in enumerate(top)
        if len(row) >= len(headers) and all(map(_same, row, headers))
    ]


def _is_header(row: Row, sheet: ListSheet) -> bool:
    return len(match_headers(row, sheet.list).positions) >= _A_ROW_OF_HEADERS


def _data_above(top: Sequence[Row], ours: int, sheet: ListSheet) -> bool:
    least = min(_A_ROW_OF_DATA, len(sheet.headers))
    return any(sum(map(bool, row)) >= least for row in top[:ours])


def _has_data(top: Sequence[Row], header: int | None, table: RawTable) -> bool:
    below = top if header is None else top[header + 1 :]
    if any(cell for row in below for cell in row):
        return True
    rest = table.cells.slice(len(top))
    return any(cell and cell.strip() for column in rest.columns for cell in column.to_pylist())


def _with_top(table: RawTable, top: Sequence[Row]) -> RawTable:
    columns = []
    for at, column in enumerate(table.cells.columns):
        head = pa.array([row[at] for row in top], pa.string())
        tail = column.slice(len(top)).combine_chunks()
        tail = tail if isinstance(tail, pa.Array) else pa.concat_arrays(tail.chunks)
        columns.append(pa.concat_arrays([head, tail.cast(pa.string())]))
    cells = pa.Table.from_arrays(columns, names=table.cells.column_names)
    return replace(table, cells=cells)
