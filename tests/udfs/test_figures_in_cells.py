"""Figures in cells, as xlwings calls the functions: values, ranges, and what cannot be answered."""

from __future__ import annotations

import datetime as dt

import pytest

from xl_kpi.periods import Month, Span
from xl_kpi.udfs.declaring import FAILED, FUNCTIONS
from xl_kpi.udfs.sources import NO_FIGURES, Asker

IN_TIME = "assessments.in_45_days"
MARCH, FEBRUARY = Month(2020, 3), Month(2020, 2)


def test_a_figure_is_that_of_the_table(sheet):
    assert sheet("KPI", IN_TIME) == sheet.figures.find(IN_TIME).value == 1 / 31
    assert sheet("KPI_NUMERATOR", IN_TIME) == 1
    assert sheet("KPI_DENOMINATOR", IN_TIME) == 31
    assert sheet("KPI_DENOMINATOR", "contacts.received") == "#N/A"


def test_every_figure_of_the_table_is_that_of_the_run(sheet):
    """Written to a sheet and read back, each figure is what it was."""
    table = sheet.figures.table
    keys = table[["indicator", "period", "span", "breakdown", "group"]].to_numpy().tolist()
    shown = sheet("KPI", *([[key[at]] for key in keys] for at in range(5)))
    for (said,), value, note in zip(shown, table["value"], table["note"], strict=True):
        if note.startswith("not in extract"):
            assert said == "#N/A"
        else:
            assert said == ("-" if value != value else value)


@pytest.mark.parametrize(
    "month",
    [
        "2020-02", "Feb 20", "Feb-20", "february 2020", "FEB 2020", "29/02/2020", "2020-02-01", -1,
        dt.datetime(2020, 2, 29), 43889.0,
    ],
)  # fmt: skip
def test_a_month_may_be_written_in_many_ways(sheet, month):
    assert sheet("KPI", "contacts.received", month) == 29


@pytest.mark.parametrize(
    ("span", "value"),
    [("year_to_date", 366), ("Year to date", 366), ("YTD", 366), ("quarter", 91), ("", 31), ("month", 31)],
)  # fmt: skip
def test_a_span_may_be_written_in_many_ways(sheet, span, value):
    assert sheet("KPI", "contacts.received", None, span) == value


def test_a_group_of_a_breakdown(sheet):
    figure = sheet.figures.find(IN_TIME, MARCH, Span.MONTH, "team", "Assessment 1")
    assert sheet("KPI", IN_TIME, None, None, "team", "Assessment 1") == figure.value
    assert sheet("KPI", IN_TIME, None, None, "TEAM", "assessment 1") == figure.value
    assert sheet("KPI", IN_TIME, None, None, "all", "all") == sheet("KPI", IN_TIME)


# Ranges


def test_a_range_of_names_gives_an_array(sheet):
    names = [["contacts.received"], ["referrals.received"], [""], ["contacts.recieved"]]
    assert sheet("KPI", names) == [
        [31.0], [31.0], [""], ["There is no indicator 'contacts.recieved'. Do you mean 'contacts.received'?"],
    ]  # fmt: skip


def test_a_column_and_a_row_give_a_table(sheet):
    names = [["contacts.received"], ["referrals.received"]]
    assert sheet("KPI", names, [["2020-01", "Feb 2020", None]]) == [[31, 29, 31], [31, 29, 31]]


def test_a_constant_array_is_a_range(sheet):
    assert sheet("KPI", (("contacts.received", "referrals.received"),)) == [[31, 31]]


def test_ranges_that_do_not_fit_say_so(sheet):
    said = sheet("KPI", [["a.b"]] * 3, [["2020-01"]] * 2)
    assert said == "The ranges have 2 and 3 rows. Give ranges of one size."


def test_an_error_cell_is_passed_on(sheet):
    assert sheet("KPI", "#REF!") == "#REF!"
    assert sheet("KPI", [["contacts.received"], ["#N/A"]]) == [[31.0], ["#N/A"]]
    assert sheet("KPI", "contacts.received", "#DIV/0!") == "#DIV/0!"
    assert sheet("KPI_TABLE", "contacts.received", "#REF!") == "#REF!"


def test_blank_cells(sheet):
    assert sheet("KPI", [[None]]) == ""
    assert sheet("KPI", [["contacts.received"]], [[None]], [[""]], [[None]], [[""]]) == 31
    assert sheet("KPI", None) == ""


# What cannot be answered


NO_MONTH = "is not a month. Write 2020-03, Mar 2020, a date, or -1 for a month back."
TITLE = "Assessments completed within 45 working days"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("assesments.in_45_day",), "There is no indicator 'assesments.in_45_day'. Do you mean 'assessments.in_45_days'?"),
        (("Contacts received",), "There is no indicator 'Contacts received'. Do you mean 'contacts.received'?"),
        (("zzz",), "There is no indicator 'zzz'. KPI_LIST() lists them."),
        ((True,), "There is no indicator 'True'. KPI_LIST() lists them."),
        (("contacts.received", "Marzo"), "'Marzo' " + NO_MONTH),
        (("contacts.received", True), "'True' " + NO_MONTH),
        (("contacts.received", 0), "'0' " + NO_MONTH),
        (("contacts.received", None, "mounth"), "There is no span 'mounth'. Do you mean 'month'?"),
        (("contacts.received", None, "month_end"), "'contacts.received' has no span 'month_end'. "
         "It has month, quarter, year_to_date, last_6_months, last_12_months."),
        (("contacts.received", None, None, "sorce", "x"), "'contacts.received' has no breakdown 'sorce'. Do you mean 'source'?"),
        (("contacts.received", None, None, "source"), "Name the group of 'source' as well, or use KPI_TABLE."),
        (("contacts.received", None, None, None, "MASH"), "Name the breakdown as well of which 'MASH' is a group."),
        ((IN_TIME, None, None, "team", "Asessment 1"),
         "'assessments.in_45_days' has no team 'Asessment 1'. Do you mean 'Assessment 1'?"),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_said_with_the_nearest_name(sheet, arguments, said):
    assert sheet("KPI", *arguments) == said


def test_a_figure_that_the_extracts_do_not_give_is_not_available(sheet):
    assert sheet("KPI", "contacts.received", "2017-01") == "#N/A"
    assert sheet("KPI", "child_protection.plans") == "#N/A"
    assert sheet("KPI_RAG", "child_protection.plans") == "#N/A"
    assert sheet("KPI", "child_protection.plans", None, None, "team", "MASH") == "#N/A"
    assert sheet("KPI_NOTE", "child_protection.plans").startswith("not in extract: the list")
    assert sheet("KPI_NOTE", "contacts.received", "2017-01") == "no figure of January 2017"


def test_a_denominator_of_0_is_a_dash(sheet):
    table = sheet.figures.table
    rows = table[table["value"].isna() & (table["denominator"] == 0)]
    assert len(rows)
    row = rows.iloc[0]
    where = (row["indicator"], row["period"], row["span"], row["breakdown"], row["group"])
    assert sheet("KPI", *where) == "-"
    assert sheet("KPI_RAG", *where) == "-"
    assert "no cases" in sheet("KPI_TEXT", *where)


def test_no_refresh_yet(sheet):
    assert sheet("KPI", IN_TIME, book=Asker("C:\\new.xlsm")) == NO_FIGURES
    assert sheet.excel.call("KPI", IN_TIME) == NO_FIGURES
    assert sheet("MONTH_LABEL", book=Asker("C:\\new.xlsm")) == NO_FIGURES


# Targets, comparators, change, sentence


def test_target_and_rag(sheet):
    assert sheet("KPI_TARGET", IN_TIME) == 0.95
    assert sheet("KPI_TARGET", [[IN_TIME], ["contacts.received"]]) == [[0.95], ["#N/A"]]
    assert sheet("KPI_RAG", [[IN_TIME], ["contacts.received"]]) == [["RED"], [""]]


def test_comparators_are_those_of_the_workbook(sheet):
    assert sheet("KPI_COMPARATOR", IN_TIME) == 0.83
    assert sheet("KPI_COMPARATOR", IN_TIME, "england", "year") == "2018/19"
    assert sheet("KPI_COMPARATOR", IN_TIME, "All England", "name") == "All England"
    assert sheet("KPI_COMPARATOR", IN_TIME, "region") == "#N/A"
    assert sheet("KPI_COMPARATOR", "contacts.received", "our group") == 1200
    assert sheet("KPI_COMPARATOR", "contacts.received", "our_group", "year") == "2019"
    assert sheet("KPI_COMPARATOR", IN_TIME, "englnd") == (
        "There is no comparator 'englnd'. Do you mean 'england'?"
    )
    assert sheet("KPI_COMPARATOR", IN_TIME, "england", "colour").startswith("'what' is value")


def test_change(sheet):
    assert sheet("KPI_CHANGE", "contacts.received") == 2
    assert sheet("KPI_CHANGE", "contacts.received", None, None, None, None, 2) == 0
    assert sheet("KPI_CHANGE", IN_TIME) == 1 / 31
    assert sheet("KPI_CHANGE", "contacts.received", "2019-04") == "#N/A"
    assert sheet("KPI_CHANGE", "contacts.received", None, None, None, None, 0).startswith("'back'")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((IN_TIME,), TITLE + ": 3% (1 of 31) in March 2020, up 3.2 points on February 2020; target 95% (RED)."),
        ((IN_TIME, None, None, "team", "Assessment 1"),
         TITLE + ", Assessment 1: 3% (1 of 31) in March 2020, up 3.2 points on February 2020; target 95% (RED)."),
        ((IN_TIME, "2020-02"), TITLE + ": 0% (0 of 29) in February 2020, no change since January 2020; target 95% (RED)."),
        (("contacts.received",), "Contacts received: 31 in March 2020, up 2 on February 2020."),
        (("contacts.received", None, "ytd"), "Contacts received: 366 in 2019/20 to March 2020."),
        (("contacts.received", None, "quarter"), "Contacts received: 91 in the quarter to March 2020."),
    ],
)  # fmt: skip
def test_sentence(sheet, arguments, said):
    assert sheet("KPI_TEXT", *arguments) == said


# Nothing but short texts in cells


def test_a_failure_shows_a_short_text_and_logs_no_data(sheet, tmp_path, monkeypatch):
    from xl_kpi.udfs import figure_functions, log

    monkeypatch.setattr(log, "_told", set())

    def fail(*_):
        raise RuntimeError("Jane Doe, born 01/02/2010")

    monkeypatch.setattr(figure_functions, "value_of", fail)
    assert [sheet("KPI", IN_TIME) for _ in range(3)] == [FAILED] * 3
    written = (tmp_path / "log" / "xl_kpi.log").read_text(encoding="utf-8")
    assert written.count("KPI: RuntimeError") == 1
    assert "figure_functions.py" in written
    assert "Jane" not in written
    assert "2010" not in written


def test_a_log_that_cannot_be_written_stops_nothing(sheet, tmp_path, monkeypatch):
    from xl_kpi.udfs import figure_functions, log

    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XL_KPI_LOG", str(tmp_path / "file" / "x.log"))
    monkeypatch.setattr(log, "_told", set())
    monkeypatch.setattr(figure_functions, "value_of", lambda *_: 1 / 0)
    assert sheet("KPI", IN_TIME) == FAILED


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
@pytest.mark.parametrize(
    "odd", [True, -5.5, 1e300, "#VALUE!", "x" * 3000, "\n", dt.datetime(9999, 1, 1)]
)
def test_any_argument_gives_a_short_answer(sheet, name, odd):
    """Whatever stands in the cells, of whatever kind, the answer fits into a cell."""
    count = len(FUNCTIONS[name].arguments)
    for arguments in ([odd] * count, [[[odd, odd], [None, odd]]] * count):
        answer = sheet(name, *arguments)
        rows = answer if isinstance(answer, list) else [[answer]]
        for said in (cell for row in rows for cell in row):
            assert said != FAILED
            assert not isinstance(said, str) or (len(said) <= 255 and "Traceback" not in said)
