"""Conditions on a case's own columns, and how conditions combine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from xl_kpi.extracts.codes.code_list import NOT_RECOGNISED
from xl_kpi.indicators.conditions.calendar import same_day_earlier
from xl_kpi.indicators.conditions.case_columns import (
    NO,
    NOT_KNOWN,
    THE_DAY,
    YES,
    Answers,
    CaseColumns,
    Combinable,
    Condition,
    Measure,
    Moments,
    Names,
    OtherColumns,
    named,
)


@dataclass(frozen=True)
class Compared(Combinable):
    """A measure against a limit; not known where the measure is missing."""

    measure: Measure
    sign: str
    limit: float

    @property
    def needs(self) -> Names:
        """What the measure needs."""
        return self.measure.needs

    @property
    def may_be_blank(self) -> Names:
        """What the measure allows."""
        return self.measure.may_be_blank

    @property
    def needs_of_others(self) -> OtherColumns:
        """What the measure needs."""
        return self.measure.needs_of_others

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each number is within the limit."""
        numbers = self.measure.numbers(cases)
        compare = {"<=": np.less_equal, ">=": np.greater_equal, ">": np.greater}[self.sign]
        answers = np.where(compare(numbers, self.limit), YES, NO)
        return np.where(np.isnan(numbers), NOT_KNOWN, answers).astype(np.int8)


@dataclass(frozen=True)
class IsOneOf(Combinable):
    """A code column holds one of these labels; blank and unrecognised values are not known."""

    column: str
    labels: tuple[str, ...]
    not_known: tuple[str, ...] = ()

    @property
    def needs(self) -> Names:
        """The column."""
        return named(self.column)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each case has one of the labels."""
        values = cases.columns[self.column]
        of_category = [
            YES if label in self.labels
            else NOT_KNOWN if label in self.not_known or label.startswith(NOT_RECOGNISED)
            else NO
            for label in values.cat.categories
        ]  # fmt: skip
        return np.array([*of_category, NOT_KNOWN], dtype=np.int8)[values.cat.codes.to_numpy()]


@dataclass(frozen=True)
class IsNoneOf(Combinable):
    """A code column holds none of these labels; a blank is none of them. Always yes or no."""

    column: str
    labels: tuple[str, ...]

    @property
    def needs(self) -> Names:
        """The column."""
        return named(self.column)

    @property
    def may_be_blank(self) -> Names:
        """A blank is an answer."""
        return named(self.column)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each case has another label, or none."""
        one_of = cases.columns[self.column].isin(self.labels).to_numpy()
        return np.where(one_of, NO, YES).astype(np.int8)


@dataclass(frozen=True)
class Known(Combinable):
    """A column is filled; always yes or no."""

    column: str

    @property
    def needs(self) -> Names:
        """The column."""
        return named(self.column)

    @property
    def may_be_blank(self) -> Names:
        """A blank is an answer."""
        return named(self.column)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether each case has a value."""
        return np.where(cases.columns[self.column].notna().to_numpy(), YES, NO).astype(np.int8)


@dataclass(frozen=True)
class Happened(Combinable):
    """A date of the case lies on the day of looking or before; a blank has not happened."""

    column: str

    @property
    def needs(self) -> Names:
        """The date."""
        return named(self.column)

    @property
    def may_be_blank(self) -> Names:
        """It may not have happened yet in any case."""
        return named(self.column)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether it has happened by the day."""
        return np.where(cases.days(self.column) <= cases.days(THE_DAY), YES, NO).astype(np.int8)


class Dates(Protocol):
    """A date of each case that is not a column of it."""

    @property
    def needs(self) -> Names:
        """Columns of the case."""

    @property
    def needs_of_others(self) -> OtherColumns:
        """Columns of other lists."""

    def moments(self, cases: CaseColumns) -> Moments:
        """The date of each case, to the day."""


def _days(date: str | Dates, cases: CaseColumns) -> Moments:
    return cases.days(date) if isinstance(date, str) else date.moments(cases)


@dataclass(frozen=True)
class SinceMonths(Combinable):
    """A date lies no more than so many months before the day: on the same day or later.

    A blank is a no: it never happened.
    """

    date: str
    months: int

    @property
    def needs(self) -> Names:
        """The date."""
        return named(self.date)

    @property
    def may_be_blank(self) -> Names:
        """It may never have happened in any case."""
        return named(self.date)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether the date is recent enough."""
        earliest = same_day_earlier(cases.days(THE_DAY), self.months)
        return np.where(cases.days(self.date) >= earliest, YES, NO).astype(np.int8)


@dataclass(frozen=True)
class BegunBefore(Combinable):
    """So many months or more at the day: begun by the day after the same day so many months before.

    From 1 April to 31 March, both included, are twelve months.
    """

    date: str | Dates
    months: int

    @property
    def needs(self) -> Names:
        """The date."""
        return named(self.date) if isinstance(self.date, str) else self.date.needs

    @property
    def needs_of_others(self) -> OtherColumns:
        """What the date needs."""
        return frozenset() if isinstance(self.date, str) else self.date.needs_of_others

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether it had begun by then; not known without a date."""
        begun = _days(self.date, cases)
        latest = same_day_earlier(cases.days(THE_DAY), self.months) + np.timedelta64(1, "D")
        answers = np.where(begun <= latest, YES, NO)
        return np.where(np.isnat(begun), NOT_KNOWN, answers).astype(np.int8)


@dataclass(frozen=True)
class Combined(Combinable):
    """Two conditions: both ("and"), or at least one ("or").

    "And" is no where either is no, and yes where both are; "or" the other way round. What is
    left is not known.
    """

    one: Condition
    join: Literal["and", "or"]
    other: Condition

    @property
    def needs(self) -> Names:
        """What either needs."""
        return self.one.needs | self.other.needs

    @property
    def may_be_blank(self) -> Names:
        """What may be blank in each that needs it."""
        must = (self.one.needs - self.one.may_be_blank) | (
            self.other.needs - self.other.may_be_blank
        )
        return self.needs - must

    @property
    def needs_of_others(self) -> OtherColumns:
        """What either needs."""
        return self.one.needs_of_others | self.other.needs_of_others

    def answers(self, cases: CaseColumns) -> Answers:
        """The two answers as one."""
        joined = np.minimum if self.join == "and" else np.maximum
        return joined(self.one.answers(cases), self.other.answers(cases))


@dataclass(frozen=True)
class Not(Combinable):
    """A condition's opposite; not known stays not known."""

    one: Condition

    @property
    def needs(self) -> Names:
        """What it needs."""
        return self.one.needs

    @property
    def may_be_blank(self) -> Names:
        """What it allows."""
        return self.one.may_be_blank

    @property
    def needs_of_others(self) -> OtherColumns:
        """What it needs."""
        return self.one.needs_of_others

    def answers(self, cases: CaseColumns) -> Answers:
        """The opposite answers."""
        return (YES - self.one.answers(cases)).astype(np.int8)
