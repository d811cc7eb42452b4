"""An audience: the director, the managers, one team, or the public."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xl_kpi.audience_choices import DIRECTOR, KINDS, MANAGERS, PUBLIC, TEAM
from xl_kpi.errors import SettingsError
from xl_kpi.pack.report import Report
from xl_kpi.teams import spelling_key

_NOT_IN_FILES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True)
class Audience:
    """Whom a pack is for; ``team`` names the team of a team's own pack."""

    kind: str
    team: str = ""

    def __str__(self) -> str:
        return f"{TEAM}:{self.team}" if self.team else self.kind

    @property
    def words(self) -> str:
        """As a file's name and a letter say it."""
        if self.kind == TEAM:
            return f"team {self.team}"
        return {DIRECTOR: "director", MANAGERS: "managers", PUBLIC: "public"}[self.kind]

    @property
    def file_words(self) -> str:
        """The same, without what a file's name may not have."""
        return " ".join(_NOT_IN_FILES.sub(" ", self.words).split()).rstrip(". ")


def parse_audience(said: str, report: Report) -> Audience:
    """An audience as the command line and distribution.csv name it.

    Raises
    ------
    SettingsError
        Where there is no such audience, or no such team.
    """
    kind, _, team = said.strip().partition(":")
    kind = kind.strip().lower()
    if kind not in KINDS or (kind == TEAM) != bool(team.strip()):
        raise SettingsError(
            f"'{said}' is no audience. Write director, managers, public, or team:NAME."
        )
    return Audience(kind, _team(team.strip(), report)) if team else Audience(kind)


def _team(said: str, report: Report) -> str:
    """The team with a page that goes by this name or another spelling of it."""
    wanted = spelling_key(said)
    for name in report.team_pages:
        declared = report.teams.get(name)
        spellings = (name, *(declared.also if declared is not None else ()))
        if wanted in map(spelling_key, spellings):
            return name
    known = ", ".join(report.team_pages) or "none: no figure is split by team"
    raise SettingsError(f"'{said}' is no team with figures of this month. Teams: {known}.")


def all_audiences(report: Report) -> tuple[Audience, ...]:
    """Every audience of a month: director, managers, each team, the public."""
    teams = (Audience(TEAM, name) for name in report.team_pages)
    return (Audience(DIRECTOR), Audience(MANAGERS), *teams, Audience(PUBLIC))
