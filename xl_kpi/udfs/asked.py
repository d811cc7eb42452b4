"""What a cell asks for: month, span, number and day, as an analyst may write them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache

from xl_kpi.errors import SettingsError, XlKpiError
from xl_kpi.periods import FIRST_YEAR, LAST_YEAR, Month, Span
from xl_kpi.udfs.grid import Cell, text

_DAY_0 = date(1899, 12, 30)  # of Excel's serial numbers
_FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - _DAY_0).days
_LAST_SERIAL = (date(LAST_YEAR, 12, 31) - _DAY_0).days
_MONTHS_BACK = 240
_NAMED_MONTH = re.compile(r"([a-z]{3,9})[\s\-/]*(\d{4}|\d{2})")
_DAY_TEXT = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
_NAMES = {name.casefold(): at for at, name in enumerate(calendar.month_name) if name}
_NAMES |= {name.casefold(): at for at, name in enumerate(calendar.month_abbr) if name}
_NAMES["sept"] = 9
_SPANS = {str(span): span for span in Span} | {
    "ytd": Span.YEAR_TO_DATE, "year": Span.YEAR_TO_DATE, "qtr": Span.QUARTER,
    "6_months": Span.LAST_6_MONTHS, "12_months": Span.LAST_12_MONTHS,
    "end": Span.MONTH_END, "end_of_month": Span.MONTH_END,
}  # fmt: skip


def day(cell: Cell) -> date:
    """The day that a cell holds: a date, its serial number, or 31/03/2020 or 2020-03-31 as text.

    >>> day("31/03/2020"), day(43921.0)
    (datetime.date(2020, 3, 31), datetime.date(2020, 3, 31))
    """
    found = _day(cell)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise XlKpiError(f"'{text(cell)}' is not a date. Give a date such as 31/03/2020.")
    return found


def _day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_serial(cell)
    found = _DAY_TEXT.fullmatch(text(cell))
    if found is None:
        return None
    numbers = [int(part) for part in found.groups() if part]
    year, month, number = numbers if found[4] else numbers[::-1]
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _of_serial(number: float) -> date | None:
    if not _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return None
    return _DAY_0 + timedelta(days=int(number))


def month(cell: Cell, reporting: Month) -> Month:
    """The month that a cell asks for; the reporting month where it is blank.

    A date stands for its month; -1 for the month before the reporting month; and text may be
    written 2020-03, Mar 20, Mar-20 or March 2020.
    """
    if cell is None or cell == "":
        return reporting
    if isinstance(cell, int | float) and -_MONTHS_BACK <= cell < 0 and cell == int(cell):
        return reporting.plus(int(cell))
    return _month(cell)


@lru_cache(maxsize=4096)
def _month(cell: Cell) -> Month:
    found = _day(cell)
    if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR:
        return Month.of(found)
    said = text(cell)
    named = _NAMED_MONTH.fullmatch(said.casefold())
    if named and named[1] in _NAMES:
        year = int(named[2]) + (2000 if len(named[2]) == 2 else 0)
        said = f"{year:04d}-{_NAMES[named[1]]:02d}"
    try:
        return Month.parse(said)
    except SettingsError:
        raise XlKpiError(
            f"'{text(cell)}' is not a month. Write 2020-03, Mar 2020, a date, or -1 for a month back."
        ) from None


@lru_cache(maxsize=4096)
def span(cell: Cell) -> Span | None:
    """The span that a cell asks for; None where it is blank."""
    said = re.sub(r"[\s\-]+", "_", text(cell).casefold())
    if not said:
        return None
    if said in _SPANS:
        return _SPANS[said]
    known = [str(one) for one in Span]
    near = get_close_matches(said, known, n=1)
    hint = f"Do you mean '{near[0]}'?" if near else f"There are {', '.join(known)}."
    raise XlKpiError(f"There is no span '{text(cell)}'. {hint}")


def yes(cell: Cell, default: bool, name: str) -> bool:
    """Whether a cell says yes: TRUE, 1, yes."""
    said = text(cell).casefold()
    if said in ("true", "yes", "1", "y"):
        return True
    if said in ("false", "no", "0", "n"):
        return False
    if not said:
        return default
    raise XlKpiError(f"'{name}' is TRUE or FALSE, not '{text(cell)}'.")


def whole(cell: Cell, default: int, name: str, least: int, most: int) -> int:
    """The whole number that a cell asks for, between two."""
    said = text(cell)
    if not said:
        return default
    if not re.fullmatch(r"-?\d{1,9}", said) or not least <= int(said) <= most:
        raise XlKpiError(f"'{name}' is a whole number from {least} to {most}, not '{said}'.")
    return int(said)
