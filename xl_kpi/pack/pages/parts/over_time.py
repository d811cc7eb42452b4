"""Groups down and the last months across: number and share of each month side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Beside, Block, Cell, Paragraph, Style, Table, TableColumn
from xl_kpi.pack.pages.cells import share_formula, value_style
from xl_kpi.pack.pages.charts.of_months import of_months
from xl_kpi.pack.pages.columns import TOTAL
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.shown import (
    LABEL_WIDTH,
    NUMBER_WIDTH,
    groups_of,
    known,
    of_group,
    stands,
)
from xl_kpi.pack.pages.sections.vocabulary import OverTime
from xl_kpi.pack.pages.wording import wording_of_groups
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month


def over_time(report: Report, part: OverTime) -> list[Block]:
    """The part's caption, notes, table and chart."""
    if part.indicator not in report.registry:
        return []
    indicator = report.registry[part.indicator]
    notes = gap_notes(report, [indicator], part.breakdown)
    groups = [
        group
        for group in groups_of(report, [indicator], part.breakdown)
        if stands(report, [indicator], part.breakdown, group)
    ]
    months = report.month.last(part.months)
    there = [month for month in months if known(report, indicator, part.breakdown, month)]
    if not groups or not there:
        return [*notes] or [Paragraph(f"{part.title}: {NOT_IN_EXTRACT}.", quiet=True)]
    wording = wording_of_groups(groups)
    columns = [column for m in months for column in _month(report, part, indicator, groups, m)]
    labels = [Cell(wording[g], Style.TEXT, key=f"{part.name}|group|{g}") for g in groups]
    table = Table(
        part.name, f"{part.title}, {months[0].label} to {months[-1].label}.",
        (TableColumn(part.heading, LABEL_WIDTH, Cell("Total")), *(head for head, _ in columns)),
        tuple(zip(labels, *(cells for _, cells in columns), strict=True)),
    )  # fmt: skip
    drawn = of_months(report, part, [(group, wording[group]) for group in groups], there)
    title = f"{part.title}, {months[0].short} to {months[-1].short}"
    return [Paragraph(title, strong=True), *notes, Beside(table, drawn)]


def _month(
    report: Report, part: OverTime, indicator: Indicator, groups: Sequence[str], month: Month
) -> tuple[tuple[TableColumn, list[Cell]], tuple[TableColumn, list[Cell]]]:
    """A month's column of numbers, and that of their shares."""
    figures = [of_group(report, indicator, part.breakdown, group, month) for group in groups]
    numbers = [None if f is None or not f.available else f.numerator or 0.0 for f in figures]
    known_numbers = [number for number in numbers if number is not None]
    whole = sum(known_numbers)
    # A distribution's unit is per cent; what it counts is whole.
    style = Style.COUNT if indicator.unit == "percent" else value_style(indicator.unit, *numbers)
    latest = month == report.month

    def key(group: str, what: str = "number") -> str:
        return f"{part.name}|{what}|{group}|{month}"

    def live(value: float | str, style: Style, formula: str, at: str) -> Cell:
        if len(known_numbers) < len(numbers):
            return Cell(NOT_IN_EXTRACT, style, key=at)
        return Cell(value, style, formula, at)

    counts = [
        Cell(NOT_IN_EXTRACT if n is None else n, style, key=key(group))
        for n, group in zip(numbers, groups, strict=True)
    ]
    shares = [
        live((n or 0) / whole if whole else "-", Style.PERCENT,
             share_formula(key(group), key(TOTAL)), key(group, "share"))
        for n, group in zip(numbers, groups, strict=True)
    ]  # fmt: skip
    summed = f"=SUM([[{key(groups[0])}]]:[[{key(groups[-1])}]])"
    total = live(whole, style, summed, key(TOTAL))
    part_of = live(
        1.0 if whole else "-", Style.PERCENT, share_formula(key(TOTAL), key(TOTAL)),
        key(TOTAL, "share"),
    )  # fmt: skip
    if latest:
        counts, shares = ([replace(c, strong=True) for c in cells] for cells in (counts, shares))
    return (
        (TableColumn(month.short, NUMBER_WIDTH, total, f"{part.name}|month|{month}"), counts),
        (TableColumn(f"Share {month.short}", NUMBER_WIDTH, part_of), shares),
    )
