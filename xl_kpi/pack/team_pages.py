"""Which teams have a page of their own, and what its tab is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from xl_kpi.figures.table import Figures
from xl_kpi.indicators.registry import Registry
from xl_kpi.pack.pages.sections.layout import sheet_of
from xl_kpi.teams import Team

BY_TEAM, BY_CASELOAD_TEAM = "team", "caseload_team"
# A team of a figure or two, such as a head of service's, stands in the chapters alone.
_FEWEST = 3
_NO_TEAMS = ("not recorded", "not recognised")
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_LONGEST_TAB = 31
# The pack's other sheets, and a name that Excel keeps for itself.
_TAKEN = ("cover", "contents", "scorecard", "definitions", "data quality", "figures", "history")


def team_pages(figures: Figures, registry: Registry, teams: Mapping[str, Team]) -> dict[str, str]:
    """Tab of each team's page, the council's teams first and in their order."""
    had: dict[str, int] = {}
    for team in _teams_of_figures(figures, registry):
        whole = teams[team].part_of or team if team in teams else team
        had[whole] = had.get(whole, 0) + 1
    order = [name for name in (*teams, *had) if had.get(name, 0) >= _FEWEST]
    tabs = (sheet_of(chapter.id, chapter.title, registry).tab for chapter in registry.chapters)
    taken = {*_TAKEN, *(tab.casefold() for tab in tabs)}
    pages = {}
    for name in dict.fromkeys(order):
        pages[name] = _tab(name, taken)
        taken.add(pages[name].casefold())
    return pages


def _teams_of_figures(figures: Figures, registry: Registry) -> Iterator[str]:
    """Each team as often as the month has a figure of it that counts any case."""
    for indicator in registry:
        for breakdown in (BY_TEAM, BY_CASELOAD_TEAM):
            for group in figures.groups(indicator.id, breakdown):
                found = figures.find(indicator.id, breakdown=breakdown, group=group)
                counts = found is not None and (found.denominator or found.numerator)
                if counts and group not in _NO_TEAMS:
                    yield group


def _tab(name: str, taken: Iterable[str]) -> str:
    """A name that a tab may have and no other tab has.

    >>> _tab("Assessment: north/south", ())
    'Assessment north south'
    """
    plain = " ".join(_NOT_IN_TABS.sub(" ", name).split()).strip("'") or "Team"
    made, number = plain[:_LONGEST_TAB].rstrip(), 1
    while made.casefold() in taken:
        number += 1
        ending = " (team)" if number == 2 else f" ({number - 1})"
        made = plain[: _LONGEST_TAB - len(ending)].rstrip() + ending
    return made
