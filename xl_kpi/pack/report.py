"""What a pack is made from, in one object that every page reads."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.engine import SHOWN_MONTHS
from xl_kpi.figures.table import Figure, Figures
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.indicators.registry import Registry
from xl_kpi.judgement.judged import Judged
from xl_kpi.judgement.targets import Target
from xl_kpi.periods import Month, Span
from xl_kpi.settings import Settings


@dataclass(frozen=True)
class Report:
    """Figures, judged, with the extracts and settings that they come from."""

    judged: Judged
    extracts: Extracts
    settings: Settings
    registry: Registry

    @property
    def figures(self) -> Figures:
        """The table of figures."""
        return self.judged.figures

    @property
    def month(self) -> Month:
        """The reporting month."""
        return self.figures.month

    @property
    def months(self) -> tuple[Month, ...]:
        """The thirteen months shown."""
        return self.month.last(SHOWN_MONTHS)

    def target(self, indicator: Indicator) -> Target | None:
        """An indicator's target, if the council has set one."""
        return self.judged.targets.get(indicator.id)

    def span(self, indicator: Indicator) -> Span:
        """The span of its monthly figures."""
        return Span.MONTH_END if self.figures.stock(indicator.id) else Span.MONTH

    def find(
        self, indicator: Indicator, month: Month | None = None, span: Span | None = None,
        breakdown: str = "all", group: str = "all",
    ) -> Figure | None:  # fmt: skip
        """A figure of an indicator."""
        return self.figures.find(indicator.id, month, span, breakdown, group)
