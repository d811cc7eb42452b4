"""A pack from judged figures: which sheets it has, in which order."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pandas as pd

from xl_kpi.figures.table import ALL
from xl_kpi.pack.blocks import Sheet
from xl_kpi.pack.pages.attention import attention_sheet
from xl_kpi.pack.pages.chapter import chapter_parts, chapter_sheet
from xl_kpi.pack.pages.data_quality import data_quality_sheet
from xl_kpi.pack.pages.definitions import definitions_sheet
from xl_kpi.pack.pages.front import FIGURES, contents_sheet, cover_sheet
from xl_kpi.pack.pages.scorecard import scorecard_sheet
from xl_kpi.pack.pages.team import team_sheets
from xl_kpi.pack.plan import Plan, plan
from xl_kpi.pack.report import Report
from xl_kpi.pack.writing.workbook import write_workbook
from xl_kpi.periods import Month, Span


def planned_pack(report: Report) -> Plan:
    """All sheets but the table of figures, with every cell's place."""
    return plan(pack_sheets(report), others=(FIGURES,))


def pack_sheets(report: Report) -> list[Sheet]:
    """All sheets but the table of figures, in their order."""
    chapters = [chapter_parts(report, chapter) for chapter in report.registry.chapters]
    known = frozenset[str]().union(*(parts.keys for parts in chapters))
    teams = team_sheets(report, known)
    attention = attention_sheet(report, chapters)
    scorecard = scorecard_sheet(report, chapters, known)
    after = [definitions_sheet(report), data_quality_sheet(report)]
    return [
        cover_sheet(report),
        attention,
        contents_sheet(report, [attention, scorecard], chapters, teams, after),
        scorecard,
        *(chapter_sheet(report, parts, known) for parts in chapters),
        *teams,
        *after,
    ]


def _kept(figures: pd.DataFrame, month: Month) -> pd.Series:
    """Groups stand by month for all months shown, and by longer spans for the last two."""
    by_month = figures["span"].isin([Span.MONTH, Span.MONTH_END])
    latest = figures["period"].isin([str(month), str(month.plus(-1))])
    return (figures["breakdown"] == ALL) | by_month | latest


def write_pack(report: Report, path: Path) -> None:
    """Write the pack as one .xlsx.

    Raises
    ------
    PackError
        Where the file cannot be written.
    """
    write_planned(report, planned_pack(report), path)


def write_planned(report: Report, planned: Plan, path: Path) -> None:
    """Write planned sheets, and the report's figures of the months shown as the last one."""
    settings, month = report.settings, report.month
    shown = {str(shown) for shown in report.months}
    figures = report.figures.written()
    figures = figures[figures["period"].isin(shown) & _kept(figures, month)]
    write_workbook(
        path,
        planned,
        figures,
        title=f"{settings.title}, {month.label}",
        subject=f"{settings.council}: {month.label}",
        made_for=datetime.combine(report.extracts.as_at, time()),
    )
