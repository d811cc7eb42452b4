"""A reader who trusts no sentence: takes its numbers and directions out and holds them against
the table, with arithmetic of its own."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.judged import Judged
from xl_kpi.narrative.sentence import Part, Sentence, Used
from xl_kpi.periods import Month

WORDS = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"no": 0, "none": 0, "neither": 0, "both": 2}
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth").split(), 2
    )
}
_NUMBER = re.compile(r"\d{4}/\d\d|\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?%?|[a-z]+", re.IGNORECASE)


def numbers_in(sentence: Sentence) -> list[str]:
    """Every number that a sentence says, the indicator's own phrases left out."""
    text = sentence.text.replace("both England", "England")
    for phrase in sorted(sentence.fixed, key=len, reverse=True):
        pattern = re.escape(phrase)
        text = re.sub(pattern, "§", text, flags=re.IGNORECASE)
    found = []
    for token in _NUMBER.findall(text):
        token = token.rstrip(",")
        if token[0].isdigit() or token.casefold() in WORDS or token.casefold() in ORDINALS:
            found.append(token.casefold())
    return found


def half_up(number: Fraction, places: int) -> Decimal:
    scaled = number * 10**places
    whole = int(scaled + Fraction(1, 2)) if scaled >= 0 else -int(-scaled + Fraction(1, 2))
    return Decimal(whole).scaleb(-places)


def exact(judged: Judged, used: Used, month: Month | None = None) -> Fraction:
    """The figure that a number says it is, looked up in the table."""
    found = judged.figures.find(
        used.indicator, month or used.month, used.span, used.breakdown, used.group
    )  # fmt: skip
    assert found is not None, used
    if used.part is Part.MET:
        return plain(found.numerator)
    if used.part is Part.OF:
        return plain(found.denominator)
    if found.denominator:
        return plain(found.numerator) / plain(found.denominator)
    return plain(found.value)


def plain(number: float | None) -> Fraction:
    assert number is not None
    return Fraction(f"{number:.12g}")


def said_number(text: str) -> Decimal:
    low = text.casefold()
    if low in WORDS:
        return Decimal(WORDS[low])
    if low in ORDINALS:
        return Decimal(ORDINALS[low])
    return Decimal(re.sub(r"(st|nd|rd|th)$", "", low).replace(",", "").rstrip("%"))


def agrees(judged: Judged, used: Used) -> bool:
    """Whether a number is what the table has, at the precision at which it is printed."""
    unit = REGISTRY[used.indicator].unit
    percent = unit is Unit.PERCENT
    match used.part:
        case Part.YEAR:
            other = judged.comparators.find(used.indicator, used.of)
            return other is not None and other.year == used.text
        case Part.DAY | Part.MONTHS | Part.FIGURES:
            return said_number(used.text) == Decimal(used.value)
        case Part.RUN:
            return said_number(used.text) == run(judged, used)
        case Part.TARGET:
            number, percent = plain(judged.targets[used.indicator].value), True
        case Part.COMPARATOR:
            other = judged.comparators.find(used.indicator, used.of)
            assert other is not None
            number = plain(other.value)
        case Part.SHORT_OF_TARGET:
            number = abs(exact(judged, used) - plain(judged.targets[used.indicator].value))
        case Part.CHANGE:
            number = abs(exact(judged, used) - exact(judged, used, used.month.plus(-1)))
        case Part.MET | Part.OF:
            number, percent = exact(judged, used), False
        case _:
            number = exact(judged, used)
    shown = said_number(used.text)
    if percent and (used.text.endswith("%") or used.part in (Part.CHANGE, Part.SHORT_OF_TARGET)):
        number *= 100
    places = -int(shown.as_tuple().exponent) if "." in used.text else 0
    if used.text in ("neither", "none", "no") and number != 0:
        return False
    return half_up(number, places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == shown


def run(judged: Judged, used: Used) -> int:
    """Months in a row of change the latest way."""
    month, months, way = used.month, 0, 0
    while months < 12:
        here, before = (
            judged.figures.find(used.indicator, one, used.span) for one in (month, month.plus(-1))
        )
        if here is None or before is None or here.value is None or before.value is None:
            break
        if few(used, here.denominator) or few(used, before.denominator):
            break
        a, b = exact(judged, used, month), exact(judged, used, month.plus(-1))
        step = (a > b) - (a < b)
        if not step or (way and step != way):
            break
        way, months, month = step, months + 1, month.plus(-1)
    return months


def few(used: Used, denominator: float | None) -> bool:
    """Whether a share or an average rests on too few cases for a trend."""
    unit = REGISTRY[used.indicator].unit
    of_cases = unit not in (Unit.COUNT, Unit.NIGHTS, Unit.PER_10000)
    return of_cases and denominator is not None and denominator < 10
