"""The button's work without Excel: a workbook read from its file, and written back to it."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.reading import read_workbook
from xl_kpi.workbook import refresh
from xl_kpi.workbook.contents import Contents
from xl_kpi.workbook.package import WorkbookFile
from xl_kpi.workbook.refresh import Outcome
from xl_kpi.workbook.run_record import Record
from xl_kpi.workbook.sheets.start import RUN_ID


def contents_of_file(path: Path, file: WorkbookFile | None = None) -> Contents:
    """A saved workbook as it stands.

    Raises
    ------
    XlKpiError
        Where it cannot be read, or was not made from the template.
    """
    if not path.is_file():
        raise XlKpiError(f"There is no workbook '{path}'. Give one made by xl-kpi new.")
    file = file or WorkbookFile(path)
    if RUN_ID not in file.places:
        raise XlKpiError(
            f"'{path.name}' was not made from the template: its named cells are missing. "
            "Make one with xl-kpi new, and paste the extracts into it."
        )
    reading = read_workbook(path)
    return Contents(path.name, path.resolve().parent, reading.tables, reading.problems, file.places)


def refresh_file(path: Path, *, only_check: bool = False, today: date | None = None) -> Outcome:
    """Refresh a workbook that is not open; it is told how it went, and so is the caller.

    Raises
    ------
    XlKpiError
        Where the workbook itself cannot be read or written. Any other failure stands in the
        outcome's record, and in the workbook.
    """
    file = WorkbookFile(path)
    contents = contents_of_file(path, file)
    file.refuse_open()
    task = "check_extracts" if only_check else "refresh_pack"
    record = Record(task, f"{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}")
    work = refresh.check if only_check else refresh.refresh
    outcome = Outcome(record)
    try:
        outcome = work(contents, record, today)
        file.write(outcome.blocks)
        if outcome.pack is not None:
            outcome.pack.publish()
    except XlKpiError as error:
        _discard(outcome)
        record.failed(str(error))
        file = WorkbookFile(path)
    except BaseException:
        _discard(outcome)
        raise
    file.write(record.blocks(contents))
    file.save()
    return outcome


def _discard(outcome: Outcome) -> None:
    if outcome.pack is not None:
        outcome.pack.discard()
