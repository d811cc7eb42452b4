"""A workbook's formats: fonts, fills, wrapping, number formats, and those put on by conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from xl_kpi.accessibility.colours import OFFICE_THEME, SCHEME, colour_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEFAULT_SIZE = 11.0
Item = TypeVar("Item")


@dataclass(frozen=True)
class Font:
    """A font; ``colour`` is None where it is automatic, ``is_default`` where it is theme text."""

    colour: str | None = None
    size: float = _DEFAULT_SIZE
    raised: bool = False
    is_default: bool = True


@dataclass(frozen=True)
class Dxf:
    """What a condition or a table style puts on: a font's colour, a fill."""

    font: str | None
    fill: str | None


@dataclass(frozen=True)
class Format:
    """A cell's format; a ``fill`` of None is none, the sheet's white."""

    font: Font
    fill: str | None
    wraps: bool
    number_format: str


PLAIN = Format(Font(), None, False, "General")


@dataclass(frozen=True)
class Styles:
    """All formats, by the numbers that cells and conditions give."""

    formats: tuple[Format, ...] = (PLAIN,)
    dxfs: tuple[Dxf, ...] = ()
    theme: tuple[str, ...] = OFFICE_THEME

    def of(self, style: int) -> Format:
        """A cell's format."""
        return self.formats[style] if 0 <= style < len(self.formats) else PLAIN

    def dxf(self, at: str | None) -> Dxf | None:
        """The format that a condition names."""
        return self.dxfs[int(at)] if at and at.isdigit() and int(at) < len(self.dxfs) else None


def read_theme(root: etree._Element | None) -> tuple[str, ...]:
    """The theme's colours in the order in which cells number them."""
    if root is None:
        return OFFICE_THEME
    found = []
    for name, usual in zip(SCHEME, OFFICE_THEME, strict=True):
        colour = next(root.iter(f"{_DRAWING}{name}"), None)
        inner = None if colour is None or not len(colour) else colour[0]
        said = "" if inner is None else inner.get("lastClr") or inner.get("val") or ""
        found.append(said.upper() if len(said) == 6 else usual)
    return tuple(found)


def read_styles(root: etree._Element | None, theme: Sequence[str]) -> Styles:
    """All formats of the part "styles"."""
    if root is None:
        return Styles(theme=tuple(theme))
    fonts = [_font(one, theme) for one in _children(root, "fonts")]
    fills = [_fill(one, theme, conditional=False) for one in _children(root, "fills")]
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in _children(root, "numFmts")}
    formats = []
    for one in _children(root, "cellXfs"):
        alignment = one.find(f"{_MAIN}alignment")
        wraps = alignment is not None and (
            alignment.get("wrapText") in ("1", "true")
            or alignment.get("shrinkToFit") in ("1", "true")
        )
        formats.append(
            Format(
                _pick(fonts, one.get("fontId"), Font()),
                _pick(fills, one.get("fillId"), None),
                wraps,
                str(codes.get(one.get("numFmtId"), "")),
            )
        )
    dxfs = tuple(
        Dxf(
            colour_of(one.find(f"{_MAIN}font/{_MAIN}color"), theme),
            _fill(one.find(f"{_MAIN}fill"), theme, conditional=True),
        )
        for one in _children(root, "dxfs")
    )
    return Styles(tuple(formats) or (PLAIN,), dxfs, tuple(theme))


def _children(root: etree._Element, name: str) -> Iterator[etree._Element]:
    group = root.find(f"{_MAIN}{name}")
    return iter(()) if group is None else (one for one in group if isinstance(one.tag, str))


def _pick(items: Sequence[Item], at: str | None, usual: Item) -> Item:
    return items[int(at)] if at and at.isdigit() and int(at) < len(items) else usual


def _font(element: etree._Element, theme: Sequence[str]) -> Font:
    colour = element.find(f"{_MAIN}color")
    size = element.find(f"{_MAIN}sz")
    raised = element.find(f"{_MAIN}vertAlign")
    try:
        points = float(size.get("val", _DEFAULT_SIZE)) if size is not None else _DEFAULT_SIZE
    except ValueError:
        points = _DEFAULT_SIZE
    return Font(
        colour_of(colour, theme),
        points,
        raised is not None and raised.get("val") == "superscript",
        colour is None or (colour.get("theme") == "1" and not colour.get("tint")),
    )


def _fill(element: etree._Element | None, theme: Sequence[str], *, conditional: bool) -> str | None:
    """A fill's colour; in a condition's the background is the one that shows."""
    if element is None:
        return None
    pattern = element.find(f"{_MAIN}patternFill")
    if pattern is None:
        stop = element.find(f"{_MAIN}gradientFill/{_MAIN}stop/{_MAIN}color")
        return colour_of(stop, theme)
    kind = pattern.get("patternType", "solid" if conditional else "none")
    if kind == "none":
        return None
    shown, other = ("bgColor", "fgColor") if conditional else ("fgColor", "bgColor")
    first = colour_of(pattern.find(f"{_MAIN}{shown}"), theme)
    return first if first is not None or kind == "solid" else colour_of(
        pattern.find(f"{_MAIN}{other}"), theme
    )  # fmt: skip
