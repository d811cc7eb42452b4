"""What counts as a team: the council's own list, with other spellings, order and group."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from xl_kpi.errors import SettingsError
from xl_kpi.periods import Month
from xl_kpi.settings import Settings
from xl_kpi.settings_table import Line, all_or_faults, read_lines

TEAMS_FILE = "teams.csv"
_COLUMNS = ("team", "also", "order", "group", "part_of", "began")


@dataclass(frozen=True)
class Team:
    """A team: its standard name, the other spellings by which it goes, its group.

    ``part_of`` names the team of which it is a part: it counts there, and stands by itself in
    the caseloads. ``began`` is its first month, if it is new.
    """

    name: str
    also: tuple[str, ...] = ()
    order: float = 0
    group: str = ""
    part_of: str = ""
    began: Month | None = None


def spelling_key(name: str) -> str:
    """A name without case, spaces and punctuation, by which spellings of it are one.

    >>> spelling_key("CP &Court 2") == spelling_key("cp and court 2")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", "and"))
    return "".join(letter for letter in plain if letter.isalnum() or letter == "+")


def read_teams(settings: Settings) -> tuple[Team, ...]:
    """The council's teams in their order; none where it has no teams.csv.

    Raises
    ------
    SettingsError
        Where a line cannot be used, or one spelling stands for two teams.
    """
    path = settings.file(TEAMS_FILE)
    if path is None:
        return ()

    def team(line: Line) -> Team:
        if not line["team"]:
            raise line.fault("it has no team name.")
        try:
            order = float(line["order"] or line.number)
        except ValueError:
            raise line.fault(f"order is '{line['order']}', which is not a number.") from None
        also = tuple(name.strip() for name in line["also"].split("|") if name.strip())
        began = None
        if line["began"]:
            try:
                began = Month.parse(line["began"])
            except SettingsError as fault:
                raise line.fault(f"began: {fault}") from None
        return Team(line["team"], also, order, line["group"], line["part_of"], began)

    teams = all_or_faults(read_lines(path, ("team",), _COLUMNS), team)
    names = [one.name for one in teams]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SettingsError(f"{path.name} has two lines for '{twice}'. Keep one.")
    by_name = {one.name: one for one in teams}
    for one in teams:
        whole = by_name.get(one.part_of)
        if one.part_of and (whole is None or whole.part_of or whole is one):
            raise SettingsError(
                f"{path.name}: '{one.name}' is part of '{one.part_of}', which is no team with a "
                "line of its own that stands by itself. Add that team, or correct the name."
            )
    owner: dict[str, str] = {}
    for one in teams:
        for name in (one.name, *one.also):
            other = owner.setdefault(spelling_key(name), one.name)
            if other != one.name:
                raise SettingsError(
                    f"{path.name}: '{name}' stands for '{other}' and for '{one.name}'. Keep one."
                )
    return tuple(sorted(teams, key=lambda one: one.order))
