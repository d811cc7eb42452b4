"""Annex A, lists 6 and 7: children in need, child protection plans."""

from __future__ import annotations

from xl_kpi.extracts.codes.child_protection import ABUSE_CATEGORY
from xl_kpi.extracts.codes.children_in_need import CASE_STATUS, CLOSURE_REASON, PRIMARY_NEED
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    DISABILITY_COLUMN,
    WHO,
    code,
    date,
    team,
    whole,
    worker,
    yes_no,
)

CHILDREN_IN_NEED = ExtractList(
    id="children_in_need",
    title="Children in Need",
    family=Family.ANNEX_A,
    number=6,
    about=(
        "Every child with an open episode of need, whether assessed, on a plan or looked after, "
        "and those whose episode closed in the span; one row a child, the latest episode."
    ),
    columns=(
        *WHO,
        DISABILITY_COLUMN,
        date(
            "started",
            "CIN Start Date",
            "The day the episode of need began.",
            also=("CIN Start", "Child in Need Start Date", "Date CIN Started"),
            needed=True,
        ),
        code(
            "primary_need",
            "Primary Need Code",
            PRIMARY_NEED,
            "The main need of the episode.",
            blank=False,
            also=("Primary Need", "Primary Category of Need"),
        ),
        date(
            "last_seen",
            "Date Child Was Last Seen",
            "The day a social worker last saw the child.",
            also=("Date Child Last Seen", "Child Last Seen Date"),
        ),
        date(
            "closed",
            "CIN Closure Date",
            "The day the episode closed; blank while it is open.",
            also=("CIN End Date", "CIN Closed Date", "Child in Need Closure Date"),
            needed=True,
        ),
        code(
            "closure_reason",
            "Reason for Closure",
            CLOSURE_REASON,
            "Why the episode closed; blank while it is open.",
            also=("CIN Closure Reason", "Closure Reason"),
        ),
        code(
            "case_status",
            "Case status",
            CASE_STATUS,
            "What the child is now; of several the first in the list of codes.",
            blank=False,
            also=("Status", "Case Status at Extract Date"),
        ),
        team(),
        worker(),
    ),
    key=("child_id", "started"),
    window=Window("closed", months=6, keeps_open=True, one_row_a_child=True),
    in_order=(("started", "closed"),),
    also=("Child in Need", "CIN"),
)

CHILD_PROTECTION = ExtractList(
    id="child_protection",
    title="Child protection",
    family=Family.ANNEX_A,
    number=7,
    about=(
        "Every child on a child protection plan, and those whose plan ended in the span; "
        "one row a child, the latest plan."
    ),
    columns=(
        *WHO,
        DISABILITY_COLUMN,
        date(
            "started",
            "Child Protection Plan Start Date",
            "The day the plan began.",
            blank=False,
            also=("CP Plan Start Date", "CPP Start Date", "CP Start Date"),
            needed=True,
        ),
        code(
            "initial_category",
            "Initial Category of Abuse",
            ABUSE_CATEGORY,
            "The category when the plan began.",
            blank=False,
            also=("Initial Category",),
        ),
        code(
            "latest_category",
            "Latest Category of Abuse",
            ABUSE_CATEGORY,
            "The category now.",
            blank=False,
            also=("Latest Category", "Current Category of Abuse"),
        ),
        date(
            "last_visit",
            "Date of the Last Statutory Visit",
            "The day of the last statutory visit.",
            also=("Date of Last Statutory Visit", "Last Statutory Visit Date"),
        ),
        yes_no(
            "seen_alone",
            "Was the Child Seen Alone?",
            "Whether the child was seen alone on that visit.",
            also=("Child Seen Alone",),
            unknown=True,
        ),
        date(
            "last_review",
            "Date of latest review conference",
            "The day of the latest review conference; blank before the first.",
            also=(
                "Date of Latest Review Conf",
                "Latest Review Conference Date",
                "Date of Last Review Conference",
            ),
        ),
        date(
            "ended",
            "Child Protection Plan End Date",
            "The day the plan ended; blank while it is open.",
            also=("CP Plan End Date", "CPP End Date", "CP End Date"),
            needed=True,
        ),
        yes_no(
            "emergency_protection",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
            "Months (Y/N)",
            "Whether there was an emergency protection order or police protection.",
            blank=False,
            also=("Protection Last Six Months",),
            pattern=r"subjecttoemergencyprotectionorder.*",
        ),
        whole(
            "previous_plans",
            "Number of Previous Child Protection Plans",
            "Plans before this one in the same authority; 0 for a first plan.",
            also=("Number of Previous CP Plans", "Number of Previous CPPs", "Previous CP Plans"),
        ),
        team(),
        worker(),
    ),
    key=("child_id", "started"),
    window=Window("ended", months=6, keeps_open=True, one_row_a_child=True),
    in_order=(("started", "ended"),),
    also=("CP", "CPP", "Child Protection Plans", "CP Plans"),
)

OPEN_CASES = (CHILDREN_IN_NEED, CHILD_PROTECTION)
