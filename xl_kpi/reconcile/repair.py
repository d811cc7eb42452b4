"""Which printed figures are wrong: the least that must be doubted for all the rest to hold.

1. Figures that hang together are looked at together. The printed figures narrow each number, and
   each relation narrows its numbers, until nothing changes. Where a number has no value left, the
   printed figures behind that contradict each other; none of them can be left out of that set
   without the contradiction going away.
2. Of every such set at least one figure must be wrong. The search doubts each figure of the set
   found in turn, looks whether the rest still contradict each other, and goes on from the choice
   that costs least: a total costs 2, a share or an average 3, any other count 5, and of what costs
   the same the fewest printed cells. The first choice that leaves no contradiction is the cheapest
   there is.
3. A count is doubted only where other counts can tell what it should be, or shares of it leave one
   value. Rounded shares that would leave it a range of values are doubted in its place, however
   many they are.
4. Where another figure would do as well in the place of one chosen, the one is taken that breaks
   more relations outright; else the one with fewer printed cells, the one in text and not in a
   table (text is typed by hand), the one that stands first. The other is named with it.
5. The numbers doubted are worked out from all others. A count that is not thereby fixed takes the
   nearest value that the other counts allow; the shares and averages made of it are then looked
   at again. That is why seven social workers among three workers make it seven workers, and the
   average caseload follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from xl_kpi.reconcile.claims import Claim
from xl_kpi.reconcile.component import Claims, Component
from xl_kpi.reconcile.printed import Reading, nearest_whole
from xl_kpi.reconcile.ranges import Contradicted, Ranges
from xl_kpi.reconcile.search import Search
from xl_kpi.reconcile.tellable import tellable

# How far from what is printed a count is looked for that others leave a range of values.
_FAR = 30


@dataclass(frozen=True)
class Repair:
    """Figures doubted, and what the numbers may be without them.

    ``instead`` are, for each claim doubted, others that may be wrong in its place; ``certain`` is
    False where the search was cut short.
    """

    component: Component
    doubted: Claims
    ranges: Ranges
    instead: dict[int, Claims] = field(default_factory=dict)
    certain: bool = True


def repaired(component: Component) -> Repair | None:
    """The least to doubt; None where nothing contradicts anything."""
    if component.agree(component.all):
        return None
    search = Search(component, never=component.counts & ~tellable(component)).run()
    if search.found is None:
        search = Search(component).run()
    assert search.found is not None  # with every claim doubted nothing contradicts
    chosen = _best_of_alike(component, search.found, search.cores)
    repair = _settled(component, chosen)
    return replace(
        repair,
        instead=_instead(component, chosen, search.cores),
        certain=search.certain and repair.certain,
    )


def _best_of_alike(component: Component, chosen: Claims, cores: Sequence[Claims]) -> Claims:
    """The best of the sets that come from another by doubting one claim in another's place."""
    cost = {at: claim.doubt for at, claim in enumerate(component.claims)}
    for at in component.set_of(chosen):
        swaps = (
            _swapped(chosen, 1 << at, other)
            for other in component.set_of(_near(cores, 1 << at) & ~chosen)
            if cost[other] <= cost[at]
        )
        alike = [one for one in swaps if _does(component, one, cores)]
        chosen = min([chosen, *alike], key=lambda one: _rank(component, one))
    return chosen


def _instead(component: Component, chosen: Claims, cores: Sequence[Claims]) -> dict[int, Claims]:
    """For each claim doubted, the others that would do as well in its place."""
    instead = dict.fromkeys(component.set_of(chosen), 0)
    everywhere = 0
    for core in cores:
        everywhere |= core
    for other in component.set_of(everywhere & ~chosen):
        beside = _near(cores, 1 << other) & chosen
        alone = [
            at for at in component.set_of(beside)
            if _does(component, _swapped(chosen, 1 << at, other), cores)
        ]  # fmt: skip
        # One count may do in the place of all the shares made of it, though none tells its value.
        if not alone and beside.bit_count() > 1:
            together = _swapped(chosen, beside, other)
            alone = component.set_of(beside) if _agree(component, together, cores) else []
        for at in alone:
            instead[at] |= 1 << other
    return instead


def _near(cores: Iterable[Claims], claims: Claims) -> Claims:
    """All claims that contradict one of these, or do so together with it."""
    near = 0
    for core in cores:
        near |= core if core & claims else 0
    return near & ~claims


def _swapped(chosen: Claims, out: Claims, other: int) -> Claims:
    return chosen & ~out | 1 << other


def _does(component: Component, doubted: Claims, cores: Sequence[Claims]) -> bool:
    """Whether without these nothing contradicts, and each count doubted can be told."""
    return _agree(component, doubted, cores) and component.tells_counts(doubted)


def _agree(component: Component, doubted: Claims, cores: Sequence[Claims]) -> bool:
    """Whether without these nothing contradicts; known contradictions are looked at first."""
    known = any(not core & doubted for core in cores)
    return not known and component.agree(component.all & ~doubted)


def _rank(component: Component, doubted: Claims) -> tuple[int, ...]:
    """The better of several equally cheap choices comes first."""
    claims = [component.claims[at] for at in component.set_of(doubted)]
    numbers = {claim.number for claim in claims}
    broken = sum(bool(numbers & {*component.relations[at].numbers}) for at in _broken(component))
    cells = [cell for claim in claims for cell in claim.cells]
    tables = sum(bool(cell.table) for cell in cells)
    first = min((cell.line for cell in cells), default=0)
    return (-broken, len(cells), tables, first)


def _broken(component: Component) -> list[int]:
    """Relations that the printed figures break outright, without any other's help."""
    broken = []
    for at, relation in enumerate(component.relations):
        ranges = Ranges((*component.whole, True))
        ranges.low[-1] = ranges.high[-1] = 1
        try:
            for claim in component.claims:
                if claim.number in relation.numbers:
                    ranges.claim(claim.number, claim.reading, 0)
            relation.narrow(ranges)
        except Contradicted:
            broken.append(at)
    return broken


def _settled(component: Component, doubted: Claims) -> Repair:
    """Counts that nothing fixes take the nearest value that other counts allow."""
    certain = True
    settled: set[int] = set()
    while True:
        ranges = component.narrowed(component.all & ~doubted)
        fix = _to_fix(component, doubted, ranges, settled)
        if fix is None:
            return Repair(component, doubted, ranges, certain=certain)
        number, value = fix
        settled.add(number)
        wider = _with(component, Claim(number, Reading(value, value, value), ()))
        search = Search(wider, must=doubted, never=1 << len(component.claims)).run()
        if search.found is not None:
            component, doubted = wider, search.found
            certain = certain and search.certain


def _to_fix(
    component: Component, doubted: Claims, ranges: Ranges, settled: set[int]
) -> tuple[int, int] | None:
    """A count that is left with several values, and the nearest that it may have."""
    by_counts = component.narrowed(component.counts & ~doubted)
    for at in component.set_of(doubted & component.counts):
        claim = component.claims[at]
        number = claim.number
        if not component.whole[number] or number in settled or ranges.only(number) is not None:
            continue
        value = nearest_whole(by_counts.low[number], by_counts.high[number], claim.said)
        if value == claim.said:
            value = _nearest(component, doubted, ranges, claim)
        if value != claim.said:
            return number, value
    return None


def _nearest(component: Component, doubted: Claims, ranges: Ranges, claim: Claim) -> int:
    """The value nearest to what is printed with which all other figures agree, if it is near."""
    said, number = int(claim.said), claim.number
    high = ranges.high[number]
    for step in range(1, _FAR):
        for value in (said - step, said + step):
            if value < ranges.low[number] or (high is not None and value > high):
                continue
            tried = _with(component, Claim(number, Reading(value, value, value), ()))
            if tried.agree(tried.all & ~doubted):
                return value
    return said


def _with(component: Component, claim: Claim) -> Component:
    return Component(
        component.numbers, component.whole, component.relations, [*component.claims, claim]
    )  # fmt: skip
