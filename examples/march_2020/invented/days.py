"""Months, ages and working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from itertools import accumulate

import holidays

_FIRST, _LAST = date(2017, 1, 1), date(2021, 12, 31)
_BANK_HOLIDAYS = set(
    holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST.year, _LAST.year + 1))
)
_DAYS = [_FIRST + timedelta(days=offset) for offset in range((_LAST - _FIRST).days + 1)]
_WORKING = [day for day in _DAYS if day.weekday() < 5 and day not in _BANK_HOLIDAYS]
_IS_WORKING = frozenset(_WORKING)
# Working days from the first day up to and including each.
_WORKED = list(accumulate(day in _IS_WORKING for day in _DAYS))


def is_working_day(day: date) -> bool:
    """Whether a day is Monday to Friday and no bank holiday of England."""
    return day in _IS_WORKING


def working_days(first: date, last: date) -> int:
    """Working days after the first day up to and including the last: the first is day 0."""
    return _WORKED[(last - _FIRST).days] - _WORKED[(first - _FIRST).days]


def working_day_after(day: date, number: int) -> date:
    """Give the working day that many working days after a day; before it, if negative."""
    if number == 0:
        return day
    at = _WORKED[(day - _FIRST).days]  # how many are past: the next one's place in the list
    return _WORKING[at + number - (number > 0) - (number < 0 and is_working_day(day))]


def days_of(month: str) -> list[date]:
    """List the days of a month such as '2020-03'."""
    year, number = int(month[:4]), int(month[5:])
    return [date(year, number, day + 1) for day in range(monthrange(year, number)[1])]


def end_of(month: str) -> datetime:
    """Give the last minute of a month."""
    return datetime.combine(days_of(month)[-1], time(23, 59))


def age_on(born: date, day: date) -> int:
    """Age at the last birthday; -1 for an unborn child."""
    if born > day:
        return -1
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def year_before(day: date) -> date:
    """Give the same day one year earlier (29 February gives 28 February)."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
