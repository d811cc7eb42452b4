"""The lists of a workbook, from wherever each comes: pasted, linked, or on a sheet of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.identification import Identified, identify
from xl_kpi.extracts.links.link import How, Link
from xl_kpi.extracts.links.reading import read_links
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.problems import Problem, Severity
from xl_kpi.workbook.contents import Contents
from xl_kpi.workbook.own_tables import TableRow, table_rows
from xl_kpi.workbook.pasted import pasted
from xl_kpi.workbook.sheets import OWN_NAMES
from xl_kpi.workbook.sheets.linked import LINKS
from xl_kpi.workbook.sheets.list_sheets import BY_NAME, LIST_SHEETS


@dataclass(frozen=True)
class Gathered:
    """Tables that hold lists, what was found on the way, and where each list comes from."""

    tables: tuple[RawTable, ...]
    problems: tuple[Problem, ...]
    comes_from: Mapping[str, str]


def gather(contents: Contents) -> Gathered:
    """All lists of a workbook.

    Raises
    ------
    ExtractError
        Where nothing is pasted or linked, or a link cannot be read.
    """
    links = {link.list.id: link for link in _links(contents)}
    linked = read_links(links.values(), contents.folder)
    tables, problems = list(linked.tables), list(linked.problems)
    comes_from = {list_id: str(link.how) for list_id, link in links.items()}
    for sheet in LIST_SHEETS:
        table = contents.sheet(sheet.name)
        held = pasted(table, sheet) if table is not None else None
        if held is None:
            continue
        if sheet.list.id in links:
            problems.append(_not_read(held, links[sheet.list.id].said_in))
            continue
        tables.append(held)
        comes_from[sheet.list.id] = str(How.PASTED)
    for table in contents.tables:
        if table.sheet.casefold() in OWN_NAMES:
            continue
        problem = _second(table, comes_from)
        if problem is None:
            tables.append(table)
        else:
            problems.append(problem)
    if not tables:
        raise ExtractError(
            "No extract is pasted or linked. Paste at least one list into its sheet, or say on the "
            "sheet Links where it comes from, then press again."
        )
    used = {table.sheet for table in tables}
    problems += [problem for problem in contents.problems if problem.sheet in used]
    return Gathered(tuple(tables), tuple(problems), comes_from)


def _links(contents: Contents) -> list[Link]:
    return [link for row in table_rows(contents, LINKS, "links") if (link := _link(row))]


def _link(row: TableRow) -> Link | None:
    said = row["how"].casefold()
    how = next((how for how in How if str(how).casefold() == said), None)
    if how is None and said:
        ways = ", ".join(How)
        raise row.fault(f"'{row['how']}' is no way for a list to come in. Choose one of: {ways}.")
    if how is None or how is How.PASTED:
        return None
    sheet = BY_NAME.get(row["list"].casefold())
    if sheet is None:
        raise row.fault(f"there is no list '{row['list']}'. Write it as its sheet is named.")
    asked = {name: row[name] for name in ("place", "pattern", "sheet", "url", "query", "password")}
    return Link(sheet.list, how, said_in=f"{LINKS.name}, row {row.row}", **asked)


def _not_read(table: RawTable, said_in: str) -> Problem:
    return Problem(
        Severity.WARNING, "pasted rows not read",
        f"This list is linked ({said_in}), so what is pasted here was not read.",
        "Clear the sheet, or choose Pasted on the sheet Links.",
        file=table.file, sheet=table.sheet,
    )  # fmt: skip


def _second(table: RawTable, comes_from: Mapping[str, str]) -> Problem | None:
    """The problem of a further sheet with a list that has come in already."""
    found = identify(table)
    if not isinstance(found, Identified) or found.list.id not in comes_from:
        return None
    return Problem(
        Severity.WARNING, "second sheet of a list",
        f"The sheet holds {found.list.title}, which has come in already, so it was not read.",
        "Delete the sheet, or clear the other one.",
        list_id=found.list.id, file=table.file, sheet=table.sheet,
    )  # fmt: skip
