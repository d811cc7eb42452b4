"""Who moves in a month, so that the kinds of placement and the stability come out as planned."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from random import Random

from invented.care_placements import may_go
from invented.care_stays import DeadEndError, Stay, of_kind, on_or_before
from invented.days import days_of
from invented.published import AS_AT
from invented.published_care import (
    NIGHTS,
    SAME_PLACEMENT,
    SAME_PLACEMENT_BEFORE,
    THREE_PLACEMENTS,
    THREE_PLACEMENTS_BEFORE,
)

Way = tuple[str, str]  # from which kind of placement to which

# Children who change places, one each way; the first ways are taken in each month with nights.
SWAPS: tuple[Way, ...] = (
    ("agency", "residential"),
    ("in-house", "parents"),
    ("in-house", "agency"),
    ("friends", "in-house"),
    ("residential", "semi"),
)
SWAPS_WITH_NIGHTS = 2
OTHER_SWAPS = {True: 1, False: 3}  # by whether there are nights
SAME_KIND: tuple[Way, ...] = (("in-house", "in-house"), ("agency", "agency"))
# Children with many placements move on the likeliest.
AGAIN_SHARE = 0.4
TO_FIRST = ("semi", "other", "residential", "parents", "friends", "agency", "in-house")


@dataclass(frozen=True)
class Move:
    """A child who moves, and to which kind of placement."""

    stay: Stay
    to: str


def plan_moves(
    month: str,
    wanted: dict[str, int],
    is_open: Sequence[Stay],
    busy: AbstractSet[Stay],
    days: Sequence[date],
    random: Random,
) -> list[Move]:
    """Choose the moves of a month."""
    return _Planner(month, is_open, busy, days[0], random).plan(wanted)


class _Planner:
    def __init__(
        self,
        month: str,
        is_open: Sequence[Stay],
        busy: AbstractSet[Stay],
        day: date,
        random: Random,
    ) -> None:
        self.month, self.is_open, self.day, self.random = month, is_open, day, random
        self.free = [
            stay
            for stay in is_open
            if stay not in busy and not stay.settled and stay.kind != "adoption"
        ]
        end = days_of(month)[-1]
        placements = {stay: stay.placements_to(end) for stay in is_open}
        self.often = {stay for stay in is_open if placements[stay] > 2}
        self.twice = {stay for stay in is_open if placements[stay] == 2}
        long = [stay for stay in is_open if stay.is_long(end)]
        self.stable = {stay for stay in long if stay.is_stable(end)}
        # Also those who would be of them at the end are rather let be.
        self.spared = self.stable | {
            stay
            for stay in is_open
            if stay.is_long(AS_AT) and stay.carer_since <= on_or_before(AS_AT, 24)
        }
        three = THREE_PLACEMENTS.get(month, THREE_PLACEMENTS_BEFORE)
        share = SAME_PLACEMENT.get(month, SAME_PLACEMENT_BEFORE)
        # How many must move for the third time, and how many out of a placement of two years.
        self.third_moves = three - len(self.often)
        self.unsettled = len(self.stable) - round(share * len(long))
        self.moves: list[Move] = []

    def plan(self, wanted: dict[str, int]) -> list[Move]:
        ways = self._needed(wanted)
        with_nights = self.month in NIGHTS
        swaps = list(SWAPS[:SWAPS_WITH_NIGHTS]) if with_nights else []
        swaps += self.random.sample(SWAPS, OTHER_SWAPS[with_nights])
        for one, other in swaps:
            ways += [(one, other), (other, one)]
        ways += SAME_KIND
        ways.sort(key=lambda way: len(self._who(way)))
        for way in ways:
            self._move_someone(way)
        # What is still to be moved goes to another carer of the same kind.
        for group, count in ((self.twice, self.third_moves), (self.stable, self.unsettled)):
            fitting = [stay for stay in self.free if stay in group]
            for stay in self.random.sample(fitting, min(max(count, 0), len(fitting))):
                self._move(stay, stay.kind)
        return self.moves

    def _needed(self, wanted: dict[str, int]) -> list[Way]:
        """Give the ways that bring each kind of placement to its number."""
        beyond = {kind: len(of_kind(self.is_open, kind)) - wanted[kind] for kind in wanted}
        ways: list[Way] = []
        for kind in TO_FIRST:
            while beyond[kind] < 0:
                way = self._way_to(kind, beyond, ways)
                beyond[way[0][0]] -= 1
                beyond[kind] += 1
                ways += way
        return ways

    def _way_to(self, kind: str, beyond: dict[str, int], ways: list[Way]) -> list[Way]:
        """Find children of a kind that has too many; or let two move, by way of another kind."""

        def enough(way: Way) -> bool:
            return len(self._who(way)) > sum(taken[0] == way[0] for taken in ways)

        sources = [other for other in TO_FIRST if beyond[other] > 0]
        direct = [other for other in sources if enough((other, kind))]
        if direct:
            return [(max(direct, key=lambda other: beyond[other]), kind)]
        for source in sources:
            for via in reversed(TO_FIRST):
                one, other = (source, via), (via, kind)
                if via not in (source, kind) and enough(one) and enough(other):
                    return [one, other]
        raise DeadEndError(f"No child for {kind}")

    def _who(self, way: Way) -> list[Stay]:
        return [
            stay
            for stay in of_kind(self.free, way[0])
            if may_go(stay.child, way[1], self.day, alone=stay.alone)
        ]

    def _move_someone(self, way: Way) -> None:
        who = self._who(way)
        others = [stay for stay in who if stay not in self.twice and stay not in self.spared]
        groups = [others, [stay for stay in who if stay not in self.twice], who]
        if self.random.random() < AGAIN_SHARE:
            groups.insert(0, [stay for stay in others if stay in self.often])
        if self.unsettled > 0:
            groups.insert(0, [stay for stay in who if stay in self.stable])
        if self.third_moves > 0:
            groups.insert(0, [stay for stay in who if stay in self.twice])
        fitting = [group for group in groups if group]
        if not fitting:
            raise DeadEndError(f"No child moves from {way[0]} to {way[1]}")
        self._move(self.random.choice(fitting[0]), way[1])

    def _move(self, stay: Stay, to: str) -> None:
        self.free.remove(stay)
        self.third_moves -= stay in self.twice
        self.unsettled -= stay in self.stable
        self.moves.append(Move(stay, to))
