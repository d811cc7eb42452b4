"""A sheet's part read: cells, merges, links, conditions, what is seen on opening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from xl_kpi.accessibility.book import Area, Cell, Conditional, Link, Sheet, View
from xl_kpi.accessibility.colours import colour_of
from xl_kpi.accessibility.parts import Parts, Refused
from xl_kpi.accessibility.styles import Styles

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_YES = ("1", "true")
MAX_CELLS = 3_000_000
MAX_SPANS = 200_000
_READ = tuple(
    _MAIN + tag
    for tag in (
        "row", "mergeCell", "hyperlink", "conditionalFormatting", "sheetView", "sheetFormatPr",
        "col", "headerFooter", "autoFilter",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Texts:
    """The workbook's shared texts, and which of them have small raised letters."""

    texts: Sequence[str]
    raised: frozenset[int]


def read_texts(parts: Parts, name: str) -> Texts:
    """The part "sharedStrings"."""
    texts: list[str] = []
    raised = set()
    if name in parts:
        for item in parts.elements(name, f"{_MAIN}si"):
            said, small = _text(item)
            if small:
                raised.add(len(texts))
            texts.append(said)
    return Texts(texts, frozenset(raised))


def _text(item: etree._Element) -> tuple[str, bool]:
    """A text with its runs together, without how it is read out in Japanese."""
    whole = [one.text or "" for one in item.findall(f"{_MAIN}t")]
    whole += [one.text or "" for one in item.findall(f"{_MAIN}r/{_MAIN}t")]
    marks = item.findall(f"{_MAIN}r/{_MAIN}rPr/{_MAIN}vertAlign")
    return "".join(whole), any(one.get("val") == "superscript" for one in marks)


def read_sheet(parts: Parts, name: str, sheet: Sheet, texts: Texts, styles: Styles) -> None:
    """Fill in a sheet from its part."""
    related = parts.related(name)
    row = 0
    for element in parts.elements(name, *_READ):
        tag = etree.QName(element).localname
        if tag == "row":
            row = _row(element, row, sheet, texts)
        elif tag == "mergeCell":
            sheet.merged += [area for area in (Area.of(element.get("ref", "")),) if area]
        elif tag == "hyperlink":
            area = Area.of(element.get("ref", ""))
            target = related.get(element.get(_LINK, ""), ("", "", False))[1]
            if area is not None:
                place = (area.top, area.left)
                sheet.links.append(Link(place, element.get("location", ""), target))
        elif tag == "conditionalFormatting":
            sheet.conditionals += _conditionals(element, styles)
        elif tag == "sheetView":
            sheet.view = _view(element)
        elif tag == "sheetFormatPr":
            usual = element.get("defaultColWidth") or element.get("baseColWidth")
            sheet.default_width = _number(usual, sheet.default_width)
        elif tag == "col":
            _column(element, sheet)
        elif tag == "headerFooter":
            sheet.header_footer = " ".join("".join(element.itertext()).split())
        elif tag == "autoFilter":
            sheet.filtered = True
        if max(len(sheet.merged), len(sheet.links), len(sheet.conditionals)) > MAX_SPANS:
            raise Refused(f"holds more than {MAX_SPANS:,} merges, links or conditions on one sheet")


def _row(element: etree._Element, before: int, sheet: Sheet, texts: Texts) -> int:
    said = element.get("r", "")
    row = int(said) if said.isdigit() else before + 1
    if element.get("hidden") in _YES:
        sheet.hidden_rows.append(row)
    if element.get("customHeight") in _YES and element.get("ht"):
        sheet.heights[row] = _number(element.get("ht"), 0.0)
    column = 0
    for cell in element.iterchildren(f"{_MAIN}c"):
        area = Area.of(cell.get("r", ""))
        column = area.left if area else column + 1
        sheet.cells[area.top if area else row, column] = _cell(cell, texts)
    if len(sheet.cells) > MAX_CELLS:
        raise Refused(f"has more than {MAX_CELLS:,} cells on one sheet, more than a reader can use")
    return row


def _cell(element: etree._Element, texts: Texts) -> Cell:
    kind = element.get("t", "n")
    style = element.get("s", "0")
    value = element.findtext(f"{_MAIN}v") or ""
    formula = element.findtext(f"{_MAIN}f") or ""
    raised = False
    if kind == "s":
        at = int(value) if value.isdigit() else -1
        raised = at in texts.raised
        value = texts.texts[at] if 0 <= at < len(texts.texts) else ""
    elif kind == "inlineStr":
        inline = element.find(f"{_MAIN}is")
        value, raised = ("", False) if inline is None else _text(inline)
    is_number = kind == "n" and value != ""
    return Cell(value, is_number, int(style) if style.isdigit() else 0, raised, formula)


def _conditionals(element: etree._Element, styles: Styles) -> list[Conditional]:
    areas = tuple(a for one in element.get("sqref", "").split() if (a := Area.of(one)) is not None)
    made = []
    for rule in element.iterchildren(f"{_MAIN}cfRule"):
        colours = [colour_of(one, styles.theme) for one in rule.iter(f"{_MAIN}color")]
        icons = rule.find(f"{_MAIN}iconSet")
        bar = rule.find(f"{_MAIN}dataBar")
        shown = next((one.get("showValue") for one in (icons, bar) if one is not None), None)
        made.append(
            Conditional(
                areas,
                rule.get("type", ""),
                styles.dxf(rule.get("dxfId")),
                tuple(one for one in colours if one is not None),
                shown in ("0", "false"),
            )
        )
    return made


def _view(element: etree._Element) -> View:
    pane = element.find(f"{_MAIN}pane")
    active = "" if pane is None else pane.get("activePane", "topLeft")
    selection = next(
        (
            one
            for one in element.iterchildren(f"{_MAIN}selection")
            if pane is None or one.get("pane", "topLeft") == active
        ),
        None,
    )
    return View(
        "A1" if selection is None else selection.get("activeCell", "A1"),
        element.get("topLeftCell", "A1"),
        "" if pane is None else pane.get("topLeftCell", ""),
        pane is not None and pane.get("state", "").startswith("frozen"),
    )


def _column(element: etree._Element, sheet: Sheet) -> None:
    first, last = element.get("min", ""), element.get("max", "")
    if not (first.isdigit() and last.isdigit()):
        return
    sheet.widths.append((int(first), int(last), _number(element.get("width"), sheet.default_width)))
    if element.get("hidden") in _YES:
        sheet.hidden_columns.append(Area(1, int(first), 1, min(int(last), 16384)))


def _number(said: str | None, usual: float) -> float:
    try:
        return float(said) if said else usual
    except ValueError:
        return usual
