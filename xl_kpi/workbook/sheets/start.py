"""The first sheet: what is asked for, the buttons, and what the last run has said."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.workbook.declared import (
    Family,
    Field,
    Holds,
    NamedCell,
    SheetDeclaration,
    TableDeclaration,
)
from xl_kpi.workbook.sheets.list_sheets import LIST_SHEETS

COUNCIL, MONTH, FOLDER = "kpi_council", "kpi_month", "kpi_folder"
STATUS, MESSAGE, RUN_ID = "kpi_status", "kpi_message", "kpi_run_id"
TASK, STARTED, TOOK, AS_AT = "kpi_task", "kpi_started", "kpi_took", "kpi_as_at"
ROWS, PROBLEM_COUNTS, FIGURE_COUNT, PACK = (
    "kpi_rows", "kpi_problems", "kpi_figures", "kpi_pack",
)  # fmt: skip
DONE, FAILED, NOT_RUN = "Done", "Failed", "Not run"
STEP_NAMES = (
    "Read the workbook", "Check the extracts", "Work out the figures", "Write the pack",
    "Write results here",
)  # fmt: skip


@dataclass(frozen=True)
class Button:
    """A button: its words, the macro behind it, and where it stands."""

    label: str
    macro: str
    row: int
    column: int
    offset: int
    width: int
    about: str


BUTTONS = (
    Button("Refresh pack", "RefreshPack", 10, 1, 0, 190, "Reads, checks, computes and writes the pack."),
    Button("Check extracts", "CheckExtracts", 10, 2, 0, 160, "Only looks for problems."),
    Button("Open last pack", "OpenLastPack", 10, 2, 172, 160, "Opens the pack that was written last."),
    Button("Clear extracts", "ClearExtracts", 13, 2, 0, 160, "Empties every list sheet for a new month."),
    Button("Restart Python", "RestartPython", 13, 2, 172, 160, "For worksheet functions that have stopped."),
)  # fmt: skip

_SAID = (
    (STATUS, "Status", "", Holds.TEXT),
    (MESSAGE, "What happened", "", Holds.WORDS),
    (TASK, "Button", "", Holds.TEXT),
    (STARTED, "Started", "", Holds.TEXT),
    (TOOK, "Took", "", Holds.TEXT),
    (AS_AT, "Extracts taken on", "", Holds.TEXT),
    (ROWS, "Rows read", "", Holds.TEXT),
    (PROBLEM_COUNTS, "Problems", "", Holds.TEXT),
    (FIGURE_COUNT, "Figures", "", Holds.TEXT),
    (PACK, "Pack", "", Holds.TEXT),
    (RUN_ID, "Run", "", Holds.TEXT),
)
SAID_ROW = 17
STEPS_ROW = SAID_ROW + len(_SAID) + 2

START = SheetDeclaration(
    name="Start",
    title="KPI pack",
    purpose="Paste the month's extracts into their sheets, press Refresh pack, read Problems, send "
    "the pack out.",
    family=Family.START,
    cells=(
        NamedCell(COUNCIL, 5, 2, "Council", "As it stands on the pack."),
        NamedCell(MONTH, 6, 2, "Reporting month", "Such as 2020-03. Blank: the last whole month of the extracts."),
        NamedCell(FOLDER, 7, 2, "Save packs in", "A folder. Blank: beside this workbook."),
        *(
            NamedCell(name, SAID_ROW + at, 2, label, about, holds)
            for at, (name, label, about, holds) in enumerate(_SAID)
        ),
    ),
    tables=(
        TableDeclaration(
            name="steps",
            header_row=STEPS_ROW,
            fields=(Field("step", "Step", width=28), Field("state", "How it went", width=52)),
            rows=tuple((name, "") for name in STEP_NAMES),
        ),
        TableDeclaration(
            name="lists",
            header_row=5,
            column=4,
            fields=(
                Field("list", "List", holds=Holds.LINK, width=32),
                Field("how", "Comes from", width=13),
                Field("rows", "Rows", holds=Holds.NUMBER, width=10),
                Field("covers", "Covers", width=26),
                Field("problems", "Problems", width=22),
            ),
            rows=tuple((sheet.name, "", "", "", "") for sheet in LIST_SHEETS),
        ),
    ),
)  # fmt: skip
