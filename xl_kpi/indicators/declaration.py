"""How an indicator is declared: a list of cases with a verdict, and nothing else.

What can be had from that list (month, year to date, series, splits, cases, checks) is had by
the engine, for every indicator alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.lists import LISTS
from xl_kpi.indicators.conditions import Condition, Measure

Good = Literal["high", "low"]
_ID = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")


class Unit(StrEnum):
    """What a figure's value is counted in."""

    COUNT = "count"
    PERCENT = "percent"
    DAYS = "days"


@dataclass(frozen=True)
class Events:
    """Cases that happen: rows of a list, each in the month of its date.

    With ``latest_of`` only the latest case of each person counts; ``where`` says which rows
    are cases at all (a row of which that is not known is none, and is counted as left out).
    """

    list_id: str
    at: str
    where: Condition | None = None
    latest_of: str | None = None


@dataclass(frozen=True)
class Open:
    """Cases that last: rows of a list, looked at at each month's end while they are open.

    A case is open from ``start`` on and, with an ``end``, until the day before it: what ended
    on the day counts as closed at the end of that day.
    """

    list_id: str
    start: str
    end: str
    where: Condition | None = None


Cases = Events | Open


@dataclass(frozen=True)
class Rule:
    """One way to find an indicator's cases and verdicts.

    Parameters
    ----------
    cases
        Where the cases come from.
    met
        The verdict of a percentage: which cases count as met.
    measure
        The number of each case, for an average.
    reaches_back
        Months that the list must cover before a figure's own months, where a verdict looks back.
    to_extract_date_only
        Whether it holds only for spans that end on the extract date.
    name
        Short name, shown with the figure where an indicator has more than one rule.
    """

    cases: Cases
    met: Condition | None = None
    measure: Measure | None = None
    reaches_back: int = 0
    to_extract_date_only: bool = False
    name: str = ""

    @property
    def needs(self) -> frozenset[str]:
        """Columns of the list without which the rule cannot be used."""
        cases = self.cases
        dates = {cases.at} if isinstance(cases, Events) else {cases.start, cases.end}
        if isinstance(cases, Events) and cases.latest_of:
            dates.add(cases.latest_of)
        return frozenset(dates).union(
            *(part.needs for part in (cases.where, self.met, self.measure) if part is not None)
        )


@dataclass(frozen=True)
class Split:
    """A way to split cases into groups: by one column, or by several together.

    ``wording`` replaces codes in the groups' names.
    """

    name: str
    columns: tuple[str, ...]
    title: str
    wording: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shape:
    """What is made of the cases; one of the classes below."""


@dataclass(frozen=True)
class Count(Shape):
    """How many cases."""


@dataclass(frozen=True)
class Percentage(Shape):
    """Cases met, of all cases."""


@dataclass(frozen=True)
class Share(Shape):
    """Each group's cases, of all cases: a distribution."""


@dataclass(frozen=True)
class Average(Shape):
    """The mean of a number of each case."""


@dataclass(frozen=True)
class Ratio(Shape):
    """One indicator's count over another's, of the same months and groups."""

    of: str
    to: str


@dataclass(frozen=True)
class Entered(Shape):
    """A figure that no extract can give, typed in."""


@dataclass(frozen=True)
class Indicator:
    """One indicator.

    Parameters
    ----------
    id
        Subject and name, dotted: ``assessments.in_45_days``.
    title
        As a manager reads it.
    chapter
        Id of its chapter.
    shape
        What is made of its cases.
    unit
        What its value is counted in.
    rules
        Ways to find its cases, the first that the extracts allow being used.
    splits
        Breakdowns.
    good
        Whether high or low is good; None where neither is.
    definition
        What counts, in words; the official wording where there is one.
    source
        Where the definition comes from.
    short
        A shorter title, for tables and tiles.
    headline
        Whether its overall figure says something of its own, and so stands on the scorecard.
    """

    id: str
    title: str
    chapter: str
    shape: Shape
    unit: Unit
    definition: str
    source: str
    rules: tuple[Rule, ...] = ()
    splits: tuple[Split, ...] = ()
    good: Good | None = None
    short: str = ""
    headline: bool = True

    def __post_init__(self) -> None:
        wrong = _faults(self)
        if wrong:
            raise DeclarationError(f"Indicator {self.id!r}: {'; '.join(wrong)}.")

    @property
    def label(self) -> str:
        """Its short title, for tables and tiles."""
        return self.short or self.title

    @property
    def on_scorecard(self) -> bool:
        """Whether it has an overall figure worth a row; a distribution's is always 100%."""
        return self.headline and not isinstance(self.shape, Share)


def _faults(indicator: Indicator) -> list[str]:
    """Everything about a declaration that cannot work, found when it is loaded."""
    faults = []
    shape, rules = indicator.shape, indicator.rules
    if not _ID.fullmatch(indicator.id):
        faults.append("its id is a subject, a dot and a name, in small letters")
    if isinstance(shape, Percentage) and not (rules and all(rule.met for rule in rules)):
        faults.append("a percentage has an eligible set (its cases) and says which of them are met")
    if isinstance(shape, Average) and not (rules and all(rule.measure for rule in rules)):
        faults.append("an average says what number it takes of each case")
    if isinstance(shape, Share) and not indicator.splits:
        faults.append("a share has a split")
    if isinstance(shape, Ratio | Entered) == bool(rules):
        faults.append("it has rules if it counts cases, and only then")
    if not indicator.definition or not indicator.source:
        faults.append("it has a definition and says where that comes from")
    for rule in rules:
        declared = LISTS.get(rule.cases.list_id)
        if declared is None:
            faults.append(f"there is no list {rule.cases.list_id!r}")
            continue
        named = rule.needs | {column for split in indicator.splits for column in split.columns}
        unknown = sorted(name for name in named if not declared.has(name))
        if unknown:
            faults.append(f"list {declared.id!r} has no column {unknown[0]!r}")
    return faults


@dataclass(frozen=True)
class Chapter:
    """A chapter of the report: its id, its title, and what it is about in a sentence."""

    id: str
    title: str
    about: str
