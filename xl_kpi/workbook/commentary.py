"""The analyst's words for the pack, a row a section, kept from month to month."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.workbook.contents import Contents
from xl_kpi.workbook.own_tables import table_rows
from xl_kpi.workbook.sheets.settings import COMMENTARY


@dataclass(frozen=True)
class Comment:
    """What is to be said of a chapter, or of a section of it."""

    chapter: str
    section: str
    words: str
    owner: str = ""
    action: str = ""


def commentary_of(contents: Contents) -> tuple[Comment, ...]:
    """The rows of the sheet Commentary that say something."""
    return tuple(
        Comment(row["chapter"], row["section"], row["words"], row["owner"], row["action"])
        for row in table_rows(contents, COMMENTARY, "commentary")
        if row["words"] or row["action"]
    )
