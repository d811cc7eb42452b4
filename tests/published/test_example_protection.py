"""Child protection and children in need: the report's figures, by plain loops over the records."""

from __future__ import annotations

import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from .plain_loops import working_days

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "march_2020"
WEEKLY_RUN, AS_AT = date(2020, 3, 30), date(2020, 3, 31)
MONTHS = [f"2019-{month:02}" for month in range(3, 13)] + ["2020-01", "2020-02", "2020-03"]
YEAR = MONTHS[1:]
NEGLECT, PHYSICAL, SEXUAL = "a) Neglect", "b) Physical abuse", "c) Sexual abuse"
EMOTIONAL = "d) Emotional abuse"


def make_everything() -> SimpleNamespace:
    sys.path.insert(0, str(EXAMPLE))
    try:
        made = {
            name: importlib.import_module(f"invented.{name}")
            for name in (
                "people",
                "front_door",
                "assessments",
                "workers",
                "protection",
                "protection_lists",
                "need",
                "cases",
            )
        }
    finally:
        sys.path.remove(str(EXAMPLE))
    modules = SimpleNamespace(**made)
    people = modules.people.Population()
    door = modules.front_door.make_front_door(people)
    assessments = modules.assessments.make_assessments(people, door.referrals)
    modules.workers.give_workers(assessments, people.random)
    state = people.random.getstate()
    protection = modules.protection.make_protection(people, door, assessments)
    assert people.random.getstate() == state
    return SimpleNamespace(
        modules=modules,
        people=people,
        door=door,
        assessments=assessments,
        protection=protection,
        sheets=modules.protection_lists.protection_sheets(protection),
    )


@pytest.fixture(scope="module")
def example() -> SimpleNamespace:
    return make_everything()


@pytest.fixture(scope="module")
def protection(example: SimpleNamespace) -> Any:
    return example.protection


def month_of(day: date | None) -> str:
    return "" if day is None else f"{day:%Y-%m}"


def end_of(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return (date(year + number // 12, number % 12 + 1, 1)) - timedelta(days=1)


def percent(part: int, whole: int) -> int:
    """Round half up, as the report does."""
    return (200 * part + whole) // (2 * whole)


def open_on(plans: Iterable[Any], day: date, start: str = "started") -> list[Any]:
    return [
        plan
        for plan in plans
        if getattr(plan, start) <= day and (plan.ended is None or plan.ended > day)
    ]


# Strategy discussions


def discussions(protection: Any, months: Iterable[str]) -> tuple[int, int]:
    held = [d for d in protection.strategy_discussions if month_of(d.held) in months]
    return sum(d.outcome == "Section 47 enquiry" for d in held), len(held)


def test_strategy_discussions(protection: Any) -> None:
    assert discussions(protection, ["2020-02"]) == (34, 54)
    assert discussions(protection, ["2020-03"]) == (31, 50)
    assert percent(34, 54) == 63
    assert percent(31, 50) == 62
    assert percent(*discussions(protection, YEAR)) == 76
    assert {month_of(d.held) for d in protection.strategy_discussions} == set(MONTHS)


def test_a_child_has_one_discussion_a_day(protection: Any) -> None:
    keys = Counter((d.child.id, d.held) for d in protection.strategy_discussions)
    assert max(keys.values()) == 1


def test_assessments_and_discussions_tell_the_same(example: SimpleNamespace) -> None:
    days = {(d.child, d.held) for d in example.protection.strategy_discussions}
    told = [a for a in example.assessments if a.strategy_meeting and a.start >= date(2019, 3, 1)]
    assert len(told) > 250
    assert all((made.child, made.start) in days for made in told)
    for made in example.assessments:
        if made.outcome == "Strategy discussion" and not made.strategy_meeting:
            assert (made.child, made.authorised) in days


# Section 47 enquiries


def completed(protection: Any, months: Iterable[str]) -> list[Any]:
    return [e for e in protection.enquiries if month_of(e.completed) in months]


def test_section_47_completed(protection: Any) -> None:
    assert len(completed(protection, ["2020-03"])) == 35
    assert len(completed(protection, ["2020-02"])) == 37


def test_section_47_in_timescale(protection: Any) -> None:
    done = completed(protection, YEAR)
    in_time = sum(working_days(e.started, e.completed) <= 15 for e in done)
    assert percent(in_time, len(done)) == 67


def outcomes(protection: Any, months: list[str]) -> tuple[Counter[str], int]:
    done = completed(protection, months)
    return Counter(e.outcome for e in done), len(done)


def test_section_47_outcomes(protection: Any) -> None:
    march, count = outcomes(protection, ["2020-03"])
    assert (march["No further action"], march["ICPC"], count) == (26, 7, 35)
    assert (percent(26, 35), percent(7, 35)) == (74, 20)
    year, count = outcomes(protection, YEAR)
    assert percent(year["No further action"], count) == 55
    assert percent(year["ICPC"], count) == 37


def test_enquiries_follow_discussions(protection: Any) -> None:
    led_to_one = {
        (d.child, d.held)
        for d in protection.strategy_discussions
        if d.outcome == "Section 47 enquiry"
    }
    since_march = [e for e in protection.enquiries if e.started >= date(2019, 3, 1)]
    assert led_to_one <= {(e.child, e.started) for e in since_march}
    assert len(led_to_one) == len(since_march)
    for enquiry in protection.enquiries:
        assert (enquiry.completed is None) == (enquiry.outcome == "")
        if enquiry.completed:
            assert date(2019, 3, 1) <= enquiry.completed <= AS_AT
            assert enquiry.started < enquiry.completed


# Conferences


def conferences(protection: Any, kind: str, months: Iterable[str]) -> list[Any]:
    return [c for c in protection.conferences if c.kind == kind and month_of(c.held) in months]


def in_time(held: Iterable[Any]) -> int:
    return sum(working_days(one.strategy_date, one.held) <= 15 for one in held)


def test_initial_conferences(protection: Any) -> None:
    march = conferences(protection, "Initial", ["2020-03"])
    assert (in_time(march), len(march)) == (9, 9)
    february = conferences(protection, "Initial", ["2020-02"])
    assert in_time(february) == len(february) > 0
    january = conferences(protection, "Initial", ["2020-01"])
    assert in_time(january) < len(january)
    year = conferences(protection, "Initial", YEAR)
    assert percent(in_time(year), len(year)) == 75


def test_conferences_follow_enquiries(protection: Any) -> None:
    enquiries = {(e.child, e.started): e for e in protection.enquiries}
    for one in protection.conferences:
        if one.kind == "Initial" and one.held >= date(2019, 4, 1):
            enquiry = enquiries[one.child, one.strategy_date]
            assert enquiry.outcome == "ICPC"
            assert enquiry.completed <= one.held
        assert (one.strategy_date is None) == (one.kind != "Initial")


def test_plans_begin_at_conferences(protection: Any) -> None:
    made = {
        (c.child, c.held)
        for c in protection.conferences
        if c.kind in ("Initial", "Transfer in") and c.plan_made
    }
    begun = {(p.child, p.started) for p in protection.cp_plans if p.started >= date(2019, 3, 1)}
    assert made == begun


def test_plans_are_reviewed_and_end_at_reviews(protection: Any) -> None:
    reviews = defaultdict(list)
    for one in protection.conferences:
        if one.kind == "Review":
            reviews[one.child].append(one)
    for plan in protection.cp_plans:
        last = plan.ended or AS_AT
        if last < date(2019, 3, 1):
            continue
        own = [r for r in reviews[plan.child] if plan.started < r.held <= last]
        assert own or (last - plan.started).days <= 91 or last < date(2019, 9, 1)
        for review in own:
            assert review.plan_made == (review.held != plan.ended)
        if plan.end_reason == "No longer meets threshold":
            assert own[-1].held == plan.ended
        for before, after in pairwise(own):
            assert 0 < (after.held - before.held).days <= 210


# Child protection plans


def by_category(protection: Any, month: str) -> tuple[int, ...]:
    found = Counter(p.latest_category for p in open_on(protection.cp_plans, end_of(month)))
    assert set(found) <= {NEGLECT, PHYSICAL, SEXUAL, EMOTIONAL}
    return tuple(found[category] for category in (EMOTIONAL, NEGLECT, PHYSICAL, SEXUAL))


@pytest.mark.parametrize(
    ("month", "printed"),
    [
        ("2019-10", (94, 62, 0, 11)),
        ("2019-11", (100, 67, 0, 11)),
        ("2019-12", (99, 66, 0, 8)),
        ("2020-01", (100, 65, 0, 2)),
        ("2020-02", (81, 54, 0, 0)),
        ("2020-03", (58, 50, 0, 0)),
    ],
)
def test_plans_by_category(protection: Any, month: str, printed: tuple[int, ...]) -> None:
    assert by_category(protection, month) == printed


def test_plans_in_the_months_that_are_not_printed(protection: Any) -> None:
    assert all(150 <= sum(by_category(protection, month)) <= 180 for month in MONTHS[:7])


def test_categories_as_they_were_are_those_printed(protection: Any) -> None:
    changed = [p for p in protection.cp_plans if p.category_changed]
    assert 5 <= len(changed) <= 40
    for plan in protection.cp_plans:
        assert bool(plan.category_changed) == (plan.initial_category != plan.latest_category)
        if plan.category_changed:
            assert plan.started < plan.category_changed < date(2019, 9, 1)
            assert plan.ended is None or plan.category_changed < plan.ended


def test_plans_by_team_in_the_weekly_run(protection: Any) -> None:
    week = open_on(protection.cp_plans, WEEKLY_RUN)
    assert Counter(p.team for p in week) == {
        "CP & Court 1": 28,
        "CP & Court 2": 48,
        "CP & Court 3": 33,
        "LAC 2": 1,
        "16+": 2,
    }
    ending = [p for p in week if p.ended]
    assert [p.ended for p in ending] == [AS_AT] * 4
    assert len(open_on(protection.cp_plans, AS_AT)) == 108


def test_started_and_ended_in_march(protection: Any) -> None:
    assert sum(month_of(p.started) == "2020-03" for p in protection.cp_plans) == 2
    reasons = Counter(p.end_reason for p in protection.cp_plans if month_of(p.ended) == "2020-03")
    assert reasons == {
        "No longer meets threshold": 26,
        "Became looked after": 2,
        "Moved to another authority": 1,
    }


def test_two_years_or_more(protection: Any) -> None:
    assert not [p for p in open_on(protection.cp_plans, AS_AT) if (AS_AT - p.started).days >= 730]
    ended = [p for p in protection.cp_plans if month_of(p.ended) in YEAR]
    long = [p for p in ended if (p.ended - p.started).days >= 730]
    assert 1.5 <= 100 * len(long) / len(ended) < 2.5


def two_years_before(day: date) -> date:
    return date(day.year - 2, day.month, min(day.day, 28 if day.month == 2 else 31))


def earlier_plans(protection: Any, plan: Any) -> list[Any]:
    return [
        other
        for other in protection.cp_plans
        if other.child is plan.child and other is not plan and other.started < plan.started
    ]


def test_second_plans(protection: Any) -> None:
    current = open_on(protection.cp_plans, AS_AT)
    recent, ever, starters = 0, 0, []
    for plan in current:
        earlier = earlier_plans(protection, plan)
        ever += bool(earlier)
        since = two_years_before(plan.started)
        within = [p for p in earlier if since <= p.ended <= plan.started]
        recent += bool(within)
        # However the two years are counted, the figure is the same.
        assert all(abs((p.ended - since).days) > 10 for p in earlier)
        if month_of(plan.started) == "2020-03":
            starters.append(len(within))
    assert (recent, ever, len(current)) == (23, 53, 108)
    assert (percent(23, 108), percent(53, 108)) == (21, 49)
    assert starters == [0, 0]


def test_a_childs_plans_follow_each_other(protection: Any) -> None:
    plans = defaultdict(list)
    for plan in protection.cp_plans:
        plans[plan.child].append(plan)
        assert plan.started >= plan.child.born - timedelta(days=274)
        assert (plan.ended is None) == (plan.end_reason == "")
    for own in plans.values():
        own.sort(key=lambda plan: plan.started)
        for before, after in pairwise(own):
            assert before.ended < after.started
    assert len({p.id for p in protection.cp_plans}) == len(protection.cp_plans)


def test_those_who_came_into_care(protection: Any) -> None:
    older, younger = protection.became_looked_after
    ended = {p.child: p for p in protection.cp_plans if p.end_reason == "Became looked after"}
    assert month_of(ended[older].ended) == month_of(ended[younger].ended) == "2020-03"
    assert date(2002, 3, 31) < older.born <= date(2005, 3, 1)
    assert younger.born > date(2009, 3, 1)
    assert {older, younger}.isdisjoint(protection.taken)
    assert sorted(p.child.id for p in protection.into_care) == sorted(c.id for c in ended)


def test_the_child_who_is_looked_after_too(protection: Any) -> None:
    own = [p for p in open_on(protection.cp_plans, AS_AT) if p.child is protection.both]
    assert [p.team for p in own] == ["CP & Court 3"]
    assert protection.both in protection.taken


# Children in need


def test_cin_plans(protection: Any) -> None:
    assert len(open_on(protection.cin_plans, date(2020, 2, 29), "proposed")) == 186
    for day in (WEEKLY_RUN, AS_AT):
        current = open_on(protection.cin_plans, day, "proposed")
        assert len({p.child for p in current}) == len(current) == 190
        teams = defaultdict(lambda: [0, 0])
        for plan in current:
            teams[plan.team][plan.started is not None] += 1
            assert plan.started is None or plan.started <= WEEKLY_RUN
        assert teams == {
            "Assessment 1": [3, 14],
            "Assessment 2": [7, 19],
            "Assessment 3": [2, 1],
            "CP & Court 1": [6, 28],
            "CP & Court 2": [16, 12],
            "CP & Court 3": [5, 6],
            "LAC 1": [0, 1],
            "LAC 2": [0, 2],
            "CWD": [8, 56],
            "16+": [1, 3],
        }


def test_cin_plans_and_plans_of_protection_do_not_overlap(protection: Any) -> None:
    plans = [(p.child, p.started, p.ended) for p in protection.cp_plans]
    plans += [(p.child, p.proposed, p.ended) for p in protection.cin_plans]
    spans = defaultdict(list)
    for child, first, last in plans:
        spans[child].append((first, last or date(2020, 4, 1)))
    for own in spans.values():
        own.sort()
        for (_, last), (first, _) in pairwise(own):
            assert last <= first


def test_cin_plans_follow_what_came_before(example: SimpleNamespace) -> None:
    days = {(a.child, a.authorised) for a in example.assessments if a.outcome == "CIN Plan"}
    days |= {(p.child, p.ended) for p in example.protection.cp_plans}
    days |= {(e.child, e.completed) for e in example.protection.enquiries}
    since = [p for p in example.protection.cin_plans if p.proposed >= date(2019, 3, 1)]
    assert sum((p.child, p.proposed) in days for p in since) > len(since) / 2
    for plan in example.protection.cin_plans:
        assert plan.proposed <= (plan.started or plan.proposed) <= (plan.ended or AS_AT)
        assert plan.child.born <= plan.proposed
        assert plan.team != "CWD" or plan.child.disability == "a) Yes"


def test_taken(protection: Any) -> None:
    week = open_on(protection.cp_plans, WEEKLY_RUN)
    assert protection.taken == {p.child for p in week} | {
        p.child for p in open_on(protection.cin_plans, WEEKLY_RUN, "proposed")
    }
    assert len(protection.taken) == 112 + 190
    assert protection.taken <= protection.with_plans


# Exploitation and FGM


def test_exploitation(protection: Any) -> None:
    kinds = defaultdict(Counter)
    for one in protection.exploitation:
        kinds[month_of(one.completed)][one.kind] += 1
    assert sum(kinds["2020-03"].values()) == 12
    assert all(set(kinds[month]) == {"CSE"} for month in MONTHS[:6])
    assert all(set(kinds[month]) == {"CE", "CSE"} for month in MONTHS[6:])
    assert kinds[""]


def test_no_fgm_in_march(protection: Any) -> None:
    assert len(protection.fgm) >= 3
    assert all(date(2019, 3, 1) <= one.identified < date(2020, 3, 1) for one in protection.fgm)


# Sheets


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


def list_of(example: SimpleNamespace, name: str) -> list[dict[str, Any]]:
    return next(rows_of(s) for s in example.sheets["Annex A"] if s.name == name)


def test_list_5(example: SimpleNamespace) -> None:
    rows = list_of(example, "List_5")
    strategy = "Strategy discussion initiating Section 47 Enquiry Start Date"
    held = "Date of Initial Child Protection Conference"
    days = [row[strategy] for row in rows]
    assert date(2019, 10, 1) <= min(days) <= date(2019, 10, 4)
    assert date(2020, 3, 27) <= max(days) <= AS_AT
    assert sum(month_of(day) == "2020-03" for day in days) == 31
    march = [row for row in rows if month_of(row[held]) == "2020-03"]
    assert len(march) == 9
    assert all(working_days(row[strategy], row[held]) <= 15 for row in march)
    latest = {row["Child Unique ID"]: row for row in sorted(rows, key=lambda row: row[strategy])}
    repeated = "Number of Section 47 Enquiries in the last 12 months"
    for row in rows:
        assert row[repeated] == latest[row["Child Unique ID"]][repeated]


def test_list_7(example: SimpleNamespace) -> None:
    rows = list_of(example, "List_7")
    ended = "Child Protection Plan End Date"
    assert len({row["Child Unique ID"] for row in rows}) == len(rows)
    current = [row for row in rows if row[ended] is None]
    assert len(current) == 108
    previous = "Number of Previous Child Protection Plans"
    assert sum(row[previous] > 0 for row in current) == 53
    assert all(date(2019, 10, 1) <= row[ended] <= AS_AT for row in rows if row[ended])
    assert sum(month_of(row[ended]) == "2020-03" for row in rows) == 29
    for row in rows:
        start, visit = (
            row["Child Protection Plan Start Date"],
            row["Date of the Last Statutory Visit"],
        )
        assert start <= visit <= (row[ended] or WEEKLY_RUN)


def test_list_6(example: SimpleNamespace) -> None:
    cases = example.modules.cases
    both = example.protection.both
    episode = cases.Episode(date(2020, 2, 10), "S", "C2", "N1", "Q1", "PR1")
    period = cases.CarePeriod(both, "CP & Court 3", "Worker 041", [episode])
    sheet = example.modules.need.list_6(example.protection, example.assessments, [period])
    rows = rows_of(sheet)
    assert len({row["Child Unique ID"] for row in rows}) == len(rows)
    statuses = Counter(row["Case status"] for row in rows)
    assert statuses["a) Looked after child"] == 1
    assert statuses["b) Child Protection plan"] == 107
    assert statuses["c) Child in need plan"] == 190
    assert 90 < statuses["d) Open assessment"] <= 156
    for row in rows:
        closed = row["CIN Closure Date"]
        assert (closed is None) == (row["Reason for Closure"] is None)
        assert (closed is None) == (row["Case status"] != "e) Closed episode")
        assert closed is None or date(2019, 10, 1) <= closed <= AS_AT
        assert row["CIN Start Date"] <= (closed or AS_AT)
        seen = row["Date Child Was Last Seen"]
        assert seen is None or row["CIN Start Date"] <= seen <= (closed or AS_AT)


def test_ages_and_holders(example: SimpleNamespace) -> None:
    ranges = example.modules.workers.WORKERS
    for sheets in example.sheets.values():
        for sheet in sheets:
            for row in rows_of(sheet):
                age = row.get("Age of Child (Years)")
                assert age is None or -1 <= age <= 17
                if "Allocated Worker" in row:
                    first, last = ranges[row["Allocated Team"]]
                    assert first <= int(row["Allocated Worker"].removeprefix("Worker ")) <= last
                for value in row.values():
                    assert not isinstance(value, date | datetime) or value <= date(2020, 12, 31)


def test_headers_are_the_declared_ones(example: SimpleNamespace) -> None:
    from xl_kpi.extracts.lists import LISTS

    titles = {declared.title: declared for declared in LISTS.values()}
    for name, sheets in example.sheets.items():
        for sheet in sheets:
            title = sheet.title.partition(": ")[2] if name == "Annex A" else sheet.name
            assert list(sheet.columns) == [column.header for column in titles[title].columns]


def test_the_same_each_time(example: SimpleNamespace) -> None:
    again = make_everything()
    for name, sheets in example.sheets.items():
        for one, other in zip(sheets, again.sheets[name], strict=True):
            assert one.rows == other.rows


def test_nothing_follows_where_a_child_has_left(protection: Any) -> None:
    left = {
        p.child: p.ended
        for p in protection.cp_plans
        if p.end_reason in ("Became looked after", "Moved to another authority")
    }
    assert len(left) > 10
    for plan in protection.cp_plans:
        assert plan.child not in left or plan.started < left[plan.child]
    for plan in protection.cin_plans:
        assert plan.child not in left or (plan.ended or AS_AT) < left[plan.child]
