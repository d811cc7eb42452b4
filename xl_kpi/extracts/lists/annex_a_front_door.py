"""Annex A, lists 1 to 3: contacts, early help, referrals."""

from __future__ import annotations

from xl_kpi.extracts.codes.sources import SOURCE
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    WHO,
    code,
    date,
    team,
    text,
    whole,
    worker,
    yes_no,
)

CONTACTS = ExtractList(
    id="contacts",
    title="Contacts",
    family=Family.ANNEX_A,
    number=1,
    about="Every contact received, one row for each child in it.",
    columns=(
        *WHO,
        date(
            "contact_date",
            "Date of Contact",
            "The day the contact was received.",
            blank=False,
            also=("Contact Date",),
            needed=True,
        ),
        code(
            "source",
            "Contact Source",
            SOURCE,
            "Who made the contact.",
            blank=False,
            also=("Source of Contact",),
        ),
    ),
    key=("child_id", "contact_date", "source"),
    window=Window("contact_date", months=6),
    also=("Contact",),
)

EARLY_HELP = ExtractList(
    id="early_help",
    title="Early Help",
    family=Family.ANNEX_A,
    number=2,
    about="Early help assessments, and early help that goes on at the extract date.",
    columns=(
        *WHO,
        date(
            "started",
            "Assessment start date",
            "The day the early help assessment, or the help, began.",
            blank=False,
            also=("Early Help Assessment Start Date", "Date Assessment Started"),
            needed=True,
        ),
        date(
            "completed",
            "Assessment completion date",
            "The day it ended; blank while it goes on.",
            also=(
                "Early Help Assessment Completion Date",
                "Assessment Completed Date",
                "Date Assessment Completed",
            ),
            needed=True,
        ),
        text(
            "organisation",
            "Organisation completing assessment",
            "The organisation or the team that made the assessment.",
            blank=False,
            also=("Organisation", "Organization completing assessment"),
        ),
    ),
    key=("child_id", "started"),
    window=Window("completed", months=6, keeps_open=True),
    in_order=(("started", "completed"),),
    also=("Early Help Assessments", "EHA", "EH Assessments", "CAF"),
)

REFERRALS = ExtractList(
    id="referrals",
    title="Referral",
    family=Family.ANNEX_A,
    number=3,
    about="Every referral received, one row for each child in it.",
    columns=(
        *WHO,
        date(
            "referral_date",
            "Date of referral",
            "The day the referral was received.",
            blank=False,
            also=("Referral Date", "Date of the Referral", "Date of this Referral"),
            needed=True,
        ),
        code(
            "source",
            "Referral Source",
            SOURCE,
            "Who made the referral.",
            blank=False,
            also=("Source of Referral",),
        ),
        yes_no(
            "no_further_action",
            "Referral NFA?",
            "Whether the referral led to no further action.",
            blank=False,
            also=("Referral No Further Action", "NFA"),
        ),
        whole(
            "referrals_in_12_months",
            "Number of Referrals in Last 12 Months",
            "Referrals in the 12 months before the child's latest one; the same in all its rows.",
            also=(
                "Number of Referrals in the Last 12 Months",
                "Number of Referrals Last 12 Months",
                "Referrals in Last 12 Months",
                "Referrals Last 12 Months",
            ),
        ),
        team("The team that the referral went to."),
        worker("The worker that the referral went to."),
    ),
    key=("child_id", "referral_date", "source"),
    window=Window("referral_date", months=6),
    also=("Referrals",),
)

FRONT_DOOR = (CONTACTS, EARLY_HELP, REFERRALS)
