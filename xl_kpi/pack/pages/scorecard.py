"""The scorecard: a row an indicator, and the cells that hold targets and tolerances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from xl_kpi.judgement.comparators import Comparator
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Sheet, Style, Table, TableColumn, Title
from xl_kpi.pack.pages.chapter import CONTENTS, ChapterParts
from xl_kpi.pack.pages.keys import section_key
from xl_kpi.pack.pages.notes import as_at_of_chapters
from xl_kpi.pack.pages.scorecard_columns import ScorecardColumn, filled, scorecard_columns
from xl_kpi.pack.pages.scorecard_row import ScorecardRow
from xl_kpi.pack.pages.sections.vocabulary import indicators_of
from xl_kpi.pack.report import Report

SCORECARD = "Scorecard"
# A longer line would make the sheet's print smaller.
_LONGEST_LINE = 170


def scorecard_sheet(report: Report, chapters: Sequence[ChapterParts], known: Set[str]) -> Sheet:
    """Every indicator in one table, under the name of its chapter."""
    month = report.month
    rows = {parts.chapter.title: [*_rows(report, parts, known)] for parts in chapters}
    every = [row for some in rows.values() for row in some]
    made = {column: column.cells(every) for column in scorecard_columns(report)}
    made = {column: cells for column, cells in made.items() if filled(column, cells)}
    table = Table(
        "scorecard",
        f"Scorecard for {month.label}: an indicator a row.",
        tuple(TableColumn(column.header, column.width) for column in made),
        tuple(_lines(rows, [*zip(*made.values(), strict=True)])),
    )
    blocks: list[Block] = [
        Title("Scorecard", f"{report.settings.council}, {month.label}"),
        Paragraph("Back to contents", link=CONTENTS),
        table,
        *(Paragraph(text, quiet=True) for text in _legend([*made])),
        *as_at_of_chapters(report, (row.indicator for row in every)),
        *(Paragraph(text, quiet=True) for text in _years(report, every)),
    ]
    widths = tuple(column.width for column in made)
    about = "Every indicator, by chapter"
    return Sheet(SCORECARD, tuple(blocks), widths, about=about, freeze_header=True)


def section_of(parts: ChapterParts, indicator: str) -> str:
    """Where a chapter shows an indicator: its first section with it, or else the sheet."""
    for section in parts.layout.sections:
        if any(indicator in indicators_of(part) for part in section.parts):
            return section_key(parts.chapter.id, section.id)
    return parts.layout.tab


def _rows(report: Report, parts: ChapterParts, known: Set[str]) -> Iterator[ScorecardRow]:
    for indicator in report.registry.of_chapter(parts.chapter.id):
        if indicator.on_scorecard:
            yield ScorecardRow(report, indicator, section_of(parts, indicator.id), known)


def _lines(
    rows: dict[str, list[ScorecardRow]], cells: Sequence[tuple[Cell, ...]]
) -> Iterator[tuple[Cell, ...]]:
    """Each chapter's name, and the cells of its indicators."""
    left = iter(cells)
    for title, of_chapter in rows.items():
        mine = [next(left) for _ in of_chapter]
        if mine:
            yield (Cell(title, Style.GROUP), *(Cell("", cell.style) for cell in mine[0][1:]))
            yield from mine


_LEGEND = {
    "Indicator": (
        "Good is: whether a higher or a lower figure is better; - where neither is. "
        "no data: the extracts cannot give the figure; the indicator's section says what is missing.",
    ),
    "Change on month": (
        "▲ and ▼ under Direction say where a figure moved since last month; better and worse say whether that is good. "
        "pp: percentage points.",
    ),
    "Year to date": (
        "month end: counted on the last day of the month, so there is no year to date.",
    ),
    "Status": (
        "GREEN meets the target, AMBER is within the tolerance of it (10% is ten percentage points), RED is further away.",
        "Change a target or a tolerance here and every status in the pack follows.",
    ),
    "Rank among neighbours": (
        "Rank among neighbours: the council's place among itself and its statistical neighbours; 1 is the best, "
        "or the highest where neither is good.",
    ),
    "Variation": (
        "Variation: ● common cause is the usual month-to-month variation; ▲ improving and ▼ concern are more than that, "
        "for better or for worse;",
        "◆ is more than that where neither is good. The limits are the mean and 2.66 mean moving ranges. "
        "Too few: under 13 months, or too few cases for limits.",
    ),
    "Assurance": (
        "Assurance: as things are done now, the target will be met every month (passes), in none (fails), "
        "or in some by chance (hit or miss).",
    ),
}  # fmt: skip


def _legend(columns: Sequence[ScorecardColumn]) -> Iterator[str]:
    """What the words of the columns that are shown mean."""
    for column in columns:
        yield from _LEGEND.get(column.header, ())


def _years(report: Report, rows: Sequence[ScorecardRow]) -> Iterator[str]:
    """The years of the comparators, and which of them are older than what is published."""
    mine = {row.indicator.id: row.indicator.label for row in rows}
    there = [c for c in report.judged.comparators.all if c.indicator in mine]
    years = sorted({one.year for one in there if one.value is not None})
    if years:
        yield f"Published comparators are of {' and '.join((', '.join(years[:-1]), years[-1]) if years[1:] else years)}."
    yield from _broken("Old, a later year is published: ", _old(there, mine))


def _old(there: Sequence[Comparator], labels: dict[str, str]) -> list[str]:
    old = {one.indicator: one.year for one in there if one.is_old and one.value is not None}
    return [f"{labels[indicator]} ({year})" for indicator, year in old.items()]


def _broken(begin: str, said: Sequence[str]) -> Iterator[str]:
    """A long list over as many lines as it takes."""
    line = begin
    for at, one in enumerate(said):
        last = at == len(said) - 1
        if len(line) + len(one) > _LONGEST_LINE:
            yield line.rstrip()
            line = ""
        line += f"{one}." if last else f"{one}, "
    if said:
        yield line
