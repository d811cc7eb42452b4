"""Children with a plan of adoption, and people who want to adopt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.care_stays import ADOPTIVE, DeadEndError, Stay
from invented.days import age_on, year_before
from invented.people import DISABILITIES, ETHNICITIES, Child
from invented.published import AS_AT
from invented.published_care import ADOPTED, REVERSED, WAITING_FOR_ADOPTION

ADOPTED_REASONS = ("E11", "E12")
REVERSAL_REASONS = (
    "RD1 - The child’s needs changed subsequent to the decision",
    "RD3 - Prospective adopters could not be found",
    "RD2 - The Court did not make a placement order",
)
NO_ORDER = REVERSAL_REASONS[2]
MATCHED_NOT_PLACED = 2  # of the children who wait
IN_PROCESS, LEFT_PROCESS = 6, 4  # families without a child
LEAVING_REASONS = ("1 - Adopter withdrew from process", "2 - Process put on hold")
COUPLES_SHARE = 0.8


@dataclass(eq=False)
class Adoption:
    """A child's way to adoption."""

    stay: Stay
    decided: date
    placement_order: date | None
    matched: date | None = None
    placed: date | None = None
    reversed: date | None = None
    reversal_reason: str = ""
    fostered: date | None = None  # the day it came to foster carers who may adopt
    family_id: str = ""

    @property
    def child(self) -> Child:
        """The child."""
        return self.stay.child

    @property
    def adopted(self) -> date | None:
        """The day of the adoption order."""
        return self.stay.ended if self.stay.ceased in ADOPTED_REASONS else None

    @property
    def is_listed(self) -> bool:
        """Whether the child was adopted or the decision reversed in twelve months, or waits."""
        done = self.adopted or self.reversed
        return done > year_before(AS_AT) if done else self.stay.ended is None


@dataclass(eq=False)
class Adopter:
    """One who wants to adopt, alone or as one of a couple."""

    id: str
    family_id: str
    gender: str
    ethnicity: str
    disability: str
    enquired: date
    stages: tuple[date | None, ...]  # first and last day of stage 1, and of stage 2
    adoption: Adoption | None = None
    left: date | None = None
    leaving_reason: str = ""


def make_adoptions(stays: Sequence[Stay], random: Random) -> list[Adoption]:
    """Make the ways of all children who were placed, who wait, or whose decision was reversed."""
    made = [
        _placed(stay, random)
        for stay in stays
        if any(placement.code in ADOPTIVE for placement in stay.placements)
    ]
    waiting = sum(one.stay.ended is None for one in made)
    placed = {one.stay for one in made}
    young = [
        stay
        for stay in stays
        if stay.ended is None
        and stay not in placed
        and not stay.settled
        and stay.kind in ("in-house", "agency")
        and all(placement.code != "P1" for placement in stay.placements)
        and age_on(stay.child.born, AS_AT) <= 7
    ]
    unplaced = _sample(young, 240, 560, WAITING_FOR_ADOPTION - waiting, random)
    made += [
        _waiting(stay, number < MATCHED_NOT_PLACED, random) for number, stay in enumerate(unplaced)
    ]
    young = [stay for stay in young if stay not in unplaced]
    for stay, reason in zip(
        _sample(young, 620, 1500, REVERSED, random), REVERSAL_REASONS, strict=True
    ):
        made.append(_reversed(stay, reason, random))
    listed = [one for one in made if one.is_listed]
    last_year = f"{year_before(AS_AT):%Y-%m}"
    in_year = sum(count for month, count in ADOPTED.items() if month > last_year)
    if sum(one.adopted is not None for one in listed) != in_year:
        raise DeadEndError("Not the children adopted in the year")
    if not any(one.adopted and one.fostered for one in listed):
        raise DeadEndError("No foster carer adopted")
    made.sort(key=lambda one: (one.stay.started, one.child.id))
    with_family = [one for one in made if one.matched]
    for number, one in enumerate(with_family):
        one.family_id = f"AF{301 + number}"
    return made


def _placed(stay: Stay, random: Random) -> Adoption:
    at, adoptive = next(
        (at, placement)
        for at, placement in enumerate(stay.placements)
        if placement.code in ADOPTIVE
    )
    placed, wait = adoptive.started, (adoptive.started - stay.started).days
    if adoptive.same_carer:
        # Matched with its foster carers before there was an order.
        order = _after(placed, -35, -14, random)
        decided = _after(order, -70, -30, random)
        fostered = stay.placements[at - 1].started
        matched = max(_after(decided, 4, 25, random), fostered)
        return Adoption(stay, decided, order, matched, placed, fostered=fostered)
    decided = _after(stay.started, wait * 0.4, wait * 0.52, random)
    order = _after(decided, 20, wait * 0.2, random)
    matched = _after(placed, -max(9, wait // 9), -8, random)
    return Adoption(stay, decided, order, matched, placed)


def _waiting(stay: Stay, is_matched: bool, random: Random) -> Adoption:
    wait = (AS_AT - stay.started).days
    decided = _after(stay.started, wait * 0.5, wait * 0.6, random)
    order = _after(decided, 20, 60, random)
    matched = AS_AT - timedelta(days=random.randint(3, 18)) if is_matched else None
    return Adoption(stay, decided, order, matched)


def _reversed(stay: Stay, reason: str, random: Random) -> Adoption:
    last = AS_AT - timedelta(days=random.randint(20, 330))
    wait = (last - stay.started).days
    decided = _after(stay.started, wait * 0.4, wait * 0.6, random)
    order = None if reason == NO_ORDER else _after(decided, 20, 60, random)
    return Adoption(stay, decided, order, reversed=last, reversal_reason=reason)


def _after(day: date, fewest: float, most: float, random: Random) -> date:
    """Give a weekday so many days after a day."""
    found = day + timedelta(days=random.randint(int(fewest), max(int(fewest), int(most))))
    return found - timedelta(days=max(found.weekday() - 4, 0))


def _sample(
    stays: Sequence[Stay], fewest: int, most: int, count: int, random: Random
) -> list[Stay]:
    fitting = [stay for stay in stays if fewest <= (AS_AT - stay.started).days <= most]
    if not 0 <= count <= len(fitting):
        raise DeadEndError("Too few young children for adoption")
    return random.sample(fitting, count)


def make_adopters(adoptions: Sequence[Adoption], random: Random) -> list[Adopter]:
    """Make the families of children on the list, and families still without a child."""
    adopters: list[Adopter] = []
    for adoption in adoptions:
        if adoption.is_listed and adoption.matched:
            approved = adoption.matched - timedelta(days=random.randint(30, 240))
            enquired = approved - timedelta(days=random.randint(230, 320))
            adopters += _family(adoption.family_id, enquired, 4, random, adoption)
    for number in range(IN_PROCESS):
        enquired = AS_AT - timedelta(days=random.randint(60, 330))
        adopters += _family(f"AF{201 + number}", enquired, number % 5, random)
    for number in range(LEFT_PROCESS):
        left = AS_AT - timedelta(days=80 * number + random.randint(10, 60))
        enquired = left - timedelta(days=random.randint(45, 59))
        reason = random.choice(LEAVING_REASONS)
        for adopter in _family(f"AF{251 + number}", enquired, 1, random):
            adopter.left, adopter.leaving_reason = left, reason
            adopters.append(adopter)
    for number, adopter in enumerate(adopters):
        adopter.id = f"A{1401 + number}"
    return adopters


def _family(
    family_id: str, enquired: date, stages: int, random: Random, adoption: Adoption | None = None
) -> list[Adopter]:
    days = [enquired]
    for fewest, most in ((10, 35), (50, 75), (2, 20), (100, 130)):
        days.append(_after(days[-1], fewest, most, random))
    done = tuple(
        day if number < stages and day <= AS_AT else None for number, day in enumerate(days[1:])
    )
    couple = random.random() < COUPLES_SHARE
    genders = ("b) Female", "a) Male") if couple else ("b) Female",)
    return [
        Adopter(
            "",
            family_id,
            gender,
            random.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0],
            "a) Yes" if random.random() * 100 < DISABILITIES["a) Yes"] else "b) No",
            enquired,
            done,
            adoption,
        )
        for gender in genders
    ]
