"""Colours as a workbook's parts name them, and the contrast of two of them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

BLACK, WHITE = "000000", "FFFFFF"
ENOUGH = 4.5
"""The contrast of text and background that WCAG 2 asks for at level AA."""

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
# The palette behind "indexed" colours; 8 to 15 repeat 0 to 7.
_FIRST = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_REST = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 "
    "FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF "
    "CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 "
    "969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split()
_INDEXED = (*_FIRST, *_FIRST, *_REST)
# The order of a theme's scheme, and the place that "theme" means in a cell's colour.
SCHEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
OFFICE_THEME = (
    "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6",
    "F79646", "0000FF", "800080",
)  # fmt: skip
NAMED = {
    "black": BLACK, "white": WHITE, "red": "FF0000", "green": "00FF00", "blue": "0000FF",
    "yellow": "FFFF00", "magenta": "FF00FF", "cyan": "00FFFF",
}  # fmt: skip
"""Colours that a number format can name."""


def colour_of(element: etree._Element | None, theme: Sequence[str]) -> str | None:
    """The colour that an element names as rrggbb; None where it is automatic or not there."""
    if element is None or element.get("auto") in ("1", "true"):
        return None
    said: str | None = None
    if element.get("rgb"):
        found = _HEX.fullmatch(str(element.get("rgb"))[-6:])
        said = found[0].upper() if found else None
    elif element.get("theme"):
        said = _at(theme, str(element.get("theme")))
    elif element.get("indexed"):
        said = _at(_INDEXED, str(element.get("indexed")))
    return None if said is None else tinted(said, element.get("tint"))


def _at(colours: Sequence[str], place: str) -> str | None:
    return colours[int(place)] if place.isdigit() and int(place) < len(colours) else None


def tinted(colour: str, tint: str | None) -> str:
    """A colour made lighter (a tint above 0) or darker, as Excel does it."""
    try:
        share = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        share = 0.0
    if not share:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21.

    Examples
    --------
    >>> round(contrast("000000", "FFFFFF"), 1), round(contrast("767676", "FFFFFF"), 2)
    (21.0, 4.54)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
