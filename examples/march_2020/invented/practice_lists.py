"""The rows of the lists of practice and workforce, in the columns that the lists have."""

from __future__ import annotations

from datetime import date

from invented.days import age_on
from invented.early_help import EarlyHelpCase
from invented.practice import Practice
from invented.sheets import Cell, Sheet

CHILD = "Child Unique ID"
HOLDER = ("Allocated Team", "Allocated Worker")
LIST_2_SINCE = date(2019, 10, 1)  # six months


def practice_sheets(practice: Practice) -> dict[str, list[Sheet]]:
    """Give the sheets of each workbook; those under 'Annex A' belong into that one."""
    lists = [
        _visits(practice),
        _case_supervision(practice),
        _worker_supervision(practice),
        _staff(practice),
        _allocations(practice),
        _early_help_cases(practice),
        _claims(practice),
    ]
    return {"Annex A": [_list_2(practice)], **{sheet.name: [sheet] for sheet in lists}}


def _yes_no(flag: bool | None) -> Cell:
    return None if flag is None else "Yes" if flag else "No"


def _visits(practice: Practice) -> Sheet:
    columns = (CHILD, "Kind of visit", "Visit due date", "Visit made date", *HOLDER)
    rows: list[list[Cell]] = [
        [visit.child.id, visit.kind, visit.due, visit.made, visit.case.team, visit.case.worker]
        for visit in practice.visits
    ]
    return Sheet("Visits", columns, rows)


def _case_supervision(practice: Practice) -> Sheet:
    columns = (
        CHILD,
        "Kind of case",
        "Case opened date",
        "Date of last case supervision",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [
            case.child.id,
            case.kind,
            case.opened,
            case.last_supervised,
            case.team,
            case.parts[0].worker,
        ]
        for case in practice.supervised
    ]
    return Sheet("Case supervision", columns, rows)


def _worker_supervision(practice: Practice) -> Sheet:
    columns = ("Worker ID", "Supervision month", "Supervision completed", "Team", "Service area")
    rows: list[list[Cell]] = [
        [made.worker_id, made.month, _yes_no(made.done), made.team, made.service_area]
        for made in practice.worker_supervisions
    ]
    return Sheet("Worker supervision", columns, rows)


def _staff(practice: Practice) -> Sheet:
    columns = (
        "Worker ID",
        "Worker name",
        "Team",
        "Service area",
        "Role",
        "FTE",
        "Caseholder",
        "Qualified social worker",
    )
    rows: list[list[Cell]] = [
        [
            post.id,
            post.worker,
            post.team,
            post.service_area,
            post.role,
            post.fte,
            _yes_no(post.caseholder),
            _yes_no(post.social_worker),
        ]
        for post in practice.staff
    ]
    return Sheet("Staff", columns, rows)


def _allocations(practice: Practice) -> Sheet:
    columns = (CHILD, "Kind of case", "Allocation start date", "Allocation end date", *HOLDER)
    rows: list[list[Cell]] = [
        [made.child.id, made.kind, made.started, made.ended, made.team, made.worker]
        for made in practice.allocations
    ]
    return Sheet("Allocations", columns, rows)


def _early_help_cases(practice: Practice) -> Sheet:
    columns = (
        "Early help case ID",
        CHILD,
        "Early help opened date",
        "Early help closed date",
        "Lead organisation",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [
            case.id,
            case.child.id,
            case.opened,
            case.closed,
            case.organisation,
            "Early Help",
            case.worker,
        ]
        for case in practice.early_help
    ]
    return Sheet("Early help cases", columns, rows)


def _list_2(practice: Practice) -> Sheet:
    columns = (
        CHILD,
        "Gender",
        "Ethnicity",
        "Date of Birth",
        "Age of Child (Years)",
        "Assessment start date",
        "Assessment completion date",
        "Organisation completing assessment",
    )
    rows = [
        _list_2_row(case)
        for case in practice.early_help
        if case.closed is None or case.closed >= LIST_2_SINCE
    ]
    return Sheet("List_2", columns, rows, title="List 2: Early Help")


def _list_2_row(case: EarlyHelpCase) -> list[Cell]:
    child = case.child
    return [
        child.id,
        child.gender,
        child.ethnicity,
        child.born,
        age_on(child.born, case.opened),
        case.opened,
        case.closed,
        case.organisation,
    ]


def _claims(practice: Practice) -> Sheet:
    columns = ("Claim ID", "Family ID", "Claim submitted date", "Kind of claim")
    rows: list[list[Cell]] = [
        [claim.id, claim.family_id, claim.submitted, claim.kind] for claim in practice.claims
    ]
    return Sheet("Families First claims", columns, rows)
