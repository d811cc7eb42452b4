"""The small language in which verdicts are declared: measures of a case, and conditions on them.

Every expression knows the columns that it needs, so that a figure whose column is missing can
say so; and every condition has three answers: yes, no, and not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.working_days import working_days_between

# In this order "and" is the least of two answers, "or" the greatest.
NO, NOT_KNOWN, YES = 0, 1, 2

Answers = npt.NDArray[np.int8]
Numbers = npt.NDArray[np.float64]
Moments = npt.NDArray[np.datetime64]

# Stands for the day at which open cases are looked at, where a column's name may stand.
THE_DAY = "(the day)"


@dataclass(frozen=True)
class CaseColumns:
    """What an expression may look at: the columns of the cases, and the conventions in force.

    ``day`` is the day at which each case is looked at, for open cases.
    """

    columns: Mapping[str, pd.Series]
    rows: int
    first_day_is_day_1: bool = False
    day: Moments | None = None

    def moments(self, name: str) -> Moments:
        """A date column, to the second."""
        if name == THE_DAY:
            assert self.day is not None, "only open cases are looked at on a day"
            return self.day
        return self.columns[name].to_numpy().astype("datetime64[s]")

    def days(self, name: str) -> Moments:
        """A date column, to the day."""
        return self.moments(name).astype("datetime64[D]")


class Measure(Protocol):
    """A number for each case, missing where a date is."""

    @property
    def needs(self) -> frozenset[str]:
        """Columns without which there is no answer."""

    def numbers(self, cases: CaseColumns) -> Numbers:
        """The number of each case."""


class Condition(Protocol):
    """A yes, a no or a not-known for each case."""

    @property
    def needs(self) -> frozenset[str]:
        """Columns without which there is no answer."""

    def answers(self, cases: CaseColumns) -> Answers:
        """The answer for each case."""


class _Comparable:
    """Measures compare with numbers: ``working_days("started", "authorised") <= 45``."""

    def __le__(self, limit: float) -> Compared:
        return Compared(self, "<=", limit)  # type: ignore[arg-type]

    def __ge__(self, limit: float) -> Compared:
        return Compared(self, ">=", limit)  # type: ignore[arg-type]

    def __gt__(self, limit: float) -> Compared:
        return Compared(self, ">", limit)  # type: ignore[arg-type]


class _Combinable:
    """Conditions combine with ``&``, ``|`` and ``~``."""

    def __and__(self, other: Condition) -> Combined:
        return Combined(self, "and", other)  # type: ignore[arg-type]

    def __or__(self, other: Condition) -> Combined:
        return Combined(self, "or", other)  # type: ignore[arg-type]

    def __invert__(self) -> Not:
        return Not(self)  # type: ignore[arg-type]


def _needs(*names: str) -> frozenset[str]:
    return frozenset(names) - {THE_DAY}


@dataclass(frozen=True)
class WorkingDays(_Comparable):
    """Working days from one date of the case to another.

    Which day the first is, 0 or 1, is the council's convention; ``after`` counts the days after
    the first whatever that is: the next working day is always the next.
    """

    start: str
    end: str
    after: bool = False

    @property
    def needs(self) -> frozenset[str]:
        """Both dates, but for the day of looking."""
        return _needs(self.start, self.end)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Whole numbers; negative where the second date comes first."""
        start, end = cases.days(self.start), cases.days(self.end)
        known = ~(np.isnat(start) | np.isnat(end))
        numbers = np.full(cases.rows, np.nan)
        if known.any():
            numbers[known] = working_days_between(
                start[known], end[known], first_is_day_1=cases.first_day_is_day_1 and not self.after
            )
        return numbers


@dataclass(frozen=True)
class Hours(_Comparable):
    """Hours, with fractions, from one moment of the case to another."""

    start: str
    end: str

    @property
    def needs(self) -> frozenset[str]:
        """Both moments."""
        return _needs(self.start, self.end)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Hours; missing where a moment is."""
        start, end = cases.moments(self.start), cases.moments(self.end)
        hours = (end - start) / np.timedelta64(1, "h")
        return np.where(np.isnat(start) | np.isnat(end), np.nan, hours)


@dataclass(frozen=True)
class Number(_Comparable):
    """A column that holds a number."""

    column: str

    @property
    def needs(self) -> frozenset[str]:
        """The column."""
        return _needs(self.column)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """The column's numbers."""
        return cases.columns[self.column].to_numpy(dtype=float, na_value=np.nan)


@dataclass(frozen=True)
class Compared(_Combinable):
    """A measure against a limit; not known where the measure is missing."""

    measure: Measure
    sign: str
    limit: float

    @property
    def needs(self) -> frozenset[str]:
        """What the measure needs."""
        return self.measure.needs

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each number is within the limit."""
        numbers = self.measure.numbers(cases)
        compare = {"<=": np.less_equal, ">=": np.greater_equal, ">": np.greater}[self.sign]
        answers = np.where(compare(numbers, self.limit), YES, NO)
        return np.where(np.isnan(numbers), NOT_KNOWN, answers).astype(np.int8)


@dataclass(frozen=True)
class IsOneOf(_Combinable):
    """A code column holds one of these labels; blank and unrecognised values are not known."""

    column: str
    labels: tuple[str, ...]
    not_known: tuple[str, ...] = ()

    @property
    def needs(self) -> frozenset[str]:
        """The column."""
        return _needs(self.column)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each case has one of the labels."""
        values = cases.columns[self.column]
        categories = values.cat.categories
        of_category = [
            YES if label in self.labels
            else NOT_KNOWN if label in self.not_known or label.startswith("not recognised")
            else NO
            for label in categories
        ]  # fmt: skip
        return np.array([*of_category, NOT_KNOWN], dtype=np.int8)[values.cat.codes.to_numpy()]


@dataclass(frozen=True)
class EarlierCaseWithin(_Combinable):
    """The same person has an earlier case no more than so many months before this one.

    "Earlier" is on an earlier day; a case on the same day of the month counts as within.
    """

    person: str
    date: str
    months: int

    @property
    def needs(self) -> frozenset[str]:
        """Person and date."""
        return _needs(self.person, self.date)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each case follows one of the same person."""
        person = cases.columns[self.person].cat.codes.to_numpy()
        days = cases.days(self.date)
        known = (person >= 0) & ~np.isnat(days)
        answers = np.full(cases.rows, NOT_KNOWN, dtype=np.int8)
        at = np.flatnonzero(known)
        if not len(at):
            return answers
        order = at[np.lexsort((days[at], person[at]))]
        p, d = person[order], days[order]
        new_day = np.r_[True, (p[1:] != p[:-1]) | (d[1:] != d[:-1])]
        # Each row's run of one person on one day, and the run before it.
        run = np.cumsum(new_day) - 1
        first = np.flatnonzero(new_day)
        same_person = np.r_[False, p[first][1:] == p[first][:-1]]
        previous = np.r_[d[:1], d[first][:-1]]
        within = same_person & (previous >= same_day_earlier(d[first], self.months))
        answers[order] = np.where(within[run], YES, NO)
        return answers


@dataclass(frozen=True)
class Combined(_Combinable):
    """Two conditions: both ("and"), or at least one ("or").

    "And" is no where either is no, and yes where both are; "or" the other way round. What is
    left is not known.
    """

    one: Condition
    join: Literal["and", "or"]
    other: Condition

    @property
    def needs(self) -> frozenset[str]:
        """What either needs."""
        return self.one.needs | self.other.needs

    def answers(self, cases: CaseColumns) -> Answers:
        """The two answers as one."""
        joined = np.minimum if self.join == "and" else np.maximum
        return joined(self.one.answers(cases), self.other.answers(cases))


@dataclass(frozen=True)
class Not(_Combinable):
    """A condition's opposite; not known stays not known."""

    one: Condition

    @property
    def needs(self) -> frozenset[str]:
        """What it needs."""
        return self.one.needs

    def answers(self, cases: CaseColumns) -> Answers:
        """The opposite answers."""
        return (YES - self.one.answers(cases)).astype(np.int8)


def same_day_earlier(days: Moments, months: int) -> Moments:
    """Each day that many months before, or the month's last where it has no such day."""
    month = days.astype("datetime64[M]")
    day_of_month = days - month.astype("datetime64[D]")
    earlier = month - np.timedelta64(months, "M")
    longest = (earlier + 1).astype("datetime64[D]") - earlier.astype("datetime64[D]")
    return earlier.astype("datetime64[D]") + np.minimum(
        day_of_month, longest - np.timedelta64(1, "D")
    )
