"""Every worksheet of an Excel workbook as text, through fastexcel."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import fastexcel
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.cells import table_of
from xl_kpi.extracts.reading.corrections import corrected
from xl_kpi.extracts.reading.date_styles import date_styles
from xl_kpi.extracts.reading.exact_numbers import NO_STYLES
from xl_kpi.extracts.reading.extent import (
    LOOK_BACK,
    MAX_CELLS,
    placed_rectangle,
    quick_look,
    rectangle,
)
from xl_kpi.extracts.reading.mended_package import MENDABLE, mended
from xl_kpi.extracts.reading.not_a_workbook import content_of, kind_of
from xl_kpi.extracts.reading.other_formats import read_other_format
from xl_kpi.extracts.reading.package import DamagedWorkbook, Package, open_package
from xl_kpi.extracts.reading.result import Reading
from xl_kpi.extracts.reading.sheet_problems import problems_of, sheet_not_readable
from xl_kpi.extracts.reading.sheet_scan import SheetFacts, scan_sheet
from xl_kpi.problems import Problem

_UNPACK_AHEAD_BYTES = 256 << 20


class ParserFault(Exception):
    """What the parser says of a workbook or a sheet that it cannot read."""


class SheetNotReadable(Exception):
    """One sheet that cannot be read; the message is the rest of a sentence."""


def read_workbook(path: Path, shown_as: str | None = None) -> Reading:
    """Read every worksheet of a workbook, hidden ones too, every cell as text.

    Parameters
    ----------
    path
        An .xlsx, .xlsm, .xlsb, .xls or .ods file.
    shown_as
        The name by which tables and problems call the file; its own name if not given.

    Returns
    -------
    Reading
        A table for each worksheet, in the workbook's order.

    Raises
    ------
    ExtractError
        If the workbook cannot be opened at all.

    Examples
    --------
    >>> read_workbook(Path("no_such.xlsx"))
    Traceback (most recent call last):
    ...
    xl_kpi.errors.ExtractError: no_such.xlsx does not exist. Check its name and folder, ...
    """
    name = shown_as or path.name
    content = content_of(path, name)
    if kind_of(content, name) != "xlsx":
        return read_other_format(content, name)
    try:
        package = open_package(content)
        return _read_package(package, name)
    except DamagedWorkbook as error:
        raise ExtractError(f"{name} {error}. Open it in Excel and save it anew.") from error


def _read_package(package: Package, name: str) -> Reading:
    reader = _open(package.data, name)
    tables: list[RawTable] = []
    problems: list[Problem] = []
    styled = "xl/styles.xml" in package.members
    dates = date_styles(package.part("xl/styles.xml")) if styled else NO_STYLES
    with ThreadPoolExecutor(2) as pool:
        for sheet, unpacking in _unpacked_ahead(package, pool):
            try:
                pieces = unpacking.result()
                table, facts = _read_sheet(package, reader, pool, name, sheet, pieces, dates)
            except (SheetNotReadable, DamagedWorkbook) as error:
                problems.append(sheet_not_readable(name, sheet, str(error)))
                continue
            tables.append(table)
            problems += problems_of(table, facts)
    problems += [sheet_not_readable(name, sheet, "is missing") for sheet in package.missing]
    return Reading(tuple(tables), tuple(problems), (name,))


def _unpacked_ahead(
    package: Package, pool: ThreadPoolExecutor
) -> Iterator[tuple[str, Future[list[bytes]]]]:
    """Each sheet's XML, unpacked and found fit while the sheet before it is parsed."""
    waiting = list(package.sheets)
    ahead: dict[str, Future[list[bytes]]] = {}
    for position, sheet in enumerate(waiting):
        current = ahead.pop(sheet, None) or pool.submit(_fit_sheet, package, sheet)
        current.exception()
        for following in waiting[position + 1 : position + 2]:
            if package.members[package.sheets[following]].file_size < _UNPACK_AHEAD_BYTES:
                ahead[following] = pool.submit(_fit_sheet, package, following)
        yield sheet, current


def _fit_sheet(package: Package, sheet: str) -> list[bytes]:
    """The pieces of a sheet's XML, once it is known not to reach too far to be parsed."""
    pieces: list[bytes] = []
    with ThreadPoolExecutor(1) as beside:
        looks = []
        before = b""
        for piece in package.pieces(package.sheets[sheet]):
            pieces.append(piece)
            looks.append(beside.submit(quick_look, before, piece))
            before = (before + piece)[-LOOK_BACK:] if len(piece) < LOOK_BACK else piece
        seen = [look.result() for look in looks]
    all_placed = sum(look.placed for look in seen) >= sum(look.cells for look in seen)
    if any(look.is_far for look in seen) or not all_placed:
        whole = b"".join(pieces)
        spanned = placed_rectangle(whole) if all_placed else None
        if spanned is None or spanned[0] * spanned[1] > MAX_CELLS:
            spanned = rectangle(whole)
        rows, columns = spanned
        if rows * columns > MAX_CELLS:
            raise SheetNotReadable(
                f"spans {rows:,} rows and {columns:,} columns, more than can be read: delete "
                "the cells far below or far to the right of the data"
            )
    return pieces


def _read_sheet(
    package: Package,
    reader: fastexcel.ExcelReader,
    pool: ThreadPoolExecutor,
    name: str,
    sheet: str,
    pieces: list[bytes],
    dates: npt.NDArray[np.int64],
) -> tuple[RawTable, SheetFacts]:
    # The parser works outside Python's lock, so the scan goes on beside it.
    scanning = pool.submit(_scanned, pieces, dates)
    try:
        columns = _columns(reader, sheet)
    except ParserFault as fault:
        if MENDABLE not in str(fault):
            raise SheetNotReadable("is damaged in its XML") from fault
        columns = _columns_of_mended(package, sheet, b"".join(pieces))
    xml, facts = scanning.result()

    def is_text(text: str) -> bool:
        strings = package.part("xl/sharedstrings.xml") if _has_strings(package) else b""
        return text.encode() in strings or text.encode() in xml

    cells = table_of(corrected(columns, facts, package.epoch_1904, is_text))
    table = RawTable(name, sheet, cells, 1, package.epoch_1904, facts.errors)
    return table, facts


def _scanned(pieces: list[bytes], dates: npt.NDArray[np.int64]) -> tuple[bytes, SheetFacts]:
    xml = b"".join(pieces)
    return xml, scan_sheet(xml, dates)


def _has_strings(package: Package) -> bool:
    return "xl/sharedstrings.xml" in package.members


def _columns_of_mended(package: Package, sheet: str, xml: bytes) -> list[pa.Array]:
    try:
        with parser_faults():
            reader = fastexcel.read_excel(mended(package, sheet, xml))
        return _columns(reader, sheet)
    except ParserFault as fault:
        raise SheetNotReadable("is damaged in its XML") from fault


def _open(data: bytes, name: str) -> fastexcel.ExcelReader:
    try:
        with parser_faults():
            return fastexcel.read_excel(data)
    except ParserFault as fault:
        raise ExtractError(
            f"{name} cannot be opened as a workbook. Open it in Excel and save it anew."
        ) from fault


@contextmanager
def parser_faults() -> Iterator[None]:
    """Whatever goes wrong inside the parser, as one kind of exception."""
    try:
        yield
    except fastexcel.FastExcelError as error:
        raise ParserFault(str(error)) from error
    except BaseException as error:
        # A fault in its own code reaches Python by this name, and as no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise ParserFault(str(error)) from error


def _columns(reader: fastexcel.ExcelReader, sheet: str) -> list[pa.Array]:
    """Every column from A on, every row from 1 on."""
    places: list[int] = []

    def note_place(column: fastexcel.ColumnInfoNoDtype) -> bool:
        places.append(column.absolute_index)
        return True

    # Without a number of rows to skip, the parser drops empty rows at the top.
    with parser_faults():
        batch = reader.load_sheet(
            sheet, header_row=None, skip_rows=0, dtypes="string", use_columns=note_place, eager=True
        )
    blank: pa.Array = pa.nulls(batch.num_rows, pa.string())
    columns = [blank] * (max(places, default=-1) + 1)
    for place, column in zip(places, batch.columns, strict=True):
        columns[place] = column
    return columns
