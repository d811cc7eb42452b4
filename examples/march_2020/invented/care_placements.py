"""Which placements a child may go to, and the codes of each kind."""

from __future__ import annotations

from datetime import date
from random import Random

from invented.care_stays import Placement, Stay
from invented.days import age_on
from invented.people import Child

# Codes and providers of each kind, with their shares; residential ones depend on the child.
CODES: dict[str, dict[tuple[str, str], int]] = {
    "friends": {("U3", "PR1"): 1},
    "in-house": {("U6", "PR1"): 1},
    "agency": {("U6", "PR4"): 85, ("U6", "PR5"): 12, ("U6", "PR2"): 3},
    "adoption": {("A6", "PR1"): 70, ("A6", "PR5"): 15, ("A6", "PR2"): 15},
    "parents": {("P1", "PR0"): 1},
    "semi": {("H5", "PR4"): 60, ("H5", "PR5"): 25, ("P2", "PR1"): 15},
    "other": {("Z1", "PR4"): 1},
}
HOMES: dict[tuple[str, str], int] = {("K2", "PR4"): 80, ("K2", "PR1"): 10, ("K2", "PR5"): 10}
DISABLED_HOMES: dict[tuple[str, str], int] = {
    ("K2", "PR4"): 50,
    ("S1", "PR4"): 25,
    ("S1", "PR2"): 10,
    ("R1", "PR4"): 15,
}
YOUNGEST = {"residential": 9, "semi": 16, "other": 12}
YOUNGEST_DISABLED_IN_HOME = 6


def may_go(child: Child, kind: str, day: date, *, alone: bool = False) -> bool:
    """Whether a child may be in a kind of placement on a day."""
    age = age_on(child.born, day)
    if kind == "adoption":
        return age <= 5
    if kind == "residential" and child.disability == "a) Yes":
        return age >= YOUNGEST_DISABLED_IN_HOME
    if alone and kind in ("friends", "parents"):
        return False
    return age >= YOUNGEST.get(kind, 0)


def new_placement(kind: str, child: Child, day: date, random: Random) -> Placement:
    """Begin a placement with another carer."""
    codes = CODES.get(kind) or (DISABLED_HOMES if child.disability == "a) Yes" else HOMES)
    code, provider = random.choices(list(codes), list(codes.values()))[0]
    return Placement(day, code, provider)


def agree_long_term(stay: Stay, random: Random, last: date) -> None:
    """Let a foster placement that has gone on long become a long-term one, with the same carer."""
    carers = [at for at, p in enumerate(stay.placements) if not p.same_carer]
    ends = [stay.placements[at].started for at in carers[1:]] + [stay.ended or last]
    for at, end in reversed(list(zip(carers, ends, strict=True))):
        before = stay.placements[at]
        long_term = {"U6": "U4", "U3": "U1"}.get(before.code)
        after = random.randint(240, 700)
        if long_term is None or (end - before.started).days < after + 60:
            continue
        agreed = date.fromordinal(before.started.toordinal() + after)
        if at + 1 < len(stay.placements) and stay.placements[at + 1].same_carer:
            continue  # the carer adopts
        stay.placements.insert(at + 1, Placement(agreed, long_term, before.provider, True))
