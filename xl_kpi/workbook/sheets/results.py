"""The sheets that a run fills: problems, figures, and the live dashboard."""

from __future__ import annotations

from xl_kpi.figures.table import COLUMNS
from xl_kpi.workbook.declared import (
    Family,
    Field,
    Holds,
    NamedCell,
    SheetDeclaration,
    TableDeclaration,
)

PROBLEMS = SheetDeclaration(
    name="Problems",
    title="Problems",
    purpose="What the last run found in the extracts, the heaviest first. An error leaves something "
    "out of the figures.",
    family=Family.RESULTS,
    tables=(
        TableDeclaration(
            name="problems",
            header_row=4,
            fields=(
                Field("severity", "Weight", "error, warning or note", width=11),
                Field("list", "List", width=26),
                Field("where", "Go to", "Jumps to the cell.", Holds.LINK, width=18),
                Field("row", "Row", holds=Holds.NUMBER, width=8),
                Field("column", "Column", width=26),
                Field("value", "Value", width=22),
                Field("kind", "Kind", width=24),
                Field("what", "What is wrong", holds=Holds.WORDS, width=58),
                Field("to_do", "What to do", holds=Holds.WORDS, width=50),
            ),
        ),
    ),
)

_NUMBERS = {"numerator", "denominator", "value", "target"}
_WIDTHS = {"indicator": 38, "title": 46, "chapter": 28, "group": 28, "note": 50}

FIGURES = SheetDeclaration(
    name="Figures",
    title="",
    purpose="Every figure of the last pack as a row.",
    family=Family.RESULTS,
    tables=(
        TableDeclaration(
            name="figures",
            header_row=1,
            fields=tuple(
                Field(
                    name, name,
                    holds=Holds.NUMBER if name in _NUMBERS else Holds.TEXT,
                    width=_WIDTHS.get(name, 14),
                )
                for name in COLUMNS
            ),
        ),
    ),
)  # fmt: skip

EXPLORE = SheetDeclaration(
    name="Explore",
    title="Explore",
    purpose="Choose an indicator and a month. The cells below are worksheet functions: they follow "
    "at once, and may be copied anywhere.",
    family=Family.RESULTS,
    cells=(
        NamedCell("explore_indicator", 4, 2, "Indicator", "One of the list."),
        NamedCell("explore_month", 5, 2, "Month", "2020-03, or blank for the reporting month."),
        NamedCell(
            "explore_breakdown", 6, 2, "Split by", "team, source, age: what the indicator has."
        ),
    ),
)
