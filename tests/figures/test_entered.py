from dataclasses import replace

import pandas as pd
import pytest

from tests.extracts.small_lists import (
    MARCH,
    SETTINGS,
    computed,
    contacts,
    days,
    registry_of,
    understood,
)
from xl_kpi.figures.entered import with_entered
from xl_kpi.figures.table import COLUMNS
from xl_kpi.periods import Month, Span

SEEN = "assessments.seen_in_3_days"  # a percentage without an extract here
DONE = "assessments.completed"  # a count without an extract here
RECEIVED = "contacts.received"  # a count that the extracts give
PROGRESSED = "contacts.progressed"  # a percentage that may exceed 100%
REGISTRY = registry_of(RECEIVED, "referrals.received", PROGRESSED, SEEN, DONE)
HEADERS = ["Indicator", "Month", "Breakdown", "Group", "Numerator", "Denominator", "Value", "Note"]


def line(
    indicator,
    month="2020-03",
    *,
    above=None,
    below=None,
    value=None,
    by=None,
    group=None,
    note=None,
):
    return [indicator, month, by, group, above, below, value, note]


def entered(*lines):
    """The figures with these lines entered, and the problems."""
    frames = {
        "contacts": contacts(days("2019-10-01", "2020-03-31")),
        "entered_figures": pd.DataFrame(list(lines), columns=HEADERS, dtype=object),
    }
    extracts = understood(frames)
    figures = computed(extracts, *(one.id for one in REGISTRY))
    return with_entered(figures, extracts.lists["entered_figures"], REGISTRY)


def used(figures):
    return figures.table[figures.table["source"] == "entered"]


def not_used(figures, problems):
    """Whether nothing was taken and the one line was reported where it stands."""
    return used(figures).empty and [(p.row, p.file) for p in problems] == [(2, "entered_figures")]


def test_a_share_of_numerator_and_denominator_fills_its_gap():
    figures, problems = entered(line(SEEN, above=62, below=100, note="from the team's log"))
    figure = figures.find(SEEN)
    assert (figure.numerator, figure.denominator, figure.value) == (62, 100, 0.62)
    assert figure.note == "from the team's log"
    assert used(figures)["source"].tolist() == ["entered"]
    assert not problems
    assert figures.find(SEEN, Month(2020, 2)).note.startswith("not in extract")


@pytest.mark.parametrize("value", ["62%", 0.62, "0.62"])
def test_a_share_may_be_entered_as_a_value(value):
    figures, problems = entered(line(SEEN, value=value))
    assert figures.find(SEEN).value == pytest.approx(0.62)
    assert not problems


def test_a_count_may_be_entered_as_a_value_or_as_the_numerator():
    for told in ({"value": 95}, {"above": 95}):
        figures, problems = entered(line(DONE, **told))
        assert figures.find(DONE).value == 95
        assert not problems


def test_a_share_of_nothing_shows_as_a_dash_and_not_as_missing():
    figures, problems = entered(line(SEEN, above=0, below=0))
    assert not problems
    rows = figures.written().query(
        f"indicator == '{SEEN}' and period == '2020-03' and span == 'month'"
    )
    assert rows["value"].tolist() == ["-"]


@pytest.mark.parametrize(
    "month", ["2020-03", "2020-03-31", "2020-03-01 00:00:00", "Mar-20", "March 2020", "31/03/2020"]
)
def test_the_month_may_be_written_as_the_list_says(month):
    figures, problems = entered(line(SEEN, month, value="62%"))
    assert figures.find(SEEN).value == pytest.approx(0.62)
    assert not problems


def test_the_indicator_may_be_named_by_its_title():
    figures, problems = entered(line(REGISTRY[SEEN].title, value="62%"))
    assert figures.find(SEEN).value == pytest.approx(0.62)
    assert not problems


@pytest.mark.parametrize("month", ["2020-13", "2020-031", "2020", "last month", "03/2020 or so"])
def test_a_month_that_is_none_is_reported_and_not_guessed(month):
    figures, problems = entered(line(SEEN, month, value="62%"))
    assert not_used(figures, problems)


@pytest.mark.parametrize(
    "told",
    [
        {"value": 62},  # 62 of what?
        {"value": -0.1},
        {"value": 0.9, "above": 62, "below": 100},
        {"value": None},
        {"above": 62},
        {"above": 120, "below": 100},
        {"above": -1, "below": 100},
        {"value": 0.5, "above": 5, "below": 0},
    ],
)
def test_a_share_that_cannot_be_is_reported_and_left_out(told):
    figures, problems = entered(line(SEEN, **told))
    assert not_used(figures, problems)


def test_a_share_that_may_exceed_1_can_be_entered():
    figures, problems = entered(line(PROGRESSED, value="105%"))
    assert figures.find(PROGRESSED).value == pytest.approx(1.05)
    assert not problems


def test_a_negative_count_is_reported_and_left_out():
    assert not_used(*entered(line(DONE, value=-5)))


def test_an_unknown_indicator_is_reported_with_a_near_one():
    figures, problems = entered(line("assessments.seen_in_3_day", value="62%"))
    assert not_used(figures, problems)
    assert SEEN in problems[0].what


def test_a_computed_figure_is_never_replaced():
    figures, problems = entered(line(RECEIVED, value=999))
    assert figures.find(RECEIVED).value == 31
    (problem,) = problems
    assert problem.kind == "entered and computed"
    assert problem.value == RECEIVED


def test_a_computed_split_is_never_doubled_by_another_spelling():
    figures, problems = entered(line(RECEIVED, value=999, by="Source", group="q) 6: Police"))
    assert used(figures).empty
    assert problems


def test_a_breakdown_that_the_indicator_does_not_have_is_reported():
    figures, problems = entered(line(DONE, value=5, by="shoe size", group="9"))
    assert not_used(figures, problems)


def test_a_team_may_have_a_figure_of_its_own():
    figures, problems = entered(line(SEEN, value="62%", by="team", group="Assessment 1"))
    assert figures.find(SEEN, breakdown="team", group="Assessment 1").value == pytest.approx(0.62)
    assert not problems


def test_two_lines_of_one_figure_do_not_both_stand():
    figures, problems = entered(line(SEEN, value="62%"), line(SEEN, value="71%"))
    key = figures.table[["indicator", "period", "span", "breakdown", "group"]]
    assert not key.duplicated().any()
    assert problems


def test_figures_after_the_reporting_month_are_not_shown():
    figures, _ = entered(line(SEEN, "2020-04", value="62%"))
    assert used(figures).empty


def test_figures_of_long_ago_are_kept():
    figures, problems = entered(line(SEEN, "2018-03", value="62%"))
    assert figures.find(SEEN, Month(2018, 3), Span.MONTH).value == pytest.approx(0.62)
    assert not problems


def test_the_table_keeps_its_columns_and_the_indicators_their_order():
    figures, _ = entered(line(DONE, value=95), line(SEEN, value="62%"))
    assert tuple(figures.table.columns) == COLUMNS
    shown = list(dict.fromkeys(figures.table["indicator"]))
    assert shown == [one.id for one in REGISTRY if one.id in shown]
    assert figures.month == MARCH


def test_the_figures_given_are_left_as_they_were():
    extracts = understood(
        {
            "contacts": contacts(days("2020-01-01", "2020-03-31")),
            "entered_figures": pd.DataFrame(
                [line(SEEN, value="62%")], columns=HEADERS, dtype=object
            ),
        },
        replace(SETTINGS),
    )
    figures = computed(extracts, *(one.id for one in REGISTRY))
    before = figures.table.copy(deep=True)
    with_entered(figures, extracts.lists["entered_figures"], REGISTRY)
    pd.testing.assert_frame_equal(figures.table, before)
