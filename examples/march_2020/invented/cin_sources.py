"""What plans of children in need follow: assessments, enquiries, and plans of protection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.assessments import Assessment
from invented.cases import CpPlan
from invented.people import Child
from invented.protection_records import CIN_PLAN as ENQUIRY_CIN_PLAN
from invented.protection_records import Enquiry
from invented.published import CIN_PLAN, CONTINUE
from invented.published_protection import FIRST_DAY, THRESHOLD


@dataclass(frozen=True, eq=False)
class Source:
    """Why a plan was proposed for a child: on that day, or so early that it goes on by then."""

    child: Child
    team: str
    proposed: date
    quiet_from: date  # nothing new comes after this day while the plan goes on
    lasts_until: date  # it is not over before


def find_sources(
    assessments: Iterable[Assessment],
    enquiries: Iterable[Enquiry],
    plans: Iterable[CpPlan],
    random: Random,
) -> list[Source]:
    """Find all of the months covered, in the order of their days."""
    found = []
    for made in assessments:
        if made.authorised is None:
            continue
        if made.outcome == CIN_PLAN:
            found.append(_at(made.child, made.team, made.authorised))
        elif made.outcome == CONTINUE:
            # The plan was there before the assessment, and goes on after it.
            proposed = made.start - timedelta(days=random.randint(25, 120))
            found.append(Source(made.child, made.team, proposed, made.authorised, made.authorised))
    for enquiry in enquiries:
        if enquiry.outcome == ENQUIRY_CIN_PLAN and enquiry.completed:
            found.append(_at(enquiry.child, enquiry.team, enquiry.completed))
    for plan in plans:
        if plan.end_reason == THRESHOLD and plan.ended and plan.ended >= FIRST_DAY:
            found.append(_at(plan.child, plan.team, plan.ended))
    return sorted(found, key=lambda source: (source.proposed, source.child.id))


def _at(child: Child, team: str, day: date) -> Source:
    return Source(child, team, day, day, day)
