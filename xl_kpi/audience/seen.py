"""The report as an audience may see it: rows of figures that are left out are in no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

import pandas as pd

from xl_kpi.audience.audience import Audience
from xl_kpi.audience_choices import TEAM
from xl_kpi.figures.table import ALL, Figures
from xl_kpi.indicators.registry import Registry
from xl_kpi.pack.report import Report
from xl_kpi.problems import Problem

# Columns of lists by which cases are a team's, or a worker's.
TEAM_COLUMNS = frozenset(("team", "team_part"))
WORKER = "worker"


@dataclass(frozen=True)
class SeenReport(Report):
    """A report of which some teams have pages."""

    pages: tuple[str, ...] = ()

    @cached_property
    def team_pages(self) -> Mapping[str, str]:
        """Tabs of the pages that this audience gets."""
        return {name: tab for name, tab in super().team_pages.items() if name in self.pages}


def columns_of(registry: Registry) -> dict[str, tuple[object, ...]]:
    """Of each breakdown the columns that it is by."""
    return {split.name: split.columns for one in registry for split in one.splits}


def with_figures(report: Report, figures: Figures, pages: tuple[str, ...]) -> SeenReport:
    """The report with these figures alone."""
    judged = replace(report.judged, figures=figures)
    same = {one.name: getattr(report, one.name) for one in fields(Report)}
    return SeenReport(**{**same, "judged": judged}, pages=pages)


def seen_by(report: Report, audience: Audience) -> SeenReport:
    """What the director, the managers or a team may see of a report."""
    choices = report.settings.audiences
    table = report.figures.table
    names_workers = audience.kind in choices.workers_to
    columns = columns_of(report.registry)
    if audience.kind == TEAM:
        table = own_rows(report, audience.team)
        pages: tuple[str, ...] = (audience.team,)
    else:
        pages = tuple(report.team_pages) if audience.kind in choices.team_pages_to else ()
    if not names_workers:
        by_worker = [name for name, by in columns.items() if WORKER in by]
        table = table[~table["breakdown"].isin(by_worker)]
    figures = Figures(table.reset_index(drop=True), report.month)
    seen = with_figures(report, figures, pages)
    if audience.kind in choices.problem_rows_to:
        return seen
    problems = tuple(_without_row(problem) for problem in report.extracts.problems)
    return replace(seen, extracts=replace(report.extracts, problems=problems))


def _without_row(problem: Problem) -> Problem:
    """A problem that is counted, and whose row and value are not told.

    Its words stay: they speak of the kind of problem, and the sheet shows them once a kind.
    """
    if problem.row is None and not problem.value:
        return problem
    what = problem.what.replace(problem.value, "(a value)") if problem.value else problem.what
    return replace(problem, file="", sheet="", row=None, value="", what=what)


def parts_of(report: Report, team: str) -> tuple[str, ...]:
    """A team and the teams that are part of it."""
    return (team, *(one.name for one in report.teams.values() if one.part_of == team))


def own_rows(report: Report, team: str) -> pd.DataFrame:
    """The council's totals, and those rows of its figures that are of this team alone."""
    table = report.figures.table
    own = parts_of(report, team)
    by_team = {
        breakdown: at
        for breakdown, columns in columns_of(report.registry).items()
        for at, column in enumerate(columns)
        if column in TEAM_COLUMNS
    }
    alone = [name for name, by in columns_of(report.registry).items() if len(by) == 1]
    named = table.loc[table["breakdown"].isin({*by_team} & {*alone}), "group"]
    teams = sorted({*named, *report.teams, *own}, key=len, reverse=True)
    keep = table["breakdown"] == ALL
    for breakdown, at in by_team.items():
        rows = table["breakdown"] == breakdown
        groups = set(table.loc[rows, "group"])
        kept = groups & {*own} if breakdown in alone else _crossed(groups, at, teams, own)
        keep |= rows & table["group"].isin(kept)
    return table[keep]


def _crossed(groups: set[str], at: int, teams: list[str], own: tuple[str, ...]) -> set[str]:
    """Groups of a team with something else; a team's name may itself have a colon in it."""

    def team_of(group: str) -> str:
        if at == 0:
            return next((name for name in teams if group.startswith(f"{name}: ")), "")
        return next((name for name in teams if group.endswith(f": {name}")), "")

    return {group for group in groups if team_of(group) in own}
