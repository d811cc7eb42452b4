"""A two-part breakdown as rows and columns, with live totals and shares of each row."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Beside, Block, Cell, Paragraph, Style, Table, TableColumn
from xl_kpi.pack.pages.cells import shares_formula
from xl_kpi.pack.pages.charts.of_matrix import of_matrix
from xl_kpi.pack.pages.columns import TOTAL
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.grid import Grid
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH, known, of_group, stands
from xl_kpi.pack.pages.sections.vocabulary import Matrix
from xl_kpi.pack.pages.wording import wording_of_groups
from xl_kpi.pack.report import Report

Pair = tuple[str, str]
_MIRRORED = "{}, drawn to the left"


def matrix(report: Report, part: Matrix) -> list[Block]:
    """The part's caption, notes, table and charts."""
    if part.indicator not in report.registry:
        return []
    indicator = report.registry[part.indicator]
    notes = gap_notes(report, [indicator], part.breakdown)
    groups = report.figures.groups(indicator.id, part.breakdown)
    if not groups or not known(report, indicator, part.breakdown):
        return [*notes] or [Paragraph(f"{part.title}: {NOT_IN_EXTRACT}.", quiet=True)]
    numbers: dict[Pair, float] = {}
    standing: dict[str, bool] = {}
    for group in groups:
        pair = _pair(group, part.down)
        found = of_group(report, indicator, part.breakdown, group)
        numbers[pair] = 0.0 if found is None else found.numerator or 0.0
        kept = _kept(report, indicator, part, group) or numbers[pair] > 0
        standing[pair[0]] = standing.get(pair[0], False) or kept
    rows = [row for row, stays in standing.items() if stays]
    columns = _columns(part, numbers)
    if not rows or not any(numbers.values()):
        return [*notes, Paragraph(f"{part.title}: no cases in the month.", quiet=True)]
    grid = Grid(part.name, rows, wording_of_groups(columns), numbers)
    headers, cells = _body(report, part, grid)
    labels = wording_of_groups(rows)
    table = Table(
        part.name, f"{part.title}, {report.month.label}.",
        (TableColumn(part.heading, LABEL_WIDTH, Cell("Total")), *headers),
        tuple(
            (Cell(labels[row], Style.TEXT, key=f"{part.name}|group|{row}"), *cells[row])
            for row in rows
        ),
    )  # fmt: skip
    return [
        Paragraph(f"{part.title}, {report.month.label}", strong=True),
        *notes,
        Beside(table, of_matrix(report, part, grid)),
    ]


def _kept(report: Report, indicator: Indicator, part: Matrix, group: str) -> bool:
    """Whether a pair of groups keeps its row without a case in the month."""
    used = part.keeps == "used" and stands(report, [indicator], part.breakdown, group)
    return used or part.keeps == "all"


def _columns(part: Matrix, numbers: dict[Pair, float]) -> list[str]:
    filled = {column for (_, column), number in numbers.items() if number}
    kept = filled.union(part.back_to_back) if part.keeps_across == "filled" else None
    columns = dict.fromkeys(column for _, column in numbers)
    return [column for column in columns if kept is None or column in kept]


def _pair(group: str, down: int) -> Pair:
    """The row and the column of a pair of groups joined by a colon."""
    one, _, other = group.rpartition(": ")
    return (one, other) if down == 0 else (other, one)


def _body(
    report: Report, part: Matrix, grid: Grid
) -> tuple[list[TableColumn], dict[str, list[Cell]]]:
    """The columns after the first, with their totals, and each row's cells."""
    headers = [
        TableColumn(grid.headers[column], NUMBER_WIDTH, grid.column_total(column), grid.head(column))
        for column in grid.headers
    ]  # fmt: skip
    headers.append(TableColumn(grid.total_header, NUMBER_WIDTH, grid.whole()))
    cells = {
        row: [*(grid.cell(row, column) for column in grid.headers), grid.row_total(row)]
        for row in grid.rows
    }
    for share in part.shares:
        parts = [[*grid.headers][at] for at in share.columns if at < len(grid.headers)]
        if parts and share.indicator in report.registry:
            words = report.registry[share.indicator].label.removeprefix(share.after)
            total = _share(grid, TOTAL, parts)
            headers.append(TableColumn(f"Share {words}", NUMBER_WIDTH, total))
            for row in grid.rows:
                cells[row].append(_share(grid, row, parts))
    left = part.back_to_back[0]
    if left in grid.headers:
        headers.append(TableColumn(_MIRRORED.format(grid.headers[left]), NUMBER_WIDTH))
        for row in grid.rows:
            cells[row].append(grid.mirrored(row, left))
    return headers, cells


def _share(grid: Grid, row: str, parts: Sequence[str]) -> Cell:
    """What part of a row, or of all rows, these columns are."""
    summed, whole = grid.number(row, parts), grid.number(row, [*grid.headers])
    formula = shares_formula([grid.key(row, p) for p in parts], grid.key(row, TOTAL))
    return Cell(summed / whole if whole else "-", Style.PERCENT, formula)
