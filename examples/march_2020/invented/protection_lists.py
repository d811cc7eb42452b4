"""The local lists of child protection and children in need."""

from __future__ import annotations

from invented.cases import CinPlan, CpPlan
from invented.last_seen import Seen
from invented.lists import HOLDER
from invented.protection import Protection
from invented.protection_annex_a import list_5, list_7
from invented.protection_records import (
    Conference,
    Enquiry,
    ExploitationAssessment,
    FgmRisk,
    StrategyDiscussion,
)
from invented.sheets import Cell, Sheet

ANNEX_A = "Annex A"
CHILD = "Child Unique ID"


def protection_sheets(protection: Protection, seen: Seen | None = None) -> dict[str, list[Sheet]]:
    """Give the workbooks by name, with their sheets; those under Annex A join its workbook.

    `seen` has the days on which children were last visited, for list 7; without it they are
    invented.
    """
    sheets = (
        discussion_sheet(protection.strategy_discussions),
        enquiry_sheet(protection.enquiries),
        conference_sheet(protection.conferences),
        cin_sheet(protection.cin_plans),
        cp_sheet(protection.cp_plans),
        exploitation_sheet(protection.exploitation),
        fgm_sheet(protection.fgm),
    )
    annex_a = [list_5(protection), list_7(protection, seen or {})]
    return {ANNEX_A: annex_a} | {sheet.name: [sheet] for sheet in sheets}


def discussion_sheet(discussions: list[StrategyDiscussion]) -> Sheet:
    """Give the strategy discussions."""
    columns = (CHILD, "Date of strategy discussion", "Strategy discussion outcome", *HOLDER)
    rows: list[list[Cell]] = [
        [d.child.id, d.held, d.outcome, d.team, d.worker] for d in discussions
    ]
    return Sheet("Strategy discussions", columns, rows)


def enquiry_sheet(enquiries: list[Enquiry]) -> Sheet:
    """Give the section 47 enquiries with their outcomes."""
    columns = (
        CHILD,
        "Section 47 start date",
        "Section 47 completed date",
        "Section 47 outcome",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [e.child.id, e.started, e.completed, e.outcome or None, e.team, e.worker] for e in enquiries
    ]
    return Sheet("Section 47 outcomes", columns, rows)


def conference_sheet(conferences: list[Conference]) -> Sheet:
    """Give the conferences of every kind."""
    columns = (
        CHILD,
        "Kind of conference",
        "Date of strategy discussion",
        "Conference due date",
        "Date conference held",
        "Conference led to a plan",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [
            one.child.id,
            one.kind,
            one.strategy_date,
            one.due,
            one.held,
            "Yes" if one.plan_made else "No",
            one.team,
            one.worker,
        ]
        for one in conferences
    ]
    return Sheet("Child protection conferences", columns, rows)


def cin_sheet(plans: list[CinPlan]) -> Sheet:
    """Give the plans of children in need."""
    columns = (
        CHILD,
        "CIN plan proposed date",
        "CIN plan start date",
        "CIN plan end date",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [plan.child.id, plan.proposed, plan.started, plan.ended, plan.team, plan.worker]
        for plan in plans
    ]
    return Sheet("CIN plans", columns, rows)


def cp_sheet(plans: list[CpPlan]) -> Sheet:
    """Give the history of child protection plans."""
    columns = (
        "CP plan ID",
        CHILD,
        "Gender",
        "Date of Birth",
        "Child protection plan start date",
        "Initial category of abuse",
        "Latest category of abuse",
        "Date of latest category",
        "Child protection plan end date",
        "Reason plan ended",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [
            plan.id,
            plan.child.id,
            plan.child.gender,
            plan.child.born,
            plan.started,
            plan.initial_category,
            plan.latest_category,
            plan.category_changed,
            plan.ended,
            plan.end_reason or None,
            plan.team,
            plan.worker,
        ]
        for plan in plans
    ]
    return Sheet("CP plan history", columns, rows)


def exploitation_sheet(assessments: list[ExploitationAssessment]) -> Sheet:
    """Give the assessments of exploitation."""
    columns = (
        CHILD,
        "Kind of exploitation assessment",
        "Exploitation assessment start date",
        "Exploitation assessment completed date",
        "Level of risk",
        *HOLDER,
    )
    rows: list[list[Cell]] = [
        [one.child.id, one.kind, one.started, one.completed, one.risk or None, one.team, one.worker]
        for one in assessments
    ]
    return Sheet("CE and CSE assessments", columns, rows)


def fgm_sheet(risks: list[FgmRisk]) -> Sheet:
    """Give the girls at risk of female genital mutilation."""
    columns = (CHILD, "Date FGM identified", "FGM identified or at risk", HOLDER[0])
    rows: list[list[Cell]] = [[r.child.id, r.identified, "At risk", r.team] for r in risks]
    return Sheet("Female genital mutilation", columns, rows)
