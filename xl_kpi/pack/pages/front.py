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
from xl_kpi.pack.pages.chapter import CONTENTS, ChapterParts
from xl_kpi.pack.pages.keys import section_key
from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    Compared,
    Listed,
    Matrix,
    OverTime,
    Section,
    Series,
    SplitSeries,
    TwoMonths,
)
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
            "Blank cells stand beside the name of a chapter or a group, and where there is nothing to say.",
            "Sentences under the headings are text: they tell the figures as at the making of the pack.",
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


_WIDTHS = (66, 76)


def contents_sheet(
    report: Report, before: Sequence[Sheet], chapters: Sequence[ChapterParts],
    teams: Sequence[Sheet], after: Sequence[Sheet],
) -> Sheet:  # fmt: skip
    """Every sheet and every section, with a link and what it holds.

    Parameters
    ----------
    before, after
        Sheets before the chapters and after the teams.
    """
    rows = [_sheet(sheet.name, sheet.about) for sheet in before]
    for parts in chapters:
        rows += [_sheet(parts.layout.tab, parts.chapter.about), *_sections(parts)]
    if teams:
        rows.append((Cell("Teams", Style.GROUP), Cell("A page for each team", Style.QUIET)))
        rows += [_within(team.name, team.name, team.about) for team in teams]
    rows += [_sheet(sheet.name, sheet.about) for sheet in after]
    rows.append(_sheet(FIGURES, "The figures of the pack, one a row"))
    columns = (TableColumn("Sheet", _WIDTHS[0]), TableColumn("What it holds", _WIDTHS[1]))
    title = Title("Contents", f"{report.settings.council}, {report.month.label}")
    table = Table("contents", "The pack's sheets, with links.", columns, tuple(rows))
    about = "Every sheet, with links"
    return Sheet(CONTENTS, (title, table), _WIDTHS, about=about, portrait=True)


def _sheet(name: str, about: str) -> tuple[Cell, Cell]:
    return Cell(name, Style.LINK, link=name, strong=True), Cell(about.rstrip("."), Style.TEXT)


def _within(text: str, link: str, about: str) -> tuple[Cell, Cell]:
    return Cell(text, Style.LINK_WITHIN, link=link), Cell(about, Style.QUIET)


def _sections(parts: ChapterParts) -> list[tuple[Cell, Cell]]:
    chapter = parts.chapter.id
    return [
        _within(section.title, section_key(chapter, section.id), _holds(section))
        for section in parts.layout.sections
    ]


def _holds(section: Section) -> str:
    """What a section shows, in a few words."""
    said: dict[str, None] = {}
    for part in section.parts:
        match part:
            case Series() | SplitSeries():
                said["thirteen months"] = None
            case Breakdown() | Matrix() | TwoMonths():
                said[f"by {part.heading.lower()}"] = None
            case OverTime():
                said[f"by {part.heading.lower()} over {part.months} months"] = None
            case Listed():
                said["average of each stage"] = None
            case Compared():
                said["published comparators"] = None
    text = ", ".join(said)
    return text[:1].upper() + text[1:]
