"""Every figure of the first two chapters by its written definition, with plain loops only.

Slow and simple on purpose, and without a line of the package: dates, lists and loops. Working
days and bank holidays are counted here from the rules of the calendar.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from .councils import (
    ANNEX_A,
    DATES,
    ORDERED,
    OUTCOMES,
    SOURCE_GROUPS,
    SOURCES,
    UNREADABLE,
    WINDOW_DATE,
    Council,
    Row,
)

NOT_RECORDED, NOT_RECOGNISED = "not recorded", "not recognised"
FLOW = ("month", "quarter", "year_to_date", "last_6_months", "last_12_months")
STOCK = ("month_end",)
ALL = ("all", "all")
FROM_ROWS = "referrals with an earlier referral of the same child within 12 months"
FROM_COLUMN = (
    "children whose latest referral had one or more in the 12 months before, of children referred"
)


# The calendar


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays, with those that were moved or added by proclamation."""
    sunday = easter(year)
    days = {sunday - timedelta(days=2), sunday + timedelta(days=1)}
    first_of_may = date(year, 5, 1)
    days.add(first_of_may + timedelta(days=(7 - first_of_may.weekday()) % 7))
    for last in (date(year, 5, 31), date(year, 8, 31)):
        days.add(last - timedelta(days=last.weekday()))
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        instead = fixed
        while instead.weekday() >= 5 or instead in days:
            instead += timedelta(days=1)
        days.add(instead)
    if year == 2020:
        days = days - {date(2020, 5, 4)} | {date(2020, 5, 8)}
    if year == 2022:
        days = days - {date(2022, 5, 30)}
        days |= {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}
    if year == 2023:
        days |= {date(2023, 5, 8)}
    return frozenset(days)


@cache
def working_days(first: date, second: date) -> int:
    """Count working days after the first date up to and including the second, minus if reversed."""
    if second < first:
        return -working_days(second, first)
    count, day = 0, first
    while day < second:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in bank_holidays(day.year):
            count += 1
    return count


def first_day(period: str) -> date:
    return date(int(period[:4]), int(period[5:]), 1)


def last_day(period: str) -> date:
    first = first_day(period)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def plus(period: str, months: int) -> str:
    index = int(period[:4]) * 12 + int(period[5:]) - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def same_day_before(day: date, months: int) -> date:
    """Give the same day so many months earlier, or that month's last where it has no such day."""
    period = plus(f"{day:%Y-%m}", -months)
    return first_day(period).replace(day=min(day.day, last_day(period).day))


def span_days(span: str, period: str, as_at: date) -> tuple[date, date]:
    """Give the first and last day of a span that ends with a month.

    Of the month of the extract date, six and twelve months are the lists' own windows, which
    end on that day and begin the day after the same day so many months before; but twelve whole
    months are the year, also where February had another day the year before.
    """
    months = {"last_6_months": 6, "last_12_months": 12}.get(span)
    if months == 12 and as_at == last_day(period):
        months = None
    if months and period == f"{as_at:%Y-%m}":
        return same_day_before(as_at, months) + timedelta(days=1), as_at
    return span_start(span, period), last_day(period)


def span_start(span: str, period: str) -> date:
    """Give the first day of a span of whole months that ends with a month."""
    number = int(period[5:])
    if span == "month":
        return first_day(period)
    if span == "quarter":
        return first_day(plus(period, -((number - 1) % 3)))
    if span == "year_to_date":
        return first_day(plus(period, -((number - 4) % 12)))
    return first_day(plus(period, {"last_6_months": -5, "last_12_months": -11}[span]))


# Rows


def as_date(value: Any) -> date | None:
    """Give the day of a cell; None for a blank and for what is no date."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def as_time(value: Any) -> datetime | None:
    return value if isinstance(value, datetime) else None


def counted_rows(council: Council, list_id: str) -> list[Row]:
    """Rows that may count: each that equals an earlier one once, none with its dates reversed.

    A row whose date of an end cannot be read counts in no figure: nobody can say whether, or
    when, it ended.
    """
    rows: list[Row] = []
    for row in council.lists[list_id]:
        if row.get("authorised") == UNREADABLE:
            continue
        kept = {name: _plain(name, row[name]) for name in council.fields(list_id)}
        if any(kept == other for other in rows):
            continue
        rows.append(kept)
    in_order = []
    for row in rows:
        first, second = ORDERED.get(list_id, (None, None))
        if (
            first
            and row[first] is not None
            and row[second] is not None
            and row[second] < row[first]
        ):
            continue
        in_order.append(row)
    return in_order


def _plain(name: str, value: Any) -> Any:
    if name in DATES and not isinstance(value, date):
        return None
    return value


def source_group(row: Row) -> str:
    source = row["source"]
    if source is None:
        return NOT_RECORDED
    return source if source in SOURCES or source in SOURCE_GROUPS else NOT_RECOGNISED


def team_group(row: Row) -> str:
    """Give a team in small letters: names that differ in case alone are one team."""
    return " ".join(row["team"].split()).casefold() if row["team"] else NOT_RECORDED


def strategy_and_outcome_group(row: Row) -> str:
    meeting, outcome = row["strategy_meeting"], row["outcome"]
    words = {"a) Yes": "Strategy meeting", "b) No": "No strategy meeting", None: NOT_RECORDED}
    held = words.get(meeting, NOT_RECOGNISED)
    led_to = NOT_RECORDED if outcome is None else NOT_RECOGNISED
    return f"{held}: {outcome if outcome in OUTCOMES else led_to}"


GROUPS: dict[str, tuple[tuple[str, ...], Callable[[Row], str]]] = {
    "source": (("source",), source_group),
    "team": (("team",), team_group),
    "strategy_meeting_and_outcome": (
        ("strategy_meeting", "outcome"),
        strategy_and_outcome_group,
    ),
}


# Verdicts: each gives the list, the date that places a case, columns it needs, and the verdict


def in_24_hours(row: Row, _: list[Row]) -> bool:
    received, decided = as_time(row["received"]), as_time(row["decided"])
    if received is None or decided is None:
        return False
    return decided - received <= timedelta(hours=24)


def in_1_day(row: Row, _: list[Row]) -> bool:
    received, decided = as_date(row["received"]), as_date(row["decided"])
    if received is None or decided is None:
        return False
    return working_days(received, decided) <= 1


def came_again(row: Row, rows: list[Row]) -> bool:
    """Whether an earlier referral of the same child came within 12 months before this one."""
    day = row["referral_date"]
    if row["child_id"] is None:
        return False
    for other in rows:
        earlier = other["referral_date"]
        if other["child_id"] != row["child_id"] or earlier is None:
            continue
        if earlier < day and earlier >= same_day_before(day, 12):
            return True
    return False


def has_number(row: Row, _: list[Row]) -> bool:
    number = row["referrals_in_12_months"]
    return number is not None and int(number) >= 1


def no_further_action(row: Row, _: list[Row]) -> bool:
    return row["no_further_action"] == "a) Yes"


def days_taken(row: Row) -> int | None:
    if row["started"] is None:
        return None
    return working_days(row["started"], row["authorised"])


def in_45_days(row: Row, _: list[Row]) -> bool:
    taken = days_taken(row)
    return taken is not None and taken <= 45


def seen_in_3_days(row: Row, _: list[Row]) -> bool:
    if row["started"] is None or row["seen"] is None:
        return False
    return working_days(row["started"], row["seen"]) <= 3


def child_seen(row: Row, _: list[Row]) -> bool:
    return row["seen"] == "a) Yes"


def support_needed(row: Row, _: list[Row]) -> bool:
    return row["support_needed"] == "a) Yes"


class Kind(Enum):
    COUNT = "count"
    PERCENTAGE = "percentage"
    SHARE = "share"
    AVERAGE = "average"
    RATIO = "ratio"
    OPEN = "open"
    OPEN_BEYOND = "open beyond"


class Definition(NamedTuple):
    kind: Kind
    list_id: str
    at: str
    splits: tuple[str, ...]
    met: Callable[[Row, list[Row]], bool] | None = None
    needs: tuple[str, ...] = ()


_SOURCE, _TEAM = ("source",), ("team",)
_BOTH = ("source", "team")
DEFINITIONS = {
    "contacts.received": Definition(Kind.COUNT, "contacts", "contact_date", _SOURCE),
    "referrals.received": Definition(Kind.COUNT, "referrals", "referral_date", _BOTH),
    "contacts.progressed": Definition(Kind.RATIO, "contacts", "contact_date", _SOURCE),
    "contacts.source_share": Definition(
        Kind.SHARE, "contacts", "contact_date", _SOURCE, needs=_SOURCE
    ),
    "referrals.source_share": Definition(
        Kind.SHARE, "referrals", "referral_date", _SOURCE, needs=_SOURCE
    ),
    "contacts.managed_in_24_hours": Definition(
        Kind.PERCENTAGE, "contact_decisions", "received", _SOURCE, in_24_hours
    ),
    "contacts.managed_in_1_day": Definition(
        Kind.PERCENTAGE, "contact_decisions", "received", _SOURCE, in_1_day
    ),
    "referrals.managed_in_24_hours": Definition(
        Kind.PERCENTAGE, "referral_decisions", "received", _SOURCE, in_24_hours
    ),
    "referrals.managed_in_1_day": Definition(
        Kind.PERCENTAGE, "referral_decisions", "received", _SOURCE, in_1_day
    ),
    "referrals.re_referrals": Definition(
        Kind.PERCENTAGE, "referrals", "referral_date", _BOTH, came_again
    ),
    "referrals.no_further_action": Definition(
        Kind.PERCENTAGE,
        "referrals",
        "referral_date",
        _BOTH,
        no_further_action,
        ("no_further_action",),
    ),
    "assessments.completed": Definition(Kind.COUNT, "assessments", "authorised", _TEAM),
    "assessments.in_45_days": Definition(
        Kind.PERCENTAGE, "assessments", "authorised", _TEAM, in_45_days
    ),
    "assessments.working_days_taken": Definition(Kind.AVERAGE, "assessments", "authorised", _TEAM),
    "assessments.seen_in_3_days": Definition(
        Kind.PERCENTAGE, "assessment_steps", "authorised", _TEAM, seen_in_3_days, ("seen",)
    ),
    "assessments.child_seen": Definition(
        Kind.PERCENTAGE, "assessments", "authorised", _TEAM, child_seen, ("seen",)
    ),
    "assessments.open": Definition(Kind.OPEN, "assessments", "authorised", _TEAM),
    "assessments.open_beyond_45_days": Definition(
        Kind.OPEN_BEYOND, "assessments", "authorised", _TEAM
    ),
    "assessments.outcomes": Definition(
        Kind.COUNT, "assessment_steps", "authorised", ("strategy_meeting_and_outcome",)
    ),
    "assessments.support_needed": Definition(
        Kind.PERCENTAGE, "assessments", "authorised", _TEAM, support_needed, ("support_needed",)
    ),
}


class Figure(NamedTuple):
    numerator: int
    denominator: int | None

    @property
    def value(self) -> Fraction | None:
        """The value; None where nothing can be divided by."""
        if self.denominator is None:
            return Fraction(self.numerator)
        return Fraction(self.numerator, self.denominator) if self.denominator else None


class Known(Enum):
    """Whether the extracts cover a figure, where nobody states what they cover."""

    YES = "yes"
    NO = "no"
    DOUBT = "in doubt"


class Answer(NamedTuple):
    """What a figure of one month and span must be, by breakdown and group.

    ``rule`` is what the figure has to say of its rule; ``by_column`` what it may be instead by
    the other rule, where it is in doubt which of them the extracts allow; ``unsure`` holds
    breakdowns in which the definition leaves room.
    """

    known: Known
    figures: dict[tuple[str, str], Figure]
    rule: str = ""
    by_column: dict[tuple[str, str], Figure] | None = None
    unsure: frozenset[str] = frozenset()


class Oracle:
    """Answers for one council."""

    def __init__(self, council: Council) -> None:
        self.council = council
        self.rows = {list_id: counted_rows(council, list_id) for list_id in council.lists}
        self._again: dict[int, bool] = {}

    def has(self, list_id: str, *columns: str) -> bool:
        """Whether the extract has a list with these columns."""
        return list_id in self.rows and all(
            name in self.council.fields(list_id) for name in columns
        )

    # Coverage

    def covers(self, list_id: str, first: date, last: date) -> Known:
        """Whether a list holds every event of these days."""
        as_at = self.council.as_at
        if last > as_at:
            return Known.NO
        stated = self.council.coverage.get(list_id)
        if stated is not None:
            return Known.YES if stated <= first else Known.NO
        days = [
            day
            for row in self.rows[list_id]
            if (day := as_date(row[WINDOW_DATE[list_id]])) is not None and day <= as_at
        ]
        window = same_day_before(as_at, 6) + timedelta(days=1) if list_id in ANNEX_A else None
        if not days:
            return Known.DOUBT
        if last < min(days) and (window is None or first < window):
            return Known.NO
        if min(days) >= first or max(days) < last or (window is not None and first < window):
            return Known.DOUBT
        # A month without a row in between may be a gap.
        month, with_rows = f"{min(days):%Y-%m}", {f"{day:%Y-%m}" for day in days}
        while month <= f"{as_at:%Y-%m}":
            if month not in with_rows:
                return Known.DOUBT
            month = plus(month, 1)
        return Known.YES

    # Answers

    def answer(self, indicator: str, span: str, period: str) -> Answer:
        definition = DEFINITIONS[indicator]
        if definition.kind in (Kind.OPEN, Kind.OPEN_BEYOND):
            return self._open(definition, period)
        if definition.kind is Kind.RATIO:
            return self._ratio(span, period)
        if not self.has(definition.list_id, *definition.needs):
            return Answer(Known.NO, {})
        first, last = span_days(span, period, self.council.as_at)
        if indicator == "referrals.re_referrals":
            return self._re_referrals(definition, first, last)
        known = self.covers(definition.list_id, first, last)
        if known is Known.NO:
            return Answer(known, {})
        return Answer(known, self._flow(definition, first, last))

    def _splits(self, definition: Definition) -> list[str]:
        return [
            name for name in definition.splits if self.has(definition.list_id, *GROUPS[name][0])
        ]

    def _groups(self, definition: Definition, cases: list[Row]) -> list[tuple[str, str]]:
        found = [] if definition.kind is Kind.SHARE else [ALL]
        for name in self._splits(definition):
            for row in cases:
                group = (name, GROUPS[name][1](row))
                if group not in found:
                    found.append(group)
        return found

    def _flow(self, definition: Definition, first: date, last: date) -> dict[Any, Figure]:
        rows = self.rows[definition.list_id]
        cases = []
        for row in rows:
            day = as_date(row[definition.at])
            if day is not None and first <= day <= last:
                cases.append(row)
        figures = {}
        for breakdown, group in self._groups(definition, cases):
            own = []
            for row in cases:
                if breakdown == "all" or GROUPS[breakdown][1](row) == group:
                    own.append(row)
            figures[breakdown, group] = self._of_cases(definition, own, cases, rows)
        return figures

    def _of_cases(
        self, definition: Definition, own: list[Row], cases: list[Row], rows: list[Row]
    ) -> Figure:
        if definition.kind is Kind.COUNT:
            return Figure(len(own), None)
        if definition.kind is Kind.SHARE:
            return Figure(len(own), len(cases))
        if definition.kind is Kind.AVERAGE:
            taken = [days for row in own if (days := days_taken(row)) is not None]
            return Figure(sum(taken), len(taken))
        assert definition.met is not None
        met = 0
        for row in own:
            if self._is_met(definition.met, row, rows):
                met += 1
        return Figure(met, len(own))

    def _is_met(self, met: Callable[[Row, list[Row]], bool], row: Row, rows: list[Row]) -> bool:
        if met is not came_again:
            return met(row, rows)
        # The one verdict that looks at other rows; it is the same in every span.
        if id(row) not in self._again:
            self._again[id(row)] = came_again(row, rows)
        return self._again[id(row)]

    def _re_referrals(self, definition: Definition, first: date, last: date) -> Answer:
        back = self.covers("referrals", same_day_before(first, 12), last)
        by_rows = self._flow(definition, first, last)
        if back is Known.YES:
            return Answer(back, by_rows, FROM_ROWS)
        own = self.covers("referrals", first, last)
        if last != self.council.as_at or not self.has("referrals", "referrals_in_12_months"):
            own = Known.NO
        if own is Known.NO:
            return Answer(back, {} if back is Known.NO else by_rows, FROM_ROWS)
        by_column, unsure = self._by_column(definition, first, last)
        if back is Known.NO:
            return Answer(own, by_column, FROM_COLUMN, unsure=unsure)
        return Answer(own, by_rows, FROM_ROWS, by_column, unsure)

    def _by_column(
        self, definition: Definition, first: date, last: date
    ) -> tuple[dict[tuple[str, str], Figure], frozenset[str]]:
        """Give children referred, by what their latest referral's column says."""
        latest: list[Row] = []
        tied = False
        for row in self.rows["referrals"]:
            day = row["referral_date"]
            if day is None or not first <= day <= last or row["child_id"] is None:
                continue
            same_child = [
                other
                for other in self.rows["referrals"]
                if other["child_id"] == row["child_id"]
                and other["referral_date"] is not None
                and day <= other["referral_date"] <= last
            ]
            if any(other["referral_date"] > day for other in same_child):
                continue
            if len(same_child) > 1:
                tied = True
            if not any(other["child_id"] == row["child_id"] for other in latest):
                latest.append(row)
        counted = definition._replace(met=has_number)
        figures = {}
        for breakdown, group in self._groups(counted, latest):
            own = []
            for row in latest:
                if breakdown == "all" or GROUPS[breakdown][1](row) == group:
                    own.append(row)
            figures[breakdown, group] = self._of_cases(counted, own, latest, latest)
        # Of two latest referrals on one day, nobody can say whose team and source count.
        return figures, frozenset(("team", "source")) if tied else frozenset()

    def _ratio(self, span: str, period: str) -> Answer:
        of = self.answer("referrals.received", span, period)
        to = self.answer("contacts.received", span, period)
        if Known.NO in (of.known, to.known):
            return Answer(Known.NO, {})
        known = Known.DOUBT if Known.DOUBT in (of.known, to.known) else Known.YES
        breakdowns = ["all"]
        if self.has("contacts", "source") and self.has("referrals", "source"):
            breakdowns.append("source")
        figures = {}
        for key in (*of.figures, *to.figures):
            if key[0] in breakdowns:
                none = Figure(0, None)
                figures[key] = Figure(
                    of.figures.get(key, none).numerator, to.figures.get(key, none).numerator
                )
        return Answer(known, figures)

    def _open(self, definition: Definition, period: str) -> Answer:
        list_id, as_at = definition.list_id, self.council.as_at
        if list_id not in self.rows:
            return Answer(Known.NO, {})
        day = last_day(period)
        if day > as_at:
            if f"{as_at:%Y-%m}" != period:
                return Answer(Known.NO, {})
            day = as_at
        # Open then: authorised on a later day, or not yet. The list has to hold all of these.
        after = day + timedelta(days=1)
        stated = self.council.coverage.get(list_id)
        if stated is not None:
            known = Known.YES if stated <= day else Known.NO
            if stated == after:
                known = Known.DOUBT
        else:
            known = self.covers(list_id, first_day(period), day)
            following = last_day(f"{after:%Y-%m}")
            if known is Known.NO and (
                day == as_at or self.covers(list_id, after, following) is not Known.NO
            ):
                known = Known.DOUBT
        if known is Known.NO:
            return Answer(known, {})
        cases = []
        for row in self.rows[list_id]:
            started, authorised = row["started"], row["authorised"]
            if started is None or started > day:
                continue
            if authorised is None or authorised > day:
                cases.append(row)
        figures = {}
        for breakdown, group in self._groups(definition, cases):
            own = [row for row in cases if breakdown == "all" or GROUPS[breakdown][1](row) == group]
            beyond = 0
            for row in own:
                if working_days(row["started"], day) > 45:
                    beyond += 1
            if definition.kind is Kind.OPEN:
                figures[breakdown, group] = Figure(len(own), None)
            else:
                figures[breakdown, group] = Figure(beyond, len(own))
        return Answer(known, figures)
