"""Annex A's lists 10 and 11: children with a plan of adoption, and adopters."""

from __future__ import annotations

from collections.abc import Sequence

from invented.adoption import Adopter, Adoption
from invented.days import age_on
from invented.lists import DISABILITY
from invented.published import AS_AT
from invented.sheets import Cell, Sheet


def list_10_sheet(adoptions: Sequence[Adoption]) -> Sheet:
    """Give the children adopted, waiting, or no longer to be placed."""
    columns = (
        "Child Unique ID",
        "Family identifier",
        "Gender",
        "Ethnicity",
        "Date of Birth",
        "Age of Child (Years)",
        DISABILITY,
        "Date the Child Entered Care",
        "Date of Decision that Child Should be Placed for Adoption",
        "Date of Placement Order",
        "Date of Matching Child and Prospective Adopters",
        "Date Placed for Adoption",
        "Date of Adoption Order",
        "Date of Decision that Child Should No Longer be Placed for Adoption",
        "Reason Why Child No Longer Placed for Adoption",
        "Date the child was placed for fostering in FFA or concurrent planning placement",
    )
    listed = sorted((made for made in adoptions if made.is_listed), key=lambda made: made.child.id)
    rows: list[list[Cell]] = [
        [
            made.child.id,
            made.family_id or None,
            made.child.gender,
            made.child.ethnicity,
            made.child.born,
            age_on(made.child.born, AS_AT),
            made.child.disability,
            made.stay.started,
            made.decided,
            made.placement_order,
            made.matched,
            made.placed,
            made.adopted,
            made.reversed,
            made.reversal_reason or None,
            made.fostered,
        ]
        for made in listed
    ]
    return Sheet("List_10", columns, rows, title="List 10: Adoption")


def list_11_sheet(adopters: Sequence[Adopter]) -> Sheet:
    """Give the people in the process of becoming adopters."""
    columns = (
        "Individual adopter identifier",
        "Family identifier",
        "Gender",
        "Ethnicity",
        "Disability",
        "Is the (prospective) adopter fostering for adoption?",
        "Date enquiry received",
        "Date Stage 1 started",
        "Date Stage 1 ended",
        "Date Stage 2 started",
        "Date Stage 2 ended",
        "Date application submitted",
        "Date application approved",
        "Date adopter matched with child(ren)",
        "Date child/children placed with adopter(s)",
        "No. of children placed",
        "Date of Adoption Order",
        "Date of leaving adoption process",
        "Reason for leaving adoption process",
    )
    rows = [_adopter_row(adopter) for adopter in adopters]
    return Sheet("List_11", columns, rows, title="List 11: Adopters")


def _adopter_row(adopter: Adopter) -> list[Cell]:
    made = adopter.adoption
    return [
        adopter.id,
        adopter.family_id,
        adopter.gender,
        adopter.ethnicity,
        adopter.disability,
        "a) Yes" if made and made.fostered else "b) No",
        adopter.enquired,
        *adopter.stages,
        None,
        None,
        made.matched if made else None,
        made.placed if made else None,
        1 if made and made.placed else None,
        made.adopted if made else None,
        adopter.left,
        adopter.leaving_reason or None,
    ]
