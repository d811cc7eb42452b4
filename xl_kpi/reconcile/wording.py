"""The figures that say what another should be, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from xl_kpi.figures.table import ALL
from xl_kpi.reconcile.claims import Claim
from xl_kpi.reconcile.corrected import Corrected
from xl_kpi.reconcile.keys import VALUE
from xl_kpi.reconcile.printed import (
    Number,
    Reading,
    decimals,
    round_half_up,
)
from xl_kpi.reconcile.ranges import Contradicted, Ranges
from xl_kpi.reconcile.relations import ONE, Adds, Divides, Relation

_REASONS, _ADDENDS = 2, 15


@dataclass(frozen=True)
class Wording:
    """Words for figures that are set right."""

    of: Corrected

    def because(self, claim: Claim) -> str:
        """The figures that leave no room for what is printed, in a clause."""
        kept = [one for one in self.of.kept_of(claim.number) if one.cells]
        same = [
            f"row {c.cells[0].line} prints {c.cells[0].printed} for the same figure" for c in kept
        ]
        reasons = [*dict.fromkeys((*same, *self._broken(claim)))][:_REASONS]
        return "; ".join(reasons) or "the figures around it leave no room for it"

    def _broken(self, claim: Claim) -> list[str]:
        """Relations that cannot hold with it, those without another wrong figure first."""
        others = {one.number for one in self.of.doubted()} - {claim.number}
        near = self.of.relations(claim.number)
        broken = [r for r in near if self._breaks(r, claim, as_printed=True)] or [
            r for r in near if self._breaks(r, claim, as_printed=False)
        ]
        broken = [r for r in broken if not others & {*r.numbers}] or broken
        by_counts: list[Relation] = [
            r for r in broken if isinstance(r, Divides) and r.value == claim.number
        ]
        chosen = by_counts or sorted(broken, key=lambda relation: len(relation.numbers))
        return [self._sentence(relation, claim) for relation in chosen]

    def _breaks(self, relation: Relation, claim: Claim, *, as_printed: bool) -> bool:
        """Whether the relation cannot hold with what is printed, all else being set right.

        ``as_printed`` takes other figures as they are printed, where that is right, and not as
        narrowly as all figures together make them.
        """
        settled = self.of.repair.ranges
        ranges = Ranges(settled.whole)
        try:
            for number in relation.numbers:
                low, high = settled.low[number], settled.high[number]
                kept = self.of.kept_of(number)[:1] if as_printed else []
                for one in [claim] if number == claim.number else kept:
                    low, high = one.reading.low, one.reading.high
                ranges.claim(number, Reading(low, high, low), 0)
            relation.narrow(ranges)
        except Contradicted:
            return True
        return False

    def _number(self, number: int) -> str:
        """A number in a sentence: as it is printed if that is right."""
        percent = self.of.percent(number)
        kept = self.of.kept_of(number)
        said = kept[0].said if kept else self.of.said(number)
        if said is not None:
            return _short(said, percent)
        low, high = self.of.repair.ranges.low[number], self.of.repair.ranges.high[number]
        if high is None:
            return f"{_short(low, percent)} or more"
        return f"{_short(low, percent)} to {_short(high, percent)}"

    def _name(self, number: int) -> str:
        """What a number is of: "Workers holding cases, 16+"."""
        if number == ONE:
            return "everything"
        term = min(self.of.terms(number), key=lambda term: term.part != VALUE)
        label = self.of.book.declared.label(term.key.indicator)
        named = f"{label}, {term.part}" if term.part != VALUE else label
        return named if term.key.breakdown == ALL else f"{named}, {term.key.group}"

    def _sentence(self, relation: Relation, claim: Claim) -> str:
        """What a relation says of the number that is wrong."""
        match relation:
            case Divides(value, above, below):
                return self._quotient(value, above, below, claim)
            case Adds(left, right, True, about):
                return self._sum(left, right, about, claim.number)
            case Adds(left, (most,), False, about):
                return self._bound(left, most, about, claim)
            case _:
                _, now, before = relation.numbers
                return f"the two figures are {self._number(now)} and {self._number(before)}"

    def _quotient(self, value: int, above: int, below: int, claim: Claim) -> str:
        percent = self.of.percent(value)
        top, bottom, share = self._number(above), self._number(below), self._number(value)
        if claim.number == above:
            return f"it must be {share} of {bottom}" if percent else f"over {bottom} it is {share}"
        if claim.number == below:
            return f"{top} must be {share} of it" if percent else f"{top} over it is {share}"
        over, under = self.of.said(above), self.of.said(below)
        word = "of" if percent else "over"
        if over is None or not under:
            return f"it is {top} {word} {bottom}"
        exact = Fraction(over) / under * (100 if percent else 1)
        return f"{top} {word} {bottom} is {_telling(exact, claim)}{'%' if percent else ''}"

    def _sum(self, left: tuple[int, ...], right: tuple[int, ...], about: str, wrong: int) -> str:
        if len(right) > 1:
            return f"{_what(about)} {self._addends(left)} must make {self._addends(right)}"
        (total,) = right
        if wrong == total and about == "parts":
            parts = " + ".join(f"{self._number(n)} ({self._name(n)})" for n in left)
            return f"{parts} make {self._number(total)}"
        if wrong == total:
            # The counts of groups may be hidden in their printed shares.
            hidden = not all(map(self.of.kept_of, left))
            added = f"{_what(about)} add up to {self._number(total)}: {self._addends(left)}"
            return f"{added}, as their percentages say" if hidden else added
        others = [number for number in left if number != wrong]
        return (
            f"{_what(about)} must add up to {self._number(total)} ({self._name(total)}), and the "
            f"others make {self._total(others)}"
        )

    def _total(self, numbers: list[int]) -> str:
        """Several numbers and their sum."""
        values = [self.of.repair.ranges.only(number) for number in numbers]
        known = [value for value in values if value is not None]
        texts = self._addends(numbers)
        if len(known) < len(values) or " + " not in texts:
            return texts
        return f"{_short(sum(known), self.of.percent(numbers[0]))}: {texts}"

    def _addends(self, numbers: Iterable[int]) -> str:
        texts = [self._number(number) for number in numbers]
        plain = [text for text in texts if text != "0"] or ["0"]
        if len(plain) > _ADDENDS:
            plain = [*plain[:_ADDENDS], "..."]
        return " + ".join(plain)

    def _bound(self, left: tuple[int, ...], most: int, about: str, claim: Claim) -> str:
        if len(left) > 1:
            return f"{_what(about)} are {self._addends(left)}, of {self._number(most)} in all"
        part, whole = (
            _short(claim.said, self.of.percent(number))
            if number == claim.number
            else self._number(number)
            for number in (left[0], most)
        )
        if about == "part of":
            return f"{part} cannot be a part of {whole}"
        names = f"{self._name(left[0])} ({part}) cannot be more than {self._name(most)}"
        return f"{names} ({whole})"


def _telling(exact: Fraction, claim: Claim) -> str:
    """A quotient with as many decimals as it takes to see how it rounds."""
    places = decimals(claim.cells[0].printed)
    rounded = round_half_up(exact, places)
    text = round_half_up(exact, places + 1)
    for more in range(places + 2, places + 5):
        if round_half_up(Fraction(text), places) == rounded:
            break
        text = round_half_up(exact, more)
    return text


def _what(about: str) -> str:
    kind, _, by = about.partition(" by ")
    said = by.replace("_", " ")
    return {
        "groups": f"the groups by {said}",
        "shares": f"the shares by {said}",
        "parts": "its parts",
        "months": "its months",
        "balance": "what was open before and what started",
    }[kind]


def _short(value: Number, percent: bool) -> str:
    """A number with as many decimals as it needs, at most two."""
    scaled = Fraction(value) * (100 if percent else 1)
    places = next((p for p in (0, 1) if (scaled * 10**p).denominator == 1), 2)
    text = round_half_up(scaled, places)
    return f"{text}%" if percent else text
