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
from xl_kpi.extracts.derived import COUNTED_LISTS
from xl_kpi.indicators.rules import Cases, During, Events, Open, Rule, Standing
from xl_kpi.indicators.shapes import (
    Average,
    Count,
    Entered,
    Maximum,
    Percentage,
    Rate,
    Ratio,
    Shape,
    Share,
    Split,
    Total,
)

__all__ = [
    "Average", "Cases", "Chapter", "Count", "During", "Entered", "Events", "Good", "Indicator",
    "Maximum", "Open", "Percentage", "Rate", "Ratio", "Rule", "Shape", "Share", "Split", "Standing",
    "Total", "Unit",
]  # fmt: skip

Good = Literal["high", "low"]
_ID = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")


class Unit(StrEnum):
    """What a figure's value is counted in."""

    COUNT = "count"
    PERCENT = "percent"
    PER_10000 = "per_10000"
    DAYS = "days"
    NIGHTS = "nights"
    AVERAGE = "average"


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
    numbered = isinstance(shape, Average | Total | Maximum)
    if numbered and not (rules and all(rule.measure for rule in rules)):
        faults.append("an average, a total or a maximum says what number it takes of each case")
    if isinstance(shape, Maximum) and not all(isinstance(r.cases, Standing) for r in rules):
        faults.append("a maximum is of cases that stand on one day")
    if isinstance(shape, Share) and not indicator.splits:
        faults.append("a share has a split")
    if isinstance(shape, Ratio | Entered) == bool(rules):
        faults.append("it has rules if it counts cases, and only then")
    if not indicator.definition or not indicator.source:
        faults.append("it has a definition and says where that comes from")
    for rule in rules:
        named = {(rule.cases.list_id, column) for column in rule.needs} | rule.needs_of_others
        named |= {(rule.cases.list_id, c) for split in indicator.splits for c in split.needs}
        for list_id, column in sorted(named):
            if list_id not in COUNTED_LISTS:
                faults.append(f"there is no list {list_id!r}")
            elif not COUNTED_LISTS[list_id].has(column):
                faults.append(f"list {list_id!r} has no column {column!r}")
    return faults


@dataclass(frozen=True)
class Chapter:
    """A chapter of the report: its id, its title, and what it is about in a sentence."""

    id: str
    title: str
    about: str
