"""What is made of cases, and how they may be split."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.indicators.conditions.case_columns import Names
from xl_kpi.indicators.conditions.grouping import ByCodeOnTheDay, Grouping


@dataclass(frozen=True)
class Shape:
    """What is made of the cases; one of the classes below."""


@dataclass(frozen=True)
class Count(Shape):
    """How many cases; with a verdict, how many of them are met."""


@dataclass(frozen=True)
class Percentage(Shape):
    """Cases met, of all cases."""


@dataclass(frozen=True)
class Rate(Shape):
    """How many cases for every 10,000 children in the area."""


@dataclass(frozen=True)
class Total(Shape):
    """The sum of a number of each case."""


@dataclass(frozen=True)
class Maximum(Shape):
    """The greatest number of any case."""


@dataclass(frozen=True)
class Share(Shape):
    """Each group's cases, of all cases: a distribution. With a measure, of its total."""


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
class Split:
    """A way to split cases into groups: by a column, by several together, by bands or conditions.

    ``wording`` replaces codes in the groups' names. Cases in none of the groups are "not
    recorded". With ``observed`` only the pairs of several columns that occur are groups.
    """

    name: str
    columns: tuple[str | Grouping, ...]
    title: str
    wording: tuple[tuple[str, str], ...] = ()
    observed: bool = False

    @property
    def needs(self) -> Names:
        """Columns of the list without which the groups are not known."""
        parts = (frozenset((c,)) if isinstance(c, str) else c.needs for c in self.columns)
        return frozenset[str]().union(*parts)

    @property
    def may_use(self) -> Names:
        """Columns that are used where the extract has them."""
        parts = (c.may_use for c in self.columns if isinstance(c, ByCodeOnTheDay))
        return frozenset[str]().union(*parts)

    @property
    def may_be_blank(self) -> Names:
        """Those of them that may be blank in every row."""
        parts = (c.may_be_blank for c in self.columns if not isinstance(c, str))
        return frozenset[str]().union(*parts)
