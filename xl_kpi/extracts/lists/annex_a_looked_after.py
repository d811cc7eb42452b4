"""Annex A, list 8: children looked after."""

from __future__ import annotations

from xl_kpi.extracts.codes.authorities import PLACEMENT_AUTHORITY
from xl_kpi.extracts.codes.looked_after import (
    CATEGORY_OF_NEED,
    CEASED_REASON,
    LEGAL_STATUS,
    PERMANENCE_PLAN,
    PLACEMENT_LOCATION,
    PLACEMENT_PROVIDER,
    PLACEMENT_TYPE,
)
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    DISABILITY_COLUMN,
    WHO,
    code,
    date,
    identifier,
    team,
    whole,
    worker,
    yes_no,
)

LOOKED_AFTER = ExtractList(
    id="looked_after",
    title="Children in care",
    family=Family.ANNEX_A,
    number=8,
    about=(
        "Every child looked after, and those who ceased to be in the span; one row a child, "
        "the latest period of care."
    ),
    columns=(
        *WHO,
        yes_no(
            "uasc",
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
            "Whether the child was an unaccompanied asylum seeker in the last 12 months.",
            blank=False,
            also=("UASC", "UASC within the Last 12 Months"),
            pattern=r"unaccompaniedasylumseekingchild.*",
        ),
        DISABILITY_COLUMN,
        date(
            "started",
            "Date Started to be Looked After",
            "The day this period of care began.",
            blank=False,
            also=(
                "Started to be Looked After Date",
                "Looked After Start Date",
                # So spelt in the standard safeguarding dataset's own script.
                "Loooked After Start Date",
            ),
            needed=True,
        ),
        code(
            "category_of_need",
            "Child's Category of Need",
            CATEGORY_OF_NEED,
            "The main need of the present episode.",
            blank=False,
            also=("Child Category of Need", "Category of Need"),
        ),
        yes_no(
            "second_period",
            "Is this a second or subsequent period of being a Looked After Child within the last "
            "12 months (Y/N)",
            "Whether the child was in care before in the last 12 months.",
            blank=False,
            also=("Subsequent LAC Episode Last 12 Months",),
            # The template's sheet of codes says episode where its list says period.
            pattern=r"isthisasecondorsubsequent(period|episode)ofbeingalookedafterchild.*",
        ),
        date(
            "legal_status_started",
            "Start date of current legal status",
            "The day the present legal status began.",
            blank=False,
            also=("Most Recent Legal Status Start", "Legal Status Start Date"),
        ),
        code(
            "legal_status",
            "Child's Legal Status",
            LEGAL_STATUS,
            "The present legal status.",
            blank=False,
            also=("Child Legal Status", "Legal Status"),
        ),
        date(
            "last_review",
            "Date of Latest Statutory Review",
            "The day of the latest statutory review; blank before the first.",
            also=("Latest Statutory Review Date", "Date of Last Statutory Review"),
        ),
        date(
            "last_visit",
            "Date of Last Social Work Visit",
            "The day of the last social work visit.",
            also=("Last Social Work Visit Date", "Date of the Last Social Work Visit"),
        ),
        code(
            "permanence_plan",
            "What is the permanence plan for this child?",
            PERMANENCE_PLAN,
            "The first permanence plan; blank until one is agreed.",
            also=("Permanence Plan",),
        ),
        date(
            "last_iro_visit",
            "Date of Last IRO Visit / Contact to the Child",
            "The day the reviewing officer last saw or spoke to the child.",
            also=("Last IRO Visit Date", "Date of Last IRO Visit", "Date of Last IRO Contact"),
            pattern=r"dateoflastirovisit(and|or)?contact.*",
        ),
        date(
            "last_health_assessment",
            "Date of Last Health Assessment",
            "The day of the last health assessment.",
            also=("Last Health Assessment Date",),
        ),
        date(
            "last_dental_check",
            "Date of Last Dental Check",
            "The day of the last dental check.",
            also=("Last Dental Check Date",),
        ),
        whole(
            "placements_in_12_months",
            "Number of Placements in the Last 12 months",
            "Placements in the last 12 months, the present one among them.",
            also=("Placements Last 12 Months", "Number of Placements in Last 12 months"),
        ),
        date(
            "ceased",
            "Date Ceased to be Looked After",
            "The day this period of care ended; blank while it goes on.",
            also=("Ceased to be Looked After Date", "Ceased Looked After Date"),
            needed=True,
        ),
        code(
            "ceased_reason",
            "Reason Ceased to be Looked After",
            CEASED_REASON,
            "Why it ended; blank while it goes on.",
            also=("Reason Ceased Looked After",),
        ),
        date(
            "placement_started",
            "Start Date of Most Recent Placement",
            "The day the latest placement began.",
            blank=False,
            also=("Most Recent Placement Start Date", "Placement Start Date"),
        ),
        code(
            "placement_type",
            "Placement Type",
            PLACEMENT_TYPE,
            "The kind of the latest placement.",
            blank=False,
        ),
        code(
            "placement_provider",
            "Placement Provider",
            PLACEMENT_PROVIDER,
            "Who provides it.",
            blank=False,
        ),
        identifier(
            "placement_postcode",
            "Placement postcode",
            "Its postcode; for fostering the carer's, not the agency's.",
            also=("Postcode of Placement",),
        ),
        identifier(
            "placement_urn",
            "URN of Placement",
            "Its registration number.",
            blank=True,
            also=("Placement URN",),
        ),
        code(
            "placement_location",
            "Placement Location",
            PLACEMENT_LOCATION,
            "Whether it lies inside the authority.",
            blank=False,
        ),
        code(
            "placement_authority",
            "LA of Placement",
            PLACEMENT_AUTHORITY,
            "The authority that it lies in.",
            blank=False,
            also=("Placement LA", "Local Authority of Placement"),
        ),
        whole(
            "missing_episodes",
            "Number of Episodes the Child has been ‘Missing’ from their Placement in the last "
            "12 months",
            "Times missing from the placement in the last 12 months; 0 for none.",
            also=("Episodes Child Missing From Placement",),
            pattern=r"numberof(missing)?episodes(thatthe|the)childhasbeenmissing.*",
        ),
        whole(
            "absent_episodes",
            "Number of Episodes the Child has been ‘Absent’ from their Placement in the last "
            "12 months",
            "Times away without permission in the last 12 months; 0 for none.",
            also=("Episodes Child Absent From Placement",),
            pattern=r"numberof(absent)?episodes(thatthe|the)childhasbeenabsent.*",
        ),
        yes_no(
            "return_interview_offered",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "Whether a return interview was offered after the last time missing.",
            also=("Child Offered Return Interview After Last MFH",),
            pattern=r"wasthechildoffereda?return(home)?interview.*",
            unknown=True,
        ),
        yes_no(
            "return_interview_accepted",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?",
            "Whether the child accepted it.",
            also=("Child Accepted Return Interview After Last MFH",),
            pattern=r"didthechildaccepta?return(home)?interview.*",
            unknown=True,
        ),
        team(),
        worker(),
    ),
    holds_unborn=False,
    key=(
        "child_id",
        "started",
        "legal_status",
        "placement_type",
        "placement_provider",
        "placement_postcode",
    ),
    window=Window("ceased", months=6, keeps_open=True, one_row_a_child=True),
    in_order=(("started", "ceased"),),
    also=("Looked After Children", "Children Looked After", "Looked After", "LAC", "CLA", "CiC"),
)
