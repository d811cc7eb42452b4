"""Councils of a few rows for one rule each, with the figures worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from .chapters_councils import ChapterCouncil
from .chapters_headers import HEADERS, WINDOW_DATE
from .comparing import Table
from .comparing_chapters import chapters_table, compare_chapters
from .councils import NO, YES, Row

MARCH = "2020-03"
AS_AT = date(2020, 3, 31)


def rows_of(list_id: str, *rows: Row, **shared: Any) -> list[Row]:
    """Give whole rows: what is not said is blank."""
    return [{**dict.fromkeys(HEADERS[list_id]), **shared, **row} for row in rows]


def agreed(folder: Path, as_at: date = AS_AT, taken: date | None = None, **lists: Any) -> Table:
    """Give the table of these lists, once all of it agrees with the loops."""
    council = ChapterCouncil(
        seed=1,
        as_at=as_at,
        month=f"{as_at:%Y-%m}",
        lists=lists,
        coverage={name: date(2016, 1, 1) for name in lists if name in WINDOW_DATE},
        list_as_at=dict.fromkeys(lists, taken) if taken else {},
    )
    table = chapters_table(council, folder)
    compared = compare_chapters(council, table)
    assert not compared.disagreements, "\n".join(compared.disagreements[:20])
    return table


def whole(table: Table, indicator: str, span: str = "month_end", period: str = MARCH) -> Any:
    """Give numerator and denominator of the whole, or the count alone."""
    row = table[indicator, span, period, "all", "all"]
    counted = row["denominator"] != row["denominator"]
    return row["numerator"] if counted else (row["numerator"], row["denominator"])


def group(
    table: Table, indicator: str, breakdown: str, name: str, span: str = "month_end"
) -> tuple[Any, Any]:
    row = table[indicator, span, MARCH, breakdown, name]
    return row["numerator"], row["denominator"]


def episode(child: str, start: date, end: date | None = None, **more: Any) -> Row:
    return {
        "child_id": child,
        "started": start,
        "ended": end,
        "new_episode_reason": "S",
        "legal_status": "C2",
        "placement": "U6",
        "provider": "PR1",
        "ceased_reason": None if end is None else "E8",
        **more,
    }


def born(*children: str, birth: date = date(2010, 6, 1)) -> list[Row]:
    return rows_of(
        "ssda903_header", *({"child_id": child} for child in children), sex="1", birth_date=birth
    )


def test_a_period_is_a_run_of_episodes_without_a_day_between(tmp_path: Path) -> None:
    march = date(2020, 3, 10)
    episodes = rows_of(
        "ssda903_episodes",
        # One period: the second episode begins on the day the first ended.
        episode("1", date(2019, 1, 1), march, ceased_reason="X1"),
        episode("1", march, new_episode_reason="L"),
        # Two periods: a night at home lies between.
        episode("2", date(2019, 1, 1), march),
        episode("2", date(2020, 3, 11)),
        # Two periods: short breaks are left out before runs are looked for.
        episode("3", date(2019, 1, 1), date(2020, 3, 5)),
        episode("3", date(2020, 3, 5), march, legal_status="V3"),
        episode("3", march),
        # A period of one day, and one that ended on the month's last day.
        episode("4", march, march),
        episode("5", date(2019, 1, 1), AS_AT, ceased_reason="E46"),
    )
    table = agreed(tmp_path, ssda903_episodes=episodes, ssda903_header=born(*"12345"))
    assert whole(table, "looked_after.children") == 3
    assert whole(table, "looked_after.children", period="2020-02") == 4
    assert whole(table, "looked_after.started", "month") == 3
    assert whole(table, "looked_after.ceased", "month") == 4
    sgo = group(table, "looked_after.ceased", "reason", "g) Special Guardianship Orders", "month")
    assert sgo[0] == 1


def test_three_placements_in_twelve_months(tmp_path: Path) -> None:
    def moved(child: str, first_end: date, reason: str = "P") -> list[Row]:
        return [
            episode(child, date(2018, 1, 1), first_end),
            episode(child, first_end, date(2019, 9, 1), new_episode_reason="P"),
            episode(child, date(2019, 9, 1), new_episode_reason=reason),
        ]

    episodes = rows_of(
        "ssda903_episodes",
        *moved("1", date(2019, 4, 1)),  # still there on the first of the twelve months' days
        *moved("2", date(2019, 3, 31)),  # gone by then
        *moved("3", date(2019, 4, 1), "B"),
        *moved("4", date(2019, 4, 1), "T"),  # the same carer
        *moved("5", date(2019, 4, 1), "U"),
        # Over two periods.
        episode("6", date(2019, 5, 1), date(2019, 6, 1)),
        episode("6", date(2019, 7, 1), date(2019, 8, 1)),
        episode("6", date(2019, 9, 1)),
    )
    table = agreed(tmp_path, ssda903_episodes=episodes, ssda903_header=born(*"123456"))
    assert whole(table, "looked_after.three_placements") == (3, 6)


def test_without_the_reason_of_new_episodes_placements_are_not_known(tmp_path: Path) -> None:
    episodes = rows_of("ssda903_episodes", episode("1", date(2018, 1, 1)))
    council = ChapterCouncil(
        seed=1,
        as_at=AS_AT,
        month=MARCH,
        lists={"ssda903_episodes": episodes, "ssda903_header": born("1")},
        coverage={"ssda903_episodes": date(2016, 1, 1)},
        missing={"ssda903_episodes": ("new_episode_reason",)},
    )
    table = chapters_table(council, tmp_path)
    row = table["looked_after.three_placements", "month_end", MARCH, "all", "all"]
    assert row["value"] == "not in extract"


def test_long_term_stability_and_the_adoption_addition(tmp_path: Path) -> None:
    begun, moved = date(2017, 10, 1), date(2018, 4, 1)

    def placed(child: str, start: date, then: date, **more: Any) -> list[Row]:
        return [
            episode(child, start, then),
            episode(child, then, **{"new_episode_reason": "P", **more}),
        ]

    episodes = rows_of(
        "ssda903_episodes",
        *placed("1", begun, moved),  # two and a half years, and two years: both days included
        *placed("2", begun, date(2018, 4, 2)),  # a day short of two years
        *placed("3", date(2017, 10, 2), moved),  # a day short of two and a half
        *placed("4", begun, date(2019, 12, 1), placement="A4"),  # placed for adoption since
        *placed("5", begun, date(2019, 12, 1), new_episode_reason="T", placement="A3"),
        *placed("6", begun, moved),  # sixteen on the day
        *placed("7", begun, moved),  # sixteen the day after
    )
    header = [
        *born(*"12345"),
        *born("6", birth=date(2004, 3, 31)),
        *born("7", birth=date(2004, 4, 1)),
    ]
    table = agreed(tmp_path, ssda903_episodes=episodes, ssda903_header=header)
    assert whole(table, "looked_after.long_term_stability") == (4, 5)


def test_nights_go_to_the_later_episode_and_not_to_the_last_day(tmp_path: Path) -> None:
    episodes = rows_of(
        "ssda903_episodes",
        episode("1", date(2019, 1, 1)),  # 29 nights of February, 31 of March
        episode("2", date(2020, 2, 28), date(2020, 3, 2), placement="K2", provider="PR4"),
        # From the 10th on in another placement that overlaps.
        episode("3", date(2020, 3, 1), date(2020, 3, 20)),
        episode("3", date(2020, 3, 10), date(2020, 3, 15), provider="PR4", new_episode_reason="P"),
        episode("4", date(2020, 3, 1), date(2020, 3, 9), legal_status="V4"),
        episode("5", AS_AT, AS_AT),
    )
    table = agreed(tmp_path, ssda903_episodes=episodes, ssda903_header=born(*"12345"))
    assert whole(table, "placements.nights", "month", "2020-02") == 29 + 2
    assert whole(table, "placements.nights", "month") == 31 + 1 + 19
    by_provision = {
        name: group(table, "placements.nights", "provision", name, "month")[0]
        for name in ("In-house", "IFA", "Residential")
    }
    assert by_provision == {"In-house": 31 + 9 + 5, "IFA": 5, "Residential": 1}


def plan(child: str, number: str, start: date, end: date | None = None, **more: Any) -> Row:
    return {
        "child_id": child,
        "plan_id": number,
        "started": start,
        "ended": end,
        "end_reason": None if end is None else "Other",
        "initial_category": "a) Neglect",
        "latest_category": "a) Neglect",
        "team": "North",
        **more,
    }


def test_another_plan_within_two_years(tmp_path: Path) -> None:
    start = date(2020, 2, 29)
    plans = rows_of(
        "cp_plans",
        plan("1", "a", start),
        plan("1", "b", date(2017, 1, 1), date(2018, 2, 28)),  # the same day, as February has it
        plan("2", "c", start),
        plan("2", "d", date(2017, 1, 1), date(2018, 2, 27)),  # a day more
        plan("3", "e", start),
        plan("3", "f", date(2019, 1, 1), start),  # on the day itself
        plan("4", "g", start),
        plan("5", "h", date(2017, 1, 1), AS_AT),  # ended on the last day
        gender="a) Male",
        birth_date=date(2010, 1, 1),
    )
    table = agreed(tmp_path, cp_plans=plans)
    assert whole(table, "child_protection.plans") == 4
    assert whole(table, "child_protection.second_plan") == (2, 4)
    assert whole(table, "child_protection.second_plan_ever") == (3, 4)
    assert whole(table, "child_protection.starters_second_plan", "month", "2020-02") == (2, 4)
    assert whole(table, "child_protection.in_period", "month") == 5
    assert whole(table, "child_protection.rate") == (4, pytest.approx(3.6))


def test_two_years_on_a_plan_are_730_days_and_bands_begin_at_their_edge(tmp_path: Path) -> None:
    plans = rows_of(
        "cp_plans",
        plan("1", "a", date(2018, 4, 1)),  # 730 days to 31 March 2020, a leap year
        plan("2", "b", date(2018, 4, 2)),
        plan("3", "c", date(2019, 12, 31)),  # 91 days
        plan("4", "d", date(2020, 1, 1)),
        plan("5", "e", date(2018, 3, 20), date(2020, 3, 19)),
        plan("6", "f", date(2018, 3, 21), date(2020, 3, 19)),
        gender="b) Female",
        birth_date=date(2016, 2, 29),
    )
    table = agreed(tmp_path, cp_plans=plans)
    assert whole(table, "child_protection.two_years_or_more") == (1, 4)
    assert whole(table, "child_protection.ended_two_years_or_more", "month") == (1, 2)
    lengths = [
        group(table, "child_protection.plans", "length", name)[0]
        for name in ("Under 3 months", "3 to 6 months", "1 to 2 years", "2 years or more")
    ]
    assert lengths == [1, 1, 1, 1]


def test_the_category_of_a_plan_is_that_of_the_day(tmp_path: Path) -> None:
    plans = rows_of(
        "cp_plans",
        plan(
            "1",
            "a",
            date(2020, 1, 6),
            initial_category="a) Neglect",
            latest_category="d) Emotional abuse",
            category_changed=date(2020, 3, 2),
        ),
    )
    table = agreed(tmp_path, cp_plans=plans)

    def number(period: str, category: str) -> Any:
        key = ("child_protection.plans", "month_end", period, "category", category)
        return table.get(key, {"numerator": 0})["numerator"]

    assert (number("2020-02", "a) Neglect"), number("2020-02", "d) Emotional abuse")) == (1, 0)
    assert (number(MARCH, "a) Neglect"), number(MARCH, "d) Emotional abuse")) == (0, 1)


def test_of_two_plans_of_a_child_in_need_the_later_counts(tmp_path: Path) -> None:
    plans = rows_of(
        "cin_plans",
        {"child_id": "1", "proposed": date(2020, 1, 1), "started": date(2020, 1, 9), "team": "A"},
        {"child_id": "1", "proposed": date(2020, 2, 1), "started": date(2020, 4, 1), "team": "B"},
        {"child_id": "2", "proposed": date(2020, 3, 31), "team": "A"},
        {"child_id": "3", "started": date(2020, 3, 31), "team": "A"},
        {"child_id": "4", "started": date(2020, 1, 1), "ended": date(2020, 3, 31), "team": "A"},
    )
    table = agreed(tmp_path, cin_plans=plans)
    assert whole(table, "cin.plans") == 3
    assert whole(table, "cin.plans_incoming") == 2
    assert whole(table, "cin.plans_started") == 1
    assert group(table, "cin.plans", "team", "B")[0] == 1
    assert whole(table, "cin.plans_started", period="2020-01") == 2


def test_a_conference_on_two_enquiries_is_one(tmp_path: Path) -> None:
    held = date(2020, 3, 24)
    enquiries = rows_of(
        "section_47",
        {"child_id": "1", "strategy_date": date(2020, 3, 3), "conference_date": held},  # 15 days
        {"child_id": "1", "strategy_date": date(2020, 3, 2), "conference_date": held},  # 16 days
        {"child_id": "2", "strategy_date": date(2020, 3, 3), "conference_date": held},
        {"child_id": "3", "strategy_date": date(2020, 3, 3)},
        team="North",
    )
    table = agreed(tmp_path, section_47=enquiries)
    assert whole(table, "section_47.started", "month") == 4
    assert whole(table, "section_47.conferences", "month") == 2
    assert whole(table, "section_47.conference_in_15_days", "month") == (1, 2)


def test_visits_of_a_week_before_the_months_end(tmp_path: Path) -> None:
    taken = date(2020, 3, 25)

    def visit(child: str, day: int, made: date | None = None, kind: str = "CP") -> Row:
        return {"child_id": child, "kind": kind, "due": date(2020, 3, day), "made": made}

    visits = rows_of(
        "visits",
        visit("1", 5, date(2020, 3, 5)),
        visit("1", 19, date(2020, 3, 20)),  # the latest counts, a day late
        visit("2", 19, date(2020, 3, 1)),
        visit("3", 19),
        visit("3", 19, date(2020, 3, 19)),  # of two on one day one was made
        visit("4", 26),  # due after the list was taken
        visit("5", 9, date(2020, 3, 9), "CIN"),
        team="North",
    )
    plans = rows_of("cp_plans", *(plan(child, child, date(2020, 1, 1)) for child in "1235"))
    table = agreed(tmp_path, taken, visits=visits, cp_plans=plans)
    assert whole(table, "visits.cp_in_time", "month") == (2, 3)
    assert whole(table, "visits.cin_in_time", "month") == (1, 1)
    assert whole(table, "visits.cp_no_visit_due") == 1
    earlier = agreed(tmp_path / "earlier", date(2020, 3, 24), visits=visits)
    row = earlier["visits.cp_in_time", "month", MARCH, "all", "all"]
    assert row["value"] == "not in extract"


def test_supervision_by_the_same_day_of_the_month(tmp_path: Path) -> None:
    taken = date(2020, 3, 30)

    def supervised(child: str, day: date | None, opened: date, kind: str = "CIN") -> Row:
        return {"child_id": child, "kind": kind, "opened": opened, "last_supervised": day}

    old = date(2018, 1, 1)
    cases = rows_of(
        "case_supervision",
        supervised("1", date(2020, 2, 29), old),  # February has no 30th
        supervised("2", date(2020, 2, 28), old),
        supervised("3", date(2020, 1, 30), old),
        supervised("4", date(2019, 12, 30), old),
        supervised("5", date(2019, 12, 29), old),
        supervised("6", date(2019, 9, 30), old),
        supervised("7", date(2019, 9, 29), old),
        supervised("8", None, date(2020, 2, 29)),  # thirty days before
        supervised("9", None, date(2020, 2, 28)),
        supervised("9", taken, old, "LAC"),  # of two rows of a child the first of the kinds
        team="North",
    )
    table = agreed(tmp_path, AS_AT, taken, case_supervision=cases)
    bands = {
        key[4]: row["numerator"]
        for key, row in table.items()
        if key[:4] == ("supervision.cases", "month_end", MARCH, "band")
    }
    assert {name: number for name, number in bands.items() if number} == {
        "Within 1 month": 2,
        "1 to 2 months": 2,
        "2 to 3 months": 1,
        "4 to 6 months": 2,
        "More than 6 months": 1,
        "None, new in last 30 days": 1,
    }
    assert whole(table, "supervision.within_3_months") == (5, 9)


def test_caseloads_of_part_time_workers_and_of_nobody_in_post(tmp_path: Path) -> None:
    def held(worker: str, number: int, team: str = "North", first: int = 0) -> list[Row]:
        return [
            {"child_id": f"{child}", "worker": worker, "team": team, "started": date(2020, 1, 1)}
            for child in range(first, first + number)
        ]

    staff = rows_of(
        "staff",
        {"worker_id": "1", "worker": "Worker 071", "team": "North", "fte": "1"},
        {"worker_id": "2", "worker": "Worker 072", "team": "North", "fte": "0.6"},
        {"worker_id": "3", "worker": "Worker 073", "team": "North", "fte": "0.5"},
        {"worker_id": "3", "worker": "Worker 073", "team": "South", "fte": "0.5"},
        {"worker_id": "4", "team": "North", "fte": "0.8"},  # vacant
        {"worker_id": "5", "worker": "Worker 075", "team": "North", "fte": "1", "caseholder": NO},
        social_worker=YES,
    )
    for row in staff:
        row["caseholder"] = row["caseholder"] or YES
    allocations = rows_of(
        "allocations",
        *held("Worker 071", 20),
        *held("Worker 072", 13),
        *held("Worker 073", 10),
        *held("Worker 073", 11, "South"),
        *held("Duty tray", 4),
        *({**row, "ended": AS_AT} for row in held("Worker 071", 9, first=50)),
        kind="CIN",
    )
    table = agreed(tmp_path, staff=staff, allocations=allocations)
    assert whole(table, "caseload.workers") == 4
    assert whole(table, "caseload.cases") == 58
    assert whole(table, "caseload.fte") == pytest.approx(3.4)
    assert whole(table, "caseload.over_limit") == (2, 4)
    assert whole(table, "caseload.maximum") == 20
    assert group(table, "caseload.cases", "worker", "South: Worker 073")[0] == 11


def test_care_leavers_by_their_age_on_the_day(tmp_path: Path) -> None:
    leavers = rows_of(
        "care_leavers",
        {"child_id": "1", "birth_date": date(2001, 3, 31)},  # 19 on the day
        {"child_id": "2", "birth_date": date(2001, 4, 1)},  # 18
        {"child_id": "3", "birth_date": date(1998, 4, 1)},  # 21 for one day more
        {"child_id": "4", "birth_date": date(1998, 3, 31)},  # 22
        {"child_id": "5", "age": "20.9"},
        {"child_id": "6", "birth_date": date(2000, 2, 29), "in_touch": "f) Rhom"},
        eligibility="b) Former relevant child",
        suitability="a) Suitable",
        activity="F1: Full time in higher education",
    )
    for row in leavers:
        row["in_touch"] = row["in_touch"] or YES
    leavers[0]["accommodation"] = "G: Abroad"
    table = agreed(tmp_path, care_leavers=leavers)
    assert whole(table, "care_leavers.cohort") == 4
    assert whole(table, "care_leavers.in_touch") == (3, 4)
    assert whole(table, "care_leavers.eet_national") == (3, 3)
    assert whole(table, "care_leavers.suitable_accommodation_national") == (2, 2)


def test_a_match_before_the_placement_order_is_no_wait(tmp_path: Path) -> None:
    adopted = rows_of(
        "adoption",
        {"child_id": "1", "placement_order": date(2019, 6, 10), "matched": date(2019, 6, 1)},
        {"child_id": "2", "placement_order": date(2019, 6, 1), "matched": date(2019, 6, 11)},
        {"child_id": "3", "matched": date(2019, 6, 11)},  # no order
        entered_care=date(2019, 1, 1),
        decided=date(2019, 3, 2),
        placed=date(2019, 8, 1),
        adopted=date(2020, 3, 2),
    )
    adopted.append({**adopted[1], "child_id": "4", "placed": None})
    table = agreed(tmp_path, adoption=adopted)
    assert whole(table, "adoption.order_to_match", "last_12_months") == (10, 2)
    assert whole(table, "adoption.care_to_decision", "month") == (240, 4)
    assert whole(table, "adoption.care_to_placement", "month") == (636, 3)
