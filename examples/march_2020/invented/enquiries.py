"""Section 47 enquiries, and the initial conferences that they lead to: so many each month."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

from invented.concerns import AGAIN, ON_A_PLAN, OTHERS, Concern, Concerns
from invented.cp_plans import CpPlans
from invented.days import days_of, is_working_day, working_day_after, working_days
from invented.groups import take
from invented.people import Child
from invented.protection_records import (
    ASSESSMENT,
    CIN_PLAN,
    CONFERENCE,
    CONTINUE,
    INITIAL,
    LEGAL_ACTION,
    NO_FURTHER_ACTION,
    OTHER,
    Conference,
    Enquiry,
)
from invented.published_protection import (
    BEGUN,
    ENQUIRIES,
    FINAL_MONTH,
    FIRST_CARRIED_OVER,
    WEEKLY_RUN,
    EnquiryMonth,
)

LIMIT = 15  # working days from the strategy discussion, for enquiries and for conferences
SHORTEST, LONGEST = 3, 34  # working days that an enquiry takes
LATEST_CONFERENCE = 29
LATE_ENQUIRY_SHARE = 0.4  # of the enquiries before a late conference
CONFERENCE_OCCASIONS = {AGAIN: 6, OTHERS: 94}
OCCASIONS = {ON_A_PLAN: 15, OTHERS: 85}
OTHER_OUTCOMES = {CIN_PLAN: 55, ASSESSMENT: 25, LEGAL_ACTION: 8, OTHER: 12}


class Enquiries:
    """All enquiries, made by the month in which they end, and the initial conferences."""

    def __init__(self, concerns: Concerns, plans: CpPlans) -> None:
        self.concerns = concerns
        self.random: Random = concerns.random
        self.plans = plans
        self.made: list[Enquiry] = []
        self.concern_of: dict[Enquiry, Concern] = {}
        self._carried_over = FIRST_CARRIED_OVER
        self._begun: Counter[str] = Counter()

    def confer(self, month: str, plans_to_make: int) -> list[tuple[date, list[Child]]]:
        """Hold a month's conferences; say for whom they make plans, and on which day."""
        plan = ENQUIRIES[month]
        groups = []
        for (in_time, before), number in self._conference_classes(plan).items():
            left = number
            while left:
                started, completed, held = self._conference_days(month, in_time, before)
                group = self._enquire(started, completed, left)
                for enquiry in group:
                    enquiry.conference = _conference(enquiry, held)
                groups.append(group)
                left -= len(group)
        self._carried_over += plan.to_conference - plan.conferences
        self.random.shuffle(groups)
        if month == FINAL_MONTH:
            # Printed: nobody who began a plan in March had one in the two years before.
            # They are among those open on the day of the weekly run.
            groups = [group for group in groups if self._may_begin_in_final_month(group)]
        return [_make_plan(group) for group in take(groups, plans_to_make)[0]]

    def _may_begin_in_final_month(self, group: list[Enquiry]) -> bool:
        held = [enquiry.conference.held for enquiry in group if enquiry.conference]
        anew = not any(self.plans.had_plan(enquiry.child) for enquiry in group)
        return anew and max(held) < WEEKLY_RUN

    def complete_others(self, month: str) -> None:
        """Complete the month's enquiries that led to no conference, so many of all in time."""
        plan = ENQUIRIES[month]
        done = [e for e in self.made if e.completed and f"{e.completed:%Y-%m}" == month]
        number = plan.completed - plan.to_conference
        in_time = plan.in_time - sum(_is_in_time(enquiry) for enquiry in done)
        groups = []
        for timely, count in ((False, number - in_time), (True, in_time)):
            left = count
            while left:
                groups.append(self._other(month, timely, left))
                left -= len(groups[-1])
        # Children on a plan already go on with it.
        groups.sort(key=lambda group: (not self._is_on_plan(group), self.random.random()))
        other, closed = take(groups, number - plan.no_further_action)
        for group in other:
            outcome = self.random.choices(list(OTHER_OUTCOMES), list(OTHER_OUTCOMES.values()))[0]
            _conclude(group, CONTINUE if self._is_on_plan(group) else outcome)
        for group in closed:
            _conclude(group, NO_FURTHER_ACTION)

    def leave_conferences_to_come(self) -> None:
        """Make the enquiries completed whose conferences are still to come."""
        while self._carried_over:
            started, completed, _ = self._conference_days(FINAL_MONTH, True, before=False)
            self._carried_over -= len(self._enquire(started, completed, self._carried_over))

    def leave_open(self) -> None:
        """Make those that go on: as many as bring those begun in a month to the number published."""
        for month, begun in BEGUN.items():
            days = [day for day in days_of(month) if is_working_day(day)]
            while (left := begun - self._begun[month]) > 0:
                told = [c for c in self.concerns.told(left) if f"{c.day:%Y-%m}" == month]
                if told:
                    concern = self.concerns.use(told[-1])
                else:
                    day = self.random.choice(days[-9:])
                    concern = self.concerns.find(day, left, OTHERS)
                self._begin(concern)
            if left:
                raise ValueError(f"{month}: {-left} enquiries more than published.")

    def _conference_classes(self, plan: EnquiryMonth) -> dict[tuple[bool, bool], int]:
        """Divide a month's conferences: in time or not, enquiry completed the month before or not."""
        before = self._carried_over
        late = plan.conferences - plan.conferences_in_time
        late_before = min(late, before * late // plan.conferences)
        return {
            (False, True): late_before,
            (False, False): late - late_before,
            (True, True): before - late_before,
            (True, False): plan.conferences_in_time - before + late_before,
        }

    def _conference_days(self, month: str, in_time: bool, before: bool) -> tuple[date, date, date]:
        """Draw the days of the strategy discussion, the enquiry's end and the conference."""
        days = [day for day in days_of(month) if is_working_day(day)]
        while True:
            held = self.random.choice(days)
            taken = self.random.randint(6, LIMIT) if in_time else self._draw_late()
            started = working_day_after(held, -taken)
            latest = taken - 1
            if in_time or self.random.random() > LATE_ENQUIRY_SHARE:
                latest = min(latest, LIMIT)
            completed = working_day_after(started, self.random.randint(SHORTEST, latest))
            in_month = f"{completed:%Y-%m}" == month
            if in_month != before and (in_month or _is_month_before(completed, days[0])):
                return started, completed, held

    def _draw_late(self) -> int:
        return LIMIT + 1 + min(int(self.random.expovariate(1 / 4)), LATEST_CONFERENCE - LIMIT - 1)

    def _enquire(self, started: date, completed: date, most: int) -> list[Enquiry]:
        """Make enquiries that lead to a conference."""
        shares = CONFERENCE_OCCASIONS
        occasion = self.random.choices(list(shares), list(shares.values()))[0]
        group = self._begin(self.concerns.find(started, most, occasion))
        for enquiry in group:
            enquiry.completed, enquiry.outcome = completed, CONFERENCE
        return group

    def _other(self, month: str, in_time: bool, most: int) -> list[Enquiry]:
        """Make enquiries that end in a month without a conference, about one family."""
        days = [day for day in days_of(month) if is_working_day(day)]
        for told in self.concerns.told(most):
            able = [day for day in days if _suits(told.day, day, in_time)]
            if able and self._has_room(told.day, len(told.children)):
                return self._end(self._begin(self.concerns.use(told)), self.random.choice(able))
        while True:
            completed = self.random.choice(days)
            taken = self.random.randint(SHORTEST, LIMIT) if in_time else self._draw_late()
            started = working_day_after(completed, -taken)
            if self._has_room(started, 1):
                break
        occasion = self.random.choices(list(OCCASIONS), list(OCCASIONS.values()))[0]
        most = min(most, self._room(started))
        return self._end(self._begin(self.concerns.find(started, most, occasion)), completed)

    def _room(self, day: date) -> int:
        """How many enquiries may still begin in the month of a day."""
        month = f"{day:%Y-%m}"
        return BEGUN.get(month, 1000) - self._begun[month]

    def _has_room(self, day: date, number: int) -> bool:
        return self._room(day) >= number

    def _begin(self, concern: Concern) -> list[Enquiry]:
        group = [
            Enquiry(child, concern.team, concern.worker, concern.day) for child in concern.children
        ]
        self.made += group
        self.concern_of.update((enquiry, concern) for enquiry in group)
        self._begun[f"{concern.day:%Y-%m}"] += len(group)
        return group

    def _end(self, group: list[Enquiry], day: date) -> list[Enquiry]:
        for enquiry in group:
            enquiry.completed = day
        return group

    def _is_on_plan(self, group: list[Enquiry]) -> bool:
        return any(self.plans.is_on_plan(enquiry.child, enquiry.started) for enquiry in group)


def _is_in_time(enquiry: Enquiry) -> bool:
    assert enquiry.completed is not None
    return working_days(enquiry.started, enquiry.completed) <= LIMIT


def _suits(started: date, completed: date, in_time: bool) -> bool:
    if completed <= started:
        return False
    taken = working_days(started, completed)
    return SHORTEST <= taken <= LIMIT if in_time else LIMIT < taken <= LONGEST


def _is_month_before(day: date, first: date) -> bool:
    return (first.year - day.year) * 12 + first.month - day.month == 1


def _conference(enquiry: Enquiry, held: date) -> Conference:
    return Conference(
        child=enquiry.child,
        team=enquiry.team,
        worker=enquiry.worker,
        kind=INITIAL,
        held=held,
        due=working_day_after(enquiry.started, LIMIT),
        strategy_date=enquiry.started,
        plan_made=False,
    )


def _make_plan(group: list[Enquiry]) -> tuple[date, list[Child]]:
    conferences = [enquiry.conference for enquiry in group if enquiry.conference]
    for conference in conferences:
        conference.plan_made = True
    return conferences[0].held, [conference.child for conference in conferences]


def _conclude(group: list[Enquiry], outcome: str) -> None:
    for enquiry in group:
        enquiry.outcome = outcome
