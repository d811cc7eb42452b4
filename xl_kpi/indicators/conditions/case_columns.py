"""What an expression may look at, and what measures and conditions have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    from xl_kpi.indicators.conditions.verdicts import Combined, Compared, Not

# In this order "and" is the least of two answers, "or" the greatest.
NO, NOT_KNOWN, YES = 0, 1, 2

Answers = npt.NDArray[np.int8]
Numbers = npt.NDArray[np.float64]
Moments = npt.NDArray[np.datetime64]
Names = frozenset[str]
# A column of another list: the list's id and the column's name.
OtherColumns = frozenset[tuple[str, str]]

# Stands for the day at which open cases are looked at, where a column's name may stand.
THE_DAY = "(the day)"


@dataclass(frozen=True)
class CaseColumns:
    """What an expression may look at: the columns of the cases, and the conventions in force.

    Parameters
    ----------
    columns, rows
        The cases' columns by name, and how many cases there are.
    first_day_is_day_1
        The council's convention for working days.
    day
        The day at which each case is looked at, for open cases.
    month
        The first day of the month in which each case stands.
    others
        Rows of other lists that may count, by list.
    """

    columns: Mapping[str, pd.Series]
    rows: int
    first_day_is_day_1: bool = False
    day: Moments | None = None
    month: Moments | None = None
    others: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def moments(self, name: str) -> Moments:
        """A date column, to the second."""
        if name == THE_DAY:
            assert self.day is not None, "only open cases are looked at on a day"
            return self.day
        return self.columns[name].to_numpy().astype("datetime64[s]")

    def days(self, name: str) -> Moments:
        """A date column, to the day."""
        return self.moments(name).astype("datetime64[D]")

    def kept(self, which: npt.NDArray[np.bool_]) -> CaseColumns:
        """Only some of the cases."""
        return CaseColumns(
            {name: column[which] for name, column in self.columns.items()},
            int(which.sum()),
            self.first_day_is_day_1,
            None if self.day is None else self.day[which],
            None if self.month is None else self.month[which],
            self.others,
        )


def named(*names: str) -> Names:
    """Column names, without the day of looking."""
    return frozenset(names) - {THE_DAY}


class Expression(Protocol):
    """What measures, conditions and groupings have in common."""

    @property
    def needs(self) -> Names:
        """Columns without which there is no answer."""

    @property
    def may_be_blank(self) -> Names:
        """Those of them that may be blank in every row, and still say something."""

    @property
    def needs_of_others(self) -> OtherColumns:
        """Columns of other lists without which there is no answer."""


class Measure(Expression, Protocol):
    """A number for each case, missing where a date is."""

    def numbers(self, cases: CaseColumns) -> Numbers:
        """The number of each case."""


class Condition(Expression, Protocol):
    """A yes, a no or a not-known for each case."""

    def answers(self, cases: CaseColumns) -> Answers:
        """The answer for each case."""


class Plain:
    """An expression of its own list's columns alone, none of which may be blank throughout."""

    @property
    def may_be_blank(self) -> Names:
        """None."""
        return frozenset()

    @property
    def needs_of_others(self) -> OtherColumns:
        """None."""
        return frozenset()


class Comparable(Plain):
    """Measures compare with numbers: ``WorkingDays("started", "authorised") <= 45``."""

    def __le__(self, limit: float) -> Compared:
        return self._compared("<=", limit)

    def __ge__(self, limit: float) -> Compared:
        return self._compared(">=", limit)

    def __gt__(self, limit: float) -> Compared:
        return self._compared(">", limit)

    def _compared(self, sign: str, limit: float) -> Compared:
        from xl_kpi.indicators.conditions.verdicts import Compared

        return Compared(self, sign, limit)  # type: ignore[arg-type]


class Combinable(Plain):
    """Conditions combine with ``&``, ``|`` and ``~``."""

    def __and__(self, other: Condition) -> Combined:
        from xl_kpi.indicators.conditions.verdicts import Combined

        return Combined(self, "and", other)  # type: ignore[arg-type]

    def __or__(self, other: Condition) -> Combined:
        from xl_kpi.indicators.conditions.verdicts import Combined

        return Combined(self, "or", other)  # type: ignore[arg-type]

    def __invert__(self) -> Not:
        from xl_kpi.indicators.conditions.verdicts import Not

        return Not(self)  # type: ignore[arg-type]
