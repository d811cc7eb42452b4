"""Readers that bring every cell of an extract in as text and lose nothing."""

from xl_kpi.extracts.reading.delimited import read_delimited
from xl_kpi.extracts.reading.folder import (
    DELIMITED_SUFFIXES,
    WORKBOOK_SUFFIXES,
    extract_files,
    read_extracts,
)
from xl_kpi.extracts.reading.frame import table_from_frame
from xl_kpi.extracts.reading.result import Reading
from xl_kpi.extracts.reading.workbook import read_workbook

__all__ = [
    "DELIMITED_SUFFIXES",
    "WORKBOOK_SUFFIXES",
    "Reading",
    "extract_files",
    "read_delimited",
    "read_extracts",
    "read_workbook",
    "table_from_frame",
]
