"""The look of the template: the pack's own fonts and colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xl_kpi.workbook.declared import Family, Field, Holds

FONT = "Calibri"
INK, MUTED, LINE, BAND, ACCENT = "#1F2933", "#5B6770", "#D5DBE1", "#F3F5F7", "#12436D"
INPUT = "#FFF9E5"
TABS = {
    Family.START: "#12436D",
    Family.RESULTS: "#801650",
    Family.SETTINGS: "#5B6770",
    Family.ANNEX_A: "#28A197",
    Family.SSDA903: "#D4581A",
    Family.LOCAL: "#A285D1",
}
STATUS = {
    "Done": {"bg_color": "#CDEBD8", "font_color": "#0B4F2A"},
    "Failed": {"bg_color": "#9B1B30", "font_color": "#FFFFFF", "bold": True},
    "Not run": {"bg_color": "#FFC857", "font_color": "#3A2A00"},
}
WEIGHTS = {"error": STATUS["Failed"], "warning": STATUS["Not run"]}

# Text stays text: an id keeps its zeros, and 2020-03 is no date. Words may be longer than a
# text format shows, and none of them looks like a number.
_NUMBERS = {Holds.TEXT: "@", Holds.DATE: "dd/mm/yyyy", Holds.NUMBER: "General"}

_TO_THE_RIGHT = frozenset((Holds.NUMBER, Holds.FIGURE, Holds.DATE))


def after_number(fields: Sequence[Field], at: int) -> bool:
    """Whether the column before is one of numbers."""
    return at > 0 and fields[at - 1].holds in _TO_THE_RIGHT


class Look:
    """Formats of the workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """The format with these properties over the plain font."""
        plain = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"}
        wanted = plain | properties
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    @property
    def title(self) -> Format:
        """A sheet's title."""
        return self.format(font_size=22, bold=True, font_color=ACCENT)

    @property
    def purpose(self) -> Format:
        """The line under a title."""
        return self.format(font_color=MUTED)

    @property
    def heading(self) -> Format:
        """Over a part of a sheet."""
        return self.format(font_size=14, bold=True, font_color=ACCENT, valign="bottom")

    @property
    def link(self) -> Format:
        """A link."""
        return self.format(font_color=ACCENT, underline=1)

    @property
    def note(self) -> Format:
        """A hint."""
        return self.format(font_size=10, font_color=MUTED)

    @property
    def label(self) -> Format:
        """What a cell beside it is."""
        return self.format(bottom=1, bottom_color=LINE)

    @property
    def asked(self) -> Format:
        """A cell to be filled in."""
        return self.format(num_format="@", bg_color=INPUT, bottom=1, bottom_color=LINE)

    def said(self, *, wrapped: bool = False) -> Format:
        """A cell that a run fills."""
        more = {"text_wrap": True, "valign": "top"} if wrapped else {"num_format": "@"}
        return self.format(align="left", bottom=1, bottom_color=LINE, **more)

    @property
    def said_of_sheet(self) -> Format:
        """What a sheet is for, beside a link to it."""
        return self.format(font_size=10, font_color=MUTED, bottom=1, bottom_color=LINE)

    @property
    def count(self) -> Format:
        """A number of rows."""
        return self.format(num_format="#,##0", align="right", bottom=1, bottom_color=LINE)

    def header(self, holds: Holds = Holds.TEXT, *, after_number: bool = False) -> Format:
        """A table's header; a text after a number has air before it."""
        align = "right" if holds in _TO_THE_RIGHT else "left"
        air = {"indent": 1} if after_number and align == "left" else {}
        return self.format(
            bold=True, font_size=10, text_wrap=True, valign="bottom", align=align,
            bottom=2, bottom_color=ACCENT, **air,
        )  # fmt: skip

    def cell(
        self, holds: Holds = Holds.TEXT, *, lined: bool = True, asked: bool = False,
        after_number: bool = False,
    ) -> Format:  # fmt: skip
        """A table's cell."""
        properties: dict[str, Any] = {}
        if holds in _NUMBERS:
            properties["num_format"] = _NUMBERS[holds]
        if holds is Holds.WORDS:
            properties |= {"text_wrap": True, "valign": "top"}
        if holds is Holds.LINK:
            properties |= {"font_color": ACCENT, "underline": 1}
        if after_number and holds not in _TO_THE_RIGHT:
            properties |= {"align": "left", "indent": 1}
        if lined:
            properties |= {"bottom": 1, "bottom_color": LINE}
        if asked:
            properties["bg_color"] = INPUT
        return self.format(**properties)
