from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_kpi.errors import SettingsError
from xl_kpi.periods import Month, Span, months_in_span, same_day_months_before

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("text", ["2020-13", "2020-00", "2020-3", "03-2020", "March 2020", ""])
def test_what_is_no_month_is_refused_with_an_example(text):
    with pytest.raises(SettingsError, match="2020-03"):
        Month.parse(text)


@pytest.mark.parametrize("text", ["0000-03", "0001-01", "9999-12"])
def test_a_year_that_no_report_can_be_of_is_refused(text):
    with pytest.raises(SettingsError):
        Month.parse(text)


def test_blanks_around_a_month_do_not_matter():
    assert Month.parse(" 2020-03\n") == Month(2020, 3)


@settings(deadline=None, max_examples=50)
@given(DAYS)
def test_a_month_reads_back_from_its_text_and_its_index(day):
    month = Month.of(day)
    assert Month.parse(str(month)) == month
    assert Month.from_index(month.index) == month
    assert month.first_day <= day <= month.last_day


@settings(deadline=None, max_examples=50)
@given(DAYS, st.integers(-400, 400))
def test_months_later_and_back_again(day, months):
    month = Month.of(day)
    assert month.plus(months).plus(-months) == month
    assert month.plus(1).first_day.toordinal() == month.last_day.toordinal() + 1


def test_months_are_ordered_by_time():
    assert Month(2019, 12) < Month(2020, 1) < Month(2020, 2)


def test_last_months_come_oldest_first_and_end_with_the_month():
    assert [str(month) for month in Month(2020, 2).last(3)] == ["2019-12", "2020-01", "2020-02"]


@pytest.mark.parametrize(
    ("month", "year"),
    [
        ("2020-03", "2019/20"),
        ("2020-04", "2020/21"),
        ("1999-12", "1999/00"),
        ("2000-01", "1999/00"),
    ],
)
def test_the_financial_year_begins_in_april(month, year):
    assert Month.parse(month).financial_year == year


@pytest.mark.parametrize(("month", "months"), [("2019-04", 1), ("2019-12", 9), ("2020-03", 12)])
def test_the_year_to_date_has_the_months_since_april(month, months):
    assert months_in_span(Span.YEAR_TO_DATE, Month.parse(month)) == months


@pytest.mark.parametrize(("month", "months"), [("2020-01", 1), ("2020-02", 2), ("2020-03", 3)])
def test_a_quarter_is_as_long_as_it_has_lasted(month, months):
    assert months_in_span(Span.QUARTER, Month.parse(month)) == months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2020, 3, 31), 6, date(2019, 9, 30)),
        (date(2020, 8, 31), 6, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2019, 2, 28)),
        (date(2020, 3, 15), 0, date(2020, 3, 15)),
    ],
)
def test_the_same_day_months_before_is_clamped_to_the_month(day, months, expected):
    assert same_day_months_before(day, months) == expected


@settings(deadline=None, max_examples=50)
@given(DAYS, st.integers(0, 60))
def test_the_same_day_months_before_lies_in_the_right_month(day, months):
    earlier = same_day_months_before(day, months)
    assert Month.of(earlier) == Month.of(day).plus(-months)
    assert earlier.day == day.day or earlier == Month.of(earlier).last_day
