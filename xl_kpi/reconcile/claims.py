"""What printed figures claim: each a range for a number, and how readily it is doubted.

A figure that follows from others is doubted before what it follows from: a total whose parts are
printed first, then a share or an average, and other counts last. Two totals are doubted before one
count is, but not three; nor are a total and its share, if one count explains both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from xl_kpi.figures.table import ALL
from xl_kpi.reconcile.keys import DENOMINATOR, NUMERATOR, VALUE, Cell
from xl_kpi.reconcile.printed import Number, Reading, decimals, read_printed
from xl_kpi.reconcile.relations import Adds, Changes, Divides
from xl_kpi.reconcile.rulebook import Rulebook
from xl_kpi.reconcile.traits import UNKNOWN, Declarations

TOTAL, QUOTIENT, COUNT = 2, 3, 5


@dataclass(frozen=True)
class Claim:
    """A number lies in a range, as so many cells say in the same words.

    ``doubt`` is what it costs to think it wrong: the lower, the sooner it is doubted.
    ``follows`` tells a share, an average or a change from a count.
    """

    number: int
    reading: Reading
    cells: tuple[Cell, ...]
    doubt: int = COUNT
    follows: bool = False

    @property
    def said(self) -> Number:
        """The number as it is printed."""
        return self.reading.said


def percent_indicators(cells: Iterable[Cell], declared: Declarations) -> frozenset[str]:
    """Indicators whose values are percentages: declared so, or printed with the sign."""
    return frozenset(
        cell.key.indicator
        for cell in cells
        if declared.traits(cell.key.indicator).percent
        or (cell.measure == VALUE and "%" in cell.printed)
    )


def fractional_indicators(cells: Iterable[Cell], declared: Declarations) -> frozenset[str]:
    """Indicators with a count that is printed with decimals: posts, not people."""
    return frozenset(
        cell.key.indicator
        for cell in cells
        if decimals(cell.printed)
        and "%" not in cell.printed
        and (
            cell.measure in (NUMERATOR, DENOMINATOR)
            or (cell.measure == VALUE and declared.traits(cell.key.indicator).counts)
        )
    )


def claims_of(cells: Sequence[Cell], book: Rulebook) -> list[Claim]:
    """What the cells claim; cells that say the same of one number are one claim."""
    plain = _without_scale(cells, book)
    made: dict[tuple[int, Number, Number | None], Claim] = {}
    for cell in cells:
        if cell.measure == VALUE and cell.key.indicator in plain:
            continue
        number = book.known.numbers.of(cell.term)
        reading = _read(cell, book, number)
        if reading is None:
            continue
        known = made.setdefault(
            (number, reading.low, reading.high), Claim(number, reading, ())
        )  # fmt: skip
        made[number, reading.low, reading.high] = replace(known, cells=(*known.cells, cell))
    return _doubted([*made.values()], book)


def _read(cell: Cell, book: Rulebook, number: int) -> Reading | None:
    traits = book.declared.traits(cell.key.indicator)
    percent = cell.key.indicator in book.percents and cell.measure not in (NUMERATOR, DENOMINATOR)
    adds = traits.counts and traits.adds_up and cell.measure == VALUE
    return read_printed(
        cell.printed,
        percent=percent,
        whole=book.whole(number),
        # In a table of counts a blank or a dash means none; a total is hardly left out so.
        nothing_is_zero=(adds or cell.measure in (NUMERATOR, DENOMINATOR))
        and cell.key.breakdown != ALL,
    )


def _without_scale(cells: Sequence[Cell], book: Rulebook) -> set[str]:
    """Indicators that nobody has declared, with counts, whose value may be 21 or 0.21 or 21%."""
    return {
        cell.key.indicator
        for cell in cells
        if cell.measure in (NUMERATOR, DENOMINATOR)
        and book.declared.traits(cell.key.indicator) is UNKNOWN
        and cell.key.indicator not in book.percents
    }


def _doubted(claims: list[Claim], book: Rulebook) -> list[Claim]:
    """Each claim with how readily it is doubted."""
    claimed = {claim.number for claim in claims}
    quotients = {r.value: r for r in book.relations if isinstance(r, Divides)}
    sums = [
        relation
        for relation in book.relations
        if isinstance(relation, Adds) and len(relation.left) > 1 and len(relation.right) == 1
    ]
    # A group's count may be hidden in its printed share.
    stands = claimed | {quotients[number].above for number in claimed & quotients.keys()}
    totals = {relation.right[0] for relation in sums if {*relation.left} <= stands}
    changes = {r.change for r in book.relations if isinstance(r, Changes)}
    done = []
    for claim in claims:
        number, doubt = claim.number, COUNT
        if number in quotients:
            doubt = QUOTIENT
        elif number in totals | changes:
            doubt = TOTAL
        follows = number in quotients or number in changes
        done.append(replace(claim, doubt=doubt, follows=follows))
    return done
