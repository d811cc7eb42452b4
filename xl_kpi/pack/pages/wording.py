"""Small words on sheets: numbers as text, groups by their full names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.indicators.declaration import Unit
from xl_kpi.pack.blocks import Style

_MEASURED: dict[str, str] = {"percent": " points", "days": " days"}
_WHOLE = ("count", "nights")
_UNSEEN = re.compile(r"\s*[\x00-\x1f\x7f]+\s*")
_CODE_LETTERS = re.compile(r"^[a-z]{1,2}\d?\) ")


def rounded(number: float, places: int = 0) -> Decimal:
    """A number rounded half up, as the field does.

    >>> rounded(0.125, 2), rounded(31.5)
    (Decimal('0.13'), Decimal('32'))
    """
    # Twelve digits are exact enough, and free a binary fraction of its tail: 0.285 is 0.285.
    exact = Decimal(f"{number:.12g}")
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def short_number(number: float, style: Style) -> str:
    """A number as text, in the style of its cell.

    >>> short_number(0.873684, Style.PERCENT), short_number(-7.0, Style.CHANGE_POINTS)
    ('87%', '-7.0 pp')
    """
    match style:
        case Style.PERCENT:
            return f"{rounded(number * 100)}%"
        case Style.DECIMAL:
            return f"{rounded(number, 1):,}"
        case Style.CHANGE_POINTS:
            return f"{_signed(rounded(number, 1))} pp"
        case Style.CHANGE_DECIMAL:
            return _signed(rounded(number, 1))
        case Style.CHANGE_COUNT:
            return _signed(rounded(number))
        case _:
            return f"{rounded(number):,}"


def moved_words(moved: float, unit: Unit) -> str:
    """How a figure moved, for a reader who knows no abbreviation.

    >>> moved_words(-7.04, Unit.PERCENT), moved_words(12, Unit.COUNT), moved_words(0, Unit.DAYS)
    ('down 7.0 points', 'up 12', 'no change')
    """
    shown = rounded(abs(moved), 0 if unit in _WHOLE else 1)
    if not shown:
        return "no change"
    return f"{'up' if moved > 0 else 'down'} {shown:,}{_MEASURED.get(unit, '')}"


def _signed(number: Decimal) -> str:
    return f"{number:+,}" if number else f"{abs(number)}"


def ends_sentence(text: str) -> str:
    """The text with a full stop, if it has none."""
    return text if text.endswith(".") else f"{text}."


@lru_cache(maxsize=1)
def _details() -> dict[str, str]:
    """Full wording of every code that has one."""
    lists = [column.codes for declared in ALL_LISTS for column in declared.columns if column.codes]
    return {code.label: code.detail for codes in lists for code in codes.codes if code.detail}


def wording_of_groups(groups: Sequence[str]) -> dict[str, str]:
    """Each group as a reader knows it: a code by its full wording, without its letter.

    Two groups that would read the same keep their codes, and whatever they are no two read the
    same, since they may be headers of one table.
    """
    worded = {group: _worded(group) for group in groups}
    said = list(worded.values())
    kept = {group: group if said.count(words) > 1 else words for group, words in worded.items()}
    taken: set[str] = set()
    for group, words in kept.items():
        plain = made = legible(words)
        number = 1
        while made.casefold() in taken:
            number += 1
            made = f"{plain} ({number})"
        taken.add(made.casefold())
        kept[group] = made
    return kept


def legible(text: str) -> str:
    """A text without what no cell and no chart can show.

    >>> legible("North\x01 team")
    'North team'
    """
    return _UNSEEN.sub(" ", text).strip() if _UNSEEN.search(text) else text


def _worded(group: str) -> str:
    if group in _details():
        return _details()[group]
    words = _CODE_LETTERS.sub("", group)
    return words[:1].upper() + words[1:] if words != group else group
