"""An indicator with all that its cells on the scorecard need."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from functools import cached_property

from xl_kpi.figures.table import NO_DENOMINATOR, Figure
from xl_kpi.indicators.declaration import Good, Indicator
from xl_kpi.judgement.comparators import Comparator
from xl_kpi.judgement.spc import Spc, spc_of
from xl_kpi.judgement.targets import Target
from xl_kpi.pack.blocks import Cell, Style
from xl_kpi.pack.pages.cells import value_of, value_style
from xl_kpi.pack.pages.glance import copied
from xl_kpi.pack.pages.keys import series_key
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month, Span

# Columns are too narrow for "not in extract"; the lines under the table say what this means.
NO_FIGURE = "no data"


def scorecard_key(indicator: str, column: str | Month) -> str:
    """A cell of an indicator on the scorecard: a month's figure, or another column's."""
    return f"scorecard|{indicator}|{column}"


@dataclass(frozen=True)
class ScorecardRow:
    """One indicator.

    Parameters
    ----------
    link
        Key of the section that shows it.
    known
        Names of the cells of all chapters, which its cells may repeat.
    """

    report: Report
    indicator: Indicator
    link: str
    known: Set[str]

    def figure(self, month: Month) -> Figure | None:
        """Its figure of a month."""
        return self.report.find(self.indicator, month)

    @cached_property
    def target(self) -> Target | None:
        """Its target, if it has one."""
        return self.report.target(self.indicator)

    @property
    def good(self) -> Good | None:
        """Whether high or low is good: a council's target may say it where the indicator does not."""
        return self.target.good if self.target else self.indicator.good

    @cached_property
    def spc(self) -> Spc:
        """What statistical process control says of its months."""
        return spc_of(self.report.figures, self.indicator, self.target)

    @cached_property
    def year_to_date(self) -> Figure | None:
        """Its figure from April on."""
        return self.report.find(self.indicator, span=Span.YEAR_TO_DATE)

    @property
    def at_month_end(self) -> bool:
        """Whether it is counted on the month's last day, so that it has no year to date."""
        return self.report.span(self.indicator) is Span.MONTH_END

    @cached_property
    def style(self) -> Style:
        """How all its figures look, so that they stand under one another."""
        month = self.report.month
        shown = [*(self.figure(m) for m in (*month.last(3), month.plus(-12))), self.year_to_date]
        return value_style(self.indicator.unit, *(value_of(figure) for figure in shown))

    def key(self, column: str | Month) -> str:
        """The key of one of its cells."""
        return scorecard_key(self.indicator.id, column)

    def month_cell(self, month: Month) -> Cell:
        """A month's figure, repeating the cell of its series."""
        figure = self.figure(month)
        live = copied(figure, series_key(self.indicator.id, month), self.known)
        strong = month == self.report.month
        made = Cell(value_of(figure), self.style, live, self.key(month), strong=strong)
        return replace(made, value=NO_FIGURE) if _missing(figure) else made

    def year_cell(self) -> Cell:
        """The year to date; what is counted at the month's end has none."""
        if self.at_month_end:
            return Cell("month end", self.style)
        year = self.year_to_date
        return Cell(NO_FIGURE if _missing(year) else value_of(year), self.style)

    def compared(self, comparator: str) -> Comparator | None:
        """A published comparator that has a value."""
        found = self.report.judged.comparators.find(self.indicator.id, comparator)
        return None if found is None or found.value is None else found

    def compared_cell(self, comparator: str) -> Cell:
        """A published comparator's figure."""
        found = self.compared(comparator)
        value = NO_DENOMINATOR if found is None or found.value is None else found.value
        return Cell(value, value_style(self.indicator.unit, value))

    def rank_cell(self) -> Cell:
        """The council's rank among its neighbours: the best is 1, or the highest where none is best."""
        found = self.compared("neighbour_rank") or self.compared("neighbour_rank_highest_first")
        if found is None or found.value is None:
            return Cell(NO_DENOMINATOR, Style.COUNT)
        of = f" of {found.out_of}" if found.out_of else ""
        return Cell(f"{found.value:.0f}{of}", Style.COUNT)


def _missing(figure: Figure | None) -> bool:
    return figure is None or not figure.available
