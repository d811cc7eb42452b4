"""The figures of practice and workforce come out of the example's extracts, by plain loops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import floor

import pytest

from .plain_loops import Lists, Row, month

WEEK = datetime(2020, 3, 30)
CHILD, TEAM, WORKER = "Child Unique ID", "Allocated Team", "Allocated Worker"
DUE, MADE = "Visit due date", "Visit made date"
KIND = "Kind of case"


def half_up(number: Fraction) -> int:
    """A number as the report prints it."""
    return floor(number + Fraction(1, 2))


def percent(part: int, whole: int) -> int:
    return half_up(Fraction(100 * part, whole))


def is_open(row: Row, started: str, ended: str, day: datetime = WEEK) -> bool:
    return row[started] <= day and (row[ended] is None or row[ended] > day)


def children(rows: Iterable[Row]) -> set[str]:
    return {row[CHILD] for row in rows}


def in_need(lists: Lists) -> list[Row]:
    rows = lists["CIN plans"]
    return [row for row in rows if is_open(row, "CIN plan proposed date", "CIN plan end date")]


def on_a_plan(lists: Lists) -> list[Row]:
    start, end = "Child protection plan start date", "Child protection plan end date"
    return [row for row in lists["CP plan history"] if is_open(row, start, end)]


def looked_after(lists: Lists) -> list[Row]:
    start, end = "Date Started to be Looked After", "Date Ceased to be Looked After"
    return [row for row in lists["List_8"] if is_open(row, start, end)]


# Visits


# Kind, team: children with a visit due in March, and those seen in time.
MARCH = {
    "CIN": {
        "Assessment 1": (10, 8, 80),
        "Assessment 2": (12, 12, 100),
        "CP & Court 1": (27, 27, 100),
        "CP & Court 2": (16, 15, 94),
        "CP & Court 3": (7, 6, 86),
        "CWD": (59, 39, 66),
        "LAC 2": (2, 2, 100),
        "16+": (4, 3, 75),
    },
    "CP": {
        "CP & Court 1": (28, 28, 100),
        "CP & Court 2": (48, 46, 96),
        "CP & Court 3": (32, 29, 91),
        "LAC 2": (1, 1, 100),
        "16+": (2, 2, 100),
    },
    "LAC": {
        "CP & Court 1": (17, 17, 100),
        "CP & Court 2": (16, 15, 94),
        "CP & Court 3": (30, 30, 100),
        "LAC 1": (87, 87, 100),
        "LAC 2": (98, 97, 99),
        "16+": (67, 65, 97),
        "CWD": (36, 32, 89),
    },
}


def latest_of_each_month(lists: Lists, kind: str) -> dict[tuple[str, str], Row]:
    latest: dict[tuple[str, str], Row] = {}
    for row in lists["Visits"]:
        if row["Kind of visit"] != kind:
            continue
        key = (month(row[DUE]), row[CHILD])
        if key not in latest or latest[key][DUE] < row[DUE]:
            latest[key] = row
    return latest


def in_time(row: Row) -> bool:
    return row[MADE] is not None and row[MADE] <= row[DUE]


@pytest.mark.parametrize("kind", MARCH)
def test_visits_due_in_march_by_team(lists: Lists, kind: str) -> None:
    due: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for (when, _), row in latest_of_each_month(lists, kind).items():
        if when == "2020-03":
            due[row[TEAM]] += 1
            seen[row[TEAM]] += in_time(row)
    assert {team: (due[team], seen[team], percent(seen[team], due[team])) for team in due} == (
        MARCH[kind]
    )


@pytest.mark.parametrize(
    ("kind", "seen", "due", "year_to_date"),
    [("CIN", 112, 137, 70), ("CP", 106, 111, 82), ("LAC", 343, 351, 87)],
)
def test_visits_in_time(lists: Lists, kind: str, seen: int, due: int, year_to_date: int) -> None:
    latest = latest_of_each_month(lists, kind)
    march = [in_time(row) for (when, _), row in latest.items() if when == "2020-03"]
    assert (sum(march), len(march)) == (seen, due)
    year = [in_time(row) for (when, _), row in latest.items() if "2019-04" <= when <= "2020-03"]
    assert percent(sum(year), len(year)) == year_to_date


def test_visits_span_thirteen_months_and_are_due_each_month(lists: Lists) -> None:
    days = [row[DUE] for row in lists["Visits"]]
    assert datetime(2019, 3, 1) <= min(days) < datetime(2019, 3, 8)
    assert max(days) <= WEEK
    for kind in MARCH:
        months = {when for when, _ in latest_of_each_month(lists, kind)}
        assert len(months) == 13


def test_visits_are_made_by_the_day_of_the_list(lists: Lists) -> None:
    made = [row[MADE] for row in lists["Visits"] if row[MADE]]
    assert max(made) <= WEEK
    late = [row for row in lists["Visits"] if not in_time(row)]
    assert any(row[MADE] is None for row in late)
    assert any(row[MADE] is not None for row in late)


def test_one_row_a_visit(lists: Lists) -> None:
    rows = lists["Visits"]
    assert len({(row[CHILD], row["Kind of visit"], row[DUE]) for row in rows}) == len(rows)


def test_children_visited_in_march_have_an_open_case(lists: Lists) -> None:
    having = {
        "CIN": children(in_need(lists)),
        "CP": children(on_a_plan(lists)),
        "LAC": children(looked_after(lists)),
    }
    gone = {"CIN": 0, "CP": 0, "LAC": 1}  # one ceased to be looked after once seen in March
    not_due = {"CIN": 53, "CP": 1, "LAC": 2}
    for kind, own in having.items():
        march = {child for when, child in latest_of_each_month(lists, kind) if when == "2020-03"}
        assert len(march - own) == gone[kind]
        assert len(own - march) == not_due[kind]


def test_children_visited_are_those_of_the_lists_of_plans(lists: Lists) -> None:
    for kind, name, start, end in (
        ("CIN", "CIN plans", "CIN plan proposed date", "CIN plan end date"),
        (
            "CP",
            "CP plan history",
            "Child protection plan start date",
            "Child protection plan end date",
        ),
    ):
        spans: dict[str, list[tuple[datetime, datetime]]] = {}
        for row in lists[name]:
            spans.setdefault(row[CHILD], []).append((row[start], row[end] or WEEK))
        for row in lists["Visits"]:
            if row["Kind of visit"] == kind:
                assert any(first <= row[DUE] <= last for first, last in spans[row[CHILD]])
                made = row[MADE]
                assert made is None or any(
                    first <= made <= last for first, last in spans[row[CHILD]]
                )


def test_looked_after_children_are_visited_while_they_are(lists: Lists) -> None:
    spells: dict[str, list[tuple[datetime, datetime]]] = {}
    for row in lists["Episodes"]:
        if row["LS"] not in ("V3", "V4"):
            spells.setdefault(row["CHILD"], []).append((row["DECOM"], row["DEC"] or WEEK))
    for row in lists["Visits"]:
        if row["Kind of visit"] == "LAC":
            for day in (row[DUE], row[MADE] or row[DUE]):
                assert any(first <= day <= last for first, last in spells[row[CHILD]])


@pytest.mark.parametrize(
    ("name", "started", "ended", "seen", "kinds"),
    [
        (
            "List_7",
            "Child Protection Plan Start Date",
            "Child Protection Plan End Date",
            "Date of the Last Statutory Visit",
            {"CP", "LAC"},
        ),
        (
            "List_8",
            "Date Started to be Looked After",
            "Date Ceased to be Looked After",
            "Date of Last Social Work Visit",
            {"LAC"},
        ),
    ],
)
def test_annex_a_has_the_last_visit(
    lists: Lists, name: str, started: str, ended: str, seen: str, kinds: set[str]
) -> None:
    last: dict[str, datetime] = {}
    for row in lists["Visits"]:
        if row["Kind of visit"] in kinds and row[MADE]:
            last[row[CHILD]] = max(last.get(row[CHILD], row[MADE]), row[MADE])
    visited = [
        row
        for row in lists[name]
        if row[ended] is None and last.get(row[CHILD], datetime.min) >= row[started]
    ]
    assert len(visited) > 100
    for row in visited:
        assert row[seen] == last[row[CHILD]]


# Supervision of cases


BANDS = ("1 month", "2 months", "3 months", "6 months", "longer", "none", "new")
BY_TEAM = {
    "16+": (47, 12, 2, 8, 3, 0, 0),
    "Assessment 1": (6, 4, 0, 2, 0, 5, 0),
    "Assessment 2": (6, 2, 1, 2, 0, 4, 11),
    "Assessment 3": (3, 0, 0, 0, 0, 0, 0),
    "CP & Court 1": (39, 32, 3, 5, 0, 0, 0),
    "CP & Court 2": (25, 29, 18, 14, 0, 6, 0),
    "CP & Court 3": (44, 13, 1, 9, 2, 4, 1),
    "LAC 1": (63, 14, 5, 6, 0, 0, 0),
    "LAC 2": (67, 21, 10, 3, 0, 0, 0),
    "CWD": (42, 38, 10, 8, 2, 1, 0),
}
BY_KIND = {
    "CIN": (72, 58, 18, 19, 2, 10, 11),
    "CPP": (49, 33, 10, 9, 0, 9, 1),
    "LAC": (220, 74, 22, 29, 5, 1, 0),
    "LAC & CPP": (1, 0, 0, 0, 0, 0, 0),
}


def band_of(row: Row) -> str:
    supervised = row["Date of last case supervision"]
    if supervised is None:
        return "new" if row["Case opened date"] >= datetime(2020, 2, 29) else "none"
    for band, first in (
        ("1 month", datetime(2020, 2, 29)),
        ("2 months", datetime(2020, 1, 30)),
        ("3 months", datetime(2019, 12, 30)),
        ("6 months", datetime(2019, 9, 30)),
    ):
        if supervised >= first:
            return band
    return "longer"


def banded(lists: Lists, column: str) -> dict[str, tuple[int, ...]]:
    counts = Counter((row[column], band_of(row)) for row in lists["Case supervision"])
    groups = {row[column] for row in lists["Case supervision"]}
    return {group: tuple(counts[group, band] for band in BANDS) for group in groups}


def test_case_supervision_by_team_and_by_kind(lists: Lists) -> None:
    assert banded(lists, TEAM) == BY_TEAM
    assert banded(lists, KIND) == BY_KIND
    assert sum(map(sum, BY_TEAM.values())) == sum(map(sum, BY_KIND.values())) == 653


def test_supervised_within_three_months_as_the_text_says(lists: Lists) -> None:
    def share(kinds: set[str]) -> int:
        bands = [band_of(row) for row in lists["Case supervision"] if row[KIND] in kinds]
        return percent(sum(band in BANDS[:3] for band in bands), len(bands))

    assert share(set(BY_KIND)) == 85
    assert [share({kind}) for kind in ("CIN", "CPP", "LAC")] == [78, 83, 90]


def test_supervised_cases_are_the_open_ones(lists: Lists) -> None:
    rows = lists["Case supervision"]
    assert len(children(rows)) == len(rows)
    both = children(on_a_plan(lists)) & children(looked_after(lists))
    expected = {
        "CIN": children(in_need(lists)),
        "CPP": children(on_a_plan(lists)) - both,
        "LAC": children(looked_after(lists)) - both,
        "LAC & CPP": both,
    }
    for kind, own in expected.items():
        assert children(row for row in rows if row[KIND] == kind) == own
    for row in rows:
        supervised = row["Date of last case supervision"]
        assert row["Case opened date"] <= (supervised or WEEK) <= WEEK


# Supervision of workers


# Team: shares done in February and March; none before a team began.
WORKERS_SUPERVISED = {
    "Operational": {
        "LAC 2": (100, 100),
        "Early Help": (100, 100),
        "Head of Service MASH and Assessment": (100, 100),
        "Head of Additional Needs": (100, 100),
        "MASH": (100, 100),
        "LAC Support": (100, 100),
        "Assessment 1": (100, 100),
        "LAC 1": (100, 100),
        "CP & Court 1": (100, 100),
        "Head of Fieldwork": (100, 100),
        "Assessment 3": (100, 100),
        "16+": (93, 100),
        "Head of LAC": (83, 100),
        "Assessment 2": (75, 100),
        "Fostering": (74, 94),
        "Principal IRO": (88, 89),
        "CP & Court 3": (86, 88),
        "CWD": (92, 67),
        "CP & Court 2": (71, 67),
        "Head of S&R": (0, 60),
        "Early Permanence": (0, 50),
        "Assessment Family Support": (None, 25),
        "Social Care Family Support": (0, 0),
        "Principal Social Worker": (0, 0),
    },
    "Business support": {
        "Head of Business Support": (100, 100),
        "Placements": (100, 100),
        "Business Support Team Leaders": (100, 100),
        "Business Support 1": (100, 100),
    },
}


def share_supervised(rows: Iterable[Row], when: str) -> int | None:
    done = [
        row["Supervision completed"] == "Yes"
        for row in rows
        if month(row["Supervision month"]) == when
    ]
    return percent(sum(done), len(done)) if done else None


def test_worker_supervision_by_team(lists: Lists) -> None:
    rows = lists["Worker supervision"]
    found: dict[str, dict[str, tuple[int | None, int | None]]] = {}
    for area, team in dict.fromkeys((row["Service area"], row["Team"]) for row in rows):
        own = [row for row in rows if row["Team"] == team]
        shares = (share_supervised(own, "2020-02"), share_supervised(own, "2020-03"))
        found.setdefault(area, {})[team] = shares
    assert found == WORKERS_SUPERVISED


@pytest.mark.parametrize(
    ("area", "february", "march"),
    [("", 82, 84), ("Operational", 77, 80), ("Business support", 100, 100)],
)
def test_worker_supervision_in_all(lists: Lists, area: str, february: int, march: int) -> None:
    rows = [row for row in lists["Worker supervision"] if area in ("", row["Service area"])]
    assert share_supervised(rows, "2020-02") == february
    assert share_supervised(rows, "2020-03") == march


def test_worker_supervision_has_each_worker_once_a_month_for_thirteen_months(
    lists: Lists,
) -> None:
    rows = lists["Worker supervision"]
    assert len({(row["Worker ID"], row["Supervision month"]) for row in rows}) == len(rows)
    assert len({month(row["Supervision month"]) for row in rows}) == 13
    in_march = {row["Worker ID"] for row in rows if month(row["Supervision month"]) == "2020-03"}
    assert in_march == {row["Worker ID"] for row in lists["Staff"] if row["Worker name"]}


# Caseloads


# Team: workers, FTE, cases, average a worker and a whole-time equivalent, social workers,
# those over the limit, their share, and the most that one holds.
CASELOADS = {
    "16+ Team Allocated worker": (7, 7.0, 77, 11, 11, 7, 0, 0, 18),
    "Assessment 1": (6, 6.9, 78, 13, 11, 6, 1, 17, 19),
    "Assessment 2": (4, 7.0, 66, 17, 9, 4, 0, 0, 20),
    "Assessment 3": (2, 7.0, 20, 10, 3, 2, 0, 0, 15),
    "CP & Court 1": (5, 7.0, 82, 16, 12, 5, 1, 20, 21),
    "CP & Court 2": (9, 8.0, 100, 11, 13, 7, 1, 14, 21),
    "CP & Court 3": (7, 8.0, 87, 12, 11, 6, 0, 0, 20),
    "CWD": (7, 6.1, 111, 16, 18, 6, 3, 50, 23),
    "LAC 1": (8, 7.0, 90, 11, 13, 6, 1, 17, 21),
    "LAC 2": (6, 6.0, 101, 17, 17, 4, 0, 0, 20),
}


def held_now(lists: Lists) -> list[Row]:
    rows = lists["Allocations"]
    return [row for row in rows if is_open(row, "Allocation start date", "Allocation end date")]


def fte_of(lists: Lists, team: str) -> float:
    posts = [row for row in lists["Staff"] if row["Team"] == team and row["Caseholder"] == "Yes"]
    return round(sum(row["FTE"] for row in posts), 6)


def caseholders(lists: Lists, team: str) -> dict[str, int]:
    """The workers on a team's staff list who hold cases, and how many."""
    names = {row["Worker name"] for row in lists["Staff"] if row["Team"] == team}
    return Counter(row[WORKER] for row in held_now(lists) if row[WORKER] in names)


@pytest.mark.parametrize("team", CASELOADS)
def test_caseload_of_a_team_of_social_workers(lists: Lists, team: str) -> None:
    held = caseholders(lists, team)
    people = {row["Worker name"]: row for row in lists["Staff"]}
    qualified = [worker for worker in held if people[worker]["Qualified social worker"] == "Yes"]
    over = [worker for worker in qualified if held[worker] > 20 * min(people[worker]["FTE"], 1)]
    cases, fte = sum(held.values()), fte_of(lists, team)
    assert (
        len(held),
        fte,
        cases,
        half_up(Fraction(cases, len(held))),
        half_up(Fraction(cases) / Fraction(str(fte))),
        len(qualified),
        len(over),
        percent(len(over), len(qualified)),
        max(held[worker] for worker in qualified),
    ) == CASELOADS[team]
    assert {row[WORKER] for row in held_now(lists) if row[TEAM] == team} == set(held)


def test_caseload_of_personal_advisers_and_of_the_virtual_worker(lists: Lists) -> None:
    advisers = caseholders(lists, "16+ Team PA")
    assert (len(advisers), fte_of(lists, "16+ Team PA"), sum(advisers.values())) == (8, 8.0, 143)
    people = {row["Worker name"]: row for row in lists["Staff"]}
    assert {people[worker]["Qualified social worker"] for worker in advisers} == {"No"}
    virtual = [row for row in held_now(lists) if row[TEAM] == "16+ Virtual Worker"]
    assert len(virtual) == 38
    assert not {row[WORKER] for row in virtual} & set(people)
    assert len(held_now(lists)) == sum(row[2] for row in CASELOADS.values()) + 143 + 38


def test_a_part_time_worker_of_assessment_1_holds_14_cases(lists: Lists) -> None:
    (worker,) = [
        row for row in lists["Staff"] if row["Team"] == "Assessment 1" and row["FTE"] == 0.6
    ]
    assert caseholders(lists, "Assessment 1")[worker["Worker name"]] == 14


def test_staff_are_in_one_team_each(lists: Lists) -> None:
    rows = lists["Staff"]
    assert len({row["Worker ID"] for row in rows}) == len(rows)
    names = [row["Worker name"] for row in rows if row["Worker name"]]
    assert len(set(names)) == len(names)
    vacant = [row for row in rows if not row["Worker name"]]
    assert vacant
    assert all(row["Qualified social worker"] is None for row in vacant)


def test_cases_held_are_open(lists: Lists) -> None:
    """Each allocation is of a child whose case is open and of its kind."""
    both = children(on_a_plan(lists)) & children(looked_after(lists))
    open_cases = {
        "CIN": children(in_need(lists)),
        "CPP": children(on_a_plan(lists)) - both,
        "LAC": children(looked_after(lists)) - both,
        "LAC & CPP": both,
        "Assessment": children(
            row for row in lists["Assessment steps"] if row["Assessment authorised date"] is None
        ),
        "Care leaver": children(lists["List_9"]),
    }
    held: dict[str, set[str]] = {}
    for row in held_now(lists):
        if row[KIND] != "Other":
            held.setdefault(row[KIND], set()).add(row[CHILD])
            assert row[CHILD] in open_cases[row[KIND]]
    for kind in ("CIN", "CPP", "LAC", "LAC & CPP"):
        assert held[kind] == open_cases[kind]


def test_the_worker_who_holds_a_case_is_the_one_that_the_other_lists_name(lists: Lists) -> None:
    kinds = {"CIN": "CIN plans", "CPP": "CP plan history", "LAC": "List_8"}
    named = {
        "CIN": {row[CHILD]: row[WORKER] for row in in_need(lists)},
        "CPP": {row[CHILD]: row[WORKER] for row in on_a_plan(lists)},
        "LAC": {row[CHILD]: row[WORKER] for row in looked_after(lists)},
    }
    advisers = ("16+ Team PA", "16+ Virtual Worker")
    for row in held_now(lists):
        if row[KIND] in kinds and row[TEAM] not in advisers:
            assert named[row[KIND]][row[CHILD]] == row[WORKER]
    for row in lists["Case supervision"]:
        if row[KIND] in kinds:
            assert named[row[KIND]][row[CHILD]] == row[WORKER]


def test_some_allocations_ended_before(lists: Lists) -> None:
    ended = [row for row in lists["Allocations"] if row["Allocation end date"]]
    assert len(ended) > 300
    for row in ended:
        assert row["Allocation start date"] <= row["Allocation end date"] <= WEEK
    keys = {
        (row[CHILD], row[WORKER], row[KIND], row["Allocation start date"])
        for row in lists["Allocations"]
    }
    assert len(keys) == len(lists["Allocations"])


# Early help


OPENED, CLOSED = "Early help opened date", "Early help closed date"
MONTH_ENDS = [
    datetime(year, number + 1, 1) - timedelta(days=1)
    for year, number in [(2019, n) for n in range(3, 12)] + [(2020, n) for n in range(1, 4)]
] + [datetime(2019, 12, 31)]


def test_early_help_is_stable_in_the_last_months(lists: Lists) -> None:
    rows = lists["Early help cases"]
    numbers = {
        day: sum(is_open(row, OPENED, CLOSED, day) for row in rows) for day in sorted(MONTH_ENDS)
    }
    last_four = [numbers[day] for day in sorted(numbers)][-4:]
    assert max(last_four) - min(last_four) <= 10
    assert 500 < last_four[-1] < 540
    assert all(450 < number < 650 for number in numbers.values())


def test_annex_a_has_the_same_early_help_for_six_months(lists: Lists) -> None:
    since = datetime(2019, 10, 1)
    recent = Counter(
        (row[CHILD], row[OPENED], row[CLOSED])
        for row in lists["Early help cases"]
        if row[CLOSED] is None or row[CLOSED] >= since
    )
    assert recent == Counter(
        (row[CHILD], row["Assessment start date"], row["Assessment completion date"])
        for row in lists["List_2"]
    )


def test_no_child_of_social_care_is_open_to_early_help(lists: Lists) -> None:
    helped = children(row for row in lists["Early help cases"] if row[CLOSED] is None)
    for rows in (in_need(lists), on_a_plan(lists), looked_after(lists), held_now(lists)):
        assert not children(rows) & helped


def test_claims_rise_steadily(lists: Lists) -> None:
    claims = Counter(month(row["Claim submitted date"]) for row in lists["Families First claims"])
    numbers = [claims[when] for when in sorted(claims)]
    assert len(numbers) == 13
    assert numbers == sorted(numbers)
    assert numbers[-1] >= 2 * numbers[0]
    assert max(row["Claim submitted date"].date() for row in lists["Families First claims"]) <= (
        date(2020, 3, 31)
    )
