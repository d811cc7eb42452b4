"""In which month each case stands: by its date, while it is open, or as the list shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.indicators.declaration import Cases, During, Events, Open, Standing
from xl_kpi.periods import Month

Whole = npt.NDArray[np.int32]
Days = npt.NDArray[np.datetime64]
_NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Placed:
    """Rows of a list as cases, each with its month.

    Parameters
    ----------
    rows, months
        Position of each case among the list's usable rows, and its month's index.
    days
        For events, the day of each.
    looked_at
        For what is open, or stands, the day at which it is looked at.
    began
        When a case that lasts began; of several the latest counts.
    left_out
        Rows that could not be placed, and why.
    """

    rows: Whole
    months: Whole
    days: Days | None = None
    looked_at: Days | None = None
    began: Days | None = None
    left_out: tuple[str, ...] = ()

    def kept(self, which: npt.NDArray) -> Placed:
        """Only some of the cases, by flags or positions."""

        def some(values: Days | None) -> Days | None:
            return None if values is None else values[which]

        return Placed(
            self.rows[which], self.months[which], some(self.days), some(self.looked_at),
            some(self.began), self.left_out,
        )  # fmt: skip


def counted_rows(number: int) -> str:
    """A number of rows in words."""
    return "1 row" if number == 1 else f"{number:,} rows"


def place(cases: Cases, clean: CleanList, months: Sequence[Month], as_at: date) -> Placed:
    """The cases of a list in these consecutive months."""
    match cases:
        case Events():
            return _events(cases, clean, as_at)
        case Open():
            return _open(cases, clean, months, as_at)
        case During():
            return _during(cases, clean, months)
        case Standing():
            return _standing(clean, as_at)


def month_index(days: Days) -> Whole:
    """The index of the month in which each day lies (see :attr:`Month.index`)."""
    return (days.astype("datetime64[M]").astype(np.int64) + 1970 * 12).astype(np.int32)


def first_days(months: Whole) -> Days:
    """The first day of each month, by its index."""
    return (months.astype(np.int64) - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")


def _column(clean: CleanList, name: str) -> Days:
    return clean.cases[name].to_numpy().astype("datetime64[D]")


def _events(cases: Events, clean: CleanList, as_at: date) -> Placed:
    days = _column(clean, cases.at)
    rows = np.flatnonzero(~np.isnat(days)).astype(np.int32)
    column = clean.declaration.column(cases.at)
    # Where the date may be blank, the event has simply not happened yet.
    undated = 0 if column.blank else len(days) - len(rows)
    if cases.latest_of is not None:
        # What is dated after the extract was taken cannot be anybody's latest case.
        rows = rows[days[rows] <= np.datetime64(as_at, "D")]
        rows = _latest_rows(rows, days, cases.latest_of, clean.cases)
    said = (f"{counted_rows(undated)} left out: no usable '{column.header}'",) if undated else ()
    if cases.to_run:
        # What falls due after the run's day is not known yet.
        rows = rows[days[rows] <= np.datetime64(as_at, "D")]
    return Placed(rows, month_index(days[rows]), days=days[rows], left_out=said)


def _latest_rows(rows: Whole, days: Days, who: str, frame: pd.DataFrame) -> Whole:
    """The latest row of each person.

    Of two on one day the same is taken whatever their order: that with the greatest values.
    """
    person = frame[who].cat.codes.to_numpy()
    order = rows[np.lexsort((*tie_breakers(frame, rows), days[rows], person[rows]))]
    if not len(order):
        return rows
    last = np.r_[person[order][1:] != person[order][:-1], True]
    return np.sort(order[last & (person[order] >= 0)])


def tie_breakers(frame: pd.DataFrame, rows: Whole) -> list[npt.NDArray]:
    """The other columns as sort keys, so that the same of two rows is taken in any order."""
    return [_sortable(frame[name])[rows] for name in frame.columns if not name.startswith("_")]


def _sortable(values: pd.Series) -> npt.NDArray:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy()
    if values.dtype.kind == "M":
        return values.to_numpy().astype("datetime64[s]").astype(np.int64)
    return np.nan_to_num(values.to_numpy(dtype=float), nan=-np.inf)


def _start(cases: Open, clean: CleanList) -> Days:
    start = _column(clean, cases.starts[0])
    for name in cases.starts[1:]:
        start = np.where(np.isnat(start), _column(clean, name), start)
    return start


def _undated(cases: Open | During, clean: CleanList, start: Days) -> tuple[str, ...]:
    number = int(np.isnat(start).sum())
    name = cases.starts[-1] if isinstance(cases, Open) else cases.start
    header = clean.declaration.column(name).header
    return (f"{counted_rows(number)} left out: no usable '{header}'",) if number else ()


def _open(cases: Open, clean: CleanList, months: Sequence[Month], as_at: date) -> Placed:
    """Each case once for every month at whose end it was open."""
    looks = np.array([min(month.last_day, as_at) for month in months], dtype="datetime64[D]")
    start, end = _start(cases, clean), _column(clean, cases.end)
    started = ~np.isnat(start)
    # The first look on or after the start, and the first on or after the end: a case that
    # ended on the day is closed at the end of that day.
    first = np.where(started, np.searchsorted(looks, start, side="left"), len(looks))
    ended = np.searchsorted(looks, end, side="left")
    last = np.where(np.isnat(end), len(looks), ended)
    rows, at = _repeated(first, last)
    placed = (at + (months[0].index if months else 0)).astype(np.int32)
    return Placed(
        rows, placed, looked_at=looks[at].astype("datetime64[s]"), began=start[rows],
        left_out=_undated(cases, clean, start),
    )  # fmt: skip


def _during(cases: During, clean: CleanList, months: Sequence[Month]) -> Placed:
    """Each case once for every month of which it has a day."""
    start, end = _column(clean, cases.start), _column(clean, cases.end)
    dated = ~np.isnat(start)
    origin = months[0].index if months else 0
    first = np.where(dated, np.maximum(month_index(start) - origin, 0), len(months))
    final = np.where(np.isnat(end), len(months) - 1, month_index(end) - origin)
    rows, at = _repeated(first, np.minimum(final + 1, len(months)))
    return Placed(
        rows, (at + origin).astype(np.int32), began=start[rows],
        left_out=_undated(cases, clean, start),
    )  # fmt: skip


def _repeated(first: npt.NDArray, last: npt.NDArray) -> tuple[Whole, Whole]:
    """Each row as often as it has places from the first up to, but not including, the last."""
    times = np.maximum(last - first, 0)
    rows = np.repeat(np.arange(len(first), dtype=np.int32), times)
    before = np.repeat(np.cumsum(times) - times, times)
    at = np.arange(len(rows)) - before + np.repeat(first, times)
    return rows, at.astype(np.int32)


def _standing(clean: CleanList, as_at: date) -> Placed:
    number = len(clean.cases)
    day = np.full(number, np.datetime64(as_at, "s"))
    months = np.full(number, Month.of(as_at).index, dtype=np.int32)
    return Placed(np.arange(number, dtype=np.int32), months, looked_at=day)
