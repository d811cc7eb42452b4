"""An analyst at a desk: opens the template, pastes, presses a button, reads what it says.

Python is called as Excel would call it. The template's two modules that reach outside are
replaced by ones that ask the test: what runs Python, and what shows a box.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlwings as xw

from tests.workbook.office import LONGEST_WAIT, Office
from xl_kpi.workbook.sheets.list_sheets import HEADER_ROW
from xl_kpi.workbook.sheets.start import START

_RUNS_PYTHON = """
Public Function RunPython(PythonCommand As String)
    Dim number As Integer
    number = FreeFile
    Open "{folder}/asked.part" For Output As #number
    Print #number, PythonCommand
    Close #number
    Name "{folder}/asked.part" As "{folder}/asked"
    Do While Dir("{folder}/answered") = ""
        Wait 20
    Loop
    Kill "{folder}/answered"
    RunPython = 0
End Function

Public Sub KillPy()
End Sub
"""
_NO_PYTHON = """
Public Function RunPython(PythonCommand As String)
    ' As xlwings does where there is no interpreter: it shows a box and returns nothing.
End Function

Public Sub KillPy()
    Err.Raise 1, , "Could not load xlwings64.dll"
End Sub
"""
_FAILING_PYTHON = """
Public Function RunPython(PythonCommand As String)
    Err.Raise 1000, , "ActiveX component can't create object"
End Function

Public Sub KillPy()
End Sub
"""
_SPEAKS = """
Public Sub KpiSays(text As String)
    Note text
End Sub

Public Function KpiAsks(text As String) As Boolean
    Note text
    KpiAsks = {answer}
End Function

Private Sub Note(text As String)
    Dim number As Integer
    number = FreeFile
    Open "{folder}/said" For Append As #number
    Print #number, text
    Close #number
End Sub
"""


@dataclass
class Desk:
    """The template open in LibreOffice."""

    book: xw.Book
    office: Office
    folder: Path
    asked: list[str] = field(default_factory=list)
    trouble: str = ""

    def python(self, kind: str = "here", *, answer: bool = False) -> None:
        """Which Python there is (here, missing or failing), and what is answered to questions."""
        runs = {"here": _RUNS_PYTHON, "missing": _NO_PYTHON, "failing": _FAILING_PYTHON}[kind]
        self.ask("replace_module", "xlwings", runs.replace("{folder}", str(self.folder)))
        speaks = _SPEAKS.replace("{folder}", str(self.folder)).replace("{answer}", str(answer))
        self.ask("replace_module", "KpiSpeech", speaks)
        # A class for the Mac, of which LibreOffice makes nothing, and then of no other module.
        self.ask("replace_module", "Dictionary", "")

    def ask(self, do: str, *arguments: Any) -> Any:
        """Something of the workbook that xlwings has no word for."""
        return self.office.ask(do, self.book.fullname, *arguments)

    def paste(
        self, sheet: str, rows: Sequence[Sequence[object]], at: tuple[int, int] = (HEADER_ROW, 1)
    ) -> None:
        """Paste rows from a cell on."""
        self.book.sheets[sheet].range(at).value = [list(row) for row in rows]

    def fill(self, name: str, value: object) -> None:
        """Fill a named cell of Start."""
        cell = START.cell(name)
        self.book.sheets["Start"].range((cell.row, cell.column)).value = value

    def said(self, name: str) -> str:
        """What a named cell of Start says."""
        cell = START.cell(name)
        return str(self.book.sheets["Start"].range((cell.row, cell.column)).value or "")

    @property
    def spoken(self) -> str:
        """What boxes would have said, taken away once read."""
        path = self.folder / "said"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.unlink(missing_ok=True)
        return text.strip()

    def rows(self, sheet: str, first: int = 2, width: int = 9) -> list[list[Any]]:
        """The filled rows of a sheet from a row on."""
        used = self.book.sheets[sheet].used_range.last_cell.row
        if used < first:
            return []
        cells = self.book.sheets[sheet].range((first, 1), (used, width))
        return [row for row in cells.options(ndim=2).value if any(v is not None for v in row)]

    def press(self, label: str, python: Callable[[str], None] | None = None) -> None:
        """Press a button of Start, and run what its macro asks Python for."""
        buttons = dict(self.ask("buttons", "Start"))
        macro = self.office.run_macro(self.book.fullname, buttons[label])
        asked, answered = self.folder / "asked", self.folder / "answered"
        until = time.monotonic() + LONGEST_WAIT
        while self.office.ended(macro) is None and time.monotonic() < until:
            if asked.exists():
                command = asked.read_text(encoding="utf-8").strip()
                asked.unlink()
                self.asked.append(command)
                try:
                    (python or run_command)(command)
                except Exception as error:  # noqa: BLE001
                    # A Python that fails ends, and the macro goes on.
                    self.trouble = str(error)
                answered.touch()
            time.sleep(0.02)
        self.office.wait_for(macro)

    def state(self) -> dict[str, object]:
        """Everything that a failure must leave as it is: formulas and values of every sheet."""
        kept = {}
        start = {cell.row for cell in START.cells if cell.row >= START.cell("kpi_status").row}
        start |= {START.table("steps").first_row + at for at in range(5)}
        for sheet in self.book.sheets:
            cells = sheet.used_range.formula
            rows = (
                cells if isinstance(cells, tuple) and isinstance(cells[0], tuple) else ((cells,),)
            )
            if sheet.name == "Start":
                rows = tuple(
                    row[2:] if at in start else row for at, row in enumerate(rows, start=1)
                )
            kept[sheet.name] = rows
        return kept


def run_command(command: str) -> None:
    """Run a command as ``python -c`` would, in a fresh namespace."""
    exec(command, {})
