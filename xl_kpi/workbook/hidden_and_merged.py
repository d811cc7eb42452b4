"""Hidden rows and merged cells of an open sheet, found with few questions to Excel."""

from __future__ import annotations

from typing import Any

from xl_kpi.extracts.reading.sheet_scan import SheetFacts

# Each question takes a millisecond or more; of a sheet with more it is enough to know of some.
_MOST_QUESTIONS = 400


def facts_of(used: Any) -> SheetFacts:
    """What the scan of a file would find of merged cells and hidden rows in a used range."""
    left = [_MOST_QUESTIONS]
    merged = tuple(dict.fromkeys(_merged(used, left)))
    hidden = _hidden(used, [_MOST_QUESTIONS])
    return SheetFacts(merged=merged, hidden_rows=hidden)


def _merged(area: Any, left: list[int]) -> list[str]:
    """Addresses of merged cells, by halving until all or none of a part are merged."""
    left[0] -= 1
    if left[0] < 0 or area.merge_cells is False:
        return []
    rows, columns = area.shape
    if rows == columns == 1:
        return [area.merge_area.get_address(False, False)]
    return [found for half in _halves(area) for found in _merged(half, left)]


def _hidden(area: Any, left: list[int]) -> int:
    """How many rows have no height."""
    left[0] -= 1
    if left[0] < 0:
        return 0
    height = area.row_height
    if height is not None:
        return area.shape[0] if height == 0 else 0
    if area.shape[0] == 1:
        return 0
    middle = area.shape[0] // 2
    return _hidden(area[:middle, :], left) + _hidden(area[middle:, :], left)


def _halves(area: Any) -> tuple[Any, Any]:
    rows, columns = area.shape
    if rows >= columns:
        return area[: rows // 2, :], area[rows // 2 :, :]
    return area[:, : columns // 2], area[:, columns // 2 :]
