"""Points that the checklist calls desirable: told, and never a reason to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xl_kpi.accessibility.book import Book
from xl_kpi.accessibility.rules.rule import Place, Rule

_DEFAULT_TABLE = re.compile(r"(table|tabelle|tableau) ?\d+", re.IGNORECASE)


def _frozen(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        if sheet.view.frozen:
            yield Place(sheet.name, sheet.view.pane_top_left, "frozen panes")
        if sheet.filtered:
            yield Place(sheet.name, "", "a filter")


def _hidden(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        if sheet.hidden:
            yield Place(sheet.name, "", "a hidden sheet")
        if sheet.hidden_rows:
            yield Place(sheet.name, f"{sheet.hidden_rows[0]}:{sheet.hidden_rows[0]}", "hidden rows")
        for area in sheet.hidden_columns:
            yield Place(sheet.name, str(area), "hidden columns")


def _several_tables(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        if len(sheet.tables) > 1:
            yield Place(sheet.name, "", f"{len(sheet.tables)} tables")


def _below(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        last = max((table.area.bottom for table in sheet.tables), default=0)
        below = min((row for (row, _), _ in sheet.filled() if last and row > last), default=0)
        if below:
            yield Place(sheet.name, f"{below}:{below}", "text below the last table")


def _pictures(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        for drawing in sheet.drawings:
            if drawing.kind == "picture":
                yield Place(sheet.name, drawing.place, f"picture {drawing.name}")


def _fills(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        fills = sum(book.styles.of(cell.style).fill is not None for cell in sheet.cells.values())
        by_condition = sum(
            rule.dxf is not None and bool(rule.dxf.fill) for rule in sheet.conditionals
        )
        if fills or by_condition:
            yield Place(
                sheet.name, "", f"{fills} cells with a fill, {by_condition} conditions with one"
            )


def _macros(book: Book) -> Iterator[Place]:
    if book.has_macros:
        yield Place("", "", "the workbook has macros")


def _table_names(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        for table in sheet.tables:
            if _DEFAULT_TABLE.fullmatch(table.name):
                yield Place(sheet.name, str(table.area), f"'{table.name}' says nothing")


def _information(book: Book) -> Iterator[Place]:
    for name, words in (("creator", "an author"), ("language", "a language")):
        if not book.properties.get(name):
            yield Place("", "", f"the document's properties do not name {words}")


DESIRABLE_RULES = (
    Rule(
        "no_freeze_panes_or_filters", "desirable", "No panes are frozen, and nothing is filtered.",
        "With large type frozen rows leave no room for the rest.",
        "View, Unfreeze panes.", _frozen,
    ),
    Rule(
        "nothing_hidden", "desirable", "No sheets, rows or columns are hidden.",
        "Some programs read them out all the same.", "Show or delete them.", _hidden,
    ),
    Rule(
        "one_table_a_sheet", "desirable", "A sheet has one table.",
        "A second table has to be found.",
        "Say above the first how many there are, or move it to a sheet of its own.",
        _several_tables,
    ),
    Rule(
        "nothing_below_tables", "desirable", "Nothing stands below the last table.",
        "It may not be found.", "Put notes above the table.", _below,
    ),
    Rule(
        "no_pictures", "desirable", "There are no pictures.",
        "Their words cannot be made larger or read out.", "Use cells or a native chart.", _pictures,
    ),
    Rule(
        "no_fills", "desirable", "Cells have no background fill.",
        "Readers who set their own colours lose it, or the text on it.", "Use borders or bold type.",
        _fills,
    ),
    Rule(
        "no_macros", "desirable", "There are no macros.",
        "They are blocked in many places, and some stop screen readers.", "Save as .xlsx.", _macros,
    ),
    Rule(
        "table_names", "desirable", "Tables have names that say what they hold.",
        "Tables are chosen from a list of their names.", "Table design, Table name.", _table_names,
    ),
    Rule(
        "document_information", "desirable", "The properties name an author and a language.",
        "A screen reader chooses its voice by the language.",
        "File, Info. Few programs can set a workbook's language.", _information,
    ),
)  # fmt: skip
"""Points that are told only."""
