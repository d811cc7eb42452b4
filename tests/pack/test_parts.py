"""Each kind of part of a section, made of figures drawn by chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.pack.blocks import Beside, Block, Cell, Paragraph, Table
from xl_kpi.pack.pages.keys import keys_in
from xl_kpi.pack.pages.parts.breakdown import breakdown
from xl_kpi.pack.pages.parts.compared import compared
from xl_kpi.pack.pages.parts.listed import listed
from xl_kpi.pack.pages.parts.matrix import matrix
from xl_kpi.pack.pages.parts.over_time import over_time
from xl_kpi.pack.pages.parts.said import said
from xl_kpi.pack.pages.parts.series import series
from xl_kpi.pack.pages.parts.split_series import split_series
from xl_kpi.pack.pages.parts.two_months import two_months
from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    Compared,
    Listed,
    Matrix,
    Measure,
    OverTime,
    RowShare,
    Said,
    Series,
    SplitSeries,
    TwoMonths,
)
from xl_kpi.pack.report import Report
from xl_kpi.periods import Span
from xl_kpi.settings import Settings

from .invented_report import MARCH, Invented


def report(*indicators: str, **changes: object) -> Report:
    """A report of these indicators alone."""
    kept = tuple(indicator for indicator in REGISTRY if indicator.id in indicators)
    registry = Registry(REGISTRY.chapters, kept)
    return replace(Invented(registry=registry, cases=60), **changes).report()  # type: ignore[arg-type]


def tables(blocks: Iterable[Block]) -> list[Table]:
    return [
        block.table if isinstance(block, Beside) else block
        for block in blocks
        if isinstance(block, Beside | Table)
    ]


def paragraphs(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def column(table: Table, header: str) -> list[Cell]:
    at = [column.header for column in table.columns].index(header)
    return [row[at] for row in table.rows]


def total(table: Table, header: str) -> Cell:
    (found,) = (column.total for column in table.columns if column.header == header)
    assert found is not None
    return found


def number(cell: Cell) -> float:
    assert isinstance(cell.value, float)
    return cell.value


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
    (chart,) = next(block.charts for block in blocks if isinstance(block, Beside))
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
    (charts,) = (block.charts for block in blocks if isinstance(block, Beside))
    assert [chart.kind for chart in charts] == ["pyramid", "column"]
    assert [line.name for line in charts[0].lines] == ["Male", "Female"]


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
    (chart,) = next(block.charts for block in blocks if isinstance(block, Beside))
    assert (chart.kind, chart.step, chart.points) == ("percent_column", 2, 7)


def test_months_without_figures_are_told_and_not_drawn() -> None:
    part = OverTime("nights", "Nights", "placements.nights", "provision", "Provision", months=7)
    blocks = over_time(report("placements.nights", months=2), part)
    (table,) = tables(blocks)
    assert {cell.value for cell in column(table, "Jan 20")} == {"not in extract"}
    assert total(table, "Share Jan 20").value == "not in extract"
    (chart,) = next(block.charts for block in blocks if isinstance(block, Beside))
    assert chart.points == 2
    none = over_time(report("placements.nights", gone=lambda _: True), part)
    assert paragraphs(none) == ["Nights in placements: not in extract: no list."]


TEAMS = """team,also,order,group,part_of,began
Assessment 1,,1,Operational,,
CWD,,2,Operational,,2020-03
Business Support 1,,3,Business support,,
"""


@pytest.fixture
def council(tmp_path: Path) -> Settings:
    (tmp_path / "teams.csv").write_text(TEAMS, encoding="utf-8")
    (tmp_path / "targets.csv").write_text(
        "indicator,target,tolerance\nworker_supervision.done,90%,10%\n", encoding="utf-8"
    )
    return Settings(folder=tmp_path, as_at=MARCH.last_day)


SUPERVISED = TwoMonths(
    "supervised", "Worker supervision", "worker_supervision.done", "team", "Team",
    met="Done", of="Due", of_group="Operational", total="Operational teams",
)  # fmt: skip


def test_two_months_have_a_trend_and_a_status_and_tell_a_new_team(council: Settings) -> None:
    invented = report(
        "worker_supervision.done",
        settings=council,
        teams=("Assessment 1", "CWD", "Business Support 1"),
    )
    figures = invented.figures
    old = figures.table
    new_team = (old["group"] == "CWD") & (old["period"] < "2020-03")
    judged = replace(invented.judged, figures=replace(figures, table=old[~new_team]))
    (table,) = tables(two_months(replace(invented, judged=judged), SUPERVISED))
    assert [c.header for c in table.columns] == [
        "Team", "Due", "Done", "Feb 20", "Mar 20", "Change", "Trend", "Status",
    ]  # fmt: skip
    assert [row[0].value for row in table.rows] == ["Assessment 1", "CWD"]
    assert table.rows[1][3].value == "from Mar 20"
    assert table.rows[1][5].value == table.rows[1][6].value == "-"
    assert {row[7].value for row in table.rows} <= {"GREEN", "AMBER", "RED"}
    assert all(row[7].judged is not None for row in table.rows)
    due, done = (sum(number(row[at]) for row in table.rows) for at in (1, 2))
    assert total(table, "Mar 20").value == done / due
    assert total(table, "Team").value == "Operational teams"


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
    (chart,) = next(block.charts for block in blocks if isinstance(block, Beside))
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


def test_rows_of_a_table_have_a_status_where_there_is_a_target(council: Settings) -> None:
    made = report("worker_supervision.done", settings=council)
    part = Breakdown(
        "by_team", "By team", "team", "Team",
        (Measure("worker_supervision.done", "Share", met="Done", of="Due"),),
        plotted=("worker_supervision.done",),
    )  # fmt: skip
    (table,) = tables(breakdown(made, part))
    assert [c.header for c in table.columns] == ["Team", "Done", "Due", "Share", "Status"]
    assert total(table, "Status").value in ("GREEN", "AMBER", "RED")
    assert all(cell.judged is not None for cell in column(table, "Status"))


def test_the_greatest_is_no_sum_and_what_adds_up_is_one() -> None:
    part = Breakdown(
        "loads", "Caseloads", "caseload_team", "Team",
        (Measure("caseload.workers", "Workers"), Measure("caseload.maximum", "Most")),
    )  # fmt: skip
    (table,) = tables(breakdown(report("caseload.workers", "caseload.maximum"), part))
    assert total(table, "Most").formula.startswith("=MAX(")
    assert total(table, "Workers").formula.startswith("=SUM(")
    assert total(table, "Most").value == max(number(c) for c in column(table, "Most"))


def test_a_total_that_is_less_than_its_rows_stands_as_it_is_and_says_so() -> None:
    made = report("caseload.workers")
    table = made.figures.table.copy()
    whole = (table["breakdown"] == "all") & (table["period"] == "2020-03")
    table.loc[whole, ["numerator", "value"]] -= 1
    judged = replace(made.judged, figures=replace(made.figures, table=table))
    part = Breakdown(
        "w", "Workers", "caseload_team", "Team", (Measure("caseload.workers", "Workers"),)
    )
    blocks = breakdown(replace(made, judged=judged), part)
    summed = sum(number(c) for c in column(tables(blocks)[0], "Workers"))
    assert total(tables(blocks)[0], "Workers").formula == ""
    assert total(tables(blocks)[0], "Workers").value == summed - 1
    assert (
        f"Workers: the rows add up to {summed:.0f}; the total counts each one once."
        in paragraphs(blocks)
    )


def test_groups_by_month_add_up_to_the_month() -> None:
    part = SplitSeries("claims", "families_first.claims", "kind", "Claims")
    blocks = split_series(report("families_first.claims"), part)
    (table,) = tables(blocks)
    assert len(table.rows) == 13
    for row in table.rows:
        assert number(row[-1]) == sum(number(cell) for cell in row[1:-1])
    assert "series|value|families_first.claims|2020-03" in keys_in(blocks)
    (chart,) = next(block.charts for block in blocks if isinstance(block, Beside))
    assert chart.kind == "stacked_column"


def test_comparators_of_two_years_are_two_columns(tmp_path: Path) -> None:
    (tmp_path / "comparators.csv").write_text(
        "indicator,comparator,year,value\nchild_protection.rate,england,2018/19,44\n"
        "child_protection.second_plan,england,2017/18,20%\n",
        encoding="utf-8",
    )
    names = ("child_protection.rate", "child_protection.second_plan")
    made = report(*names, settings=Settings(folder=tmp_path, as_at=MARCH.last_day))
    (table,) = tables(compared(made, Compared("c", names)))
    assert [c.header for c in table.columns] == [
        "Indicator",
        "Mar 20",
        "England 2018/19",
        "England 2017/18",
    ]
    assert [[cell.value for cell in row[2:]] for row in table.rows] == [[44.0, "-"], ["-", 0.2]]
    assert compared(report(*names), Compared("c", names)) == []


@pytest.mark.parametrize("months", [1, 2, 13])
def test_no_chart_of_a_series_has_a_month_without_a_figure(months: int) -> None:
    blocks = series(report("visits.cin_in_time", months=months), IN_TIME)
    charts = [chart for block in blocks if isinstance(block, Beside) for chart in block.charts]
    assert [chart.points for chart in charts] == ([13] if months == 13 else [])
