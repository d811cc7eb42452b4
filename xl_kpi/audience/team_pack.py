"""A team's own pack: its page, its months beside the council's, and no other team's figure."""

from __future__ import annotations

from xl_kpi.audience.plain_pages import (
    chapters_with,
    contents,
    cover,
    months_table,
    targets_table,
    whole_row,
    widths,
)
from xl_kpi.audience.seen import SeenReport
from xl_kpi.figures.table import ALL
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Block, Heading, Paragraph, Sheet, Title
from xl_kpi.pack.pages.definitions import definitions_sheet
from xl_kpi.pack.pages.team import team_sheets

MONTHS = "Thirteen months"


def team_pack_sheets(report: SeenReport, team: str) -> list[Sheet]:
    """Its sheets, of a report that has this team's rows alone."""
    pages = team_sheets(report, frozenset())
    sheets = [*pages, _months(report, team), _targets(report), definitions_sheet(report)]
    about = (
        f"For {team}, {report.month.label}.",
        "It holds this team's figures and the council's totals to compare them with, and no other team's.",
        "'not in extract' means that the extracts cannot give the figure, '-' that there was nothing to count.",
    )
    first = [cover(report, about)]
    return [*first, contents(report, sheets), *sheets]


def _months(report: SeenReport, team: str) -> Sheet:
    """What is split by team, chapter by chapter: the team's rows, and under them the council's."""
    blocks: list[Block] = [
        Title(f"{team}: thirteen months", f"{report.settings.council}, {report.month.label}"),
        Paragraph("Back to contents", link="Contents"),
    ]
    for id_, title, rows in chapters_with(report, lambda one: _rows(report, one)):
        about = f"{title}: figures of {team} and of the council by month."
        table = months_table(report, f"months_{id_}", about, "Indicator", rows)
        blocks += [Heading(title), table]
    return Sheet(MONTHS, tuple(blocks), widths(), about="The team's months beside the council's")


def _rows(report: SeenReport, indicator: Indicator) -> list[tuple[Indicator, str, str, str]]:
    table = report.figures.table
    own = table[(table["indicator"] == indicator.id) & (table["breakdown"] != ALL)]
    pairs = dict.fromkeys(zip(own["breakdown"], own["group"], strict=True))
    rows = [
        (indicator, breakdown, group, f"{indicator.label}: {group}")
        for breakdown, group in pairs
        if breakdown != "worker"
    ]
    return [*rows, *whole_row(report, indicator, f"{indicator.label}: council")] if rows else []


def _targets(report: SeenReport) -> Sheet:
    blocks = (
        Title("Targets", "What statuses are held against"),
        Paragraph("Back to contents", link="Contents"),
        targets_table(report),
    )
    return Sheet("Targets", blocks, widths()[:3], about="Targets and tolerances")
