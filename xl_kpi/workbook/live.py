"""An open workbook, read and written through xlwings: the only place that imports it.

Excel's macros call the functions here with the run's number and the workbook's coded name.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import xlwings as xw

from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.sheet_problems import problems_of
from xl_kpi.problems import Problem
from xl_kpi.workbook import refresh
from xl_kpi.workbook.answer import Block, Link, Written
from xl_kpi.workbook.contents import Contents, Place
from xl_kpi.workbook.hidden_and_merged import facts_of
from xl_kpi.workbook.refresh import Outcome
from xl_kpi.workbook.run_record import Record
from xl_kpi.workbook.sheet_of_cells import sheet_of_cells
from xl_kpi.workbook.sheets import CODES, CONF, SHEETS
from xl_kpi.workbook.sheets.list_sheets import HEADER_ROW, LIST_SHEETS
from xl_kpi.workbook.sheets.results import EXPLORE, FIGURES, PROBLEMS
from xl_kpi.workbook.sheets.start import RUN_ID

log = logging.getLogger("xl_kpi")
# What a run writes, and what it has no need to read.
_NOT_READ = frozenset(name.casefold() for name in (CODES, CONF, *(
    one.name for one in (EXPLORE, FIGURES, PROBLEMS))))  # fmt: skip
_NO_LISTS = frozenset(one.name.casefold() for one in SHEETS)
_FORMULA_LIKE = ("=", "+", "-", "@", "'")


def refresh_pack(run_id: str, coded_name: str) -> None:
    """The button Refresh pack."""
    _do(refresh.refresh, Record("refresh_pack", run_id), coded_name)


def check_extracts(run_id: str, coded_name: str) -> None:
    """The button Check extracts."""
    _do(refresh.check, Record("check_extracts", run_id), coded_name)


def clear_extracts(run_id: str, coded_name: str) -> None:
    """The button Clear extracts: every list's sheet as the template has it."""
    _do(_cleared, Record("clear_extracts", run_id), coded_name)


def _cleared(contents: Contents, record: Record) -> Outcome:
    blocks = []
    for sheet in LIST_SHEETS:
        if (table := contents.sheet(sheet.name)) is not None:
            width = max(table.cells.num_columns, len(sheet.headers))
            place = Place(table.sheet, 1, 1)
            blocks.append(Block(place, sheet.furniture, width, clear=True))
    record.finished(
        f"{len(blocks)} list sheets are empty. Settings, links and commentary have stayed."
    )
    return Outcome(record, tuple(blocks))


def _do(work: Callable[[Contents, Record], Outcome], record: Record, coded_name: str) -> None:
    """Do a task and tell the workbook; what fails leaves all but the status as it was."""
    book = _book(coded_name)
    contents = contents_of(book)
    outcome = Outcome(record)
    kept = _Kept(book)
    try:
        outcome = work(contents, record)
        kept.keep(outcome.blocks)
        write(book, outcome.blocks)
        if outcome.pack is not None:
            outcome.pack.publish()
    except Exception as error:
        log.exception("%s did not finish", record)
        if outcome.pack is not None:
            outcome.pack.discard()
        kept.put_back()
        record.failed(_sentence(error))
    write(book, record.blocks(contents))


def _sentence(error: Exception) -> str:
    if isinstance(error, XlKpiError):
        return str(error)
    said = " ".join(str(error).split())
    if "protect" in said.casefold():
        return "A sheet that is to be written is protected. Unprotect Problems and Figures, then press again."
    return f"Something went wrong that should not: {type(error).__name__}. {said[:200]} Nothing has changed."


def _book(coded_name: str) -> xw.Book:
    name = bytes.fromhex(coded_name).decode("utf-16-be")
    caller = xw.Book.caller()
    return caller if caller.name == name else caller.app.books[name]


def contents_of(book: xw.Book) -> Contents:
    """An open workbook as it stands, unsaved changes and all."""
    tables: list[RawTable] = []
    problems: list[Problem] = []
    for sheet in book.sheets:
        if sheet.name.casefold() in _NOT_READ:
            continue
        used = sheet.used_range
        values = used.options(ndim=2, err_to_str=True).value
        table = sheet_of_cells(book.name, sheet.name, values, row=used.row, column=used.column)
        tables.append(table)
        # An empty list's sheet is not worth the questions.
        if sheet.name.casefold() not in _NO_LISTS and table.cells.num_rows > HEADER_ROW:
            problems += problems_of(table, facts_of(used))
    return Contents(book.name, _folder(book), tuple(tables), tuple(problems), _places(book))


def _folder(book: xw.Book) -> Path | None:
    """Where the workbook lies; None where that is no folder of this computer."""
    try:
        path = Path(book.fullname)
    except Exception:
        # On SharePoint, where it is not synchronised, there is no such path.
        log.exception("The workbook's folder is not known")
        return None
    return path.parent if path.is_absolute() and path.parent.is_dir() else None


def _places(book: xw.Book) -> dict[str, Place]:
    places = {}
    for name in book.names:
        if not name.name.casefold().startswith("kpi_"):
            continue
        try:
            cell = name.refers_to_range
        except Exception:
            # A name whose cells were deleted points nowhere.
            log.warning("The name %s points nowhere", name.name, exc_info=True)
            continue
        places[name.name] = Place(cell.sheet.name, cell.row, cell.column)
    if RUN_ID not in places:
        raise XlKpiError(f"{book.name} was not made from the template: it has no cell {RUN_ID}.")
    return places


def write(book: xw.Book, blocks: Iterable[Block]) -> None:
    """Write blocks of cells, each in one go."""
    for block in blocks:
        sheet = book.sheets[block.place.sheet]
        row, column = block.place.row, block.place.column
        if block.rows:
            width = max(block.width, *map(len, block.rows))
            cells = [
                [_cell(v) for v in values] + [None] * (width - len(values)) for values in block.rows
            ]
            sheet.range((row, column)).value = cells
        if block.clear:
            first = row + len(block.rows)
            last = sheet.used_range.last_cell.row
            if last >= first:
                sheet.range((first, column), (last, column + block.width - 1)).clear_contents()


def _cell(value: Written) -> str | float | int | bool | None:
    """A value as it is handed to Excel; no text of an extract may become a formula."""
    if isinstance(value, Link):
        return value.formula
    if isinstance(value, str) and value.startswith(_FORMULA_LIKE):
        return f"'{value}"
    return value


class _Kept:
    """What stood where a run writes, to be put back if it does not finish."""

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self._cells: list[tuple[str, str, object]] = []

    def keep(self, blocks: Iterable[Block]) -> None:
        """Keep the sheets that these blocks are written to, once all of them can be written."""
        names = list(dict.fromkeys(block.place.sheet for block in blocks))
        for name in names:
            title = self._book.sheets[name].range("A1")
            # A protected sheet refuses what changes nothing, too.
            title.formula = title.formula
        for name in names:
            used = self._book.sheets[name].used_range
            self._cells.append((name, used.address, used.formula))

    def put_back(self) -> None:
        """Put all back; a sheet that cannot be written was not changed."""
        for name, address, formulas in self._cells:
            sheet = self._book.sheets[name]
            try:
                sheet.used_range.clear_contents()
                sheet.range(address).formula = formulas
            except Exception:
                log.exception("The sheet %s was not put back", name)


def log_to(folder: Path) -> None:
    """Have what goes wrong written to a file that IT can be shown."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(folder / "xl_kpi.log", encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


if os.environ.get("LOCALAPPDATA"):
    log_to(Path(os.environ["LOCALAPPDATA"]) / "xl_kpi" / "log")
