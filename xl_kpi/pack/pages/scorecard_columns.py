"""The scorecard's columns: header, width, and what stands in an indicator's cell.

A column in which no indicator has anything is left out, so that the rest fits a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from xl_kpi.figures.table import NO_DENOMINATOR
from xl_kpi.judgement.spc import Outcome, Variation
from xl_kpi.pack.blocks import Cell, Style
from xl_kpi.pack.pages.cells import (
    change_cell,
    direction_cell,
    status_cell,
    target_name,
    tolerance_name,
    value_of,
)
from xl_kpi.pack.pages.keys import series_key
from xl_kpi.pack.pages.scorecard_row import NO_FIGURE, ScorecardRow
from xl_kpi.pack.report import Report

NO_TARGET, TOO_FEW_MONTHS, TOO_FEW_CASES = "no target", "– too few months", "– too few cases"

VARIATION = {
    Variation.COMMON_CAUSE: "● common cause",
    Variation.IMPROVEMENT_HIGH: "▲ improving",
    Variation.IMPROVEMENT_LOW: "▲ improving",
    Variation.CONCERN_HIGH: "▼ concern",
    Variation.CONCERN_LOW: "▼ concern",
    Variation.NEUTRAL_HIGH: "◆ unusually high",
    Variation.NEUTRAL_LOW: "◆ unusually low",
}
_WITHOUT_LIMITS = {
    Outcome.TOO_SHORT: TOO_FEW_MONTHS,
    Outcome.TOO_FEW: TOO_FEW_CASES,
    Outcome.CONSTANT: "– does not vary",
    Outcome.LATEST_MISSING: NO_DENOMINATOR,
}
_ASSURANCE = {"pass": "passes", "fail": "fails"}
# What stands in a cell that has nothing to tell.
_NOTHING = {"", NO_DENOMINATOR, NO_FIGURE, NO_TARGET, *_WITHOUT_LIMITS.values()}

_COMPARED = {
    "statistical_neighbours": "Statistical neighbours",
    "neighbours_best": "Best neighbour",
    "region": "Region",
    "england": "England",
    "national_top_quartile": "National top quartile",
}


@dataclass(frozen=True)
class ScorecardColumn:
    """A column; one that is not ``kept`` is left out where no row has anything in it."""

    header: str
    width: float
    cell: Callable[[ScorecardRow], Cell]
    kept: bool = False

    def cells(self, rows: Sequence[ScorecardRow]) -> tuple[Cell, ...]:
        """Its cell of each row."""
        return tuple(self.cell(row) for row in rows)


def scorecard_columns(report: Report) -> tuple[ScorecardColumn, ...]:
    """All columns that a scorecard may have, in order."""
    month = report.month
    return (
        ScorecardColumn("Indicator", 38, _name, kept=True),
        ScorecardColumn("Good is", 7.5, _good, kept=True),
        *(
            ScorecardColumn(m.short, 7.5, partial(ScorecardRow.month_cell, month=m), kept=True)
            for m in month.last(3)
        ),
        ScorecardColumn("Change on month", 9.5, _change, kept=True),
        ScorecardColumn("Direction", 9.5, _direction, kept=True),
        ScorecardColumn(
            month.plus(-12).short, 8, partial(ScorecardRow.month_cell, month=month.plus(-12))
        ),
        ScorecardColumn("Year to date", 10, ScorecardRow.year_cell, kept=True),
        ScorecardColumn("Target", 7.5, _target),
        ScorecardColumn("Tolerance", 9.5, _tolerance),
        ScorecardColumn("Status", 10, _status),
        *(
            ScorecardColumn(
                _comparator_name(report, name), 10.5,
                partial(ScorecardRow.compared_cell, comparator=name),
            )
            for name in _COMPARED
        ),
        ScorecardColumn("Rank among neighbours", 11, ScorecardRow.rank_cell),
        ScorecardColumn("Thirteen months", 15, _sparkline),
        ScorecardColumn("Variation", 17, _variation),
        ScorecardColumn("Assurance", 10.5, _assurance),
        ScorecardColumn("Owner", 22, _owner),
    )  # fmt: skip


def filled(column: ScorecardColumn, cells: Sequence[Cell]) -> bool:
    """Whether a column has something to tell, or always stands."""
    return column.kept or any(
        cell.sparkline is not None or cell.value not in _NOTHING for cell in cells
    )


def _name(row: ScorecardRow) -> Cell:
    return Cell(row.indicator.label, Style.LINK, link=row.link)


def _good(row: ScorecardRow) -> Cell:
    return Cell({"high": "Higher", "low": "Lower", None: NO_DENOMINATOR}[row.good], Style.QUIET)


def _change(row: ScorecardRow) -> Cell:
    month = row.report.month
    before = month.plus(-1)
    return change_cell(
        row.figure(month), row.figure(before), row.indicator.unit,
        (row.key(month), row.key(before)), row.key("change"),
    )  # fmt: skip


def _direction(row: ScorecardRow) -> Cell:
    return direction_cell(_change(row), row.good)


def _target(row: ScorecardRow) -> Cell:
    if row.target is None:
        return Cell(NO_DENOMINATOR, row.style)
    name = target_name(row.indicator)
    return Cell(row.target.value, row.style, key=row.key("target"), name=name)


def _tolerance(row: ScorecardRow) -> Cell:
    if row.target is None:
        return Cell(NO_DENOMINATOR, row.style)
    name = tolerance_name(row.indicator)
    return Cell(row.target.tolerance, row.style, key=row.key("tolerance"), name=name)


def _status(row: ScorecardRow) -> Cell:
    month = row.report.month
    return status_cell(row.indicator, row.target, value_of(row.figure(month)), row.key(month))


def _sparkline(row: ScorecardRow) -> Cell:
    """Thirteen months as a small line; in words, for readers that do not draw it."""
    months = row.report.months
    ends = series_key(row.indicator.id, months[0]), series_key(row.indicator.id, months[-1])
    found = (row.figure(month) for month in months)
    numbers = [figure for figure in found if figure is not None and figure.value is not None]
    if len(numbers) < 2 or not row.known >= {*ends}:
        return Cell(TOO_FEW_MONTHS if len(numbers) < 2 else "", Style.QUIET)
    return Cell("", Style.QUIET, sparkline=ends)


def _variation(row: ScorecardRow) -> Cell:
    spc = row.spc
    said = VARIATION[spc.variation] if spc.variation else _WITHOUT_LIMITS[spc.outcome]
    return Cell(said, Style.TEXT)


def _assurance(row: ScorecardRow) -> Cell:
    found = row.spc.assurance
    return Cell(_ASSURANCE.get(found, str(found)) if found else NO_DENOMINATOR, Style.TEXT)


def _owner(row: ScorecardRow) -> Cell:
    owner = row.target.owner if row.target else ""
    return Cell(owner or NO_DENOMINATOR, Style.TEXT)


def _comparator_name(report: Report, comparator: str) -> str:
    """The council's own name for it, as on the chapters' sheets; the long ones of ours, shorter."""
    if comparator == "neighbours_best":
        return _COMPARED[comparator]
    found = (c.name for c in report.judged.comparators.all if c.id == comparator)
    return next(found, _COMPARED[comparator])
