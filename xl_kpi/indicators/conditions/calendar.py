"""Arithmetic on arrays of days: the same day some months before, whole years of age."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Moments = npt.NDArray[np.datetime64]


def same_day_earlier(days: Moments, months: int) -> Moments:
    """Each day that many months before, or the month's last where it has no such day."""
    month = days.astype("datetime64[M]")
    day_of_month = days - month.astype("datetime64[D]")
    earlier = month - np.timedelta64(months, "M")
    longest = (earlier + 1).astype("datetime64[D]") - earlier.astype("datetime64[D]")
    return earlier.astype("datetime64[D]") + np.minimum(
        day_of_month, longest - np.timedelta64(1, "D")
    )


def whole_years(born: Moments, day: Moments) -> npt.NDArray[np.float64]:
    """Age at the last birthday; -1 before birth, missing where a date is.

    Who was born on 29 February has a birthday on 1 March of other years.
    """
    unknown = np.isnat(born) | np.isnat(day)
    months = day.astype("datetime64[M]").astype(np.int64) - born.astype("datetime64[M]").astype(
        np.int64
    )
    before_birthday = (day - day.astype("datetime64[M]").astype("datetime64[D]")) < (
        born - born.astype("datetime64[M]").astype("datetime64[D]")
    )
    years = np.floor_divide(months - before_birthday, 12).astype(float)
    years = np.where(born > day, -1.0, years)
    return np.where(unknown, np.nan, years)
