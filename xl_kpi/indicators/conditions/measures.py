"""Measures: a number for each case."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xl_kpi.indicators.conditions.calendar import whole_years
from xl_kpi.indicators.conditions.case_columns import (
    CaseColumns,
    Comparable,
    Measure,
    Names,
    Numbers,
    named,
)
from xl_kpi.working_days import working_days_between


@dataclass(frozen=True)
class WorkingDays(Comparable):
    """Working days from one date of the case to another.

    Which day the first is, 0 or 1, is the council's convention; ``after`` counts the days after
    the first whatever that is: the next working day is always the next.
    """

    start: str
    end: str
    after: bool = False

    @property
    def needs(self) -> Names:
        """Both dates, but for the day of looking."""
        return named(self.start, self.end)

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
class Days(Comparable):
    """Calendar days from one date of the case to another."""

    start: str
    end: str

    @property
    def needs(self) -> Names:
        """Both dates, but for the day of looking."""
        return named(self.start, self.end)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Whole numbers; negative where the second date comes first."""
        start, end = cases.days(self.start), cases.days(self.end)
        days = (end - start) / np.timedelta64(1, "D")
        return np.where(np.isnat(start) | np.isnat(end), np.nan, days)


@dataclass(frozen=True)
class Hours(Comparable):
    """Hours, with fractions, from one moment of the case to another."""

    start: str
    end: str

    @property
    def needs(self) -> Names:
        """Both moments."""
        return named(self.start, self.end)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Hours; missing where a moment is."""
        start, end = cases.moments(self.start), cases.moments(self.end)
        hours = (end - start) / np.timedelta64(1, "h")
        return np.where(np.isnat(start) | np.isnat(end), np.nan, hours)


@dataclass(frozen=True)
class Age(Comparable):
    """Age in whole years at a date of the case; -1 before birth."""

    born: str
    at: str

    @property
    def needs(self) -> Names:
        """Both dates, but for the day of looking."""
        return named(self.born, self.at)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Whole years at the last birthday."""
        return whole_years(cases.days(self.born), cases.days(self.at))


@dataclass(frozen=True)
class Number(Comparable):
    """A column that holds a number."""

    column: str

    @property
    def needs(self) -> Names:
        """The column."""
        return named(self.column)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """The column's numbers."""
        return cases.columns[self.column].to_numpy(dtype=float, na_value=np.nan)


@dataclass(frozen=True)
class Either(Comparable):
    """A measure, or where it is missing another: age by date of birth, else by its own column."""

    one: Measure
    other: Measure

    @property
    def needs(self) -> Names:
        """What both need."""
        return self.one.needs | self.other.needs

    @property
    def may_be_blank(self) -> Names:
        """Either may be blank, as long as the other says something."""
        return self.needs

    def numbers(self, cases: CaseColumns) -> Numbers:
        """The first that is known."""
        numbers = self.one.numbers(cases)
        return np.where(np.isnan(numbers), self.other.numbers(cases), numbers)


@dataclass(frozen=True)
class Nights(Comparable):
    """Nights of the case within the month: the night of its last day is not spent there."""

    start: str
    end: str

    @property
    def needs(self) -> Names:
        """Both dates."""
        return named(self.start, self.end)

    @property
    def may_be_blank(self) -> Names:
        """Every case may go on."""
        return named(self.end)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Nights from the start, or the month's first day, up to the end or the month's."""
        assert cases.month is not None  # nights are counted of cases that stand in months
        first = cases.month.astype("datetime64[D]")
        following = (cases.month.astype("datetime64[M]") + 1).astype("datetime64[D]")
        start, end = cases.days(self.start), cases.days(self.end)
        end = np.where(np.isnat(end), following, np.minimum(end, following))
        nights = (end - np.maximum(start, first)) / np.timedelta64(1, "D")
        return np.maximum(nights, 0.0)


@dataclass(frozen=True)
class Greatest(Comparable):
    """A measure, or a number where that is less: nobody waited a negative time."""

    one: Measure
    least: float

    @property
    def needs(self) -> Names:
        """What the measure needs."""
        return self.one.needs

    def numbers(self, cases: CaseColumns) -> Numbers:
        """The greater of the two; missing where the measure is."""
        numbers = self.one.numbers(cases)
        return np.where(np.isnan(numbers), np.nan, np.maximum(numbers, self.least))


@dataclass(frozen=True)
class ShareOf(Comparable):
    """A number as a multiple of another that is at most ``most``, or of ``most`` if missing.

    Cases over a whole-time equivalent: ``ShareOf("cases", "fte", most=1)``.
    """

    column: str
    of: str
    most: float

    @property
    def needs(self) -> Names:
        """Both columns."""
        return named(self.column, self.of)

    @property
    def may_be_blank(self) -> Names:
        """The second column has a default."""
        return named(self.of)

    def numbers(self, cases: CaseColumns) -> Numbers:
        """One over the other; missing where the first is, or the second is 0."""
        number = cases.columns[self.column].to_numpy(dtype=float, na_value=np.nan)
        of = cases.columns[self.of].to_numpy(dtype=float, na_value=np.nan)
        of = np.where(np.isnan(of), self.most, np.minimum(of, self.most))
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(of > 0, number / of, np.nan)
