"""Months in rows, spans of months, and sentences about them."""

from __future__ import annotations

import pytest

from xl_kpi.pack.blocks import Paragraph
from xl_kpi.pack.pages.keys import keys_in
from xl_kpi.pack.pages.parts.listed import listed
from xl_kpi.pack.pages.parts.said import said
from xl_kpi.pack.pages.parts.series import series
from xl_kpi.pack.pages.parts.split_series import split_series
from xl_kpi.pack.pages.sections.vocabulary import (
    Listed,
    Measure,
    Said,
    Series,
    SplitSeries,
)
from xl_kpi.periods import Span

from .parts import charts, number, report, tables


def test_stages_are_listed_with_their_averages() -> None:
    names = ("adoption.care_to_decision", "adoption.decision_to_order")
    part = Listed("stages", "Stages", "Stage", names, Span.LAST_12_MONTHS, "Total days", "Children")
    blocks = listed(report(*names), part)
    (table,) = tables(blocks)
    assert [c.header for c in table.columns][3:] == [
        "12 months to Feb 20",
        "12 months to Mar 20",
        "Change",
    ]
    for row in table.rows:
        assert number(row[4]) == number(row[2]) / number(row[1])
        assert row[4].formula.startswith("=IF(")
    (chart,) = charts(blocks)
    assert [line.name for line in chart.lines] == ["12 months to Feb 20", "12 months to Mar 20"]


IN_TIME = Series(
    "visits", (Measure("visits.cin_in_time", "Share", met="In time", of="Due"),), ("visits.cin_in_time",), "Visits",
)  # fmt: skip
SENTENCE = Said(
    "{visits.cin_in_time:met|child|children} out of {visits.cin_in_time:of} in {month}."
)


def test_a_sentence_is_live_where_a_series_holds_its_counts() -> None:
    made = report("visits.cin_in_time")
    figure = made.figures.find("visits.cin_in_time")
    assert figure is not None
    words = f"{figure.numerator:.0f} children out of {figure.denominator:.0f} in March 2020."
    (plain,) = said(made, SENTENCE, frozenset())
    assert isinstance(plain, Paragraph)
    assert (plain.text, plain.formula) == (words, "")
    (live,) = said(made, SENTENCE, keys_in(series(made, IN_TIME)))
    assert isinstance(live, Paragraph)
    assert live.text == words
    key = "[[series|met|visits.cin_in_time|2020-03]]"
    assert live.formula.startswith(f'=TEXT({key},"#,##0")&IF({key}=1," child"," children")&')
    assert said(report("visits.cin_in_time", gone=lambda _: True), SENTENCE, frozenset()) == []
    assert said(made, Said("{no.such:met}"), frozenset()) == []


def test_groups_by_month_add_up_to_the_month() -> None:
    part = SplitSeries("claims", "families_first.claims", "kind", "Claims")
    blocks = split_series(report("families_first.claims"), part)
    (table,) = tables(blocks)
    assert len(table.rows) == 13
    for row in table.rows:
        assert number(row[-1]) == sum(number(cell) for cell in row[1:-1])
    assert "series|value|families_first.claims|2020-03" in keys_in(blocks)
    (chart,) = charts(blocks)
    assert chart.kind == "stacked_column"


@pytest.mark.parametrize("months", [1, 2, 13])
def test_no_chart_of_a_series_has_a_month_without_a_figure(months: int) -> None:
    blocks = series(report("visits.cin_in_time", months=months), IN_TIME)
    assert [chart.points for chart in charts(blocks)] == ([13] if months == 13 else [])
