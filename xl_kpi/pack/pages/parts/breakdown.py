"""The groups of one breakdown down, indicators across, with totals, statuses and a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xl_kpi.figures.table import NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Indicator, Share
from xl_kpi.pack.blocks import Beside, Block, Cell, Paragraph, Style, Table, TableColumn
from xl_kpi.pack.pages.charts.by_group import by_group
from xl_kpi.pack.pages.column_builder import built_columns
from xl_kpi.pack.pages.columns import TOTAL, Asked, BuiltColumn, known_elsewhere, table_columns
from xl_kpi.pack.pages.keys import group_key
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.shown import (
    LABEL_WIDTH,
    NUMBER_WIDTH,
    counted,
    declared,
    groups_of,
    of_group,
    stands,
)
from xl_kpi.pack.pages.sections.vocabulary import Breakdown, Measure
from xl_kpi.pack.pages.wording import short_number, wording_of_groups
from xl_kpi.pack.report import Report


def breakdown(report: Report, part: Breakdown) -> list[Block]:
    """The part's caption, notes, table and chart."""
    measures = declared(report, part.measures)
    indicators = [indicator for _, indicator in measures]
    if not indicators:
        return []

    def find(measure: Measure, indicator: Indicator, row: str) -> Figure | None:
        if row == TOTAL:
            return report.find(indicator, span=measure.span)
        return of_group(report, indicator, part.breakdown, row, span=measure.span)

    groups = _groups(report, part, measures)
    notes = gap_notes(report, indicators, part.breakdown)
    if not groups:
        return [*notes, *_nothing(report, part, indicators, told=bool(notes))]
    asked = Asked(part.name, groups, find, True, report.judged.targets)
    columns = known_elsewhere(
        built_columns(asked, measures),
        groups,
        lambda which, name, row: group_key(name, part.breakdown, row, which),
    )
    rows = tuple(zip(_labels(report, part, groups), *(c.cells for c in columns), strict=True))
    headers = (
        TableColumn(part.heading, LABEL_WIDTH, Cell("Total")),
        *table_columns(columns, NUMBER_WIDTH),
    )
    table = Table(part.name, f"{part.title}, {report.month.label}.", headers, rows)
    return [
        Paragraph(f"{part.title}, {report.month.label}", strong=True),
        *notes,
        *_totals_that_differ(columns),
        Beside(table, by_group(report, part, columns, groups)),
    ]


def _groups(
    report: Report, part: Breakdown, measures: Sequence[tuple[Measure, Indicator]]
) -> list[str]:
    indicators = [indicator for _, indicator in measures]
    groups = groups_of(report, indicators, part.breakdown)
    if part.keeps == "all":
        return groups
    if part.keeps == "used":
        return [g for g in groups if stands(report, indicators, part.breakdown, g)]
    # A share counts the same cases as the count beside it, if there is one.
    plain = [(m, i) for m, i in measures if not isinstance(i.shape, Share)] or measures
    return [
        group
        for group in groups
        if any(
            counted(i, of_group(report, i, part.breakdown, group, span=m.span)) for m, i in plain
        )
    ]


def _nothing(
    report: Report, part: Breakdown, indicators: Sequence[Indicator], *, told: bool
) -> list[Block]:
    """What is said where no group has a case."""
    wholes = [report.find(indicator) for indicator in indicators]
    there = any(whole is not None and whole.available for whole in wholes)
    if told and not there:
        return []
    said = "no cases in the month" if there else NOT_IN_EXTRACT
    return [Paragraph(f"{part.title}: {said}.", quiet=True)]


def _labels(report: Report, part: Breakdown, groups: Sequence[str]) -> list[Cell]:
    wording = wording_of_groups(groups)
    labels = []
    for group in groups:
        said = part.group_label.format(wording[group])
        label = Cell(said, Style.TEXT, key=f"{part.name}|group|{group}")
        page = report.page_of_team(group) if part.to_team_pages else ""
        labels.append(replace(label, style=Style.LINK, link=page) if page else label)
    return labels


def _totals_that_differ(columns: Sequence[BuiltColumn]) -> list[Paragraph]:
    """A word for each total of counts that is less than its rows: some stand in several."""
    notes = []
    for column in columns:
        whole = column.total
        numbers = [cell.value for cell in column.cells if isinstance(cell.value, float)]
        plain = whole is not None and not whole.formula and isinstance(whole.value, float)
        if plain and column.counts and whole is not None and len(numbers) == len(column.cells):
            summed = short_number(sum(numbers), whole.style)
            notes.append(Paragraph(
                f"{column.header}: the rows add up to {summed}; the total counts each one once.",
                quiet=True,
            ))  # fmt: skip
    return notes
