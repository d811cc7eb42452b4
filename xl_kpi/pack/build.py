"""A pack from judged figures: which sheets it has, in which order."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pandas as pd

from xl_kpi.figures.table import ALL
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
    chapters = [chapter_parts(report, chapter) for chapter in report.registry.chapters]
    known = frozenset[str]().union(*(parts.keys for parts in chapters))
    teams = team_sheets(report, known)
    scorecard = scorecard_sheet(report, chapters, known)
    after = [definitions_sheet(report), data_quality_sheet(report)]
    sheets = [
        cover_sheet(report),
        contents_sheet(report, scorecard, chapters, teams, after),
        scorecard,
        *(chapter_sheet(report, parts, known) for parts in chapters),
        *teams,
        *after,
    ]
    return plan(sheets, others=(FIGURES,))


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
    settings, month = report.settings, report.month
    shown = {str(shown) for shown in report.months}
    figures = report.figures.written()
    figures = figures[figures["period"].isin(shown) & _kept(figures, month)]
    write_workbook(
        path,
        planned_pack(report),
        figures,
        title=f"{settings.title}, {month.label}",
        subject=f"{settings.council}: {month.label}",
        made_for=datetime.combine(report.extracts.as_at, time()),
    )
