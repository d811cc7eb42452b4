"""A file or a folder of extracts: every one of its files read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading.delimited import read_delimited
from xl_kpi.extracts.reading.result import Reading, joined
from xl_kpi.extracts.reading.workbook import read_workbook
from xl_kpi.problems import Problem, Severity

DELIMITED_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
"""Endings of names that are read as delimited text."""
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
"""Endings of names that are read as workbooks."""


def read_extracts(
    source: Path,
    *,
    leave_out: Iterable[str] = frozenset(),
    progress: Callable[[str, int, int], None] | None = None,
) -> Reading:
    """Read a file, or every extract of a folder in the order of their names.

    Parameters
    ----------
    source
        A workbook, a delimited text file, or a folder of them; its own folders are not read.
    leave_out
        Names of files in the folder that are no extracts, such as settings.
    progress
        Called before each file with its name, its number from 1 and how many there are.

    Returns
    -------
    Reading
        All tables and problems. A file of a folder that cannot be read is a problem.

    Raises
    ------
    ExtractError
        If there is nothing to read, or the one file given cannot be read.

    Examples
    --------
    >>> read_extracts(Path("no_such_folder"))
    Traceback (most recent call last):
    ...
    xl_kpi.errors.ExtractError: no_such_folder does not exist. Check its name, then run again.
    """
    if not source.exists():
        raise ExtractError(f"{source} does not exist. Check its name, then run again.")
    if not source.is_dir():
        return _read_one(source, progress)
    files = extract_files(source, leave_out)
    if not files:
        raise ExtractError(
            f"The folder {source} holds no extracts. Put files ending in "
            f"{', '.join(sorted(DELIMITED_SUFFIXES | WORKBOOK_SUFFIXES))} into it, then run again."
        )
    readings = []
    for number, file in enumerate(files, start=1):
        if progress:
            progress(file.name, number, len(files))
        try:
            readings.append(_read_file(file))
        except ExtractError as error:
            readings.append(Reading(problems=(_not_readable(file, error),), files=(file.name,)))
    return joined(readings)


def extract_files(folder: Path, leave_out: Iterable[str] = frozenset()) -> list[Path]:
    """The extracts of a folder by name; not lock files, hidden files or those left out."""
    left_out = {name.casefold() for name in leave_out}
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError as error:
        raise ExtractError(
            f"The folder {folder} cannot be opened. Check that you may read it, then run again."
        ) from error
    return [
        entry
        for entry in entries
        if entry.suffix.lower() in DELIMITED_SUFFIXES | WORKBOOK_SUFFIXES
        and not entry.name.startswith(("~$", "."))
        and entry.name.casefold() not in left_out
    ]


def _read_one(file: Path, progress: Callable[[str, int, int], None] | None) -> Reading:
    if file.suffix.lower() not in DELIMITED_SUFFIXES | WORKBOOK_SUFFIXES:
        raise ExtractError(
            f"{file.name} is not an extract: its name should end in one of "
            f"{', '.join(sorted(DELIMITED_SUFFIXES | WORKBOOK_SUFFIXES))}."
        )
    if progress:
        progress(file.name, 1, 1)
    return _read_file(file)


def _read_file(file: Path) -> Reading:
    if file.suffix.lower() in DELIMITED_SUFFIXES:
        return read_delimited(file)
    return read_workbook(file)


def _not_readable(file: Path, error: ExtractError) -> Problem:
    what, _, to_do = str(error).partition(". ")
    return Problem(
        Severity.ERROR,
        "file not readable",
        f"{what.rstrip('.')}. Nothing of it was read.",
        to_do or "Make the extract again, then run again.",
        file=file.name,
    )
