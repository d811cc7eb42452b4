"""How a sheet falls on paper: a scale at which its width fits, and breaks that cut nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from xl_kpi.pack.blocks import Beside, Heading, Paragraph, Style, Table, Tiles, Title
from xl_kpi.pack.heights import POINTS_A_PIXEL, row_heights
from xl_kpi.pack.plan import CHART_GAP, TILE_COLUMNS, PlannedSheet, pixels
from xl_kpi.pack.prose import Prose

# A4 within the margins, at 96 pixels an inch, on its side and upright.
_LANDSCAPE, _PORTRAIT = (1026, 688), (698, 1016)
_SMALLEST, _LARGEST = 40, 100
# How much smaller than it could be a sheet may be printed to save a page, and what is legible.
_SHRUNK, _LEGIBLE = 0.8, 60
# Programs measure columns and rows a little differently: the parts of a page that are used.
_USED_WIDTH, _USED_HEIGHT = 0.9, 0.95
# Pixels of a letter of 11 points, and of a title's.
_LETTER, _TITLE_LETTER = 6.2, 12.5
# Rows of a table that go together to the next page.
_LAST_ROWS = 3


@dataclass(frozen=True)
class Printing:
    """A sheet's scale in per cent, and the rows before which a new page begins."""

    scale: int
    breaks: tuple[int, ...]


def printing(planned: PlannedSheet) -> Printing:
    """Fit a sheet's width on the page, and begin a new page where a section would be cut.

    A somewhat smaller scale is taken where it saves pages.
    """
    width, height = _PORTRAIT if planned.sheet.portrait else _LANDSCAPE
    largest = int(min(_LARGEST, max(_SMALLEST, 100 * _USED_WIDTH * width / _width(planned))))
    least = min(largest, max(_LEGIBLE, int(_SHRUNK * largest)))
    tops = [0.0, *accumulate(row_heights(planned))]
    together = _kept_together(planned)
    tried = (
        Printing(
            scale, _breaks(tops, together, height * POINTS_A_PIXEL / scale * 100 * _USED_HEIGHT)
        )
        for scale in range(largest, least - 1, -1)
    )
    return min(tried, key=lambda printed: len(printed.breaks))


def _breaks(
    tops: Sequence[float], together: Sequence[tuple[int, int]], page: float
) -> tuple[int, ...]:
    """The rows before which a page of that many points ends."""
    breaks: list[int] = []
    start = 0
    for first, last in together:
        fits_on_a_page = tops[last] - tops[first] <= page
        if tops[last] - tops[start] > page and first > start and fits_on_a_page:
            breaks.append(first)
            start = first
        # What is longer than a page runs over as many as it takes.
        while tops[last] - tops[start] > page:
            fitting = bisect_right(tops, tops[start] + page) - 1
            start = max(start + 1, min(fitting, last - _LAST_ROWS))
            breaks.append(start)
    return tuple(breaks)


def _width(planned: PlannedSheet) -> int:
    widths = [pixels(width) for width in planned.sheet.widths]
    widest = 1
    for placed in planned.placed:
        match placed.block:
            case Table(columns=columns) | Beside(table=Table(columns=columns)):
                widest = max(widest, sum(widths[: len(columns)]))
            case Title():
                title = int(len(placed.block.text) * _TITLE_LETTER)
                widest = max(widest, title, int(len(placed.block.under) * _LETTER))
            case Prose(rows=rows):
                letters = max((len(text) for text, _ in rows), default=0)
                widest = max(widest, int(letters * _LETTER))
            case Paragraph(text=text):
                widest = max(widest, int(len(text) * _LETTER))
            case Tiles(tiles=tiles):
                for tile, column in zip(tiles, TILE_COLUMNS, strict=False):
                    letters = max((len(str(line.value)) for line in tile.lines), default=0)
                    widest = max(widest, sum(widths[:column]) + int(letters * _LETTER))
        for chart in placed.charts:
            widest = max(widest, sum(widths[: chart.column]) + chart.chart.width + CHART_GAP)
    return widest


def _kept_together(planned: PlannedSheet) -> list[tuple[int, int]]:
    """First row, and row after the last, of what may not be parted: a table and what introduces it."""
    groups: list[tuple[int, int]] = []
    start: int | None = None
    for at, placed in enumerate(planned.placed):
        following = planned.placed[at + 1].row if at + 1 < len(planned.placed) else planned.last_row
        if isinstance(placed.block, Heading) and start is not None:
            groups.append((start, placed.row))
            start = None
        start = placed.row if start is None else start
        if isinstance(placed.block, Table):
            names = [
                placed.row + down
                for down, cells in enumerate(placed.block.rows, start=1)
                if cells[0].style in (Style.GROUP, Style.LINK) and down > 1
            ]
            for row in names if len(names) > 1 else []:
                groups.append((start, row))
                start = row
        if isinstance(placed.block, Table | Beside):
            # The empty rows after it may stay behind.
            groups.append((start, max(start, following - 2)))
            start = None
    if start is not None:
        groups.append((start, planned.last_row))
    return groups
