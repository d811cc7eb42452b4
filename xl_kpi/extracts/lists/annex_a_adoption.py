"""Annex A, lists 10 and 11: children with a plan of adoption, and adopters."""

from __future__ import annotations

from xl_kpi.extracts.codes.adoption import LEAVING_REASON, NO_LONGER_PLACED_REASON
from xl_kpi.extracts.codes.shared import ETHNICITY, GENDER
from xl_kpi.extracts.declaration import Column, ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    AGE,
    BIRTH_DATE,
    CHILD_ID,
    DISABILITY_COLUMN,
    ETHNICITY_COLUMN,
    GENDER_COLUMN,
    code,
    date,
    identifier,
    whole,
    yes_no,
)


def _family_id(about: str) -> Column:
    return identifier(
        "family_id", "Family identifier", about, blank=True, also=("Family ID", "Family Unique ID")
    )


# Adopted or reversed within 12 months, or still waiting. The span follows the adoption order;
# a decision reversed longer ago is not in the list though its order is blank.
ADOPTION = ExtractList(
    id="adoption",
    title="Adoption",
    family=Family.ANNEX_A,
    number=10,
    about=(
        "Children adopted in the span, waiting to be adopted, or whose decision for adoption was "
        "reversed in the span."
    ),
    columns=(
        CHILD_ID,
        _family_id("The adoptive family's number; blank while there is no match."),
        GENDER_COLUMN,
        ETHNICITY_COLUMN,
        BIRTH_DATE,
        AGE,
        DISABILITY_COLUMN,
        date(
            "entered_care",
            "Date the Child Entered Care",
            "The day the present period of care began.",
            blank=False,
            also=("Entered Care Date", "Date Entered Care", "Date Child Entered Care"),
            needed=True,
        ),
        date(
            "decided",
            "Date of Decision that Child Should be Placed for Adoption",
            "The day it was decided that the child should be placed for adoption.",
            blank=False,
            also=(
                "Date of Decision that the Child Should be Placed for Adoption",
                "ADM SHOBPA Decision Date",
                "SHOBPA Date",
            ),
            needed=True,
        ),
        date(
            "placement_order",
            "Date of Placement Order",
            "The day a placement or freeing order was made.",
            also=("Placement Order Date",),
        ),
        date(
            "matched",
            "Date of Matching Child and Prospective Adopters",
            "The day the match was decided.",
            also=("Matched for Adoption Date", "Date Matched"),
        ),
        date(
            "placed",
            "Date Placed for Adoption",
            "The day the child moved in with the adopters, or the foster home became adoptive.",
            also=("Placed for Adoption Date", "Date the Child was Placed for Adoption"),
        ),
        date(
            "adopted",
            "Date of Adoption Order",
            "The day of the adoption order; blank until then.",
            also=("Adoption Order Date",),
            needed=True,
        ),
        date(
            "reversed",
            "Date of Decision that Child Should No Longer be Placed for Adoption",
            "The day the decision for adoption was reversed.",
            also=(
                "Date of Decision that the Child Should No Longer be Placed for Adoption",
                "Decision Reversed Date",
            ),
        ),
        code(
            "reversal_reason",
            "Reason Why Child No Longer Placed for Adoption",
            NO_LONGER_PLACED_REASON,
            "Why it was reversed.",
            also=("Decision Reversed Reason", "Reason Child No Longer Placed for Adoption"),
        ),
        date(
            "placed_for_fostering",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
            "The day the child moved in with carers who may adopt.",
            # Both spellings are met with.
            also=("Date FFA Consurrency Placement", "Date FFA Concurrency Placement"),
            pattern=r"datethechildwasplacedforfosteringinffa.*",
        ),
    ),
    holds_unborn=False,
    key=("child_id", "decided"),
    window=Window("adopted", months=12, keeps_open=True),
    in_order=(("entered_care", "placed"), ("placed", "adopted")),
)

# Everyone in the process within 12 months; the span follows the day of leaving it.
ADOPTERS = ExtractList(
    id="adopters",
    title="Adopters",
    family=Family.ANNEX_A,
    number=11,
    about="People in the process of becoming adopters; one row an adopter, or one a family.",
    columns=(
        identifier(
            "adopter_id",
            "Individual adopter identifier",
            "The adopter's own number.",
            also=("Adopter ID", "Individual Adopter ID", "Adopter Identifier"),
            needed=True,
        ),
        _family_id("The adoptive family's number, the same for both of a couple."),
        code("gender", "Gender", GENDER, "The adopter's gender.", blank=False, also=("Sex",)),
        code("ethnicity", "Ethnicity", ETHNICITY, "The adopter's ethnic background.", blank=False),
        yes_no(
            "disability",
            "Disability",
            "Whether the adopter has a disability.",
            blank=False,
            also=("Has Disability",),
        ),
        yes_no(
            "fostering_for_adoption",
            "Is the (prospective) adopter fostering for adoption?",
            "Whether the adopter is fostering for adoption.",
            blank=False,
            also=("Prospective adopter fostering for adoption", "Fostering for Adoption"),
        ),
        date(
            "enquiry_date",
            "Date enquiry received",
            "The day of the first enquiry.",
            blank=False,
            also=("Enquiry Date",),
            needed=True,
        ),
        date("stage_1_started", "Date Stage 1 started", "The day stage 1 began."),
        date("stage_1_ended", "Date Stage 1 ended", "The day stage 1 ended."),
        date("stage_2_started", "Date Stage 2 started", "The day stage 2 began."),
        date("stage_2_ended", "Date Stage 2 ended", "The day of the decision on approval."),
        date(
            "application_submitted",
            "Date application submitted",
            "The day of application, in the older process.",
        ),
        date(
            "application_approved",
            "Date application approved",
            "The day of approval, in the older process.",
        ),
        date(
            "matched",
            "Date adopter matched with child(ren)",
            "The day the match was decided.",
            also=("Date adopter matched with child",),
        ),
        date(
            "placed",
            "Date child/children placed with adopter(s)",
            "The day the child moved in.",
            also=(
                "Date child placed with adopter",
                "Date children placed with adopters",
                "Date child or children placed with adopters",
            ),
        ),
        whole(
            "children_placed",
            "No. of children placed",
            "Children placed with the family.",
            blank=True,
        ),
        date(
            "adopted",
            "Date of Adoption Order",
            "The day of the adoption order.",
            also=("Adoption Order Date",),
        ),
        date(
            "left",
            "Date of leaving adoption process",
            "The day the adopter left the process.",
            also=("Date of leaving the adoption process", "Date left adoption process"),
        ),
        code(
            "leaving_reason",
            "Reason for leaving adoption process",
            LEAVING_REASON,
            "Why the adopter left.",
            also=("Reason for leaving the adoption process",),
        ),
    ),
    key=("adopter_id", "enquiry_date"),
    window=Window("left", months=12, keeps_open=True),
    in_order=(
        ("stage_1_started", "stage_1_ended"),
        ("stage_2_started", "stage_2_ended"),
        ("application_submitted", "application_approved"),
        ("placed", "adopted"),
    ),
    also=("Adopter", "Prospective Adopters"),
)

ADOPTION_LISTS = (ADOPTION, ADOPTERS)
