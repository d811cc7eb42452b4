"""Breakdowns, series, cases and the catalogue, as arrays."""

from __future__ import annotations

import pytest

from xl_kpi.errors import XlKpiError
from xl_kpi.periods import Month
from xl_kpi.udfs import table_functions
from xl_kpi.udfs.behind import CHANGED
from xl_kpi.udfs.sources import Asker, Sources

IN_TIME = "assessments.in_45_days"


def test_a_breakdown(sheet):
    rows = sheet("KPI_TABLE", "contacts.received", "source")
    groups = sheet.figures.groups("contacts.received", "source")
    assert [row[0] for row in rows] == [*groups, "all"]
    assert sum(row[1] for row in rows[:-1]) == rows[-1][1] == 31
    assert sheet("KPI_TABLE", IN_TIME, "team", None, None, True) == [
        ["team", "value", "numerator", "denominator"],
        ["Assessment 1", 1 / 31, 1, 31],
        ["all", 1 / 31, 1, 31],
    ]


def test_a_breakdown_that_cannot_be_had(sheet):
    assert sheet("KPI_TABLE", "contacts.received", "colour").startswith(
        "'contacts.received' has no breakdown 'colour'."
    )
    assert sheet("KPI_TABLE", "child_protection.plans", "team") == "#N/A"
    assert sheet("KPI_TABLE", "", "team") == ""
    assert sheet("KPI_TABLE", [["a.b"], ["c.d"]], "team") == (
        "'indicator' takes one cell, not a range of several."
    )


def test_thirteen_months(sheet):
    labels, figures = sheet("KPI_SERIES", "contacts.received")
    assert len(labels) == 13
    assert (labels[0], figures[0]) == ("Mar 19", "#N/A")
    assert (labels[-2:], figures[-2:]) == (["Feb 20", "Mar 20"], [29, 31])
    down = sheet("KPI_SERIES", "contacts.received", months=3, down=True)
    assert down == [["Jan 20", 31], ["Feb 20", 29], ["Mar 20", 31]]
    assert sheet("KPI_SERIES", "contacts.received", months=1.5).startswith("'months' is a whole")


def test_the_catalogue(sheet):
    every = sheet("KPI_LIST")
    assert len(every) == len(sheet.run.registry.indicators)
    chapter = sheet("KPI_LIST", "Assessments", True)
    assert chapter[0] == ["indicator", "title", "chapter", "unit", "good", "breakdowns"]
    assert {row[2] for row in chapter[1:]} == {"assessments"}
    assert [cell for row in chapter if row[0] == IN_TIME for cell in (row[0], row[3], row[4])] == [
        IN_TIME,
        "percent",
        "high",
    ]
    assert sheet("KPI_LIST", "nothing").startswith("There is no chapter 'nothing'.")


def test_groups_for_a_drop_down(sheet):
    assert sheet("KPI_GROUPS", IN_TIME, "team") == "Assessment 1"
    assert ["team"] in sheet("KPI_GROUPS", "referrals.received")


# The rows behind a figure


def test_the_rows_behind_a_figure(sheet):
    rows = sheet("KPI_CASES", IN_TIME, headings=True)
    assert rows[0] == ["list", "file", "sheet", "row", "met", "number"]
    assert len(rows) == 32
    assert [row[4] for row in rows].count("yes") == 1
    # Every list's first row of data is row 2, and March's first is the 337th day.
    assert rows[1] == ["Assessments", "Assessments", "", 337, "no", ""]
    assert len(sheet("KPI_CASES", IN_TIME, only="not met")) == 30
    (met,) = sheet("KPI_CASES", IN_TIME, only="met")
    assert met == ["Assessments", "Assessments", "", 367, "yes", ""]
    assert sheet("KPI_CASES", IN_TIME, "2020-02", only="met") == "no rows"


def test_rows_of_a_group_and_of_a_longer_span(sheet):
    source = "e) 2A: Schools"
    rows = sheet("KPI_CASES", "contacts.received", None, "ytd", "source", source)
    assert len(rows) == sheet("KPI", "contacts.received", None, "ytd", "source", source) == 183
    assert len(sheet("KPI_CASES", "contacts.received", None, "last_6_months")) == sheet(
        "KPI", "contacts.received", None, "last_6_months"
    )


def test_no_child_is_named_unless_the_workbook_allows_it(sheet):
    assert all("00" not in str(cell) for row in sheet("KPI_CASES", IN_TIME) for cell in row)
    allowed = Asker(sheet.asker.book, "run-1", child_ids=True)
    rows = sheet("KPI_CASES", IN_TIME, headings=True, book=allowed)
    assert rows[0][-1] == "child id"
    assert rows[1][-1] == "000336"
    assert len(rows[1]) == 7


@pytest.mark.slow
def test_every_figure_has_the_rows_that_it_counts(sheet):
    """For every indicator and group of the month, the rows behind it give the figure."""
    table = sheet.figures.table
    rows = table[(table["period"] == "2020-03") & table["numerator"].notna()]
    asked = 0
    for indicator, span, breakdown, group, numerator in rows[
        ["indicator", "span", "breakdown", "group", "numerator"]
    ].itertuples(index=False):
        cases = sheet("KPI_CASES", indicator, None, span, breakdown, group)
        if isinstance(cases, str) and cases.startswith("A ratio"):
            continue
        assert isinstance(cases, list) or (cases == "no rows" and numerator == 0), cases
        asked += 1
    assert asked > 100


def test_a_ratio_says_whose_rows_to_ask_for(sheet):
    said = sheet("KPI_CASES", "contacts.progressed")
    assert said.startswith("A ratio of two counts: ask for '")


def test_rows_that_no_longer_give_the_figure_are_not_shown(sheet, run):
    """A figure of February's extracts is not explained by those of March."""
    from dataclasses import replace

    listed = run.extracts.lists["contacts"]
    fewer = replace(listed, frame=listed.frame.iloc[:-1])
    extracts = replace(run.extracts, lists={**run.extracts.lists, "contacts": fewer})
    sheet.sources.remember(sheet.asker.book, "run-1", replace(run, extracts=extracts))
    assert sheet("KPI_CASES", "contacts.received") == CHANGED


def test_the_workbook_is_read_once_for_the_rows_behind_its_figures(sheet, monkeypatch):
    """Excel's functions run in a process that has not seen the refresh."""
    read = []

    def read_run(book, month):
        read.append((book, str(month)))
        return sheet.run

    monkeypatch.setattr(table_functions, "SOURCES", Sources(read_run=read_run))
    for _ in range(5):
        assert len(sheet("KPI_CASES", IN_TIME)) == 31
    assert read == [("KPI pack.xlsm", "2020-03")]


def test_a_workbook_whose_lists_cannot_be_read_says_why(sheet, monkeypatch):
    def read_run(book, month):
        raise XlKpiError("No extract is pasted or linked.")

    monkeypatch.setattr(table_functions, "SOURCES", Sources(read_run=read_run))
    assert sheet("KPI_CASES", IN_TIME) == "No extract is pasted or linked."
    assert len(sheet("KPI_TABLE", IN_TIME, "team")) == 2


@pytest.mark.parametrize("only", ["late", 3])
def test_only_what_verdicts_are(sheet, only):
    assert sheet("KPI_CASES", IN_TIME, only=only).startswith("'only' is met, not met or not known")


def test_sources_are_of_one_workbook_each(sheet):
    """Two workbooks that are open at once show each its own figures."""
    assert isinstance(sheet.sources, Sources)
    other = [list(row) for row in sheet.excel.engine.books[0].pages["Figures"].rows]
    header = other[0]
    for row in other[1:]:
        if row[header.index("indicator")] == "contacts.received":
            row[header.index("value")] = 999
    sheet.excel.opened("Other.xlsm", Figures=other)
    assert sheet("KPI", "contacts.received", book=Asker("C:\\Other.xlsm", "run-9")) == 999
    assert sheet("KPI", "contacts.received") == 31
    assert sheet("MONTH_LABEL") == Month(2020, 3).label
