"""The search for the cheapest set of printed figures to doubt."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

from xl_kpi.reconcile.component import Claims, Component

# More than any report has needed; a search that takes longer is cut short, and says so.
MOST_TRIED = 1000
_MOST_CELLS = 1000


@dataclass
class Search:
    """Sets of claims without which the others do not contradict each other, the cheapest first.

    Parameters
    ----------
    component
        Numbers and claims.
    must
        Claims that are doubted already, at no cost.
    never
        Claims that are not doubted.
    found
        The cheapest set; None where there is none.
    certain
        False where the search was cut short.
    cores
        Sets of claims that cannot all be right, none of which can be spared.
    """

    component: Component
    must: Claims = 0
    never: Claims = 0
    found: Claims | None = None
    certain: bool = True
    cores: list[Claims] = field(default_factory=list)

    def run(self) -> Search:
        """Best first; of sets that look equally cheap, the one that doubts most is tried first."""
        heap = [(0, 0, self.must)]
        seen = {self.must}
        tried = 0
        while heap:
            least, _, doubted = heapq.heappop(heap)
            core = self._core(doubted)
            now = self._least(doubted)
            if not core and self.component.tells_counts(doubted):
                self.found = doubted
                break
            if not core:
                continue
            if now > least:
                heapq.heappush(heap, (now, -doubted.bit_count(), doubted))
                continue
            tried += 1
            if tried > MOST_TRIED:
                self.certain = False
                self.found = self._greedy(doubted)
                break
            for more in self._each(core):
                wider = doubted | more
                if wider not in seen:
                    seen.add(wider)
                    heapq.heappush(heap, (self._least(wider), -wider.bit_count(), wider))
        return self

    def _each(self, core: Claims) -> Iterator[Claims]:
        return (1 << at for at in self.component.set_of(core & ~self.never & ~self.must))

    def _core(self, doubted: Claims) -> Claims:
        """Claims that contradict each other without these; known ones are tried first."""
        for core in self.cores:
            if not core & doubted:
                return core
        core = self.component.contradiction(self.component.all & ~doubted)
        if core:
            self.cores.append(core)
        return core

    def _cost(self, claims: Claims) -> int:
        """By how readily each is doubted; of what costs the same, the fewest printed cells."""
        doubted = (self.component.claims[at] for at in self.component.set_of(claims))
        return sum(claim.doubt * _MOST_CELLS + len(claim.cells) for claim in doubted)

    def _least(self, doubted: Claims) -> int:
        """What doubting these costs, and at least one of each other contradiction that is known."""
        cost, used = self._cost(doubted & ~self.must), doubted
        for core in self.cores:
            if not core & used:
                used |= core
                cost += min((self._cost(more) for more in self._each(core)), default=0)
        return cost

    def _greedy(self, doubted: Claims) -> Claims:
        """Whatever is cheapest next, until nothing contradicts."""
        while core := self._core(doubted):
            cheapest = min(self._each(core), key=lambda more: (self._cost(more), more), default=0)
            if not cheapest:
                break
            doubted |= cheapest
        for at in self.component.set_of(doubted & ~self.must):
            without = doubted & ~(1 << at)
            if not self._core(without):
                doubted = without
        return doubted
