"""What each indicator means, where that comes from, and which rule was used."""

from __future__ import annotations

from xl_kpi.indicators.conditions import WorkingDays
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Sheet, Style, Table, TableColumn, Title
from xl_kpi.pack.report import Report

DEFINITIONS = "Definitions"
_GOOD = {"high": "Higher is better", "low": "Lower is better", None: "Neither"}


def definitions_sheet(report: Report) -> Sheet:
    """One row an indicator."""
    chapters = {chapter.id: chapter.title for chapter in report.registry.chapters}
    rows = tuple(
        (
            Cell(indicator.title, Style.WRAPPED, strong=True),
            Cell(chapters[indicator.chapter], Style.WRAPPED),
            Cell(_definition(indicator, report), Style.WRAPPED),
            Cell(indicator.source, Style.WRAPPED),
            Cell(_GOOD[indicator.good], Style.WRAPPED),
            Cell(", ".join(split.title for split in indicator.splits) or "none", Style.WRAPPED),
            Cell(indicator.id, Style.WRAPPED),
        )
        for indicator in report.registry
    )
    widths = (30, 20, 60, 42, 14, 18, 30)
    headers = (
        "Indicator",
        "Chapter",
        "Definition",
        "Source",
        "What is good",
        "Split by",
        "Name in figures",
    )
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, widths, strict=True))
    blocks: tuple[Block, ...] = (
        Title("Definitions", "What each figure counts, and where its definition comes from"),
        Paragraph("Back to contents", link="Contents"),
        Table("definitions", "The definition of every indicator.", columns, rows),
    )
    return Sheet(
        DEFINITIONS, blocks, widths, about="What each figure counts, and why", freeze_header=True
    )


def _definition(indicator: Indicator, report: Report) -> str:
    text = indicator.definition
    measures = [
        getattr(rule.met, "measure", rule.measure)
        for rule in indicator.rules
        if rule.met or rule.measure
    ]
    if any(isinstance(measure, WorkingDays) for measure in measures):
        first = "day 1" if report.settings.first_day_is_day_1 else "day 0"
        text += f" Working days are Monday to Friday without England's bank holidays; the first day is {first}."
    return text
