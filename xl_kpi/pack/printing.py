"""How a sheet falls on paper: a scale at which its width fits, and breaks that cut nothing."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.pack.blocks import Beside, Table
from xl_kpi.pack.plan import ROW_PIXELS, PlannedSheet

# A4 with margins of half an inch, at 96 pixels an inch.
_LONG, _SHORT = 1026, 698
_SMALLEST, _LARGEST = 40, 100


@dataclass(frozen=True)
class Printing:
    """A sheet's scale in per cent, and the rows before which a new page begins."""

    scale: int
    breaks: tuple[int, ...]


def printing(planned: PlannedSheet) -> Printing:
    """Fit a sheet's width on the page, and begin a new page where a section would be cut."""
    paper_width, paper_height = (_SHORT, _LONG) if planned.sheet.portrait else (_LONG, _SHORT)
    scale = int(min(_LARGEST, max(_SMALLEST, 90 * paper_width / _width(planned))))
    rows_a_page = int(paper_height / scale * 100 / ROW_PIXELS * 0.95)
    breaks = []
    page_start = 0
    for first, last in _kept_together(planned):
        if last - page_start > rows_a_page and first > page_start:
            breaks.append(first)
            page_start = first
        # What is longer than a page runs over as many as it takes.
        page_start += (
            (last - page_start) // rows_a_page * rows_a_page
            if last - page_start > rows_a_page
            else 0
        )
    return Printing(scale, tuple(breaks))


def _pixels(width: float) -> int:
    return int(width * 7 + 5)


def _width(planned: PlannedSheet) -> int:
    widths = [_pixels(width) for width in planned.sheet.widths]
    widest = 1
    for placed in planned.placed:
        block = placed.block
        table = block.table if isinstance(block, Beside) else block
        if isinstance(table, Table):
            widest = max(widest, sum(widths[: len(table.columns)]))
        for chart in placed.charts:
            widest = max(widest, sum(widths[: chart.column]) + chart.chart.width + 8)
    return widest


def _kept_together(planned: PlannedSheet) -> list[tuple[int, int]]:
    """First and last row of what may not be parted: a table, its charts, and what introduces it."""
    groups: list[tuple[int, int]] = []
    start: int | None = None
    for at, placed in enumerate(planned.placed):
        following = planned.placed[at + 1].row if at + 1 < len(planned.placed) else planned.last_row
        start = placed.row if start is None else start
        if isinstance(placed.block, Table | Beside):
            groups.append((start, following))
            start = None
    if start is not None:
        groups.append((start, planned.last_row))
    return groups
