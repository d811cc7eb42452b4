from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_kpi.working_days import is_working_day, working_days_between

# The bank holidays of England as gov.uk lists them.
BANK_HOLIDAYS = {
    date.fromisoformat(day)
    for day in (
        "2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26 "
        "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28 "
        "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28 "
        "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 "
        "2022-12-26 2022-12-27 2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 "
        "2023-08-28 2023-12-25 2023-12-26 2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 "
        "2024-08-26 2024-12-25 2024-12-26"
    ).split()
}
DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))


def works(day):
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def counted_in_a_loop(first, second, *, first_is_day_1=False):
    if second < first:
        return -counted_in_a_loop(second, first, first_is_day_1=first_is_day_1)
    day = first if first_is_day_1 else first + timedelta(1)
    count = 0
    while day <= second:
        count += works(day)
        day += timedelta(1)
    return count


def between(first, second, **convention):
    days = [np.array([day], dtype="datetime64[D]") for day in (first, second)]
    return int(working_days_between(*days, **convention)[0])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2020-03-06", "2020-03-09", 1),  # Friday to Monday
        ("2020-03-07", "2020-03-09", 1),  # Saturday to Monday
        ("2020-03-07", "2020-03-08", 0),  # Saturday to Sunday
        ("2020-04-09", "2020-04-14", 1),  # Maundy Thursday to the Tuesday after Easter
        ("2020-04-10", "2020-04-13", 0),  # Good Friday to Easter Monday
        ("2020-05-01", "2020-05-05", 2),  # the early May holiday of 2020 was on the 8th
        ("2019-12-24", "2020-01-02", 4),
        ("2020-03-31", "2020-03-31", 0),
        ("2020-03-09", "2020-03-06", -1),
    ],
)
def test_days_after_the_first_up_to_the_second(first, second, expected):
    assert between(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("2020-03-06", "2020-03-09", 2), ("2020-03-07", "2020-03-09", 1), ("2020-03-31",) * 2 + (1,)],
)
def test_with_the_other_convention_the_first_day_counts_if_it_is_worked(first, second, expected):
    assert between(first, second, first_is_day_1=True) == expected


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), st.booleans())
def test_the_count_is_that_of_a_plain_loop(pairs, first_is_day_1):
    first, second = (np.array(column, dtype="datetime64[D]") for column in zip(*pairs, strict=True))
    counted = working_days_between(first, second, first_is_day_1=first_is_day_1)
    assert counted.tolist() == [
        counted_in_a_loop(*pair, first_is_day_1=first_is_day_1) for pair in pairs
    ]


@settings(deadline=None, max_examples=50)
@given(DAYS)
def test_a_working_day_is_monday_to_friday_without_bank_holidays(day):
    assert is_working_day(day) == works(day)


@pytest.mark.parametrize("day", sorted(BANK_HOLIDAYS))
def test_every_bank_holiday_of_england_is_known(day):
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2020, 3, 17), date(2020, 8, 3), date(2020, 1, 2)])
def test_bank_holidays_of_elsewhere_are_worked(day):
    assert is_working_day(day)


def test_no_dates_give_no_counts():
    none = np.array([], dtype="datetime64[D]")
    assert working_days_between(none, none).tolist() == []


def test_dates_far_apart_and_far_off_can_be_counted():
    assert between("1915-01-01", "2100-12-31") > 46_000


def test_the_dates_given_are_left_as_they_are():
    first = np.array(["2020-03-09"], dtype="datetime64[D]")
    second = np.array(["2020-03-06"], dtype="datetime64[D]")
    working_days_between(first, second)
    assert [str(first[0]), str(second[0])] == ["2020-03-09", "2020-03-06"]
