"""Problems found in extracts: each with its place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem takes away: an error leaves something out of the figures."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, at its place in the extracts.

    ``kind`` is a short fixed phrase ("date not understood") by which problems are counted;
    ``row`` is the row as Excel numbers it; ``column`` the header as it stands in the extract.
    """

    severity: Severity
    kind: str
    what: str
    to_do: str
    list_id: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as an analyst would say it: ``pack.xlsx, List_1, row 7, Gender``."""
        parts = [self.file, self.sheet, f"row {self.row}" if self.row else "", self.column]
        return ", ".join(part for part in parts if part)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that leave something out of the figures."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def counts_by_kind(problems: Sequence[Problem]) -> dict[tuple[str, str, str, str], int]:
    """How often each (severity, list, column, kind) stands among the problems."""
    counts: dict[tuple[str, str, str, str], int] = {}
    for problem in problems:
        place = (str(problem.severity), problem.list_id, problem.column, problem.kind)
        counts[place] = counts.get(place, 0) + 1
    return counts
