"""Problems found in extracts: each with its place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
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
    ``row`` is the row as Excel numbers it; ``column`` the header as it stands in the extract;
    ``times`` how many rows it stands for, where they are not told one by one.
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
    times: int = 1

    @property
    def place(self) -> str:
        """Where it stands, as an analyst would say it: ``pack.xlsx, List_1, row 7, Gender``."""
        parts = [self.file, self.sheet, f"row {self.row}" if self.row else "", self.column]
        return ", ".join(part for part in parts if part)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that leave something out of the figures."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def by_kind(problems: Iterable[Problem]) -> list[tuple[Problem, ...]]:
    """Problems of one kind in one column together, the heaviest first, then in the order found."""
    groups: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in problems:
        key = (str(problem.severity), problem.list_id, problem.kind, problem.column)
        groups.setdefault(key, []).append(problem)
    weight = list(Severity)
    return sorted(
        (tuple(group) for group in groups.values()), key=lambda g: weight.index(g[0].severity)
    )


def times(problems: Iterable[Problem]) -> int:
    """How many rows (or lists, or columns) the problems stand for."""
    return sum(problem.times for problem in problems)
