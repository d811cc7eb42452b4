"""Tables, charts, pictures and shapes of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xl_kpi.accessibility.book import Area, Drawing, Table, named
from xl_kpi.accessibility.parts import Parts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_KINDS = {
    "graphicFrame": "chart",
    "pic": "picture",
    "sp": "shape",
    "cxnSp": "line",
    "grpSp": "group",
}


def read_table(root: etree._Element) -> Table | None:
    """An Excel table; None where its part says no place."""
    area = Area.of(root.get("ref", ""))
    if area is None:
        return None
    about = next(root.iter(f"{_X14}table"), None)
    alt = "" if about is None else about.get("altTextSummary") or about.get("altText") or ""
    style = root.find(f"{_MAIN}tableStyleInfo")
    return Table(
        name=root.get("displayName") or root.get("name") or "",
        area=area,
        header_rows=_count(root.get("headerRowCount"), 1),
        totals_rows=_count(root.get("totalsRowCount"), 0),
        headers=tuple(one.get("name", "") for one in root.iter(f"{_MAIN}tableColumn")),
        alt=alt.strip(),
        style="" if style is None else style.get("name", ""),
    )


def _count(said: str | None, usual: int) -> int:
    return min(1, int(said)) if said and said.isdigit() else usual


def read_drawings(parts: Parts, name: str) -> Iterator[Drawing]:
    """What lies on a sheet; what is in a group counts once, with the group."""
    for anchor in parts.xml(name):
        if not isinstance(anchor.tag, str):
            continue
        for element in anchor.iterchildren(*(f"{_XDR}{kind}" for kind in _KINDS)):
            yield _drawing(element, _place(anchor))
        # Newer charts and slicers stand in a choice, with a picture for programs that lack them.
        for choice in anchor.iter(
            "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
        ):
            for element in choice.iterchildren(*(f"{_XDR}{kind}" for kind in _KINDS)):
                yield _drawing(element, _place(anchor))


def _drawing(element: etree._Element, place: str) -> Drawing:
    about = next(element.iter(f"{_XDR}cNvPr"), None)
    decorative = next(element.iter(_DECORATIVE), None)
    said = {} if about is None else dict(about.attrib)
    return Drawing(
        kind=_KINDS[etree.QName(element).localname],
        name=str(said.get("name", "")),
        alt=str(said.get("descr") or said.get("title") or "").strip(),
        place=place,
        text="".join(one.text or "" for one in element.iter(f"{_A}t")).strip(),
        decorative=decorative is not None and decorative.get("val") in ("1", "true"),
    )


def _place(anchor: etree._Element) -> str:
    row, column = anchor.findtext(f"{_XDR}from/{_XDR}row"), anchor.findtext(f"{_XDR}from/{_XDR}col")
    if not (row and column and row.strip().isdigit() and column.strip().isdigit()):
        return ""
    return named((int(row) + 1, int(column) + 1))
