"""Plans of children in need: those open at the end, and backwards in time those that ended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from invented.background import Background
from invented.cases import CinPlan, is_open
from invented.cin_sources import Source
from invented.cp_plans import CpPlans
from invented.days import age_on, days_of, is_working_day
from invented.people import Child
from invented.published import AS_AT
from invented.published_protection import (
    CIN_BY_TEAM,
    CIN_OPEN,
    COURT_TEAMS,
    STEPPED_DOWN_IN_MARCH,
)
from invented.workers import worker_of

DISABLED_TEAM, OLDER_TEAM = "CWD", "16+"
FIRST_OF_MARCH = date(2020, 3, 2)
LATEST = date(2020, 3, 27)  # the last Friday before the weekly run
# When plans open at the end that are not of March were proposed: incoming ones of some weeks, and
# started ones, of which the court teams' have been open for longest.
INCOMING = (date(2019, 12, 9), date(2020, 2, 21))
STARTED = (date(2019, 5, 6), date(2020, 2, 14))
STARTED_IN_COURT_TEAMS = (date(2019, 5, 6), date(2020, 1, 24))
STARTED_OF_DISABLED = (date(2015, 1, 12), date(2020, 1, 31))
NEW_STARTED = (FIRST_OF_MARCH, date(2020, 3, 17))
# Teams of the plans that ended, and days that plans last.
TEAM_SHARES = {
    "Assessment 1": 17,
    "Assessment 2": 19,
    "Assessment 3": 8,
    "CP & Court 1": 20,
    "CP & Court 2": 20,
    "CP & Court 3": 8,
    "CWD": 6,
    "16+": 2,
}
SHORTEST, LONGEST = 35, 330
LONGEST_OF_DISABLED = 1900
LONGEST_INCOMING = 110
NEVER_STARTED = 0.08  # of the plans that ended


class CinPlans:
    """Makes the plans so that each month's number open comes out."""

    def __init__(self, background: Background, protection: CpPlans, sources: list[Source]) -> None:
        self.background = background
        self.random: Random = background.random
        self.protection = protection
        self.made: list[CinPlan] = []
        self._sources: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            self._sources[source.team].append(source)
        self._of_child: dict[Child, list[CinPlan]] = defaultdict(list)
        self._workers: dict[tuple[int, str], str] = {}

    def make(self) -> list[CinPlan]:
        """Make all plans of the months covered."""
        self._step_down_in_final_month()
        for team, numbers in CIN_BY_TEAM.items():
            for incoming, count, new in (
                (True, numbers.incoming, numbers.new_incoming),
                (False, numbers.started, numbers.new_started),
            ):
                stepped_down = self._number_open(team, incoming)
                for number in range(stepped_down, count):
                    self._make_open(team, incoming, new=number < new)
        for month, ending in reversed(list(pairwise(CIN_OPEN))):
            last = days_of(month)[-1]
            going_on = sum(is_open(plan.proposed, plan.ended, last) for plan in self.made)
            if going_on > CIN_OPEN[month]:
                raise ValueError(f"{month}: {going_on} plans, more than published.")
            for _ in range(CIN_OPEN[month] - going_on):
                self._make_ended(last, ending)
        return sorted(self.made, key=lambda plan: (plan.proposed, plan.child.id))

    def _number_open(self, team: str, incoming: bool) -> int:
        return sum(plan.team == team and (plan.started is None) == incoming for plan in self.made)

    def _step_down_in_final_month(self) -> None:
        """Let everybody go on with a plan whose plan of protection was over in March."""
        for team in STEPPED_DOWN_IN_MARCH:
            new = [
                source
                for source in self._sources[team]
                if source.proposed >= FIRST_OF_MARCH
                and self.protection.last_ended(source.child) == source.proposed <= LATEST
            ]
            for number, source in enumerate(new):
                self._sources[team].remove(source)
                started = None
                if number < CIN_BY_TEAM[team].new_started:  # the earliest
                    started = self._start(source.proposed, LATEST)
                self._add(source.child, team, source.proposed, started, None)

    def _make_open(self, team: str, incoming: bool, *, new: bool) -> None:
        if incoming:
            first, last = (FIRST_OF_MARCH, LATEST) if new else INCOMING
        elif team == DISABLED_TEAM:
            first, last = STARTED_OF_DISABLED
        elif new:
            first, last = NEW_STARTED
        else:
            first, last = STARTED_IN_COURT_TEAMS if team in COURT_TEAMS else STARTED
        source = self._take_source(team, first, last, None)
        if source is not None:
            child, proposed = source.child, source.proposed
        else:
            proposed = self._day(first, last)
            child = self._child(team, proposed, None)
        started = None if incoming else self._start(proposed, LATEST)
        self._add(child, team, proposed, started, None)

    def _make_ended(self, open_on: date, month: str) -> None:
        """Make a plan that is open on the last day of one month and ends in the next."""
        ended = self._day(days_of(month)[0], min(days_of(month)[-1], LATEST))
        team = self.random.choices(list(TEAM_SHARES), list(TEAM_SHARES.values()))[0]
        source = self._take_source(team, ended - timedelta(days=LONGEST), open_on, ended)
        if source is not None:
            child, proposed = source.child, source.proposed
        else:
            longest = LONGEST_OF_DISABLED if team == DISABLED_TEAM else LONGEST
            last = min(open_on, ended - timedelta(days=SHORTEST))
            proposed = self._day(ended - timedelta(days=longest), last)
            child = self._child(team, proposed, ended)
        never = self.random.random() < NEVER_STARTED
        self._add(child, team, proposed, None if never else self._start(proposed, ended), ended)

    def _take_source(self, team: str, first: date, last: date, ended: date | None) -> Source | None:
        """Take one of the team's sources of a span of days, if any child of them can have it."""
        able = [
            source
            for source in self._sources[team]
            if first <= source.proposed <= last
            and (ended is None or source.lasts_until <= ended - timedelta(days=SHORTEST // 2))
            and self._may_have(source.child, team, source.proposed, ended, source.quiet_from)
        ]
        if not able:
            return None
        source = self.random.choice(able)
        self._sources[team].remove(source)
        return source

    def _child(self, team: str, proposed: date, ended: date | None) -> Child:
        children = self.background.children
        while True:
            child = self.random.choice(children)
            if self._may_have(child, team, proposed, ended, proposed):
                return child

    def _may_have(
        self, child: Child, team: str, proposed: date, ended: date | None, quiet_from: date
    ) -> bool:
        last = ended or AS_AT
        # From the day after: a plan of protection ends on the day on which this is proposed.
        after = proposed + timedelta(days=1)
        return (
            child.born <= proposed
            and age_on(child.born, last) < 18
            and (team != OLDER_TEAM or age_on(child.born, last) >= 16)
            and (child.disability == "a) Yes" or team != DISABLED_TEAM)
            and not self.protection.has_plan_in(child, after, last)
            and not self.protection.has_left(child, last)
            and not any(
                plan.proposed <= last and (plan.ended or AS_AT) >= proposed
                for plan in self._of_child[child]
            )
            and self.background.undisturbed(child, quiet_from, last)
        )

    def _add(
        self, child: Child, team: str, proposed: date, started: date | None, ended: date | None
    ) -> None:
        family = id(self.background.family_of[child])
        worker = self._workers.setdefault((family, team), worker_of(team, self.random))
        plan = CinPlan(child, team, worker, proposed, started, ended)
        self.made.append(plan)
        self._of_child[child].append(plan)

    def _start(self, proposed: date, last: date) -> date:
        """Draw the day on which a plan begins: after some weeks, if there is time for them."""
        weeks = timedelta(days=int(self.random.triangular(7, LONGEST_INCOMING, 28)))
        earliest = min(proposed + timedelta(days=4), last)
        return self._day(earliest, last) if proposed + weeks > last else self._on(proposed + weeks)

    def _on(self, day: date) -> date:
        """Give a day, or the Friday before a weekend."""
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _day(self, first: date, last: date) -> date:
        """Draw a working day of a span; the last day if there is none."""
        for _ in range(30):
            day = first + timedelta(days=self.random.randrange((last - first).days + 1))
            if is_working_day(day) if day >= date(2017, 1, 1) else day.weekday() < 5:
                return day
        return last
