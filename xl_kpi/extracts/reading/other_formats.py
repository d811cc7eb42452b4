"""Workbooks in older or other formats (.xls, .xlsb, .ods), read in a process of their own.

How far their sheets reach cannot be told before they are parsed, and the parser ends its
process where the cells of a damaged or hostile sheet would not fit into memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from collections import deque

import fastexcel
import pyarrow as pa

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.raw_table import CellError, RawTable
from xl_kpi.extracts.reading.cells import table_of
from xl_kpi.extracts.reading.package import DamagedWorkbook, members_of, unpacked
from xl_kpi.extracts.reading.result import Reading
from xl_kpi.extracts.reading.sheet_problems import sheet_not_readable
from xl_kpi.problems import Problem, Severity

MAX_MEMORY_BYTES = 8 << 30
"""The most memory the other process may ask for, where the system can hold it to that."""
MAX_SECONDS = 600
"""How long the other process may take."""

_ERROR_TEXTS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
_ERROR = re.compile(r"Error\((\w+)\)")


def read_other_format(content: bytes, name: str) -> Reading:
    """Every sheet of an .xls, .xlsb or .ods workbook as text."""
    told = _problems_told_beforehand(content, name)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "xl_kpi.extracts.reading.other_formats"]
    failed = ExtractError(
        f"{name} cannot be opened. Open it in Excel and save it as an Excel workbook (.xlsx), "
        "then run again."
    )
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, env=environment, timeout=MAX_SECONDS
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise failed from error
    if done.returncode:
        raise failed
    head, _, rest = done.stdout.partition(b"\n")
    reading: Reading = _reading_from(json.loads(head), rest, name)
    return Reading(reading.tables, reading.problems + told, reading.files)


def _problems_told_beforehand(content: bytes, name: str) -> tuple[Problem, ...]:
    """Sizes that must not be unpacked, and the errors that an .ods gives as blanks."""
    if not content.startswith(b"PK"):
        return ()
    try:
        members = members_of(content)
        for part, info in members.items():
            if part != "content.xml":
                deque(unpacked(content, info), maxlen=0)
        cells = b""
        if "content.xml" in members:
            cells = b"".join(unpacked(content, members["content.xml"]))
    except DamagedWorkbook as error:
        raise ExtractError(f"{name} {error}. Open it in Excel and save it anew.") from error
    errors = cells.count(b'calcext:value-type="error"')
    if not errors:
        return ()
    return (
        Problem(
            Severity.ERROR,
            "error cells read as blank",
            f"{errors:,} cells of this workbook hold an error such as #N/A. In a file of this kind "
            "they were read as blank.",
            "Mend them, or save the workbook as .xlsx, then run again.",
            file=name,
        ),
    )


def _reading_from(sheets: list[dict[str, object]], rest: bytes, name: str) -> Reading:
    tables, problems, start = [], [], 0
    for sheet in sheets:
        title = str(sheet["name"])
        size = int(str(sheet["size"]))
        if not size:
            problems.append(sheet_not_readable(name, title, "is damaged"))
            continue
        with pa.ipc.open_stream(rest[start : start + size]) as stream:
            cells = stream.read_all()
        start += size
        found = sheet["errors"]
        errors = tuple(CellError(*error) for error in found) if isinstance(found, list) else ()
        tables.append(RawTable(name, title, cells, 1, errors=errors))
    return Reading(tuple(tables), tuple(problems), (name,))


def _sheet_as_bytes(reader: fastexcel.ExcelReader, name: str) -> tuple[dict[str, object], bytes]:
    try:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        batch, faults = sheet.to_arrow_with_errors()
    except fastexcel.FastExcelError:
        return {"name": name, "size": 0}, b""
    places = [column.absolute_index for column in sheet.selected_columns]
    values = [column.to_pylist() for column in batch.columns]
    errors = []
    for fault in faults.errors if faults else ():
        row, column = fault.position
        known = _ERROR.search(fault.detail)
        text = _ERROR_TEXTS.get(known[1], f"#{known[1]}") if known else "#ERROR"
        values[column][row] = text
        errors.append((row + 1, places[column], text))
    columns: list[pa.Array] = [pa.nulls(batch.num_rows, pa.string())] * (
        max(places, default=-1) + 1
    )
    for place, value in zip(places, values, strict=True):
        columns[place] = pa.array(value, pa.string())
    table = table_of(columns)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    content = sink.getvalue().to_pybytes()
    return {"name": name, "size": len(content), "errors": errors}, content


def _main() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    reader = fastexcel.read_excel(sys.stdin.buffer.read())
    sheets = [_sheet_as_bytes(reader, name) for name in reader.sheet_names]
    sys.stdout.buffer.write(json.dumps([about for about, _ in sheets]).encode() + b"\n")
    for _, content in sheets:
        sys.stdout.buffer.write(content)


if __name__ == "__main__":
    _main()
