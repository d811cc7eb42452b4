"""What all figures of plans, care and practice share: rows, coverage, groups and sums, by loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from .chapters_chance import PARTS
from .chapters_councils import ChapterCouncil
from .chapters_headers import DATES, GENDERS, HEADERS, MUST_BE_READ, ORDERED, WINDOW_DATE
from .councils import UNREADABLE, Row
from .plain_loops import (
    ALL,
    NOT_RECOGNISED,
    NOT_RECORDED,
    Answer,
    Figure,
    Known,
    as_date,
    first_day,
    last_day,
    same_day_before,
    span_days,
    working_days,
)

NOTHING = Answer(Known.NO, {})
Figures = dict[tuple[str, str], Figure]
GroupOf = Callable[[Row], str]
Splits = Mapping[str, GroupOf]
Way = Callable[["ChapterOracle", str, str], Answer]


class Of(Enum):
    """What a figure is made of, as far as a group without cases goes."""

    NUMBER = "a number"
    PART = "a part of its own group"
    SHARE = "a part of the whole"


class Definition(NamedTuple):
    """One indicator: how it is found, what it is made of, its spans, and its splits.

    ``may`` are spans that the table may leave out.
    """

    way: Way
    of: Of
    spans: tuple[str, ...]
    splits: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


class ChapterOracle:
    """Answers for one council."""

    def __init__(self, council: ChapterCouncil) -> None:
        self.council = council
        self.kept: dict[Any, Any] = {}
        self._rows = {name: _counted_rows(council, name) for name in council.lists}

    def rows(self, list_id: str) -> list[Row]:
        """Rows of a list that may count."""
        return self._rows.get(list_id, [])

    def has(self, list_id: str, *columns: str) -> bool:
        """Whether the extract has a list with a value in each of these columns."""
        return list_id in self._rows and all(
            any(row.get(name) is not None for row in self._rows[list_id]) for name in columns
        )

    def knows(self, list_id: str, *columns: str) -> Known:
        """Whether the extract says what these columns say; in doubt where one has no value."""
        if list_id not in self._rows:
            return Known.NO
        if any(name not in self.council.fields(list_id) for name in columns):
            return Known.NO
        return Known.YES if self.has(list_id, *columns) else Known.DOUBT

    def once(self, name: Any, find: Callable[[], Any]) -> Any:
        """What is the same for all figures is found once."""
        if name not in self.kept:
            self.kept[name] = find()
        return self.kept[name]

    # Coverage

    def taken(self, list_id: str) -> date:
        return self.council.taken(list_id)

    def covers(self, list_id: str, first: date, last: date) -> Known:
        """Whether a list holds every event of these days."""
        stated = self.council.coverage.get(list_id)
        if list_id not in self._rows or stated is None:
            return Known.NO
        if stated > first or last > self.taken(list_id):
            return Known.NO
        return (
            Known.DOUBT
            if self.once(("silent", list_id), lambda: self._silent(list_id))
            else Known.YES
        )

    def _silent(self, list_id: str) -> bool:
        """Whether a busy list is silent for weeks at an edge, so that it may not be believed."""
        days = sorted(
            {
                day
                for row in self._rows[list_id]
                if (day := as_date(row[WINDOW_DATE[list_id]])) and day <= self.taken(list_id)
            }
        )
        if len(days) < 10:
            return False
        gaps = sorted(working_days(one, other) - 1 for one, other in pairwise(days))
        if gaps[int(0.95 * len(gaps))] > 4:
            return False
        edges = (self.council.coverage[list_id], days[0]), (days[-1], self.taken(list_id))
        return any(working_days(one, other) > 8 for one, other in edges)

    def stock_day(self, list_id: str, period: str) -> date | None:
        """The day at which a month's stock of a list is taken; None after the extract date."""
        day, taken = last_day(period), self.taken(list_id)
        if day <= taken:
            return day
        return taken if f"{taken:%Y-%m}" == period else None

    def covers_stock(self, list_id: str, day: date) -> Known:
        """Whether a list holds every case that was open at the end of the day."""
        if list_id not in self._rows:
            return Known.NO
        stated = self.council.coverage.get(list_id)
        if stated is None:
            return Known.YES if day == self.taken(list_id) else Known.NO
        return Known.YES if stated <= day + timedelta(days=1) else Known.NO

    # Groups

    def team(self, row: Row) -> str:
        """The team in small letters; a part of a team counts as that team."""
        part = self.part(row)
        return PARTS.get(part, part) if self.council.parts else part

    def part(self, row: Row) -> str:
        """The team as it is called, in small letters."""
        return " ".join(row["team"].split()).casefold() if row["team"] else NOT_RECORDED


def _counted_rows(council: ChapterCouncil, list_id: str) -> list[Row]:
    """Rows that may count: each that equals an earlier one once, none with its dates reversed.

    A row counts in no figure where a date cannot be read whose blank would mean something.
    """
    rows: list[Row] = []
    for row in council.lists[list_id]:
        if any(row[name] == UNREADABLE for name in MUST_BE_READ.get(list_id, ())):
            continue
        there = council.fields(list_id)
        kept = {
            name: _plain(name, row[name]) if name in there else None for name in HEADERS[list_id]
        }
        if kept not in rows:
            rows.append(kept)
    return [
        row
        for row in rows
        if not any(
            row[early] is not None and row[late] is not None and row[late] < row[early]
            for early, late in ORDERED.get(list_id, ())
        )
    ]


def _plain(name: str, value: Any) -> Any:
    return None if name in DATES and not isinstance(value, date) else value


# Groups


def coded(name: str, codes: Iterable[str]) -> GroupOf:
    """Group rows by a code, as it is."""
    known = tuple(codes)

    def group(row: Row) -> str:
        code = row[name]
        if code is None:
            return NOT_RECORDED
        return code if code in known else NOT_RECOGNISED

    return group


gender = coded("gender", GENDERS)


def written(name: str) -> GroupOf:
    """Group rows by a text, as it is."""
    return lambda row: row[name] or NOT_RECORDED


def age(born: date, day: date) -> int:
    """Age at the last birthday; below 0 before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_band(born: date | None, day: date) -> str:
    if born is None:
        return NOT_RECORDED
    if born > day:
        return "Unborn"
    years = age(born, day)
    for first, band in ((16, "16 and over"), (10, "10 to 15"), (5, "5 to 9"), (1, "1 to 4")):
        if years >= first:
            return band
    return "Under 1"


# Sums


def _by_groups(
    cases: Sequence[Row], splits: Splits, figure: Callable[[Sequence[Row]], Figure]
) -> Figures:
    figures = {ALL: figure(cases)}
    for name, group_of in splits.items():
        for group in {group_of(case) for case in cases}:
            own = [case for case in cases if group_of(case) == group]
            figures[name, group] = figure(own)
    return figures


def counted(cases: Sequence[Row], splits: Splits) -> Figures:
    return _by_groups(cases, splits, lambda own: Figure(len(own), None))


def per_10_000(cases: Sequence[Row], population: int) -> Figures:
    return {ALL: Figure(len(cases), population / 10_000)}  # type: ignore[arg-type]


def percentage(cases: Sequence[Row], splits: Splits, met: Callable[[Row], bool]) -> Figures:
    return _by_groups(
        cases, splits, lambda own: Figure(sum(1 for case in own if met(case)), len(own))
    )


def shares(cases: Sequence[Row], name: str, group_of: GroupOf) -> Figures:
    groups = {group_of(case) for case in cases}
    return {
        (name, group): Figure(sum(1 for case in cases if group_of(case) == group), len(cases))
        for group in groups
    }


def average(cases: Sequence[Row], number: Callable[[Row], int | None]) -> Figures:
    numbers = [found for case in cases if (found := number(case)) is not None]
    return {ALL: Figure(sum(numbers), len(numbers))}


# Ways to find a figure


def events(
    list_id: str,
    at: str,
    make: Callable[[ChapterOracle, list[Row]], Figures],
    *,
    where: Callable[[Row], bool] = bool,
    needs: tuple[str, ...] = (),
) -> Way:
    """Rows of a list, each in the month of its date."""

    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        first, last = span_days(span, period, oracle.taken(list_id))
        known = oracle.covers(list_id, first, last)
        if known is Known.NO:
            return NOTHING
        cases = [
            row
            for row in oracle.rows(list_id)
            if row[at] is not None and first <= row[at] <= last and where(row)
        ]
        return Answer(known, make(oracle, cases))

    return having(way, list_id, at, *needs)


def having(way: Way, list_id: str, *columns: str) -> Way:
    """A way that needs these columns of a list."""

    def checked(oracle: ChapterOracle, span: str, period: str) -> Answer:
        columns_known = oracle.knows(list_id, *columns)
        if columns_known is Known.NO:
            return NOTHING
        answer = way(oracle, span, period)
        if answer.known is Known.YES and columns_known is Known.DOUBT:
            return answer._replace(known=Known.DOUBT)
        return answer

    return checked


def by_team(oracle: ChapterOracle) -> dict[str, GroupOf]:
    return {"team": oracle.team}


def first_known(*ways: Way) -> Way:
    """The first of several ways that the extracts allow."""

    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        for one in ways:
            answer = one(oracle, span, period)
            if answer.known is not Known.NO:
                return answer
        return NOTHING

    return way


def perhaps(way: Way) -> Way:
    """A way that no definition asks for: if the table goes it, its numbers must be right."""

    def doubted(oracle: ChapterOracle, span: str, period: str) -> Answer:
        answer = way(oracle, span, period)
        return answer if answer.known is Known.NO else answer._replace(known=Known.DOUBT)

    return doubted


def with_population(way: Way) -> Way:
    """A rate, which nobody can give without the number of children."""

    def known(oracle: ChapterOracle, span: str, period: str) -> Answer:
        return way(oracle, span, period) if oracle.council.population else NOTHING

    return known


def whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last == last_day(f"{last:%Y-%m}")


@cache
def months_between(first: date, last: date) -> tuple[str, ...]:
    """Months from that of one day to that of another."""
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(f"{day:%Y-%m}")
        day = last_day(f"{day:%Y-%m}") + timedelta(days=1)
    return tuple(months)


__all__ = [
    "ALL",
    "NOTHING",
    "NOT_RECOGNISED",
    "NOT_RECORDED",
    "Answer",
    "ChapterOracle",
    "Definition",
    "Figure",
    "Figures",
    "Known",
    "Of",
    "Way",
    "first_day",
    "last_day",
    "same_day_before",
    "span_days",
    "working_days",
]
