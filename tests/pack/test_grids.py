"""Groups in rows and columns: two-part breakdowns, and groups over months."""

from __future__ import annotations

import pytest

from xl_kpi.pack.pages.parts.matrix import matrix
from xl_kpi.pack.pages.parts.over_time import over_time
from xl_kpi.pack.pages.sections.vocabulary import (
    Matrix,
    OverTime,
    RowShare,
)

from .parts import charts, column, number, paragraphs, report, tables, total

SUPERVISION = Matrix(
    "by_team", "Cases by team and time", "supervision.cases", "team_and_band", "Team",
    shares=(
        RowShare("supervision.within_1_month", (0,), "Cases supervised "),
        RowShare("supervision.within_3_months", (0, 1, 2), "Cases supervised "),
    ),
    drawn=("percent_bar",),
)  # fmt: skip


def test_a_matrix_adds_up_both_ways_and_shares_are_of_the_row() -> None:
    made = report("supervision.cases", "supervision.within_1_month", "supervision.within_3_months")
    blocks = matrix(made, SUPERVISION)
    (table,) = tables(blocks)
    headers = [column.header for column in table.columns]
    assert headers[:2] == ["Team", "Within 1 month"]
    assert headers[-3:] == ["Total", "Share within 1 month", "Share within 3 months"]
    for row in table.rows:
        bands = [number(cell) for cell in row[1:-3]]
        assert number(row[-3]) == sum(bands)
        assert row[-3].formula.startswith("=SUM(")
        assert row[-1].value == (sum(bands[:3]) / sum(bands) if sum(bands) else "-")
        assert row[-1].formula.startswith("=IF([[by_team|total|")
    whole = made.figures.find("supervision.cases")
    assert whole is not None
    assert total(table, "Total").value == whole.value
    (chart,) = charts(blocks)
    assert chart.kind == "percent_bar"
    assert len(chart.lines) == len(headers) - 4


def test_a_pyramid_has_one_side_below_nothing_and_shows_no_sign() -> None:
    part = Matrix(
        "ages", "By age and gender", "child_protection.plans", "age_and_gender", "Age",
        drawn=("pyramid", "column"), back_to_back=("a) Male", "b) Female"), keeps_across="filled",
    )  # fmt: skip
    blocks = matrix(report("child_protection.plans"), part)
    (table,) = tables(blocks)
    left = column(table, "Male, drawn to the left")
    assert [-number(cell) for cell in left] == [number(c) for c in column(table, "Male")]
    assert {cell.style for cell in left} == {"mirrored"}
    assert all(cell.formula.startswith("=-[[ages|a) Male|") for cell in left)
    drawn = charts(blocks)
    assert [chart.kind for chart in drawn] == ["pyramid", "column"]
    assert [line.name for line in drawn[0].lines] == ["Male", "Female"]


def test_outcomes_may_stand_down_the_side() -> None:
    part = Matrix(
        "outcomes", "Outcomes", "assessments.outcomes", "strategy_meeting_and_outcome", "Outcome",
        down=1, keeps="all",
    )  # fmt: skip
    (table,) = tables(matrix(report("assessments.outcomes"), part))
    assert [c.header for c in table.columns] == [
        "Outcome", "Strategy meeting", "No strategy meeting", "Total",
    ]  # fmt: skip
    assert "Close case" in [row[0].value for row in table.rows]


def test_months_stand_side_by_side_with_number_and_share() -> None:
    part = OverTime("nights", "Nights", "placements.nights", "provision", "Provision", months=7)
    blocks = over_time(report("placements.nights"), part)
    (table,) = tables(blocks)
    headers = [column.header for column in table.columns]
    assert headers[1:5] == ["Sep 19", "Share Sep 19", "Oct 19", "Share Oct 19"]
    assert headers[-2:] == ["Mar 20", "Share Mar 20"]
    assert sum(number(cell) for cell in column(table, "Share Mar 20")) == pytest.approx(1)
    assert total(table, "Mar 20").value == sum(number(c) for c in column(table, "Mar 20"))
    (chart,) = charts(blocks)
    assert (chart.kind, chart.step, chart.points) == ("percent_column", 2, 7)


def test_months_without_figures_are_told_and_not_drawn() -> None:
    part = OverTime("nights", "Nights", "placements.nights", "provision", "Provision", months=7)
    blocks = over_time(report("placements.nights", months=2), part)
    (table,) = tables(blocks)
    assert {cell.value for cell in column(table, "Jan 20")} == {"not in extract"}
    assert total(table, "Share Jan 20").value == "not in extract"
    (chart,) = charts(blocks)
    assert chart.points == 2
    none = over_time(report("placements.nights", gone=lambda _: True), part)
    assert paragraphs(none) == ["Nights in placements: not in extract: no list."]
