"""Figures by their definitions, with openpyxl and plain loops only.

This is the independent check: it shares no code with the package or with the example that makes
the extracts. The bank holidays are typed from the government's list.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

Row = dict[str, Any]
Lists = dict[str, list[Row]]

BANK_HOLIDAYS = {
    *(date(2018, m, d) for m, d in [(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27)]),
    *(date(2018, 12, d) for d in (25, 26)),
    *(date(2019, m, d) for m, d in [(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26)]),
    *(date(2019, 12, d) for d in (25, 26)),
    date(2020, 1, 1),
}  # up to the extract date, 31 March 2020


def read_extracts(folder: Path) -> Lists:
    """Read every list: Annex A's headers are in row 2, the others' in row 1."""
    lists: Lists = {}
    for path in sorted(folder.glob("*.xlsx")):
        book = load_workbook(path, read_only=True)
        for sheet in book.worksheets:
            rows = list(sheet.iter_rows(values_only=True))
            if path.stem == "Annex A":
                rows = rows[1:]
            headers = [str(header) for header in rows[0]]
            lists[sheet.title] = [dict(zip(headers, row, strict=True)) for row in rows[1:]]
        book.close()
    return lists


def working_days(first: date, last: date) -> int:
    """Working days after the first date up to and including the last."""
    count, day = 0, first
    while day < last:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in BANK_HOLIDAYS:
            count += 1
    return count


def in_time_by_working_days(start: datetime | None, end: datetime | None, limit: int) -> bool:
    if start is None or end is None:
        return False
    return working_days(start.date(), end.date()) <= limit


def month(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m}"


def months_of(period: str, span: str) -> list[str]:
    """List the months that a figure is about."""
    if span != "year_to_date":
        return [period]
    year, number = int(period[:4]), int(period[5:])
    months = []
    while True:
        months.append(f"{year}-{number:02}")
        if number == 4:
            return months
        number -= 1
        if number == 0:
            year, number = year - 1, 12


class Figure(NamedTuple):
    """A numerator, and the denominator of a share; a count has none."""

    numerator: int
    denominator: int | None = None


class Wanted(NamedTuple):
    """Which figure."""

    indicator: str
    months: list[str]
    breakdown: str
    group: str

    def of(self, rows: list[Row], date_column: str) -> list[Row]:
        """Rows of the months."""
        return [row for row in rows if month(row[date_column]) in self.months]

    def in_group(self, rows: list[Row], group_column: str) -> list[Row]:
        """Rows of the group, or all."""
        if self.breakdown == "all":
            return rows
        return [row for row in rows if row[group_column] == self.group]


def contacts(lists: Lists, wanted: Wanted) -> list[Row]:
    rows = wanted.of(lists["List_1"], "Date of Contact")
    return wanted.in_group(rows, "Contact Source")


def referrals(lists: Lists, wanted: Wanted) -> list[Row]:
    rows = wanted.of(lists["List_3"], "Date of referral")
    return wanted.in_group(rows, "Referral Source")


def progressed(lists: Lists, wanted: Wanted) -> Figure:
    return Figure(len(referrals(lists, wanted)), len(contacts(lists, wanted)))


def source_share(lists: Lists, wanted: Wanted) -> Figure:
    rows = contacts if wanted.indicator.startswith("contacts.") else referrals
    everyone = wanted._replace(breakdown="all")
    return Figure(len(rows(lists, wanted)), len(rows(lists, everyone)))


def managed(lists: Lists, wanted: Wanted) -> Figure:
    kind = "contact" if wanted.indicator.startswith("contacts.") else "referral"
    received, decided = f"Date and time of {kind}", "Date and time of decision"
    rows = wanted.of(lists[f"{kind.title()} decisions"], received)
    in_time = 0
    for row in rows:
        if wanted.indicator.endswith("24_hours"):
            in_time += row[decided] - row[received] <= timedelta(hours=24)
        else:
            in_time += in_time_by_working_days(row[received], row[decided], 1)
    return Figure(in_time, len(rows))


def re_referrals(lists: Lists, wanted: Wanted) -> Figure:
    days_by_child: dict[str, list[date]] = {}
    for row in lists["List_3"]:
        day = row["Date of referral"].date()
        days_by_child.setdefault(row["Child Unique ID"], []).append(day)
    rows = referrals(lists, wanted)
    again = 0
    for row in rows:
        day = row["Date of referral"].date()
        earliest = year_before(day)
        again += any(earliest <= other < day for other in days_by_child[row["Child Unique ID"]])
    return Figure(again, len(rows))


def year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return date(day.year - 1, day.month, day.day)


AUTHORISED = "Continuous Assessment Date of Authorisation"
STARTED = "Continuous Assessment Start Date"


def completed(lists: Lists, wanted: Wanted) -> list[Row]:
    return wanted.in_group(wanted.of(lists["List_4"], AUTHORISED), "Allocated Team")


def in_45_days(lists: Lists, wanted: Wanted) -> Figure:
    rows = completed(lists, wanted)
    in_time = [in_time_by_working_days(row[STARTED], row[AUTHORISED], 45) for row in rows]
    return Figure(sum(in_time), len(rows))


def seen_in_3_days(lists: Lists, wanted: Wanted) -> Figure:
    rows = wanted.of(lists["Assessment steps"], "Assessment authorised date")
    rows = wanted.in_group(rows, "Allocated Team")
    seen = 0
    for row in rows:
        start, first_seen = row["Assessment start date"], row["Date child first seen"]
        seen += in_time_by_working_days(start, first_seen, 3)
    return Figure(seen, len(rows))


def open_assessments(lists: Lists, wanted: Wanted) -> list[Row]:
    """List those open at the extract date, which is the end of the one month asked for."""
    rows = [row for row in lists["List_4"] if row[AUTHORISED] is None]
    return wanted.in_group(rows, "Allocated Team")


def open_beyond_45_days(lists: Lists, wanted: Wanted) -> Figure:
    rows = open_assessments(lists, wanted)
    extract_date = datetime(2020, 3, 31)
    beyond = [not in_time_by_working_days(row[STARTED], extract_date, 45) for row in rows]
    return Figure(sum(beyond), len(rows))


def outcomes(lists: Lists, wanted: Wanted) -> Figure:
    meeting, outcome = wanted.group.split(": ")
    held = {"Strategy meeting": "Yes", "No strategy meeting": "No"}[meeting]
    rows = wanted.of(lists["Assessment steps"], "Assessment authorised date")
    found = [
        row
        for row in rows
        if row["Strategy meeting held"] == held and row["Assessment outcome"] == outcome
    ]
    return Figure(len(found), len(rows))


def count_of(rows: Callable[[Lists, Wanted], list[Row]]) -> Callable[[Lists, Wanted], Figure]:
    return lambda lists, wanted: Figure(len(rows(lists, wanted)))


FIGURES: dict[str, Callable[[Lists, Wanted], Figure]] = {
    "contacts.received": count_of(contacts),
    "contacts.source_share": source_share,
    "contacts.progressed": progressed,
    "contacts.managed_in_24_hours": managed,
    "contacts.managed_in_1_day": managed,
    "referrals.received": count_of(referrals),
    "referrals.source_share": source_share,
    "referrals.managed_in_24_hours": managed,
    "referrals.managed_in_1_day": managed,
    "referrals.re_referrals": re_referrals,
    "assessments.completed": count_of(completed),
    "assessments.in_45_days": in_45_days,
    "assessments.seen_in_3_days": seen_in_3_days,
    "assessments.open": count_of(open_assessments),
    "assessments.open_beyond_45_days": open_beyond_45_days,
    "assessments.outcomes": outcomes,
}


def figure(
    lists: Lists, indicator: str, period: str, span: str, breakdown: str, group: str
) -> Figure:
    """Compute one figure."""
    return FIGURES[indicator](lists, Wanted(indicator, months_of(period, span), breakdown, group))
