from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from tests.extracts.small_lists import (
    AUTHORISED,
    CONTACT_DATE,
    SETTINGS,
    assessments,
    computed,
    contacts,
    days,
    of_kind,
    read,
    referrals,
    understood,
)
from xl_kpi.errors import ExtractError
from xl_kpi.problems import Severity


def frame(extracts, list_id="contacts"):
    return extracts.lists[list_id].frame


def places(problems):
    return [(problem.row, problem.column, problem.value) for problem in problems]


# What a cell holds


def test_ids_stay_text_with_their_zeros_and_letters():
    ids = ["000123", "123", "00A7", " 9 "]
    extracts = understood(
        {"contacts": contacts(days("2020-03-01", "2020-03-04"), **{"Child Unique ID": ids})}
    )
    assert frame(extracts)["child_id"].tolist() == ["000123", "123", "00A7", "9"]
    assert not of_kind(extracts, "same key")


def test_ids_that_excel_holds_as_numbers_have_no_decimals():
    ids = [1234567.0, 12345678901234]
    extracts = understood(
        {"contacts": contacts(days("2020-03-01", "2020-03-02"), **{"Child Unique ID": ids})}
    )
    assert frame(extracts)["child_id"].tolist() == ["1234567", "12345678901234"]


def test_dates_of_every_kind_in_one_column():
    mixed = [
        "31/03/2020",
        "2020-03-30",
        43919,
        datetime(2020, 3, 28),
        date(2020, 3, 27),
        "26 March 2020",
    ]
    extracts = understood({"contacts": contacts(mixed)})
    assert frame(extracts)["contact_date"].dt.strftime("%d/%m").tolist() == [
        "31/03", "30/03", "29/03", "28/03", "27/03", "26/03",
    ]  # fmt: skip
    assert not of_kind(extracts, "date not understood")


def test_a_month_first_date_is_missing_and_reported_where_it_stands():
    extracts = understood({"contacts": contacts(["30/03/2020", "03/31/2020"])})
    assert frame(extracts)["contact_date"].isna().tolist() == [False, True]
    (problem,) = of_kind(extracts, "date not understood")
    assert (problem.severity, problem.file) == (Severity.ERROR, "contacts")
    assert (problem.list_id, problem.row) == ("contacts", 3)
    assert (problem.column, problem.value) == (CONTACT_DATE, "03/31/2020")
    assert "31/03/2020" in problem.to_do


def test_a_row_without_a_usable_date_is_told_with_the_figure():
    extracts = understood({"contacts": contacts([*days("2020-02-01", "2020-03-31"), "03/31/2020"])})
    figure = computed(extracts, "contacts.received").find("contacts.received")
    assert figure.value == 31
    assert "1 row left out" in figure.note


@pytest.mark.parametrize("ended", ["#N/A", "03/31/2020"])
def test_an_end_that_cannot_be_read_does_not_pass_for_a_case_still_open(ended):
    authorised = [*days("2020-02-01", "2020-03-31"), ended]
    rows = assessments(["2020-01-15"] * len(authorised), authorised)
    figures = computed(
        understood({"assessments": rows}), "assessments.open", "assessments.completed"
    )
    still_open, completed = (figures.find(f"assessments.{name}") for name in ("open", "completed"))
    assert completed.value == 31
    assert still_open.value == 0 or "1 row" in still_open.note
    assert "1 row" in completed.note


ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")


@pytest.mark.parametrize(
    "column",
    ["Gender", CONTACT_DATE, "Child Unique ID", "Contact Source", "Age of Child (Years)"],
)
def test_an_error_cell_is_never_a_silent_blank(column):
    rows = contacts(days("2020-03-01", "2020-03-08"))
    rows.loc[1:, column] = ERRORS
    problems = of_kind(understood({"contacts": rows}), "Excel error")
    assert places(problems) == [(row, column, error) for row, error in enumerate(ERRORS, start=3)]
    assert all(problem.to_do for problem in problems)


def test_an_unknown_code_is_kept_reported_and_counted_as_not_recognised():
    every = days("2020-02-01", "2020-03-31")
    rows = contacts(
        every, **{"Contact Source": ["6: Police"] * (len(every) - 1) + ["A passing balloonist"]}
    )
    extracts = understood({"contacts": rows})
    assert frame(extracts)["source"].iloc[-1] == "not recognised: A passing balloonist"
    (problem,) = of_kind(extracts, "code not recognised")
    assert (problem.row, problem.value) == (len(every) + 1, "A passing balloonist")
    figures = computed(extracts, "contacts.received")
    assert figures.find("contacts.received", breakdown="source", group="not recognised").value == 1
    assert figures.find("contacts.received").value == 31


@pytest.mark.parametrize("typed", ["a) Male", "Male", "M", "male", " MALE ", "1"])
def test_a_code_has_its_standard_form_however_it_is_typed(typed):
    extracts = understood({"contacts": contacts(["2020-03-02"], Gender=typed)})
    assert frame(extracts)["gender"].tolist() == ["a) Male"]


def test_a_word_that_is_a_code_is_not_reported_as_an_empty_cell():
    # No disability is written "None" by some systems.
    rows = assessments(
        ["2020-01-15"], ["2020-03-02"], **{"Does the Child have a Disability": "None"}
    )
    extracts = understood({"assessments": rows})
    assert frame(extracts, "assessments")["disability"].tolist() == ["b) No"]
    assert not of_kind(extracts, "blank") + of_kind(extracts, "read as blank")


@pytest.mark.parametrize("typed", ["lots", "1,5", "2.5", "1e999"])
def test_a_number_that_is_none_is_missing_and_reported(typed):
    rows = referrals(["2020-03-02"], **{"Number of Referrals in Last 12 Months": typed})
    extracts = understood({"referrals": rows})
    assert frame(extracts, "referrals")["referrals_in_12_months"].isna().all()
    assert places(of_kind(extracts, "number not understood")) == [
        (2, "Number of Referrals in Last 12 Months", typed)
    ]


def test_a_blank_where_none_may_be_is_reported():
    rows = contacts(["2020-03-02", "2020-03-03"], **{"Child Unique ID": ["000001", None]})
    (problem,) = of_kind(understood({"contacts": rows}), "blank")
    assert (problem.severity, problem.row, problem.column) == (Severity.ERROR, 3, "Child Unique ID")


def test_a_blank_end_is_no_problem():
    extracts = understood({"assessments": assessments(["2020-03-02"], [None])})
    assert not [p for p in extracts.problems if p.severity is not Severity.NOTE]


# Where a problem stands


def test_rows_are_numbered_as_excel_does_below_titles_and_across_empty_rows(tmp_path):
    header = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source"
    (tmp_path / "Contacts.csv").write_text(
        "Contacts received,,,,,,\n"
        ",,,,,,\n"
        f"{header}\n"
        "1,M,WBRI,01/02/2010,10,01/03/2020,6\n"
        ",,,,,,\n"
        "2,M,WBRI,01/02/2010,10,soon,6\n"
    )
    extracts = read(tmp_path)
    assert frame(extracts)["_row"].tolist() == [4, 6]
    (problem,) = of_kind(extracts, "date not understood")
    assert (problem.file, problem.row) == ("Contacts.csv", 6)


def test_a_problem_names_the_header_as_it_stands_in_the_sheet():
    rows = contacts(["soon"]).rename(columns={CONTACT_DATE: "contact DATE", "Gender": "Sex"})
    rows["Sex"] = "purple"
    extracts = understood({"contacts": rows})
    assert of_kind(extracts, "date not understood")[0].column == "contact DATE"
    assert of_kind(extracts, "code not recognised")[0].column == "Sex"


def test_a_workbooks_problems_name_the_sheet(tmp_path):
    with pd.ExcelWriter(tmp_path / "Annex A.xlsx") as workbook:
        contacts(["2020-03-01", "soon"]).to_excel(workbook, sheet_name="List 1", index=False)
        referrals(["2020-03-01", "later"]).to_excel(workbook, sheet_name="List 3", index=False)
    problems = of_kind(read(tmp_path), "date not understood")
    assert [(p.file, p.sheet, p.row, p.value) for p in problems] == [
        ("Annex A.xlsx", "List 1", 3, "soon"),
        ("Annex A.xlsx", "List 3", 3, "later"),
    ]


def test_a_thousand_troubles_of_a_column_are_listed_in_part_and_counted_in_full():
    extracts = understood({"contacts": contacts(["soon"] * 1000 + ["2020-03-02"])})
    problems = of_kind(extracts, "date not understood")
    assert len(problems) < 300
    listed = [problem for problem in problems if problem.row is not None]
    (rest,) = [problem for problem in problems if problem.row is None]
    assert f"{1000 - len(listed):,} more" in rest.what


@pytest.mark.parametrize("trouble", ["soon", "#N/A", "03/31/2020", ""])
def test_every_problem_says_what_to_do(trouble):
    extracts = understood({"contacts": contacts(["2020-03-02", trouble]).drop(columns="Gender")})
    assert extracts.problems
    for problem in extracts.problems:
        assert problem.what
        assert problem.to_do
        assert str(problem.severity) in ("error", "warning", "note")


# Rows against rows


def test_rows_equal_in_every_column_count_once_and_are_reported():
    every = days("2020-02-01", "2020-03-31")
    rows = contacts(every)
    rows = pd.concat([rows, rows.tail(2)], ignore_index=True)
    extracts = understood({"contacts": rows})
    assert [p.row for p in of_kind(extracts, "duplicate row")] == [len(every) + 2, len(every) + 3]
    assert computed(extracts, "contacts.received").find("contacts.received").value == 31


def test_rows_equal_in_their_key_alone_are_all_kept_and_reported():
    rows = contacts(["2020-03-02"] * 2, **{"Child Unique ID": "000001", "Gender": ["M", "F"]})
    extracts = understood({"contacts": rows})
    assert len(extracts.lists["contacts"].cases) == 2
    assert [p.row for p in of_kind(extracts, "same key")] == [2, 3]
    assert not of_kind(extracts, "duplicate row")


def test_rows_that_differ_in_an_unknown_column_only_are_no_duplicates():
    rows = contacts(["2020-03-02"] * 2, **{"Child Unique ID": "000001", "Contact ref": ["A", "B"]})
    extracts = understood({"contacts": rows})
    assert len(extracts.lists["contacts"].cases) == 2
    assert not of_kind(extracts, "duplicate row")


def test_rows_that_differ_in_what_cannot_be_read_are_no_duplicates():
    rows = contacts(["31/31/2020", "32/01/2020"], **{"Child Unique ID": "000001"})
    assert not of_kind(understood({"contacts": rows}), "duplicate row")


def test_a_doubled_row_beside_a_third_of_its_key():
    rows = contacts(["2020-03-02"] * 3, **{"Child Unique ID": "000001", "Gender": ["M", "M", "F"]})
    extracts = understood({"contacts": rows})
    assert [p.row for p in of_kind(extracts, "duplicate row")] == [3]
    assert [p.row for p in of_kind(extracts, "same key")] == [2, 4]


def test_rows_without_an_id_are_not_the_same_child():
    rows = contacts(["2020-03-02"] * 2, **{"Child Unique ID": None, "Gender": ["M", "F"]})
    assert not of_kind(understood({"contacts": rows}), "same key")


def test_closed_before_opened_is_left_out_reported_and_told_with_the_figure():
    authorised = days("2020-02-01", "2020-03-31")
    started = ["2020-01-15"] * (len(authorised) - 1) + ["2020-04-01"]
    extracts = understood({"assessments": assessments(started, authorised)})
    (problem,) = of_kind(extracts, "dates out of order")
    assert (problem.severity, problem.row) == (Severity.ERROR, len(authorised) + 1)
    assert (problem.column, problem.value) == (AUTHORISED, "31/03/2020")
    figure = computed(extracts, "assessments.completed").find("assessments.completed")
    assert figure.value == 30
    assert "1 row left out" in figure.note


def test_closed_on_the_day_it_was_opened_is_in_order():
    extracts = understood({"assessments": assessments(["2020-03-02"], ["2020-03-02"])})
    assert not of_kind(extracts, "dates out of order")


# Lists of several files, columns too many and too few


def test_two_files_of_one_list_are_joined(tmp_path):
    contacts(["2020-03-01"], Gender="F").to_csv(tmp_path / "Contacts A.csv", index=False)
    contacts(["2020-03-02", "2020-03-03"]).to_csv(tmp_path / "Contacts B.csv", index=False)
    rows = frame(read(tmp_path))
    assert rows["_file"].tolist() == ["Contacts A.csv", "Contacts B.csv", "Contacts B.csv"]
    assert rows["_row"].tolist() == [2, 2, 3]
    assert rows["gender"].tolist() == ["b) Female", "a) Male", "a) Male"]


def test_a_row_that_stands_in_two_files_counts_once(tmp_path):
    contacts(days("2020-03-01", "2020-03-03")).to_csv(tmp_path / "Contacts A.csv", index=False)
    contacts(days("2020-03-01", "2020-03-05")).to_csv(tmp_path / "Contacts B.csv", index=False)
    extracts = read(tmp_path)
    assert len(extracts.lists["contacts"].cases) == 5
    assert {p.file for p in of_kind(extracts, "duplicate row")} == {"Contacts B.csv"}


def test_a_row_that_stands_in_a_workbook_and_in_a_csv_counts_once(tmp_path):
    rows = contacts(days("2020-03-01", "2020-03-03"), Comment=["seen", None, None])
    rows.to_csv(tmp_path / "Contacts A.csv", index=False)
    rows.to_excel(tmp_path / "Contacts B.xlsx", index=False)
    assert len(read(tmp_path).lists["contacts"].cases) == 3


@pytest.mark.parametrize(
    "lacking",
    [
        "Contact Source",
        "Gender",
        "Age of Child (Years)",
        "Date of Birth",
        "Child Unique ID",
        CONTACT_DATE,
    ],
)
def test_two_files_of_which_one_lacks_a_column_are_joined(tmp_path, lacking):
    contacts(["2020-03-01"]).to_csv(tmp_path / "Contacts A.csv", index=False)
    contacts(["2020-03-02"]).drop(columns=lacking).to_csv(tmp_path / "Contacts B.csv", index=False)
    extracts = read(tmp_path)
    assert len(frame(extracts)) == 2
    (problem,) = of_kind(extracts, "missing column")
    assert (problem.file, problem.column) == ("Contacts B.csv", lacking)


def test_two_files_of_different_unknown_columns_are_joined(tmp_path):
    contacts(["2020-03-01"], Ref="A1").to_csv(tmp_path / "Contacts A.csv", index=False)
    contacts(["2020-03-02"], Note="long").to_csv(tmp_path / "Contacts B.csv", index=False)
    extras = read(tmp_path).lists["contacts"].extras
    assert extras.fillna("").to_dict("list") == {"Ref": ["A1", ""], "Note": ["", "long"]}


def test_two_files_of_one_list_hold_the_same_in_either_order(tmp_path):
    older = contacts(
        days("2020-02-01", "2020-02-29"), Gender="F", **{"Contact Source": "1A: Individual"}
    )
    newer = contacts(days("2020-03-01", "2020-03-31"))
    counted = []
    for first, second in ((older, newer), (newer, older)):
        first.to_csv(tmp_path / "Contacts A.csv", index=False)
        second.to_csv(tmp_path / "Contacts B.csv", index=False)
        figures = computed(read(tmp_path), "contacts.received").table
        counted.append(figures[figures["indicator"] == "contacts.received"].reset_index(drop=True))
    pd.testing.assert_frame_equal(*counted)


def test_unknown_columns_are_kept_aside_row_by_row():
    rows = contacts(["2020-03-01", "2020-03-02"], **{"Contact ref": ["007", "#N/A"]})
    clean = understood({"contacts": rows}).lists["contacts"]
    assert clean.extras["Contact ref"].tolist() == ["007", "#N/A"]
    assert "Contact ref" not in clean.frame


@pytest.mark.parametrize(
    ("lacking", "severity"), [(CONTACT_DATE, Severity.ERROR), ("Contact Source", Severity.WARNING)]
)
def test_a_missing_column_is_reported_by_its_name(lacking, severity):
    extracts = understood({"contacts": contacts(["2020-03-02"]).drop(columns=lacking)})
    (problem,) = of_kind(extracts, "missing column")
    assert (problem.column, problem.severity) == (lacking, severity)


def test_figures_that_lack_a_column_or_a_list_say_which():
    rows = contacts(days("2020-02-01", "2020-03-31")).drop(columns="Contact Source")
    figures = computed(understood({"contacts": rows}), "contacts.received", "assessments.completed")
    assert figures.find("contacts.received").value == 31
    share = figures.find("contacts.received", breakdown="source")
    assert share.value is None
    assert share.note.startswith("not in extract")
    assert "Contact Source" in share.note
    missing = figures.find("assessments.completed")
    assert missing.value is None
    assert missing.note == "not in extract: the list 'Assessments' is missing"


def test_figures_whose_column_is_missing_say_its_header():
    rows = contacts(days("2020-02-01", "2020-03-31")).drop(columns=CONTACT_DATE)
    figures = computed(understood({"contacts": rows}), "contacts.received")
    figure = figures.find("contacts.received")
    assert figure.value is None
    assert CONTACT_DATE in figure.note


def test_a_list_with_headers_and_no_rows_gives_no_zero():
    frames = {"contacts": contacts([]), "referrals": referrals(days("2020-02-01", "2020-03-31"))}
    figure = computed(understood(frames), "contacts.received").find("contacts.received")
    assert figure.value is None
    assert figure.note.startswith("not in extract")


# The whole


def test_what_comes_in_is_left_as_it_was():
    rows = contacts(["02/03/2020", "2020-03-03", None, "soon"], Gender=["M", "F", None, "#N/A"])
    before = rows.copy(deep=True)
    understood({"contacts": rows})
    pd.testing.assert_frame_equal(rows, before)


def test_no_list_at_all_stops_the_run_and_says_how_sheets_are_named():
    with pytest.raises(ExtractError, match="List 1"):
        understood({"shopping": pd.DataFrame({"Item": ["Bread"], "Price": [1.2]})})


def test_no_date_at_all_is_an_error_and_says_what_to_do():
    extracts = understood({"contacts": contacts(["soon"])}, replace(SETTINGS, as_at=None))
    (problem,) = [p for p in extracts.problems if p.kind == "no date can be read"]
    assert problem.severity == "error"
    assert "--as-at" in problem.to_do


def test_same_input_same_problems_and_same_rows():
    rows = contacts(["02/03/2020", "soon", "2020-03-03"], Gender=["M", "purple", "#N/A"])
    first, second = understood({"contacts": rows}), understood({"contacts": rows})
    assert first.problems == second.problems
    pd.testing.assert_frame_equal(frame(first), frame(second))
