"""Last month and this month of a percentage by group, with the trend and the status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xl_kpi.figures.table import NO_DENOMINATOR, NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Style, Table, TableColumn
from xl_kpi.pack.pages.cells import (
    change_cell,
    direction_cell,
    share_formula,
    status_cell,
    value_of,
    value_style,
)
from xl_kpi.pack.pages.columns import TOTAL
from xl_kpi.pack.pages.keys import group_key
from xl_kpi.pack.pages.notes import gap_notes
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH, cases, known
from xl_kpi.pack.pages.sections.vocabulary import TwoMonths
from xl_kpi.pack.pages.wording import wording_of_groups
from xl_kpi.pack.report import Report

_NOTHING = Figure(0.0, 0.0, None)


@dataclass(frozen=True)
class _Row:
    """A row's key, its label, and its figures of this month and the month before."""

    key: str
    label: str
    this: Figure
    before: Figure | None


def two_months(report: Report, part: TwoMonths) -> list[Block]:
    """The part's caption, notes and table."""
    if part.indicator not in report.registry:
        return []
    indicator = report.registry[part.indicator]
    notes = gap_notes(report, [indicator], part.breakdown)
    rows = _rows(report, part, indicator) if known(report, indicator, part.breakdown) else None
    if not rows:
        said = NOT_IN_EXTRACT if rows is None else "no cases in either month"
        return [*notes] or [Paragraph(f"{part.title}: {said}.", quiet=True)]
    before = report.month.plus(-1)
    whole = _Row(
        TOTAL, part.total, _added([r.this for r in rows]), _added([r.before for r in rows])
    )
    totals = _cells(report, part, indicator, whole, [row.key for row in rows])
    headers = (
        part.heading, part.of, part.met, before.short, report.month.short, "Change", "Trend", "Status",
    )  # fmt: skip
    columns = tuple(
        TableColumn(header, NUMBER_WIDTH if at else LABEL_WIDTH, total)
        for at, (header, total) in enumerate(zip(headers, totals, strict=True))
    )
    about = f"{part.title}, {before.label} and {report.month.label}."
    body = tuple(tuple(_cells(report, part, indicator, row)) for row in rows)
    caption = Paragraph(f"{part.title}, {before.label} and {report.month.label}", strong=True)
    return [caption, *notes, Table(part.name, about, columns, body)]


def _rows(report: Report, part: TwoMonths, indicator: Indicator) -> list[_Row]:
    """The groups with a case in either month."""
    groups = [
        group
        for group in report.figures.groups(indicator.id, part.breakdown)
        if not part.of_group or _of_group(report, group) == part.of_group
    ]
    wording = wording_of_groups(groups)
    rows = []
    for group in groups:
        this = report.find(indicator, breakdown=part.breakdown, group=group)
        before = report.find(
            indicator, report.month.plus(-1), breakdown=part.breakdown, group=group
        )
        if cases(this) or cases(before):
            rows.append(_Row(group, wording[group], this or _NOTHING, before))
    return rows


def _of_group(report: Report, name: str) -> str:
    team = report.teams.get(name)
    return "" if team is None else team.group


def _added(figures: Sequence[Figure | None]) -> Figure:
    """Several groups' figures as one."""
    there = [f for f in figures if f is not None and f.available]
    above, below = (sum(n or 0 for n in ns) for ns in (
        [f.numerator for f in there], [f.denominator for f in there],
    ))  # fmt: skip
    return Figure(above, below, above / below if below else None)


def _cells(
    report: Report, part: TwoMonths, indicator: Indicator, row: _Row, summed: Sequence[str] = ()
) -> list[Cell]:
    """A row's cells; those of the total add up those of the rows ``summed``."""

    def key(what: str, at: str = row.key) -> str:
        return f"{part.name}|{what}|{at}"

    def count(what: str, number: float | None) -> Cell:
        formula = f"=SUM([[{key(what, summed[0])}]]:[[{key(what, summed[-1])}]])" if summed else ""
        return Cell(number or 0.0, Style.COUNT, formula, key(what))

    style = value_style(indicator.unit)
    now = Cell(
        value_of(row.this), style, share_formula(key("met"), key("of")), key("this"), strong=True
    )
    if not summed:
        now = replace(now, aliases=(group_key(indicator.id, part.breakdown, row.key),))
    moved = change_cell(
        row.this, row.before, indicator.unit, (key("this"), key("before")), key("change")
    )
    return [
        Cell(row.label, Style.TEXT),
        count("of", row.this.denominator), count("met", row.this.numerator),
        _before(report, row, style, key("before")), now, moved,
        direction_cell(moved, indicator.good),
        status_cell(indicator, report.target(indicator), now.value, now.key),
    ]  # fmt: skip


def _before(report: Report, row: _Row, style: Style, key: str) -> Cell:
    """Last month's figure; for a team that is new, since when there is one."""
    new = report.new_team(row.key)
    if new and not cases(row.before):
        return Cell(new, style, key=key)
    found = value_of(row.before) if row.before is not None else NO_DENOMINATOR
    return Cell(found, style, key=key)
