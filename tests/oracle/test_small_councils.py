"""Councils of a few rows, each for one thing that went wrong or nearly did."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from xl_kpi.periods import Month
from xl_kpi.pipeline import load, run, settings_for

from .comparing import Table, compare, table_of
from .councils import NO, YES, Council, Row, write

POLICE = "q) 6: Police"


def person(child: str | None) -> Row:
    return {
        "child_id": child,
        "gender": "a) Male",
        "ethnicity": "a) WBRI",
        "birth_date": date(2015, 1, 1),
        "age": "4",
    }


def referral(child: str | None, day: date, number: str = "0", team: str | None = "North") -> Row:
    return {
        **person(child),
        "referral_date": day,
        "source": POLICE,
        "no_further_action": YES,
        "referrals_in_12_months": number,
        "team": team,
        "worker": "A",
    }


def contact(child: str, day: date) -> Row:
    return {**person(child), "contact_date": day, "source": POLICE}


def assessment(child: str, started: date, authorised: date | None) -> Row:
    return {
        **person(child),
        "disability": NO,
        "started": started,
        "seen": YES,
        "authorised": authorised,
        "support_needed": YES,
        "team": "North",
        "worker": "A",
    }


def council(as_at: date, covered_from: date, **lists: list[Row]) -> Council:
    stated = dict.fromkeys(lists, covered_from)
    return Council(1, as_at, f"{as_at:%Y-%m}", lists, stated, "csv_files")


def agreed(made: Council, folder: Path) -> Table:
    """Give the table, once all of it agrees with the loops."""
    table = table_of(made, folder / "extracts")
    compared = compare(made, table)
    assert not compared.disagreements, "\n".join(compared.disagreements[:20])
    return table


def numbers(table: Table, *key: str) -> tuple[Any, Any]:
    row = table[key[0], key[1], key[2], key[3], key[4]]
    return row["numerator"], row["denominator"]


@pytest.mark.parametrize(
    ("as_at", "span"),
    [
        (date(2019, 4, 30), "last_6_months"),
        (date(2020, 3, 15), "last_6_months"),
        (date(2020, 3, 15), "last_12_months"),
    ],
)
def test_a_ratio_has_its_earlier_months_too(tmp_path: Path, as_at: date, span: str) -> None:
    made = council(
        as_at,
        date(2018, 1, 1),
        referrals=[referral("1", date(2018, 9, 3)), referral("2", date(2019, 2, 4))],
        contacts=[contact("1", date(2018, 9, 3)), contact("3", date(2019, 3, 4))],
    )
    table = agreed(made, tmp_path)
    assert numbers(table, "contacts.progressed", span, "2019-03", "all", "all") == (
        (1, 1) if span == "last_6_months" else (2, 2)
    )


def test_a_referral_after_the_extract_date_does_not_hide_the_child(tmp_path: Path) -> None:
    made = council(
        date(2020, 3, 31),
        date(2020, 1, 1),
        referrals=[referral("1", date(2020, 3, 3), "1"), referral("1", date(2020, 12, 3), "1")],
    )
    table = agreed(made, tmp_path)
    assert numbers(table, "referrals.re_referrals", "month", "2020-03", "all", "all") == (1, 1)


def test_of_two_latest_referrals_on_a_day_the_same_counts_in_any_order(tmp_path: Path) -> None:
    referrals = [
        referral("1", date(2020, 3, 3), "1", team="North"),
        referral("1", date(2020, 3, 3), "1", team="South"),
    ]
    found = []
    for number, rows in enumerate((referrals, referrals[::-1])):
        made = council(date(2020, 3, 31), date(2020, 1, 1), referrals=rows)
        table = agreed(made, tmp_path / str(number))
        by_team = [key for key in table if key[0] == "referrals.re_referrals" and key[3] == "team"]
        found.append({key: numbers(table, *key) for key in sorted(by_team)})
    assert repr(found[0]) == repr(found[1])


def test_a_team_called_not_recorded_and_a_blank_one_are_one_group(tmp_path: Path) -> None:
    made = council(
        date(2020, 3, 31),
        date(2019, 3, 1),
        referrals=[
            referral("1", date(2020, 3, 3), team=None),
            referral("2", date(2020, 3, 4), team="not recorded"),
            referral("3", date(2020, 3, 5), team="North"),
        ],
    )
    table = agreed(made, tmp_path)
    found = numbers(table, "referrals.received", "month", "2020-03", "team", "not recorded")
    assert found[0] == 2


def test_the_next_working_day_is_the_next_whatever_day_counts_as_the_first(tmp_path: Path) -> None:
    friday, monday = datetime(2020, 3, 6, 9), datetime(2020, 3, 9, 10)
    decision = {
        "contact_id": "C1",
        "child_id": "1",
        "received": friday,
        "source": POLICE,
        "decided": monday,
        "decision": "Other",
    }
    made = council(date(2020, 3, 31), date(2020, 3, 1), contact_decisions=[decision])
    folder = write(made, tmp_path / "extracts")
    settings = folder / "settings" / "council.toml"
    settings.write_text(settings.read_text() + "[rules]\nfirst_day_is_day_1 = true\n")
    done = run(load(folder, settings_for(folder, None)), Month(2020, 3), settings_for(folder, None))
    table = done.judged.figures.table
    rows = table[
        (table["indicator"] == "contacts.managed_in_1_day")
        & (table["span"] == "month")
        & (table["period"] == "2020-03")
        & (table["breakdown"] == "all")
    ]
    assert rows["numerator"].tolist() == [1]


def test_twelve_months_back_to_the_same_day(tmp_path: Path) -> None:
    made = council(
        date(2021, 3, 31),
        date(2019, 1, 1),
        referrals=[
            *(referral("1", day) for day in (date(2020, 2, 29), date(2021, 2, 28))),
            *(referral("2", day) for day in (date(2020, 2, 28), date(2021, 2, 28))),
            *(referral("3", day) for day in (date(2020, 2, 27), date(2021, 2, 28))),
            *(referral("4", day) for day in (date(2019, 2, 28), date(2020, 2, 29))),
            *(referral("5", day) for day in (date(2020, 3, 1), date(2021, 3, 1))),
            *(referral("6", day) for day in (date(2020, 2, 29), date(2021, 3, 1))),
            *(referral("7", date(2021, 3, 2), team=team) for team in ("North", "South")),
            *(referral(None, date(2021, 3, day)) for day in (3, 4)),
        ],
    )
    table = agreed(made, tmp_path)
    of_month = {
        period: numbers(table, "referrals.re_referrals", "month", period, "all", "all")
        for period in ("2020-02", "2021-02", "2021-03")
    }
    assert of_month == {"2020-02": (1, 5), "2021-02": (2, 3), "2021-03": (1, 6)}


def test_ended_on_the_last_day_is_closed_and_started_on_it_is_open(tmp_path: Path) -> None:
    made = council(
        date(2020, 3, 31),
        date(2019, 3, 1),
        assessments=[
            assessment("1", date(2020, 1, 6), date(2020, 2, 29)),
            assessment("2", date(2020, 2, 29), None),
            assessment("3", date(2020, 2, 29), date(2020, 3, 31)),
            assessment("4", date(2020, 3, 31), None),
            assessment("5", date(2020, 3, 31), date(2020, 3, 31)),
            assessment("6", date(2020, 3, 10), date(2020, 3, 9)),
        ],
    )
    table = agreed(made, tmp_path)
    open_at = [
        numbers(table, "assessments.open", "month_end", period, "all", "all")[0]
        for period in ("2020-01", "2020-02", "2020-03")
    ]
    assert open_at == [1, 2, 2]


def test_the_stock_of_a_month_in_progress_is_at_the_extract_date(tmp_path: Path) -> None:
    made = council(
        date(2020, 3, 15),
        date(2019, 3, 1),
        assessments=[
            assessment("1", date(2020, 2, 5), date(2020, 3, 1)),
            assessment("2", date(2019, 3, 31), None),
            assessment("3", date(2020, 3, 15), None),
        ],
    )
    table = agreed(made, tmp_path)
    row = table["assessments.open", "month_end", "2020-03", "all", "all"]
    assert (row["numerator"], "15/03/2020" in row["note"]) == (2, True)
    assert (
        table["assessments.completed", "month", "2020-03", "all", "all"]["value"]
        == "not in extract"
    )
