"""Printed numbers: what a figure may have been before it was rounded, and how it is printed.

A printed 54% may be anything that rounds half up to 54%. Counts of whole things are exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

Number = int | Fraction

# "Below 54.5%" is written as "up to 54.5% less this": no two quotients of counts below
# ten million lie so close together, so nothing is lost, and all ranges are closed.
JUST_BELOW = Fraction(1, 10**15)

_WORDS = {
    word: number
    for number, words in enumerate(
        ("no none nil zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
         "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen", "twenty")
    )
    for word in words.split()
}  # fmt: skip
_NUMBER = re.compile(r"([<>≤≥]?)\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%?)")
NOT_STATED = frozenset({"n/a", "na", "tbc", "c", "x", "*", ":", ".", "..", "not known"})
NOTHING = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True)
class Reading:
    """What a printed number may be: from ``low`` to ``high`` (None: no end), most simply ``said``."""

    low: Number
    high: Number | None
    said: Number


def states_number(text: str) -> bool:
    """Whether a text is a number, or one of the ways in which none is stated."""
    plain = text.strip().lower()
    return bool(_NUMBER.fullmatch(plain)) or plain in _WORDS | dict.fromkeys(NOT_STATED | NOTHING)


def read_printed(
    text: str, *, percent: bool = False, whole: bool = True, nothing_is_zero: bool = False
) -> Reading | None:
    """What a printed text may stand for; None where it states no number.

    Parameters
    ----------
    percent
        Whether a number without a sign is a percentage.
    whole
        Whether only whole numbers are possible, so that one without decimals is exact.
    nothing_is_zero
        Whether a blank cell or a dash means none.

    >>> read_printed("54%").said, read_printed("1,240").said, read_printed("Six").said
    (Fraction(27, 50), 1240, 6)
    >>> read_printed("n/a"), read_printed("-", nothing_is_zero=True).said
    (None, 0)
    """
    plain = text.strip().lower()
    if plain in NOTHING:
        return Reading(0, 0, 0) if nothing_is_zero else None
    if plain in _WORDS:
        plain = str(_WORDS[plain])
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    sign, before, after, mark = found[1], found[2].replace(",", ""), found[3] or "", found[4]
    value = Fraction(f"{before}.{after or 0}")
    step = Fraction(1, 10 ** len(after))
    if mark or percent:
        value, step, whole = value / 100, step / 100, False
    if sign:
        return _bound(sign, value, whole)
    if whole and not after:
        return Reading(int(value), int(value), int(value))
    return Reading(value - step / 2, value + step / 2 - JUST_BELOW, value)


def _bound(sign: str, value: Fraction, whole: bool) -> Reading:
    """Suppressed figures: "<5"."""
    strict = (1 if whole else JUST_BELOW) if sign in "<>" else 0
    if sign in "<≤":
        return Reading(0, value - strict, value - strict)
    return Reading(value + strict, None, value + strict)


def decimals(text: str) -> int:
    """How many decimals a printed number has."""
    found = _NUMBER.fullmatch(text.strip())
    return len(found[3] or "") if found else 0


def printed_like(value: Number, like: str, *, percent: bool = False) -> str:
    """A number as a cell would print it that now prints something else.

    >>> printed_like(Fraction(26, 33), "77%"), printed_like(11, ""), printed_like(Fraction(66, 7), "3")
    ('79%', '11', '9')
    """
    mark = "%" if "%" in like else ""
    places = decimals(like)
    scaled = round_half_up(value * 100 if percent or mark else value, places)
    return f"{scaled}{mark}"


def round_half_up(value: Number, places: int = 0) -> str:
    """Rounded half up, as the field does.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(1265, 100), 1)
    ('3', '12.7')
    """
    scaled = floor(Fraction(value) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    return f"{whole}.{rest:0{places}}" if places else str(whole)


def apart(one: Number, other: Number) -> Number:
    """How far two numbers lie from each other."""
    return one - other if one > other else other - one


def nearest_whole(low: Number, high: Number | None, said: Number) -> int:
    """The whole number between two ends that lies nearest to what is printed."""
    if said < low:
        return ceil(low)
    if high is not None and said > high:
        return floor(high)
    return int(said)
