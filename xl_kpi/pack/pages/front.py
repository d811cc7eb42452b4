"""The cover, and the contents with links."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi import __version__
from xl_kpi.pack.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Sheet,
    Style,
    Table,
    TableColumn,
    Title,
)
from xl_kpi.pack.pages.chapter import CONTENTS
from xl_kpi.pack.report import Report
from xl_kpi.problems import Severity

COVER = "Cover"
FIGURES = "Figures"


def cover_sheet(report: Report) -> Sheet:
    """What this is, of when, from what."""
    settings, extracts, month = report.settings, report.extracts, report.month
    year = f"financial year {month.financial_year}"
    facts = (
        ("Reporting month", f"{month.label} ({year})"),
        ("Extracts taken on", f"{extracts.as_at:%d/%m/%Y}"),
        ("Lists read", f"{len(extracts.lists)}, with {extracts.rows:,} rows"),
        ("Figures", "each a row of the last sheet, for the thirteen months shown"),
        (
            "Problems found in the extracts",
            f"{_problems(report)}: see the sheet Data quality",
        ),
        ("Made with", f"xl_kpi {__version__}"),
    )
    rows = tuple((Cell(name, Style.QUIET), Cell(said)) for name, said in facts)
    columns = (TableColumn("About this pack", 34), TableColumn("Details", 60))
    blocks: tuple[Block, ...] = (
        Title(settings.title, f"{settings.council}, {month.label}"),
        Table("about_this_pack", "Facts about this pack.", columns, rows),
        Paragraph("Go to contents", link=CONTENTS),
        Heading("How to read it"),
        *(Paragraph(text) for text in (
            "A month's figures are those of the calendar month; the year to date begins in April.",
            "'not in extract' means that the extracts cannot give the figure, and says what is missing.",
            "'-' means that there was nothing to count or to compare with.",
            "Totals, percentages, averages and changes are live formulas; targets stand on the scorecard.",
        )),
    )  # fmt: skip
    return Sheet(COVER, blocks, (34, 60), about="What this pack is", portrait=True)


def _problems(report: Report) -> str:
    """How many problems of each severity."""
    found = [problem.severity for problem in report.extracts.problems]
    said = [
        f"{found.count(s):,} {s}{'' if found.count(s) == 1 else 's'}"
        for s in Severity
        if s in found
    ]
    return ", ".join(said) or "none"


def contents_sheet(report: Report, sheets: Sequence[Sheet]) -> Sheet:
    """Every sheet, with a link and what it is about."""
    rows = [
        (Cell(sheet.name, Style.LINK, link=sheet.name), Cell(sheet.about.rstrip("."), Style.TEXT))
        for sheet in sheets
    ]
    rows.append(
        (Cell(FIGURES, Style.LINK, link=FIGURES), Cell("The figures of the pack, one a row"))
    )
    columns = (TableColumn("Sheet", 34), TableColumn("What it holds", 110))
    title = Title("Contents", f"{report.settings.council}, {report.month.label}")
    table = Table("contents", "The pack's sheets, with links.", columns, tuple(rows))
    return Sheet(CONTENTS, (title, table), (34, 110), about="Every sheet, with links")
