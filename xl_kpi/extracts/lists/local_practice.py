"""Local lists of practice and workforce: visits, supervision, staff and their cases."""

from __future__ import annotations

from xl_kpi.extracts.codes.local import CASE_KIND, VISIT_KIND
from xl_kpi.extracts.declaration import Column, ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    CHILD_ID,
    code,
    date,
    identifier,
    number,
    team,
    text,
    worker,
    yes_no,
)


def _case_kind() -> Column:
    return code(
        "kind",
        "Kind of case",
        CASE_KIND,
        "CIN, CPP, LAC, LAC & CPP, care leaver...",
        blank=False,
        also=("Case type", "CiN/CP/LAC", "Case kind"),
        needed=True,
    )


VISITS = ExtractList(
    id="visits",
    title="Visits",
    family=Family.LOCAL,
    about=(
        "Visits to children in need, on plans and looked after that were due in the span, made or "
        "not; one row a visit that was due for a child."
    ),
    columns=(
        CHILD_ID,
        code(
            "kind",
            "Kind of visit",
            VISIT_KIND,
            "CIN, CP or LAC.",
            blank=False,
            also=("Visit type",),
            needed=True,
        ),
        date(
            "due",
            "Visit due date",
            "The last day on which it would be in time.",
            blank=False,
            also=("Date visit due",),
            happened=False,
            needed=True,
        ),
        date(
            "made",
            "Visit made date",
            "The day the child was seen; blank if not seen by the extract date.",
            also=("Date visit made", "Visit completed date", "Date of visit"),
            needed=True,
        ),
        team(),
        worker(),
    ),
    key=("child_id", "kind", "due"),
    window=Window("due"),
    also=("CIN visits", "CP visits", "LAC visits", "Statutory visits", "Weekly visits"),
)

CASE_SUPERVISION = ExtractList(
    id="case_supervision",
    title="Case supervision",
    family=Family.LOCAL,
    about="Every open case with its last supervision, at the extract date; one row a child.",
    columns=(
        CHILD_ID,
        _case_kind(),
        date(
            "opened",
            "Case opened date",
            "The day the case opened, which tells new cases from forgotten ones.",
            also=("Case start date", "Date case opened"),
        ),
        date(
            "last_supervised",
            "Date of last case supervision",
            "The day of the last completed supervision; blank if there has been none.",
            also=(
                "Last case supervision date",
                "Last supervision date",
                "Date of last supervision",
            ),
            needed=True,
        ),
        team(),
        worker(),
    ),
    key=("child_id",),
    also=("Case supervisions",),
)

WORKER_SUPERVISION = ExtractList(
    id="worker_supervision",
    title="Worker supervision",
    family=Family.LOCAL,
    about="Supervisions of workers due in each month, done or not; one row a worker and month.",
    columns=(
        identifier(
            "worker_id",
            "Worker ID",
            "The worker's staff number.",
            also=("Staff ID", "Employee number"),
        ),
        date(
            "month",
            "Supervision month",
            "Any day of the month in which it was due.",
            blank=False,
            also=("Month of supervision", "Month supervision due"),
            happened=False,
            needed=True,
        ),
        yes_no(
            "done",
            "Supervision completed",
            "Whether it was completed in the month.",
            blank=False,
            also=("Supervision done", "Supervised"),
            needed=True,
        ),
        text(
            "team", "Team", "The worker's team.", blank=False, also=("Allocated Team", "Team name")
        ),
        text("service_area", "Service area", "Operational, business support...", also=("Service",)),
    ),
    key=("worker_id", "month"),
    window=Window("month"),
    also=("Staff supervision", "Supervision of workers", "Worker supervisions"),
)

STAFF = ExtractList(
    id="staff",
    title="Staff",
    family=Family.LOCAL,
    about=(
        "The establishment at the extract date: everyone in post, agency workers among them, and "
        "posts that are vacant; one row a worker and team."
    ),
    columns=(
        identifier(
            "worker_id",
            "Worker ID",
            "The worker's staff number; for a vacant post the post's.",
            also=("Staff ID", "Employee number"),
            needed=True,
        ),
        text(
            "worker",
            "Worker name",
            "The name as it stands under Allocated Worker; blank for a vacant post.",
            also=("Worker", "Allocated Worker", "Name"),
        ),
        text(
            "team",
            "Team",
            "The team that the post belongs to.",
            blank=False,
            also=("Allocated Team", "Team name"),
            needed=True,
        ),
        text("service_area", "Service area", "Operational, business support...", also=("Service",)),
        text("role", "Role", "The post's title.", also=("Job title", "Post title")),
        number("fte", "FTE", "Whole-time equivalent: 1, 0.6...", also=("WTE",), needed=True),
        yes_no(
            "caseholder",
            "Caseholder",
            "Whether the post holds cases.",
            blank=False,
            also=("Case holding", "Holds cases"),
        ),
        yes_no(
            "social_worker",
            "Qualified social worker",
            "Whether the worker is a qualified social worker, agency ones too.",
            also=("Social worker", "SW"),
        ),
    ),
    key=("worker_id", "team"),
    also=("Establishment", "Staff list", "Workforce", "Workers"),
)

ALLOCATIONS = ExtractList(
    id="allocations",
    title="Allocations",
    family=Family.LOCAL,
    about=(
        "Which worker holds which child's case: present allocations, and those that ended in the "
        "span; one row an allocation."
    ),
    columns=(
        CHILD_ID,
        _case_kind(),
        date(
            "started",
            "Allocation start date",
            "The day the worker took the case.",
            blank=False,
            also=("Date allocated", "Allocated date"),
            needed=True,
        ),
        date(
            "ended",
            "Allocation end date",
            "The day the worker gave it up; blank while it is held.",
            also=("Date allocation ended", "Deallocated date"),
            needed=True,
        ),
        team(),
        worker("The worker, or a placeholder such as a duty tray."),
    ),
    key=("child_id", "worker", "kind", "started"),
    window=Window("ended", keeps_open=True),
    in_order=(("started", "ended"),),
    also=("Caseload", "Caseloads", "Worker allocations", "Case allocations"),
)

PRACTICE = (VISITS, CASE_SUPERVISION, WORKER_SUPERVISION, STAFF, ALLOCATIONS)
