"""What a sentence is about: one indicator's figures, and when they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from xl_kpi.figures.table import Figure, Figures
from xl_kpi.indicators.declaration import Average, Indicator, Unit
from xl_kpi.narrative.sentence import Draft, Part
from xl_kpi.narrative.wording import Distributed, Measured, Shared, Untold, Wording
from xl_kpi.periods import Month, Span

# A share of fewer says more of the few than of the service; it has no trend and no verdict.
FEWEST_CASES = 10
_AS_AT = re.compile(r"as at (?:the extract date, )?(\d\d/\d\d/\d{4})")
# So few children are adopted in a month that twelve months are told.
_TOLD_OVER_A_YEAR = ("adoption.",)


@dataclass(frozen=True)
class Subject:
    """An indicator and its figures, ready to be told."""

    figures: Figures
    indicator: Indicator
    wording: Wording

    @property
    def month(self) -> Month:
        """The reporting month."""
        return self.figures.month

    @cached_property
    def span(self) -> Span:
        """The span of the figure that is told."""
        if self.indicator.id.startswith(_TOLD_OVER_A_YEAR):
            return Span.LAST_12_MONTHS
        flow = self.figures.find(self.indicator.id, self.month, Span.MONTH)
        if flow is not None or not self.figures.stock(self.indicator.id):
            return Span.MONTH
        return Span.MONTH_END

    @property
    def rolling(self) -> bool:
        """Whether its figure shares most of its months with that of the month before."""
        return self.span is Span.LAST_12_MONTHS

    @cached_property
    def now(self) -> Figure | None:
        """The reporting month's figure."""
        return self.figures.find(self.indicator.id, self.month, self.span)

    @property
    def of_cases(self) -> bool:
        """Whether its denominator counts cases."""
        return self.indicator.unit in (Unit.PERCENT, Unit.AVERAGE) or isinstance(
            self.indicator.shape, Average
        )

    def enough(self, figure: Figure) -> bool:
        """Whether a figure rests on cases enough for a trend or a verdict."""
        if not self.of_cases or figure.denominator is None:
            return True
        return figure.denominator >= FEWEST_CASES

    def has_share(self, figure: Figure) -> bool:
        """Whether a sentence may begin with the figure's name and say its value.

        A share of few cases is told by its numbers, and one of all by saying so.
        """
        if isinstance(self.wording, Distributed | Untold):
            return False
        return not isinstance(self.wording, Shared) or (self.enough(figure) and figure.value != 1)

    @property
    def be(self) -> str:
        """The verb that its name takes."""
        return "were" if isinstance(self.wording, Measured) and self.wording.plural else "was"

    def before(self, months: int) -> Figure | None:
        """The figure of so many months before, if it has a value that rests on enough."""
        found = self.figures.find(self.indicator.id, self.month.plus(-months), self.span)
        if found is None or found.value is None or not self.enough(found):
            return None
        return found

    def lead(self, draft: Draft) -> str:
        """When the figure stands: "in March", "at the end of March", "on 30 March"."""
        name = self.month.name
        if self.rolling:
            return f"{draft.words('in the 12 months')} to {name}"
        day = _as_at(self.now)
        if self.span is Span.MONTH_END:
            return self._on(draft, day, self.month)
        if day and day != self.month.last_day:
            shown = f"{day.day}{_suffix(day.day)}"
            return f"in {name}, up to the {draft.number(shown, day.day, Part.DAY)}"
        return f"in {name}"

    def month_before(self, draft: Draft, figure: Figure) -> str:
        """When the figure of the month before stands."""
        month = self.month.plus(-1)
        if self.span is Span.MONTH_END:
            return self._on(draft, _as_at(figure), month)
        return f"in {month.name}"

    def _on(self, draft: Draft, day: date | None, month: Month) -> str:
        if day is None or day == month.last_day:
            return f"at the end of {month.name}"
        told = draft.number(str(day.day), day.day, Part.DAY, month=month)
        return f"on {told} {Month.of(day).name}"


def _as_at(figure: Figure | None) -> date | None:
    found = _AS_AT.search(figure.note) if figure else None
    return datetime.strptime(found[1], "%d/%m/%Y").date() if found else None


def _suffix(day: int) -> str:
    """The letters after a day's number.

    >>> [_suffix(day) for day in (1, 12, 22, 30)]
    ['st', 'th', 'nd', 'th']
    """
    if 10 < day < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
