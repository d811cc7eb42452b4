"""Contacts and referrals: who is in them, when, from which source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from invented.days import days_of, end_of
from invented.decisions import Event, decide
from invented.people import Child, Population
from invented.published import (
    AS_AT,
    EARLIER_REFERRALS,
    FIRST_CONTACT,
    FIRST_REFERRAL,
    MARCH_SOURCES,
    MONTHS,
    OTHER_SOURCES,
)

FINAL_MONTH = f"{AS_AT:%Y-%m}"
GROUP_SIZES = {1: 40, 2: 33, 3: 18, 4: 9}
# Days from the child's last referral: clear of the twelve months, whichever way it is counted.
AGAIN, NEW = range(100, 340), 385
POLICE = "q) 6: Police"
SOURCE_WEIGHTS: dict[str, tuple[float, float]] = {**MARCH_SOURCES, **OTHER_SOURCES}


@dataclass
class FrontDoor:
    """What came in: contacts, and referrals with those among them that began as contacts."""

    contacts: list[Event] = field(default_factory=list)
    referrals: list[Event] = field(default_factory=list)
    progressed: set[int] = field(default_factory=set)  # id() of contacts that became referrals


@dataclass
class _Group:
    """Children still to be found for one contact or referral."""

    source: str
    kind: str  # 'again', 'new' or 'contact only'
    size: int


def make_front_door(people: Population) -> FrontDoor:
    """Make all contacts and referrals, month after month."""
    return _Maker(people).make()


class _Maker:
    def __init__(self, people: Population) -> None:
        self.people = people
        self.random: Random = people.random
        self.last_referral: dict[Child, date] = {}
        self.referred: list[tuple[Child, ...]] = []
        self.seen: set[tuple[Child, date]] = set()  # one contact a child and day
        self.result = FrontDoor()

    def make(self) -> FrontDoor:
        for month, (referrals, again) in EARLIER_REFERRALS.items():
            self._earlier_month(month, referrals, again)
        for month, plan in MONTHS.items():
            sources = _sources_of(month, plan.contacts, plan.referrals, self.random)
            contacts = self._find(month, _groups(sources, plan.re_referrals, self.random))
            for event, kind in contacts:
                if kind != "contact only" or month == FINAL_MONTH:
                    # A referral counts in its contact's month; the extract knows no later day.
                    event.decide_by = end_of(month)
            events = [event for event, _ in contacts]
            decide(events, plan.contacts_24h, plan.contacts_1d, self.random)
            self.result.contacts += events
            referrals_made = []
            for event, kind in contacts:
                if kind != "contact only":
                    self.result.progressed.add(id(event))
                    referrals_made.append(
                        Event(event.source, event.children, event.decided, event.decided)
                    )
            self._refer(month, referrals_made, plan.referrals_24h, plan.referrals_1d)
        return self.result

    def _earlier_month(self, month: str, referrals: int, again: int) -> None:
        sources = _sources_of(month, referrals * 5, referrals, self.random)
        only = {source: (count, count) for source, (_, count) in sources.items()}
        found = self._find(month, _groups(only, again, self.random))
        events = [event for event, _ in found]
        self._refer(month, events, referrals * 43 // 100, referrals * 86 // 100)

    def _refer(self, month: str, events: list[Event], in_24h: int, in_1d: int) -> None:
        for event in events:
            event.decide_by = end_of(month) if month == FINAL_MONTH else None
        decide(events, in_24h, in_1d, self.random)
        self.result.referrals += events

    def _find(self, month: str, groups: list[_Group]) -> list[tuple[Event, str]]:
        """Find children for every group, splitting a group where no family fits it."""
        days = days_of(month)
        recent = [family for family in self.referred if self._may_return(family, days)]
        found: list[tuple[Event, str]] = []
        while groups:
            group = groups.pop()
            # The lists' first days have an event each.
            first = not found and days[0] in (FIRST_REFERRAL, FIRST_CONTACT)
            day = days[0] if first else self._day(days, group.source)
            children = self._children(group, day, recent)
            if not children:
                groups.append(_Group(group.source, group.kind, max(1, group.size - 1)))
                if group.size > 1:
                    groups.append(_Group(group.source, group.kind, 1))
                continue
            received = datetime.combine(day, self._time(group.source))
            found.append((Event(group.source, children, received, received), group.kind))
            self.seen.update((child, day) for child in children)
            if group.kind != "contact only":
                self.last_referral.update((child, day) for child in children)
                self.referred.append(tuple(children))
        return sorted(found, key=lambda pair: pair[0].received)

    def _may_return(self, family: tuple[Child, ...], days: list[date]) -> bool:
        last = self.last_referral[family[0]]
        return (days[-1] - last).days >= AGAIN.start and (days[0] - last).days < AGAIN.stop

    def _children(
        self, group: _Group, day: date, recent: list[tuple[Child, ...]]
    ) -> list[Child] | None:
        for _ in range(60):
            family = (
                self.random.choice(recent)
                if group.kind == "again"
                else self.people.family().children
            )
            fitting = [child for child in family if self._fits(child, group.kind, day)]
            if len(fitting) >= group.size:
                return self.random.sample(fitting, group.size)
        return None

    def _fits(self, child: Child, kind: str, day: date) -> bool:
        if not child.can_be_known_on(day) or (child, day) in self.seen:
            return False
        if kind == "contact only":
            return True
        if child.born > day:
            return False  # unborn children stay in contacts
        last = self.last_referral.get(child)
        if kind == "new":
            return last is None or (day - last).days >= NEW
        return last is not None and (day - last).days in AGAIN

    def _day(self, days: list[date], source: str) -> date:
        weekend = 0.75 if source == POLICE else 0.12
        weights = [1.0 if day.weekday() < 5 else weekend for day in days]
        return self.random.choices(days, weights)[0]

    def _time(self, source: str) -> time:
        if source == POLICE:
            minutes = int(self.random.triangular(6 * 60, 22 * 60, 11 * 60))
        else:
            minutes = int(self.random.triangular(8 * 60, 19 * 60, 12 * 60))
        return (datetime.min + timedelta(minutes=minutes)).time()


def _sources_of(
    month: str, contacts: int, referrals: int, random: Random
) -> dict[str, tuple[int, int]]:
    """Give contacts and referrals by source: the published table, or others much like it."""
    if month == FINAL_MONTH:
        return MARCH_SOURCES
    weights = SOURCE_WEIGHTS
    # The schools are shut in August.
    shut = {"e) 2A: Schools": 0.15} if month.endswith("-08") else {}
    received = random.choices(
        list(weights),
        [shut.get(source, 1) * (count + 1) for source, (count, _) in weights.items()],
        k=contacts,
    )
    # The likelier a source's contacts progress, the earlier they come in this order.
    chances = {source: (made + 0.3) / (count + 1) for source, (count, made) in weights.items()}
    order = sorted(received, key=lambda source: random.random() ** (1 / chances[source]))
    made = Counter(order[-referrals:])
    return {source: (count, made[source]) for source, count in sorted(Counter(received).items())}


def _groups(sources: dict[str, tuple[int, int]], again: int, random: Random) -> list[_Group]:
    """Split each source's numbers into families' sizes, so many children being referred again."""
    referred = [source for source, (_, made) in sources.items() for _ in range(made)]
    random.shuffle(referred)
    returning = Counter(referred[:again])
    groups = []
    for source, (received, made) in sources.items():
        for kind, count in (
            ("again", returning[source]),
            ("new", made - returning[source]),
            ("contact only", received - made),
        ):
            while count:
                drawn = random.choices(list(GROUP_SIZES), list(GROUP_SIZES.values()))[0]
                groups.append(_Group(source, kind, min(drawn, count)))
                count -= groups[-1].size
    random.shuffle(groups)
    # Referrals find their children last in, first out: those referred again are the rarest.
    return sorted(groups, key=lambda group: group.kind == "again")
