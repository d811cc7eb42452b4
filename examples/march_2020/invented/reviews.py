"""Review conferences: within three months of a plan's start, and then within six of the last."""

from __future__ import annotations

from datetime import date, timedelta

from invented.cases import CpPlan
from invented.cp_plans import CpPlans
from invented.days import is_working_day
from invented.protection_records import REVIEW, Conference
from invented.published import AS_AT
from invented.published_protection import FIRST_DAY, THRESHOLD

FIRST_DUE, NEXT_DUE = 91, 183  # days
USUAL_FIRST, USUAL_NEXT = 84, 172
LEAST_APART = 21  # a review on the plan's last day is no closer to the one before


def make_reviews(plans: CpPlans) -> list[Conference]:
    """Make the reviews of the months covered: a plan that is no longer needed ends at one."""
    made = []
    for group in plans.together(plans.made):
        jitter = plans.random.randint(-9, 4)
        for plan in group:
            made += [review for review in _reviews(plan, jitter) if review.held >= FIRST_DAY]
    return made


def _reviews(plan: CpPlan, jitter: int) -> list[Conference]:
    reviews = []
    at_review = plan.end_reason == THRESHOLD
    last = plan.ended or AS_AT
    due = plan.started + timedelta(days=FIRST_DUE)
    held = _working_day(plan.started + timedelta(days=USUAL_FIRST + jitter))
    while held < last - timedelta(days=LEAST_APART if at_review else 0):
        reviews.append(_review(plan, held, due))
        due = held + timedelta(days=NEXT_DUE)
        held = _working_day(held + timedelta(days=USUAL_NEXT + jitter))
    if plan.ended and at_review:
        reviews.append(_review(plan, plan.ended, due))
    return reviews


def _review(plan: CpPlan, held: date, due: date) -> Conference:
    return Conference(
        child=plan.child,
        team=plan.team,
        worker=plan.worker,
        kind=REVIEW,
        held=held,
        due=due,
        strategy_date=None,
        plan_made=held != plan.ended,
    )


def _working_day(day: date) -> date:
    """Give the day, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
