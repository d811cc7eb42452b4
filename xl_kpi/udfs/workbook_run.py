"""The lists of an open workbook, computed for the rows behind its figures.

Excel's functions run in a process of their own, which has not seen the refresh: it reads the
workbook as it stands, once, and each figure is then held against the rows that are found.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xl_kpi import pipeline
from xl_kpi.periods import Month
from xl_kpi.pipeline import Run
from xl_kpi.udfs.sheets import open_book

# A workbook's name and the reporting month of its figures.
ReadRun = Callable[[str, Month], Run]


def run_of_workbook(book: str, month: Month) -> Run:
    """Read and compute what a workbook that is open in Excel holds or links to."""
    # Imported here: only the rows behind a figure need it.
    from xl_kpi.extracts.extracts import extracts_from_tables
    from xl_kpi.workbook.gathering import gather
    from xl_kpi.workbook.live import contents_of
    from xl_kpi.workbook.settings_folder import settings_of, told_by_sheet

    contents = contents_of(open_book(book))
    with settings_of(contents) as settings, told_by_sheet():
        found = gather(contents)
        extracts = extracts_from_tables(found.tables, found.problems, settings, date.today())
        return pipeline.run(extracts, month, settings)
