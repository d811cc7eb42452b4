"""The example's extracts agree with each other and have no dirt; they are the same each time."""

from __future__ import annotations

import runpy
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from .plain_loops import Lists, Row, year_before

AS_AT = date(2020, 3, 31)
ANNEX_A = {
    "List_1": "Date of Contact",
    "List_2": "Assessment start date",
    "List_3": "Date of referral",
    "List_4": "Continuous Assessment Start Date",
}


def keys(rows: list[Row], *columns: str) -> Counter[tuple[object, ...]]:
    return Counter(
        tuple(
            value.date() if isinstance(value, datetime) else value
            for value in (row[column] for column in columns)
        )
        for row in rows
    )


def test_every_list_is_there(lists: Lists) -> None:
    annex_a = {f"List_{number}" for number in range(1, 12)}
    local = {
        *("Contact decisions", "Referral decisions", "Assessment steps"),
        *("Strategy discussions", "Section 47 outcomes", "Child protection conferences"),
        *("CIN plans", "CP plan history", "CE and CSE assessments", "Female genital mutilation"),
        *("Visits", "Case supervision", "Worker supervision", "Staff", "Allocations"),
        *("Early help cases", "Families First claims"),
    }
    ssda903 = {"Header", "Episodes"}
    assert set(lists) == annex_a | local | ssda903


@pytest.mark.slow
def test_same_bytes_each_time(extracts_folder: Path, example_folder: Path, tmp_path: Path) -> None:
    runpy.run_path(str(example_folder / "make_extracts.py"))["make_extracts"](tmp_path)
    for path in extracts_folder.glob("*.xlsx"):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_no_two_rows_are_equal(lists: Lists) -> None:
    for rows in lists.values():
        assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_a_child_is_the_same_on_every_list(lists: Lists) -> None:
    columns = ("Gender", "Ethnicity", "Date of Birth")
    people: dict[str, set[tuple[object, ...]]] = {}
    having = [rows for rows in lists.values() if {*columns, "Child Unique ID"} <= rows[0].keys()]
    assert len(having) == 10
    for rows in having:
        for row in rows:
            who = people.setdefault(row["Child Unique ID"], set())
            who.add(tuple(row[column] for column in columns))
    assert all(len(ways) == 1 for ways in people.values())


@pytest.mark.parametrize("name", ANNEX_A)
def test_ages_follow_from_births(lists: Lists, name: str) -> None:
    for row in lists[name]:
        born, day = row["Date of Birth"].date(), row[ANNEX_A[name]].date()
        age = row["Age of Child (Years)"]
        if born > day:
            assert age == -1
            assert row["Gender"] == "c) Not stated/recorded"
            assert born - day <= timedelta(days=274)
        else:
            birthdays = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
            assert age == birthdays
            assert 0 <= age <= 17


def test_some_children_are_unborn_and_some_contacts_are_about_brothers_and_sisters(
    lists: Lists,
) -> None:
    assert any(row["Age of Child (Years)"] == -1 for row in lists["List_1"])
    moments = Counter(
        (row["Date and time of contact"], row["Contact Source"])
        for row in lists["Contact decisions"]
    )
    assert sum(count > 1 for count in moments.values()) > 1000


@pytest.mark.parametrize(
    ("decisions", "listed", "kind"),
    [("Contact decisions", "List_1", "contact"), ("Referral decisions", "List_3", "referral")],
)
def test_decision_lists_hold_the_same_events(
    lists: Lists, decisions: str, listed: str, kind: str
) -> None:
    source = f"{kind.title()} Source"
    day = ANNEX_A[listed]
    recent = [row for row in lists[listed] if row[day] >= datetime(2019, 3, 1)]
    assert keys(recent, "Child Unique ID", day, source) == keys(
        lists[decisions], "Child Unique ID", f"Date and time of {kind}", source
    )
    for row in lists[decisions]:
        received, decided = row[f"Date and time of {kind}"], row["Date and time of decision"]
        assert received < decided
        assert decided.date() <= AS_AT


def test_assessment_steps_hold_the_same_assessments(lists: Lists) -> None:
    assert keys(
        lists["List_4"],
        "Child Unique ID",
        "Continuous Assessment Start Date",
        "Continuous Assessment Date of Authorisation",
        "Allocated Team",
        "Allocated Worker",
    ) == keys(
        lists["Assessment steps"],
        "Child Unique ID",
        "Assessment start date",
        "Assessment authorised date",
        "Allocated Team",
        "Allocated Worker",
    )
    for row in lists["Assessment steps"]:
        last = row["Assessment authorised date"] or datetime(2020, 3, 31)
        assert row["Assessment start date"] <= (row["Date child first seen"] or last) <= last
        assert (row["Assessment outcome"] is None) == (row["Assessment authorised date"] is None)


def test_no_child_has_two_assessments_at_once(lists: Lists) -> None:
    spans: dict[str, list[tuple[datetime, datetime]]] = {}
    for row in lists["Assessment steps"]:
        end = row["Assessment authorised date"] or datetime(2020, 3, 31)
        spans.setdefault(row["Child Unique ID"], []).append((row["Assessment start date"], end))
    for own in spans.values():
        own.sort()
        for (_, end), (start, _) in pairwise(own):
            assert end < start


def test_number_of_referrals_agrees_with_the_rows(lists: Lists) -> None:
    days: dict[str, list[date]] = {}
    for row in lists["List_3"]:
        days.setdefault(row["Child Unique ID"], []).append(row["Date of referral"].date())
    for row in lists["List_3"]:
        own = days[row["Child Unique ID"]]
        assert len(set(own)) == len(own)
        before = [day for day in own if year_before(max(own)) <= day < max(own)]
        assert row["Number of Referrals in Last 12 Months"] == len(before)


def test_lists_span_what_they_say(lists: Lists) -> None:
    def first_and_last(name: str, column: str) -> tuple[date, date]:
        days = [row[column].date() for row in lists[name] if row[column]]
        return min(days), max(days)

    assert first_and_last("List_1", "Date of Contact") == (date(2019, 3, 1), AS_AT)
    assert first_and_last("List_3", "Date of referral") == (date(2018, 3, 1), AS_AT)
    authorised = first_and_last("List_4", "Continuous Assessment Date of Authorisation")
    assert authorised == (date(2019, 3, 1), AS_AT)
