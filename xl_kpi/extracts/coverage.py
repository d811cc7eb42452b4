"""Which span of time a list covers: a figure outside it is not in the extract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.declaration import Kind
from xl_kpi.periods import Month, same_day_months_before
from xl_kpi.settings import Settings

Days = npt.NDArray[np.datetime64]

# A list whose longest silence is a week or less is busy: a silence at its edge that is longer
# than any within it means rows that are not there. In a sparse list twice the longest silence
# is nothing unusual.
_BUSY_DAYS = 7
# A silence of two months ends what a list can be said to cover: what lies before it may be
# one mistyped date.
_LONGEST_SILENCE = np.timedelta64(62, "D")


@dataclass(frozen=True)
class Coverage:
    """The days that a list covers in full, both included, and how that is known.

    ``first`` later than ``last`` means that nothing is covered but the stock at ``as_at``.
    """

    as_at: date
    first: date
    last: date
    basis: str

    def holds(self, first_day: date, last_day: date) -> bool:
        """Whether every event of these days is in the list."""
        return self.first <= first_day and last_day <= self.last

    def holds_stock(self, day: date) -> bool:
        """Whether every case that was open at the end of the day is in the list."""
        return self.first <= day + timedelta(days=1) and day <= self.last


def extract_date(lists: Iterable[CleanList], today: date) -> date | None:
    """The day on which the extracts were taken, as far as the dates in them tell.

    It is the latest date of something that has happened; a few dates far beyond all others are
    typing errors. If no more than the usual silence lies between it and the end of its month,
    the month is taken to be over.
    """
    pooled = [_happened_days(clean) for clean in lists]
    days = np.concatenate(pooled) if pooled else np.array([], dtype="datetime64[D]")
    days = days[days <= np.datetime64(today, "D")]
    if not days.size:
        return None
    distinct, counts = np.unique(days, return_counts=True)
    last = len(distinct) - 1
    rare = max(1, days.size // 1000)
    while last and days.size >= 100 and counts[last:].sum() <= rare:
        if distinct[last] - distinct[last - 1] <= np.timedelta64(31, "D"):
            break
        last -= 1
    latest: date = distinct[last].item()
    slack = _slack(_latest_run(distinct[: last + 1]))
    month_end = Month.of(latest).last_day
    return month_end if (month_end - latest).days <= slack else latest


def _happened_days(clean: CleanList) -> Days:
    names = [
        column.name
        for column in clean.declaration.columns
        if column.kind in (Kind.DATE, Kind.DATE_TIME)
        and column.happened
        and column.name in clean.frame
    ]
    days = [_days(clean, name) for name in names]
    return np.concatenate(days) if days else np.array([], dtype="datetime64[D]")


def _days(clean: CleanList, name: str) -> Days:
    values = clean.frame[name].to_numpy()[clean.usable].astype("datetime64[D]")
    return values[~np.isnat(values)]


def _slack(distinct: Days) -> int:
    """The longest silence at a list's edge that needs no explanation, in days."""
    if len(distinct) < 2:
        return 0
    longest = int(np.diff(distinct).max().astype(int))
    return longest if longest <= _BUSY_DAYS else 2 * longest


def _latest_run(distinct: Days) -> Days:
    """The latest of the dates, back to the first silence that is too long."""
    breaks = np.flatnonzero(np.diff(distinct) > _LONGEST_SILENCE)
    return distinct[breaks[-1] + 1 :] if len(breaks) else distinct


def cover(lists: Mapping[str, CleanList], as_at: date, settings: Settings) -> dict[str, Coverage]:
    """The span that each list covers: as the settings state it, else as its dates tell."""
    return {
        name: _cover(clean, settings.list_as_at.get(name, as_at), settings)
        for name, clean in lists.items()
    }


def _cover(clean: CleanList, as_at: date, settings: Settings) -> Coverage:
    stated = settings.coverage.get(clean.id)
    if stated is not None:
        first, last = stated
        return Coverage(as_at, first, min(last or as_at, as_at), "stated in the settings")
    tomorrow = as_at + timedelta(days=1)
    window = clean.declaration.window
    if window is None:
        return Coverage(as_at, tomorrow, as_at, "one state, at the extract date")
    if window.column not in clean.frame:
        return Coverage(as_at, tomorrow, as_at, "its date column is missing")
    days = np.unique(_days(clean, window.column))
    days = days[days <= np.datetime64(as_at, "D")]
    if not days.size:
        return Coverage(as_at, tomorrow, as_at, "no dates before the extract date")
    days = _latest_run(days)
    slack = _slack(days)
    earliest, latest = days[0].item(), _happened_days(clean)
    latest = latest[latest <= np.datetime64(as_at, "D")].max().item()
    starts = [date(earliest.year, earliest.month, 1)]
    if window.months is not None:
        starts.append(same_day_months_before(as_at, window.months) + timedelta(days=1))
    likely = [day for day in starts if day <= earliest and (earliest - day).days <= slack]
    first = min(likely, default=earliest)
    last = as_at if (as_at - latest).days <= slack else latest
    return Coverage(as_at, first, last, f"its dates: {earliest:%d/%m/%Y} to {latest:%d/%m/%Y}")
