"""Verdicts: three answers, and how they combine."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from xl_kpi.indicators.conditions import (
    NO,
    NOT_KNOWN,
    THE_DAY,
    YES,
    CaseColumns,
    EarlierCaseWithin,
    Hours,
    IsOneOf,
    Number,
    WorkingDays,
)


def dates(*texts: str | None) -> pd.Series:
    return pd.Series(pd.to_datetime(list(texts))).astype("datetime64[s]")


def codes(*labels: str | None) -> pd.Series:
    return pd.Series(pd.Categorical(labels))


CASES = CaseColumns(
    {
        "started": dates("2020-04-09", "2020-04-09", None),
        "ended": dates("2020-04-14", "2020-04-15", "2020-04-14"),
        "yes": codes("a) Yes", "b) No", None),
        "odd": codes("c) Unknown", "not recognised: ?", "b) No"),
        "count": pd.Series([0.0, 2.0, np.nan]),
    },
    3,
    day=np.array(["2020-04-14", "2020-04-16", "2020-04-14"], dtype="datetime64[s]"),
)
IN_A_DAY = WorkingDays("started", "ended") <= 1
SAID_YES = IsOneOf("yes", ("a) Yes",))


def test_a_missing_date_is_not_known() -> None:
    assert IN_A_DAY.answers(CASES).tolist() == [YES, NO, NOT_KNOWN]
    assert (Hours("started", "ended") > 24 * 5).answers(CASES).tolist() == [NO, YES, NOT_KNOWN]
    assert (Number("count") >= 1).answers(CASES).tolist() == [NO, YES, NOT_KNOWN]
    assert (WorkingDays("started", THE_DAY) > 2).answers(CASES).tolist() == [NO, YES, NOT_KNOWN]


def test_blank_unrecognised_and_unknown_codes_are_not_known() -> None:
    assert SAID_YES.answers(CASES).tolist() == [YES, NO, NOT_KNOWN]
    odd = IsOneOf("odd", ("a) Yes",), not_known=("c) Unknown",))
    assert odd.answers(CASES).tolist() == [NOT_KNOWN, NOT_KNOWN, NO]


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (NO, NO, NO, NO),
        (YES, NOT_KNOWN, NOT_KNOWN, YES),
        (NO, NOT_KNOWN, NO, NOT_KNOWN),
        (NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
    ],
)
def test_and_or_not(one: int, other: int, both: int, either: int) -> None:
    label = {YES: "a) Yes", NO: "b) No", NOT_KNOWN: None}
    cases = CaseColumns({"x": codes(label[one], "a) Yes"), "y": codes(label[other], "a) Yes")}, 2)
    x, y = IsOneOf("x", ("a) Yes",)), IsOneOf("y", ("a) Yes",))
    assert (x & y).answers(cases)[0] == both
    assert (x | y).answers(cases)[0] == either
    assert (y & x).answers(cases)[0] == both
    assert (~x).answers(cases)[0] == {YES: NO, NO: YES, NOT_KNOWN: NOT_KNOWN}[one]
    assert (x & ~y).needs == {"x", "y"}


def test_an_earlier_case_of_the_same_person_within_the_months() -> None:
    cases = CaseColumns(
        {
            "child": codes("1", "1", "1", "2", None, "3", "3"),
            "on": dates(
                "2020-03-15", "2019-03-15", "2019-03-14", "2020-03-15", "2020-01-01",
                "2020-03-01", "2020-03-01",
            ),
        },
        7,
    )  # fmt: skip
    answers = EarlierCaseWithin("child", "on", 12).answers(cases)
    assert answers.tolist() == [YES, YES, NO, NO, NOT_KNOWN, NO, NO]
