"""What was read and what is wrong with it: lists and their spans, problems by kind, and rows.

Rows are named by their place alone: the values that stand there stay in the extracts.
"""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.extracts.clean_list import FILE, LEFT_OUT
from xl_kpi.extracts.lists import LISTS
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
from xl_kpi.pack.pages.notes import unused_notes
from xl_kpi.pack.pages.said_of_section import unused_commentary
from xl_kpi.pack.report import Report
from xl_kpi.problems import Problem, Severity, by_kind, times

DATA_QUALITY = "Data quality"
WIDTHS = (28, 30, 28, 9, 26, 52, 48)
# A pack is read by people: beyond this many rows, `xl-kpi check` has the rest.
_LISTED = 500


def data_quality_sheet(report: Report) -> Sheet:
    """The lists, the problems by kind, and the rows that were left out or need a look."""
    problems = sorted(report.extracts.problems, key=_order)
    blocks: list[Block] = [
        Title(
            "Data quality",
            f"What was read for {report.month.label}, and what was found wrong with it",
        ),
        Paragraph("Back to contents", link="Contents"),
        Heading("Lists read"),
        _lists(report),
    ]
    unused = unused_notes(report)
    if unused:
        said = f"council.toml has notes for {', '.join(unused)}, which is no chapter or section of this pack."
        blocks.append(Paragraph(said, quiet=True))
    unplaced = unused_commentary(report)
    if unplaced:
        said = f"There is commentary on {', '.join(unplaced)}, which is no chapter or section of this pack."
        blocks.append(Paragraph(said, quiet=True))
    blocks.append(Heading("Problems by kind"))
    if not problems:
        blocks.append(Paragraph("No problem was found."))
        return Sheet(
            DATA_QUALITY, tuple(blocks), WIDTHS, about="What was read, and what is wrong with it"
        )
    blocks.append(_by_kind(problems))
    rows = [p for p in problems if p.file and p.severity is not Severity.NOTE]
    if rows:
        blocks += [Heading("Where they are"), _places(rows[:_LISTED])]
    if len(rows) > _LISTED:
        said = f"{len(rows) - _LISTED:,} more: the command xl-kpi check lists all of them."
        blocks.append(Paragraph(said, quiet=True))
    return Sheet(
        DATA_QUALITY, tuple(blocks), WIDTHS, about="What was read, and what is wrong with it"
    )


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _order(problem: Problem) -> tuple:
    return (_WEIGHT[problem.severity], problem.list_id, problem.kind, problem.column, problem.file,
            problem.sheet, problem.row or 0)  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lists(report: Report) -> Table:
    rows = []
    for clean in report.extracts.lists.values():
        span = report.extracts.coverage[clean.id]
        covers = f"{span.first:%d/%m/%Y} to {span.last:%d/%m/%Y}"
        if span.first > span.last:
            covers = f"What is open on {span.as_at:%d/%m/%Y}"
        files = ", ".join(dict.fromkeys(str(file) for file in clean.frame[FILE].unique()))
        left_out = int(clean.frame[LEFT_OUT].notna().sum())
        rows.append(
            (
                Cell(clean.declaration.title),
                Cell(files, Style.TEXT),
                Cell(covers),
                Cell(len(clean.frame), Style.COUNT),
                Cell(left_out, Style.COUNT),
                Cell(f"{span.basis[:1].upper()}{span.basis[1:]}."),
            )
        )
    headers = ("List", "File", "Covers", "Rows", "Rows left out", "How the span is known")
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, WIDTHS, strict=False))
    return Table(
        "lists_read",
        "The lists read, the span that each covers and its rows.",
        columns,
        tuple(rows),
    )


def _by_kind(problems: Sequence[Problem]) -> Table:
    rows = tuple(
        (
            Cell(_capital(found[0].kind)),
            Cell(LISTS[found[0].list_id].title if found[0].list_id in LISTS else "-"),
            Cell(found[0].column or "-"),
            Cell(times(found), Style.COUNT),
            Cell(_capital(found[0].severity), strong=found[0].severity is Severity.ERROR),
            Cell(found[0].what, Style.WRAPPED),
            Cell(found[0].to_do, Style.WRAPPED),
        )
        for found in by_kind(problems)
    )
    headers = ("Problem", "List", "Column", "Times", "Severity", "What it means", "What to do")
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, WIDTHS, strict=True))
    return Table("problems_by_kind", "Problems counted by kind.", columns, rows)


def _places(problems: Sequence[Problem]) -> Table:
    rows = tuple(
        (
            Cell(_capital(problem.kind)),
            Cell(problem.file or "-"),
            Cell(problem.sheet or "-"),
            Cell(float(problem.row) if problem.row else "-", Style.COUNT),
            Cell(problem.column or "-"),
            Cell(problem.what, Style.WRAPPED),
            Cell(problem.to_do, Style.WRAPPED),
        )
        for problem in problems
    )
    headers = ("Problem", "File", "Sheet", "Row", "Column", "What is wrong", "What to do")
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, WIDTHS, strict=True))
    return Table("problem_places", "Problems by file, sheet, row and column.", columns, rows)
