"""Who is looked after on the day before the months that are made one by one."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from invented.care_children import Pool
from invented.care_placements import may_go, new_placement
from invented.care_stays import DeadEndError, Placement, Stay, of_kind
from invented.days import age_on
from invented.people import Child
from invented.published_care import BEGIN, KINDS, MONTH_ENDS

# Youngest and oldest age, and how many: about as in an English shire county.
AGES: tuple[tuple[int, int, int], ...] = (
    (0, 0, 16),
    (1, 4, 46),
    (5, 9, 70),
    (10, 13, 86),
    (14, 15, 72),
    (16, 17, 42),
)
# Years looked after, and how many of a hundred.
YEARS_IN_CARE: tuple[tuple[float, float, int], ...] = (
    (0.03, 0.5, 13),
    (0.5, 1, 12),
    (1, 2.5, 27),
    (2.5, 5, 30),
    (5, 10, 18),
)
SETTLED_SHARE = 0.85
MOVES_A_YEAR = {True: 0.04, False: 1.4}  # by whether the child has settled
FIRST_MOVE_SHARE = 0.4  # of children who move on within half a year of coming into care
NEEDS = {"N1": 70, "N5": 10, "N4": 8, "N3": 4, "N6": 3, "N8": 3, "N2": 2}
DISABILITY_IS_THE_NEED = 0.6  # of disabled children not looked after for any other reason
ADOPTION_MONTHS = (10, 24)  # in care, when placed for adoption or soon after
SCARCE_FIRST = ("adoption", "semi", "residential", "other", "parents", "friends", "agency")


def make_opening(pool: Pool, random: Random) -> list[Stay]:
    """Make the stays that are open on the first month end."""
    left = {ages[:2]: ages[2] for ages in AGES}
    stays: list[Stay] = []
    while any(left.values()):
        band = max(left, key=lambda ages: left[ages])
        child = pool.pick(BEGIN, *band)
        days = _days_in_care(random)
        family = [child]
        for other in pool.siblings(child, BEGIN):
            own = next(ages for ages in left if ages[0] <= age_on(other.born, BEGIN) <= ages[1])
            if left[own] > (own == band) and random.random() < 0.6:
                family.append(pool.take(other))
                left[own] -= 1
        left[band] -= 1
        need = random.choices(list(NEEDS), list(NEEDS.values()))[0]
        for member in family:
            started = _start(member.born, days)
            need_of = "N2" if need == "N1" and _is_disabled(member, random) else need
            stays.append(Stay(member, [Placement(started, "", "")], need=need_of))
    _place(stays, random)
    for stay in stays:
        _give_past(stay, random)
    return stays


def _is_disabled(child: Child, random: Random) -> bool:
    return child.disability == "a) Yes" and random.random() < DISABILITY_IS_THE_NEED


def _days_in_care(random: Random) -> int:
    first, last, _ = random.choices(YEARS_IN_CARE, [share for *_, share in YEARS_IN_CARE])[0]
    return int(random.uniform(first, last) * 365)


def _start(born: date, days: int) -> date:
    """Give the day that care began: not on the edges of a month, nor before birth."""
    day = max(BEGIN - timedelta(days=days), born + timedelta(days=2))
    return min(max(day.replace(day=min(max(day.day, 2), 28)), born + timedelta(days=1)), BEGIN)


def _place(stays: list[Stay], random: Random) -> None:
    """Say which kind of placement each child is in, so that the kinds have their numbers."""
    counts = dict(zip(KINDS, MONTH_ENDS[f"{BEGIN:%Y-%m}"].kinds, strict=True))
    waiting = random.sample(stays, len(stays))
    for kind in SCARCE_FIRST:
        fitting = [stay for stay in waiting if _fits(stay, kind)]
        if kind == "residential":
            # The older, the likelier.
            fitting.sort(key=lambda stay: random.random() * (1 + age_on(stay.child.born, BEGIN)))
            fitting.reverse()
        for stay in fitting[: counts[kind]]:
            waiting.remove(stay)
            stay.placements = [new_placement(kind, stay.child, stay.started, random)]
    for stay in waiting:
        stay.placements = [new_placement("in-house", stay.child, stay.started, random)]
    if any(len(of_kind(stays, kind)) != count for kind, count in counts.items()):
        raise DeadEndError("Too few children for a kind of placement")


def _fits(stay: Stay, kind: str) -> bool:
    months = (BEGIN - stay.started).days / 30.4
    if kind == "adoption" and not ADOPTION_MONTHS[0] <= months <= ADOPTION_MONTHS[1]:
        return False
    return may_go(stay.child, kind, BEGIN)


def _give_past(stay: Stay, random: Random) -> None:
    """Give a child the placements before the present one."""
    settled = random.random() < SETTLED_SHARE
    moves: list[date] = []
    day = stay.started
    if random.random() < FIRST_MOVE_SHARE:
        moves.append(day + timedelta(days=random.randint(10, 170)))
    while True:
        day += timedelta(days=int(random.expovariate(MOVES_A_YEAR[settled] / 365)) + 20)
        if day >= BEGIN:
            break
        moves.append(day)
    now = stay.placements[0]
    if now.kind == "adoption":
        # Placed after most of a year with foster carers.
        recently = (BEGIN - stay.started).days // 3
        moves = [BEGIN - timedelta(days=random.randint(20, recently))]
    if not may_go(stay.child, now.kind, max([stay.started, *moves])):
        moves.append(BEGIN - timedelta(days=random.randint(5, 80)))
    moves = sorted({day.replace(day=min(max(day.day, 2), 28)) for day in moves})
    moves = [day for day in moves if stay.started + timedelta(days=4) < day < BEGIN]
    starts = [stay.started, *moves]
    last = Placement(starts[-1], now.code, now.provider)
    earlier = [
        new_placement(_earlier_kind(stay, day, random), stay.child, day, random)
        for day in starts[:-1]
    ]
    stay.placements = [*earlier, last]


def _earlier_kind(stay: Stay, day: date, random: Random) -> str:
    kind = random.choices(("in-house", "agency", "friends", "residential"), (60, 20, 15, 5))[0]
    return kind if may_go(stay.child, kind, day) else "in-house"
