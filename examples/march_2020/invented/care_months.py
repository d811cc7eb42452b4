"""Children come into care, move and leave, month after month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random

from invented.care_children import Pool
from invented.care_days import Change, ceasing, choose_days, moving, starting
from invented.care_endings import who_ceases
from invented.care_moves import plan_moves
from invented.care_placements import may_go, new_placement
from invented.care_stays import DeadEndError, Placement, Stay, of_kind
from invented.days import age_on, days_of
from invented.people import Child
from invented.published import AS_AT
from invented.published_care import KINDS, MONTH_ENDS, PROVISION_OF

FINAL_MONTH = f"{AS_AT:%Y-%m}"
LAST_DAY_OF_FINAL = 27  # the weekly lists of 30 March know of all changes
START_AGES = {(0, 0): 22, (1, 4): 18, (5, 9): 16, (10, 13): 15, (14, 15): 15, (16, 17): 14}
START_KINDS = {
    "friends": 20,
    "in-house": 42,
    "agency": 20,
    "parents": 5,
    "residential": 6,
    "semi": 7,
}
NEEDS = {"N1": 62, "N5": 12, "N4": 10, "N3": 5, "N6": 5, "N8": 3, "N2": 3}
SIBLINGS_SHARE = 0.55
ALONE_MONTHS = ("2018-10", "2019-01", "2019-06", "2019-09", "2019-10", "2019-11", "2020-01")
RETURNS = ("2018-12", "2019-03", "2019-06", "2019-10", "2019-11", "2020-01")
MONTHS_BEFORE_ADOPTION = (9, 27)
BY_THE_CARER_SHARE = 0.15


@dataclass(frozen=True)
class Coming:
    """A child who must come into care in a month, and perhaps on one of certain days."""

    child: Child
    kind: str = ""  # of placement; any, if it does not matter
    days: tuple[date, ...] = ()
    stays: bool = False  # to the end, in one placement


class CareMonths:
    """All stays, and the making of one month after the other."""

    def __init__(
        self,
        pool: Pool,
        opening: list[Stay],
        coming: dict[str, list[Coming]],
        random: Random,
    ) -> None:
        self.pool, self.stays, self.random = pool, opening, random
        self.coming = coming
        self.changes: list[Change] = []
        self.busy: set[Stay] = set()

    def make(self) -> list[Stay]:
        """Make every month after the first month end."""
        months = list(MONTH_ENDS)
        for before, month in pairwise(months):
            open_before = [stay for stay in self.stays if stay.ended is None]
            nights = Counter(PROVISION_OF[stay.kind] for stay in open_before)
            self._make_month(month, MONTH_ENDS[before].children)
            choose_days(month, self.changes, nights, self.random)
        return self.stays

    def _make_month(self, month: str, children_before: int) -> None:
        self.changes, self.busy = [], set()
        days = days_of(month)[1:]
        if month == FINAL_MONTH:
            days = days[: LAST_DAY_OF_FINAL - 1]
        plan = MONTH_ENDS[month]
        wanted = dict(zip(KINDS, plan.kinds, strict=True))
        is_open = [stay for stay in self.stays if stay.ended is None]
        count = children_before + plan.starts - plan.children
        for stay, reason, its_days in who_ceases(is_open, month, count, days, self.random):
            stay.ended, stay.ceased = its_days[0], reason
            self.changes.append(ceasing(stay, its_days))
            is_open.remove(stay)
        self._start(month, plan.starts, wanted, is_open, days)
        self._place_for_adoption(wanted["adoption"], is_open, days)
        for move in plan_moves(month, wanted, is_open, self.busy, days, self.random):
            old = move.stay.placements[-1]
            new = new_placement(move.to, move.stay.child, days[0], self.random)
            self._move(move.stay, old, new, days)

    def _move(self, stay: Stay, old: Placement, new: Placement, days: Sequence[date]) -> None:
        self.busy.add(stay)
        stay.placements.append(new)
        self.changes.append(moving(old, new, days))

    def _start(
        self,
        month: str,
        count: int,
        wanted: dict[str, int],
        is_open: list[Stay],
        days: Sequence[date],
    ) -> None:
        for coming in self.coming.get(month, []):
            its_days = coming.days or days
            (stay,) = self._come([coming.child], wanted, is_open, its_days, coming.kind)
            stay.settled = coming.stays
            count -= 1
        if month in RETURNS and self._come_back(wanted, is_open, days):
            count -= 1
        if month in ALONE_MONTHS:
            self._come_alone(wanted, is_open, days)
            count -= 1
        if count < 0:
            raise ValueError(f"More children must come into care in {month} than do")
        while count:
            ages = self.random.choices(list(START_AGES), list(START_AGES.values()))[0]
            family = [self.pool.pick(days[0], *ages)]
            for other in self.pool.siblings(family[0], days[0]):
                if len(family) < count and self.random.random() < SIBLINGS_SHARE:
                    family.append(self.pool.take(other))
            self._come(family, wanted, is_open, days)
            count -= len(family)

    def _come(
        self,
        family: list[Child],
        wanted: dict[str, int],
        is_open: list[Stay],
        days: Sequence[date],
        kind: str = "",
    ) -> list[Stay]:
        """Let brothers and sisters come into care together, in the same kind of placement."""
        if not kind:
            kinds = {
                kind: share * (1 + 2 * max(wanted[kind] - len(of_kind(is_open, kind)), 0))
                for kind, share in START_KINDS.items()
                if all(may_go(child, kind, days[0]) for child in family)
            }
            kind = self.random.choices(list(kinds), list(kinds.values()))[0]
        need = self.random.choices(list(NEEDS), list(NEEDS.values()))[0]
        first = new_placement(kind, family[0], days[0], self.random)
        new = [
            Stay(child, [Placement(days[0], first.code, first.provider)], need=need)
            for child in family
        ]
        self.changes.append(starting([stay.placements[0] for stay in new], days))
        self.busy.update(new)
        self.stays += new
        is_open += new
        return new

    def _come_back(self, wanted: dict[str, int], is_open: list[Stay], days: Sequence[date]) -> bool:
        """Let a child who had gone home come back, to one placement that lasts."""
        here = {stay.child for stay in is_open}
        gone_home = [
            stay
            for stay in self.stays
            if stay.ceased in ("E4A", "E4B")
            and stay.ended
            and 40 < (days[0] - stay.ended).days < 300
            and len(list(stay.carers())) == 1
            and age_on(stay.child.born, days[-1]) < 16
            and stay.child not in here
        ]
        if not gone_home:
            return False
        child = self.random.choice(gone_home).child
        (stay,) = self._come([child], wanted, is_open, days, "in-house")
        stay.settled = True
        return True

    def _come_alone(
        self, wanted: dict[str, int], is_open: list[Stay], days: Sequence[date]
    ) -> None:
        """Let an unaccompanied asylum seeker come."""
        child = self.pool.pick(days[0], 15, 16)
        while child.gender != "a) Male":
            child = self.pool.pick(days[0], 15, 16)
        (stay,) = self._come([child], wanted, is_open, days, "agency")
        stay.alone, stay.need = True, "N8"

    def _place_for_adoption(self, wanted: int, is_open: list[Stay], days: Sequence[date]) -> None:
        fewest, most = MONTHS_BEFORE_ADOPTION
        fitting = [
            stay
            for stay in of_kind(is_open, "in-house", "agency")
            if stay not in self.busy
            and fewest <= (days[0] - stay.started).days / 30.4 <= most
            and may_go(stay.child, "adoption", days[-1])
        ]
        count = wanted - len(of_kind(is_open, "adoption"))
        if not 0 <= count <= len(fitting):
            raise DeadEndError(f"Not {count} children to be placed for adoption")
        # The shorter their time in care, the likelier.
        fitting.sort(key=lambda stay: self.random.random() * (days[0] - stay.started).days)
        for stay in fitting[:count]:
            old = stay.placements[-1]
            if self.random.random() < BY_THE_CARER_SHARE:
                new = Placement(days[0], "A5", old.provider, same_carer=True)
                self._move(stay, old, new, days)
                old.code = "U5"  # fostering for adoption
            else:
                new = new_placement("adoption", stay.child, days[0], self.random)
                self._move(stay, old, new, days)
