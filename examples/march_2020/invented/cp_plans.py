"""Child protection plans: begun by conferences and ended at reviews, so many each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from invented.background import Background, is_child_to_the_end
from invented.cases import CpPlan
from invented.days import age_on, days_of, is_working_day
from invented.groups import share_out, take
from invented.people import Child
from invented.published_protection import (
    END_REASONS,
    ENDING_ON_THE_LAST_DAY,
    FEW_INTO_CARE,
    FINAL_MONTH,
    LONG_PLANS,
    LOOKED_AFTER,
    MARCH_ENDS,
    MOST_INTO_CARE,
    MOVED,
    OPEN_BEFORE,
    OPEN_PLANS,
    STARTED_PLANS,
    THRESHOLD,
)

# Plans end at reviews: after 3 months, and then every 6.
LENGTHS = {88: 22, 265: 45, 445: 25, 615: 8}
SHORTEST = 80
LAST_DAY_BEFORE = date(2019, 2, 28)
# Those that end in March 2020 before its last day are closed well before the weekly run.
LAST_FRIDAY = date(2020, 3, 27)
# The two who came into care: the younger a few days before the plan ended.
OLDER_TO_CARE, YOUNGER_TO_CARE = date(2020, 3, 12), date(2020, 3, 4)
MOVED_ON = date(2020, 3, 18)


class CpPlans:
    """All plans of the months covered."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self.random: Random = background.random
        self.made: list[CpPlan] = []
        self.to_care: list[Child] = []  # March's two, the older first
        self._will_end: dict[CpPlan, date] = {}
        self._long: set[CpPlan] = set()  # these end in the month meant, and in no other
        self._of_child: dict[Child, list[CpPlan]] = {}

    def together(self, plans: Iterable[CpPlan]) -> list[list[CpPlan]]:
        """Group the plans of brothers and sisters that began on one day in one category."""
        groups: dict[tuple[int, date, str], list[CpPlan]] = {}
        for plan in plans:
            family = id(self.background.family_of[plan.child])
            groups.setdefault((family, plan.started, plan.latest_category), []).append(plan)
        return list(groups.values())

    def is_on_plan(self, child: Child, day: date) -> bool:
        """Whether a child is on a plan on a day, its first and its last day included."""
        return self.has_plan_in(child, day, day)

    def has_plan_in(self, child: Child, first: date, last: date) -> bool:
        """Whether a child is on a plan on any day of a span."""
        return any(
            plan.started <= last and (plan.ended is None or plan.ended >= first)
            for plan in self._of_child.get(child, ())
        )

    def last_ended(self, child: Child) -> date | None:
        """The day the child's last plan ended; None without a plan, or while one is open."""
        own = self._of_child.get(child)
        return own[-1].ended if own else None

    def has_left(self, child: Child, day: date) -> bool:
        """Whether a child had come into care or moved away by a day, when a plan ended."""
        return any(
            plan.ended is not None and plan.ended <= day and plan.end_reason != THRESHOLD
            for plan in self._of_child.get(child, ())
        )

    def had_plan(self, child: Child) -> bool:
        """Whether a child has had a plan so far."""
        return child in self._of_child

    def remember_earlier(self, plan: CpPlan) -> None:
        """Know of a plan that was over before the months covered."""
        self._of_child[plan.child].insert(0, plan)

    def begin(self) -> None:
        """Make the plans that are open when the span begins."""
        wanted = OPEN_BEFORE.by_code()
        for start, month, category, count in LONG_PLANS:
            self._found(count, start, category, days_of(month)[0])
            self._long.update(self.made[-count:])
            wanted[category] -= count
        for category, count in wanted.items():
            while count:
                start = LAST_DAY_BEFORE - timedelta(days=self.random.randrange(3, 400))
                will_end = self._draw_end(start)
                if is_working_day(start) and will_end > LAST_DAY_BEFORE:
                    size = self.background.group_size(count)
                    count -= self._found(size, start, category, will_end)

    def start(self, month: str, groups: list[tuple[date, list[Child]]]) -> None:
        """Begin the plans of a month; categories are shared out among the families."""
        day_of = {child: day for day, children in groups for child in children}
        shared = share_out(
            [children for _, children in groups], STARTED_PLANS[month].by_code(), self.random
        )
        for category, chosen in shared.items():
            for children in chosen:
                start = day_of[children[0]]
                self._add(children, start, category, self._draw_end(start))

    def transfer_in(self, month: str, count: int) -> list[tuple[date, list[Child]]]:
        """Find children who come with a plan from another authority, and the day."""
        day = next(day for day in days_of(month)[8:] if is_working_day(day))
        return [(day, self._find(count, day))]

    def end(self, month: str) -> None:
        """End as many plans of each category as leave the number open at the month's end."""
        if month == FINAL_MONTH:
            self._end_in_final_month()
            return
        into_care = FEW_INTO_CARE.get(month, MOST_INTO_CARE)
        for group in self._ending(month):
            reason = self.random.choices(list(END_REASONS), list(END_REASONS.values()))[0]
            if reason == LOOKED_AFTER:
                reason = LOOKED_AFTER if len(group) <= into_care else THRESHOLD
                into_care -= len(group) if reason == LOOKED_AFTER else 0
            _end(group, self._end_day(group, days_of(month)), reason)

    def _end_in_final_month(self) -> None:
        days = [day for day in days_of(FINAL_MONTH) if day <= LAST_FRIDAY]
        self._end_otherwise_than_at_reviews(days[0])
        groups = sorted(self._ending(FINAL_MONTH), key=len, reverse=True)
        on_the_last_day, others = take(groups, ENDING_ON_THE_LAST_DAY)
        for group in on_the_last_day:
            _end(group, days_of(FINAL_MONTH)[-1], THRESHOLD)
        for group in others:
            _end(group, self._end_day(group, days), THRESHOLD)
        ended = Counter(
            plan.end_reason for plan in self.made if plan.ended and plan.ended >= days[0]
        )
        if ended != MARCH_ENDS:
            raise ValueError(f"March's plans end otherwise than published: {ended}.")

    def _end_otherwise_than_at_reviews(self, day: date) -> None:
        """End the plans of the two who came into care and of the one who moved."""
        # Only children first, so that brothers and sisters stay together if they can.
        able = [
            plan
            for group in sorted(self._open_groups(), key=len)
            for plan in group
            if (day - plan.started).days > SHORTEST
        ]
        older = next(p for p in able if 15 <= age_on(p.child.born, day) <= 17)
        younger = next(p for p in able if 1 <= age_on(p.child.born, day) <= 9)
        moved = next(plan for plan in able if plan not in (older, younger))
        _end([older], OLDER_TO_CARE, LOOKED_AFTER)
        _end([younger], YOUNGER_TO_CARE, LOOKED_AFTER)
        _end([moved], MOVED_ON, MOVED)
        self.to_care = [older.child, younger.child]

    def _open_groups(self) -> list[list[CpPlan]]:
        return self.together(plan for plan in self.made if plan.ended is None)

    def _ending(self, month: str) -> list[list[CpPlan]]:
        """Choose who ends in a month, so many of each category: those due to end first."""
        chosen: list[list[CpPlan]] = []
        last = days_of(month)[-1]
        for category, left in OPEN_PLANS[month].by_code().items():
            groups = [g for g in self._open_groups() if g[0].latest_category == category]
            count = sum(map(len, groups)) - left
            able = [group for group in groups if self._may_end(group[0], last)]
            able.sort(
                key=lambda group: (
                    group[0] not in self._long,
                    self._will_end[group[0]],
                    group[0].child.id,
                )
            )
            chosen += take(able, count)[0]
        return chosen

    def _may_end(self, plan: CpPlan, last: date) -> bool:
        """Whether a plan may end in the month with that last day."""
        meant = plan not in self._long or self._will_end[plan] <= last
        return meant and (last - plan.started).days >= SHORTEST + 10

    def _end_day(self, group: list[CpPlan], days: list[date]) -> date:
        first = group[0].started + timedelta(days=SHORTEST)
        return self.random.choice([day for day in days if is_working_day(day) and day >= first])

    def _draw_end(self, start: date) -> date:
        days = self.background.pick(LENGTHS) + self.random.randint(-12, 12)
        return start + timedelta(days=days)

    def _found(self, size: int, start: date, category: str, will_end: date) -> int:
        children = self._find(size, start)
        self._add(children, start, category, will_end)
        return len(children)

    def _find(self, size: int, start: date) -> list[Child]:
        return self.background.find(
            self.background.any_family, size, lambda child: self._may_begin(child, start)
        )

    def _may_begin(self, child: Child, start: date) -> bool:
        family = self.background.family_of[child].children
        return (
            is_child_to_the_end(child, start)
            and self.background.undisturbed(child, start)
            and not any(self.had_plan(brother_or_sister) for brother_or_sister in family)
        )

    def _add(self, children: list[Child], start: date, category: str, will_end: date) -> None:
        for child in children:
            plan = CpPlan("", child, "", "", start, None, category, category)
            self.made.append(plan)
            self._will_end[plan] = will_end
            self._of_child.setdefault(child, []).append(plan)


def _end(plans: list[CpPlan], day: date, reason: str) -> None:
    for plan in plans:
        plan.ended, plan.end_reason = day, reason
