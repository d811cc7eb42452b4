"""The sheets about looked after children, care leavers and adoption, for their workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from invented.adoption_lists import list_10_sheet, list_11_sheet
from invented.care import Care
from invented.care_list_8 import list_8_sheet
from invented.care_ssda903 import episodes_sheet, header_sheet
from invented.days import age_on
from invented.leavers import Leaver
from invented.lists import DISABILITY, HOLDER, PERSON
from invented.people import Child
from invented.published import AS_AT
from invented.sheets import Cell, Sheet


def care_sheets(
    care: Care,
    visited: Mapping[Child, date] | None = None,
    advisers: Mapping[Child, str] | None = None,
) -> dict[str, list[Sheet]]:
    """Give the sheets of each workbook; those under 'Annex A' belong into that one.

    `visited` has the last visit to looked after children, and `advisers` the personal adviser
    of care leavers, where other lists know them.
    """
    everyone = [*care.periods, *care.short_breaks]
    return {
        "SSDA903": [header_sheet(everyone), episodes_sheet(everyone)],
        "Annex A": [
            list_8_sheet(care.periods, care.adoptions, care.alone, visited or {}),
            _list_9(care, advisers or {}),
            list_10_sheet(care.adoptions),
            list_11_sheet(care.adopters),
        ],
    }


def _list_9(care: Care, advisers: Mapping[Child, str]) -> Sheet:
    columns = (
        *PERSON,
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        DISABILITY,
        *HOLDER,
        "Allocated Personal Advisor",
        "Eligibility Category",
        "Latest Pathway Plan Review Date",
        "LA In Touch",
        "Latest Date of Contact",
        "Type of Accommodation",
        "Suitability of Accommodation",
        "Activity Status",
    )
    rows = [
        _leaver_row(leaver, advisers.get(leaver.child, leaver.adviser)) for leaver in care.leavers
    ]
    return Sheet("List_9", columns, rows, title="List 9: Care leavers")


def _leaver_row(leaver: Leaver, adviser: str) -> list[Cell]:
    child = leaver.child
    return [
        child.id,
        child.gender,
        child.ethnicity,
        child.born,
        age_on(child.born, AS_AT),
        "a) Yes" if leaver.alone else "b) No",
        child.disability,
        leaver.team,
        adviser,
        adviser,
        leaver.eligibility,
        leaver.reviewed,
        leaver.in_touch,
        leaver.last_contact,
        leaver.accommodation or None,
        leaver.suitability or None,
        leaver.activity or None,
    ]
