"""Random days, children and codes of one council, with the nasty ones often among them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from .councils import ODD, Row, last_of_month, months_later

MONTHS = 20
AS_AT = (
    date(2020, 3, 31),
    date(2020, 3, 31),
    date(2020, 2, 29),
    date(2021, 2, 28),
    date(2019, 8, 31),
    date(2020, 6, 30),
    date(2018, 12, 31),
    date(2019, 9, 15),
    date(2020, 4, 1),
    date(2020, 5, 29),
)
TEAMS = (
    "MASH",
    "Assessment 1",
    "assessment 1",
    "CP & Court 1",
    "CP & Court 2",
    "007",
    "Équipe Süd",
    "16+",
    "16+ Team PA",
    "16+ Virtual Worker",
)
PARTS = {"16+ team pa": "16+", "16+ virtual worker": "16+"}
"""Teams that count as another one, wherever parts are not looked at."""

LEAP_DAYS = tuple(date(year, 2, 29) for year in (2000, 2004, 2008, 2012, 2016))


class Chance:
    """What chance decides for one council."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = chance = random.Random(f"chapters {seed}")
        self.as_at = chance.choice(AS_AT)
        self.first = months_later(self.as_at, 1 - MONTHS).replace(day=1)
        if chance.random() < 0.15:
            self.first = self.first.replace(day=chance.choice((2, 15, 28)))
        self.deep_history = chance.random() < 0.75
        self.history_from = months_later(self.first, -40)
        self.taken_earlier = chance.random() < 0.6
        self.taken = self.as_at - timedelta(days=chance.randint(0, 7))
        last_week = last_of_month(self.as_at) - timedelta(days=chance.choice((6, 6, 7)))
        if chance.random() < 0.4 and last_week <= self.as_at:
            self.taken = last_week
        if self.as_at.day == 1:
            self.taken = self.as_at - timedelta(days=chance.randint(1, 7))
        self.size = chance.choice((10, 18, 30))
        numbers = [str(number) for number in range(101, 101 + self.size)]
        # A number with and one without leading zeros are two children.
        self.children = [*numbers, f"00{numbers[0]}", "AB-7", "ab-7"]
        self.teams = chance.sample(TEAMS, chance.randint(4, len(TEAMS)))
        marks = [
            last_of_month(months_later(self.as_at.replace(day=1), -back)) for back in range(MONTHS)
        ]
        self.marks = [day for day in marks if day <= self.as_at] + [self.as_at, self.taken]

    def reporting_month(self) -> str:
        """Give the month of the extract date, seldom the one before."""
        back = 1 if self.random.random() < 0.12 or self.as_at.day == 1 else 0
        return f"{months_later(self.as_at.replace(day=1), -back):%Y-%m}"

    def month_later(self, day: date, months: Sequence[int]) -> date:
        return months_later(day, self.random.choice(months))

    # Days

    def mark(self) -> date:
        """A day at which something is looked at: a month's last, or the extract date."""
        return self.random.choice(self.marks)

    def around(self, day: date) -> date:
        """The day itself, or one of its neighbours."""
        return day + timedelta(days=self.random.choice((-1, 0, 0, 1)))

    def day(self, first: date | None = None) -> date:
        """Any day up to the extract date, often one at which something may go wrong."""
        chance = self.random
        begin = first or self.first
        total = max((self.as_at - begin).days, 0)
        found = begin + timedelta(days=chance.randint(0, total))
        kind = chance.random()
        if kind < 0.15:
            found = last_of_month(found)
        elif kind < 0.24:
            found = found.replace(day=1)
        elif kind < 0.28:
            found = date(2020, 2, 29)
        elif kind < 0.31:
            found = self.as_at
        elif kind < 0.33:
            found = self.taken
        elif kind < 0.36:
            found = begin - timedelta(days=chance.randint(1, 200))
        elif kind < 0.37:
            found = self.as_at + timedelta(days=chance.randint(1, 40))
        if found > self.as_at and kind < 0.36:
            found = self.as_at - timedelta(days=chance.randint(0, total))
        return found

    def end(self, start: date, lengths: Sequence[int] = ()) -> date | None:
        """When something that began on a day ended: not yet, at once, after so many days..."""
        chance = self.random
        kind = chance.random()
        if kind < 0.35:
            return None
        if kind < 0.42:
            return start
        if kind < 0.6:
            end = last_of_month(start + timedelta(days=chance.randint(0, 250)))
        elif kind < 0.7 and lengths:
            end = start + timedelta(days=chance.choice(lengths) + chance.choice((-1, 0, 0, 1)))
        elif kind < 0.73:
            end = self.mark()
        else:
            end = start + timedelta(days=chance.randint(1, 400))
        if end < start:
            return None
        if chance.random() < 0.02:
            return start - timedelta(days=chance.randint(1, 20))
        if end > self.as_at and chance.random() < 0.9:
            return None
        return end

    # Values

    def maybe(self, value: Any, blank: float = 0.06) -> Any:
        return None if self.random.random() < blank else value

    def code(self, codes: Sequence[str], blank: float = 0.06) -> str | None:
        kind = self.random.random()
        if kind < blank:
            return None
        return ODD if kind < blank + 0.04 else self.random.choice(codes)

    def team(self) -> str | None:
        return self.maybe(self.random.choice(self.teams))

    def worker(self) -> str | None:
        return self.maybe("Worker " + self.random.choice("ABCD"))

    def child(self) -> str:
        return self.random.choice(self.children)

    def some_children(self, share: float = 0.7) -> list[str]:
        return [child for child in self.children if self.random.random() < share]

    # Children

    def who(self, child: str, years: Sequence[int] = (0, 1, 4, 5, 10, 15, 16, 17)) -> Row:
        """What a child is, the same in every list: often a birthday on a day that is looked at."""
        own = random.Random(f"{self.seed} {child} {years}")
        kind = own.random()
        mark = own.choice(self.marks)
        born: date | None
        if kind < 0.4:
            born = months_later(mark, -12 * own.choice(years))
            born += timedelta(days=own.choice((-1, 0, 0, 1)))
        elif kind < 0.5:
            born = own.choice(LEAP_DAYS)
        elif kind < 0.58:
            born = mark + timedelta(days=own.choice((0, 1, 30, 200)))
        elif kind < 0.63:
            born = None
        else:
            born = self.as_at - timedelta(days=own.randint(0, 365 * (max(years) + 1)))
        return {
            "child_id": child,
            "gender": own.choice(("a) Male", "b) Female", "b) Female", "d) Neither", None, ODD)),
            "ethnicity": "a) WBRI",
            "birth_date": born,
            "age": str(own.choice((0, 3, 12, 17))),
        }
