"""A sheet for each list to be pasted into."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.extracts import declaration
from xl_kpi.extracts.declaration import Column, ExtractList, Kind
from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.workbook.declared import Family

HEADER_ROW = 5
"""Title, purpose, the way back and what each column holds stand above it."""

_FAMILIES = {
    declaration.Family.ANNEX_A: Family.ANNEX_A,
    declaration.Family.SSDA903: Family.SSDA903,
    declaration.Family.LOCAL: Family.LOCAL,
}
_LONGEST_NAME = 31
# The titles of these are longer than Excel lets a sheet's name be.
_SHORT = {"section_47": "Section 47 and ICPC", "ssda903_placed_for_adoption": "Placed for adoption"}

BACK = "← Start"
HOW_TO_PASTE = (
    "Paste with headers on the first header, or without headers under it. Columns may stand in "
    "any order if their headers come along."
)


@dataclass(frozen=True)
class ListSheet:
    """The sheet of a list: its name, its title, and what stands above its headers."""

    list: ExtractList
    name: str
    title: str

    @property
    def family(self) -> Family:
        """Whose layout it is."""
        return _FAMILIES[self.list.family]

    @property
    def headers(self) -> tuple[str, ...]:
        """Standard headers, in order."""
        return tuple(column.header for column in self.list.columns)

    @property
    def captions(self) -> tuple[str, ...]:
        """Over each header, what its column holds."""
        return tuple(caption(column) for column in self.list.columns)

    @property
    def purpose(self) -> str:
        """What rows belong here."""
        return f"{self.list.about} {_span(self.list)}"

    @property
    def furniture(self) -> tuple[tuple[str, ...], ...]:
        """The rows of text above the data, each from column A on, the headers the last."""
        return (
            (self.title,),
            (self.purpose,),
            (BACK, HOW_TO_PASTE),
            self.captions,
            self.headers,
        )


def caption(column: Column) -> str:
    """What a column holds, in a word or two: ``date, needed``."""
    held = "identifier" if column.kind is Kind.ID else str(column.kind)
    return f"{held}, needed" if column.needed else held


def _span(extract_list: ExtractList) -> str:
    window = extract_list.window
    if window is None:
        return "As things are on the day of the extract."
    header = extract_list.column(window.column).header
    length = (
        f"in the {window.months} months before the extract"
        if window.months
        else "in the time covered"
    )
    still_open = ", and all where it is blank" if window.keeps_open else ""
    return f"All rows whose {header} lies {length}{still_open}."


def _of(extract_list: ExtractList) -> ListSheet:
    short = _SHORT.get(extract_list.id, extract_list.title)
    if extract_list.number is not None:
        return ListSheet(
            extract_list,
            f"List {extract_list.number} {short}"[:_LONGEST_NAME],
            f"List {extract_list.number}: {extract_list.title}",
        )
    prefix = "SSDA903 " if extract_list.family is declaration.Family.SSDA903 else ""
    return ListSheet(
        extract_list, f"{prefix}{short}"[:_LONGEST_NAME], f"{prefix}{extract_list.title}"
    )


LIST_SHEETS: tuple[ListSheet, ...] = tuple(_of(one) for one in ALL_LISTS)
"""In the order Annex A, SSDA903, local lists."""

BY_NAME = {sheet.name.casefold(): sheet for sheet in LIST_SHEETS}
BY_LIST = {sheet.list.id: sheet for sheet in LIST_SHEETS}
