"""Which printed counts other figures could correct, were they wrong."""

from __future__ import annotations

from xl_kpi.reconcile.claims import Claim
from xl_kpi.reconcile.component import Claims, Component
from xl_kpi.reconcile.relations import ONE, Adds, Divides


def tellable(component: Component) -> Claims:
    """Counts that a sum or a limit of printed figures tells, or a share of few cases.

    Without being told, a count is never said to be wrong: whatever it is, there would be a range
    of values for it.
    """
    claimed: dict[int, list[Claim]] = {}
    for claim in component.claims:
        claimed.setdefault(claim.number, []).append(claim)
    quotients = [r for r in component.relations if isinstance(r, Divides)]
    # A group's count may be hidden in its printed share.
    stands = {*claimed, ONE} | {r.above for r in quotients if r.value in claimed}
    told = 0
    for at, claim in enumerate(component.claims):
        number = claim.number
        near = [component.relations[place] for place in component.of_number[number]]
        added = any(isinstance(r, Adds) and {*r.numbers} <= stands for r in near)
        shares = any(isinstance(r, Divides) and _leaves_one(r, number, claimed) for r in near)
        if not claim.follows and (len(claimed[number]) > 1 or added or shares):
            told |= 1 << at
    return told


def _leaves_one(relation: Divides, number: int, claimed: dict[int, list[Claim]]) -> bool:
    """Whether a printed quotient and one count of two leave at most one whole number for the other."""
    other = relation.below if number == relation.above else relation.above
    if number == relation.value or relation.value not in claimed or other not in claimed:
        return False
    share, count = claimed[relation.value][0].reading, claimed[other][0].reading
    if share.high is None or count.high is None:
        return False
    if number == relation.above:
        return share.high * count.high - share.low * count.low < 1
    return share.low > 0 and count.high / share.low - count.low / share.high < 1
