"""Local lists of the front door: decisions on contacts and referrals, steps of assessments."""

from __future__ import annotations

from xl_kpi.extracts.codes.local import (
    ASSESSMENT_OUTCOME,
    CONTACT_DECISION,
    EXPLOITATION_KIND,
    FGM_KIND,
    REFERRAL_DECISION,
)
from xl_kpi.extracts.codes.sources import SOURCE
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    CHILD_ID,
    code,
    date,
    date_time,
    identifier,
    team,
    text,
    worker,
    yes_no,
)

DECISION_MADE = date_time(
    "decided",
    "Date and time of decision",
    "When the decision was recorded; blank until then.",
    also=("Decision date and time", "Date/time of decision"),
    needed=True,
)

CONTACT_DECISIONS = ExtractList(
    id="contact_decisions",
    title="Contact decisions",
    family=Family.LOCAL,
    about=(
        "Every contact with the time it came and the time it was decided, one row for each child "
        "in it: from the contact record of the case system. It gives decisions within 24 hours "
        "and one working day, and the year's contacts by source."
    ),
    columns=(
        identifier("contact_id", "Contact ID", "The contact's number in the case system."),
        CHILD_ID,
        date_time(
            "received",
            "Date and time of contact",
            "When the contact was received.",
            blank=False,
            also=("Contact date and time", "Date/time of contact"),
            needed=True,
        ),
        code("source", "Contact Source", SOURCE, "Who made the contact.", blank=False),
        DECISION_MADE,
        code("decision", "Decision", CONTACT_DECISION, "What was decided.", also=("Outcome",)),
    ),
    key=("contact_id", "child_id"),
    window=Window("received"),
    in_order=(("received", "decided"),),
    also=("Contact timeliness", "Contacts"),
)

REFERRAL_DECISIONS = ExtractList(
    id="referral_decisions",
    title="Referral decisions",
    family=Family.LOCAL,
    about=(
        "Every referral with the time it came and the time it was decided, one row for each child "
        "in it. Two years of it let re-referrals be counted from the referrals themselves."
    ),
    columns=(
        identifier("referral_id", "Referral ID", "The referral's number in the case system."),
        CHILD_ID,
        date_time(
            "received",
            "Date and time of referral",
            "When the referral was received.",
            blank=False,
            also=("Referral date and time", "Date/time of referral"),
            needed=True,
        ),
        code("source", "Referral Source", SOURCE, "Who made the referral.", blank=False),
        DECISION_MADE,
        code("decision", "Decision", REFERRAL_DECISION, "What was decided.", also=("Outcome",)),
        yes_no(
            "open_before",
            "Case open in the 12 months before",
            "Whether the child had an open case at any time in the 12 months before; for councils "
            "that count re-referrals so.",
        ),
    ),
    key=("referral_id", "child_id"),
    window=Window("received"),
    in_order=(("received", "decided"),),
    also=("Referral timeliness", "Referrals"),
)

ASSESSMENT_STEPS = ExtractList(
    id="assessment_steps",
    title="Assessment steps",
    family=Family.LOCAL,
    about=(
        "Child and family assessments with the day the child was first seen and the outcome: "
        "authorised ones of the span, and every open one; one row for each child assessed."
    ),
    columns=(
        CHILD_ID,
        date("started", "Assessment start date", "The day it began.", blank=False, needed=True),
        date(
            "authorised",
            "Assessment authorised date",
            "The day it was authorised; blank while it goes on.",
            also=("Assessment date of authorisation", "Date assessment authorised"),
            needed=True,
        ),
        date(
            "seen",
            "Date child first seen",
            "The first day the child was seen in it; blank if not seen.",
            also=("Date child seen", "Child first seen date"),
        ),
        yes_no(
            "strategy_meeting",
            "Strategy meeting held",
            "Whether the contact or referral led to a strategy meeting.",
        ),
        code(
            "outcome",
            "Assessment outcome",
            ASSESSMENT_OUTCOME,
            "What it led to; blank while it goes on.",
            also=("Outcome of assessment",),
        ),
        team("The team that makes the assessment."),
        worker("The worker who makes the assessment."),
    ),
    key=("child_id", "started"),
    window=Window("authorised", keeps_open=True),
    in_order=(("started", "authorised"),),
    also=("Child and family assessments", "C and F assessments", "CAFA", "Assessments"),
)

CE_ASSESSMENTS = ExtractList(
    id="ce_assessments",
    title="CE and CSE assessments",
    family=Family.LOCAL,
    about="Assessments of child exploitation or child sexual exploitation, open ones among them.",
    columns=(
        CHILD_ID,
        code(
            "kind",
            "Kind of exploitation assessment",
            EXPLOITATION_KIND,
            "CE, or CSE where the older step was used.",
            blank=False,
            also=("CE or CSE", "Exploitation assessment type"),
            needed=True,
        ),
        date(
            "started",
            "Exploitation assessment start date",
            "The day it began.",
            blank=False,
            also=("CE assessment start date", "CSE assessment start date"),
        ),
        date(
            "completed",
            "Exploitation assessment completed date",
            "The day it was completed; blank while it goes on.",
            also=("CE assessment completed date", "CSE assessment completed date"),
            needed=True,
        ),
        text("risk", "Level of risk", "The level of risk it found.", also=("Risk level",)),
        team("The team that makes the assessment."),
        worker("The worker who makes the assessment."),
    ),
    key=("child_id", "kind", "started"),
    window=Window("completed", keeps_open=True),
    in_order=(("started", "completed"),),
    also=("CE assessments", "CSE assessments", "CE CSE assessments", "Exploitation assessments"),
)

FGM = ExtractList(
    id="fgm",
    title="Female genital mutilation",
    family=Family.LOCAL,
    about="Children identified as having had female genital mutilation or being at risk of it.",
    columns=(
        CHILD_ID,
        date(
            "identified",
            "Date FGM identified",
            "The day it was identified or the risk was found.",
            blank=False,
            needed=True,
        ),
        code(
            "kind",
            "FGM identified or at risk",
            FGM_KIND,
            "Whether it has happened, or the child is at risk of it.",
            blank=False,
        ),
        team(),
    ),
    key=("child_id", "identified"),
    window=Window("identified"),
    also=("FGM", "FGM cases"),
)

FRONT_DOOR = (CONTACT_DECISIONS, REFERRAL_DECISIONS, ASSESSMENT_STEPS, CE_ASSESSMENTS, FGM)
