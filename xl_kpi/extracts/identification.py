"""Which list a sheet holds, and in which row its headers stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.header_fits import FULL_ENOUGH, Fit, Row, first_rows, header_fits
from xl_kpi.extracts.headers import HeaderMatch
from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.extracts.pasted_data import fits
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.repeated_columns import settle_repeats
from xl_kpi.extracts.sheet_names import lists_named, says_no_list
from xl_kpi.problems import Problem, Severity

ROWS_SEARCHED = 20
ROWS_TRIED = 50
"""Rows of a sheet without headers whose contents are looked at."""

LONGEST_TITLE = 80
"""Letters of a cell above the headers that may be a title and no sentence."""

CLEARLY = 1.5
"""How many times the evidence of one list another needs to be preferred to it."""


@dataclass(frozen=True)
class Identified:
    """A sheet that holds a list.

    ``header_row`` is the row of the headers, counted in the table's cells; data begin in the
    next one. It is one less than the first row of data where there are no headers, so -1 if
    that is the very first. ``match`` may lack needed columns where the name told the list:
    whoever reads the list reports its missing columns. ``headers`` are the cells of that row,
    none where there are no headers.
    """

    list: ExtractList
    header_row: int
    match: HeaderMatch
    headers: Row
    problems: tuple[Problem, ...] = ()

    def header(self, name: str) -> str:
        """A column's header as it stands in the sheet; as declared where there are none."""
        found = self.headers[self.match.positions[name]] if self.headers else None
        return found.strip() if found else self.list.column(name).header


@dataclass(frozen=True)
class NotIdentified:
    """A sheet that holds no list, and why; a NOTE where nobody would have expected one."""

    reason: str
    severity: Severity
    problems: tuple[Problem, ...]


def identify(
    table: RawTable, lists: Sequence[ExtractList] = ALL_LISTS
) -> Identified | NotIdentified:
    """Find out which list a sheet holds, from its headers, its name and its title.

    Headers and name have to agree. Where they do not, and the headers are clearly another
    list's, the headers count and a warning says so.

    Parameters
    ----------
    table
        The sheet as it was read.
    lists
        The lists that it may hold.

    Examples
    --------
    >>> import pyarrow as pa
    >>> cells = pa.table({"A": ["Child ID", "7"], "B": ["DOB", None], "C": ["Contact Date", None]})
    >>> found = identify(RawTable("extracts.xlsx", "List 1", cells))
    >>> found.list.id, found.header_row
    ('contacts', 0)
    """
    rows = first_rows(table, ROWS_SEARCHED)
    if not any(cell for row in rows for cell in row):
        return _not_used(table, Severity.NOTE, "The sheet is empty.", "Nothing to do.")
    all_fits = header_fits(rows, tuple(lists))
    best = all_fits[0] if all_fits else None
    named = _named(table, rows, best.row if best else None, lists)
    if named:
        return _by_name(table, rows, named, all_fits)
    return _by_headers(table, all_fits)


def _by_name(
    table: RawTable, rows: list[Row], named: tuple[ExtractList, ...], all_fits: list[Fit]
) -> Identified | NotIdentified:
    of_named = [fit for fit in all_fits if fit.list in named]
    complete = next((fit for fit in of_named if fit.match.complete), None)
    other = next((fit for fit in all_fits if fit.convincing and fit.list not in named), None)
    if other and (complete is None or other.evidence > CLEARLY * complete.evidence + 1):
        return _identified(table, other, _name_differs(table, named[0], other.list))
    if complete:
        return _identified(table, complete)
    if says_no_list(table.sheet):
        return _no_list(table)
    # Named after the list, two of its headers are enough; what is missing is reported.
    partly = next((fit for fit in of_named if len(fit.match.positions) >= 2), None)
    if partly:
        return _identified(table, partly)
    pasted = [found for one in named if (found := _without_headers(table, rows, one))]
    if len(pasted) == 1:
        return pasted[0]
    # A workbook's name speaks of one of its sheets, not of every pivot table in it.
    by_sheet = lists_named(table.sheet or Path(table.file).stem, named)
    if not by_sheet and not (of_named and of_named[0].evidence >= 1):
        return _no_list(table)
    title = _title(named[0])
    return _not_used(
        table,
        Severity.WARNING,
        f"By its name this is {title}, but none of its first {ROWS_SEARCHED} rows has that "
        "list's headers.",
        f"Give {title} its headers in the row above the data.",
    )


def _by_headers(table: RawTable, all_fits: list[Fit]) -> Identified | NotIdentified:
    convincing = [fit for fit in all_fits if fit.convincing]
    if convincing:
        best, *others = convincing
        rival = next((fit for fit in others if fit.evidence * CLEARLY > best.evidence), None)
        if rival is None:
            return _identified(table, best)
        return _not_used(
            table,
            Severity.WARNING,
            f"Its headers may be those of {_title(best.list)} or of {_title(rival.list)}.",
            "Name the sheet after the list that it holds.",
        )
    nearly = next((fit for fit in all_fits if fit.match.score >= FULL_ENOUGH), None)
    if nearly is None or nearly.match.complete or nearly.evidence < 1 or says_no_list(table.sheet):
        return _no_list(table)
    lacking = [repr(column.header) for column in nearly.match.missing if column.needed]
    return _not_used(
        table,
        Severity.WARNING,
        f"It looks most like {_title(nearly.list)}, but has no column {' and no '.join(lacking)}.",
        "If it is that list, add what is missing or rename the column that it stands in.",
    )


def _no_list(table: RawTable) -> NotIdentified:
    return _not_used(table, Severity.NOTE, "The sheet is not one of the lists.", "Nothing to do.")


def _not_used(table: RawTable, severity: Severity, reason: str, to_do: str) -> NotIdentified:
    problem = Problem(severity, "sheet not used", reason, to_do, file=table.file, sheet=table.sheet)
    return NotIdentified(reason, severity, (problem,))


def _named(
    table: RawTable, rows: list[Row], header_row: int | None, lists: Sequence[ExtractList]
) -> tuple[ExtractList, ...]:
    """The lists that the sheet, else a title above the headers, else the file speaks of."""
    above = rows if header_row is None else rows[:header_row]
    titles = [cell for row in above if sum(map(bool, row)) <= 2 for cell in row if cell]
    short = [title for title in titles if len(title) <= LONGEST_TITLE]
    for name in (table.sheet, *short[:3], Path(table.file).stem):
        named = lists_named(name, lists)
        if named:
            return named
    return ()


def _identified(table: RawTable, fit: Fit, *problems: Problem) -> Identified:
    match, repeats = settle_repeats(table, fit)
    headers = first_rows(table, ROWS_SEARCHED)[fit.row]
    return Identified(fit.list, fit.row, match, headers, (*problems, *repeats))


def _name_differs(table: RawTable, named: ExtractList, found: ExtractList) -> Problem:
    return Problem(
        Severity.WARNING,
        "name and headers differ",
        f"By its name this is {_title(named)}, by its headers {_title(found)}; it was read as "
        "the latter.",
        "Check that the right data stand here, and name the sheet after them.",
        list_id=found.id,
        file=table.file,
        sheet=table.sheet,
    )


def _without_headers(
    table: RawTable, rows: list[Row], extract_list: ExtractList
) -> Identified | None:
    """Read a sheet named for its list, with that list's number of columns, by their order."""
    size = len(extract_list.columns)
    used = max(at + 1 for row in rows for at, cell in enumerate(row) if cell)
    if size not in (used, table.cells.num_columns) or used > size:
        return None
    start = next(at for at, row in enumerate(rows) if sum(map(bool, row)) > 2 or used <= 2)
    if not fits(_filled(first_rows(table, ROWS_TRIED)[start:]), extract_list):
        return None
    positions = {column.name: at for at, column in enumerate(extract_list.columns)}
    match = HeaderMatch(MappingProxyType(positions), (), (), (), 1.0)
    problem = Problem(
        Severity.WARNING,
        "no header row",
        f"There are no headers; its {size} columns were read in the order of "
        f"{_title(extract_list)}, which their contents fit.",
        "Add the header row.",
        list_id=extract_list.id,
        file=table.file,
        sheet=table.sheet,
        row=table.first_row + start,
    )
    return Identified(extract_list, start - 1, match, (), (problem,))


def _filled(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(row)]


def _title(extract_list: ExtractList) -> str:
    """A list as an analyst calls it: ``list 1 (Contacts)``, ``SSDA903 Episodes``."""
    if extract_list.number is not None:
        return f"list {extract_list.number} ({extract_list.title})"
    family = "SSDA903 " if extract_list.id.startswith("ssda903_") else ""
    return f"{family}{extract_list.title}"
