"""The published report of March 2020: what it got wrong, found by rules and not from a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from xl_kpi.command.main import main
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.reconcile.audit import Audit, audit_cells
from xl_kpi.reconcile.keys import Cell
from xl_kpi.reconcile.tables import read_tables

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "tests" / "published" / "report.csv"

NEW = "No Complete Supervision Step - New in last 30 days"
WORKERS = "Number of All Workers Holding Cases in Team"
A_WORKER = "Average Caseload per team based on workers holding cases"
A_FTE = "Average Caseload Per Team - based on all FTE of the team"

# What a reader finds by hand, from the report's own counts: row, column, printed, right.
BY_HAND = {
    ("to 180 in march", "March", "180", "190"),
    ("Total", "Total known CIN", "180", "190"),
    ("LA in Touch", "Aged 21 (share)", "77%", "79%"),
    ("In Suitable Accommodation", "Aged 21 (share)", "77%", "79%"),
    ("In-House", "September 2019: Percentage", "56%", "55%"),
    ("Other", "September 2019: Percentage", "12%", "13%"),
    ("In-House", "November 2019: Percentage", "51%", "52%"),
    ("Other", "November 2019: Percentage", "14%", "15%"),
    ("In-House", "December 2019: Percentage", "54%", "52%"),
    ("Other", "December 2019: Percentage", "13%", "15%"),
    ("In-House", "January 2020: Percentage", "54%", "52%"),
    ("IFA", "January 2020: Percentage", "23%", "22%"),
    ("Residential", "January 2020: Percentage", "11%", "10%"),
    ("Other", "January 2020: Percentage", "12%", "15%"),
    ("IFA", "February 2020: Percentage", "23%", "22%"),
    ("Other", "February 2020: Percentage", "14%", "15%"),
    ("Assessment Team 1", NEW, "11", "0"),
    ("Assessment Team 2", NEW, "", "11"),
    ("CPP", NEW, "", "1"),
    ("96% of CP Visits were completed in timescale", "March", "96%", "95%"),
    ("TOTAL", "% in timescale", "96%", "95%"),
    ("344 children out of 352 were seen on time", "seen on time", "344", "343"),
    ("344 children out of 352 were seen on time", "due", "352", "351"),
    ("TOTAL", "Allocated LAC Cases", "352", "351"),
    ("16+ Team Allocated worker", WORKERS, "3", "7"),
    ("16+ Team Allocated worker", A_WORKER, "3", "11"),
    ("16+ Team PA", A_WORKER, "13", "18"),
    ("16+ Team PA", A_FTE, "13", "18"),
    ("Assessment Team 2", A_FTE, "3", "9"),
    ("Children With Disabilities (CSW only)", A_FTE, "16", "18"),
    ("Children and Young People's LAC Team 1", A_FTE, "11", "13"),
}


@pytest.fixture(scope="module")
def cells() -> tuple[Cell, ...]:
    return read_tables(REPORT, REGISTRY).cells


@pytest.fixture(scope="module")
def audited(cells: tuple[Cell, ...]) -> Audit:
    return audit_cells(cells)


def test_all_that_a_reader_finds_and_nothing_else(
    audited: Audit, record_property: Callable[[str, object], None]
) -> None:
    found = {(one.row, one.column, one.printed, one.should_be) for one in audited.contradictions}
    assert found == BY_HAND
    assert len(audited.contradictions) == len(BY_HAND) == 31
    assert audited.certain
    record_property(
        "counted",
        f"{audited.figures} figures of the report of March 2020, {audited.checks} checks, "
        f"{len(found)} contradictions",
    )


def test_put_right_the_report_agrees_with_itself(cells: tuple[Cell, ...], audited: Audit) -> None:
    right = {one.line: one.should_be for one in audited.contradictions}
    done = audit_cells([replace(c, printed=right.get(c.line, c.printed)) for c in cells])
    assert not done.contradictions


def test_a_figure_in_the_wrong_row_is_seen_as_such(audited: Audit) -> None:
    slipped = [one.row for one in audited.contradictions if "changed places" in one.because]
    assert slipped == ["Assessment Team 1", "Assessment Team 2"]


def test_where_the_figures_do_not_tell_it_is_said(audited: Audit) -> None:
    # Any one of the teams may have had a child more: the total is only the first to be doubted.
    total = next(one for one in audited.contradictions if one.column == "Allocated LAC Cases")
    assert len(total.or_else) == 7
    # With the counts of a table that adds up both ways there is no such doubt.
    cin = next(one for one in audited.contradictions if one.column == "Total known CIN")
    assert cin.or_else == ()


def test_the_documentation_shows_what_the_command_prints() -> None:
    """If not, paste `xl-kpi audit tests/published/report.csv --markdown` into docs/audit.md."""
    ran = CliRunner().invoke(main, ["audit", str(REPORT), "--markdown"])
    assert ran.exit_code == 1
    table = [one for one in ran.output.splitlines() if one.startswith("|")]
    text = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    assert "\n".join(table) in text
