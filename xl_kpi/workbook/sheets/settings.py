"""The sheets that hold what a council decides for itself: what else a settings folder holds."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import STANDARD_NAMES
from xl_kpi.limits import Limits
from xl_kpi.settings import Settings
from xl_kpi.workbook.declared import (
    Family,
    Field,
    Holds,
    NamedCell,
    SheetDeclaration,
    TableDeclaration,
)
from xl_kpi.workbook.sheets.list_sheets import LIST_SHEETS

PYTHON = "kpi_python"
"""The named cell that says where Python is."""
USUAL_PYTHON = r"%LOCALAPPDATA%\xl_kpi\Scripts\python.exe"


@dataclass(frozen=True)
class Choice:
    """A row of the sheet Settings: where council.toml has it, and what it is."""

    section: str
    key: str
    label: str
    about: str
    holds: str = "text"
    usual: object = ""


_LIMITS = {
    "section_47_working_days": "Section 47 enquiries: working days allowed",
    "cin_visit_working_days": "Visits to children in need: working days between two",
    "cp_visit_working_days": "Visits under a protection plan: working days between two",
    "lac_visit_days": "Visits to looked after children: days between two",
    "caseload_limit": "Most cases that a full-time social worker is to hold",
    "supervision_months": "Bands of months since the last supervision",
    "new_case_days": "Days for which a case without a supervision counts as new",
}
_USUAL = Limits()


def _limit(key: str) -> Choice:
    label = _LIMITS.get(key, key.replace("_", " "))
    value = getattr(_USUAL, key)
    if isinstance(value, tuple):
        shown = ", ".join(map(str, value))
        return Choice(
            "limits", key, label, f"Whole numbers with commas; usually {shown}.", "numbers"
        )
    return Choice("limits", key, label, f"A whole number; usually {value}.", "whole")


CHOICES: tuple[Choice, ...] = (
    Choice("council", "title", "Title of the pack", f"Usually '{Settings().title}'."),
    Choice("extracts", "as_at", "Extracts taken on", "The day. Blank: the latest date in them.", "date"),
    Choice("population", "children_0_to_17", "Children aged 0 to 17 in the area", "For rates per 10,000.", "whole"),
    Choice("population", "year", "Year of that population", "Such as mid-2019."),
    Choice("population", "note", "Where it comes from", ""),
    Choice("rules", "first_day_is_day_1", "Working days count the first day", "yes or no; the official count says no.", "yes"),
    *(_limit(name) for name in Limits.names()),
)  # fmt: skip
PYTHON_LABEL = "Where Python is (Windows)"

_PYTHON_ROW = 5 + len(CHOICES)

SETTINGS = SheetDeclaration(
    name="Settings",
    title="Settings",
    purpose="What this council decides for itself. A blank means the usual value.",
    family=Family.SETTINGS,
    tables=(
        TableDeclaration(
            name="choices",
            header_row=4,
            fields=(
                Field("label", "Setting", width=50),
                Field("value", "Value", width=36),
                Field("about", "What it is", holds=Holds.WORDS, width=46),
            ),
            rows=(
                *((one.label, one.usual, one.about) for one in CHOICES),
                (PYTHON_LABEL, USUAL_PYTHON, "IT may have put it elsewhere. On a Mac it is named in xlwings.conf."),
            ),
        ),
        TableDeclaration(
            name="dates",
            header_row=4,
            column=5,
            fields=(
                Field("list", "List", "Only lists taken on another day, or reaching further than usual.", width=30),
                Field("as_at", "Taken on", "If not on the day of the others.", Holds.DATE, 13),
                Field("first", "Covers from", "The first day that the list covers in full.", Holds.DATE, 13),
                Field("last", "Covers to", "The last day, if it is not the day of the extract.", Holds.DATE, 13),
            ),
            rows=tuple((sheet.name,) for sheet in LIST_SHEETS),
        ),
        TableDeclaration(
            name="notes",
            header_row=4,
            column=10,
            fields=(
                Field("section", "Chapter, or chapter|section", "As it stands in the pack.", width=34),
                Field("note", "Note shown with it", "A caveat, or a changed definition.", Holds.WORDS, 60),
            ),
            room=40,
        ),
    ),
    cells=(NamedCell(PYTHON, _PYTHON_ROW, 2),),
)  # fmt: skip

TARGETS = SheetDeclaration(
    name="Targets",
    title="Targets",
    purpose="What each indicator is to reach. At the target or better is GREEN, within the tolerance AMBER.",
    family=Family.SETTINGS,
    tables=(
        TableDeclaration(
            name="targets",
            header_row=4,
            fields=(
                Field("indicator", "Indicator", "Its id, as the drop-down has it.", width=44, codes="Indicators"),
                Field("target", "Target", "95% for a percentage, 50 for a rate or a number.", Holds.FIGURE, 12),
                Field("tolerance", "Tolerance", "How far from the target is AMBER: 10% means ten points.", Holds.FIGURE, 12),
                Field("good", "Good", "high or low; blank as the indicator says.", width=10, choices=("high", "low")),
                Field("owner", "Owner", "Who answers for it: a post, not a name.", width=40),
            ),
            room=200,
        ),
    ),
)  # fmt: skip

COMPARATORS = SheetDeclaration(
    name="Comparators",
    title="Comparators",
    purpose="Published figures of others, each with its year.",
    family=Family.SETTINGS,
    tables=(
        TableDeclaration(
            name="comparators",
            header_row=4,
            fields=(
                Field("indicator", "Indicator", "Its id, as the drop-down has it.", width=44, codes="Indicators"),
                Field("comparator", "Comparator", "An id of the table to the right.", width=28),
                Field("year", "Year", "Such as 2018/19.", width=11),
                Field("value", "Value", "21% for a percentage; blank where it was not published.", Holds.FIGURE, 12),
                Field("note", "Note", width=40),
            ),
            room=1000,
        ),
        TableDeclaration(
            name="comparator_names",
            header_row=4,
            column=7,
            fields=(
                Field("comparator", "Comparator id", width=30),
                Field("name", "Name in the pack", width=38),
                Field("short_name", "Short name", width=20),
            ),
            rows=tuple((key, name, "") for key, name in STANDARD_NAMES.items()),
            room=30,
        ),
    ),
)  # fmt: skip

TEAMS = SheetDeclaration(
    name="Teams",
    title="Teams",
    purpose="The council's teams in their order, and the other names by which extracts call them.",
    family=Family.SETTINGS,
    tables=(
        TableDeclaration(
            name="teams",
            header_row=4,
            fields=(
                Field("team", "Team", "As it stands in the pack.", width=34),
                Field("also", "Also called", "Other spellings, with | between them.", width=60),
                Field("order", "Order", "A number; blank as the rows stand.", Holds.NUMBER, 9),
                Field("group", "Group", "Such as Operational.", width=22),
                Field("part_of", "Part of", "The team that it belongs to, if any.", width=28),
                Field("began", "Began", "The first month of a new team: 2020-03.", width=11),
            ),
            room=200,
        ),
    ),
)  # fmt: skip

COMMENTARY = SheetDeclaration(
    name="Commentary",
    title="Commentary",
    purpose="Your words for the pack, a row a section. They stay from month to month until you change them.",
    family=Family.RESULTS,
    tables=(
        TableDeclaration(
            name="commentary",
            header_row=4,
            fields=(
                Field("chapter", "Chapter", width=40, codes="Chapters"),
                Field("section", "Section", "Blank for the chapter as a whole.", width=36),
                Field("words", "What to say", "What the figures mean, and why.", Holds.WORDS, 80),
                Field("owner", "Owner", "A post, not a name.", width=26),
                Field("action", "Action", "What will be done, by when.", Holds.WORDS, 44),
            ),
            rows=tuple((chapter.title,) for chapter in REGISTRY.chapters),
            room=100,
        ),
    ),
)  # fmt: skip
