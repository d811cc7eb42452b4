"""Annex A's lists 5 and 7: enquiries of six months, and each child's latest plan."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from invented.cases import CpPlan
from invented.days import age_on, year_before
from invented.last_seen import Seen, last_seen
from invented.lists import DISABILITY, HOLDER, PERSON
from invented.people import Child
from invented.protection import Protection
from invented.protection_records import CONFERENCE, CONTINUE, INITIAL, REVIEW, Enquiry
from invented.published import AS_AT
from invented.published_protection import WEEKLY_RUN, WITHIN_SIX_MONTHS
from invented.sheets import Cell, Sheet

YES, NO = "a) Yes", "b) No"
VISIT_DAYS = 12  # the longest since a visit of a plan that is open
SEEN_ALONE_FROM = 4  # years of age
SEEN_ALONE_SHARE, PROTECTED_SHARE = 0.8, 0.04


def person(child: Child, day: date) -> list[Cell]:
    """Give what the lists begin with, and the disability."""
    age = age_on(child.born, day)
    return [child.id, child.gender, child.ethnicity, child.born, age, child.disability]


def list_5(protection: Protection) -> Sheet:
    """Give the enquiries of the six months by the day of their strategy discussion."""
    enquiries: dict[Child, list[date]] = defaultdict(list)
    for enquiry in protection.enquiries:
        enquiries[enquiry.child].append(enquiry.started)
    conferences: dict[Child, list[date]] = defaultdict(list)
    for initial in protection.conferences:
        if initial.kind == INITIAL:
            conferences[initial.child].append(initial.held)
    rows: list[list[Cell]] = []
    for enquiry in protection.enquiries:
        if enquiry.started < WITHIN_SIX_MONTHS:
            continue
        child, conference = enquiry.child, enquiry.conference
        latest = max(enquiries[child])
        rows.append(
            [
                *person(child, enquiry.started),
                enquiry.started,
                _unnecessary(enquiry),
                conference.held if conference else None,
                (YES if conference.plan_made else NO) if conference else None,
                _in_year_before(enquiries[child], latest),
                _in_year_before(conferences.get(child, []), latest),
                enquiry.team,
                enquiry.worker,
            ]
        )
    columns = (
        *PERSON,
        DISABILITY,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "Number of Section 47 Enquiries in the last 12 months",
        "Number of ICPCs in the last 12 months",
        *HOLDER,
    )
    title = "List 5: Section 47 enquiries and Initial Child Protection Conferences"
    return Sheet("List_5", columns, rows, title=title)


def _unnecessary(enquiry: Enquiry) -> str | None:
    """Whether no conference was needed: Annex A wants No for a child already on a plan, too."""
    if enquiry.completed is None:
        return None
    return NO if enquiry.outcome in (CONFERENCE, CONTINUE) else YES


def _in_year_before(days: list[date], latest: date) -> int:
    return sum(year_before(latest) <= day < latest for day in days)


def list_7(protection: Protection, seen: Seen) -> Sheet:
    """Give each child's latest plan, if it is open or ended in the six months."""
    plans: dict[Child, list[CpPlan]] = defaultdict(list)
    for plan in protection.cp_plans:
        plans[plan.child].append(plan)
    reviews: dict[Child, list[date]] = defaultdict(list)
    for conference in protection.conferences:
        if conference.kind == REVIEW:
            reviews[conference.child].append(conference.held)
    latest = [own[-1] for own in plans.values()]
    listed = [plan for plan in latest if plan.ended is None or plan.ended >= WITHIN_SIX_MONTHS]
    rows: list[list[Cell]] = []
    for plan in sorted(listed, key=lambda plan: (plan.started, plan.child.id)):
        child = plan.child
        random = Random(child.id)
        last_day = plan.ended - timedelta(days=1) if plan.ended else WEEKLY_RUN
        alone = age_on(child.born, last_day) >= SEEN_ALONE_FROM
        rows.append(
            [
                *person(child, AS_AT),
                plan.started,
                plan.initial_category,
                plan.latest_category,
                last_seen(child, seen, plan.started, last_day, VISIT_DAYS),
                YES if alone and random.random() < SEEN_ALONE_SHARE else NO,
                max((day for day in reviews[child] if day >= plan.started), default=None),
                plan.ended,
                YES if random.random() < PROTECTED_SHARE else NO,
                len(plans[child]) - 1,
                plan.team,
                plan.worker,
            ]
        )
    columns = (
        *PERSON,
        DISABILITY,
        "Child Protection Plan Start Date",
        "Initial Category of Abuse",
        "Latest Category of Abuse",
        "Date of the Last Statutory Visit",
        "Was the Child Seen Alone?",
        "Date of latest review conference",
        "Child Protection Plan End Date",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
        "Months (Y/N)",
        "Number of Previous Child Protection Plans",
        *HOLDER,
    )
    return Sheet("List_7", columns, rows, title="List 7: Child protection")
