"""Whom strategy discussions are about: children that assessments tell of, and others known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.assessments import Assessment
from invented.background import Background, is_child_to_the_end
from invented.cp_plans import CpPlans
from invented.people import Child
from invented.published import STRATEGY
from invented.published_protection import ENQUIRIES
from invented.workers import worker_of

TEAM_SHARES = {
    "Assessment 1": 27,
    "Assessment 2": 27,
    "Assessment 3": 16,
    "CP & Court 1": 9,
    "CP & Court 2": 10,
    "CP & Court 3": 7,
    "MASH": 4,
}
DISABLED_TEAM = "CWD"
APART = 45  # days at least between two discussions about a child
REST_AFTER_PLAN = 60  # days
# What a discussion is about that no assessment tells of: children on a plan, children whose plan
# ended some time ago, or others.
ON_A_PLAN, AGAIN, OTHERS = "on a plan", "again after a plan", "others"
# Of the discussions that assessments tell of, this many of those without an enquiry at most.
TOLD_WITHOUT_ENQUIRY = 0.6


@dataclass(eq=False)
class Concern:
    """A strategy discussion about brothers and sisters."""

    day: date
    children: list[Child]
    team: str
    worker: str
    assessed: bool = False  # an assessment tells of it


class Concerns:
    """Finds the children for each discussion, and keeps a child's discussions apart."""

    def __init__(self, background: Background, plans: CpPlans) -> None:
        self.background = background
        self.random: Random = background.random
        self.plans = plans
        self._days: dict[Child, list[date]] = defaultdict(list)
        self._told: list[Concern] = []  # that may lead to an enquiry
        self._without_enquiry: dict[str, list[Concern]] = defaultdict(list)
        by_month: dict[str, list[Concern]] = defaultdict(list)
        for group in _told_of(background.assessments):
            concern = _of_assessments(group)
            too_soon = any(not self._is_apart(child, concern.day) for child in concern.children)
            self._remember(concern)
            month = f"{concern.day:%Y-%m}"
            (self._without_enquiry if too_soon else by_month)[month].append(concern)
        for month, concerns in by_month.items():
            self._divide(month, concerns)

    def _divide(self, month: str, concerns: list[Concern]) -> None:
        """Divide a month's into those without an enquiry and those that may lead to one."""
        self.random.shuffle(concerns)
        without = self._without_enquiry[month]
        most = TOLD_WITHOUT_ENQUIRY * ENQUIRIES[month].without_enquiry if month in ENQUIRIES else 0
        for concern in concerns:
            count = sum(len(other.children) for other in without)
            fits = count + len(concern.children) <= most
            (without if fits else self._told).append(concern)

    def told(self, most: int) -> Iterator[Concern]:
        """Give those that assessments tell of and that may lead to an enquiry, oldest first."""
        for concern in sorted(self._told, key=lambda c: (c.day, c.children[0].id)):
            on_plan = any(self.plans.is_on_plan(child, concern.day) for child in concern.children)
            if len(concern.children) <= most and not on_plan:
                yield concern

    def use(self, concern: Concern) -> Concern:
        """Take one of those told of."""
        self._told.remove(concern)
        return concern

    def left_without_enquiry(self, month: str) -> list[Concern]:
        """Give a month's that assessments tell of and that led to no enquiry."""
        left = [concern for concern in self._told if f"{concern.day:%Y-%m}" == month]
        return [*self._without_enquiry[month], *left]

    def find(self, day: date, most: int, occasion: str) -> Concern:
        """Find brothers and sisters for a discussion on a day."""
        children = self._children(occasion, day, self.background.group_size(most))
        team = self.random.choices(list(TEAM_SHARES), list(TEAM_SHARES.values()))[0]
        if len(children) == 1 and children[0].disability == "a) Yes":
            team = DISABLED_TEAM
        concern = Concern(day, children, team, worker_of(team, self.random))
        self._remember(concern)
        return concern

    def _children(self, occasion: str, day: date, size: int) -> list[Child]:
        if occasion != OTHERS:
            groups = self.plans.together(self.plans.made)
            for group in self.random.sample(groups, len(groups)):
                children = [plan.child for plan in group[:size]]
                if all(self._fits(child, occasion, day) for child in children):
                    return children
        return self.background.find(
            lambda: self.background.referred_family(day),
            size,
            lambda child: self._fits(child, OTHERS, day),
        )

    def _fits(self, child: Child, occasion: str, day: date) -> bool:
        if not is_child_to_the_end(child, day) or not self._is_apart(child, day):
            return False
        if occasion == ON_A_PLAN:
            before, after = (day + timedelta(days=sign * REST_AFTER_PLAN) for sign in (-1, 1))
            return all(self.plans.is_on_plan(child, near) for near in (before, day, after))
        if not self.background.undisturbed(child, day):
            return False
        if occasion == AGAIN:
            ended = self.plans.last_ended(child)
            rested = ended is not None and (day - ended).days >= REST_AFTER_PLAN
            return rested and not self.plans.has_left(child, day)
        return not self.plans.had_plan(child)

    def _is_apart(self, child: Child, day: date) -> bool:
        return all(abs((day - other).days) >= APART for other in self._days.get(child, ()))

    def _remember(self, concern: Concern) -> None:
        for child in concern.children:
            self._days[child].append(concern.day)


def _told_of(assessments: list[Assessment]) -> list[list[Assessment]]:
    """Group the assessments that tell of a strategy discussion by the discussion."""
    groups: dict[tuple[int, date], list[Assessment]] = {}
    for made in assessments:
        if made.strategy_meeting or made.outcome == STRATEGY:
            groups.setdefault((id(made.referral or made), _day_told(made)), []).append(made)
    return list(groups.values())


def _of_assessments(group: list[Assessment]) -> Concern:
    children = [made.child for made in group]
    return Concern(_day_told(group[0]), children, group[0].team, group[0].worker, assessed=True)


def _day_told(made: Assessment) -> date:
    """The day of the discussion: of the decision on the referral, or of the assessment's end."""
    if not made.strategy_meeting and made.authorised:
        return made.authorised
    return made.start
