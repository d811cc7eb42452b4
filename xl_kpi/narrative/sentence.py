"""A sentence, with the figures that it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xl_kpi.figures.table import ALL
from xl_kpi.periods import Month, Span


class Part(StrEnum):
    """What of a figure a sentence says."""

    VALUE = "value"
    MET = "numerator"
    OF = "denominator"
    CHANGE = "change from the month before"
    RUN = "months of change in a row"
    MONTHS = "months compared"
    TARGET = "target"
    SHORT_OF_TARGET = "points from the target"
    COMPARATOR = "comparator"
    YEAR = "year of the comparator"
    DAY = "day of the month"
    FIGURES = "figures named"


class Kind(StrEnum):
    """What a sentence is about."""

    LEVEL = "level and change"
    TARGET = "target"
    WIDER = "year to date and comparison"
    MISSING = "not in extract"


@dataclass(frozen=True)
class Used:
    """A number in a sentence: as it is printed, exactly, and which figure it is.

    ``of`` names the comparator, where it is one.
    """

    text: str
    value: float
    part: Part
    indicator: str
    month: Month
    span: Span
    breakdown: str = ALL
    group: str = ALL
    of: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence and what stands behind it.

    Parameters
    ----------
    text
        As it is read.
    kind
        What it is about.
    indicators
        Whose figures it tells.
    used
        Every number in it, in the order in which they were found.
    fixed
        The phrases in it that are the indicator's own words ("within 45 working days"): their
        numbers are no figures.
    """

    text: str
    kind: Kind
    indicators: tuple[str, ...]
    used: tuple[Used, ...] = ()
    fixed: tuple[str, ...] = ()


def joined(first: Sentence, second: Sentence) -> Sentence:
    """Two sentences as one, with a semicolon between them.

    >>> a = Sentence("Contacts rose.", Kind.LEVEL, ("contacts.received",))
    >>> joined(a, Sentence("The year to date stands at five.", Kind.WIDER, a.indicators)).text
    'Contacts rose; the year to date stands at five.'
    """
    text = f"{first.text.removesuffix('.')}; {second.text[:1].lower()}{second.text[1:]}"
    return Sentence(
        text, first.kind, tuple(dict.fromkeys((*first.indicators, *second.indicators))),
        (*first.used, *second.used), tuple(dict.fromkeys((*first.fixed, *second.fixed))),
    )  # fmt: skip


@dataclass
class Draft:
    """A sentence in the making, which keeps account of every number put into it."""

    indicator: str
    month: Month
    span: Span
    used: list[Used] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)

    def number(
        self, text: str, value: float, part: Part, *, month: Month | None = None,
        span: Span | None = None, breakdown: str = ALL, group: str = ALL, of: str = "",
    ) -> str:  # fmt: skip
        """A number's text, accounted for."""
        self.used.append(
            Used(
                text, value, part, self.indicator, month or self.month, span or self.span,
                breakdown, group, of,
            )
        )  # fmt: skip
        return text

    def words(self, text: str) -> str:
        """A phrase of the indicator's own, accounted for."""
        if text:
            self.fixed.append(text)
        return text

    def done(self, text: str, kind: Kind, indicators: Sequence[str] = ()) -> Sentence:
        """The sentence: its first letter large, its full stop in place."""
        text = " ".join(text.split())
        whole = text[:1].upper() + text[1:]
        whole = whole if whole.endswith(".") else f"{whole}."
        return Sentence(
            whole, kind, tuple(indicators) or (self.indicator,), tuple(self.used),
            tuple(dict.fromkeys(self.fixed)),
        )  # fmt: skip
