"""What a pack is made from, in one object that every page reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.engine import SHOWN_MONTHS
from xl_kpi.figures.table import Figure, Figures
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.indicators.registry import Registry
from xl_kpi.judgement.judged import Judged
from xl_kpi.judgement.targets import Target
from xl_kpi.narrative.commentary import Commentary
from xl_kpi.pack.team_pages import team_pages
from xl_kpi.periods import Month, Span
from xl_kpi.settings import Settings
from xl_kpi.teams import Team, read_teams


@dataclass(frozen=True)
class Report:
    """Figures, judged, with the extracts and settings that they come from.

    ``commentary`` is the analyst's, by ``chapter|section`` or chapter: their ids, or their names
    as the pack's contents have them.
    """

    judged: Judged
    extracts: Extracts
    settings: Settings
    registry: Registry
    commentary: Mapping[str, Commentary] = field(default_factory=dict)

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
        flow = self.figures.find(indicator.id, span=Span.MONTH)
        state = self.figures.find(indicator.id, span=Span.MONTH_END)
        if flow is None or (state is not None and state.available and not flow.available):
            return Span.MONTH_END if self.figures.stock(indicator.id) else Span.MONTH
        return Span.MONTH

    def find(
        self, indicator: Indicator, month: Month | None = None, span: Span | None = None,
        breakdown: str = "all", group: str = "all",
    ) -> Figure | None:  # fmt: skip
        """A figure of an indicator.

        Without a span, that of the month; where another rule gives it for the month's end alone,
        that one.
        """
        found = self.figures.find(indicator.id, month, span, breakdown, group)
        if span is None and found is not None and not found.available:
            state = self.figures.find(indicator.id, month, Span.MONTH_END, breakdown, group)
            return state if state is not None and state.available else found
        return found

    @cached_property
    def teams(self) -> Mapping[str, Team]:
        """The council's teams by name, in their order."""
        return {team.name: team for team in read_teams(self.settings)}

    def whole_team(self, name: str) -> str:
        """The team of which one is a part; itself, if it stands alone."""
        team = self.teams.get(name)
        return name if team is None else team.part_of or name

    def new_team(self, name: str) -> str:
        """Since when there is a team that began this month; "" for any other."""
        team = self.teams.get(name)
        new = team is not None and team.began is not None and team.began > self.month.plus(-1)
        return f"from {team.began.short}" if new and team is not None and team.began else ""

    @cached_property
    def team_pages(self) -> Mapping[str, str]:
        """Tab of the page of each team that has one, in the teams' order."""
        return team_pages(self.figures, self.registry, self.teams)

    def page_of_team(self, name: str) -> str:
        """Tab of a team's page, or of that of which it is a part; "" where there is none."""
        return self.team_pages.get(self.whole_team(name), "")
