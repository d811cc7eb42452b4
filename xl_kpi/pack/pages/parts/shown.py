"""Which of a part's indicators and groups there are to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Indicator, Maximum, Share
from xl_kpi.pack.pages.sections.vocabulary import Measure
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month, Span

# A code begins with its letter, "a) Neglect", or is a pair of which one part does.
_CODED = re.compile(r"(?:^|: )[a-z]{1,2}\d?\) ")
LABEL_WIDTH, NUMBER_WIDTH = 36, 12


def declared(report: Report, measures: Iterable[Measure]) -> list[tuple[Measure, Indicator]]:
    """The measures whose indicators there are."""
    return [(m, report.registry[m.indicator]) for m in measures if m.indicator in report.registry]


def of_group(
    report: Report, indicator: Indicator, breakdown: str, group: str,
    month: Month | None = None, span: Span | None = None,
) -> Figure | None:  # fmt: skip
    """A group's figure: nothing counted, where the indicator is there and the group has no case."""
    found = report.find(indicator, month, span, breakdown, group)
    if found is not None:
        return found
    if isinstance(indicator.shape, Share):
        others = report.figures.groups(indicator.id, breakdown)
        known = (report.find(indicator, month, span, breakdown, other) for other in others)
        whole = next((f for f in known if f is not None and f.available), None)
        return None if whole is None else Figure(0.0, whole.denominator, 0.0)
    whole = report.find(indicator, month, span)
    if whole is None or not whole.available:
        return None
    if isinstance(indicator.shape, Maximum):
        # Of nobody there is no greatest.
        return Figure(None, None, None)
    return Figure(0.0, None, 0.0) if whole.denominator is None else Figure(0.0, 0.0, None)


def cases(figure: Figure | None) -> float:
    """How many cases a figure is made of."""
    if figure is None or not figure.available:
        return 0
    return figure.denominator if figure.denominator is not None else (figure.numerator or 0)


def counted(indicator: Indicator, figure: Figure | None) -> float:
    """How many cases of a group a figure stands for: of a share, the group's own."""
    if figure is not None and figure.available and isinstance(indicator.shape, Share):
        return figure.numerator or 0
    return cases(figure)


def groups_of(report: Report, indicators: Sequence[Indicator], breakdown: str) -> list[str]:
    """Groups of all of them, in order."""
    return list(
        dict.fromkeys(g for i in indicators for g in report.figures.groups(i.id, breakdown))
    )


def stands(report: Report, indicators: Sequence[Indicator], breakdown: str, group: str) -> bool:
    """Whether a group has had any case in the months shown; a coded group always stands."""
    return bool(_CODED.search(group)) or any(
        counted(indicator, report.find(indicator, month, breakdown=breakdown, group=group))
        for indicator in indicators
        for month in report.months
    )


def known(report: Report, indicator: Indicator, breakdown: str, month: Month | None = None) -> bool:
    """Whether the extracts give an indicator in a month, as a whole or by group."""
    whole = report.find(indicator, month)
    if whole is not None:
        return whole.available
    groups = report.figures.groups(indicator.id, breakdown)
    found = (report.find(indicator, month, breakdown=breakdown, group=group) for group in groups)
    return any(figure is not None and figure.available for figure in found)
