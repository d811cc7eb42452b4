"""Parts of a section as tests look at them: a small report, and the tables and words made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.pack.blocks import Beside, Block, Cell, Chart, Paragraph, Table
from xl_kpi.pack.report import Report

from .invented_report import Invented


def report(*indicators: str, **changes: object) -> Report:
    """A report of these indicators alone."""
    kept = tuple(indicator for indicator in REGISTRY if indicator.id in indicators)
    registry = Registry(REGISTRY.chapters, kept)
    return replace(Invented(registry=registry, cases=60), **changes).report()  # type: ignore[arg-type]


def tables(blocks: Iterable[Block]) -> list[Table]:
    return [
        block.table if isinstance(block, Beside) else block
        for block in blocks
        if isinstance(block, Beside | Table)
    ]


def charts(blocks: Iterable[Block]) -> list[Chart]:
    return [chart for block in blocks if isinstance(block, Beside) for chart in block.charts]


def paragraphs(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def column(table: Table, header: str) -> list[Cell]:
    at = [column.header for column in table.columns].index(header)
    return [row[at] for row in table.rows]


def total(table: Table, header: str) -> Cell:
    (found,) = (column.total for column in table.columns if column.header == header)
    assert found is not None
    return found


def number(cell: Cell) -> float:
    assert isinstance(cell.value, float)
    return cell.value
