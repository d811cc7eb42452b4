"""Conditions on other rows of the same person: earlier cases, plans before, visits, placements."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.indicators.conditions.calendar import same_day_earlier
from xl_kpi.indicators.conditions.case_columns import (
    NO,
    NOT_KNOWN,
    THE_DAY,
    YES,
    Answers,
    CaseColumns,
    Combinable,
    Comparable,
    Condition,
    Moments,
    Names,
    Numbers,
    OtherColumns,
    named,
)

Whole = npt.NDArray[np.int64]
# Days as whole numbers fit many times over; a missing end lies behind all of them.
_SPAN = 1 << 24
_NEVER = _SPAN // 2 - 1


@dataclass(frozen=True)
class EarlierCaseWithin(Combinable):
    """The same person has an earlier case no more than so many months before this one.

    "Earlier" is on an earlier day; a case on the same day of the month counts as within.
    """

    person: str
    date: str
    months: int

    @property
    def needs(self) -> Names:
        """Person and date."""
        return named(self.person, self.date)

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


class _Dated:
    """Days of another list's rows, ready to be counted for each case's person.

    Person and day are one number, so that a range of days of a person is a range of numbers.
    """

    def __init__(self, other: pd.DataFrame, person: str, days: Moments) -> None:
        self.people = other[person].cat.categories
        codes = other[person].cat.codes.to_numpy().astype(np.int64)
        self.rows = np.flatnonzero(codes >= 0)
        keys = codes[self.rows] * _SPAN + _number(days[self.rows])
        order = np.argsort(keys, kind="stable")
        self.rows, self.keys = self.rows[order], keys[order]

    def person_of(self, values: pd.Series) -> Whole:
        """Each case's person as the other list numbers them; -1 for one who is not in it."""
        at = self.people.astype(str).get_indexer(values.cat.categories.astype(str))
        return np.append(at, -1).astype(np.int64)[values.cat.codes.to_numpy()]

    def up_to(self, person: Whole, day: Whole, side: str = "right") -> Whole:
        """How many rows of all people stand before the person's day, or up to it."""
        return np.searchsorted(self.keys, person * _SPAN + day, side=side)  # type: ignore[call-overload]

    def between(self, person: Whole, first: Whole, last: Whole) -> Whole:
        """How many rows of each person have a day from the first to the last."""
        count = self.up_to(person, last) - self.up_to(person, first, "left")
        return np.where(person >= 0, np.maximum(count, 0), 0)


def _number(days: Moments) -> Whole:
    numbers = days.astype("datetime64[D]").astype(np.int64)
    return np.where(np.isnat(days), _NEVER, numbers)


def _days(other: pd.DataFrame, name: str) -> Moments:
    return other[name].to_numpy().astype("datetime64[D]")


@dataclass(frozen=True)
class EarlierSpell(Combinable):
    """The same person has another spell in a list that came before this one.

    With ``months`` it ended by this one's start, and no more than so many months before it; the
    same day counts. Without, it began before this one did, however long ago.
    """

    list_id: str
    person: str
    start: str
    end: str
    months: int | None = None

    @property
    def needs(self) -> Names:
        """Person and dates."""
        return named(self.person, self.start, self.end)

    @property
    def may_be_blank(self) -> Names:
        """Every case may go on."""
        return named(self.end)

    @property
    def needs_of_others(self) -> OtherColumns:
        """The list's own columns, of its rows that are no cases, too."""
        return frozenset((self.list_id, name) for name in (self.person, self.start))

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether there is one."""
        other = cases.others[self.list_id]
        start = _number(cases.days(self.start))
        if self.months is None:
            starts = _Dated(other, self.person, _days(other, self.start))
            person = starts.person_of(cases.columns[self.person])
            found = starts.between(person, np.full_like(start, -_NEVER), start - 1)
        else:
            ends = _Dated(other, self.person, _days(other, self.end))
            person = ends.person_of(cases.columns[self.person])
            earliest = _number(same_day_earlier(cases.days(self.start), self.months))
            found = ends.between(person, earliest, start)
            # A spell that ended on the day it began is in the range itself.
            found -= (_number(cases.days(self.end)) == start) & (person >= 0)
        known = (person >= 0) & (start != _NEVER)
        return np.where(known, np.where(found > 0, YES, NO), NOT_KNOWN).astype(np.int8)


@dataclass(frozen=True)
class HasOther(Combinable):
    """The same person has a row of another list in the case's month, up to the day of looking."""

    list_id: str
    person: str
    date: str
    where: Condition | None = None

    @property
    def needs(self) -> Names:
        """The person."""
        return named(self.person)

    @property
    def needs_of_others(self) -> OtherColumns:
        """Person, date and what tells which rows."""
        columns = {self.person, self.date} | (set() if self.where is None else self.where.needs)
        return frozenset((self.list_id, name) for name in columns)

    def answers(self, cases: CaseColumns) -> Answers:
        """Whether there is one; always yes or no."""
        assert cases.month is not None
        other = cases.others[self.list_id]
        if self.where is not None:
            seen = CaseColumns({name: other[name] for name in self.where.needs}, len(other))
            other = other[self.where.answers(seen) == YES]
        dated = _Dated(other, self.person, _days(other, self.date))
        person = dated.person_of(cases.columns[self.person])
        first = _number(cases.month)
        found = dated.between(person, first, _number(cases.days(THE_DAY)))
        return np.where(found > 0, YES, NO).astype(np.int8)


@dataclass(frozen=True)
class OverlappingOthers(Comparable):
    """How many spells of another list the person had in so many months up to the day."""

    list_id: str
    person: str
    start: str
    end: str
    months: int

    @property
    def needs(self) -> Names:
        """The person."""
        return named(self.person)

    @property
    def needs_of_others(self) -> OtherColumns:
        """Person and dates."""
        return frozenset((self.list_id, name) for name in (self.person, self.start))

    def numbers(self, cases: CaseColumns) -> Numbers:
        """Those begun by the day, less those that had ended before the months began."""
        other = cases.others[self.list_id]
        day = cases.days(THE_DAY)
        starts = _Dated(other, self.person, _days(other, self.start))
        ends = _Dated(other, self.person, _days(other, self.end))
        person = starts.person_of(cases.columns[self.person])
        long_ago = np.full(cases.rows, -_NEVER)
        begun = starts.between(person, long_ago, _number(day))
        over = ends.between(person, long_ago, _number(same_day_earlier(day, self.months)))
        return (begun - over).astype(float)


@dataclass(frozen=True)
class CurrentOf:
    """A date of the person's spell in another list that goes on at the day."""

    list_id: str
    column: str
    person: str
    start: str
    end: str

    @property
    def needs(self) -> Names:
        """The person."""
        return named(self.person)

    @property
    def needs_of_others(self) -> OtherColumns:
        """Person, dates and the column."""
        return frozenset((self.list_id, name) for name in (self.person, self.start, self.column))

    def moments(self, cases: CaseColumns) -> Moments:
        """The column's date in the latest spell begun by the day; missing if that has ended."""
        other = cases.others[self.list_id]
        dated = _Dated(other, self.person, _days(other, self.start))
        person = dated.person_of(cases.columns[self.person])
        day = _number(cases.days(THE_DAY))
        at = dated.up_to(person, day) - 1
        if not len(dated.rows):
            return np.full(cases.rows, np.datetime64("NaT", "D"))
        row = dated.rows[np.maximum(at, 0)]
        codes = other[self.person].cat.codes.to_numpy()
        goes_on = (at >= 0) & (person >= 0) & (codes[row] == person)
        goes_on &= _number(_days(other, self.end)[row]) > day
        return np.where(goes_on, _days(other, self.column)[row], np.datetime64("NaT", "D"))
