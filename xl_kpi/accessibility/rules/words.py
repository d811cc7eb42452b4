"""Words: titles, alternative texts, links, notes, and texts that can be read whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from xlsxwriter.utility import cell_autofit_width

from xl_kpi.accessibility.book import Book, Cell, Sheet
from xl_kpi.accessibility.book import named as cell_name
from xl_kpi.accessibility.rules.rule import Place, Rule, shortened

_URL = re.compile(r"(https?://|www\.|mailto:|file:)\S*", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    "click here|here|link|more|read more|this|this link|click|go|see here|details".split("|")
)
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|svg|emf|wmf|tiff?)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(chart|picture|image|graphic|diagram|shape|group|table)[ _]?\d*", re.IGNORECASE
)
_SHORTEST_ALT = 10
_NOTE_MARK = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)[¹²³⁰⁴-⁹]|[†‡§]|\w\*+(?:$|\s)")
_LINK_FORMULA = re.compile(r"\s*=?\s*(?:_xlfn\.)?HYPERLINK\(", re.IGNORECASE)
# As Excel measures Calibri: widths of columns are in digits of its usual size.
_USUAL_SIZE = 11.0
_PIXELS_A_CHARACTER = 7
_PADDING = 7
_EDGES = 3
_SEEN_COLUMNS = 12
_SET_TOGETHER = 0.95


def _not_titled(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        cell = sheet.cells.get((1, 1))
        if sheet.is_chart:
            yield Place(sheet.name, "", "a chart sheet has no cell for a title")
        elif cell is None or cell.is_number or not re.search(r"\w", cell.text):
            yield Place(sheet.name, "A1", "no title")
        elif sheet.table_at((1, 1)) is not None:
            yield Place(sheet.name, "A1", f"'{shortened(cell.text)}' is a table's cell, no title")


def _no_alt(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        for drawing in sheet.drawings:
            if drawing.decorative and drawing.kind != "chart":
                continue
            fault = _alt_fault(drawing.alt)
            if fault:
                yield Place(sheet.name, drawing.place, f"{drawing.kind} {drawing.name}: {fault}")
        for table in sheet.tables:
            if not table.alt:
                yield Place(sheet.name, str(table.area), f"table {table.name}: no alternative text")


def _alt_fault(alt: str) -> str:
    if not alt:
        return "no alternative text"
    if len(alt) < _SHORTEST_ALT or _FILE_NAME.fullmatch(alt) or _NUMBERED.fullmatch(alt):
        return f"its alternative text '{alt}' says nothing of what is seen"
    return ""


def _links(book: Book) -> Iterator[Place]:
    names = {sheet.name.casefold() for sheet in book.sheets}
    for sheet in book.sheets:
        linked = set()
        for link in sheet.links:
            linked.add(link.place)
            cell = sheet.cells.get(link.place)
            fault = _link_fault("" if cell is None else cell.text)
            if not fault and link.location and not link.target:
                there, found, _ = link.location.rpartition("!")
                there = there.lstrip("#").strip("'").replace("''", "'")
                if found and there.casefold() not in names:
                    fault = f"it leads to '{there}', which is no sheet"
            if fault:
                yield Place(sheet.name, cell_name(link.place), fault)
        for place, cell in sheet.filled():
            if place in linked:
                continue
            fault = ""
            if _LINK_FORMULA.match(cell.formula) or _URL.fullmatch(cell.text.strip()):
                fault = _link_fault(cell.text)
            if fault:
                yield Place(sheet.name, cell_name(place), fault)


def _link_fault(text: str) -> str:
    plain = " ".join(text.split()).strip(" .:>»→")
    if not plain:
        return "a link without words"
    if _URL.fullmatch(plain):
        return f"the bare address '{shortened(plain)}' in the place of words"
    if plain.casefold() in _EMPTY_WORDS:
        return f"'{plain}' does not say where the link leads"
    return ""


def _note_marks(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        for place, cell in sheet.filled():
            if cell.is_number:
                continue
            if cell.raised or book.styles.of(cell.style).font.raised:
                yield Place(
                    sheet.name, cell_name(place), f"raised letters in '{shortened(cell.text)}'"
                )
            elif found := _NOTE_MARK.search(cell.text):
                said = f"'{found[0].strip()}' in '{shortened(cell.text)}'"
                yield Place(sheet.name, cell_name(place), said)


def _cut_off(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        last = max((column for (_, column), _ in sheet.filled()), default=1)
        for place, cell in sheet.filled():
            fault = "" if cell.is_number else _fault_of_length(book, sheet, place, cell, last)
            if fault:
                yield Place(sheet.name, cell_name(place), f"{fault}: '{shortened(cell.text)}'")


def _fault_of_length(
    book: Book, sheet: Sheet, place: tuple[int, int], cell: Cell, last: int
) -> str:
    """Whether a text is cut off by the next cell, or runs on far beyond the sheet."""
    form = book.styles.of(cell.style)
    # An error's few letters are told by other means than a wider column.
    if cell.text.startswith("#"):
        return ""
    if form.wraps:
        return _fault_of_height(sheet, place, cell.text, form.font.size)
    longest = max(cell.text.splitlines(), key=len, default="")
    needed = _width_of(longest, form.font.size)
    row, column = place
    room = _pixels(sheet.width(column))
    while needed > room:
        column += 1
        beside = sheet.cells.get((row, column))
        if beside is not None and beside.text.strip():
            return "cut off by the cell to its right"
        if column > max(last, _SEEN_COLUMNS):
            # Nothing stands in its way, but nobody looks so far to the right.
            return "one line wider than the sheet"
        room += _pixels(sheet.width(column))
    return ""


def _fault_of_height(sheet: Sheet, place: tuple[int, int], text: str, size: float) -> str:
    """Whether a row of fixed height is too low for a wrapped text, by a line at the least."""
    height = sheet.heights.get(place[0])
    if height is None:
        return ""
    room = max(_pixels(sheet.width(place[1])) - _EDGES, 1)
    lines = sum(max(1, ceil(_width_of(line, size) / room)) for line in text.splitlines())
    # Words break earlier than letters would: the least that it can need, less a little.
    return "its row is too low to show it all" if (lines - 0.5) * size * 1.2 > height else ""


def _width_of(text: str, size: float) -> float:
    # Measured letter by letter; set together they are a little narrower.
    return (cell_autofit_width(text) - _PADDING) * size / _USUAL_SIZE * _SET_TOGETHER


def _pixels(characters: float) -> float:
    return characters * _PIXELS_A_CHARACTER


WORD_RULES = (
    Rule(
        "sheets_titled", "essential", "Every sheet has its title in A1.",
        "A1 is read out first: it says where one is.",
        "Write what the sheet holds in A1, above the first table.", _not_titled,
    ),
    Rule(
        "alternative_text", "essential", "Charts, pictures and tables have alternative text.",
        "It is all that a blind reader has of a chart.",
        "Say what is shown, for when, and what is to be seen in it.", _no_alt,
    ),
    Rule(
        "links_in_words", "essential", "Links say where they lead, and lead there.",
        "Links are read out in a list of their own, without what stands around them.",
        "Write the name of what is linked to in the place of its address or of 'click here'.",
        _links,
    ),
    Rule(
        "notes_in_words", "essential", "Notes are referred to in words, not by symbols or raised figures.",
        "Raised figures and symbols are read as part of the word, or not at all.",
        "Write [note 1] after the word.", _note_marks,
    ),
    Rule(
        "text_wrapped", "essential", "Long texts are wrapped and can be read whole.",
        "With larger type, or on a narrow screen, the rest of a line is not seen.",
        "Choose Wrap text, or widen the column; let the row's height fit (Format, AutoFit row height).",
        _cut_off,
    ),
)  # fmt: skip
"""Points about words."""
