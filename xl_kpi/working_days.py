"""Working days: Monday to Friday without the bank holidays of England."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]


@lru_cache(maxsize=8)
def _calendar(first_year: int, last_year: int) -> np.busdaycalendar:
    # Imported here, where it is needed: it is large, and most runs need a few years of it.
    import holidays

    days = holidays.country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return np.busdaycalendar(holidays=np.array(sorted(days), dtype="datetime64[D]"))


def _calendar_for(*dates: Days) -> np.busdaycalendar:
    years = [days.astype("datetime64[Y]").astype(int) + 1970 for days in dates if days.size]
    if not years:
        return _calendar(2020, 2020)
    return _calendar(min(int(y.min()) for y in years), max(int(y.max()) for y in years))


def working_days_between(
    first: Days, second: Days, *, first_is_day_1: bool = False
) -> npt.NDArray[np.int64]:
    """Working days after each first date, up to and including the second.

    The first date is day 0, so what is due in 45 working days is in time on day 45. With
    ``first_is_day_1`` the first date counts as well if it is a working day. The count also
    holds when either date is a day off. Where the second date lies before the first, the
    result is minus the count of the reverse.

    Parameters
    ----------
    first, second
        Arrays of dates without missing ones, of one shape (``datetime64[D]``).

    Returns
    -------
    Array of whole numbers, of the same shape.

    Examples
    --------
    From Maundy Thursday 9 April 2020 to the Tuesday after Easter is one working day:

    >>> import numpy as np
    >>> day = lambda text: np.array([text], dtype="datetime64[D]")
    >>> working_days_between(day("2020-04-09"), day("2020-04-14"))
    array([1])
    >>> working_days_between(day("2020-03-07"), day("2020-03-09"))  # Saturday to Monday
    array([1])
    """
    one_day = np.timedelta64(1, "D")
    working = _calendar_for(first, second)
    forward = second >= first
    early, late = np.where(forward, first, second), np.where(forward, second, first)
    # busday_count counts from the first date up to but not including the second; both moved
    # on by a day give the days after the first up to and including the second.
    start = early if first_is_day_1 else early + one_day
    count = np.busday_count(start, late + one_day, busdaycal=working)
    return np.where(forward, count, -count)


def is_working_day(day: date) -> bool:
    """Whether people are at work in England on that day.

    >>> is_working_day(date(2020, 4, 10))  # Good Friday
    False
    """
    return bool(np.is_busday(np.datetime64(day, "D"), busdaycal=_calendar(day.year, day.year)))
