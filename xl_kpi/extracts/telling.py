"""Troubles of cells and rows as problems: each with its place, up to a limit, and the rest counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import FILE, ROW, SHEET
from xl_kpi.extracts.columns import CleanColumn, Finding
from xl_kpi.extracts.declaration import Column, ExtractList
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.problems import Problem, Severity

# Beyond this many rows with one trouble in one column, the rest are counted, not listed.
LISTED_ROWS = 200


@dataclass(frozen=True)
class _Advice:
    severity: Severity
    severity_if_needed: Severity
    what: str
    to_do: str


_ADVICE = {
    "Excel error": _Advice(
        Severity.WARNING, Severity.ERROR,
        "The cell holds an Excel error, so its value is missing.",
        "Mend the formula or type the value, then run again.",
    ),
    "read as blank": _Advice(
        Severity.NOTE, Severity.NOTE,
        "The text stands for an empty cell and was read as blank.",
        "Nothing, if it is empty on purpose.",
    ),
    "date not understood": _Advice(
        Severity.WARNING, Severity.ERROR,
        "This is not a date that can be read with certainty, so it counts as missing.",
        "Type it as day/month/year, such as 31/03/2020.",
    ),
    "month before day": _Advice(
        Severity.WARNING, Severity.ERROR,
        "This column seems to have the month before the day (03/31/2020), so its dates could be "
        "read either way; they count as missing.",
        "Write the column as day/month/year, or as 2020-03-31.",
    ),
    "code not recognised": _Advice(
        Severity.WARNING, Severity.WARNING,
        "The value is no code of this column; it is kept and counted as 'not recognised'.",
        "Use one of the codes in docs/extracts.md.",
    ),
    "number not understood": _Advice(
        Severity.WARNING, Severity.WARNING,
        "This is not a number, so it counts as missing.",
        "Type a number.",
    ),
    "blank": _Advice(
        Severity.WARNING, Severity.ERROR,
        "The cell is empty, and this column may not be.",
        "Fill it in the case system or in the extract.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class TableProblems:
    """Tells what was found in the columns of one table."""

    declared: ExtractList
    table: RawTable
    rows: npt.NDArray[np.int32]

    def of_column(self, column: Column, header: str, clean: CleanColumn) -> list[Problem]:
        """The problems of a column's cells."""
        return [p for finding in clean.findings for p in self._listed(column, header, finding)]

    def _listed(self, column: Column, header: str, finding: Finding) -> list[Problem]:
        advice = _ADVICE[finding.kind]
        severity = advice.severity_if_needed if column.needed else advice.severity
        texts = finding.texts or ("",) * len(finding.positions)
        listed = LISTED_ROWS if severity is not Severity.NOTE else 1
        found = [
            self._problem(severity, finding.kind, advice, header, int(self.rows[at]), text)
            for at, text in zip(finding.positions[:listed], texts[:listed], strict=True)
        ]
        more = len(finding.positions) - len(found)
        if more:
            rest = self._problem(severity, finding.kind, advice, header, None, "")
            found.append(replace(rest, what=f"{more:,} more rows: {rest.what}", times=more))
        return found

    def _problem(
        self,
        severity: Severity,
        kind: str,
        advice: _Advice,
        header: str,
        row: int | None,
        text: str,
    ) -> Problem:
        return Problem(
            severity, kind, advice.what, advice.to_do,
            list_id=self.declared.id, file=self.table.file, sheet=self.table.sheet,
            row=row, column=header, value=text,
        )  # fmt: skip


def row_problems(
    frame: pd.DataFrame, flagged: npt.NDArray[np.bool_], declared: ExtractList,
    severity: Severity, kind: str, what: str, to_do: str, column: str = "",
    values: pd.Series | None = None,
) -> list[Problem]:  # fmt: skip
    """One problem a flagged row, up to the limit, and one that counts the rest.

    ``values`` are the dates that are wrong, one a row.
    """
    at = np.flatnonzero(flagged)
    found = [
        Problem(
            severity, kind, what, to_do, list_id=declared.id,
            file=str(frame[FILE].iloc[i]), sheet=str(frame[SHEET].iloc[i]),
            row=int(frame[ROW].iloc[i]), column=column,
            value="" if values is None else f"{values.iloc[i]:%d/%m/%Y}",
        )
        for i in at[:LISTED_ROWS]
    ]  # fmt: skip
    if len(at) > LISTED_ROWS:
        more = len(at) - LISTED_ROWS
        said = f"{more:,} more rows: {what}"
        found.append(
            Problem(severity, kind, said, to_do, list_id=declared.id, column=column, times=more)
        )
    return found
