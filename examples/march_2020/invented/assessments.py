"""Assessments: begun by referrals or on open cases, and authorised or still open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from invented.days import days_of, is_working_day, working_day_after, working_days
from invented.decisions import Event
from invented.front_door import FINAL_MONTH
from invented.people import Child, Population
from invented.published import (
    AS_AT,
    CIN_PLAN,
    CLOSE,
    CONTINUE,
    MARCH_OUTCOMES,
    MARCH_TEAMS,
    MONTHS,
    OPEN_ASSESSMENTS,
    REVIEW,
    STRATEGY,
)

LIMIT = 45
FRONT_TEAMS = ("Assessment 1", "Assessment 2", "Assessment 3")
DISABLED_TEAM = "CWD"
# Shares of the teams and outcomes in the months whose tables are not in the report.
TEAM_SHARES = {
    "Assessment 1": 36.0,
    "Assessment 2": 35.0,
    "Assessment 3": 20.0,
    "CP & Court 1": 2.0,
    "CP & Court 2": 2.0,
    "CP & Court 3": 2.0,
    "CWD": 2.5,
    "MASH": 0.5,
}
OUTCOME_SHARES = {
    True: {CIN_PLAN: 26, CONTINUE: 8, REVIEW: 2, CLOSE: 64},
    False: {CIN_PLAN: 12, STRATEGY: 2, CONTINUE: 3, REVIEW: 1, CLOSE: 82},
}
STRATEGY_SHARE = 0.19
SEARCH_DAYS = 15  # how far from a wanted start a referral's decision may be


@dataclass(eq=False)
class Assessment:
    """One child's assessment."""

    child: Child
    team: str
    start: date
    authorised: date | None
    referral: Event | None  # none for a child whose case was open already
    worker: str = ""
    first_seen: date | None = None
    strategy_meeting: bool = False
    outcome: str = ""

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it was open on any day of a span."""
        return self.start <= last and (self.authorised or AS_AT) >= first


def make_assessments(people: Population, referrals: list[Event]) -> list[Assessment]:
    """Make the assessments authorised since March 2019 and those open at the extract date."""
    return _Maker(people, referrals).make()


class _Maker:
    def __init__(self, people: Population, referrals: list[Event]) -> None:
        self.people = people
        self.random = people.random
        self.made: list[Assessment] = []
        self.by_child: dict[Child, list[Assessment]] = defaultdict(list)
        self.referred_on: dict[Child, list[date]] = defaultdict(list)
        self.decided_on: dict[date, list[tuple[Event, list[Child]]]] = defaultdict(list)
        for event in referrals:
            self.decided_on[event.decided.date()].append((event, list(event.children)))
            for child in event.children:
                self.referred_on[child].append(event.received.date())

    def make(self) -> list[Assessment]:
        # Backwards in time: the open ones take the latest referrals.
        for team, (count, beyond) in OPEN_ASSESSMENTS.items():
            self._open(team, count - beyond, in_time=True)
            self._open(team, beyond, in_time=False)
        for month in reversed(MONTHS):
            self._authorise_month(month)
        for assessment in self.made:
            if assessment.authorised is None:
                self._see(assessment, self.random.random() < 0.55)
                assessment.strategy_meeting = self.random.random() < STRATEGY_SHARE
        return sorted(self.made, key=lambda made: (made.start, made.child.id))

    def _open(self, team: str, count: int, *, in_time: bool) -> None:
        while count:
            worked = (
                int(self.random.triangular(1, LIMIT - 1, 12))
                if in_time
                else self.random.randint(47, 74)
            )
            count -= self._begin(team, None, worked, count, in_time=in_time)

    def _authorise_month(self, month: str) -> None:
        plan = MONTHS[month]
        wanted = _march_teams() if month == FINAL_MONTH else self._teams_of(month)
        before = len(self.made)
        days = [day for day in days_of(month) if is_working_day(day)]
        for (team, in_time), count in wanted.items():
            left = count
            while left:
                worked = self._duration(in_time=in_time)
                left -= self._begin(team, self.random.choice(days), worked, left, in_time=in_time)
        done = self.made[before:]
        if month == FINAL_MONTH:
            for team, march in MARCH_TEAMS.items():
                self._see_some([a for a in done if a.team == team], march.seen_in_3_days)
            self._conclude_as_published(done)
        else:
            self._see_some(done, plan.seen_in_3_days)
            for assessment in done:
                assessment.strategy_meeting = self.random.random() < STRATEGY_SHARE
                shares = OUTCOME_SHARES[assessment.strategy_meeting]
                assessment.outcome = self.people.pick(shares)

    def _teams_of(self, month: str) -> Counter[tuple[str, bool]]:
        plan = MONTHS[month]
        in_time = [True] * plan.in_45_days + [False] * (plan.assessments - plan.in_45_days)
        return Counter((self.people.pick(TEAM_SHARES), flag) for flag in in_time)

    def _duration(self, *, in_time: bool) -> int:
        if not in_time:
            return LIMIT + 1 + min(int(self.random.expovariate(1 / 9)), 50)
        first, last = self.random.choices([(3, 15), (15, 30), (30, 45)], [12, 25, 63])[0]
        return self.random.randint(first, last)

    def _begin(
        self, team: str, authorised: date | None, worked: int, most: int, *, in_time: bool
    ) -> int:
        """Begin assessments for one family, of so many working days; say for how many children."""
        last = authorised or AS_AT
        wanted = working_day_after(last, -worked)
        found = self._from_referral(team, wanted, last, in_time=in_time)
        if found is None:
            start, event = wanted, None
            children = [self._known_child(team, start, last)]
        else:
            start, event, waiting = found
            children = waiting[:most]
            del waiting[:most]
        for child in children:
            assessment = Assessment(child, team, start, authorised, event)
            self.made.append(assessment)
            self.by_child[child].append(assessment)
        return len(children)

    def _from_referral(
        self, team: str, wanted: date, last: date, *, in_time: bool
    ) -> tuple[date, Event, list[Child]] | None:
        """Find the referral decided nearest to a day that still waits for its assessments."""
        if team not in FRONT_TEAMS:
            return None
        for step in range(SEARCH_DAYS * 2):
            day = wanted + timedelta(days=(step + 1) // 2 * (1 if step % 2 else -1))
            if day > last or (working_days(day, last) <= LIMIT) != in_time:
                continue
            for event, waiting in self.decided_on.get(day, ()):
                if waiting and all(self._is_free(child, day, last) for child in waiting):
                    return day, event, waiting
        return None

    def _is_free(self, child: Child, first: date, last: date) -> bool:
        """Whether a child has no other assessment in a span, and no new referral within it."""
        again = any(first < day <= last for day in self.referred_on[child])
        return not again and not any(a.overlaps(first, last) for a in self.by_child[child])

    def _known_child(self, team: str, first: date, last: date) -> Child:
        while True:
            child = self.random.choice(self.people.family().children)
            fits = child.born <= first and child.can_be_known_on(last)
            right_team = (child.disability == "a) Yes") == (team == DISABLED_TEAM)
            if fits and right_team and self._is_free(child, first, last):
                return child

    def _see_some(self, assessments: list[Assessment], count: int) -> None:
        for number, assessment in enumerate(
            self.random.sample(assessments, len(assessments)), start=1
        ):
            self._see(assessment, number <= count)

    def _see(self, assessment: Assessment, in_3_days: bool) -> None:
        last = assessment.authorised or AS_AT
        longest = working_days(assessment.start, last)
        if in_3_days:
            after = self.random.randint(0, min(3, longest))
        else:
            after = 4 + min(int(self.random.expovariate(1 / 4)), 25)
            if after > longest or self.random.random() < 0.03:
                return  # not seen
        assessment.first_seen = working_day_after(assessment.start, after)

    def _conclude_as_published(self, assessments: list[Assessment]) -> None:
        outcomes = [
            (strategy, outcome) for strategy, outcome, count in MARCH_OUTCOMES for _ in range(count)
        ]
        self.random.shuffle(outcomes)
        # Current plans are with the teams that are not the first to assess.
        outcomes.sort(key=lambda pair: pair[1] != CONTINUE)
        order = self.random.sample(assessments, len(assessments))
        order.sort(key=lambda assessment: assessment.team in FRONT_TEAMS)
        for assessment, (strategy, outcome) in zip(order, outcomes, strict=True):
            assessment.strategy_meeting, assessment.outcome = strategy, outcome


def _march_teams() -> Counter[tuple[str, bool]]:
    wanted: Counter[tuple[str, bool]] = Counter()
    for team, march in MARCH_TEAMS.items():
        wanted[team, True] = march.in_45_days
        wanted[team, False] = march.completed - march.in_45_days
    return wanted


def assessed_children(assessments: Iterable[Assessment]) -> set[tuple[int, Child]]:
    """Give the referrals, by id(), and children that an assessment came of."""
    return {(id(made.referral), made.child) for made in assessments if made.referral}
