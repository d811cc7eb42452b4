"""The legal statuses that children have, from the day they come into care."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from invented.care_stays import Placement, Stay
from invented.days import age_on, working_day_after
from invented.published import AS_AT

AGREED, INTERIM, FULL, PLACEMENT_ORDER = "V2", "C1", "C2", "E1"
EMERGENCIES = {"L1": 60, "L2": 40}
EMERGENCY_SHARE = 0.08
AGREED_SHARE = {True: 0.4, False: 0.09}  # for good, by whether the child was 13 or older
AGREED_AT_FIRST_SHARE = 0.3
# A change of placement on the day of the order, where one is near.
TOGETHER_SHARE = 0.3
PROCEEDINGS = (130, 330)  # days from the interim order to the full one


def give_legal_statuses(
    stay: Stay, placement_order: date | None, revoked: date | None, random: Random
) -> None:
    """Give a stay its legal statuses."""
    end = stay.ended or AS_AT + timedelta(days=1)
    with_parents = any(placement.code == "P1" for placement in stay.placements)
    ordered = with_parents or placement_order is not None
    older = age_on(stay.child.born, stay.started) >= 13
    if stay.alone or (not ordered and random.random() < AGREED_SHARE[older]):
        stay.legal = [(stay.started, AGREED)]
        return
    statuses = _before_orders(stay, with_parents=with_parents, random=random)
    interim = statuses[-1][0]
    if placement_order is not None:
        statuses = [(day, status) for day, status in statuses if day < placement_order]
        statuses.append((placement_order, PLACEMENT_ORDER))
        if revoked is not None:
            statuses.append((revoked, FULL))
    else:
        statuses.append((_full_order(stay, interim, random), FULL))
    stay.legal = [(day, status) for day, status in statuses if day < end]


def _before_orders(stay: Stay, *, with_parents: bool, random: Random) -> list[tuple[date, str]]:
    """Give the statuses up to the interim care order."""
    start = stay.started
    if random.random() < EMERGENCY_SHARE and not with_parents:
        emergency = random.choices(list(EMERGENCIES), list(EMERGENCIES.values()))[0]
        days = {"L1": 2, "L2": 7}[emergency]
        return [(start, emergency), (start + timedelta(days=days), INTERIM)]
    if random.random() < AGREED_AT_FIRST_SHARE and not with_parents:
        days = random.randint(12, 90)
        return [(start, AGREED), (start + timedelta(days=days), INTERIM)]
    return [(start, INTERIM)]


def _full_order(stay: Stay, interim: date, random: Random) -> date:
    first, last = (interim + timedelta(days=days) for days in PROCEEDINGS)
    near: list[Placement] = [p for p in stay.placements if first <= p.started <= last]
    if near and random.random() < TOGETHER_SHARE:
        return random.choice(near).started
    day = first + timedelta(days=random.randrange((last - first).days))
    return day if day.year < 2018 else working_day_after(day, 1)
