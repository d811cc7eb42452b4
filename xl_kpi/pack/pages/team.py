"""A team's page: its figures beside the council's, and what its workers hold."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from xl_kpi.figures.table import NO_DENOMINATOR
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import (
    Beside,
    Block,
    Cell,
    Chart,
    Heading,
    Line,
    Paragraph,
    Sheet,
    Style,
    Table,
    TableColumn,
    Title,
)
from xl_kpi.pack.pages.cells import (
    change_cell,
    direction_cell,
    status_cell,
    target_name,
    value_of,
    value_style,
)
from xl_kpi.pack.pages.charts.by_group import height_of_bars
from xl_kpi.pack.pages.column_builder import count_style
from xl_kpi.pack.pages.glance import copied
from xl_kpi.pack.pages.keys import group_key, section_key, series_key
from xl_kpi.pack.pages.notes import as_at_of_chapters
from xl_kpi.pack.pages.parts.shown import NUMBER_WIDTH, cases, of_group
from xl_kpi.pack.pages.wording import legible, wording_of_groups
from xl_kpi.pack.report import Report
from xl_kpi.pack.team_pages import BY_CASELOAD_TEAM, BY_TEAM

CASES, BY_WORKER = "caseload.cases", "worker"
CASELOADS = section_key("caseloads", "caseloads")
WIDTHS = (50, *([NUMBER_WIDTH] * 9))
_MOST_BARS = 40


@dataclass(frozen=True)
class _Shown:
    """A figure of a team: the indicator, its breakdown, and the team's name in that."""

    indicator: Indicator
    breakdown: str
    group: str


def team_sheets(report: Report, known: Set[str]) -> list[Sheet]:
    """A page for each team that has one, in the teams' order.

    Parameters
    ----------
    known
        Names of the cells of all chapters, which a page may repeat.
    """
    return [
        _sheet(report, team, tab, number, known)
        for number, (team, tab) in enumerate(report.team_pages.items(), start=1)
    ]


def _sheet(report: Report, team: str, tab: str, number: int, known: Set[str]) -> Sheet:
    back = [Paragraph("Back to contents", link="Contents")]
    if CASES in report.registry:
        back.append(Paragraph("Back to caseloads", link=CASELOADS))
    parts = [name for name in report.teams if report.teams[name].part_of == team]
    shown = _shown(report, team, parts)
    blocks: list[Block] = [
        Title(legible(team), f"{report.settings.council}, {report.month.label}"),
        *back,
        Heading("The team's figures"),
        *as_at_of_chapters(report, (one.indicator for one in shown)),
        Paragraph("Cells beside the name of a chapter are blank.", quiet=True),
        _figures(report, team, shown, number, known),
        *_workers(report, [team, *parts], number),
    ]
    about = "The team's figures beside the council's, and its workers' caseloads"
    return Sheet(tab, tuple(blocks), WIDTHS, about=about)


def _shown(report: Report, team: str, parts: list[str]) -> list[_Shown]:
    """What is split by team, and of which the team or a part of it has a case in either month."""
    places = [(BY_TEAM, team), *((BY_CASELOAD_TEAM, name) for name in (team, *parts))]
    months = report.month, report.month.plus(-1)
    return [
        _Shown(indicator, breakdown, group)
        for chapter in report.registry.chapters
        for indicator in report.registry.of_chapter(chapter.id)
        for breakdown, group in places
        if any(cases(report.find(indicator, m, breakdown=breakdown, group=group)) for m in months)
    ]


def _figures(report: Report, team: str, shown: list[_Shown], number: int, known: Set[str]) -> Table:
    """A row for each figure, under the name of its chapter."""
    month, previous = report.month, report.month.plus(-1)
    headers = (
        "Indicator", month.short, previous.short, "Change", "Direction", "Out of", "Council",
        "Target", "Status",
    )  # fmt: skip
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, WIDTHS, strict=False))
    rows: list[tuple[Cell, ...]] = []
    for chapter in report.registry.chapters:
        own = [one for one in shown if one.indicator.chapter == chapter.id]
        made = [_row(report, one, team, f"team|{number}", known) for one in own]
        if made:
            empty = (Cell("", cell.style) for cell in made[0][1:])
            rows += [(Cell(chapter.title, Style.GROUP), *empty), *made]
    about = f"{legible(team)}: each figure that is split by team, {month.label}."
    return Table(f"team_{number}_figures", about, columns, tuple(rows))


def _row(report: Report, one: _Shown, team: str, root: str, known: Set[str]) -> tuple[Cell, ...]:
    indicator, place = one.indicator, (one.breakdown, one.group)
    this = of_group(report, indicator, *place)
    before = of_group(report, indicator, *place, report.month.plus(-1))
    council = report.find(indicator)
    key = f"{root}|{indicator.id}|{one.group}"
    style = value_style(indicator.unit, *(value_of(f) for f in (this, before, council)))
    keys = f"{key}|this", f"{key}|before"
    moved = change_cell(this, before, indicator.unit, keys, f"{key}|change")
    target = report.target(indicator)
    label = indicator.label if one.group == team else f"{indicator.label}: {one.group}"
    below = this.denominator if this is not None and this.available else None
    new = "" if cases(before) else report.new_team(one.group)
    return (
        Cell(label),
        Cell(
            value_of(this), style, copied(this, group_key(indicator.id, *place), known), keys[0],
            strong=True,
        ),
        Cell(new or value_of(before), style, key=keys[1]),
        moved,
        direction_cell(moved, indicator.good),
        Cell(
            NO_DENOMINATOR if below is None else below, count_style([below]),
            copied(this, group_key(indicator.id, *place, "of"), known),
        ),
        Cell(value_of(council), style, copied(council, series_key(indicator.id, report.month), known)),
        Cell(
            NO_DENOMINATOR if target is None else target.value, style,
            "" if target is None else f"={target_name(indicator)}",
        ),
        status_cell(indicator, target, value_of(this), keys[0]),
    )  # fmt: skip


def _workers(report: Report, teams: list[str], number: int) -> list[Block]:
    """Each worker's cases; names stand here alone, so that they can be left out in one place."""
    if CASES not in report.registry:
        return []
    held = []
    for group in report.figures.groups(CASES, BY_WORKER):
        team, _, worker = group.partition(": ")
        found = report.figures.find(CASES, breakdown=BY_WORKER, group=group)
        if team in teams and found is not None and found.value:
            held.append((team, worker, found.value))
    if not held:
        return []
    several = len({team for team, _, _ in held}) > 1
    root = f"team_{number}_workers"
    names = wording_of_groups([worker for _, worker, _ in held])
    rows = []
    for at, (team, worker, cases_held) in enumerate(held):
        shown = f"{names[worker]} ({team})" if several else names[worker]
        label = Cell(shown, Style.TEXT, key=f"{root}|name|{at}")
        rows.append((label, Cell(cases_held, Style.COUNT, key=f"{root}|{at}")))
    last = len(held) - 1
    total = Cell(sum(n for *_, n in held), Style.COUNT, f"=SUM([[{root}|0]]:[[{root}|{last}]])")
    columns = (
        TableColumn("Worker", WIDTHS[0], Cell("Total")),
        TableColumn("Cases", NUMBER_WIDTH, total),
    )
    title = f"Cases held by each worker, {report.month.label}"
    chart = Chart(
        "bar", title, f"Bar chart: {title}; the figures stand in the table beside it.",
        (f"{root}|name|0", f"{root}|name|{last}"),
        (Line("Cases", f"{root}|0", f"{root}|{last}"),), len(held), percent=False,
        height=height_of_bars(len(held)),
    )  # fmt: skip
    charts = (chart,) if 2 <= len(held) <= _MOST_BARS else ()
    return [
        Heading("Workers' caseloads"),
        Beside(Table(root, f"{title}.", columns, tuple(rows)), charts),
    ]
