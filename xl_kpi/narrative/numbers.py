"""Numbers as a person writes them in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Unit

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
)  # fmt: skip
# Whole numbers for what is counted, and a decimal for what is measured, as the tables have them.
_PLACES = {Unit.COUNT: 0, Unit.NIGHTS: 0, Unit.PERCENT: 0}


def rounded(number: float, places: int = 0) -> Decimal:
    """A number rounded half up, as the field does.

    >>> rounded(0.125, 2), rounded(31.5)
    (Decimal('0.13'), Decimal('32'))
    """
    # Twelve digits are exact enough, and free a binary fraction of its tail: 0.285 is 0.285.
    exact = Decimal(f"{number:.12g}")
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def trimmed(number: Decimal) -> str:
    """A number with thousands separated, and without a decimal that is 0.

    >>> trimmed(Decimal("1234.0")), trimmed(Decimal("31.4"))
    ('1,234', '31.4')
    """
    whole = number.to_integral_value()
    return f"{whole if number == whole else number:,f}"


def in_words(number: float) -> str:
    """A count, in words up to ten; "no" for 0.

    >>> in_words(1), in_words(10), in_words(11), in_words(1234)
    ('one', 'ten', '11', '1,234')
    """
    whole = int(rounded(number))
    if whole == number and 0 <= whole < len(_WORDS):
        return _WORDS[whole]
    return trimmed(rounded(number, 0 if whole == number else 1))


def ordinal(number: int) -> str:
    """Second, third and so on, in words as far as a person would.

    >>> ordinal(2), ordinal(13)
    ('second', '13th')
    """
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}th"


def percent_text(share: float) -> str:
    """A share as a percentage; "" where that would read 0% or 100% and is not.

    A decimal is given only where a whole number would mislead so.

    >>> percent_text(0.873684), percent_text(0.003), percent_text(1.0), percent_text(0.0001)
    ('87%', '0.3%', '100%', '')
    """
    for places in (0, 1):
        shown = rounded(share * 100, places)
        if (shown == 0) == (share == 0) and (shown == 100) == (share == 1):
            return f"{trimmed(shown)}%"
    return ""


def value_text(value: float, unit: Unit) -> str:
    """A figure's value as sentences have it.

    >>> value_text(29.99999, Unit.PER_10000), value_text(0.87, Unit.PERCENT)
    ('30', '87%')
    """
    if unit is Unit.PERCENT:
        return percent_text(value)
    return trimmed(rounded(value, _PLACES.get(unit, 1)))


def shown_number(text: str) -> Decimal:
    """The number that a printed figure is.

    >>> shown_number("1,234"), shown_number("0.3%")
    (Decimal('1234'), Decimal('0.3'))
    """
    return Decimal(text.replace(",", "").removesuffix("%"))


def sign(number: float) -> int:
    """1, 0 or -1; differences that binary fractions make are none."""
    near = round(number, 9)
    return (near > 0) - (near < 0)


def moved(before: Figure, now: Figure) -> int:
    """Which way a figure went, exactly: by its counts where it has them.

    >>> moved(Figure(1, 3, 1 / 3), Figure(2, 6, 2 / 6))
    0
    """
    parts = (before.numerator, before.denominator, now.numerator, now.denominator)
    if None not in parts and before.denominator and now.denominator:
        assert before.numerator is not None
        assert now.numerator is not None
        return sign(now.numerator * before.denominator - before.numerator * now.denominator)
    assert before.value is not None
    assert now.value is not None
    return sign(now.value - before.value)


def listed(parts: Sequence[str]) -> str:
    """Words in a row, as a sentence has them.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
