"""Random councils as plain records, and the extracts that hold them, in several layouts."""

from __future__ import annotations

import calendar
import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Row = dict[str, Any]
Lists = dict[str, list[Row]]

UNREADABLE = "31/31/2019"
"""A text in place of a date that stands for none."""

SOURCES = (
    "a) 1A: Individual",
    "b) 1B: Individual",
    "c) 1C: Individual",
    "d) 1D: Individual",
    "e) 2A: Schools",
    "f) 2B: Education services",
    "g) 3A: Health services",
    "h) 3B: Health services",
    "i) 3C: Health services",
    "j) 3D: Health services",
    "k) 3E: Health services",
    "l) 3F: Health services",
    "m) 4: Housing",
    "n) 5A: LA services",
    "o) 5B: LA services",
    "p) 5C: LA services",
    "q) 6: Police",
    "r) 7: Other legal agency",
    "s) 8: Other",
    "t) 9: Anonymous",
    "u) 10: Unknown",
)
SOURCE_GROUPS = ("d) Health services", "a) Individual")
YES, NO, UNKNOWN = "a) Yes", "b) No", "c) Unknown"
OUTCOMES = (
    "CIN Plan",
    "Strategy discussion",
    "Continue with current plan",
    "Review assessment only",
    "Close case",
)
ODD = "zzqx"
"""No code of any column."""

TEAMS = (
    "MASH",
    "Assessment 1",
    "Assessment 2",
    "assessment 2",
    "007",
    'O\'Brien & Sons, "North"',
    "Équipe Hereford – Süd",
    "all",
    "=A1",
)

WHO = {
    "child_id": "Child Unique ID",
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "birth_date": "Date of Birth",
    "age": "Age of Child (Years)",
}
HEADERS: dict[str, dict[str, str]] = {
    "contacts": {
        **WHO,
        "contact_date": "Date of Contact",
        "source": "Contact Source",
    },
    "referrals": {
        **WHO,
        "referral_date": "Date of referral",
        "source": "Referral Source",
        "no_further_action": "Referral NFA?",
        "referrals_in_12_months": "Number of Referrals in Last 12 Months",
        "team": "Allocated Team",
        "worker": "Allocated Worker",
    },
    "assessments": {
        **WHO,
        "disability": "Does the Child have a Disability",
        "started": "Continuous Assessment Start Date",
        "seen": "Child Seen During Continuous Assessment",
        "authorised": "Continuous Assessment Date of Authorisation",
        "support_needed": "Was the child assessed as requiring LA children’s social care support",
        "team": "Allocated Team",
        "worker": "Allocated Worker",
    },
    "contact_decisions": {
        "contact_id": "Contact ID",
        "child_id": "Child Unique ID",
        "received": "Date and time of contact",
        "source": "Contact Source",
        "decided": "Date and time of decision",
        "decision": "Decision",
    },
    "referral_decisions": {
        "referral_id": "Referral ID",
        "child_id": "Child Unique ID",
        "received": "Date and time of referral",
        "source": "Referral Source",
        "decided": "Date and time of decision",
        "decision": "Decision",
        "open_before": "Case open in the 12 months before",
    },
    "assessment_steps": {
        "child_id": "Child Unique ID",
        "started": "Assessment start date",
        "authorised": "Assessment authorised date",
        "seen": "Date child first seen",
        "strategy_meeting": "Strategy meeting held",
        "outcome": "Assessment outcome",
        "team": "Allocated Team",
        "worker": "Allocated Worker",
    },
}
ANNEX_A = {"contacts": "1", "referrals": "3", "assessments": "4"}
TITLES = {
    "contacts": "Contacts",
    "referrals": "Referral",
    "assessments": "Assessments",
    "contact_decisions": "Contact decisions",
    "referral_decisions": "Referral decisions",
    "assessment_steps": "Assessment steps",
}
ORDERED = {
    "assessments": ("started", "authorised"),
    "contact_decisions": ("received", "decided"),
    "referral_decisions": ("received", "decided"),
    "assessment_steps": ("started", "authorised"),
}
"""Pairs of dates of which the second may not lie before the first."""

WINDOW_DATE = {
    "contacts": "contact_date",
    "referrals": "referral_date",
    "assessments": "authorised",
    "contact_decisions": "received",
    "referral_decisions": "received",
    "assessment_steps": "authorised",
}
DATES = frozenset(
    "birth_date contact_date referral_date started authorised received decided".split()
)
OPTIONAL = {
    "contacts": ("source", "gender"),
    "referrals": ("source", "team", "no_further_action", "referrals_in_12_months"),
    "assessments": ("seen", "support_needed", "team"),
    "contact_decisions": ("source", "contact_id"),
    "referral_decisions": ("source", "referral_id"),
    "assessment_steps": ("seen", "strategy_meeting", "outcome", "team"),
}
LAYOUTS = ("annex_a_book", "csv_files", "one_book", "mixed")


@dataclass(frozen=True)
class Council:
    """A council's extracts before they are written.

    ``coverage`` has, for each list, the first day that the settings state; no entry leaves it
    to the data.
    """

    seed: int
    as_at: date
    month: str
    lists: Lists
    coverage: dict[str, date]
    layout: str
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    as_at_by_option: bool = False
    in_two_files: bool = False

    def fields(self, list_id: str) -> tuple[str, ...]:
        """Columns that the extract of a list has."""
        gone = self.missing.get(list_id, ())
        return tuple(name for name in HEADERS[list_id] if name not in gone)

    def having(self, **lists: list[Row]) -> Council:
        """Return the same council with other rows in some lists."""
        return replace(self, lists={**self.lists, **lists})


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, number = divmod(index, 12)
    return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))


def last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


AS_AT = (
    date(2020, 3, 31),
    date(2020, 3, 31),
    date(2020, 2, 29),
    date(2019, 4, 30),
    date(2018, 12, 31),
    date(2021, 2, 28),
    date(2021, 6, 30),
    date(2019, 9, 15),
    date(2020, 4, 1),
    date(2020, 5, 30),
)
NEAR_HOLIDAYS = (
    *(
        date(year, *day)
        for year in range(2017, 2022)
        for day in ((1, 1), (1, 2), (5, 8), (12, 24), (12, 25), (12, 26), (12, 28), (12, 31))
    ),
    date(2018, 3, 29),
    date(2018, 3, 30),
    date(2018, 4, 2),
    date(2018, 4, 3),
    date(2019, 4, 18),
    date(2019, 4, 19),
    date(2019, 4, 22),
    date(2019, 4, 23),
    date(2020, 4, 9),
    date(2021, 4, 2),
    date(2021, 4, 5),
)


class Invention:
    """Makes one council from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seed = seed
        chance = self.random
        self.as_at = chance.choice(AS_AT)
        self.months = chance.choice((6, 13, 13, 26))
        back = months_later(self.as_at, 1 - self.months)
        self.first = back.replace(day=1)
        if chance.random() < 0.15:
            self.first = self.first.replace(day=chance.choice((2, 15, 28)))
        self.size = chance.choice((12, 40, 40, 80, 160))
        numbers = [str(number) for number in range(101, 101 + max(6, self.size // 2))]
        # A number with and one without leading zeros are two children.
        self.children = [*numbers, *(f"00{number}" for number in numbers[:3]), "AB-7", "ab-7"]
        self.teams = chance.sample(TEAMS, chance.randint(2, len(TEAMS)))
        self.sources = [*chance.sample(SOURCES, chance.randint(3, 12)), SOURCE_GROUPS[0]]

    def council(self) -> Council:
        chance = self.random
        lists = {
            "contacts": self.contacts(),
            "referrals": self.referrals(),
            "assessments": self.assessments(),
            "contact_decisions": self.decisions("contact_id", "C"),
            "referral_decisions": self.decisions("referral_id", "R"),
            "assessment_steps": self.steps(),
        }
        for list_id in lists:
            lists[list_id] = self.with_doubles(lists[list_id])
        if chance.random() < 0.2:
            del lists[chance.choice(list(lists))]
        missing = {}
        if chance.random() < 0.25:
            list_id = chance.choice(list(lists))
            missing[list_id] = (chance.choice(OPTIONAL[list_id]),)
        stated = {} if chance.random() < 0.25 else dict.fromkeys(lists, self.first)
        if stated and chance.random() < 0.3:
            # Lists reach back unequally far.
            stated = {
                name: months_later(self.first, chance.choice((0, 0, 1, 7))) for name in stated
            }
        this_month = f"{self.as_at:%Y-%m}"
        return Council(
            seed=self.seed,
            as_at=self.as_at,
            month=this_month
            if chance.random() < 0.9
            else f"{months_later(self.as_at.replace(day=1), -1):%Y-%m}",
            lists=lists,
            coverage=stated,
            layout=chance.choice(LAYOUTS),
            missing=missing,
            as_at_by_option=chance.random() < 0.3,
        )

    def day(self) -> date:
        """Any day of the council's time, often one at which something may go wrong."""
        chance = self.random
        total = (self.as_at - self.first).days
        found = self.first + timedelta(days=chance.randint(0, total))
        kind = chance.random()
        if kind < 0.12:
            found = last_of_month(found)
        elif kind < 0.2:
            found = found.replace(day=1)
        elif kind < 0.3:
            found = chance.choice(NEAR_HOLIDAYS)
        elif kind < 0.33:
            found = self.as_at
        elif kind < 0.35:
            found = self.first - timedelta(days=chance.randint(1, 200))
        elif kind < 0.36:
            found = self.as_at + timedelta(days=chance.randint(1, 40))
        if found > self.as_at and kind < 0.35:
            found = self.as_at - timedelta(days=chance.randint(0, total))
        return found

    def maybe(self, value: Any, blank: float = 0.06) -> Any:
        return None if self.random.random() < blank else value

    def source(self) -> str | None:
        kind = self.random.random()
        if kind < 0.06:
            return None
        return ODD if kind < 0.1 else self.random.choice(self.sources)

    def team(self) -> str | None:
        return self.maybe(self.random.choice(self.teams), 0.08)

    def code(self, *codes: str) -> str | None:
        kind = self.random.random()
        if kind < 0.08:
            return None
        return ODD if kind < 0.12 else self.random.choice(codes)

    def child(self) -> str:
        return self.random.choice(self.children)

    def who(self, child: str | None) -> Row:
        own = random.Random(f"{self.seed} {child}")
        return {
            "child_id": child,
            "gender": own.choice(("a) Male", "b) Female")),
            "ethnicity": "a) WBRI",
            "birth_date": self.first - timedelta(days=own.randint(200, 5000)),
            "age": str(own.randint(0, 15)),
        }

    def contacts(self) -> list[Row]:
        rows = []
        for _ in range(self.size):
            child = self.maybe(self.child(), 0.01)
            rows.append({**self.who(child), "contact_date": self.event(), "source": self.source()})
        return rows

    def event(self) -> date | str | None:
        kind = self.random.random()
        if kind < 0.02:
            return None
        return UNREADABLE if kind < 0.03 else self.day()

    def referrals(self) -> list[Row]:
        chance = self.random
        days: list[tuple[str | None, date | str | None]] = []
        for _ in range(max(4, self.size // 2)):
            days.append((self.maybe(self.child(), 0.02), self.event()))
        for _ in range(self.size // 2):
            child, day = chance.choice(days)
            if not isinstance(day, date) or child is None:
                continue
            gap = chance.choice((-1, 0, 0, 1))
            again = months_later(day, 12) + timedelta(days=gap)
            if chance.random() < 0.35:
                again = day + timedelta(days=chance.choice((0, 0, 1, 30, 364, 365, 366)))
            if again <= self.as_at:
                days.append((child, again))
        rows = []
        for child, day in days:
            own = random.Random(f"{self.seed} number {child}")
            number = own.choice(("0", "0", "1", "2", None))
            rows.append(
                {
                    **self.who(child),
                    "referral_date": day,
                    "source": self.source(),
                    "no_further_action": self.code(YES, NO),
                    "referrals_in_12_months": number,
                    "team": self.team(),
                    "worker": self.maybe("Worker " + chance.choice("ABC")),
                }
            )
        return rows

    def span(self) -> tuple[date | None, date | str | None]:
        """When an assessment started and was authorised."""
        chance = self.random
        started = self.day()
        kind = chance.random()
        if kind < 0.2:
            return (self.as_at if chance.random() < 0.15 else started), None
        if kind < 0.5:
            limit = chance.choice((44, 45, 45, 46))
            authorised = started
            while limit > 0:
                # Without bank holidays, so some fall just short; the days added make up for them.
                authorised += timedelta(days=1)
                limit -= authorised.weekday() < 5
            authorised += timedelta(days=chance.choice((0, 0, 1, 2, 3)))
        elif kind < 0.6:
            authorised = started
        elif kind < 0.7:
            authorised = last_of_month(started + timedelta(days=chance.randint(0, 80)))
        elif kind < 0.73:
            authorised = started - timedelta(days=chance.randint(1, 20))
        else:
            authorised = started + timedelta(days=chance.randint(0, 120))
        if authorised > self.as_at and chance.random() < 0.9:
            return started, None
        if chance.random() < 0.03:
            return (started, UNREADABLE) if chance.random() < 0.3 else (None, authorised)
        return started, authorised

    def assessments(self) -> list[Row]:
        rows = []
        for _ in range(self.size):
            started, authorised = self.span()
            rows.append(
                {
                    **self.who(self.child()),
                    "disability": NO,
                    "started": started,
                    "seen": self.code(YES, YES, NO, UNKNOWN),
                    "authorised": authorised,
                    "support_needed": self.code(YES, NO) if isinstance(authorised, date) else None,
                    "team": self.team(),
                    "worker": self.maybe("Worker " + self.random.choice("ABC")),
                }
            )
        return rows

    def decisions(self, key: str, letter: str) -> list[Row]:
        chance = self.random
        rows = []
        for number in range(1, self.size + 1):
            day = self.day()
            received = datetime(
                day.year,
                day.month,
                day.day,
                chance.choice((0, 8, 12, 16, 23)),
                chance.choice((0, 1, 30, 59)),
                chance.choice((0, 0, 0, 59)),
            )
            kind = chance.random()
            if kind < 0.12:
                decided = None
            elif kind < 0.4:
                decided = received + timedelta(hours=24, seconds=chance.choice((-1, 0, 0, 1, 60)))
            elif kind < 0.45:
                decided = received
            elif kind < 0.47:
                decided = received - timedelta(minutes=chance.randint(1, 3000))
            else:
                decided = received + timedelta(minutes=chance.randint(0, 6 * 24 * 60))
            row = {
                key: self.maybe(f"{letter}{number:05d}", 0.02),
                "child_id": self.child(),
                "received": None if chance.random() < 0.02 else received,
                "source": self.source(),
                "decided": decided,
                "decision": self.code("Early help", "No further action", "Other"),
            }
            if letter == "R":
                row["open_before"] = self.code(YES, NO)
            rows.append(row)
        return rows

    def steps(self) -> list[Row]:
        chance = self.random
        rows = []
        for _ in range(self.size):
            started, authorised = self.span()
            seen = None
            if isinstance(started, date) and chance.random() < 0.85:
                seen = started + timedelta(days=chance.choice((-2, 0, 0, 1, 2, 3, 4, 5, 6, 7, 9)))
            rows.append(
                {
                    "child_id": self.child(),
                    "started": started,
                    "authorised": authorised,
                    "seen": seen,
                    "strategy_meeting": self.code(YES, NO),
                    "outcome": self.code(*OUTCOMES) if isinstance(authorised, date) else None,
                    "team": self.team(),
                    "worker": self.maybe("Worker " + chance.choice("ABC")),
                }
            )
        return rows

    def with_doubles(self, rows: list[Row]) -> list[Row]:
        """Add rows that equal another one, and rows that share no more than its key."""
        chance = self.random
        doubled = list(rows)
        for row in rows:
            kind = chance.random()
            if kind < 0.03:
                doubled += [dict(row)] * chance.choice((1, 1, 2))
            elif kind < 0.06 and "worker" in row:
                doubled.append({**row, "worker": "Worker Z"})
            elif kind < 0.06 and "decision" in row:
                doubled.append({**row, "decision": "Information and advice"})
        chance.shuffle(doubled)
        return doubled


def random_council(seed: int) -> Council:
    """Give the council of a seed, the same each time."""
    return Invention(seed).council()


# Writing


def write(council: Council, folder: Path) -> Path:
    """Write the extracts and the settings in the council's layout; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(f"layout {council.seed}")
    book_lists: list[str] = []
    for list_id in council.lists:
        as_sheet = {
            "annex_a_book": list_id in ANNEX_A,
            "csv_files": False,
            "one_book": True,
            "mixed": chance.random() < 0.5,
        }[council.layout]
        if as_sheet:
            book_lists.append(list_id)
        else:
            _write_csv(council, list_id, folder, chance)
    if book_lists:
        _write_book(council, book_lists, folder, chance)
    _write_settings(council, folder / "settings")
    return folder


def _write_settings(council: Council, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    lines = ["[extracts]"]
    if not council.as_at_by_option:
        lines.append(f"as_at = {council.as_at}")
    if council.coverage:
        lines.append("[extracts.coverage]")
        lines += [f"{name} = [{first}]" for name, first in council.coverage.items()]
    (folder / "council.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(council: Council, list_id: str, chance: random.Random) -> list[list[Any]]:
    """Give the headers, then the rows: columns in any order, one or two beside the known ones."""
    names = list(council.fields(list_id))
    chance.shuffle(names)
    table: list[list[Any]] = [[noisy(HEADERS[list_id][name], chance) for name in names]]
    for row in council.lists[list_id]:
        line = []
        for name in names:
            value = row[name]
            if value is None and name in DATES and chance.random() < 0.3:
                value = chance.choice(("NULL", "n/a", "-"))
            line.append(value)
        table.append(line)
    if chance.random() < 0.5:
        at = chance.randint(0, len(names))
        table[0].insert(at, "Local remark")
        for line, row in zip(table[1:], council.lists[list_id], strict=True):
            line.insert(at, f"remark on {row['child_id']}")
    return table


def noisy(header: str, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.15:
        return header.upper()
    if kind < 0.3:
        return f"  {header.replace(' ', '  ')} "
    if kind < 0.4:
        return header.replace(" ", "_")
    if kind < 0.5 and "Date" in header and "time" not in header:
        return f"{header} (DD/MM/YYYY)"
    return header


_DATE_FORMS = (
    "%d/%m/%Y",
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d.%m.%Y",
    "%a %d %b %Y",
)
_TIME_FORMS = (
    "%d/%m/%Y %H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%d %b %Y %I:%M:%S %p",
)
_BLANKS = ("", "", "", " ")


def as_text(value: Any, chance: random.Random) -> str:
    if value is None:
        return chance.choice(_BLANKS)
    if isinstance(value, datetime):
        return value.strftime(chance.choice(_TIME_FORMS))
    if isinstance(value, date):
        return value.strftime(chance.choice(_DATE_FORMS))
    if value in (YES, NO) and chance.random() < 0.3:
        return chance.choice((value[3:], value[3], value[3:].upper()))
    padded = not str(value).startswith("remark") and chance.random() < 0.05
    return f" {value}  " if padded else str(value)


def as_cell(value: Any, chance: random.Random) -> Any:
    if isinstance(value, date) and chance.random() < 0.8:
        return value
    text = as_text(value, chance)
    return text if text else None


def _write_csv(council: Council, list_id: str, folder: Path, chance: random.Random) -> None:
    table = _table(council, list_id, chance)
    number = ANNEX_A.get(list_id)
    stem = f"List {number}" if number and chance.random() < 0.5 else TITLES[list_id]
    bom = chance.random() < 0.5
    header, *lines = [[as_text(value, chance) for value in line] for line in table]
    half = len(lines) // 2
    parts = {"": lines}
    if council.in_two_files:
        parts = {" (1)": lines[:half], " (2)": lines[half:]}
    for part, of_part in parts.items():
        with (folder / f"{stem}{part}.csv").open(
            "w", newline="", encoding="utf-8-sig" if bom else "utf-8"
        ) as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(of_part)


def _write_book(
    council: Council, list_ids: Sequence[str], folder: Path, chance: random.Random
) -> None:
    book = Workbook()
    book.remove(book.active)
    titled = council.layout == "annex_a_book"
    for list_id in list_ids:
        table = _table(council, list_id, chance)
        number = ANNEX_A.get(list_id)
        sheet = book.create_sheet(f"List_{number}" if number and titled else TITLES[list_id])
        if titled:
            sheet.append([f"List {number}: {TITLES[list_id]}"])
        sheet.append(table[0])
        for line in table[1:]:
            sheet.append([as_cell(value, chance) for value in line])
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.data_type == "f":  # a team called "=A1" is text
                    cell.data_type = "s"
    book.save(folder / ("Annex A.xlsx" if titled else "Extracts.xlsx"))
