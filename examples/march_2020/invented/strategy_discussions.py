"""Strategy discussions: those that began enquiries, and those that did not."""

from __future__ import annotations

from invented.concerns import Concern, Concerns
from invented.days import days_of, is_working_day
from invented.enquiries import OCCASIONS, Enquiries
from invented.protection_records import (
    ASSESSMENT,
    CONTINUE,
    NO_FURTHER_ACTION,
    OTHER,
    SECTION_47,
    StrategyDiscussion,
)
from invented.published_protection import ENQUIRIES, FIRST_DAY

OUTCOMES = {NO_FURTHER_ACTION: 85, OTHER: 15}


def make_discussions(concerns: Concerns, enquiries: Enquiries) -> list[StrategyDiscussion]:
    """Make the discussions of the months covered, one of each child in them."""
    made = [
        StrategyDiscussion(e.child, e.team, e.worker, e.started, SECTION_47)
        for e in enquiries.made
        if e.started >= FIRST_DAY
    ]
    for month, plan in ENQUIRIES.items():
        without = concerns.left_without_enquiry(month)
        for concern in without:
            on_plan = any(concerns.plans.is_on_plan(c, concern.day) for c in concern.children)
            made += _of(concern, CONTINUE if on_plan else ASSESSMENT)
        left = plan.without_enquiry - sum(len(concern.children) for concern in without)
        if left < 0:
            raise ValueError(f"{month}: {-left} discussions without an enquiry too many.")
        days = [day for day in days_of(month) if is_working_day(day)]
        while left:
            day = concerns.random.choice(days)
            occasion = concerns.random.choices(list(OCCASIONS), list(OCCASIONS.values()))[0]
            concern = concerns.find(day, left, occasion)
            on_plan = any(concerns.plans.is_on_plan(c, day) for c in concern.children)
            outcome = concerns.random.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]
            made += _of(concern, CONTINUE if on_plan else outcome)
            left -= len(concern.children)
    return sorted(made, key=lambda discussion: (discussion.held, discussion.child.id))


def _of(concern: Concern, outcome: str) -> list[StrategyDiscussion]:
    return [
        StrategyDiscussion(child, concern.team, concern.worker, concern.day, outcome)
        for child in concern.children
    ]
