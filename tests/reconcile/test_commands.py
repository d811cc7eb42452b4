"""`xl-kpi audit` and `xl-kpi reconcile`: what they print, and their exit codes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import Demo
from xl_kpi.command.main import main
from xl_kpi.reconcile.audit import audit
from xl_kpi.reconcile.tables import COLUMNS

PLACE = ("Assessments", "text: Assessments", "83 of 95 in time", "March")
KEY = ("assessments.in_45_days", "2020-03", "month", "all", "")
GOOD = (
    (*PLACE, "83", *KEY, "numerator"),
    (*PLACE, "95", *KEY, "denominator"),
    (*PLACE, "87%", *KEY, "value"),
)
BAD = (*GOOD[:2], (*PLACE, "86%", *KEY, "value"))


def written(path: Path, rows: tuple[tuple[str, ...], ...], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=delimiter).writerows((COLUMNS, *rows))
    return path


def run(*said: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in said])


def test_a_report_without_contradictions(tmp_path: Path) -> None:
    ran = run("audit", written(tmp_path / "report.csv", GOOD))
    assert ran.exit_code == 0
    assert "3 of 3 printed figures took part in 2 checks; none of them contradicts" in ran.output


def test_a_report_with_one(tmp_path: Path) -> None:
    path = written(tmp_path / "report.csv", BAD)
    ran = run("audit", path)
    assert ran.exit_code == 1
    assert "row 4: text: Assessments, 83 of 95 in time, March" in ran.output
    assert "86% should be 87%: 83 of 95 is 87.4%." in ran.output
    assert [one.line for one in audit(path)] == [4]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    assert run("audit", written(tmp_path / "report.csv", BAD, delimiter)).exit_code == 1


def test_contradictions_as_csv(tmp_path: Path) -> None:
    out = tmp_path / "wrong.csv"
    ran = run("audit", written(tmp_path / "report.csv", BAD), "-o", out)
    assert ran.exit_code == 1
    with out.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["line"], row["printed"], row["should_be"]) == ("4", "86%", "87%")
    assert (row["indicator"], row["measure"]) == ("assessments.in_45_days", "value")


def test_contradictions_as_markdown(tmp_path: Path) -> None:
    ran = run("audit", written(tmp_path / "report.csv", BAD), "--markdown")
    assert ran.exit_code == 1
    *_, last = ran.output.strip().splitlines()
    assert last.startswith(
        "| 4 | Assessments | text: Assessments | 83 of 95 in time, March | 86% |"
    )


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    rows = (
        (*PLACE, "83", "assessments.in_45_days", "March 2020", "month", "all", "", "numerator"),
        (*PLACE, "95", "assessments.in_45_days", "2020-03", "mnoth", "all", "", "denominator"),
        (*PLACE, "87%", "assessments.in_45_days", "2020-03", "month", "team", "", "value"),
        (*PLACE, "87%", "assessments.in_45_days", "2020-03", "month", "all", "16+", "value"),
        (*PLACE, "87%", "assessments.in_45_days", "2020-03", "month", "all", "", ""),
        GOOD[0],
        GOOD[0],
    )
    ran = run("audit", written(tmp_path / "report.csv", rows))
    assert ran.exit_code == 2
    for said in (
        "Row 2: period: 'March 2020' is not a month",
        "Row 3: span: 'mnoth' is not known; do you mean 'month'?",
        "Row 4: group: it is blank",
        "Row 5: breakdown: it is blank; by what is '16+' a group?",
        "Row 6: measure: it is blank",
        "Row 8: the same line as 7",
    ):
        assert said in ran.output


def test_what_may_be_a_slip_is_told(tmp_path: Path) -> None:
    rows = (
        *GOOD,
        (*PLACE, "7 (4%)", *KEY, "numerator"),
        (*PLACE, "7", "assessments.in_45_day", *KEY[1:], "value"),
        (*PLACE, "7", *KEY, "numerater"),
        (*PLACE, "7", "", *KEY[1:], "value"),
    )
    ran = run("audit", written(tmp_path / "report.csv", rows))
    assert ran.exit_code == 0
    assert "'7 (4%)' is not understood as a number" in ran.output
    assert "Do you mean 'assessments.in_45_days'?" in ran.output
    assert "measure 'numerater'. Do you mean 'numerator'?" in ran.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rest", "is no .csv file. Save the sheet as CSV"),
        (b"section,where\na,b\n", "has no column 'printed', 'indicator'"),
        (b"", "has no column"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(content)
    ran = run("audit", path)
    assert ran.exit_code == 2
    assert said in ran.output


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ran = run("audit", tmp_path / "none.csv")
    assert ran.exit_code == 2
    assert "cannot be read" in ran.output


def test_reconcile_the_example(demo: Demo) -> None:
    ran = run("reconcile", demo.extracts, "--month", "2020-03")
    assert ran.exit_code == 0, ran.output
    assert "figures: all hold." in ran.output


def test_reconcile_a_table_of_figures(demo: Demo, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    assert run("figures", demo.extracts, "--month", "2020-03", "-o", path).exit_code == 0
    assert run("reconcile", path).exit_code == 0
    text = path.read_text(encoding="utf-8")
    row = "assessments.completed,Assessments completed,assessments,2020-03,month,all,all,95,,95,"
    assert row in text
    path.write_text(text.replace(row, row.replace("95", "96")), encoding="utf-8")
    ran = run("reconcile", path)
    assert ran.exit_code == 1
    assert "do not hold" in ran.output
    assert "Assessments completed, 2020-03, month" in ran.output


def test_reconcile_says_what_is_no_table_of_figures(tmp_path: Path) -> None:
    path = written(tmp_path / "report.csv", GOOD)
    ran = run("reconcile", path)
    assert ran.exit_code == 2
    assert "is no table of figures" in ran.output
    assert "xl-kpi audit" in ran.output
