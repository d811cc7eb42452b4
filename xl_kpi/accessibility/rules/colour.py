"""Colour: enough contrast in every fill that a cell can have, and words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xl_kpi.accessibility.book import Book, Cell, Conditional, Sheet, Table, named
from xl_kpi.accessibility.colours import BLACK, ENOUGH, NAMED, WHITE, contrast
from xl_kpi.accessibility.rules.rule import Place, Rule

_STYLE = re.compile(r"TableStyle(Light|Medium|Dark)(\d+)")
_CODE_COLOUR = re.compile(r"\[(black|white|red|green|blue|yellow|magenta|cyan)\]", re.IGNORECASE)
_WORD = re.compile("[^\\W\\d_]")
_QUOTED_WORD = re.compile('"[^"]*[^\\W\\d_]{2}[^"]*"')
_FIRST_ACCENT = 4
_SCALES = frozenset(("colorScale", "dataBar"))


def _low_contrast(book: Book) -> Iterator[Place]:
    for sheet in book.sheets:
        told: set[tuple[str, str]] = set()
        headers = {
            (table.area.top, column): table
            for table in sheet.tables
            if table.header_rows
            for column in range(table.area.left, table.area.right + 1)
        }
        for place, cell in sheet.filled():
            for ink, fill in _pairs(book, cell, headers.get(place)):
                if contrast(ink, fill) < ENOUGH and (ink, fill) not in told:
                    told.add((ink, fill))
                    yield _place(sheet, named(place), ink, fill, "")
        for rule in sheet.conditionals:
            for ink, fill, where in _conditional_pairs(book, sheet, rule):
                if contrast(ink, fill) < ENOUGH and (ink, fill) not in told:
                    told.add((ink, fill))
                    yield _place(sheet, where, ink, fill, " by a conditional format")


def _place(sheet: Sheet, at: str, ink: str, fill: str, how: str) -> Place:
    # Rounded down, so that 4.499 is not told as 4.5.
    ratio = int(contrast(ink, fill) * 100) / 100
    return Place(sheet.name, at, f"#{ink} on #{fill} has {ratio:.2f}:1{how}")


def _pairs(book: Book, cell: Cell, header_of: Table | None) -> Iterator[tuple[str, str]]:
    """The text's and the background's colours; a header has those of its table's style."""
    form = book.styles.of(cell.style)
    ink, fill = form.font.colour or BLACK, form.fill or WHITE
    if header_of is not None:
        style_ink, style_fill = _header_style(book, header_of.style)
        ink = style_ink if style_ink and form.font.is_default else ink
        fill = form.fill or style_fill or WHITE
    yield ink, fill
    for found in _CODE_COLOUR.finditer(form.number_format):
        yield NAMED[found[1].casefold()], fill


def _header_style(book: Book, name: str) -> tuple[str | None, str | None]:
    """The header's text and fill of a built-in table style, where it has any of its own."""
    found = _STYLE.fullmatch(name)
    if found is None:
        return None, None
    family, at = found[1], int(found[2])
    theme = book.styles.theme
    place = (at - 1) % 7
    own = theme[_FIRST_ACCENT + place - 1] if place else theme[1]
    filled = (family == "Light" and 8 <= at <= 14) or (family == "Medium" and at <= 21)
    if filled:
        return theme[0], own
    return (theme[0], theme[1]) if family == "Dark" else (None, None)


def _conditional_pairs(
    book: Book, sheet: Sheet, rule: Conditional
) -> Iterator[tuple[str, str, str]]:
    fills = list(rule.colours) if rule.kind in _SCALES else [rule.dxf.fill if rule.dxf else None]
    own_ink = rule.dxf.font if rule.dxf else None
    if own_ink is None and fills == [None]:
        return
    for place, cell in _cells_of(sheet, rule):
        form = book.styles.of(0 if cell is None else cell.style)
        for fill in fills:
            ink = own_ink or form.font.colour or BLACK
            yield ink, fill or form.fill or WHITE, named(place)


def _cells_of(sheet: Sheet, rule: Conditional) -> Iterator[tuple[tuple[int, int], Cell | None]]:
    """A rule's cells that the sheet has; its first cell, where it has none."""
    there = False
    for area in rule.areas:
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if size <= len(sheet.cells):
            places = (
                (row, column)
                for row in range(area.top, area.bottom + 1)
                for column in range(area.left, area.right + 1)
            )
            found = [place for place in places if place in sheet.cells]
        else:
            found = [place for place in sheet.cells if place in area]
        for place in found:
            there = True
            yield place, sheet.cells[place]
    if not there and rule.areas:
        yield (rule.areas[0].top, rule.areas[0].left), None


def _colour_alone(book: Book) -> Iterator[Place]:
    """Cells that a condition colours and that hold no word; a scale may stand with its number."""
    for sheet in book.sheets:
        told = set()
        for rule in sheet.conditionals:
            colours = rule.dxf is not None and bool(rule.dxf.fill or rule.dxf.font)
            if rule.hides_value:
                at = str(rule.areas[0]) if rule.areas else ""
                yield Place(sheet.name, at, "icons or bars without the value that they stand for")
            if not colours:
                continue
            blank = None
            words = False
            for place, cell in _cells_of(sheet, rule):
                text = "" if cell is None else cell.text.strip()
                if cell is not None and _QUOTED_WORD.search(cell.formula):
                    # Whatever it shows now, its formula has a word for when it is coloured.
                    words = True
                elif cell is None or not text:
                    blank = blank or place
                elif cell.is_number or not _WORD.search(text):
                    if place not in told:
                        told.add(place)
                        said = f"'{text}' is coloured by a condition and holds no word"
                        yield Place(sheet.name, named(place), said)
                    words = True
                else:
                    words = True
            if blank is not None and not words and blank not in told:
                told.add(blank)
                said = "a blank cell is coloured by a condition: no word says what it means"
                yield Place(sheet.name, named(blank), said)
        for table in sheet.tables:
            yield from _filled_blanks(book, sheet, table)


def _filled_blanks(book: Book, sheet: Sheet, table: Table) -> Iterator[Place]:
    """Blank cells of a table with a fill that the cells around them do not have."""
    inside = {place: cell for place, cell in sheet.cells.items() if place in table.body}
    with_words = {book.styles.of(c.style).fill for c in inside.values() if c.text.strip()}
    for place, cell in inside.items():
        fill = book.styles.of(cell.style).fill
        if not cell.text.strip() and fill not in (None, WHITE) and fill not in with_words:
            said = f"a blank cell of table {table.name} is filled with #{fill}: no word says why"
            yield Place(sheet.name, named(place), said)


COLOUR_RULES = (
    Rule(
        "contrast", "essential", f"Text has a contrast of {ENOUGH}:1 with its background.",
        "Paler text cannot be read with weak sight, in sunlight or on a projector.",
        "Darken the text or lighten the fill; in a conditional format set both.", _low_contrast,
    ),
    Rule(
        "not_by_colour_alone", "essential", "No status is told by colour alone.",
        "Who cannot see the colour, or prints in grey, needs a word.",
        "Put the word (GREEN, AMBER, RED) into the coloured cell.", _colour_alone,
    ),
)  # fmt: skip
"""Points about colour."""
