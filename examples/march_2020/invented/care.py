"""Children looked after, care leavers and adoption: who they are and what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from invented.adoption import Adopter, Adoption, make_adopters, make_adoptions
from invented.care_breaks import make_short_breaks
from invented.care_children import Pool
from invented.care_episodes import period_of
from invented.care_law import give_legal_statuses
from invented.care_months import CareMonths, Coming
from invented.care_opening import make_opening
from invented.care_placements import agree_long_term
from invented.care_stays import DeadEndError, Stay
from invented.care_teams import COURT_TEAMS, give_teams
from invented.cases import CarePeriod, CpPlan
from invented.days import age_on, days_of
from invented.leavers import Leaver, make_leavers
from invented.people import Child, Population
from invented.published import AS_AT
from invented.published_care import (
    FEBRUARY_START,
    MARCH_START,
    PRINTED_THREE,
    SAME_PLACEMENT,
    THREE_PLACEMENTS,
)

SEED, MOST_BEGINNINGS = 903, 60
# When the child who is on a plan too came into care.
ALSO_ON_PLAN = "2020-01"
OLDER_AGES = range(15, 18)
# In the months before: of all looked after, and of those looked after for long.
THREE_PLACEMENTS_RANGE = (0.07, 0.10)
SAME_PLACEMENT_RANGE = (0.70, 0.76)


@dataclass(frozen=True)
class Care:
    """All that the lists about care, leaving care and adoption are written from."""

    periods: list[CarePeriod]  # without short breaks; one row a period
    short_breaks: list[CarePeriod]
    leavers: list[Leaver]
    adoptions: list[Adoption]
    adopters: list[Adopter]
    alone: frozenset[Child]  # unaccompanied asylum seekers


def make_care(
    people: Population,
    taken: set[Child],
    both: Child,
    became_looked_after: Sequence[Child],
    *,
    into_care: Sequence[CpPlan] = (),
    undisturbed: Callable[[Child, date], bool] = lambda _child, _day: True,
) -> Care:
    """Make it all from children who are not taken.

    Parameters
    ----------
    people
        The families; their source of chance is left alone.
    taken
        Children who are known otherwise.
    both
        The child who is on a child protection plan and looked after.
    became_looked_after
        The first of 15 or over comes into care in March, the others at the end of February.
    into_care
        Child protection plans that ended because the child came into care: it did on that day.
    undisturbed
        Says whether a child's case may have been open from a day on, so that nobody is referred
        who is looked after.
    """
    problem = ""
    for number in range(MOST_BEGINNINGS):
        random = Random(SEED + number)
        reserved = {*taken, both, *became_looked_after, *(plan.child for plan in into_care)}
        pool = Pool(people, reserved, undisturbed, random)
        maker = _Maker(pool, both, became_looked_after, into_care, random)
        try:
            return maker.make()
        except DeadEndError as error:
            problem = str(error)
    raise ValueError(f"The published figures do not come out: {problem}")


class _Maker:
    def __init__(
        self,
        pool: Pool,
        both: Child,
        became_looked_after: Sequence[Child],
        into_care: Sequence[CpPlan],
        random: Random,
    ) -> None:
        self.pool, self.random = pool, random
        march, february = (f"{days[0]:%Y-%m}" for days in (MARCH_START, FEBRUARY_START))
        new_child = self._new_child(became_looked_after)
        self.coming: dict[str, list[Coming]] = defaultdict(list)
        self.coming[march].append(Coming(new_child, "agency", MARCH_START, stays=True))
        for child in became_looked_after:
            if child is not new_child:
                self.coming[february].append(Coming(child, "in-house", FEBRUARY_START, stays=True))
        self.coming[ALSO_ON_PLAN].append(Coming(both, "friends", stays=True))
        self.court_team = {both: COURT_TEAMS[2], new_child: COURT_TEAMS[2]}
        for plan in into_care:
            if plan.ended and plan.child not in became_looked_after:
                coming = Coming(plan.child, days=(plan.ended,))
                self.coming[f"{plan.ended:%Y-%m}"].append(coming)
            elif plan.child is new_child and plan.team in COURT_TEAMS:
                self.court_team[new_child] = plan.team

    def _new_child(self, became_looked_after: Sequence[Child]) -> Child:
        """Give the child who comes into care in March."""
        first = MARCH_START[0]
        for child in became_looked_after:
            if age_on(child.born, first) in OLDER_AGES and age_on(child.born, AS_AT) < 18:
                return child
        return self.pool.pick(first, OLDER_AGES[0], OLDER_AGES[-1])

    def make(self) -> Care:
        opening = make_opening(self.pool, self.random)
        stays = CareMonths(self.pool, opening, self.coming, self.random).make()
        _check(stays)
        adoptions = make_adoptions(stays, self.random)
        reversals = {made.stay: made for made in adoptions if made.reversed}
        orders = {made.stay: made.placement_order for made in adoptions}
        for stay in stays:
            revoked = reversals[stay].reversed if stay in reversals else None
            agree_long_term(stay, self.random, AS_AT)
            give_legal_statuses(stay, orders.get(stay), revoked, self.random)
        give_teams(stays, self.pool, self.court_team, self.random)
        periods = [period_of(stay) for stay in stays]
        return Care(
            sorted(periods, key=lambda period: (period.started, period.child.id)),
            make_short_breaks(self.pool, self.random),
            make_leavers(stays, self.pool, self.random),
            adoptions,
            make_adopters(adoptions, self.random),
            frozenset(stay.child for stay in stays if stay.alone),
        )


def _check(stays: Sequence[Stay]) -> None:
    """Begin anew unless the stability of placements is as printed."""
    for month, share in SAME_PLACEMENT.items():
        day = days_of(month)[-1]
        is_open = [stay for stay in stays if stay.is_open(day)]
        often = sum(stay.placements_to(day) > 2 for stay in is_open)
        long = [stay for stay in is_open if stay.is_long(day)]
        stable = sum(stay.is_stable(day) for stay in long) / len(long)
        printed = month in PRINTED_THREE
        low, high = THREE_PLACEMENTS_RANGE
        if not (often == THREE_PLACEMENTS[month] if printed else low < often / len(is_open) < high):
            raise DeadEndError(f"{often} children with three placements in {month}")
        low, high = SAME_PLACEMENT_RANGE
        if day == AS_AT:
            low, high = share - 0.0045, share + 0.0045
        if not low <= stable <= high:
            raise DeadEndError(f"{stable:.3f} in the same placement in {month}")
