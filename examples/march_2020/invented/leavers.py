"""Care leavers: who they are, and how they fare at the extract date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.care_children import Pool, make_young_people
from invented.care_stays import DeadEndError, Stay
from invented.care_teams import OLDER_TEAM
from invented.days import age_on
from invented.people import Child
from invented.published import AS_AT
from invented.published_care import LEAVERS, OTHER_LEAVERS
from invented.published_practice import ADVISERS_16, CASELOADS

RELEVANT, FORMER_RELEVANT, QUALIFYING = (
    "a) Relevant child",
    "b) Former relevant child",
    "c) Qualifying care leaver",
)
FEWEST_DAYS = 91  # thirteen weeks looked after
RETURNED_HOME = ("E4A", "E4B", "E41", "E45", "E46", "E47", "E3")
OLDEST_AGES = (22, 24)
IN_TOUCH = "a) Yes"
NOT_IN_TOUCH = {"b) No": 60, "d) Refu": 25, "e) NREQ": 15}
SUITABLE = {
    "U: Independent living": 38,
    "D: Semi-independent, transitional accommodation and self-contained accommodation": 22,
    "B: Parents/relatives": 13,
    "Z: With former foster carers": 10,
    "E: Supported lodgings": 7,
    "T: Foyers and similar supported accommodation": 5,
    "K: Ordinary lodgings, without formal support": 3,
    "C: Community home / residential care": 2,
}
UNSUITABLE = {"X: In custody": 45, "S: No fixed abode / homeless": 35, "W: Bed and breakfast": 20}
EET = {
    "F1: Full time in higher education": 12,
    "F2: Full time in education other than higher": 34,
    "F3: Full time in training or employment": 34,
    "P2: Part time in education other than higher": 6,
    "P3: Part time in training or employment": 14,
}
NEET = {
    "G4: Not in education, employment or training - illness or disability": 28,
    "G5: Not in education, employment or training - other": 52,
    "G6: Not in education, employment or training - pregnancy or parenting": 20,
}
# Of the others: in touch, in suitable accommodation, in education or work.
OTHER_SHARES = (0.87, 0.95, 0.5)


@dataclass(eq=False)
class Leaver:
    """A care leaver as the authority knows him or her."""

    child: Child
    eligibility: str
    alone: bool
    adviser: str
    in_touch: str = ""
    accommodation: str = ""
    suitability: str = ""
    activity: str = ""
    reviewed: date | None = None
    last_contact: date | None = None
    team: str = OLDER_TEAM

    @property
    def age(self) -> int:
        """Age at the extract date."""
        return age_on(self.child.born, AS_AT)


def make_leavers(stays: Sequence[Stay], pool: Pool, random: Random) -> list[Leaver]:
    """Make the care leavers: those who grew up in care since April 2018, and older ones."""
    grown_up = _grown_up(stays)
    known = Counter(age_on(child.born, AS_AT) for child in grown_up)
    births: list[date] = []
    for age, published in LEAVERS.items():
        births += _births(age, published.cohort - known[age], random)
    more = OTHER_LEAVERS - sum(count for age, count in known.items() if age not in LEAVERS)
    births += [_births(random.randint(*OLDEST_AGES), 1, random)[0] for _ in range(max(more, 0))]
    if more < 0 or any(known[age] > LEAVERS[age].cohort for age in LEAVERS):
        raise DeadEndError("Too many young people grew up in care")
    young = [*grown_up, *make_young_people(random, births, len(pool.older))]
    holders = CASELOADS[ADVISERS_16].holders
    advisers = [f"Worker {holder.number:03}" for holder in holders for _ in range(holder.cases)]
    random.shuffle(advisers)
    alone = {stay.child for stay in stays if stay.alone}
    leavers = [
        Leaver(child, _eligibility(child, random), child in alone, adviser)
        for child, adviser in zip(sorted(young, key=lambda c: c.id), advisers, strict=True)
    ]
    _fare(leavers, random)
    return leavers


def _grown_up(stays: Sequence[Stay]) -> list[Child]:
    """Give those who left care at 16 or over, and did not return to their families before 18."""
    here = {stay.child for stay in stays if stay.ended is None}
    found = {}
    for stay in stays:
        if stay.ended is None or stay.child in here:
            continue
        age = age_on(stay.child.born, stay.ended)
        entitled = age >= 16 and (stay.ended - stay.started).days >= FEWEST_DAYS
        if entitled and (age >= 18 or stay.ceased not in RETURNED_HOME):
            found[stay.child] = True
    return list(found)


def _births(age: int, count: int, random: Random) -> list[date]:
    """Give days of birth of young people who are of an age at the extract date."""
    latest = AS_AT.replace(year=AS_AT.year - age)
    return [latest - timedelta(days=random.randrange(365)) for _ in range(count)]


def _eligibility(child: Child, random: Random) -> str:
    age = age_on(child.born, AS_AT)
    if age < 18:
        return RELEVANT
    older = age >= OLDEST_AGES[0]
    return QUALIFYING if older and random.random() < 0.3 else FORMER_RELEVANT


def _fare(leavers: Sequence[Leaver], random: Random) -> None:
    """Say how each fares, so that the cohort comes out as published."""
    for age, published in LEAVERS.items():
        own = random.sample([one for one in leavers if one.age == age], published.cohort)
        in_touch = own[: published.in_touch]
        eet = set(random.sample(in_touch, published.eet))
        for number, one in enumerate(own):
            _record(
                one, number < published.in_touch, number < published.suitable, one in eet, random
            )
    for one in leavers:
        if one.age not in LEAVERS:
            lucky = [random.random() < share for share in OTHER_SHARES]
            _record(one, lucky[0], lucky[1], lucky[2], random)


def _record(one: Leaver, in_touch: bool, suitable: bool, eet: bool, random: Random) -> None:
    one.reviewed = AS_AT - timedelta(days=random.randint(5, 200))
    if not in_touch:
        one.in_touch = _pick(NOT_IN_TOUCH, random)
        one.last_contact = AS_AT - timedelta(days=random.randint(70, 300))
        return
    one.in_touch = IN_TOUCH
    one.last_contact = AS_AT - timedelta(days=random.randint(1, 56))
    one.accommodation = _pick(SUITABLE if suitable else UNSUITABLE, random)
    one.suitability = "a) Suitable" if suitable else "b) Unsuitable"
    in_custody = one.accommodation == "X: In custody"
    one.activity = _pick(EET if eet and not in_custody else NEET, random)


def _pick(shares: dict[str, int], random: Random) -> str:
    return random.choices(list(shares), list(shares.values()))[0]
