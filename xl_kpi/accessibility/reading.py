"""A workbook's file read for the check."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from xl_kpi.accessibility.book import Book, Sheet
from xl_kpi.accessibility.drawings import read_drawings, read_table
from xl_kpi.accessibility.parts import Parts, Refused
from xl_kpi.accessibility.sheets import read_sheet, read_texts
from xl_kpi.accessibility.styles import read_styles, read_theme
from xl_kpi.errors import ExtractError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_book(path: Path) -> Book:
    """Read a workbook's file.

    Raises
    ------
    ExtractError
        Where it is no workbook, is damaged, or is made to harm its reader.
    """
    try:
        return _read(Parts(path))
    except Refused as error:
        raise ExtractError(f"{path.name} {error}.") from error


def _read(parts: Parts) -> Book:
    office = {kind: target for kind, target, _ in parts.related("").values()}
    name = office.get("officeDocument", "xl/workbook.xml")
    root = parts.xml(name)
    related = parts.related(name)
    by_kind = {kind: target for kind, target, _ in related.values()}
    theme = by_kind.get("theme", "")
    colours = read_theme(parts.optional(theme))
    styles = read_styles(parts.optional(by_kind.get("styles", "")), colours)
    texts = read_texts(parts, by_kind.get("sharedStrings", ""))
    sheets = []
    for one in root.iter(f"{_MAIN}sheet"):
        kind, target, _ = related.get(one.get(_LINK, ""), ("", "", False))
        sheet = Sheet(
            one.get("name", ""), kind != "worksheet", one.get("state", "visible") != "visible"
        )
        if kind == "worksheet":
            read_sheet(parts, target, sheet, texts, styles)
        if target:
            _attached(parts, target, sheet)
        sheets.append(sheet)
    if not sheets:
        raise Refused("has no sheets")
    view = root.find(f"{_MAIN}bookViews/{_MAIN}workbookView")
    active = "0" if view is None else view.get("activeTab", "0")
    return Book(
        sheets=tuple(sheets),
        styles=styles,
        active_sheet=int(active) if active.isdigit() else 0,
        properties=_properties(parts.optional(office.get("core-properties", ""))),
        has_macros="vbaProject" in by_kind,
    )


def _attached(parts: Parts, name: str, sheet: Sheet) -> None:
    """The tables and drawings that a sheet's part refers to."""
    for kind, target, outside in parts.related(name).values():
        if outside or target not in parts:
            continue
        if kind == "table":
            table = read_table(parts.xml(target))
            sheet.tables += [table] if table is not None else []
        elif kind == "drawing":
            sheet.drawings += read_drawings(parts, target)
    sheet.tables.sort(key=lambda table: (table.area.top, table.area.left))


def _properties(root: etree._Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {
        etree.QName(one).localname: (one.text or "").strip()
        for one in root
        if isinstance(one.tag, str)
    }
