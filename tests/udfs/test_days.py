"""Days and months in cells."""

from __future__ import annotations

import datetime as dt

import pytest


def test_working_days(sheet):
    # From Maundy Thursday to the Tuesday after Easter is one working day.
    easter = (dt.datetime(2020, 4, 9), dt.datetime(2020, 4, 14))
    assert sheet("WORKING_DAYS_ENGLAND", *easter) == 1
    assert sheet("WORKING_DAYS_ENGLAND", *easter, True) == 2
    assert sheet("WORKING_DAYS_ENGLAND", *easter[::-1]) == -1
    assert sheet("WORKING_DAYS_ENGLAND", "09/04/2020", 43935.0) == 1
    assert sheet("WORKING_DAYS_ENGLAND", [["09/04/2020"], [None], ["x"]], "14/04/2020") == [
        [1], [""], ["'x' is not a date. Give a date such as 31/03/2020."],
    ]  # fmt: skip
    assert sheet("WORKING_DAYS_ENGLAND", "09/04/2020", None) == ""
    assert sheet("WORKING_DAYS_ENGLAND", "09/04/2020", "14/04/2020", "maybe").startswith(
        "'first_is"
    )


@pytest.mark.parametrize(
    ("day", "is_one"), [("2020-04-10", False), ("2020-04-09", True), ("2020-04-11", False)]
)
def test_is_working_day(sheet, day, is_one):
    assert sheet("IS_WORKING_DAY_ENGLAND", day) is is_one


def test_the_day_so_many_working_days_later_is_the_last_in_time(sheet):
    due = sheet("WORKING_DAY_AFTER_ENGLAND", "27/01/2020", 45)
    assert due == dt.datetime(2020, 3, 30)
    assert sheet("WORKING_DAYS_ENGLAND", "27/01/2020", due) == 45
    assert sheet("WORKING_DAY_AFTER_ENGLAND", "11/04/2020", 0) == dt.datetime(2020, 4, 11)
    assert sheet("WORKING_DAY_AFTER_ENGLAND", "11/04/2020", -1).startswith("'days' is a whole")
    assert sheet("WORKING_DAY_AFTER_ENGLAND", "30/12/2100", 9).startswith("The calendar")


def test_labels(sheet):
    assert sheet("MONTH_LABEL") == "March 2020"
    assert sheet("MONTH_LABEL", [["2020-01"], [-1], [None]]) == [
        ["January 2020"],
        ["February 2020"],
        [""],
    ]
    assert sheet("FINANCIAL_YEAR", "31/03/2020") == "2019/20"
    assert sheet("FINANCIAL_YEAR", "01/04/2020") == "2020/21"
    assert sheet("FINANCIAL_YEAR") == "2019/20"
