"""What contacts, referrals and assessments already say of the children, for the lists after them."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from invented.assessments import Assessment
from invented.days import age_on
from invented.front_door import FrontDoor
from invented.people import Child, Family, Population
from invented.published import AS_AT, CIN_PLAN, CLOSE

GROUP_SIZES = {1: 34, 2: 34, 3: 21, 4: 11}
TRIES = 4000


class Background:
    """The families, with their referrals and assessments, and one source of chance of its own.

    The population's own source of chance is left alone, so that contacts and referrals stay the
    same whatever is made of them here.
    """

    def __init__(
        self, people: Population, door: FrontDoor, assessments: list[Assessment], seed: int
    ) -> None:
        self.random = Random(seed)
        self.families = people.families
        self.assessments = assessments
        self.family_of: dict[Child, Family] = {
            child: family for family in people.families for child in family.children
        }
        self.children = list(self.family_of)
        self._referred: dict[Child, list[date]] = defaultdict(list)
        for event in door.referrals:
            for child in event.children:
                self._referred[child].append(event.received.date())
        referrals = sorted(door.referrals, key=lambda event: event.received)
        self._days = [event.received.date() for event in referrals]
        self._families = [self.family_of[event.children[0]] for event in referrals]
        self._concluded: dict[Child, list[date]] = defaultdict(list)
        for made in assessments:
            if made.authorised and made.outcome in (CLOSE, CIN_PLAN):
                self._concluded[made.child].append(made.authorised)

    def undisturbed(self, child: Child, first: date, last: date = AS_AT) -> bool:
        """Whether a case may have gone on: no referral nor concluding assessment after the first.

        A referral is of a child whose case is not open, and an assessment that closes the case
        or leads to a plan of its own contradicts a plan that goes on.
        """
        days = [*self._referred.get(child, ()), *self._concluded.get(child, ())]
        return not any(first < day <= last for day in days)

    def referred_family(self, day: date) -> Family:
        """Pick a family referred in the thirteen months before a day."""
        first = bisect(self._days, day - timedelta(days=400))
        last = bisect(self._days, day)
        return self._families[self.random.randrange(first, last)]

    def any_family(self) -> Family:
        """Pick any family."""
        return self.random.choice(self.families)

    def group_size(self, most: int) -> int:
        """Draw how many brothers and sisters something is about."""
        return min(self.pick(GROUP_SIZES), most)

    def pick(self, shares: dict[int, int]) -> int:
        """Pick a number by its share."""
        return self.random.choices(list(shares), list(shares.values()))[0]

    def find(
        self, family: Callable[[], Family], size: int, fits: Callable[[Child], bool]
    ) -> list[Child]:
        """Find so many children of one family who fit, or one fewer if no family has them."""
        for _ in range(TRIES):
            fitting = [child for child in family().children if fits(child)]
            if len(fitting) >= size:
                chosen = set(self.random.sample(range(len(fitting)), size))
                return [child for at, child in enumerate(fitting) if at in chosen]
        if size > 1:
            return self.find(family, size - 1, fits)
        raise ValueError("No child fits.")


def is_child_to_the_end(child: Child, day: date) -> bool:
    """Whether a child is known, or expected, on a day and under 18 at the extract date."""
    return child.can_be_known_on(day) and age_on(child.born, AS_AT) < 18
