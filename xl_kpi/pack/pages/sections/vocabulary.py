"""The words in which a chapter's sheet is declared: sections, and the parts that stand in them.

A part is data: which indicators, by what, in which months, and how it is drawn. Indicators that
are not declared are left out quietly, so that a sheet may be declared before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xl_kpi.pack.blocks import ChartKind
from xl_kpi.periods import Span

Drawn = Literal[""] | ChartKind

# Which groups stand: all, those with a case in the months shown (and every coded one), or those
# with a case in the month.
Kept = Literal["all", "used", "filled"]


@dataclass(frozen=True)
class Measure:
    """An indicator in a table: its header, and those of the counts that it is made of.

    Parameters
    ----------
    met, of
        Headers of numerator and denominator; a column that is there already is used again.
    exact
        Shows a percentage with two decimals.
    span
        Another span than the month's, such as the year to date.
    adds_up
        The figure is the sum of the columns before it, and is written as that.
    """

    indicator: str
    header: str = ""
    met: str = ""
    of: str = ""
    exact: bool = False
    span: Span | None = None
    adds_up: bool = False


@dataclass(frozen=True)
class Series:
    """Thirteen months of some indicators, and one chart of those named in ``plotted``."""

    name: str
    measures: tuple[Measure, ...]
    plotted: tuple[str, ...]
    chart_title: str
    drawn: Drawn = "line"


@dataclass(frozen=True)
class SplitSeries:
    """Thirteen months down, the groups of one indicator's breakdown across, with their sum."""

    name: str
    indicator: str
    breakdown: str
    chart_title: str
    drawn: Drawn = "stacked_column"


@dataclass(frozen=True)
class Breakdown:
    """Groups of one breakdown down, indicators across; those in ``plotted`` are drawn.

    Parameters
    ----------
    keeps
        Which groups stand.
    group_label
        How a group reads: ``Aged {}``.
    to_team_pages
        Each team's name leads to its page.
    """

    name: str
    title: str
    breakdown: str
    heading: str
    measures: tuple[Measure, ...]
    plotted: tuple[str, ...] = ()
    chart_title: str = ""
    drawn: Drawn = "bar"
    keeps: Kept = "used"
    group_label: str = "{}"
    to_team_pages: bool = False


@dataclass(frozen=True)
class RowShare:
    """A column of a matrix: what part some of its columns are of the row's total.

    It is an indicator of its own, in whose label the header's words stand after ``after``;
    ``columns`` counts the matrix's columns from 0.
    """

    indicator: str
    columns: tuple[int, ...]
    after: str = ""


@dataclass(frozen=True)
class Matrix:
    """Groups of a two-part breakdown as rows and columns, with totals and shares.

    Parameters
    ----------
    down
        Which part of the breakdown stands down the side: 0 or 1.
    shares
        Columns of shares of each row's total.
    drawn
        Its charts; a pyramid has the first of ``back_to_back`` on its left.
    ordered
        The columns are steps of one scale, and are shaded so.
    keeps, keeps_across
        Which rows and which columns stand.
    """

    name: str
    title: str
    indicator: str
    breakdown: str
    heading: str
    down: int = 0
    shares: tuple[RowShare, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    chart_title: str = ""
    back_to_back: tuple[str, str] = ("", "")
    ordered: bool = False
    keeps: Kept = "used"
    keeps_across: Kept = "all"


@dataclass(frozen=True)
class OverTime:
    """Groups down, the last months across: number and share of each month side by side."""

    name: str
    title: str
    indicator: str
    breakdown: str
    heading: str
    months: int
    covers: tuple[str, ...] = ()
    drawn: Drawn = "percent_column"
    chart_title: str = ""


@dataclass(frozen=True)
class TwoMonths:
    """Last month and this month of a percentage by group, with its trend and status.

    With ``of_group`` only teams of that group of the council's teams stand in it.
    """

    name: str
    title: str
    indicator: str
    breakdown: str
    heading: str
    met: str
    of: str
    of_group: str = ""
    total: str = "Total"


@dataclass(frozen=True)
class Listed:
    """Indicators down, with the cases of a span, its average, and that of a month ago."""

    name: str
    title: str
    heading: str
    indicators: tuple[str, ...]
    span: Span
    met: str
    of: str
    chart_title: str = ""


@dataclass(frozen=True)
class Compared:
    """Indicators beside their published comparators."""

    name: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """A sentence with counts in it: ``{visits.cin_in_time:met} of {visits.cin_in_time:of}``.

    A count is ``met``, ``of`` or ``value``; words for one and for more may follow it, as in
    ``{visits.cin_in_time:met|child|children}``, and ``{month}`` is the month. It is left out
    where a count is not known. ``shows`` are indicators that need no section of their own.
    """

    text: str
    quiet: bool = False
    shows: tuple[str, ...] = ()


Part = (
    Series | SplitSeries | Breakdown | Matrix | OverTime | TwoMonths | Listed | Compared | Said
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ChapterSheet:
    """A chapter's sheet: its tab's name, the headline indicators, its sections."""

    chapter: str
    tab: str
    tiles: tuple[str, ...]
    sections: tuple[Section, ...]


def indicators_of(part: Part) -> tuple[str, ...]:
    """The indicators that a part shows."""
    match part:
        case Series() | Breakdown():
            return tuple(measure.indicator for measure in part.measures)
        case Compared() | Listed():
            return part.indicators
        case Matrix():
            return (part.indicator, *(share.indicator for share in part.shares))
        case OverTime():
            return (part.indicator, *part.covers)
        case SplitSeries() | TwoMonths():
            return (part.indicator,)
        case Said():
            return part.shows
