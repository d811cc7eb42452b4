from dataclasses import replace
from datetime import date

import pytest

from tests.extracts.small_lists import (
    CONTACT_DATE,
    SETTINGS,
    assessments,
    contacts,
    days,
    of_kind,
    understood,
)
from xl_kpi.problems import Severity


def born(day, event="2020-03-02"):
    return understood({"contacts": contacts([event], **{"Date of Birth": day})})


def test_a_date_after_the_extract_date_is_reported():
    extracts = understood({"contacts": contacts(["31/03/2020", "01/04/2020"])})
    (problem,) = of_kind(extracts, "after the extract date")
    assert (problem.row, problem.column, problem.value) == (3, CONTACT_DATE, "01/04/2020")
    assert problem.severity is Severity.WARNING
    assert "31/03/2020" in problem.what


def test_an_expected_birth_may_lie_after_the_extract_date():
    assert not of_kind(born("2020-06-01"), "after the extract date")


def test_a_list_taken_on_a_later_day_is_held_against_that_day():
    settings = replace(SETTINGS, list_as_at={"contacts": date(2020, 4, 5)})
    extracts = understood({"contacts": contacts(["2020-03-31", "2020-04-05"])}, settings)
    assert not of_kind(extracts, "after the extract date")


def test_a_list_taken_on_an_earlier_day_is_held_against_that_day():
    settings = replace(SETTINGS, list_as_at={"contacts": date(2020, 3, 15)})
    extracts = understood({"contacts": contacts(["2020-03-15", "2020-03-16"])}, settings)
    assert [p.row for p in of_kind(extracts, "after the extract date")] == [3]


def test_born_after_the_event_is_reported():
    (problem,) = of_kind(born("2021-03-02"), "born after the event")
    assert (problem.row, problem.column, problem.value) == (2, "Date of Birth", "02/03/2021")
    assert CONTACT_DATE in problem.what


@pytest.mark.parametrize("day", ["2020-03-02", "2020-03-03", "2020-11-30"])
def test_an_unborn_child_may_be_known_before_its_birth(day):
    assert not of_kind(born(day), "born after the event")


def test_a_person_too_old_for_the_list_is_reported():
    (problem,) = of_kind(born("1979-03-02"), "too old for the list")
    assert (problem.row, problem.value) == (2, "02/03/1979")


@pytest.mark.parametrize("day", ["1995-03-02", "2002-03-02", None])
def test_young_adults_and_unknown_births_are_no_problem(day):
    assert not of_kind(born(day), "too old for the list")


def test_an_assessments_birth_is_held_against_its_start():
    rows = assessments(["2019-01-02"], ["2020-03-02"], **{"Date of Birth": "2020-02-02"})
    (problem,) = of_kind(understood({"assessments": rows}), "born after the event")
    assert "Continuous Assessment Start Date" in problem.what


def test_rows_already_left_out_are_not_reported_again():
    rows = assessments(["2020-05-01"], ["2020-04-02"])
    extracts = understood({"assessments": rows})
    assert of_kind(extracts, "dates out of order")
    assert not of_kind(extracts, "after the extract date")


def test_the_checks_change_no_rows():
    rows = contacts(
        [*days("2020-03-01", "2020-03-03"), "2020-04-05"], **{"Date of Birth": "1960-01-01"}
    )
    extracts = understood({"contacts": rows})
    assert of_kind(extracts, "too old for the list")
    assert len(extracts.lists["contacts"].cases) == 4
