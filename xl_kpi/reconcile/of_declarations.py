"""Relations that follow from an indicator's declaration, and from the rules declared beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from xl_kpi.figures.table import ALL
from xl_kpi.indicators.reconciliation import Balance, CountOf, NoMoreThan, Reconciliation, Sum
from xl_kpi.periods import Month, Span
from xl_kpi.reconcile.equal import within
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Key, Term
from xl_kpi.reconcile.known import PARTS, Known, pairs_of
from xl_kpi.reconcile.relations import ONE, Adds, Changes, Divides, Relation

_SUMS_OF_MONTHS = (Span.YEAR_TO_DATE, Span.QUARTER)


def of_indicator(known: Known, whole: Key) -> Iterator[Relation]:
    """What one indicator's figures at one time must obey, by its declaration alone."""
    traits = known.declared.traits(whole.indicator)
    if traits.divides:
        for key in known.keys(whole):
            above, below = known.at(key, NUMERATOR), known.at(key, DENOMINATOR)
            if known.mentions(key):
                yield Divides(known.at(key), above, below)
            if traits.within_one:
                yield Adds((above,), (below,), False, "part of")
    for breakdown, groups in [*known.groups[whole].items()]:
        if breakdown == ALL:
            continue
        if traits.greatest:
            for group in groups:
                one = known.at(whole.at(breakdown, group))
                yield Adds((one,), (known.at(whole),), False, "no more than")
        if traits.adds_up:
            yield from _of_breakdown(known, whole, breakdown, [*groups])
    if traits.adds_up_over_months and whole.span in _SUMS_OF_MONTHS:
        yield from _of_months(known, whole)


def _of_breakdown(
    known: Known, whole: Key, breakdown: str, groups: list[str]
) -> Iterator[Relation]:  # fmt: skip
    """Its groups add up; those of a breakdown by two columns add up to the groups of each."""
    composed = known.declared.composed_of(whole.indicator, breakdown)
    if composed is None:
        yield from _of_groups(known, whole, breakdown, groups, breakdown)
        return
    pairs = pairs_of(groups, known.groups[whole].get(composed[0], ()))
    sides = [[*dict.fromkeys(pair[at] for pair in pairs)] for at in (0, 1)]
    if known.complete.fills_crosses:
        # A pair of which nothing is printed may have cases all the same.
        pairs = [(one, other) for one in sides[0] for other in sides[1]]
        groups = [": ".join(pair) for pair in pairs]
    yield from _of_groups(known, whole, breakdown, groups, breakdown)
    for at in (at for at in (0, 1) if composed[at]):
        for one in sides[at]:
            inside = [": ".join(pair) for pair in pairs if pair[at] == one]
            total = whole.at(composed[at], one)
            by = composed[1 - at] or breakdown
            yield from _of_groups(known, total, breakdown, inside, by)


def _of_groups(
    known: Known, total: Key, breakdown: str, groups: Sequence[str], by: str
) -> Iterator[Relation]:
    """Groups add up to the total if they are whole, and else to no more."""
    traits = known.declared.traits(total.indicator)
    named, equal = known.whole_groups(total, breakdown, groups)
    keys = [total.at(breakdown, group) for group in named]
    if traits.shares:
        if total.breakdown == ALL:
            above = tuple(known.at(key, NUMERATOR) for key in keys)
            yield Adds(above, (known.at(total, DENOMINATOR),), equal, f"groups by {by}")
            values = tuple(known.at(key) for key in keys)
            yield Adds(values, (ONE,), equal, f"shares by {by}")
        return
    for part in (VALUE,) if traits.counts else (NUMERATOR, DENOMINATOR):
        parts = tuple(known.at(key, part) for key in keys)
        yield Adds(parts, (known.at(total, part),), equal, f"groups by {by}")


def _of_months(known: Known, whole: Key) -> Iterator[Relation]:
    """A year to date is that of the month before and the month; so is a quarter."""
    month = Month.parse(whole.period)
    first = month.number == 4 if whole.span == Span.YEAR_TO_DATE else month.number % 3 == 1
    summed = [whole._replace(span=str(Span.MONTH))]
    if not first:
        summed.insert(0, whole._replace(period=str(month.plus(-1))))
    parts = (VALUE,) if known.declared.traits(whole.indicator).counts else PARTS[1:]
    for key in known.keys(whole):
        others = [other.at(*key[3:]) for other in summed]
        for part in parts:
            if all(known.mentions(other, part) for other in others):
                left = tuple(known.at(other, part) for other in others)
                yield Adds(left, (known.at(key, part),), True, "months")


def of_rule(known: Known, rule: Reconciliation) -> Iterator[Relation]:
    """What a declared rule says of the figures; that numbers are the same is known already."""
    match rule:
        case Sum(total, parts):
            for key in known.keys_of(total, *parts):
                left = tuple(known.at(key.of(part)) for part in parts)
                yield Adds(left, (known.at(key.of(total)),), True, "parts")
        case NoMoreThan(part, whole):
            for key in known.keys_of(part, whole):
                left, right = (known.at(key.of(part)),), (known.at(key.of(whole)),)
                yield Adds(left, right, False, "no more than")
        case CountOf(percentage, of, split, groups) if len(groups) > 1:
            for key in known.keys_of(percentage):
                inner = [within(known.declared, key.of(of), split, group) for group in groups]
                counts = tuple(known.at(one) for one in inner)
                yield Adds(counts, (known.at(key, NUMERATOR),), True, f"groups by {split}")
        case Balance(stock, starts, ceases):
            for key in known.keys_of(stock):
                before = key._replace(period=str(Month.parse(key.period).plus(-1)))
                month = key._replace(span=str(Span.MONTH))
                four = (before, month.of(starts), key, month.of(ceases))
                if key.breakdown == ALL and all(known.mentions(one) for one in four):
                    opened, began, now, ended = (known.at(one) for one in four)
                    yield Adds((opened, began), (now, ended), True, "balance")


def of_change(known: Known, change: Term, percents: frozenset[str]) -> Relation:
    """A printed change against the two values; in points, if they are percentages."""
    key = change.key
    before = key._replace(period=str(Month.parse(key.period).plus(-1)))
    step = Fraction(1, 100 if key.indicator in percents else 1)
    return Changes(known.numbers.of(change), known.at(key), known.at(before), step)
