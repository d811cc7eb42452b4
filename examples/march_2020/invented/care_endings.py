"""Who leaves care in a month, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from invented.care_days import working
from invented.care_stays import DeadEndError, Stay, of_kind
from invented.days import age_on
from invented.published import AS_AT
from invented.published_care import ADOPTED, MARCH_CEASED

FINAL_MONTH = f"{AS_AT:%Y-%m}"
# Why children leave and from which kind of placement, beside adoption and growing up.
REASONS: dict[tuple[str, str], int] = {
    ("E45", "friends"): 28,
    ("E46", "in-house"): 6,
    ("E46", "agency"): 3,
    ("E47", "in-house"): 4,
    ("E41", "friends"): 6,
    ("E41", "parents"): 4,
    ("E4A", "parents"): 12,
    ("E4A", "in-house"): 14,
    ("E4A", "agency"): 5,
    ("E4A", "friends"): 4,
    ("E4B", "in-house"): 2,
    ("E4B", "semi"): 2,
    ("E13", "friends"): 2,
    ("E3", "agency"): 1,
    ("E8", "in-house"): 1,
    ("E9", "residential"): 1,
}
FEWEST_MONTHS = {"E45": 8, "E46": 14, "E47": 6, "E41": 5, "E4A": 1, "E4B": 1}
AGES = {"E45": (0, 15), "E46": (0, 15), "E47": (0, 13), "E41": (0, 15), "E9": (15, 17)}
AGES |= {"E4B": (12, 17)}
# Leaving at 18, by kind of placement.
GROWN_UP: dict[str, dict[str, int]] = {
    "semi": {"E5": 70, "E6": 30},
    "residential": {"E5": 70, "E7": 30},
    "parents": {"E4A": 1},
    "friends": {"E8": 60, "E5": 25, "E13": 15},
    "in-house": {"E8": 60, "E5": 40},
    "agency": {"E8": 50, "E5": 50},
    "other": {"E5": 1},
}
LONG_STAY_SHARE = 0.45  # of children who have been in care long, how many are let go
FEWEST_DAYS_TO_ADOPTION = 75
VISITED_BEFORE = 16  # of March: a child of 16+ ceases after a visit in the month

Ending = tuple[Stay, str, list[date]]


def who_ceases(
    is_open: Sequence[Stay], month: str, count: int, days: Sequence[date], random: Random
) -> Iterator[Ending]:
    """Give those who leave, the reason, and the days on which it may be."""
    left = list(is_open)
    court_days = working(days)
    for stay in is_open:
        birthday = stay.child.born.replace(year=stay.child.born.year + 18)
        if f"{birthday:%Y-%m}" == month:
            reasons = GROWN_UP[stay.kind]
            left.remove(stay)
            count -= 1
            reason = random.choices(list(reasons), list(reasons.values()))[0]
            yield stay, reason, [birthday]
    placed = sorted(of_kind(left, "adoption"), key=lambda stay: stay.placements[-1].started)
    for stay in placed[: ADOPTED.get(month, 0)]:
        if (days[0] - stay.placements[-1].started).days < FEWEST_DAYS_TO_ADOPTION:
            raise DeadEndError(f"No child was placed for adoption long enough by {month}")
        left.remove(stay)
        count -= 1
        yield stay, random.choices(("E11", "E12"), (30, 70))[0], court_days
    if month == FINAL_MONTH:
        if count != len(MARCH_CEASED):
            raise DeadEndError("A child grew up in March")
        for reason, kinds in MARCH_CEASED:
            grown = reason == "E4A"
            for kind in kinds:
                fitting = [s for s in left if _fits(s, reason, kind, days[0], grown=grown)]
                if fitting:
                    break
            else:
                raise DeadEndError(f"No child ceases in March: {reason}")
            stay = random.choice(fitting)
            left.remove(stay)
            late = [day for day in court_days if day.day >= VISITED_BEFORE]
            yield stay, reason, late if grown else court_days
        return
    while count:
        reason, kind = random.choices(list(REASONS), list(REASONS.values()))[0]
        fitting = [stay for stay in left if _fits(stay, reason, kind, days[0])]
        if not fitting:
            continue
        stay = random.choice(fitting)
        if stay.is_long(days[0]) and random.random() > LONG_STAY_SHARE:
            continue
        left.remove(stay)
        count -= 1
        yield stay, reason, court_days


def _fits(stay: Stay, reason: str, kind: str, day: date, *, grown: bool = False) -> bool:
    youngest, oldest = (16, 17) if grown else AGES.get(reason, (0, 17))
    months = (day - stay.started).days / 30.4
    return (
        stay.kind == kind
        and not stay.alone
        and not stay.settled
        and months >= FEWEST_MONTHS.get(reason, 1)
        and youngest <= age_on(stay.child.born, day) <= oldest
    )
