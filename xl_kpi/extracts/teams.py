"""Team names as the council's settings have them, in its order, in every list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import pandas as pd

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.declaration import PART_SUFFIX
from xl_kpi.problems import Problem, Severity
from xl_kpi.teams import Team, spelling_key

TEAM = "team"
# Alike, and with the same digits: "Assessment Team 1" and "Assessment Team 2" are two teams.
_ALIKE = 0.85


def with_standard_teams(
    lists: Mapping[str, CleanList], teams: Sequence[Team]
) -> tuple[dict[str, CleanList], list[Problem]]:
    """Lists whose teams have one spelling each, and what is odd about the names.

    A spelling that the settings know takes the team's standard name; others that differ only
    in case, spaces and punctuation take their most frequent one. A team that is not in the
    settings keeps its name and is reported. A part of a team counts as that team; its own name
    stands beside it, in ``team_part``.
    """
    counts = _counts(lists)
    if not counts:
        return dict(lists), []
    standard = {spelling_key(name): team.name for team in teams for name in (team.name, *team.also)}
    names: dict[str, str] = {}
    for spelling in sorted(counts, key=lambda name: (-counts[name], name)):
        names[spelling] = standard.setdefault(spelling_key(spelling), spelling)
    order = [
        *(team.name for team in teams),
        *sorted(set(names.values()) - {team.name for team in teams}, key=_natural),
    ]
    whole = {team.name: team.part_of for team in teams if team.part_of}
    renamed = {
        name: _renamed(clean, names, order, whole) if TEAM in clean.frame else clean
        for name, clean in lists.items()
    }
    return renamed, [*_unknown(names, counts, teams), *_near_identical(names)]


def _counts(lists: Mapping[str, CleanList]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for clean in lists.values():
        if TEAM in clean.frame:
            # Rows that do not count do not say either which spelling is the usual one.
            for name in clean.frame[TEAM].dropna().unique():
                counts.setdefault(str(name), 0)
            for name, number in clean.cases[TEAM].value_counts().items():
                if number:
                    counts[str(name)] += int(number)
    return counts


def _renamed(
    clean: CleanList, names: Mapping[str, str], order: Sequence[str], whole: Mapping[str, str]
) -> CleanList:
    wholes = {spelling: whole.get(name, name) for spelling, name in names.items()}
    values = clean.frame[TEAM]
    columns = {
        TEAM: _named(values, wholes, order),
        TEAM + PART_SUFFIX: _named(values, names, order),
    }
    return replace(clean, frame=clean.frame.assign(**columns))


def _named(values: pd.Series, names: Mapping[str, str], order: Sequence[str]) -> pd.Series:
    used = {names[str(name)] for name in values.cat.categories if str(name) in names}
    categories = [name for name in order if name in used]
    place = {name: at for at, name in enumerate(categories)}
    of_old = [place.get(names.get(str(name), ""), -1) for name in values.cat.categories]
    codes = pd.Series([*of_old, -1]).to_numpy()[values.cat.codes.to_numpy()]
    return pd.Series(
        pd.Categorical.from_codes(codes, categories=pd.Index(categories)), index=values.index
    )


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """An order in which team 2 stands before team 10."""
    parts = [part for part in re.split(r"(\d+)", name) if part]
    return [(not p.isdigit(), int(p) if p.isdigit() else 0, p.casefold()) for p in parts]


def _unknown(
    names: Mapping[str, str], counts: Mapping[str, int], teams: Sequence[Team]
) -> list[Problem]:
    if not teams:
        return []
    known = {team.name for team in teams}
    rows: dict[str, int] = {}
    for spelling, name in names.items():
        if name not in known:
            rows[name] = rows.get(name, 0) + counts[spelling]
    return [
        Problem(
            Severity.WARNING, "team not in settings",
            f"The team '{name}' ({number:,} rows) is not in teams.csv; it is counted under its own name.",
            "Add it to teams.csv, or add the spelling to its team's 'also'.", value=name,
        )
        for name, number in rows.items()
    ]  # fmt: skip


def _near_identical(names: Mapping[str, str]) -> list[Problem]:
    shown = sorted(set(names.values()), key=_natural)
    return [
        Problem(
            Severity.WARNING, "team names nearly identical",
            f"'{one}' and '{other}' are counted as two teams.",
            "If they are one, put one spelling under the other's 'also' in teams.csv.", value=other,
        )
        for at, one in enumerate(shown)
        for other in shown[at + 1 :]
        if _alike(one, other)
    ]  # fmt: skip


def _alike(one: str, other: str) -> bool:
    keys = spelling_key(one), spelling_key(other)
    digits = ["".join(letter for letter in key if letter.isdigit()) for key in keys]
    return digits[0] == digits[1] and SequenceMatcher(None, *keys).ratio() >= _ALIKE
