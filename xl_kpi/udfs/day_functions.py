"""Functions of days and months: working days of England, labels, the financial year."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import numpy as np

from xl_kpi.errors import XlKpiError
from xl_kpi.periods import LAST_YEAR, Month
from xl_kpi.udfs import asked
from xl_kpi.udfs.declaring import Answer, worksheet_function
from xl_kpi.udfs.grid import Argument, Cell, over, single
from xl_kpi.udfs.sources import SOURCES
from xl_kpi.working_days import is_working_day, working_days_between

_MOST_DAYS = 2000


@worksheet_function(
    first="The first day, or a range of days.", second="The last day, or a range of days.",
    first_is_day_1="TRUE to count the first day too; blank as the official count: the first is day 0.",
)  # fmt: skip
def WORKING_DAYS_ENGLAND(
    first: Argument, second: Argument, first_is_day_1: Argument = None
) -> Answer:
    """Working days after the first day up to and including the second, without weekends and England's bank holidays."""
    counted = asked.yes(single(first_is_day_1, "first_is_day_1"), False, "first_is_day_1")

    def between(one: Cell, other: Cell) -> Cell:
        days = [np.array([asked.day(cell)], dtype="datetime64[D]") for cell in (one, other)]
        return int(working_days_between(*days, first_is_day_1=counted)[0])

    return over(between, first, second, needed=2)


@worksheet_function(day="A day, or a range of days.")
def IS_WORKING_DAY_ENGLAND(day: Argument) -> Answer:
    """TRUE on Monday to Friday that are no bank holiday in England."""
    return over(lambda cell: is_working_day(asked.day(cell)), day)


@worksheet_function(
    first="The first day, or a range of days.",
    days="How many working days later, such as 45 for an assessment's last day in time.",
)
def WORKING_DAY_AFTER_ENGLAND(first: Argument, days: Argument) -> Answer:
    """The day so many working days later in England: what is due in 45 working days is in time on it."""

    def after(start: Cell, number: Cell) -> Cell:
        day = asked.day(start)
        left = asked.whole(number, 0, "days", 0, _MOST_DAYS)
        while left:
            day += timedelta(days=1)
            if day.year > LAST_YEAR:
                raise XlKpiError(f"The calendar of bank holidays ends with {LAST_YEAR}.")
            left -= is_working_day(day)
        return datetime.combine(day, time())

    return over(after, first, days, needed=2)


@worksheet_function(
    month="A date, or a month such as 2020-03; a range of them; blank for the reporting month."
)
def MONTH_LABEL(month: Argument = None, book: Argument = None) -> Answer:
    """A month as packs write it, such as March 2020; without a month, the reporting month."""
    if _left_out(month):
        return SOURCES.of(book).figures.month.label
    return over(lambda cell: _month(cell, book).label, month)


@worksheet_function(
    month="A date, or a month such as 2020-03; a range of them; blank for the reporting month."
)
def FINANCIAL_YEAR(month: Argument = None, book: Argument = None) -> Answer:
    """The financial year of a date or month, April to March, such as 2019/20."""
    if _left_out(month):
        return SOURCES.of(book).figures.month.financial_year
    return over(lambda cell: _month(cell, book).financial_year, month)


def _left_out(argument: Argument) -> bool:
    """Whether an argument is left out, or is one blank cell."""
    return argument in (None, "", [[None]], [[""]])


def _month(cell: Cell, book: Argument) -> Month:
    if isinstance(cell, int | float) and cell < 0:
        return asked.month(cell, SOURCES.of(book).figures.month)
    return asked.month(cell, Month.of(datetime.max.date()))
