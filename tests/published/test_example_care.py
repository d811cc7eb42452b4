"""The figures on looked after children, care leavers and adoption, by plain loops over the rows."""

from __future__ import annotations

import sys
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Run = list[Row]  # a child's episodes without a day between them

AS_AT, WEEK = date(2020, 3, 31), date(2020, 3, 30)
CHILD = "Child Unique ID"
YEAR = [*(f"2019-{number:02}" for number in range(3, 13)), "2020-01", "2020-02", "2020-03"]


@pytest.fixture(scope="module")
def records(example_folder: Path) -> Any:
    """All that is made of children in the example, as its records."""
    if str(example_folder) not in sys.path:
        sys.path.insert(0, str(example_folder))
    from invented.assessments import make_assessments
    from invented.background import Background
    from invented.care import make_care
    from invented.front_door import make_front_door
    from invented.people import Population
    from invented.protection import make_protection
    from invented.workers import give_workers

    people = Population()
    door = make_front_door(people)
    assessments = make_assessments(people, door.referrals)
    give_workers(assessments, people.random)
    protection = make_protection(people, door, assessments)
    plans = [*protection.cp_plans, *protection.cin_plans]

    def make() -> Any:
        return make_care(
            people,
            protection.taken | {plan.child for plan in plans},
            protection.both,
            protection.became_looked_after,
            into_care=protection.into_care,
            undisturbed=Background(people, door, assessments, 1).undisturbed,
        )

    state = people.random.getstate()
    care = make()
    assert people.random.getstate() == state
    return {"care": care, "protection": protection, "make": make}


@pytest.fixture(scope="module")
def rows(records: Any) -> Rows:
    from invented.care_sheets import care_sheets

    return {
        sheet.name: [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
        for sheets in care_sheets(records["care"]).values()
        for sheet in sheets
    }


@pytest.fixture(scope="module")
def runs(rows: Rows) -> list[Run]:
    """Periods of being looked after: short breaks are left out first."""
    own: dict[str, list[Row]] = defaultdict(list)
    for row in rows["Episodes"]:
        if row["LS"] not in ("V3", "V4"):
            own[row["CHILD"]].append(row)
    found: list[Run] = []
    for episodes in own.values():
        episodes.sort(key=lambda row: row["DECOM"])
        found.append([episodes[0]])
        for before, row in pairwise(episodes):
            if before["DEC"] == row["DECOM"]:
                found[-1].append(row)
            else:
                found.append([row])
    return found


@pytest.fixture(scope="module")
def births(rows: Rows) -> dict[str, date]:
    return {row["CHILD"]: row["DOB"] for row in rows["Header"]}


def month_end(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, monthrange(year, number)[1])


def months_before(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_open(run: Run, day: date) -> bool:
    return run[0]["DECOM"] <= day and (run[-1]["DEC"] is None or run[-1]["DEC"] > day)


def looked_after(runs: list[Run], day: date) -> list[Run]:
    return [run for run in runs if is_open(run, day)]


def in_month(day: date | None, month: str) -> bool:
    return day is not None and f"{day:%Y-%m}" == month


def placements(run: Run) -> list[tuple[date, date | None, str]]:
    """List the first and last day of each carer's placement, and the code it began with."""
    begun = [row for row in run if row["RNE"] in ("S", "P", "B")]
    ends = [*(row["DECOM"] for row in begun[1:]), run[-1]["DEC"]]
    return [(row["DECOM"], end, row["PLACE"]) for row, end in zip(begun, ends, strict=True)]


# How many, who comes and who goes


def test_children_looked_after(runs: list[Run]) -> None:
    assert len(looked_after(runs, AS_AT)) == len(looked_after(runs, WEEK)) == 352
    numbers = [len(looked_after(runs, month_end(month))) for month in YEAR]
    assert numbers[-2:] == [357, 352]
    assert all(340 <= number <= 361 for number in numbers)
    assert all(len({run[0]["CHILD"] for run in looked_after(runs, month_end(m))}) == number
               for m, number in zip(YEAR, numbers, strict=True))  # fmt: skip


def test_opening_and_starts_less_ceases_is_closing(runs: list[Run]) -> None:
    for before, month in pairwise(YEAR):
        starts = sum(in_month(run[0]["DECOM"], month) for run in runs)
        ceases = sum(in_month(run[-1]["DEC"], month) for run in runs)
        opening, closing = (len(looked_after(runs, month_end(m))) for m in (before, month))
        assert opening + starts - ceases == closing
        assert min(starts, ceases) > 0


def test_who_started_in_march(runs: list[Run], births: dict[str, date], records: Any) -> None:
    (started,) = [run for run in runs if in_month(run[0]["DECOM"], "2020-03")]
    assert age(births[started[0]["CHILD"]], started[0]["DECOM"]) >= 15
    older, younger = records["protection"].became_looked_after
    assert started[0]["CHILD"] == older.id
    (younger_run,) = [run for run in runs if run[0]["CHILD"] == younger.id]
    assert in_month(younger_run[0]["DECOM"], "2020-02")


def test_who_ceased_in_march(runs: list[Run], rows: Rows) -> None:
    ceased = [run for run in runs if in_month(run[-1]["DEC"], "2020-03")]
    reasons = Counter(run[-1]["REC"] for run in ceased)
    assert sum(reasons[code] for code in ("E45", "E46", "E47", "E48")) == 4
    assert reasons["E41"] == 1
    assert reasons["E4A"] + reasons["E4B"] == 1
    assert reasons.total() == 6
    teams = {row[CHILD]: row["Allocated Team"] for row in rows["List_8"]}
    (older,) = [run for run in ceased if teams[run[0]["CHILD"]] == "16+"]
    assert older[-1]["REC"] in ("E4A", "E4B")
    assert date(2020, 3, 16) <= older[-1]["DEC"] <= WEEK


def test_children_by_team(rows: Rows, records: Any) -> None:
    open_rows = [row for row in rows["List_8"] if row["Date Ceased to be Looked After"] is None]
    assert Counter(row["Allocated Team"] for row in open_rows) == {
        "CP & Court 1": 17,
        "CP & Court 2": 16,
        "CP & Court 3": 31,
        "LAC 1": 87,
        "LAC 2": 98,
        "CWD": 37,
        "16+": 66,
    }
    both = records["protection"].both.id
    (row,) = [row for row in open_rows if row[CHILD] == both]
    assert row["Allocated Team"] == "CP & Court 3"
    by_team: dict[str, list[Row]] = defaultdict(list)
    for row in open_rows:
        by_team[row["Allocated Team"]].append(row)
    assert all(row["Age of Child (Years)"] >= 16 for row in by_team["16+"])
    assert all(row["Does the Child have a Disability"] == "a) Yes" for row in by_team["CWD"])


def test_plans_that_led_into_care(runs: list[Run], records: Any) -> None:
    starts = defaultdict(list)
    for run in runs:
        starts[run[0]["CHILD"]].append(run[0]["DECOM"])
    plans = records["protection"].into_care
    assert len(plans) > 2
    for plan in plans:
        assert plan.ended >= date(2018, 4, 1)
        (start,) = [day for day in starts[plan.child.id] if (plan.ended - day).days in range(8)]
        assert start > plan.started


def test_nobody_else_has_a_plan_while_looked_after(runs: list[Run], records: Any) -> None:
    spans = defaultdict(list)
    for run in runs:
        spans[run[0]["CHILD"]].append((run[0]["DECOM"], run[-1]["DEC"] or AS_AT))
    protection = records["protection"]
    known = {protection.both, *protection.became_looked_after}
    for plan in protection.cp_plans:
        if plan.child not in known:
            last = plan.ended or AS_AT
            assert not any(a < last and plan.started < b for a, b in spans[plan.child.id])


# Episodes


def test_episodes_are_as_the_return_wants_them(rows: Rows) -> None:
    keys = [(row["CHILD"], row["DECOM"]) for row in rows["Episodes"]]
    assert len(set(keys)) == len(keys)
    for row in rows["Episodes"]:
        assert (row["DEC"] is None) == (row["REC"] is None)
        assert row["DEC"] is None or date(2018, 4, 1) <= row["DEC"] or row["REC"] == "X1"
        assert row["DECOM"] < (row["DEC"] or AS_AT)
        assert (row["PLACE"] == "P1") == (row["PLACE_PROVIDER"] == "PR0")
        if row["PLACE"] == "P1":
            assert row["LS"] in ("C1", "C2")
        if row["PLACE"] in ("A5", "A6"):
            assert row["LS"] == "E1"


def test_a_new_episode_says_what_changed(runs: list[Run]) -> None:
    for run in runs:
        assert run[0]["RNE"] == "S"
        assert run[-1]["REC"] != "X1"
        for before, row in pairwise(run):
            assert before["REC"] == "X1"
            assert (row["LS"] != before["LS"]) == (row["RNE"] in ("L", "B", "U"))
            if row["RNE"] == "L":
                same = ("PLACE", "PLACE_PROVIDER", "PL_POST", "URN")
                assert all(row[column] == before[column] for column in same)
            if row["RNE"] in ("T", "U"):
                assert row["PLACE"] != before["PLACE"]
                assert row["PLACE_PROVIDER"] == before["PLACE_PROVIDER"]
                assert row["PL_POST"] == before["PL_POST"]
            if row["RNE"] in ("P", "B"):
                assert row["PL_POST"] != before["PL_POST"]
            assert (before["REASON_PLACE_CHANGE"] is None) == (row["RNE"] == "L")
    reasons = Counter(row["RNE"] for run in runs for row in run)
    assert set(reasons) == set("SLPTBU")


def test_ages_in_care(runs: list[Run], births: dict[str, date]) -> None:
    for run in runs:
        born = births[run[0]["CHILD"]]
        assert born < run[0]["DECOM"]
        birthday = born.replace(year=born.year + 18)
        assert (run[-1]["DEC"] or AS_AT + timedelta(days=1)) <= birthday
        for row in run:
            if row["PLACE"] in ("H5", "P2"):
                assert age(born, row["DECOM"]) >= 16


def test_some_come_back_and_some_are_on_short_breaks(rows: Rows, runs: list[Run]) -> None:
    children = Counter(run[0]["CHILD"] for run in runs)
    assert sum(count > 1 for count in children.values()) >= 2
    breaks = {row["CHILD"] for row in rows["Episodes"] if row["LS"] in ("V3", "V4")}
    assert len(breaks) == 5
    assert not breaks & set(children)
    assert not breaks & {row[CHILD] for row in rows["List_8"]}


def test_header_has_every_child_once(rows: Rows) -> None:
    children = [row["CHILD"] for row in rows["Header"]]
    assert len(set(children)) == len(children)
    assert set(children) == {row["CHILD"] for row in rows["Episodes"]}
    assert {row["SEX"] for row in rows["Header"]} == {1, 2}


# Stability


def test_three_or_more_placements(runs: list[Run]) -> None:
    counts = []
    for month in YEAR:
        last = month_end(month)
        first = months_before(last, 12) + timedelta(days=1)
        often, children = 0, 0
        for run in looked_after(runs, last):
            children += 1
            own = [other for other in runs if other[0]["CHILD"] == run[0]["CHILD"]]
            often += (
                sum(
                    start <= last and (end is None or end >= first)
                    for other in own
                    for start, end, _ in placements(other)
                )
                >= 3
            )
        counts.append((often, children))
    assert counts[-2:] == [(28, 357), (28, 352)]
    assert all(0.07 <= often / children <= 0.10 for often, children in counts)
    assert len({often for often, _ in counts}) > 2


def same_placement(runs: list[Run], births: dict[str, date], day: date) -> tuple[int, int]:
    long, same = 0, 0
    for run in looked_after(runs, day):
        started = run[0]["DECOM"] <= months_before(day, 30) + timedelta(days=1)
        if not started or age(births[run[0]["CHILD"]], day) >= 16:
            continue
        long += 1
        begun = [(start, code) for start, _, code in placements(run) if start <= day]
        since = begun[-1][0]
        if begun[-1][1][0] == "A" and len(begun) > 1:
            since = begun[-2][0]
        same += since <= months_before(day, 24) + timedelta(days=1)
    return same, long


def test_same_placement_for_two_years(runs: list[Run], births: dict[str, date]) -> None:
    shares = []
    for month in YEAR:
        same, long = same_placement(runs, births, month_end(month))
        assert long > 90
        shares.append(same / long)
    assert 0.735 <= shares[-1] < 0.745
    assert all(0.70 <= share <= 0.76 for share in shares[-7:])


# Placements


NIGHTS = {
    "2019-09": (5620, 2222, 1084, 1315),
    "2019-10": (5674, 2459, 1159, 1481),
    "2019-11": (5495, 2365, 1186, 1621),
    "2019-12": (5754, 2393, 1194, 1642),
    "2020-01": (5802, 2427, 1132, 1710),
    "2020-02": (5484, 2327, 1024, 1607),
    "2020-03": (5774, 2638, 1086, 1470),
}
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
RESIDENTIAL = ("K1", "K2", "R1", "R2", "R3", "R5", "S1")


def provision(row: Row) -> str:
    if row["PLACE"] in FOSTERED:
        return "In-house" if row["PLACE_PROVIDER"] == "PR1" else "IFA"
    return "Residential" if row["PLACE"] in RESIDENTIAL else "Other"


def nights_of(runs: list[Run], month: str) -> Iterator[Row]:
    """Give the episode in which each child spends each night."""
    last = month_end(month)
    for number in range(last.day):
        night = last.replace(day=number + 1)
        for run in runs:
            there = [
                row
                for row in run
                if row["DECOM"] <= night and (row["DEC"] is None or row["DEC"] > night)
            ]
            if there:
                yield max(there, key=lambda row: row["DECOM"])


@pytest.mark.parametrize("month", NIGHTS)
def test_nights_by_provision(runs: list[Run], month: str) -> None:
    nights = Counter(provision(row) for row in nights_of(runs, month))
    assert tuple(nights[p] for p in ("In-house", "IFA", "Residential", "Other")) == NIGHTS[month]


def test_kinds_of_placement_move_as_the_report_says(runs: list[Run]) -> None:
    friends, in_house = {}, {}
    for month in YEAR:
        last = month_end(month)
        there = [
            row
            for run in looked_after(runs, last)
            for row in run
            if row["DECOM"] <= last and (row["DEC"] is None or row["DEC"] > last)
        ]
        codes = Counter(row["PLACE"] for row in there)
        friends[month] = sum(codes[code] for code in ("U1", "U2", "U3")) / len(there)
        in_house[month] = sum(
            row["PLACE"] in ("U4", "U5", "U6") and row["PLACE_PROVIDER"] == "PR1" for row in there
        ) / len(there)
    assert friends["2019-09"] > friends["2019-10"] > friends["2019-11"] > friends["2019-12"]
    assert friends["2019-12"] < friends["2020-01"] < friends["2020-02"] < friends["2020-03"]
    assert in_house["2019-10"] < in_house["2019-11"] < in_house["2019-12"]
    assert in_house["2020-03"] < in_house["2019-09"]


# List 8


def test_list_8_has_who_is_open_or_ceased_in_six_months(rows: Rows, runs: list[Run]) -> None:
    latest: dict[str, Run] = {}
    for run in sorted(runs, key=lambda run: run[0]["DECOM"]):
        latest[run[0]["CHILD"]] = run
    wanted = {
        child for child, run in latest.items() if (run[-1]["DEC"] or AS_AT) >= date(2019, 10, 1)
    }
    listed = [row[CHILD] for row in rows["List_8"]]
    assert len(set(listed)) == len(listed)
    assert set(listed) == wanted


def test_list_8_agrees_with_the_episodes(
    rows: Rows, runs: list[Run], births: dict[str, date]
) -> None:
    own: dict[str, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run[0]["DECOM"]):
        own[run[0]["CHILD"]].append(run)
    first = date(2019, 4, 1)
    for row in rows["List_8"]:
        child = row[CHILD]
        run, last = own[child][-1], own[child][-1][-1]
        assert row["Date of Birth"] == births[child]
        assert row["Age of Child (Years)"] == age(births[child], AS_AT)
        assert row["Date Started to be Looked After"] == run[0]["DECOM"]
        assert row["Date Ceased to be Looked After"] == last["DEC"]
        reason = row["Reason Ceased to be Looked After"]
        assert (reason is None) == (last["DEC"] is None)
        assert reason is None or f") {last['REC']}: " in reason
        assert row["Child's Legal Status"].startswith(last["LS"] + ":")
        since = last["DECOM"]
        for episode in reversed(run):
            if episode["LS"] != last["LS"]:
                break
            since = episode["DECOM"]
        assert row["Start date of current legal status"] == since
        assert row["Child's Category of Need"].startswith(last["CIN"])
        assert f") {last['PLACE']}: " in row["Placement Type"]
        assert f") {last['PLACE_PROVIDER']}: " in row["Placement Provider"]
        assert row["Placement postcode"] == last["PL_POST"]
        assert row["URN of Placement"] == last["URN"]
        assert row["Start Date of Most Recent Placement"] == placements(run)[-1][0]
        number = sum(
            end is None or end >= first
            for other in own[child]
            for _, end, _ in placements(other)
        )  # fmt: skip
        assert row["Number of Placements in the Last 12 months"] == number
        again = any(other[-1]["DEC"] >= first for other in own[child][:-1])
        second = next(value for name, value in row.items() if name.startswith("Is this a second"))
        assert second == ("a) Yes" if again else "b) No")


def test_list_8_gives_the_same_stability(rows: Rows) -> None:
    open_rows = [row for row in rows["List_8"] if row["Date Ceased to be Looked After"] is None]
    often = [row["Number of Placements in the Last 12 months"] >= 3 for row in open_rows]
    assert (sum(often), len(often)) == (28, 352)


def test_dates_of_list_8_follow_each_other(rows: Rows) -> None:
    seen = (
        "Date of Latest Statutory Review",
        "Date of Last Social Work Visit",
        "Date of Last IRO Visit / Contact to the Child",
        "Date of Last Health Assessment",
        "Date of Last Dental Check",
    )
    for row in rows["List_8"]:
        until = row["Date Ceased to be Looked After"] or AS_AT
        for column in seen:
            assert row[column] is None or row["Date Started to be Looked After"] <= row[column]
            assert row[column] is None or row[column] <= until
        assert row["Date of Last Social Work Visit"] is not None
        assert (row["Placement Location"] == "a) In") == (row["LA of Placement"] == "Herefordshire")


# Care leavers


def test_care_leavers(rows: Rows) -> None:
    found = {}
    for years in (19, 20, 21):
        own = [row for row in rows["List_9"] if row["Age of Child (Years)"] == years]
        assert all(row["Eligibility Category"] == "b) Former relevant child" for row in own)
        assert all(age(row["Date of Birth"], AS_AT) == years for row in own)
        found[years] = (
            len(own),
            sum(row["LA In Touch"] == "a) Yes" for row in own),
            sum(row["Suitability of Accommodation"] == "a) Suitable" for row in own),
            sum((row["Activity Status"] or "G")[0] in "FP" for row in own),
        )
    assert found == {19: (31, 30, 28, 16), 20: (38, 31, 31, 16), 21: (33, 26, 26, 12)}
    others = [row for row in rows["List_9"] if not 19 <= row["Age of Child (Years)"] <= 21]
    assert len(others) == 41
    assert {row["Age of Child (Years)"] for row in others} <= {16, 17, 18, 22, 23, 24}


def test_care_leavers_who_are_not_in_touch_are_not_known_about(rows: Rows) -> None:
    ids = [row[CHILD] for row in rows["List_9"]]
    assert len(set(ids)) == len(ids) == 143
    for row in rows["List_9"]:
        known = row["LA In Touch"] == "a) Yes"
        for column in ("Type of Accommodation", "Suitability of Accommodation", "Activity Status"):
            assert (row[column] is not None) == known
        assert row["Latest Date of Contact"] < AS_AT
        assert row["Allocated Team"] == "16+"
        assert row["Allocated Personal Advisor"].startswith("Worker ")


def test_those_who_grew_up_in_care_are_care_leavers(rows: Rows, runs: list[Run]) -> None:
    leavers = {row[CHILD] for row in rows["List_9"]}
    births = {row["CHILD"]: row["DOB"] for row in rows["Header"]}
    grown_up = {
        run[0]["CHILD"]
        for run in runs
        if run[-1]["DEC"]
        and age(births[run[0]["CHILD"]], run[-1]["DEC"]) == 18
        and (run[-1]["DEC"] - run[0]["DECOM"]).days >= 91
    }
    assert len(grown_up) > 30
    assert grown_up <= leavers
    assert not leavers & {run[0]["CHILD"] for run in looked_after(runs, AS_AT)}


# Adoption


def test_adoption_agrees_with_the_episodes(rows: Rows, runs: list[Run]) -> None:
    own = {}
    for run in sorted(runs, key=lambda run: run[0]["DECOM"]):
        own[run[0]["CHILD"]] = run
    kinds: Counter[str] = Counter()
    for row in rows["List_10"]:
        run = own[row[CHILD]]
        adoptive = [e["DECOM"] for e in run if e["PLACE"] in ("A3", "A4", "A5", "A6")]
        orders = [e["DECOM"] for e in run if e["LS"] == "E1"]
        assert row["Date the Child Entered Care"] == run[0]["DECOM"]
        assert row["Date Placed for Adoption"] == (min(adoptive) if adoptive else None)
        assert row["Date of Placement Order"] == (min(orders) if orders else None)
        adopted = run[-1]["DEC"] if run[-1]["REC"] in ("E11", "E12") else None
        assert row["Date of Adoption Order"] == adopted
        no_longer = row["Date of Decision that Child Should No Longer be Placed for Adoption"]
        if adopted:
            assert date(2019, 4, 1) <= adopted <= AS_AT
            assert no_longer is None
        elif no_longer:
            assert date(2019, 4, 1) <= no_longer <= AS_AT
            assert not adoptive
            assert run[-1]["LS"] != "E1"
        else:
            assert run[-1]["DEC"] is None
        kinds["adopted" if adopted else "reversed" if no_longer else "waiting"] += 1
    assert kinds == {"adopted": 12, "waiting": 15, "reversed": 3}
    in_year = [
        run
        for run in runs
        if run[-1]["REC"] in ("E11", "E12") and run[-1]["DEC"] >= date(2019, 4, 1)
    ]
    assert {run[0]["CHILD"] for run in in_year} <= {row[CHILD] for row in rows["List_10"]}
    now = {run[0]["CHILD"] for run in looked_after(runs, AS_AT) if run[-1]["PLACE"][0] == "A"}
    assert now <= {row[CHILD] for row in rows["List_10"]}


def test_dates_of_adoption_follow_each_other(rows: Rows) -> None:
    early = 0
    for row in rows["List_10"]:
        entered = row["Date the Child Entered Care"]
        decided = row["Date of Decision that Child Should be Placed for Adoption"]
        order = row["Date of Placement Order"]
        matched = row["Date of Matching Child and Prospective Adopters"]
        placed, adopted = row["Date Placed for Adoption"], row["Date of Adoption Order"]
        known = [day for day in (entered, decided, order, placed, adopted) if day]
        assert known == sorted(known)
        assert max(known) <= AS_AT
        if matched:
            assert decided < matched <= (placed or AS_AT)
            early += bool(order and matched < order and adopted)
        assert (matched is not None) == (row["Family identifier"] is not None)
    assert early  # a match before the order counts 0 days


def test_adopters(rows: Rows) -> None:
    families = {row["Family identifier"] for row in rows["List_11"]}
    assert {row["Family identifier"] for row in rows["List_10"]} - {None} <= families
    stages = ("Date Stage 1 started", "Date Stage 1 ended")
    stages += ("Date Stage 2 started", "Date Stage 2 ended")
    for row in rows["List_11"]:
        columns = ("Date enquiry received", *stages, "Date adopter matched with child(ren)")
        days = [row[column] for column in columns if row[column]]
        assert days == sorted(days)
        assert max(days) <= AS_AT


# The whole


def test_the_same_each_time(records: Any, rows: Rows) -> None:
    from invented.care_sheets import care_sheets

    again = {
        sheet.name: [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
        for sheets in care_sheets(records["make"]()).values()
        for sheet in sheets
    }
    assert again == rows


def test_visits_and_advisers_that_other_lists_know(records: Any) -> None:
    from invented.care_sheets import care_sheets

    care = records["care"]
    child, leaver = care.periods[-1].child, care.leavers[0].child
    sheets = care_sheets(care, {child: date(2020, 3, 27)}, {leaver: "Worker 999"})
    lists = {sheet.name: sheet for sheet in sheets["Annex A"]}
    (row,) = [row for row in lists["List_8"].rows if row[0] == child.id]
    assert row[lists["List_8"].columns.index("Date of Last Social Work Visit")] == date(2020, 3, 27)
    (row,) = [row for row in lists["List_9"].rows if row[0] == leaver.id]
    assert row[lists["List_9"].columns.index("Allocated Personal Advisor")] == "Worker 999"
