"""Where a list comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xl_kpi.extracts.declaration import ExtractList


class How(StrEnum):
    """Ways in which a list may come in."""

    PASTED = "Pasted"
    FILE = "File"
    DATABASE = "Database"
    NO_ROWS = "No rows"


@dataclass(frozen=True)
class Link:
    """Where one list comes from.

    Parameters
    ----------
    list
        The list.
    how
        The way it comes in.
    place
        For a file: the file, or the folder of which the newest file is taken.
    pattern
        For a folder: which of its files, as in ``contacts*.xlsx``.
    sheet
        For a workbook of several sheets: which one.
    url, query, password
        For a database: the SQLAlchemy URL, the SQL, and where the password is had from.
    said_in
        Where the link stands, for what is said of it: ``Links, row 7``.
    """

    list: ExtractList
    how: How
    place: str = ""
    pattern: str = ""
    sheet: str = ""
    url: str = ""
    query: str = ""
    password: str = ""
    said_in: str = ""
