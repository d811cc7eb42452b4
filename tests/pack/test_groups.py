"""Groups in rows: totals, statuses, two months side by side, comparators."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from xl_kpi.pack.pages.parts.breakdown import breakdown
from xl_kpi.pack.pages.parts.compared import compared
from xl_kpi.pack.pages.parts.two_months import two_months
from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    Compared,
    Measure,
    TwoMonths,
)
from xl_kpi.settings import Settings

from .invented_report import MARCH
from .parts import column, number, paragraphs, report, tables, total

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
