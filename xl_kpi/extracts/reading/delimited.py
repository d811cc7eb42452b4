"""Every field of a CSV or other delimited text file as text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.cells import column_letters, table_of
from xl_kpi.extracts.reading.extent import MAX_CELLS
from xl_kpi.extracts.reading.not_a_workbook import content_of
from xl_kpi.extracts.reading.result import Reading
from xl_kpi.extracts.reading.text_form import delimiter_of, text_of
from xl_kpi.problems import Problem, Severity

_MOST_NAMED = 20
_MAX_FIELD = 1 << 30


def read_delimited(path: Path, shown_as: str | None = None) -> Reading:
    """Read a .csv, .txt or .tsv file, every field as the text it is typed as.

    Rows are numbered as Excel would: a record with a line break in quotes is one row.

    Parameters
    ----------
    path
        The file; its encoding and its delimiter are told from its content.
    shown_as
        The name by which tables and problems call the file; its own name if not given.

    Returns
    -------
    Reading
        One table, with no sheet name.

    Raises
    ------
    ExtractError
        If the file cannot be opened or is no text.

    Examples
    --------
    >>> read_delimited(Path("no_such.csv"))
    Traceback (most recent call last):
    ...
    xl_kpi.errors.ExtractError: no_such.csv does not exist. Check its name and folder, ...
    """
    name = shown_as or path.name
    text, notes = text_of(content_of(path, name), name)
    delimiter, text = delimiter_of(text, likely="\t" if path.suffix.lower() == ".tsv" else ",")
    problems = list(notes)
    columns = fast_columns(text, delimiter)
    if columns is None:
        rows = exact_rows(text, delimiter)
        problems += _row_problems(rows, name)
        if text.count('"') % 2:
            problems.append(_open_quote(rows, name))
        columns = _columns_of(rows, name)
    return Reading((RawTable(name, "", table_of(columns)),), tuple(problems), (name,))


def fast_columns(text: str, delimiter: str) -> list[pa.Array] | None:
    """The columns by a fast parser, or None where it might read anything differently.

    It does not where no field is quoted, no line is empty and all have as many fields as the
    first: then a field is what stands between two delimiters, and nothing else.
    """
    if '"' in text or not text:
        return None
    if "\r" in text.replace("\r\n", "") or "\n\n" in text or "\n\r\n" in text:
        return None
    if text.startswith(("\n", "\r\n")):
        return None
    names = [column_letters(index) for index in range(text.split("\n", 1)[0].count(delimiter) + 1)]
    try:
        table = pacsv.read_csv(
            io.BytesIO(text.encode()),
            read_options=pacsv.ReadOptions(column_names=names, block_size=1 << 22),
            parse_options=pacsv.ParseOptions(delimiter=delimiter, quote_char=False),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                null_values=[],
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowCapacityError):
        return None
    return [_one_array(column) for column in table.columns]


def _one_array(column: pa.ChunkedArray) -> pa.Array:
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], pa.string())


def exact_rows(text: str, delimiter: str) -> list[list[str]]:
    """The records by Python's own parser, as Excel takes them."""
    before = csv.field_size_limit(_MAX_FIELD)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    finally:
        csv.field_size_limit(before)


def _columns_of(rows: list[list[str]], name: str) -> list[pa.Array]:
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_CELLS:
        raise ExtractError(
            f"{name} has {len(rows):,} rows and one of {width:,} fields, more than can be read. "
            "Look for a row in which line breaks are missing."
        )
    return [pa.array(column, pa.string()) for column in zip_longest(*rows)]


def _row_problems(rows: list[list[str]], name: str) -> Iterator[Problem]:
    lengths = Counter(len(row) for row in rows if any(row))
    if not lengths:
        return
    usual = lengths.most_common(1)[0][0]
    longer = [(number, row) for number, row in enumerate(rows, start=1) if any(row[usual:])]
    for number, row in longer[:_MOST_NAMED]:
        yield Problem(
            Severity.WARNING,
            "row too long",
            f"Row {number} has {len(row)} fields, most rows have {usual}. The fields beyond were "
            "read too, but they may stand under the wrong headers.",
            "Look for a delimiter inside a text and put that text in quotation marks.",
            file=name,
            row=number,
            column=column_letters(usual),
        )
    if len(longer) > _MOST_NAMED:
        yield Problem(
            Severity.WARNING,
            "row too long",
            f"{len(longer) - _MOST_NAMED:,} more rows have more fields than the usual {usual}.",
            "Look for a delimiter inside a text and put that text in quotation marks.",
            file=name,
            row=longer[_MOST_NAMED][0],
            column=column_letters(usual),
        )


def _open_quote(rows: list[list[str]], name: str) -> Problem:
    longest = max(range(len(rows)), key=lambda at: sum(map(len, rows[at])), default=0)
    return Problem(
        Severity.ERROR,
        "quotation mark never closed",
        "The file has an odd number of quotation marks, so one of them is never closed. Rows "
        f"after it may have been read as one cell, most likely in row {longest + 1}.",
        "Close or delete that quotation mark, then run again.",
        file=name,
        row=longest + 1,
    )
