"""Earlier plans of children on plans, changes of category, and the plans' numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from operator import itemgetter
from random import Random

from invented.cases import CpPlan
from invented.cp_plans import CpPlans
from invented.groups import take
from invented.people import Child
from invented.published_protection import (
    COURT_TEAMS,
    EARLIER_SHARE,
    EMOTIONAL,
    FINAL_MONTH,
    FIRST_DAY,
    NEGLECT,
    PHYSICAL,
    RECENT_SHARE,
    SEXUAL,
    THRESHOLD,
    WITH_EARLIER_PLAN,
    WITH_RECENT_PLAN,
)
from invented.workers import worker_of

# Days from the end of the earlier plan to the start of the later, clear of the two years however
# they are counted.
RECENT, LONG_AGO = (75, 690), (780, 3200)
LENGTHS = (90, 560)
YOUNGEST = 20  # days that a child is old at the start of a plan
ANOTHER_SHARE = 0.2  # of those with an earlier plan who had one before that, too
CATEGORIES = {NEGLECT: 44, PHYSICAL: 9, SEXUAL: 6, EMOTIONAL: 41}
# Categories change at a review, and only where the change lies before the printed months.
LAST_CHANGE = date(2019, 8, 23)
CHANGED_SHARE = 0.12


class CpHistory:
    """Gives children the earlier plans that they are published to have."""

    def __init__(self, plans: CpPlans, random: Random) -> None:
        self.plans = plans
        self.random = random
        self.earlier: list[CpPlan] = []
        self._of_child: dict[Child, list[CpPlan]] = defaultdict(list)
        for plan in plans.made:
            self._of_child[plan.child].append(plan)

    def make(self) -> list[CpPlan]:
        """Make the earlier plans; give all plans, numbered in the order in which they began."""
        current = [plan for plan in self.plans.made if plan.ended is None]
        self._give(current, WITH_RECENT_PLAN, WITH_EARLIER_PLAN)
        over = [plan for plan in self.plans.made if plan.ended is not None]
        self._give(over, round(RECENT_SHARE * len(over)), round(EARLIER_SHARE * len(over)))
        for plan in self.plans.made:
            self._change_category(plan)
        made = sorted(
            [*self.plans.made, *self.earlier], key=lambda plan: (plan.started, plan.child.id)
        )
        for number, plan in enumerate(made, start=1):
            plan.id = f"CPP-{number:05}"
        return made

    def _give(self, plans: list[CpPlan], recent: int, ever: int) -> None:
        """Bring the number of plans with an earlier one to what is published.

        Those that already follow another plan of the months covered count as recent.
        """
        first = [plan for plan in plans if self._of_child[plan.child][0] is plan]
        following = len(plans) - len(first)
        groups = self._spread(self.plans.together(first))
        # Nobody who began a plan in March had one in the two years before.
        of_before = [g for g in groups if f"{g[0].started:%Y-%m}" != FINAL_MONTH]
        able = [[plan for plan in group if self._may_have(plan, RECENT)] for group in of_before]
        chosen, _ = take([group for group in able if group], recent - following)
        taken = {plan for group in chosen for plan in group}
        self._add(chosen, RECENT)
        able = [
            [plan for plan in group if plan not in taken and self._may_have(plan, LONG_AGO)]
            for group in of_before
        ]
        chosen, _ = take([group for group in able if group], ever - recent)
        self._add(chosen, LONG_AGO)

    def _spread(self, groups: list[list[CpPlan]]) -> list[list[CpPlan]]:
        """Put groups in an order whose every beginning has the same share of each month's starts."""
        self.random.shuffle(groups)
        totals = Counter(f"{plan.started:%Y-%m}" for group in groups for plan in group)
        so_far: Counter[str] = Counter()
        places = []
        for group in groups:
            month = f"{group[0].started:%Y-%m}"
            so_far[month] += len(group)
            places.append(so_far[month] / totals[month])
        return [group for _, group in sorted(zip(places, groups, strict=True), key=itemgetter(0))]

    def _may_have(self, plan: CpPlan, gap: tuple[int, int]) -> bool:
        """Whether the child was old enough for an earlier plan."""
        return _age_in_days(plan) >= _least_gap(plan, gap) + LENGTHS[0] + YOUNGEST

    def _add(self, groups: list[list[CpPlan]], gap: tuple[int, int]) -> None:
        """Add an earlier plan of brothers and sisters, and to some another before it."""
        for group in groups:
            start, age = group[0].started, min(map(_age_in_days, group))
            most = min(gap[1], age - LENGTHS[0] - YOUNGEST)
            apart = self.random.randint(_least_gap(group[0], gap), most)
            lasted = self.random.randint(LENGTHS[0], min(LENGTHS[1], age - apart - YOUNGEST))
            ended = _weekday(start - timedelta(days=apart))
            started = _weekday(start - timedelta(days=apart + lasted))
            category = self.random.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
            team = self.random.choice(COURT_TEAMS)
            worker = worker_of(team, self.random)
            made = [
                CpPlan("", plan.child, team, worker, started, ended, category, category)
                for plan in group
            ]
            for plan in made:
                plan.end_reason = THRESHOLD
                self.plans.remember_earlier(plan)
            self.earlier += made
            able = all(self._may_have(plan, LONG_AGO) for plan in made)
            if able and self.random.random() < ANOTHER_SHARE:
                self._add([made], LONG_AGO)

    def _change_category(self, plan: CpPlan) -> None:
        """Let a few plans have begun in another category, and changed at a review."""
        changed = _weekday(plan.started + timedelta(days=84))
        last = min(LAST_CHANGE, plan.ended or LAST_CHANGE)
        if changed < last and self.random.random() < CHANGED_SHARE:
            others = [category for category in CATEGORIES if category != plan.latest_category]
            plan.initial_category = self.random.choice(others)
            plan.category_changed = changed


def _age_in_days(plan: CpPlan) -> int:
    return (plan.started - plan.child.born).days


def _least_gap(plan: CpPlan, gap: tuple[int, int]) -> int:
    """The fewest days between the plans: the earlier one is over before the months covered."""
    return max(gap[0], (plan.started - FIRST_DAY).days + 5)


def _weekday(day: date) -> date:
    """Give the day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
