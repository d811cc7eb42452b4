"""The workbook and its sheets: names, nothing blank, nothing floating, where it opens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from xl_kpi.accessibility.book import Book
from xl_kpi.accessibility.rules.rule import Place, Rule, shortened

HEADERS_AND_FOOTERS = "no_headers_or_footers"
_DEFAULT_NAME = re.compile(r"(sheet|chart|tabelle|feuil) ?\d+(?: \(\d+\))?", re.IGNORECASE)
_DEFAULT_TITLE = re.compile(r"(book|workbook|untitled|document)? ?\d*", re.IGNORECASE)


def _names(book: Book) -> Iterator[Place]:
    counted = Counter(sheet.name.strip().casefold() for sheet in book.sheets)
    for sheet in book.sheets:
        if counted[sheet.name.strip().casefold()] > 1:
            yield Place(sheet.name, "", "two sheets have this name")
        if _DEFAULT_NAME.fullmatch(sheet.name.strip()):
            yield Place(sheet.name, "", "a name that does not say what the sheet holds")


def _blank(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        if not sheet.is_chart and not sheet.drawings and next(sheet.filled(), None) is None:
            yield Place(sheet.name, "", "a blank sheet")


def _headers(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        if sheet.header_footer:
            yield Place(sheet.name, "", f"'{shortened(sheet.header_footer)}'")


def _floating(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        for drawing in sheet.drawings:
            if drawing.kind in ("shape", "group") and drawing.text:
                said = f"a text box: '{shortened(drawing.text)}'"
                yield Place(sheet.name, drawing.place, said)


def _not_at_a1(book: Book) -> Iterator[Place]:
    shown = [at for at, sheet in enumerate(book.sheets) if not sheet.hidden]
    if shown and book.active_sheet != shown[0] and book.active_sheet < len(book.sheets):
        yield Place("", "", f"the workbook opens on '{book.sheets[book.active_sheet].name}'")
    for at in shown:
        sheet = book.sheets[at]
        if sheet.is_chart:
            continue
        view = sheet.view
        if view.active_cell not in ("A1", view.pane_top_left):
            yield Place(sheet.name, view.active_cell, "the cursor is here, not in A1")
        elif view.top_left != "A1":
            yield Place(sheet.name, view.top_left, "the sheet opens scrolled down or to the right")


def _properties(book: Book) -> Iterator[Place]:
    if _DEFAULT_TITLE.fullmatch(book.properties.get("title", "").strip()):
        yield Place("", "", "the document's properties have no title")


WORKBOOK_RULES = (
    Rule(
        "sheet_names", "essential", "Every sheet has a name of its own that says what it holds.",
        "Sheets are chosen from a list of their names.",
        "Rename it.", _names,
    ),
    Rule(
        "no_blank_sheets", "essential", "No sheet is blank.",
        "A blank sheet has to be searched to its end to be sure that it is blank.",
        "Delete it.", _blank,
    ),
    Rule(
        HEADERS_AND_FOOTERS, "essential", "No sheet has a header or a footer.",
        "Screen readers do not read them.",
        "Put their words into cells; where they are wanted for print, allow this rule.", _headers,
    ),
    Rule(
        "no_floating_text", "essential", "No text lies in a box over the sheet.",
        "Text boxes are not met on the way through the cells.",
        "Put the text into a cell.", _floating,
    ),
    Rule(
        "cursor_at_a1", "essential", "The workbook opens on its first sheet, each sheet at A1.",
        "Reading begins where the cursor is.",
        "Go to A1 of each sheet (Ctrl+Home), last of the first one, and save.", _not_at_a1,
    ),
    Rule(
        "document_title", "essential", "The document's properties have its title.",
        "It is the name by which programs and catalogues announce the file.",
        "File, Info: give the title.", _properties,
    ),
)  # fmt: skip
"""Points about the workbook as a whole."""
