"""Annex A, lists 4 and 5: assessments, section 47 and conferences."""

from __future__ import annotations

from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    DISABILITY_COLUMN,
    WHO,
    date,
    team,
    whole,
    worker,
    yes_no,
)

ASSESSMENTS = ExtractList(
    id="assessments",
    title="Assessments",
    family=Family.ANNEX_A,
    number=4,
    about="Statutory assessments, open ones among them; one row an assessment.",
    columns=(
        *WHO,
        DISABILITY_COLUMN,
        date(
            "started",
            "Continuous Assessment Start Date",
            "The day the assessment began.",
            blank=False,
            also=(
                "Continuous Assessment Start",
                "Date Continuous Assessment Started",
                "Assessment Start Date",
            ),
            needed=True,
        ),
        yes_no(
            "seen",
            "Child Seen During Continuous Assessment",
            "Whether the child was seen during the assessment.",
            blank=False,
            also=("Child Seen During Assessment", "Continuous Assessment Child Seen", "Child Seen"),
            unknown=True,
        ),
        date(
            "authorised",
            "Continuous Assessment Date of Authorisation",
            "The day the assessment was completed and authorised; blank while it goes on.",
            also=(
                "Continuous Assessment Authorisation Date",
                "Continuous Assessment Date of Authorization",
                "Continuous Assessment Authorised Date",
                "Continuous Assessment Auth Date",
            ),
            needed=True,
        ),
        yes_no(
            "support_needed",
            "Was the child assessed as requiring LA children’s social care support",
            "Whether the child came to need social care; blank while it goes on.",
            also=(
                "Was the child assessed as being in need at assessment",
                "Child Assessed as Requiring LA Children's Social Care Support",
                "Requiring LA children's social care support",
                "CSC Support Required",
            ),
            pattern=r"wasthechildassessedasrequiring(la|localauthority)?children.*",
        ),
        team("The team that makes the assessment."),
        worker("The worker who makes the assessment."),
    ),
    key=("child_id", "started"),
    window=Window("authorised", months=6, keeps_open=True),
    in_order=(("started", "authorised"),),
    also=("Assessment", "Continuous Assessments", "Single Assessments", "C and F Assessments"),
)

SECTION_47 = ExtractList(
    id="section_47",
    title="Section 47 enquiries and Initial Child Protection Conferences",
    family=Family.ANNEX_A,
    number=5,
    about="Section 47 enquiries, and the conferences they led to; one row an enquiry.",
    columns=(
        *WHO,
        DISABILITY_COLUMN,
        date(
            "strategy_date",
            "Strategy discussion initiating Section 47 Enquiry Start Date",
            "The day of the strategy discussion that began the enquiry.",
            blank=False,
            also=(
                "Strategy Discussion Date",
                "Strat Discussion Date",
                "Strategy discussion initiating S47 Enquiry Start Date",
            ),
            pattern=r"strategydiscussioninitiating(the)?(section|s|sec)47.*",
            needed=True,
        ),
        yes_no(
            "conference_unnecessary",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            "Yes where no conference was needed, No where one was; blank until decided.",
            also=(
                "Was an ICPC deemed unnecessary",
                "ICPC Deemed Unnecessary",
                "ICPC Unnecessary",
                "Initial CP Conf Unnecessary",
            ),
        ),
        date(
            "conference_date",
            "Date of Initial Child Protection Conference",
            "The day the conference was held; blank if there has been none.",
            also=(
                "Date of ICPC",
                "ICPC Date",
                "Initial Child Protection Conference Date",
                "Initial CP Conf Date",
            ),
        ),
        yes_no(
            "plan_made",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "Whether the conference made a child protection plan; blank if there has been none.",
            also=("ICPC Resulted in CPP", "CP Conf Result in CP Plan"),
            pattern=r"didthe(initialchildprotectionconference|icpc)resultin.*",
        ),
        whole(
            "enquiries_in_12_months",
            "Number of Section 47 Enquiries in the last 12 months",
            "Enquiries in the 12 months before the child's latest one; the same in all its rows.",
            also=(
                "Number of S47 Enquiries in the last 12 months",
                "Number of Section 47 Enquiries in last 12 months",
                "Number S47s 12m",
            ),
        ),
        whole(
            "conferences_in_12_months",
            "Number of ICPCs in the last 12 months",
            "Conferences in the 12 months before the child's latest enquiry.",
            also=(
                "Number of ICPCs in last 12 months",
                "Number of Initial Child Protection Conferences in the last 12 months",
                "Number ICPCs 12m",
            ),
        ),
        team("The team that made the enquiry."),
        worker("The worker who made the enquiry."),
    ),
    key=("child_id", "strategy_date"),
    window=Window("strategy_date", months=6),
    in_order=(("strategy_date", "conference_date"),),
    also=(
        "Sec47 and ICPC",
        "S47 and ICPC",
        "Section 47 and ICPC",
        "Section 47",
        "Section 47s",
        "Section 47 enquiries",
        "S47",
        "Sec47",
        "ICPC",
    ),
)

ASSESSMENT_LISTS = (ASSESSMENTS, SECTION_47)
