"""The rows of each list, in the columns that the lists have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from invented.assessments import FRONT_TEAMS, Assessment, assessed_children
from invented.days import age_on, year_before
from invented.decisions import Event
from invented.front_door import FrontDoor
from invented.people import Child
from invented.published import CLOSE, FIRST_CONTACT
from invented.sheets import Cell, Sheet
from invented.workers import worker_of

PERSON = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)")
DISABILITY = "Does the Child have a Disability"
HOLDER = ("Allocated Team", "Allocated Worker")

CONTACT_DECISIONS = {
    "No further action": 47,
    "Information and advice": 38,
    "Early help": 15,
}
REFERRAL_DECISIONS = {"No further action": 60, "Early help": 30, "Information and advice": 10}


def _person(child: Child, day: date) -> list[Cell]:
    return [child.id, child.gender, child.ethnicity, child.born, age_on(child.born, day)]


def _in_order(events: list[Event]) -> Iterator[tuple[Event, Child]]:
    for event in sorted(events, key=lambda e: (e.received, e.children[0].id)):
        for child in sorted(event.children, key=lambda c: c.id):
            yield event, child


def contact_sheets(door: FrontDoor, random: Random) -> tuple[Sheet, Sheet]:
    """Give List 1 and the contact decisions."""
    contacts: list[list[Cell]] = []
    decisions: list[list[Cell]] = []
    for number, (event, child) in enumerate(_in_order(door.contacts), start=1):
        day = event.received.date()
        contacts.append([*_person(child, day), day, event.source])
        decision = (
            "Progress to referral"
            if id(event) in door.progressed
            else _pick(CONTACT_DECISIONS, random)
        )
        decisions.append(_decision(f"CON-{number:05}", child, event, decision))
    columns = (*PERSON, "Date of Contact", "Contact Source")
    return (
        Sheet("List_1", columns, contacts, title="List 1: Contacts"),
        Sheet("Contact decisions", _decision_columns("contact"), decisions),
    )


def referral_sheets(
    door: FrontDoor, assessments: list[Assessment], random: Random
) -> tuple[Sheet, Sheet]:
    """Give List 3 and the referral decisions."""
    assessed = assessed_children(assessments)
    held = {(id(a.referral), a.child): a for a in assessments if a.referral}
    earlier = _numbers_before_latest(door.referrals)
    referrals: list[list[Cell]] = []
    decisions: list[list[Cell]] = []
    for number, (event, child) in enumerate(_in_order(door.referrals), start=1):
        assessment = held.get((id(event), child))
        if (id(event), child) in assessed and assessment is not None:
            decision = "Strategy discussion" if assessment.strategy_meeting else "Assessment"
            team, worker = assessment.team, assessment.worker
        elif event.received.date() < FIRST_CONTACT and random.random() < 0.9:
            # Its assessment was authorised before the span of the lists.
            decision, team = "Assessment", random.choice(FRONT_TEAMS)
            worker = worker_of(team, random)
        else:
            decision = _pick(REFERRAL_DECISIONS, random)
            team = "Early Help" if decision == "Early help" else "MASH"
            worker = worker_of(team, random)
        day = event.received.date()
        taken_up = decision in ("Strategy discussion", "Assessment")
        referrals.append(
            [
                *_person(child, day),
                day,
                event.source,
                "b) No" if taken_up else "a) Yes",
                earlier[child],
                team,
                worker,
            ]
        )
        if day >= FIRST_CONTACT:
            decisions.append(_decision(f"REF-{number:05}", child, event, decision))
    columns = (
        *PERSON,
        "Date of referral",
        "Referral Source",
        "Referral NFA?",
        "Number of Referrals in Last 12 Months",
        *HOLDER,
    )
    return (
        Sheet("List_3", columns, referrals, title="List 3: Referral"),
        Sheet("Referral decisions", _decision_columns("referral"), decisions),
    )


def assessment_sheets(assessments: list[Assessment]) -> tuple[Sheet, Sheet]:
    """Give List 4 and the assessment steps."""
    listed: list[list[Cell]] = []
    steps: list[list[Cell]] = []
    for made in assessments:
        child = made.child
        need = {"": None, CLOSE: "b) No"}.get(made.outcome, "a) Yes")
        listed.append(
            [
                *_person(child, made.start),
                child.disability,
                made.start,
                "a) Yes" if made.first_seen else "b) No",
                made.authorised,
                need,
                made.team,
                made.worker,
            ]
        )
        steps.append(
            [
                child.id,
                made.start,
                made.authorised,
                made.first_seen,
                "Yes" if made.strategy_meeting else "No",
                made.outcome or None,
                made.team,
                made.worker,
            ]
        )
    columns = (
        *PERSON,
        DISABILITY,
        "Continuous Assessment Start Date",
        "Child Seen During Continuous Assessment",
        "Continuous Assessment Date of Authorisation",
        "Was the child assessed as requiring LA children’s social care support",
        *HOLDER,
    )
    step_columns = (
        "Child Unique ID",
        "Assessment start date",
        "Assessment authorised date",
        "Date child first seen",
        "Strategy meeting held",
        "Assessment outcome",
        *HOLDER,
    )
    return (
        Sheet("List_4", columns, listed, title="List 4: Assessments"),
        Sheet("Assessment steps", step_columns, steps),
    )


def _pick(shares: dict[str, int], random: Random) -> str:
    return random.choices(list(shares), list(shares.values()))[0]


def _decision_columns(kind: str) -> tuple[str, ...]:
    return (
        f"{kind.title()} ID",
        "Child Unique ID",
        f"Date and time of {kind}",
        f"{kind.title()} Source",
        "Date and time of decision",
        "Decision",
    )


def _decision(number: str, child: Child, event: Event, decision: str) -> list[Cell]:
    received: datetime = event.received
    return [number, child.id, received, event.source, event.decided, decision]


def _numbers_before_latest(referrals: list[Event]) -> dict[Child, int]:
    """Count each child's referrals in the twelve months before the latest, as Annex A asks."""
    days: dict[Child, list[date]] = defaultdict(list)
    for event in referrals:
        for child in event.children:
            days[child].append(event.received.date())
    return {
        child: sum(year_before(max(dates)) <= day < max(dates) for day in dates)
        for child, dates in days.items()
    }
