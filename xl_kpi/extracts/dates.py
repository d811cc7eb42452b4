"""Dates as authorities hold them: real ones, serials, day-first and ISO text, in one column."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Seconds = npt.NDArray[np.datetime64]

FIRST_YEAR, LAST_YEAR = 1915, 2100

_ISO = r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$"
_DAY_FIRST = r"^\d{2}/\d{2}/\d{4}$"

_TIME = (
    r"(?:[ T,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>z|[+-]00:?00|gmt|utc|bst)?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[\s,]+)?"
_SEPARATOR = r"\s*[/\-. ]\s*"
_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_PATTERNS = tuple(
    re.compile(_WEEKDAY + body + _TIME, re.IGNORECASE)
    for body in (
        rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}}|\d{{2}})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-./]*(?P<name>[a-z]{3,9})\.?[\s\-./,]*(?P<year>\d{4}|\d{2})",
        rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<name>[a-z]{{3,9}}){_SEPARATOR}(?P<day>\d{{1,2}})",
    )
)
_SERIAL = re.compile(r"\d{4,5}(\.\d+)?")
_EIGHT_DIGITS = re.compile(r"\d{8}")


def read_date(text: str, *, epoch_1904: bool = False) -> datetime | None:
    """The date (and time) that a text stands for, or None where it is not certain.

    Day comes before month; ``03/31/2020`` is no date, since a column that holds it may be
    month-first throughout. A bare number is an Excel serial of the 1900 system, or of the
    1904 system if so told. Years before 1915 and after 2100 are typing errors.

    Examples
    --------
    >>> read_date("3/4/2020"), read_date("43921"), read_date("03/31/2020")
    (datetime.datetime(2020, 4, 3, 0, 0), datetime.datetime(2020, 3, 31, 0, 0), None)
    >>> read_date("31st March 2020, 2:05 pm")
    datetime.datetime(2020, 3, 31, 14, 5)
    """
    text = " ".join(text.split())
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text), epoch_1904)
    if _EIGHT_DIGITS.fullmatch(text):
        return _from_eight_digits(text)
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return _from_parts(found.groupdict())
    return None


def _from_serial(serial: float, epoch_1904: bool) -> datetime | None:
    base = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
    # Excel keeps times as fractions of a day; the nearest second is what was typed.
    return _plausible(base + timedelta(seconds=round(serial * 86_400)))


def _from_eight_digits(text: str) -> datetime | None:
    readings = {
        _built(int(text[:4]), int(text[4:6]), int(text[6:])),
        _built(int(text[4:]), int(text[2:4]), int(text[:2])),
    } - {None}
    return readings.pop() if len(readings) == 1 else None


def _from_parts(parts: dict[str, str | None]) -> datetime | None:
    year_text, day_text = parts.get("year") or "", parts.get("day") or ""
    name = (parts.get("name") or "").lower()
    month = _MONTH_NAMES.get(name, 0) if name else int(parts.get("month") or 0)
    year = int(year_text)
    if len(year_text) == 2:
        # 00 to 29 are 2000 to 2029, 80 to 99 are 1980 to 1999; nobody of these lists was born
        # before, so that 20-03-31 may be a date written year first.
        if 30 <= year < 80:
            return None
        year += 2000 if year < 30 else 1900
    hour, minute, second = (int(parts.get(part) or 0) for part in ("hour", "minute", "second"))
    half = (parts.get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = _built(year, month, int(day_text), hour, minute, second)
    zone = (parts.get("zone") or "bst").lower()
    if moment is None or zone == "bst":
        return moment
    # Systems that write world time mean the moment: midnight of an English summer's day is
    # 23:00 of the day before.
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


def _built(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> datetime | None:
    try:
        return _plausible(datetime(year, month, day, hour, minute, second))
    except ValueError:
        return None


def _plausible(moment: datetime) -> datetime | None:
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


_SHORT_FIRST = r"^\d{1,2}[/.\-]\d{1,2}[/.\-]"
_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(\D.*)?")


def in_doubt_of_order(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Dates of a column which seems to have the month first: all that could be read either way.

    That is where some date can only be month-first (03/31/2020) and none can only be day-first.
    """
    doubt = np.zeros(len(texts), dtype=bool)
    likely = np.flatnonzero(
        pc.match_substring_regex(texts, _SHORT_FIRST).to_numpy(zero_copy_only=False)
    )
    found = [(at, _SLASHED.fullmatch(texts[at].as_py())) for at in likely]
    pairs = [(at, int(one[1]), int(one[2])) for at, one in found if one]
    month_first = any(one <= 12 < other <= 31 for _, one, other in pairs)
    day_first = any(other <= 12 < one <= 31 for _, one, other in pairs)
    if month_first and not day_first:
        doubt[[at for at, _, _ in pairs]] = True
    return doubt


def read_dates(texts: pa.Array, *, epoch_1904: bool = False) -> Seconds:
    """Dates and times of an array of texts, to the second; not-a-time where one is not certain.

    Parameters
    ----------
    texts
        Trimmed texts without nulls.
    """
    moments = np.full(len(texts), np.datetime64("NaT", "s"), dtype="datetime64[s]")
    if not len(texts):
        return moments
    iso = pc.match_substring_regex(texts, _ISO).to_numpy(zero_copy_only=False)
    slashed = pc.match_substring_regex(texts, _DAY_FIRST).to_numpy(zero_copy_only=False)
    _fill(moments, texts, iso, lambda some: some)
    _fill(moments, texts, slashed, _day_first_to_iso)
    years = moments.astype("datetime64[Y]").astype(int) + 1970
    moments[(years < FIRST_YEAR) | (years > LAST_YEAR)] = np.datetime64("NaT", "s")
    rest = np.flatnonzero(~iso & ~slashed)
    if len(rest):
        encoded = texts.take(pa.array(rest)).dictionary_encode()
        read = [read_date(text, epoch_1904=epoch_1904) for text in encoded.dictionary.to_pylist()]
        distinct = np.array(read, dtype="datetime64[s]")
        moments[rest] = distinct[encoded.indices.to_numpy()]
    return moments


def _day_first_to_iso(texts: pa.Array) -> pa.Array:
    part = pc.utf8_slice_codeunits
    return pc.binary_join_element_wise(
        part(texts, 6, 10), part(texts, 3, 5), part(texts, 0, 2), "-"
    )


def _fill(
    moments: Seconds,
    texts: pa.Array,
    where: npt.NDArray[np.bool_],
    to_iso: Callable[[pa.Array], pa.Array],
) -> None:
    """Read the texts of one fixed form all at once; one impossible date sends all to the slow way."""
    if not where.any():
        return
    some = texts.filter(pa.array(where))
    try:
        moments[where] = pc.cast(to_iso(some), pa.timestamp("s")).to_numpy()
    except pa.ArrowInvalid:
        encoded = some.dictionary_encode()
        read = [read_date(text) for text in encoded.dictionary.to_pylist()]
        moments[where] = np.array(read, dtype="datetime64[s]")[encoded.indices.to_numpy()]
