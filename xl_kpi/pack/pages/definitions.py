"""What each indicator means, where that comes from, and which rule was used."""

from __future__ import annotations

from xl_kpi.indicators.conditions import WorkingDays
from xl_kpi.indicators.declaration import Indicator, Ratio
from xl_kpi.pack.blocks import Block, Cell, Paragraph, Sheet, Style, Table, TableColumn, Title
from xl_kpi.pack.pages.notes import any_figure, rule_of
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
            Cell(", ".join(_split_titles(indicator, report)) or "Nothing", Style.WRAPPED),
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


def _split_titles(indicator: Indicator, report: Report) -> list[str]:
    """Titles of its breakdowns; a ratio has those that both of its parts have."""
    shape = indicator.shape
    if not isinstance(shape, Ratio):
        return [split.title for split in indicator.splits]
    below = report.registry[shape.to].splits
    return [split.title for split in report.registry[shape.of].splits if split in below]


def _definition(indicator: Indicator, report: Report) -> str:
    text = indicator.definition
    measures = [
        getattr(rule.met, "measure", rule.measure)
        for rule in indicator.rules
        if rule.met or rule.measure
    ]
    counted = [measure for measure in measures if isinstance(measure, WorkingDays)]
    if counted:
        conventional = report.settings.first_day_is_day_1 and not all(one.after for one in counted)
        first = "day 1" if conventional else "day 0"
        text += f" Working days are Monday to Friday without England's bank holidays; the first day is {first}."
    found = any_figure(report, indicator)
    rule = "" if found is None or len(indicator.rules) < 2 else rule_of(found)
    return f"{text} In {report.month.label} it is counted by {rule}." if rule else text
