"""How a figure moved since the month before: which way, how far, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xl_kpi.figures.engine import SHOWN_MONTHS
from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Unit
from xl_kpi.narrative.numbers import moved, rounded, shown_number, trimmed
from xl_kpi.narrative.subject import Subject

# Up to 2 points, a share has moved by no more than a case or two in a hundred.
SLIGHT_POINTS = 0.02
# A step of 10 points takes a figure from target to the edge of the usual tolerance.
SHARP_POINTS = 0.10
# Counts and averages: a twentieth is within what the length of a month alone makes of a count
# (28 days are a tenth fewer than 31), and a fifth is far beyond it.
SLIGHT_PART = 0.05
SHARP_PART = 0.20
# A fifth of a handful is one or two; that is no sharp fall.
SHARP_COUNT = 10


class Size(StrEnum):
    """How far a figure moved; the value is the adverb."""

    SLIGHT = "slightly"
    PLAIN = ""
    SHARP = "sharply"


@dataclass(frozen=True)
class Movement:
    """The change since the month before.

    Parameters
    ----------
    before
        The figure of the month before.
    way
        1 for a rise, -1 for a fall, 0 where both are exactly equal.
    size
        How far it moved.
    run
        For how many months it has now moved that way.
    extreme
        "highest" or "lowest" of the thirteen months shown, where it alone is; else "".
    """

    before: Figure
    way: int
    size: Size
    run: int
    extreme: str = ""

    @property
    def verb(self) -> str:
        """Rose or fell."""
        return "rose" if self.way > 0 else "fell"


def movement(subject: Subject) -> Movement | None:
    """The change since the month before; None where there is nothing to compare.

    A share or average of fewer than ten cases in either month is not compared, nor a figure over
    twelve months, eleven of which are the same.
    """
    now, before = subject.now, subject.before(1)
    if now is None or now.value is None or before is None or subject.rolling:
        return None
    if not subject.enough(now):
        return None
    way = moved(before, now)
    size = _size(subject.indicator.unit, before, now)
    extreme = "" if size is Size.SLIGHT or not way else _extreme(subject, now, way)
    return Movement(before, way, size, _run(subject, now, way), extreme)


def _size(unit: Unit, before: Figure, now: Figure) -> Size:
    assert before.value is not None
    assert now.value is not None
    change = abs(now.value - before.value)
    if unit is Unit.PERCENT:
        exact = round(change, 9)
        if exact < SLIGHT_POINTS:
            return Size.SLIGHT
        return Size.SHARP if exact >= SHARP_POINTS else Size.PLAIN
    part = change / abs(before.value) if before.value else 1.0
    if part < SLIGHT_PART:
        return Size.SLIGHT
    many = unit not in (Unit.COUNT, Unit.NIGHTS) or change >= SHARP_COUNT
    return Size.SHARP if part >= SHARP_PART and many else Size.PLAIN


def _run(subject: Subject, now: Figure, way: int) -> int:
    """Months of change that way in a row, the latest among them; a gap ends them."""
    later, months = now, 0
    for back in range(1, SHOWN_MONTHS):
        earlier = subject.before(back)
        if not way or earlier is None or moved(earlier, later) != way:
            break
        later, months = earlier, back
    return months


def _extreme(subject: Subject, now: Figure, way: int) -> str:
    others = [subject.before(back) for back in range(1, SHOWN_MONTHS)]
    if any(other is None or moved(other, now) != way for other in others):
        return ""
    return "highest" if way > 0 else "lowest"


def agreed_change(before: str, now: str, exact: float) -> Decimal | None:
    """The change between two printed figures; None where they would not bear it out.

    Figures are rounded one by one, so 79.6% to 87.4% reads 80% to 87%: 7 points to a reader,
    and 8 in truth. Neither is said then.

    >>> agreed_change("80%", "87%", 0.0738), agreed_change("80%", "87%", 0.0779)
    (Decimal('7'), None)
    """
    scale = 100 if now.endswith("%") else 1
    shown = abs(shown_number(now) - shown_number(before))
    places = len(trimmed(shown).partition(".")[2])
    return shown if rounded(abs(exact) * scale, places) == shown else None
