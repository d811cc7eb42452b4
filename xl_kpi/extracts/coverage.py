"""Which span of time a list covers: a figure outside it is not in the extract."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.declaration import Kind
from xl_kpi.periods import Month, same_day_months_before
from xl_kpi.problems import Problem, Severity
from xl_kpi.settings import Settings
from xl_kpi.working_days import is_working_day, working_days_between

Days = npt.NDArray[np.datetime64]

# In a busy list nearly every working day has a row. A silence at its edge that is longer than
# nearly all within it means rows that are not there, and one of two weeks within it that a part
# of the list is.
_BUSY_SILENCE = 3
_USUAL = 0.98
_BUSY_BREAK = 10
# In a sparse list a silence of a quarter ends what it can be said to cover: what lies before it
# may be one mistyped date.
_SPARSE_BREAK = 65


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
    usual = _Silence.of(distinct[: last + 1]).usual
    month_end = Month.of(latest).last_day
    over = month_end <= today and _silent_days(latest, month_end + timedelta(days=1)) <= usual
    return month_end if over else latest


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


def _silent_days(day: date, following: date) -> int:
    """Working days that lie between two dates, both excluded."""
    pair = np.array([day, following], dtype="datetime64[D]")
    return int(_silences(pair)[0])


def _silences(distinct: Days) -> npt.NDArray[np.int64]:
    """Working days between each date and the next, both excluded.

    The days from Christmas Eve to New Year are left out as well: many offices close then.
    """
    years = np.unique(distinct.astype("datetime64[Y]")).astype(str)
    closed = [f"{year}-12-{day}" for year in years for day in (24, 27, 28, 29, 30, 31)]
    closed += [f"{year}-01-02" for year in years]
    between = working_days_between(distinct[:-1], distinct[1:] - np.timedelta64(1, "D"))
    shut = np.array(sorted(closed), dtype="datetime64[D]")
    shut = shut[np.array([is_working_day(day.item()) for day in shut], dtype=bool)]
    inside = np.searchsorted(shut, distinct[1:], "left") - np.searchsorted(
        shut, distinct[:-1], "right"
    )
    return np.maximum(between - inside, 0)


@dataclass(frozen=True)
class _Silence:
    """How long a list is silent between its dates, in working days.

    ``usual`` is the longest silence at its edge that needs no explanation; ``run`` its dates
    back to the latest silence that does.
    """

    usual: int
    run: Days

    @classmethod
    def of(cls, distinct: Days, *, sparse_factor: int = 1) -> _Silence:
        """Of a list's distinct dates, in order."""
        if len(distinct) < 2:
            return cls(0, distinct)
        silences = _silences(distinct)
        usual = int(np.sort(silences)[math.ceil(_USUAL * (len(silences) - 1))])
        busy = usual <= _BUSY_SILENCE
        breaks = np.flatnonzero(silences > (_BUSY_BREAK if busy else _SPARSE_BREAK))
        run = distinct[breaks[-1] + 1 :] if len(breaks) else distinct
        return cls(max(usual, 1) if busy else usual * sparse_factor, run)


def cover(
    lists: Mapping[str, CleanList], as_at: date, settings: Settings
) -> tuple[dict[str, Coverage], list[Problem]]:
    """The span that each list covers, and what is odd about it.

    It is what the settings state, unless a busy list plainly does not hold it; else what the
    list's dates tell.
    """
    covered: dict[str, Coverage] = {}
    problems: list[Problem] = []
    for name, clean in lists.items():
        taken = settings.list_as_at.get(name, as_at)
        told = _dates_told(clean, taken)
        stated = settings.coverage.get(name)
        if stated is None:
            covered[name] = told.coverage
            problems += told.silence_problems(clean)
        else:
            covered[name] = _stated(stated, told, taken)
            problems += _doubted(clean, stated, covered[name])
    return covered, problems


@dataclass(frozen=True)
class _Told:
    """What a list's dates tell: the span covered, and its first and last date of all."""

    coverage: Coverage
    days: Days
    latest: date | None
    silence: _Silence

    def silence_problems(self, clean: CleanList) -> list[Problem]:
        """A problem where a silence looks like rows that are not there."""
        run = self.silence.run
        if len(run) == len(self.days) or clean.declaration.window is None:
            return []
        before = self.days[len(self.days) - len(run) - 1].item()
        header = clean.declaration.column(clean.declaration.window.column).header
        return [
            Problem(
                Severity.WARNING, "long silence",
                f"'{header}' has no date between {before:%d/%m/%Y} and {run[0].item():%d/%m/%Y}; "
                "the list is taken to cover nothing before that.",
                "Check whether a part of the list is missing, or a date is mistyped; if the list "
                "is whole, state its first day in council.toml.",
                list_id=clean.id, column=header,
            )
        ]  # fmt: skip


_NO_SILENCE = _Silence(0, np.array([], dtype="datetime64[D]"))


def _dates_told(clean: CleanList, as_at: date) -> _Told:
    tomorrow = as_at + timedelta(days=1)
    none = np.array([], dtype="datetime64[D]")

    def nothing(basis: str) -> _Told:
        return _Told(Coverage(as_at, tomorrow, as_at, basis), none, None, _NO_SILENCE)

    window = clean.declaration.window
    if window is None:
        return nothing("the extract date: the list is one state")
    if window.column not in clean.frame:
        return nothing("the extract date alone: its date column is missing")
    days = np.unique(_days(clean, window.column))
    days = days[days <= np.datetime64(as_at, "D")]
    if not days.size:
        return nothing("the extract date alone: no date before it can be read")
    # The lists of Annex A are taken together, for one span: a sparse one may well be silent at
    # its edges for longer than it happens to be within.
    silence = _Silence.of(days, sparse_factor=2 if window.months is not None else 1)
    earliest = silence.run[0].item()
    happened = _happened_days(clean)
    latest = max(
        days[-1], happened[happened <= np.datetime64(as_at, "D")].max(initial=days[-1])
    ).item()
    starts = [date(earliest.year, earliest.month, 1)]
    if window.months is not None:
        starts.append(same_day_months_before(as_at, window.months) + timedelta(days=1))
    likely = [
        day
        for day in starts
        if day <= earliest and _silent_days(day - timedelta(days=1), earliest) <= silence.usual
    ]
    first = min(likely, default=earliest)
    last = as_at if _silent_days(latest, tomorrow) <= silence.usual else latest
    basis = f"its dates: {earliest:%d/%m/%Y} to {latest:%d/%m/%Y}"
    return _Told(Coverage(as_at, first, last, basis), days, latest, silence)


def _stated(stated: tuple[date, date | None], told: _Told, as_at: date) -> Coverage:
    """The span stated, cut to what a busy list holds: its silence of weeks is no count of 0."""
    first, last = stated[0], min(stated[1] or as_at, as_at)
    basis = "the settings"
    if told.latest is None or told.silence.usual > _BUSY_SILENCE or len(told.days) < _BUSY_BREAK:
        return Coverage(as_at, first, last, basis)
    if _silent_days(first - timedelta(days=1), told.days[0].item()) > _BUSY_BREAK:
        first, basis = told.coverage.first, told.coverage.basis
    if _silent_days(told.latest, last + timedelta(days=1)) > _BUSY_BREAK:
        last, basis = min(last, told.latest), told.coverage.basis
    return Coverage(as_at, first, last, basis)


def _doubted(
    clean: CleanList, stated: tuple[date, date | None], covered: Coverage
) -> list[Problem]:
    last = min(stated[1] or covered.as_at, covered.as_at)
    if (stated[0], last) == (covered.first, covered.last):
        return []
    return [
        Problem(
            Severity.WARNING, "stated span not in the list",
            f"council.toml says that the list covers {stated[0]:%d/%m/%Y} to {last:%d/%m/%Y}, but "
            f"it has no rows for weeks of that; {covered.first:%d/%m/%Y} to "
            f"{covered.last:%d/%m/%Y} is taken.",
            "Correct coverage in council.toml, or run the extract for the whole span.",
            list_id=clean.id,
        )
    ]  # fmt: skip
