"""What the numbers are once the wrong figures are set right."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from xl_kpi.reconcile.claims import Claim
from xl_kpi.reconcile.keys import CHANGE, VALUE, Cell, Term
from xl_kpi.reconcile.printed import Number, apart, nearest_whole, printed_like
from xl_kpi.reconcile.relations import ONE, Changes, Divides, Relation
from xl_kpi.reconcile.repair import Repair
from xl_kpi.reconcile.rulebook import Rulebook


@dataclass(frozen=True)
class Corrected:
    """Numbers that hang together, as a repair leaves them."""

    book: Rulebook
    repair: Repair

    def should_be(self, claim: Claim, cell: Cell) -> str:
        """What the other figures make it, as the cell would print it."""
        percent = "%" in cell.printed or (claim.follows and self.percent(claim.number))
        texts = [printed_like(end, cell.printed, percent=percent) for end in self._ends(claim)]
        return " or ".join(dict.fromkeys(texts))

    def _ends(self, claim: Claim) -> tuple[Number, ...]:
        """The one value it should have, or the least and the greatest."""
        ranges, number = self.repair.ranges, claim.number
        low, high = ranges.low[number], ranges.high[number]
        if claim.follows:
            for relation in self.relations(number):
                if isinstance(relation, Divides) and relation.value == number:
                    above, below = self.said(relation.above), self.said(relation.below)
                    if above is not None and below:
                        return (Fraction(above) / below,)
                if isinstance(relation, Changes) and relation.change == number:
                    now, before = self.said(relation.now), self.said(relation.before)
                    if now is not None and before is not None:
                        return (apart(now, before),)
        elif self.repair.component.whole[number]:
            return (nearest_whole(low, high, claim.said),)
        return (low,) if high is None else self._nearest(claim, low, high)

    def _nearest(self, claim: Claim, low: Number, high: Number) -> tuple[Number, ...]:
        """The shares next to the printed one that a whole number of cases can make."""
        for relation in self.relations(claim.number):
            if not isinstance(relation, Divides) or relation.value != claim.number:
                continue
            below = self.repair.ranges.only(relation.below)
            if below and self.repair.component.whole[relation.above]:
                least = floor(claim.said * below)
                nearest = [Fraction(n) / below for n in (least, least + 1)]
                return tuple(share for share in nearest if low <= share <= high) or (low, high)
        return low, high

    def doubted(self) -> list[Claim]:
        """The claims that are wrong."""
        component = self.repair.component
        return [component.claims[at] for at in component.set_of(self.repair.doubted)]

    def kept_of(self, number: int) -> list[Claim]:
        """The claims about a number that are right."""
        component = self.repair.component
        kept = component.set_of(component.all & ~self.repair.doubted)
        return [component.claims[at] for at in kept if component.claims[at].number == number]

    def relations(self, number: int) -> list[Relation]:
        """The relations in which a number stands."""
        component = self.repair.component
        return [component.relations[at] for at in component.of_number[number]]

    def said(self, number: int) -> Number | None:
        """A number as it follows from others, or as it is printed."""
        only = self.repair.ranges.only(number)
        if only is not None:
            return only
        return next((claim.said for claim in self.kept_of(number)), None)

    def terms(self, number: int) -> list[Term]:
        """The names of a number."""
        return [] if number == ONE else self.book.terms[self.repair.component.numbers[number]]

    def percent(self, number: int) -> bool:
        """Whether it is a percentage."""
        return number == ONE or any(
            term.key.indicator in self.book.percents
            and term.part in (VALUE, CHANGE)
            and not self.book.declared.traits(term.key.indicator).counts
            for term in self.terms(number)
        )
