"""The template's sheets, in the order of its tabs."""

from __future__ import annotations

from xl_kpi.workbook.declared import SheetDeclaration
from xl_kpi.workbook.sheets.linked import LINKS
from xl_kpi.workbook.sheets.list_sheets import LIST_SHEETS
from xl_kpi.workbook.sheets.results import EXPLORE, FIGURES, PROBLEMS
from xl_kpi.workbook.sheets.settings import COMMENTARY, COMPARATORS, SETTINGS, TARGETS, TEAMS
from xl_kpi.workbook.sheets.start import START

CODES = "Codes"
"""The sheet of what drop-downs offer."""
CONF = "xlwings.conf"
"""The hidden sheet by which Excel finds Python."""

SHEETS: tuple[SheetDeclaration, ...] = (
    START,
    PROBLEMS,
    FIGURES,
    EXPLORE,
    COMMENTARY,
    LINKS,
    SETTINGS,
    TARGETS,
    COMPARATORS,
    TEAMS,
)
"""Every sheet but those of the lists and of the codes."""

OWN_NAMES = frozenset(
    name.casefold()
    for name in (*(one.name for one in SHEETS), *(one.name for one in LIST_SHEETS), CODES, CONF)
)
"""Names of all sheets that the template has, in small letters."""
