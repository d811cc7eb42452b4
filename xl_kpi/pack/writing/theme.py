"""One look for all sheets: fonts, colours, number formats, and the status fills."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xl_kpi.pack.blocks import Style

FONT = "Calibri"
INK, MUTED, LINE, BAND, ACCENT = "#1F2933", "#5B6770", "#D5DBE1", "#F3F5F7", "#12436D"
SERIES = ("#12436D", "#D4581A", "#28A197", "#801650", "#3D3D3D", "#A285D1")
# What lies on top of one another differs in tone from its neighbours, and so in grey print.
STACKED = (
    "#12436D", "#D4581A", "#8FCFC8", "#801650", "#A285D1", "#C9D1D9", "#3D3D3D", "#28A197",
)  # fmt: skip
_PALEST, _DARKEST = (0xD3, 0xE2, 0xEF), (0x0B, 0x2A, 0x45)
# Fills darken with severity, so that they differ in grey print and to every reader.
STATUS = {
    "GREEN": {"bg_color": "#CDEBD8", "font_color": "#0B4F2A"},
    "AMBER": {"bg_color": "#FFC857", "font_color": "#3A2A00"},
    "RED": {"bg_color": "#9B1B30", "font_color": "#FFFFFF", "bold": True},
}

_NUMBERS = {
    Style.COUNT: "#,##0",
    # A count drawn to the left in a chart is negative, and its sign is no reader's business.
    Style.MIRRORED: "#,##0;#,##0",
    Style.PERCENT: "0%",
    Style.PERCENT_2: "0.00%",
    Style.DECIMAL: "#,##0.0",
    Style.CHANGE_COUNT: "+#,##0;-#,##0;0",
    Style.CHANGE_POINTS: '+0.0" pp";-0.0" pp";0.0" pp"',
    Style.CHANGE_DECIMAL: "+#,##0.0;-#,##0.0;0.0",
}
_RIGHT = {*_NUMBERS}
_CENTRED = {Style.STATUS, Style.DIRECTION}


def shades(number: int) -> tuple[str, ...]:
    """So many steps of one colour: the further along its scale, the darker.

    >>> shades(2)
    ('#D3E2EF', '#0B2A45')
    """
    steps = [at / max(1, number - 1) for at in range(number)]
    mixed = (
        tuple(round(a + (b - a) * step) for a, b in zip(_PALEST, _DARKEST, strict=True))
        for step in steps
    )
    return tuple("#{:02X}{:02X}{:02X}".format(*colour) for colour in mixed)


def alignment(style: Style) -> str:
    """Where a cell of that style, and the header over it, stands."""
    return "right" if style in _RIGHT else "center" if style in _CENTRED else "left"


def _air(align: str, *, first: bool = False) -> dict[str, Any]:
    """The indent of text that would touch a number to its left; a first column needs none."""
    return {} if first or align != "left" else {"align": align, "indent": 1}


class Theme:
    """Formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """The format with these properties over the sheet's plain font."""
        wanted = {
            "font_name": FONT,
            "font_size": 11,
            "font_color": INK,
            "valign": "vcenter",
        } | properties
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    def cell(
        self, style: Style, *, strong: bool = False, in_table: bool = True, total: bool = False,
        first: bool = False,
    ) -> Format:  # fmt: skip
        """A cell's format."""
        properties: dict[str, Any] = {}
        if style in _NUMBERS:
            properties["num_format"] = _NUMBERS[style]
        if style in _RIGHT:
            properties["align"] = "right"
        elif style in _CENTRED:
            properties["align"] = "center"
        if style is Style.QUIET:
            properties["font_color"] = MUTED
        if style in (Style.MIRRORED, Style.STATUS):
            # A status has its own colours; "no target" is no status.
            properties["font_color"] = MUTED
        if style in (Style.LINK, Style.LINK_WITHIN):
            properties |= {"font_color": ACCENT, "underline": 1}
        if style in (Style.TEXT, Style.WRAPPED, Style.LINK) and in_table:
            properties["text_wrap"] = True
        if in_table:
            properties |= _air(properties.get("align", "left"), first=first)
            if style is Style.LINK_WITHIN:
                properties |= {"align": "left", "indent": 2}
            if style is Style.GROUP:
                properties |= {"font_color": ACCENT, "bold": True, "valign": "bottom"}
            properties |= {"bottom": 1, "bottom_color": LINE}
        if total:
            properties |= {"top": 2, "top_color": ACCENT, "bottom": 0}
        if strong or total:
            properties["bold"] = True
        return self.format(**properties)

    def not_there(self, *, total: bool = False, in_table: bool = True) -> Format:
        """For words in the place of a number: "not in extract", "-"."""
        edges: dict[str, Any] = {"bottom": 1, "bottom_color": LINE} if in_table else {}
        if total:
            edges = {"top": 2, "top_color": ACCENT}
        return self.format(font_color=MUTED, align="right", **edges)

    def header(self, align: str, *, first: bool = False) -> Format:
        """A table's header cell."""
        properties = {"align": align} | _air(align, first=first)
        return self.format(
            bold=True, font_size=10, font_color=INK, text_wrap=True, valign="bottom",
            bottom=2, bottom_color=ACCENT, **properties,
        )  # fmt: skip

    def status(self, word: str) -> Format:
        """The fill of a status, for conditional formats."""
        return self._workbook.add_format(STATUS[word])

    @property
    def title(self) -> Format:
        """A sheet's title."""
        return self.format(font_size=22, bold=True, font_color=ACCENT)

    @property
    def heading(self) -> Format:
        """A section's heading."""
        return self.format(font_size=15, bold=True, font_color=ACCENT)

    @property
    def under_title(self) -> Format:
        """The line under a title."""
        return self.format(font_color=MUTED)

    @property
    def note(self) -> Format:
        """Notes and captions."""
        return self.format(font_size=10, font_color=MUTED)

    def tile(self, style: Style) -> Format:
        """A headline figure."""
        properties: dict[str, Any] = {
            "font_size": 26,
            "bold": True,
            "font_color": ACCENT,
            "align": "left",
        }
        if style in _NUMBERS:
            properties["num_format"] = _NUMBERS[style]
        return self.format(**properties)

    @property
    def body(self) -> Format:
        """Text that is no table's."""
        return self.format()

    @property
    def caption(self) -> Format:
        """What a table is about."""
        return self.format(bold=True)

    def prose(self, *, commentary: bool, quiet: bool, continues: bool) -> Format:
        """A row of sentences; one that continues the row above stands a little to the right."""
        properties: dict[str, Any] = {"align": "left", "indent": 1} if continues else {}
        if commentary:
            properties |= {"italic": True, "font_color": MUTED if quiet else ACCENT}
        return self.format(**properties)
