"""Local lists of child protection and plans: what Annex A has not, or has for six months only."""

from __future__ import annotations

from xl_kpi.extracts.codes.child_protection import ABUSE_CATEGORY
from xl_kpi.extracts.codes.local import (
    CONFERENCE_KIND,
    PLAN_END_REASON,
    SECTION_47_OUTCOME,
    STRATEGY_OUTCOME,
)
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    BIRTH_DATE,
    CHILD_ID,
    GENDER_COLUMN,
    code,
    date,
    identifier,
    team,
    worker,
    yes_no,
)

STRATEGY_DISCUSSIONS = ExtractList(
    id="strategy_discussions",
    title="Strategy discussions",
    family=Family.LOCAL,
    about=(
        "Strategy discussions held, one row for each child in one, whether or not an enquiry "
        "followed: Annex A has only those that began an enquiry."
    ),
    columns=(
        CHILD_ID,
        date(
            "held",
            "Date of strategy discussion",
            "The day it was held.",
            blank=False,
            also=("Strategy discussion held", "Date of strategy meeting", "Strategy meeting date"),
            needed=True,
        ),
        code(
            "outcome",
            "Strategy discussion outcome",
            STRATEGY_OUTCOME,
            "What it led to; blank until decided.",
            also=("Strategy meeting outcome", "Outcome of strategy discussion"),
            needed=True,
        ),
        team("The team that had the case."),
        worker("The worker who had the case."),
    ),
    key=("child_id", "held"),
    window=Window("held"),
    also=("Strategy meetings", "Strategy discussion", "Strats"),
)

SECTION_47_OUTCOMES = ExtractList(
    id="section_47_outcomes",
    title="Section 47 outcomes",
    family=Family.LOCAL,
    about=(
        "Section 47 enquiries with the day they were completed and their outcome: completed ones "
        "of the span, and every open one; one row for each child."
    ),
    columns=(
        CHILD_ID,
        date(
            "started",
            "Section 47 start date",
            "The day the enquiry began.",
            blank=False,
            also=("S47 start date", "Section 47 enquiry start date"),
            needed=True,
        ),
        date(
            "completed",
            "Section 47 completed date",
            "The day it was completed; blank while it goes on.",
            also=("S47 completed date", "Section 47 end date", "S47 end date"),
            needed=True,
        ),
        code(
            "outcome",
            "Section 47 outcome",
            SECTION_47_OUTCOME,
            "What it led to; blank while it goes on.",
            also=("S47 outcome", "Outcome of section 47"),
        ),
        team("The team that made the enquiry."),
        worker("The worker who made the enquiry."),
    ),
    key=("child_id", "started"),
    window=Window("completed", keeps_open=True),
    in_order=(("started", "completed"),),
    also=("S47 outcomes", "Section 47 timeliness", "Section 47", "S47", "Sec47"),
)

CONFERENCES = ExtractList(
    id="conferences",
    title="Child protection conferences",
    family=Family.LOCAL,
    about=(
        "Child protection conferences by the day they were held, one row for each child: Annex A "
        "lists initial ones by the day of their strategy discussion, and no reviews."
    ),
    columns=(
        CHILD_ID,
        code(
            "kind",
            "Kind of conference",
            CONFERENCE_KIND,
            "Initial, review or transfer in.",
            blank=False,
            also=("Conference type",),
            needed=True,
        ),
        date(
            "strategy_date",
            "Date of strategy discussion",
            "For an initial conference: the day of the strategy discussion that led to it.",
            also=("Strategy discussion date",),
        ),
        date(
            "due",
            "Conference due date",
            "The last day on which it would be in time.",
            also=("Date conference due",),
            happened=False,
        ),
        date(
            "held",
            "Date conference held",
            "The day it was held.",
            blank=False,
            also=("Conference date", "Conference held date", "Date of conference"),
            needed=True,
        ),
        yes_no(
            "plan_made",
            "Conference led to a plan",
            "Whether the child was made, or remained, the subject of a plan.",
        ),
        team(),
        worker(),
    ),
    key=("child_id", "kind", "held"),
    window=Window("held"),
    in_order=(("strategy_date", "held"),),
    also=("CP conferences", "ICPC", "Conferences", "ICPC timeliness"),
)

CIN_PLANS = ExtractList(
    id="cin_plans",
    title="CIN plans",
    family=Family.LOCAL,
    about=(
        "Plans of children in need, proposed ones among them: open ones, and those that ended in "
        "the span; one row a plan."
    ),
    columns=(
        CHILD_ID,
        date(
            "proposed",
            "CIN plan proposed date",
            "The day the child was identified as in need of a plan.",
            also=("CIN plan incoming date", "CIN identified date"),
        ),
        date(
            "started",
            "CIN plan start date",
            "The day the plan began; blank while it is proposed.",
            also=("Child in need plan start date",),
            needed=True,
        ),
        date(
            "ended",
            "CIN plan end date",
            "The day it ended; blank while it is open.",
            also=("Child in need plan end date",),
            needed=True,
        ),
        team(),
        worker(),
    ),
    key=("child_id", "proposed", "started"),
    window=Window("ended", keeps_open=True),
    in_order=(("proposed", "ended"), ("started", "ended")),
    also=("Child in need plans", "CIN plan"),
)

CP_PLANS = ExtractList(
    id="cp_plans",
    title="CP plan history",
    family=Family.LOCAL,
    about=(
        "Every child protection plan of every child who had one open in the span, with the "
        "child's earlier plans however long ago; one row a plan. It gives plans in months past, "
        "and second plans within two years."
    ),
    columns=(
        identifier(
            "plan_id",
            "CP plan ID",
            "The plan's number in the case system.",
            also=("Child protection plan ID", "CPP ID"),
            needed=True,
        ),
        CHILD_ID,
        GENDER_COLUMN,
        BIRTH_DATE,
        date(
            "started",
            "Child protection plan start date",
            "The day the plan began.",
            blank=False,
            also=("CP plan start date", "CPP start date"),
            needed=True,
        ),
        code(
            "initial_category",
            "Initial category of abuse",
            ABUSE_CATEGORY,
            "The category when it began.",
            blank=False,
        ),
        code(
            "latest_category",
            "Latest category of abuse",
            ABUSE_CATEGORY,
            "The category now, or when it ended.",
            blank=False,
        ),
        date(
            "category_changed",
            "Date of latest category",
            "The day the latest category was given; blank if it never changed.",
            also=("Latest category date", "Date category changed"),
        ),
        date(
            "ended",
            "Child protection plan end date",
            "The day it ended; blank while it is open.",
            also=("CP plan end date", "CPP end date"),
            needed=True,
        ),
        code(
            "end_reason",
            "Reason plan ended",
            PLAN_END_REASON,
            "Why it ended; blank while it is open.",
            also=("Plan end reason", "CP plan end reason"),
        ),
        team(),
        worker(),
    ),
    key=("plan_id", "child_id"),
    window=Window("ended", keeps_open=True),
    in_order=(("started", "ended"),),
    also=("Child protection plan history", "CPP history", "CP plans", "Child protection plans"),
)

PLANS = (STRATEGY_DISCUSSIONS, SECTION_47_OUTCOMES, CONFERENCES, CIN_PLANS, CP_PLANS)
