"""Local lists: what a monthly pack needs and no standard return has."""

from __future__ import annotations

from xl_kpi.extracts.codes.local import CLAIM_KIND
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    CHILD_ID,
    code,
    date,
    identifier,
    number,
    team,
    text,
    worker,
)
from xl_kpi.extracts.lists.local_front_door import FRONT_DOOR
from xl_kpi.extracts.lists.local_plans import PLANS
from xl_kpi.extracts.lists.local_practice import PRACTICE

EARLY_HELP_CASES = ExtractList(
    id="early_help_cases",
    title="Early help cases",
    family=Family.LOCAL,
    about=(
        "Cases open to early help, and those that closed in the span; one row for each child in "
        "one. It gives cases open in months past, which list 2 has for six months only."
    ),
    columns=(
        identifier(
            "case_id",
            "Early help case ID",
            "The case's number: the same for all children of a family.",
            also=("EH case ID", "EHA ID", "Early help assessment ID"),
        ),
        CHILD_ID,
        date(
            "opened",
            "Early help opened date",
            "The day early help began.",
            blank=False,
            also=("Early help start date", "EHA start date"),
            needed=True,
        ),
        date(
            "closed",
            "Early help closed date",
            "The day it ended; blank while it goes on.",
            also=("Early help end date", "EHA end date"),
            needed=True,
        ),
        text(
            "organisation",
            "Lead organisation",
            "The organisation that leads.",
            also=("Lead agency",),
        ),
        team("The early help team or locality."),
        worker("The lead practitioner."),
    ),
    key=("case_id", "child_id"),
    window=Window("closed", keeps_open=True),
    in_order=(("opened", "closed"),),
    also=("EH cases", "Early help"),
)

FAMILIES_FIRST_CLAIMS = ExtractList(
    id="families_first_claims",
    title="Families First claims",
    family=Family.LOCAL,
    about="Payment by results claims for families helped; one row a claim.",
    columns=(
        identifier("claim_id", "Claim ID", "The claim's number.", needed=True),
        identifier("family_id", "Family ID", "The family's number.", also=("Family identifier",)),
        date(
            "submitted",
            "Claim submitted date",
            "The day the claim was submitted.",
            blank=False,
            also=("Date claim submitted", "Claim date"),
            needed=True,
        ),
        code(
            "kind",
            "Kind of claim",
            CLAIM_KIND,
            "Continuous employment, or significant and sustained progress.",
            also=("Claim type",),
        ),
    ),
    key=("claim_id",),
    window=Window("submitted"),
    also=("PBR claims", "Payment by results", "Troubled Families claims", "Families First PBR"),
)

ENTERED_FIGURES = ExtractList(
    id="entered_figures",
    title="Entered figures",
    family=Family.LOCAL,
    about=(
        "Figures that have no extract and are typed in: one row a figure. Give the numerator and "
        "the denominator where there are such, and the value where there are not."
    ),
    columns=(
        text("indicator", "Indicator", "The indicator's id or title.", blank=False, needed=True),
        text("month", "Month", "The month: 2020-03, Mar-20, 31/03/2020.", blank=False, needed=True),
        text("breakdown", "Breakdown", "What it is split by, such as team; blank for the whole."),
        text("group", "Group", "The team, source or age it is for; blank for the whole."),
        number("numerator", "Numerator", "How many, or the count itself."),
        number("denominator", "Denominator", "Of how many."),
        number("value", "Value", "The figure, where it is no share of a number.", needed=True),
        text("note", "Note", "Where it comes from, and what to know about it."),
    ),
    key=("indicator", "month", "breakdown", "group"),
    also=("Manual figures", "Typed figures"),
)

LOCAL: tuple[ExtractList, ...] = (
    *FRONT_DOOR,
    *PLANS,
    *PRACTICE,
    EARLY_HELP_CASES,
    FAMILIES_FIRST_CLAIMS,
    ENTERED_FIGURES,
)
