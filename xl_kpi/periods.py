"""Months, the financial year from April to March, and the spans that figures cover."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xl_kpi.errors import SettingsError

FIRST_YEAR, LAST_YEAR = 1990, 2100
_MONTH_TEXT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Span(StrEnum):
    """What length of time a figure stands for; all but the last end with the period's month."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    LAST_6_MONTHS = "last_6_months"
    LAST_12_MONTHS = "last_12_months"
    MONTH_END = "month_end"


FLOW_SPANS = (
    Span.MONTH,
    Span.QUARTER,
    Span.YEAR_TO_DATE,
    Span.LAST_6_MONTHS,
    Span.LAST_12_MONTHS,
)


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month.

    >>> march = Month.parse("2020-03")
    >>> march.label, march.last_day, str(march.plus(1))
    ('March 2020', datetime.date(2020, 3, 31), '2020-04')
    >>> march.financial_year, str(march.year_start)
    ('2019/20', '2019-04')
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written YYYY-MM."""
        found = _MONTH_TEXT.fullmatch(text.strip())
        if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise SettingsError(
                f"'{text}' is not a month. Write the year and the month as 2020-03 (March 2020)."
            )
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @classmethod
    def from_index(cls, index: int) -> Month:
        """The month of that index (see :attr:`index`)."""
        return cls(index // 12, index % 12 + 1)

    @property
    def index(self) -> int:
        """Months since the year 0, for arithmetic on arrays."""
        return self.year * 12 + self.number - 1

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def name(self) -> str:
        """Its name, such as March."""
        return calendar.month_name[self.number]

    @property
    def label(self) -> str:
        """Its name and year, such as March 2020."""
        return f"{self.name} {self.year}"

    @property
    def short(self) -> str:
        """Its short name and year, such as Mar 20."""
        return f"{calendar.month_abbr[self.number]} {self.year % 100:02d}"

    @property
    def year_start(self) -> Month:
        """The April that begins its financial year."""
        return Month(self.year if self.number >= 4 else self.year - 1, 4)

    @property
    def financial_year(self) -> str:
        """Its financial year, such as 2019/20."""
        start = self.year_start.year
        return f"{start}/{(start + 1) % 100:02d}"

    def plus(self, months: int) -> Month:
        """The month that many months later (earlier if negative)."""
        return Month.from_index(self.index + months)

    def last(self, months: int) -> tuple[Month, ...]:
        """That many months up to and including this one, oldest first."""
        return tuple(self.plus(-back) for back in range(months - 1, -1, -1))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def months_in_span(span: Span, month: Month) -> int:
    """How many months a span that ends with this month has.

    >>> months_in_span(Span.YEAR_TO_DATE, Month(2020, 3)), months_in_span(Span.QUARTER, Month(2020, 3))
    (12, 3)
    """
    match span:
        case Span.QUARTER:
            # A quarter's figure stands at its last month; before that it is the quarter so far.
            return (month.number - 1) % 3 + 1
        case Span.YEAR_TO_DATE:
            return month.index - month.year_start.index + 1
        case Span.LAST_6_MONTHS:
            return 6
        case Span.LAST_12_MONTHS:
            return 12
        case _:
            return 1


def same_day_months_before(day: date, months: int) -> date:
    """The same day that many months earlier, or the month's last where it has no such day.

    >>> same_day_months_before(date(2020, 8, 31), 6)
    datetime.date(2020, 2, 29)
    """
    month = Month.of(day).plus(-months)
    return date(month.year, month.number, min(day.day, month.last_day.day))
