from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tests.extracts.small_lists import (
    SETTINGS,
    assessments,
    computed,
    contacts,
    days,
    referrals,
    understood,
)
from xl_kpi.extracts.coverage import Coverage
from xl_kpi.periods import Month, Span

NO_AS_AT = replace(SETTINGS, as_at=None)
CHRISTMAS = days("2019-12-24", "2020-01-01")


def span(frame, settings=SETTINGS, list_id="contacts"):
    covered = understood({list_id: frame}, settings).coverage[list_id]
    return covered.first, covered.last


def received(frame, month, settings=SETTINGS, **which):
    figures = computed(
        understood({"contacts": frame}, settings), "contacts.received", settings=settings
    )
    return figures.find("contacts.received", Month.parse(month), **which)


def test_a_covered_month_is_counted_and_one_before_the_list_is_not_in_extract():
    rows = contacts(days("2019-10-01", "2020-03-31"))
    assert received(rows, "2019-10").value == 31
    before = received(rows, "2019-09")
    assert before.value is None
    assert before.note.startswith("not in extract")
    assert "'Contacts'" in before.note


def test_annex_as_six_months_are_covered_where_the_first_days_are_quiet():
    rows = contacts(days("2019-10-03", "2020-03-30", step=3))
    assert span(rows) == (date(2019, 10, 1), date(2020, 3, 31))


def test_a_busy_list_that_starts_on_the_10th_does_not_cover_that_month():
    rows = contacts(days("2019-12-10", "2020-03-31"))
    assert span(rows)[0] == date(2019, 12, 10)
    assert received(rows, "2019-12").value is None
    assert received(rows, "2020-01").value == 31


def test_a_busy_list_that_stopped_two_weeks_before_the_extract_date_lacks_the_last_month():
    rows = contacts(days("2019-10-01", "2020-03-17"))
    assert span(rows)[1] == date(2020, 3, 17)
    assert received(rows, "2020-03").value is None
    assert received(rows, "2020-02").value == 29
    assert received(rows, "2020-03", span=Span.YEAR_TO_DATE).value is None


def test_an_office_closed_over_christmas_does_not_hide_two_missing_weeks_at_the_end():
    rows = contacts(days("2019-10-01", "2020-03-17", without=CHRISTMAS))
    assert span(rows)[1] == date(2020, 3, 17)
    assert received(rows, "2020-03").value is None


def test_an_office_closed_over_christmas_does_not_hide_missing_days_at_the_start():
    rows = contacts(days("2019-11-12", "2020-03-31", without=CHRISTMAS))
    assert received(rows, "2019-11").value is None
    assert received(rows, "2019-12").value == 23


def test_weekdays_only_are_no_silence():
    weekdays = pd.bdate_range("2019-10-01", "2020-03-27").strftime("%Y-%m-%d")
    settings = replace(SETTINGS, as_at=date(2020, 3, 29))
    assert span(contacts(weekdays), settings) == (date(2019, 9, 30), date(2020, 3, 29))


def test_a_sparse_list_covers_its_window_to_the_extract_date():
    rows = contacts(["2019-11-05", "2019-12-20", "2020-01-15", "2020-02-25"])
    assert span(rows) == (date(2019, 10, 1), date(2020, 3, 31))
    assert received(rows, "2020-03").value == 0


def test_one_mistyped_date_long_ago_does_not_stretch_the_span():
    rows = contacts(["2010-03-02", *days("2019-10-01", "2020-03-31")])
    assert span(rows)[0] == date(2019, 10, 1)
    assert received(rows, "2019-09").value is None


def test_one_mistyped_date_to_come_does_not_stretch_the_span():
    rows = contacts([*days("2019-10-01", "2020-03-17"), "2020-12-01"])
    assert span(rows)[1] == date(2020, 3, 17)


def test_flow_of_a_month_that_is_not_over_is_not_in_extract():
    settings = replace(SETTINGS, as_at=date(2020, 3, 20))
    figure = received(contacts(days("2019-09-01", "2020-03-20")), "2020-03", settings)
    assert figure.value is None
    assert "not over" in figure.note


def test_stock_of_a_month_that_is_not_over_is_that_of_the_extract_date():
    settings = replace(SETTINGS, as_at=date(2020, 3, 20))
    ended = days("2019-10-01", "2020-03-20")
    started = ["2019-09-02"] * len(ended)
    rows = assessments([*started, "2020-03-19", "2020-03-21"], [*ended, None, None])
    figures = computed(
        understood({"assessments": rows}, settings), "assessments.open", settings=settings
    )
    figure = figures.find("assessments.open")
    assert figure.value == 1
    assert "20/03/2020" in figure.note


def test_the_lists_own_window_starts_the_day_after_the_same_day_six_months_before():
    rows = contacts(days("2019-10-01", "2020-03-31"))
    assert received(rows, "2020-03", span=Span.LAST_6_MONTHS).value == len(rows)


def test_a_missing_stretch_of_more_than_two_months_ends_what_is_covered():
    rows = contacts([*days("2019-04-01", "2019-08-31"), *days("2019-12-01", "2020-03-31")])
    assert span(rows)[0] == date(2019, 12, 1)
    assert received(rows, "2019-10").value is None


def test_a_whole_month_without_rows_in_a_busy_list_is_no_zero():
    rows = contacts([*days("2019-10-01", "2019-12-31"), *days("2020-02-01", "2020-03-31")])
    assert received(rows, "2020-01").value is None


def test_a_list_without_any_usable_date_covers_nothing():
    frames = {
        "contacts": contacts(["soon"]),
        "referrals": referrals(days("2020-02-01", "2020-03-31")),
    }
    covered = understood(frames).coverage["contacts"]
    assert not covered.holds(date(2020, 3, 1), date(2020, 3, 31))


def test_what_the_settings_say_counts_before_what_the_dates_tell():
    settings = replace(SETTINGS, coverage={"contacts": (date(2019, 4, 1), None)})
    rare = contacts(["2019-10-10", "2019-12-02", "2020-02-14", "2020-03-02"])
    assert span(rare, settings) == (date(2019, 4, 1), date(2020, 3, 31))
    assert received(rare, "2019-05", settings).value == 0


def test_a_busy_list_is_not_believed_to_cover_months_without_a_row():
    settings = replace(SETTINGS, coverage={"contacts": (date(2019, 4, 1), None)})
    rows = contacts(days("2019-10-01", "2020-02-29"))
    assert span(rows, settings) == (date(2019, 10, 1), date(2020, 2, 29))
    assert not received(rows, "2019-05", settings).available
    assert not received(rows, "2020-03", settings).available
    problems = understood({"contacts": rows}, settings).problems
    assert [p.kind for p in problems if p.list_id == "contacts"].count(
        "stated span not in the list"
    ) == 1


def test_the_settings_cannot_cover_days_after_the_extract_date():
    settings = replace(SETTINGS, coverage={"contacts": (date(2019, 4, 1), date(2021, 1, 1))})
    assert span(contacts(days("2020-01-01", "2020-03-31")), settings)[1] == date(2020, 3, 31)


def test_an_unknown_list_in_the_settings_is_reported():
    settings = replace(SETTINGS, coverage={"contract": (date(2019, 4, 1), None)})
    extracts = understood({"contacts": contacts(["2020-03-02"])}, settings)
    (problem,) = [p for p in extracts.problems if p.kind == "unknown list in settings"]
    assert "contract" in problem.what
    assert "contacts" in problem.to_do


def test_a_list_taken_on_another_day_covers_up_to_that_day():
    settings = replace(SETTINGS, list_as_at={"contacts": date(2020, 3, 15)})
    assert span(contacts(days("2019-10-01", "2020-03-15")), settings)[1] == date(2020, 3, 15)


def supervisions(done):
    return pd.DataFrame(
        {
            "Worker ID": ["1", "2"],
            "Supervision month": ["01/02/2020", "01/03/2020"],
            "Supervision completed": done,
            "Team": "Assessment 1",
            "Service area": "Operational",
        }
    )


def test_a_list_whose_only_dates_are_of_months_can_be_read():
    extracts = understood(
        {"worker_supervision": supervisions(["Yes", "No"]), "contacts": contacts(["2020-03-02"])}
    )
    assert len(extracts.lists["worker_supervision"].cases) == 2


def test_visits_of_which_none_was_made_can_be_read():
    visits = pd.DataFrame(
        {
            "Child Unique ID": ["1", "2"],
            "Kind of visit": "CP",
            "Visit due date": ["10/02/2020", "10/03/2020"],
            "Visit made date": None,
            "Allocated Team": "Assessment 1",
        }
    )
    extracts = understood({"visits": visits, "contacts": contacts(["2020-03-02"])})
    assert len(extracts.lists["visits"].cases) == 2


# The extract date


def as_at(rows, today):
    return understood({"contacts": rows}, NO_AS_AT, today).as_at


def test_the_extract_date_is_the_latest_date_of_what_has_happened():
    assert as_at(contacts(days("2020-01-01", "2020-03-20")), date(2020, 4, 6)) == date(2020, 3, 20)


def test_a_quiet_last_weekend_belongs_to_the_month():
    weekdays = pd.bdate_range("2020-01-01", "2020-05-29").strftime("%Y-%m-%d")
    assert as_at(contacts(weekdays), date(2020, 6, 8)) == date(2020, 5, 31)


def test_the_extract_date_does_not_lie_in_the_future():
    weekdays = pd.bdate_range("2020-01-01", "2020-05-29").strftime("%Y-%m-%d")
    assert as_at(contacts(weekdays), date(2020, 5, 30)) <= date(2020, 5, 30)


def test_dates_to_come_do_not_make_the_extract_date():
    rows = contacts([*days("2020-01-01", "2020-03-20"), "2029-03-20"])
    assert as_at(rows, date(2020, 4, 6)) == date(2020, 3, 20)


def test_one_mistyped_year_does_not_make_the_extract_date():
    rows = contacts([*days("2019-10-01", "2020-03-20"), "2020-12-01"])
    assert as_at(rows, date(2021, 1, 15)) == date(2020, 3, 20)


def test_births_expected_do_not_make_the_extract_date():
    rows = contacts(days("2020-01-01", "2020-03-20"), **{"Date of Birth": "2020-04-05"})
    assert as_at(rows, date(2020, 4, 6)) == date(2020, 3, 20)


def test_a_guessed_extract_date_is_told():
    extracts = understood({"contacts": contacts(days("2020-01-01", "2020-03-20"))}, NO_AS_AT)
    (problem,) = [p for p in extracts.problems if "extract date" in p.kind]
    assert "20/03/2020" in problem.what
    assert "--as-at" in problem.to_do


# The span itself


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("2020-01-01", "2020-03-31", True),
        ("2019-12-31", "2020-03-31", False),
        ("2020-01-01", "2020-04-01", False),
    ],
)
def test_a_span_holds_days_within_it(first, last, held):
    covered = Coverage(date(2020, 3, 31), date(2020, 1, 1), date(2020, 3, 31), "")
    assert covered.holds(date.fromisoformat(first), date.fromisoformat(last)) is held


@pytest.mark.parametrize(
    ("day", "held"),
    [("2019-12-30", False), ("2019-12-31", True), ("2020-03-31", True), ("2020-04-01", False)],
)
def test_stock_is_held_from_the_eve_of_the_first_day(day, held):
    covered = Coverage(date(2020, 3, 31), date(2020, 1, 1), date(2020, 3, 31), "")
    assert covered.holds_stock(date.fromisoformat(day)) is held
