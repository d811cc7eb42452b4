"""Annex A, list 9: care leavers."""

from __future__ import annotations

from xl_kpi.extracts.codes.care_leavers import (
    ACCOMMODATION,
    ACTIVITY,
    ELIGIBILITY,
    IN_TOUCH,
    SUITABILITY,
)
from xl_kpi.extracts.declaration import ExtractList, Family
from xl_kpi.extracts.lists.columns import (
    DISABILITY_COLUMN,
    WHO,
    code,
    date,
    team,
    text,
    worker,
    yes_no,
)

# In the order of 2024; the template of 2019 has no UASC, adviser, pathway plan or last contact.
CARE_LEAVERS = ExtractList(
    id="care_leavers",
    title="Care leavers",
    family=Family.ANNEX_A,
    number=9,
    about="Every young person who gets leaving care services at the extract date.",
    columns=(
        *WHO,
        yes_no(
            "uasc",
            "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
            "Whether the young person is or was an unaccompanied asylum seeker.",
            also=("UASC", "UASC or formerly UASC"),
            pattern=r"unaccompaniedasylumseekingchild.*",
        ),
        DISABILITY_COLUMN,
        team("The team that has the case."),
        worker("The social worker who has the case."),
        text(
            "personal_adviser",
            "Allocated Personal Advisor",
            "The personal adviser.",
            also=("Allocated Personal Adviser", "Personal Advisor", "Personal Adviser"),
        ),
        code(
            "eligibility",
            "Eligibility Category",
            ELIGIBILITY,
            "What the young person is in law.",
            blank=False,
            also=("Eligibility", "Care Leaver Eligibility"),
        ),
        date(
            "pathway_plan_reviewed",
            "Latest Pathway Plan Review Date",
            "The day the pathway plan was last reviewed.",
            also=("Latest Pathway Plan", "Date of Latest Pathway Plan Review"),
        ),
        code(
            "in_touch",
            "LA In Touch",
            IN_TOUCH,
            "Whether the authority is in touch.",
            blank=False,
            also=("LA is in Touch", "In Touch"),
            needed=True,
        ),
        date(
            "last_contact",
            "Latest Date of Contact",
            "The day of the latest contact.",
            also=("Latest Contact", "Latest Contact Date", "Date of Latest Contact"),
        ),
        code(
            "accommodation",
            "Type of Accommodation",
            ACCOMMODATION,
            "Where the young person lives; blank if not in touch.",
            also=("Accommodation Type", "Accommodation"),
        ),
        code(
            "suitability",
            "Suitability of Accommodation",
            SUITABILITY,
            "Whether that is suitable; blank if not in touch.",
            also=("Accommodation Suitability",),
        ),
        code(
            "activity",
            "Activity Status",
            ACTIVITY,
            "Education, training or work; blank if not in touch.",
            also=("Activity",),
        ),
    ),
    later=("uasc", "personal_adviser", "pathway_plan_reviewed", "last_contact"),
    holds_unborn=False,
    key=("child_id",),
    also=("Care Leaver", "Leaving Care", "Leaving Care Services"),
)
