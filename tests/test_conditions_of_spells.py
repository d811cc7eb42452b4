"""Verdicts that look at ages, months, and at other rows of the same person."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from xl_kpi.indicators.conditions import (
    NO,
    NOT_KNOWN,
    THE_DAY,
    YES,
    Age,
    BegunBefore,
    ByCondition,
    ByNumber,
    CaseColumns,
    CurrentOf,
    Days,
    EarlierSpell,
    Either,
    Greatest,
    Happened,
    HasOther,
    IsNoneOf,
    IsOneOf,
    Known,
    Nights,
    Number,
    OverlappingOthers,
    ShareOf,
    SinceMonths,
)


def dates(*texts: str | None) -> pd.Series:
    return pd.Series(pd.to_datetime(list(texts))).astype("datetime64[s]")


def people(*ids: str | None) -> pd.Series:
    return pd.Series(pd.Categorical(ids))


def looked_at(day: str, rows: int, others: dict | None = None, **columns: pd.Series) -> CaseColumns:
    days = np.full(rows, np.datetime64(day, "s"))
    month = days.astype("datetime64[M]").astype("datetime64[s]")
    return CaseColumns(columns, rows, day=days, month=month, others=others or {})


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2010-03-31", "2020-03-31", 10),
        ("2010-04-01", "2020-03-31", 9),
        ("2020-03-31", "2020-03-31", 0),
        ("2020-04-01", "2020-03-31", -1),
        ("2004-02-29", "2019-02-28", 14),
        ("2004-02-29", "2019-03-01", 15),
        ("2004-02-29", "2020-02-29", 16),
    ],
)
def test_age_is_that_of_the_last_birthday(born: str, day: str, years: int) -> None:
    seen = looked_at(day, 1, born=dates(born))
    assert Age("born", THE_DAY).numbers(seen).tolist() == [years]


def test_an_age_without_a_date_of_birth_is_taken_from_its_column() -> None:
    seen = looked_at("2020-03-31", 3, born=dates("2000-05-01", None, None),
                     age=pd.Series([7.0, 19.0, np.nan]))  # fmt: skip
    age = Either(Age("born", THE_DAY), Number("age"))
    assert age.numbers(seen).tolist()[:2] == [19, 19]
    assert np.isnan(age.numbers(seen)[2])
    assert "born" in age.may_be_blank


def test_within_months_holds_on_the_same_day_and_clamps_to_the_month() -> None:
    seen = looked_at("2020-03-30", 4, on=dates("2020-02-29", "2020-02-28", None, "2020-03-30"))
    assert SinceMonths("on", 1).answers(seen).tolist() == [YES, NO, NO, YES]


def test_months_or_more_have_begun_by_the_day_after() -> None:
    seen = looked_at("2020-03-31", 3, on=dates("2019-04-01", "2019-04-02", None))
    assert BegunBefore("on", 12).answers(seen).tolist() == [YES, NO, NOT_KNOWN]


def test_what_has_not_happened_by_the_day_has_not_happened() -> None:
    seen = looked_at("2020-03-31", 3, on=dates("2020-03-31", "2020-04-01", None))
    assert Happened("on").answers(seen).tolist() == [YES, NO, NO]
    assert Known("on").answers(seen).tolist() == [YES, YES, NO]


def test_none_of_some_codes_holds_for_a_blank() -> None:
    seen = looked_at("2020-03-31", 3, status=people("V3", "C2", None))
    assert IsNoneOf("status", ("V3", "V4")).answers(seen).tolist() == [NO, YES, YES]


def test_nights_of_a_month_leave_out_the_last_days() -> None:
    seen = looked_at(
        "2020-02-29", 5,
        start=dates("2020-02-01", "2020-01-10", "2020-02-28", "2020-02-10", "2020-02-10"),
        end=dates(None, "2020-02-10", "2020-03-05", "2020-02-10", "2020-02-11"),
    )  # fmt: skip
    assert Nights("start", "end").numbers(seen).tolist() == [29, 9, 2, 0, 1]


def test_measures_made_of_others() -> None:
    seen = looked_at("2020-03-31", 4, cases=pd.Series([14.0, 14.0, 20.0, np.nan]),
                     fte=pd.Series([0.6, 1.0, np.nan, 1.0]),
                     one=dates("2020-03-10", None, None, None),
                     other=dates("2020-03-01", None, None, None))  # fmt: skip
    over = (ShareOf("cases", "fte", most=1) > 20).answers(seen)
    assert over.tolist() == [YES, NO, NO, NOT_KNOWN]
    assert Greatest(Days("one", "other"), 0).numbers(seen)[0] == 0
    assert Days("one", "other").numbers(seen)[0] == -9


PLANS = {
    "plans": pd.DataFrame(
        {
            "who": people("a", "a", "b", "b", "c", "d", "d"),
            "start": dates("2015-01-01", "2018-06-01", "2010-01-01", "2018-06-01", "2018-06-01",
                           "2018-06-01", "2018-06-01"),
            "end": dates("2016-06-01", None, "2016-05-31", None, "2018-06-01", "2018-06-01", None),
        }
    )
}  # fmt: skip


def plan_cases() -> CaseColumns:
    plans = PLANS["plans"]
    return looked_at("2020-03-31", len(plans), PLANS, **{str(n): plans[n] for n in plans})


def test_a_plan_within_two_years_of_another_ended_on_the_same_day_at_the_earliest() -> None:
    within = EarlierSpell("plans", "who", "start", "end", months=24)
    # c's only plan ended on the day it began: it is not its own earlier plan; d has such a twin.
    assert within.answers(plan_cases()).tolist() == [NO, YES, NO, NO, NO, NO, YES]
    ever = EarlierSpell("plans", "who", "start", "end")
    assert ever.answers(plan_cases()).tolist() == [NO, YES, NO, YES, NO, NO, NO]


VISITS = {
    "visits": pd.DataFrame(
        {
            "who": people("b", "b", "c", None),
            "due": dates("2020-02-29", "2020-03-01", "2020-03-31", "2020-03-05"),
            "kind": people("CP", "CIN", "CP", "CP"),
        }
    )
}


def test_another_lists_row_in_the_month() -> None:
    seen = looked_at("2020-03-30", 4, VISITS, who=people("a", "b", "c", None))
    any_visit = HasOther("visits", "who", "due")
    assert any_visit.answers(seen).tolist() == [NO, YES, NO, NO]
    protection = HasOther("visits", "who", "due", where=IsOneOf("kind", ("CP",)))
    assert protection.answers(seen).tolist() == [NO, NO, NO, NO]
    assert (~protection).needs_of_others >= {("visits", "kind"), ("visits", "due")}


PLACEMENTS = {
    "placements": pd.DataFrame(
        {
            "who": people("a", "a", "a", "b"),
            "start": dates("2018-01-01", "2019-03-31", "2019-12-01", "2019-01-01"),
            "end": dates("2019-03-31", "2019-12-01", None, "2019-06-01"),
            "settled": dates("2018-01-01", "2018-01-01", "2019-12-01", "2019-01-01"),
        }
    )
}


def test_placements_of_the_months_to_the_day() -> None:
    seen = looked_at("2020-03-31", 3, PLACEMENTS, who=people("a", "b", "x"))
    placements = OverlappingOthers("placements", "who", "start", "end", months=12)
    # What ended on the same day a year before is over; it is the twelve months after that.
    assert placements.numbers(seen).tolist() == [2, 1, 0]
    earlier = looked_at("2020-03-30", 1, PLACEMENTS, who=people("a"))
    assert placements.numbers(earlier).tolist() == [3]


def test_a_date_of_the_placement_that_goes_on() -> None:
    seen = looked_at("2019-11-30", 3, PLACEMENTS, who=people("a", "b", "x"))
    settled = CurrentOf("placements", "settled", "who", "start", "end")
    assert settled.moments(seen).astype(str).tolist() == ["2018-01-01", "NaT", "NaT"]
    assert BegunBefore(settled, 22).answers(seen).tolist() == [YES, NOT_KNOWN, NOT_KNOWN]


def test_bands_are_open_at_their_lower_edge() -> None:
    bands = ByNumber(Number("days"), (("short", 0), ("long", 91)))
    seen = looked_at("2020-03-31", 5, days=pd.Series([0.0, 90.0, 91.0, np.nan, -1.0]))
    assert bands.of_cases(seen).tolist() == [0, 0, 1, -1, -1]


def test_the_first_condition_that_holds_names_the_group() -> None:
    groups = ByCondition(
        (("recent", SinceMonths("on", 1)), ("older", Known("on"))), otherwise="never",
        order=("never", "recent", "older"),
    )  # fmt: skip
    seen = looked_at("2020-03-31", 3, on=dates("2020-03-01", "2019-01-01", None))
    assert groups.labels == ("never", "recent", "older")
    assert groups.of_cases(seen).tolist() == [1, 2, 0]
    assert groups.may_be_blank == {"on"}
