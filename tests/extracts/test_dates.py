from datetime import date, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_kpi.extracts.dates import FIRST_YEAR, LAST_YEAR, read_date, read_dates

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
QUICK = settings(deadline=None, max_examples=40)
EXCEL_DAY_0, MACINTOSH_DAY_0 = date(1899, 12, 30), date(1904, 1, 1)

WRITTEN = {
    "as Excel gives it": lambda day: f"{day} 00:00:00",
    "ISO": lambda day: f"{day}",
    "ISO with a T": lambda day: f"{day}T00:00:00",
    "day first": lambda day: f"{day:%d/%m/%Y}",
    "day first, short": lambda day: f"{day.day}/{day.month}/{day.year}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "hyphens": lambda day: f"{day:%d-%m-%Y}",
    "slashes, year first": lambda day: f"{day:%Y/%m/%d}",
    "short month": lambda day: f"{day:%d-%b-%Y}",
    "month in words": lambda day: f"{day.day} {day:%B} {day.year}",
    "weekday and month in words": lambda day: f"{day:%A} {day.day}th {day:%B} {day.year}",
    "with midnight": lambda day: f"{day:%d/%m/%Y} 00:00",
    "serial": lambda day: f"{(day - EXCEL_DAY_0).days}",
    "serial with a fraction": lambda day: f"{(day - EXCEL_DAY_0).days}.0",
}


def together(*texts, epoch_1904=False):
    moments = read_dates(pa.array(texts, pa.string()), epoch_1904=epoch_1904)
    return [None if np.isnat(moment) else moment.item() for moment in moments]


@pytest.mark.parametrize("form", WRITTEN)
@QUICK
@given(day=DAYS)
def test_any_date_reads_back_in_every_form(form, day):
    assert read_date(WRITTEN[form](day)) == datetime(day.year, day.month, day.day)


@QUICK
@given(st.lists(st.tuples(DAYS, st.sampled_from(sorted(WRITTEN))), max_size=8))
def test_forms_may_be_mixed_in_one_column(cells):
    texts = [WRITTEN[form](day) for day, form in cells]
    assert together(*texts) == [datetime(day.year, day.month, day.day) for day, _ in cells]


@QUICK
@given(st.lists(st.text("0123456789/-.: TAMPmarch", max_size=19), max_size=6))
def test_a_column_is_read_as_its_cells_are_one_by_one(texts):
    texts = [" ".join(text.split()) for text in texts]
    assert together(*texts) == [read_date(text) for text in texts]


@QUICK
@given(st.text(max_size=30))
def test_no_text_at_all_stops_the_reading(text):
    moment = read_date(text)
    assert moment is None or FIRST_YEAR <= moment.year <= LAST_YEAR


@QUICK
@given(st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31)))
def test_a_time_of_day_is_kept_to_the_second(moment):
    moment = moment.replace(microsecond=0)
    assert read_date(f"{moment:%d/%m/%Y %H:%M:%S}") == moment
    assert read_date(f"{moment:%Y-%m-%dT%H:%M:%S}") == moment
    assert read_date(f"{moment:%d %B %Y %I:%M:%S %p}") == moment


@QUICK
@given(st.datetimes(datetime(FIRST_YEAR, 1, 2), datetime(LAST_YEAR, 12, 31)))
def test_a_serial_with_a_fraction_is_a_time_of_day(moment):
    moment = moment.replace(microsecond=0)
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    assert read_date(f"{serial:.11f}") == moment


@QUICK
@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_serials_of_the_1904_system(day):
    serial = str((day - MACINTOSH_DAY_0).days)
    assert read_date(serial, epoch_1904=True) == datetime(day.year, day.month, day.day)
    assert together(serial, epoch_1904=True) == [datetime(day.year, day.month, day.day)]


def test_the_1904_system_changes_serials_only():
    texts = ("31/03/2020", "2020-03-31 00:00:00", "31 March 2020")
    assert together(*texts, epoch_1904=True) == [datetime(2020, 3, 31)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "03/31/2020",  # month first
        "3/31/20",
        "2020-31-03",
        "31/04/2020",  # no such day
        "29/02/2019",
        "2019-02-29",
        "00/01/2020",
        "2020",  # a year, not the serial of July 1905
        "2019.5",
        "03/2020",  # a month
        "Mar-20",
        "March 2020",
        "12",
        "123456",
        "-43921",
        "1/1/1900",  # Excel's day 1: a blank that became a date
        "30/12/1899",
        "01/01/0001",
        "31/12/9999",
        "31/03/2020 25:00",
        "31/03/2020 10:61",
        "31/03/2020 13:00 pm",
        "31/03/2020 - 05/04/2020",
        "c. 31/03/2020",
        "31/03/2020?",
        "TBC",
        "not known",
        "#N/A",
        "",
    ],
)
def test_what_is_not_certain_is_no_date(text):
    assert read_date(text) is None
    assert together(text) == [None]


def test_one_impossible_date_does_not_spoil_its_column():
    assert together("31/03/2020", "31/02/2020", "01/04/2020", "2020-02-30", "2020-02-29") == [
        datetime(2020, 3, 31), None, datetime(2020, 4, 1), None, datetime(2020, 2, 29),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "year"), [("1/2/00", 2000), ("1/2/29", 2029), ("1/2/80", 1980), ("1-Feb-99", 1999)]
)
def test_years_of_two_digits_are_those_of_children_and_their_events(text, year):
    assert read_date(text) == datetime(year, 2, 1)


def test_eight_digits_are_read_where_only_one_reading_is_a_date():
    assert read_date("20200331") == read_date("31032020") == datetime(2020, 3, 31)
    assert read_date("20201320") is None


def test_a_moment_of_world_time_is_no_day_of_english_summer():
    # Half past eleven in the evening by world time on 31 March 2020 was 1 April in England.
    assert read_date("2020-03-31T23:30:00Z") in (None, datetime(2020, 4, 1, 0, 30))


def test_an_empty_column():
    assert together() == []
