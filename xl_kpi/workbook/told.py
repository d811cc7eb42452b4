"""Problems and the state of each list, as the workbook's sheets show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from xl_kpi.extracts.extracts import Extracts
from xl_kpi.extracts.lists import LISTS
from xl_kpi.extracts.reading.cells import column_index, column_letters
from xl_kpi.problems import Problem, Severity
from xl_kpi.workbook.answer import Link, Written
from xl_kpi.workbook.contents import Contents, rows_of
from xl_kpi.workbook.settings_folder import by_sheet
from xl_kpi.workbook.sheets.list_sheets import BY_LIST, HEADER_ROW, LIST_SHEETS

MOST_TOLD = 4_000
_ROWS_SEARCHED = 20
_LONGEST_VALUE = 200
_LETTERS = 3


def problem_rows(problems: Iterable[Problem], contents: Contents) -> list[list[Written]]:
    """A row for each problem, the heaviest first, each with a link that jumps to its cell."""
    weight = list(Severity)
    ordered = sorted(problems, key=lambda problem: weight.index(problem.severity))
    places = _Places(contents)
    rows = [_row(problem, places) for problem in ordered[:MOST_TOLD]]
    if len(ordered) > MOST_TOLD:
        more = f"{len(ordered) - MOST_TOLD:,} more problems are not listed here."
        rows.append(["note", None, None, None, None, None, "more", more, "Mend these first."])
    return rows


def _row(problem: Problem, places: _Places) -> list[Written]:
    known = LISTS.get(problem.list_id)
    title = BY_LIST[problem.list_id].name if known and problem.list_id in BY_LIST else problem.sheet
    return [
        str(problem.severity), title or problem.file or None, places.link(problem), problem.row,
        problem.column or None, problem.value[:_LONGEST_VALUE] or None, problem.kind,
        by_sheet(problem.what), by_sheet(problem.to_do),
    ]  # fmt: skip


class _Places:
    """Where the columns of the workbook's sheets stand, looked up once a sheet."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._headers: dict[str, dict[str, int]] = {}
        self._rows: dict[str, int] = {}

    def link(self, problem: Problem) -> Written:
        """What jumps to a problem's cell; where that lies in another file, its name."""
        if not problem.sheet and problem.list_id in BY_LIST:
            sheet = BY_LIST[problem.list_id].name
            return Link(sheet, f"A{HEADER_ROW}", "the list's sheet")
        table = self._contents.sheet(problem.sheet) if problem.sheet else None
        if table is None or problem.file not in ("", self._contents.name):
            return problem.file or None
        column = self._column(table.sheet, problem.column)
        row = problem.row or self._header_row(table.sheet)
        cell = f"{column_letters(column)}{row}"
        return Link(table.sheet, cell, f"{table.sheet[:14].strip()} {cell}")

    def _column(self, sheet: str, header: str) -> int:
        found = self._of(sheet).get(header.casefold())
        if found is None and header.isalpha() and header.isupper() and len(header) <= _LETTERS:
            return column_index(header)
        return found or 0

    def _header_row(self, sheet: str) -> int:
        return self._rows.get(sheet, 1)

    def _of(self, sheet: str) -> dict[str, int]:
        if sheet not in self._headers:
            table = self._contents.sheet(sheet)
            rows = rows_of(table, table.first_row, _ROWS_SEARCHED) if table else []
            fullest = max(rows, key=lambda row: sum(map(bool, row)), default=())
            found: dict[str, int] = {}
            for row in (fullest, *rows):
                for at, text in enumerate(row):
                    if text:
                        found.setdefault(text.strip().casefold(), at)
            self._headers[sheet] = found
            self._rows[sheet] = rows.index(fullest) + 1 if rows else 1
        return self._headers[sheet]


def list_rows(extracts: Extracts, comes_from: Mapping[str, str]) -> list[list[Written]]:
    """For each list of the index: how it came in, its rows, what it covers, its problems."""
    found: dict[str, Counter[Severity]] = {}
    for problem in extracts.problems:
        found.setdefault(problem.list_id, Counter())[problem.severity] += problem.times
    rows: list[list[Written]] = []
    for sheet in LIST_SHEETS:
        clean = extracts.lists.get(sheet.list.id)
        if clean is None:
            rows.append([None, None, None, None])
            continue
        span = extracts.coverage[clean.id]
        covers = f"{span.first:%d/%m/%Y} to {span.last:%d/%m/%Y}" if span.first <= span.last else ""
        counted = counts(found.get(clean.id, Counter()))
        rows.append(
            [comes_from.get(clean.id, "a sheet"), len(clean.frame), covers or None, counted]
        )
    return rows


def counts(found: Mapping[Severity, int]) -> str:
    """So many of each weight: ``3 errors, 1 warning``; notes are left out."""
    said = [
        f"{found[weight]:,} {weight}{'s' if found[weight] != 1 else ''}"
        for weight in (Severity.ERROR, Severity.WARNING)
        if found.get(weight)
    ]
    return ", ".join(said) or "none"


def counted(problems: Sequence[Problem]) -> str:
    """How many problems of each weight there are."""
    total: Counter[Severity] = Counter()
    for problem in problems:
        total[problem.severity] += problem.times
    notes = total.get(Severity.NOTE, 0)
    return f"{counts(total)}, {notes:,} note{'s' if notes != 1 else ''}" if notes else counts(total)
