"""The analyst's words for the pack, a row a section, kept from month to month."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.narrative.commentary import Commentary
from xl_kpi.workbook.contents import Contents
from xl_kpi.workbook.own_tables import table_rows
from xl_kpi.workbook.sheets.settings import COMMENTARY


def commentary_of(contents: Contents) -> Mapping[str, Commentary]:
    """The rows of the sheet Commentary that say something, by ``chapter|section`` or chapter.

    Raises
    ------
    SettingsError
        Where a row has no chapter, or two are of the same section.
    """
    found: dict[str, Commentary] = {}
    for row in table_rows(contents, COMMENTARY, "commentary"):
        if not (row["words"] or row["action"]):
            continue
        if not row["chapter"]:
            raise row.fault("it has no chapter. Choose the chapter that it is about.")
        place = f"{row['chapter']}|{row['section']}" if row["section"] else row["chapter"]
        if place in found:
            raise row.fault(
                f"there is a commentary on '{place}' already. Put the two into one row."
            )
        found[place] = Commentary(place, row["words"], row["owner"], row["action"])
    return found
