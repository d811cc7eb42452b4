"""The chart of groups over the last months: each month's groups on top of one another."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.pack.blocks import Chart, ChartKind, Line
from xl_kpi.pack.pages.sections.vocabulary import OverTime
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month

_MOST_GROUPS = 10


def of_months(
    report: Report, part: OverTime, groups: Sequence[tuple[str, str]], there: Sequence[Month]
) -> tuple[Chart, ...]:
    """A column a month, over the last months without a gap.

    Parameters
    ----------
    groups
        Each group and how it reads.
    there
        The months that have figures.
    """
    shown = [report.month]
    while shown[0].plus(-1) in there and len(shown) < part.months:
        shown.insert(0, shown[0].plus(-1))
    if report.month not in there or not 2 <= len(groups) <= _MOST_GROUPS:
        return ()

    def line(group: str, header: str) -> Line:
        first, last = (f"{part.name}|number|{group}|{month}" for month in (shown[0], shown[-1]))
        return Line(header, first, last)

    kind: ChartKind = part.drawn or "percent_column"
    title = part.chart_title or part.title
    span = f"{shown[0].short} to {shown[-1].short}" if len(shown) > 1 else shown[0].short
    return (
        Chart(
            kind, f"{title}, {span}",
            f"Column chart of shares: {title}, by month, {shown[0].label} to {shown[-1].label}; "
            "the figures stand in the table.",
            (f"{part.name}|month|{shown[0]}", f"{part.name}|month|{shown[-1]}"),
            tuple(line(*group) for group in groups), len(shown),
            percent=kind == "percent_column", step=2,
        ),
    )  # fmt: skip
