"""Numbers that hang together, with what is claimed of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from xl_kpi.reconcile.claims import Claim
from xl_kpi.reconcile.ranges import Contradicted, Ranges
from xl_kpi.reconcile.relations import ONE, Adds, Changes, Divides, Relation

# A set of claims: a bit each, in the order of ``Component.claims``.
Claims = int
# Narrowing that goes on and on is cut short: what it has left out by then stays left out.
_STEPS = 60


@dataclass
class Component:
    """Numbers that hang together, numbered anew from 0; the last stands for the 1 of shares."""

    numbers: tuple[int, ...]
    whole: tuple[bool, ...]
    relations: tuple[Relation, ...]
    claims: list[Claim]
    of_number: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.of_number = [[] for _ in range(len(self.numbers) + 1)]
        for at, relation in enumerate(self.relations):
            for number in {*relation.numbers} - {ONE}:
                self.of_number[number].append(at)

    @property
    def all(self) -> Claims:
        """Every claim."""
        return (1 << len(self.claims)) - 1

    def set_of(self, claims: Claims) -> list[int]:
        """The claims of a set, by their place."""
        return [at for at in range(len(self.claims)) if claims >> at & 1]

    def narrowed(self, claims: Claims) -> Ranges:
        """What each number may be if these claims are right; Contradicted where that cannot be."""
        ranges = Ranges((*self.whole, True))
        ranges.low[ONE] = ranges.high[ONE] = 1
        for at in self.set_of(claims):
            claim = self.claims[at]
            ranges.claim(claim.number, claim.reading, 1 << at)
            ranges.changed.add(claim.number)
        self._settle(ranges)
        return ranges

    def _settle(self, ranges: Ranges) -> None:
        looked = [0] * len(self.relations)
        waiting: deque[int] = deque()
        queued: set[int] = set()
        while ranges.changed or waiting:
            for number in sorted(ranges.changed):
                for at in self.of_number[number]:
                    if at not in queued and looked[at] < _STEPS:
                        queued.add(at)
                        waiting.append(at)
            ranges.changed.clear()
            if waiting:
                at = waiting.popleft()
                queued.discard(at)
                looked[at] += 1
                self.relations[at].narrow(ranges)

    def agree(self, claims: Claims) -> bool:
        """Whether these claims do not contradict each other."""
        try:
            self.narrowed(claims)
        except Contradicted:
            return False
        return True

    def contradiction(self, claims: Claims) -> Claims:
        """Some of these claims that cannot all be right, no fewer than needed; 0 if there are none."""
        try:
            self.narrowed(claims)
        except Contradicted as found:
            core = found.by & claims
        else:
            return 0
        for at in self.set_of(core):
            without = core & ~(1 << at)
            if without != core:
                try:
                    self.narrowed(without)
                except Contradicted as found:
                    core = found.by & without
        return core

    @property
    def counts(self) -> Claims:
        """All claims but shares and averages."""
        return sum(1 << at for at, claim in enumerate(self.claims) if not claim.follows)

    def tells_counts(self, doubted: Claims) -> bool:
        """Whether each count doubted is denied by other counts, or left with one value."""
        by_counts = self.narrowed(self.counts & ~doubted)
        by_all = self.narrowed(self.all & ~doubted)
        for at in self.set_of(doubted & self.counts):
            claim = self.claims[at]
            number, high = claim.number, by_counts.high[claim.number]
            denied = claim.said < by_counts.low[number] or (high is not None and claim.said > high)
            if not denied and by_all.only(number) is None:
                return False
        return True


def components(
    claims: Sequence[Claim], relations: Iterable[Relation], whole: Sequence[bool]
) -> list[Component]:
    """Numbers of which something is claimed, in sets that have no relation in common."""
    joined = list(range(len(whole)))

    def find(at: int) -> int:
        while joined[at] != at:
            joined[at] = joined[joined[at]]
            at = joined[at]
        return at

    used = [*relations]
    for relation in used:
        first, *others = (number for number in relation.numbers if number != ONE)
        for other in others:
            joined[find(other)] = find(first)
    of_root: dict[int, tuple[list[Claim], list[Relation]]] = {}
    for claim in claims:
        of_root.setdefault(find(claim.number), ([], []))[0].append(claim)
    for relation in used:
        root = find(next(number for number in relation.numbers if number != ONE))
        if root in of_root:
            of_root[root][1].append(relation)
    return [_renumbered(own, related, whole) for own, related in of_root.values()]


def _renumbered(
    claims: Sequence[Claim], relations: Sequence[Relation], whole: Sequence[bool]
) -> Component:
    seen = {number for relation in relations for number in relation.numbers} - {ONE}
    numbers = tuple(sorted(seen | {claim.number for claim in claims}))
    place = {number: at for at, number in enumerate(numbers)} | {ONE: ONE}
    return Component(
        numbers,
        tuple(whole[number] for number in numbers),
        tuple(_moved(relation, place) for relation in relations),
        [replace(claim, number=place[claim.number]) for claim in claims],
    )


def _moved(relation: Relation, place: dict[int, int]) -> Relation:
    match relation:
        case Adds(left, right, equal, about):
            return Adds(
                tuple(place[n] for n in left), tuple(place[n] for n in right), equal, about
            )  # fmt: skip
        case Divides(value, above, below, about):
            return Divides(place[value], place[above], place[below], about)
        case Changes(change, now, before, step, about):
            return Changes(place[change], place[now], place[before], step, about)
    raise TypeError(relation)
