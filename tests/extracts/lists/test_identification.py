import random

import pyarrow as pa
import pytest

from xl_kpi.extracts.identification import Identified, NotIdentified, identify
from xl_kpi.extracts.lists import ALL_LISTS, LISTS
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.sheet_names import lists_named, says_no_list
from xl_kpi.problems import Severity


def sheet(*rows, name="Sheet1", file="extract.xlsx"):
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = {str(at): pa.array([row[at] for row in padded], pa.string()) for at in range(width)}
    return RawTable(file, name, pa.table(columns))


def headers(list_id):
    return [column.header for column in LISTS[list_id].columns]


def found(table):
    result = identify(table)
    assert isinstance(result, Identified), result
    return result


def not_found(table):
    result = identify(table)
    assert isinstance(result, NotIdentified), result
    return result


def kinds(result):
    return [(problem.severity, problem.kind) for problem in result.problems]


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_every_list_is_told_by_its_headers_alone(extract_list):
    result = found(sheet(headers(extract_list.id)))
    assert result.list is extract_list
    assert (result.header_row, result.match.score, result.problems) == (0, 1.0, ())


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_every_list_is_found_by_its_title_without_a_warning(extract_list):
    result = found(sheet(headers(extract_list.id), name=extract_list.title[:31]))
    assert (result.list, result.problems) == (extract_list, ())


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_every_list_is_found_by_its_own_file_name(extract_list):
    file = f"{extract_list.file_stem}.csv"
    result = found(sheet(headers(extract_list.id), name="", file=file))
    assert (result.list, result.problems) == (extract_list, ())


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_columns_may_stand_in_any_order(extract_list):
    result = found(sheet(headers(extract_list.id)[::-1]))
    assert result.list is extract_list


def test_the_three_layouts():
    template = sheet(["List 1: Contacts"], headers("contacts"), name="List_1")
    assert found(template).header_row == 1
    plain = sheet(headers("contacts"), ["1", "F"], name="List 1")
    assert found(plain).header_row == 0
    csv = sheet(headers("contacts"), ["1", "F"], name="", file="list_1_contacts.csv")
    assert found(csv).list.id == "contacts"


def test_titles_and_blank_rows_above():
    table = sheet(["Run on 31/03/2020"], [], ["List 3: Referral"], [], headers("referrals"), ["1"])
    result = found(table)
    assert (result.list.id, result.header_row, result.problems) == ("referrals", 4, ())


def test_headers_below_the_rows_that_are_searched():
    table = sheet(*[["x", "y"]] * 25, headers("contacts"), name="List_1")
    assert not_found(table).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("name", "list_id"),
    [
        ("List_1", "contacts"),
        ("List 1", "contacts"),
        ("list1 contacts", "contacts"),
        ("LIST_01", "contacts"),
        ("Annex A - List 10", "adoption"),
        ("List_11", "adopters"),
        ("AnnexAList3", "referrals"),
        ("List 8 - 2020-03", "looked_after"),
        ("Contacts", "contacts"),
        ("Early Help", "early_help"),
        ("Referrals", "referrals"),
        ("Sec47 and ICPC", "section_47"),
        ("S47 & ICPC", "section_47"),
        ("Children in Care", "looked_after"),
        ("CLA", "looked_after"),
        ("CiN", "children_in_need"),
        ("Care Leavers March 2020", "care_leavers"),
        ("SSDA903_2020_episodes", "ssda903_episodes"),
        ("Episodes_Mock", "ssda903_episodes"),
        ("SSDA903_2020_prev_perm", "ssda903_previous_permanence"),
        ("OC3", "ssda903_oc3"),
        ("contact decisions", "contact_decisions"),
        ("ReferralDecisions", "referral_decisions"),
        ("Assessment steps", "assessment_steps"),
        ("CP plan history", "cp_plans"),
        ("CIN plans", "cin_plans"),
    ],
)
def test_names(name, list_id):
    assert lists_named(name, ALL_LISTS)[0].id == list_id


@pytest.mark.parametrize(
    "name",
    ["Sheet1", "Lists 1 to 11", "List 1-11", "List 12", "List 1 to 11", "Blacklist1", "Data"],
)
def test_names_of_no_list(name):
    assert lists_named(name, ALL_LISTS) == ()


def test_list_1_is_not_list_10_or_11():
    for number in range(1, 12):
        named = lists_named(f"List {number}", ALL_LISTS)
        assert [one.number for one in named] == [number]


@pytest.mark.parametrize(
    "name", ["Front_Sheet", "FAQ_and_changes", "Guidance", "Codes_used", "Chart 1"]
)
def test_names_of_sheets_beside_the_lists(name):
    assert says_no_list(name)


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_no_list_goes_by_the_name_of_a_sheet_beside(extract_list):
    assert not says_no_list(extract_list.title)
    assert not says_no_list(extract_list.file_stem)


@pytest.mark.parametrize(
    "table",
    [
        sheet(name="Empty"),
        sheet([None, None], [" ", ""], name="List_1"),
        sheet(["Annex A"], ["Lists 1 - 11"], name="Front_Sheet"),
        sheet(["Gender", None, "Ethnicity", "Referral NFA?"], ["a) Male", None], name="Codes_used"),
        sheet(["List 1: Contacts", "Child Unique ID", "A number"], name="Guidance"),
        sheet(["Team", "Total"], ["A", "3"], name="Pivot"),
        sheet(["Referrals by team"], ["Allocated Team", "Total"], name="Referrals chart"),
        sheet(["Team", "Total"], ["A", "3"], name="Sheet2", file="contacts.xlsx"),
    ],
)
def test_sheets_beside_the_lists_make_no_noise(table):
    assert not_found(table).severity is Severity.NOTE


def test_a_table_of_figures_is_no_list_of_entered_figures():
    figures = ["indicator", "title", "chapter", "period", "span", "breakdown", "group"]
    figures += ["numerator", "denominator", "value", "unit", "target", "rag", "source", "note"]
    not_found(sheet(figures, name="Figures", file="pack.xlsx"))


@pytest.mark.parametrize("name", ["Sheet1", "Contacts", "Front door"])
def test_contacts_and_decisions_on_them(name):
    assert found(sheet(headers("contacts"), name=name)).list.id == "contacts"
    result = found(sheet(headers("contact_decisions"), name=name))
    assert (result.list.id, result.problems) == ("contact_decisions", ())


@pytest.mark.parametrize("name", ["Sheet1", "Referrals"])
def test_referrals_and_decisions_on_them(name):
    assert found(sheet(headers("referrals"), name=name)).list.id == "referrals"
    result = found(sheet(headers("referral_decisions"), name=name))
    assert (result.list.id, result.problems) == ("referral_decisions", ())


@pytest.mark.parametrize("name", ["Sheet1", "Assessments"])
def test_assessments_and_their_steps(name):
    assert found(sheet(headers("assessments"), name=name)).list.id == "assessments"
    result = found(sheet(headers("assessment_steps"), name=name))
    assert (result.list.id, result.problems) == ("assessment_steps", ())


def test_decisions_with_the_columns_of_annex_a_beside():
    more = [*headers("contact_decisions"), "Gender", "Ethnicity", "Date of Birth", "Age"]
    assert found(sheet(more)).list.id == "contact_decisions"


def test_plans_of_list_7_and_plan_history():
    for name in ("CP Plans", "Child Protection", "Sheet1"):
        assert found(sheet(headers("child_protection"), name=name)).list.id == "child_protection"
    assert found(sheet(headers("cp_plans"), name="CP Plans")).list.id == "cp_plans"


def test_headers_win_over_the_name_with_a_warning():
    result = found(sheet(headers("assessments"), name="List_3"))
    assert result.list.id == "assessments"
    assert kinds(result) == [(Severity.WARNING, "name and headers differ")]
    assert "list 3 (Referral)" in result.problems[0].what


def test_a_title_that_differs_from_the_sheet_does_not_matter():
    result = found(sheet(["List 2: Early Help"], headers("contacts"), name="List_1"))
    assert (result.list.id, result.problems) == ("contacts", ())


def test_few_of_the_columns_are_enough_where_they_are_the_lists_own():
    cells = ["Child ID", "Date Started to be Looked After", "Date Ceased to be Looked After"]
    assert found(sheet(cells)).list.id == "looked_after"


def test_a_missing_needed_column_under_the_lists_name():
    cells = [header for header in headers("contacts") if header != "Date of Contact"]
    result = found(sheet(cells, name="List_1"))
    assert result.list.id == "contacts"
    assert [column.name for column in result.match.missing] == ["contact_date"]


def test_a_missing_needed_column_without_a_name():
    cells = [header for header in headers("referrals") if header != "Date of referral"]
    result = not_found(sheet(cells))
    assert result.severity is Severity.WARNING
    assert "Date of referral" in result.reason


def test_headers_that_two_lists_could_have():
    cells = sorted({*headers("case_supervision"), *headers("allocations")})
    result = not_found(sheet(cells))
    assert result.severity is Severity.WARNING
    assert "may be those of" in result.reason
    assert found(sheet(cells, name="Allocations")).list.id == "allocations"


def test_a_named_sheet_with_foreign_headers():
    result = not_found(sheet(["Ref", "When", "Who"], ["1", "2020-01-01", "x"], name="List_1"))
    assert result.severity is Severity.WARNING
    assert "list 1 (Contacts)" in result.reason
    assert [(p.kind, p.sheet) for p in result.problems] == [("sheet not used", "List_1")]


def test_a_list_without_rows_is_a_list():
    assert found(sheet(headers("adopters"), name="List_11")).list.id == "adopters"


CONTACT = ["1", "a) Male", "a) WBRI", "2010-05-01", "9", "2020-03-02", "q) 6: Police"]
OTHER_CONTACT = ["2", "b) Female", "s) NOBT", None, None, "03/03/2020", "e) 2A: Schools"]


def test_data_without_headers():
    result = found(sheet(CONTACT, OTHER_CONTACT, name="List_1"))
    assert (result.list.id, result.header_row) == ("contacts", -1)
    assert result.match.positions["contact_date"] == 5
    assert kinds(result) == [(Severity.WARNING, "no header row")]


def test_data_without_headers_under_a_title():
    assert found(sheet(["List 1: Contacts"], CONTACT, name="List_1")).header_row == 0


@pytest.mark.parametrize(
    "rows",
    [
        [CONTACT[:-1]],
        [[*CONTACT, "more"]],
        [[CONTACT[at] for at in (0, 1, 2, 3, 4, 6, 5)]],
        [["Ref", "Sex", "Origin", "Born", "Years", "When", "Who"], CONTACT, OTHER_CONTACT],
        [["1", "a) Male", "a) WBRI", None, "9", None, "q) 6: Police"]],
        [["1", "2020-01-01", "a) WBRI", None, "9", "2020-01-01", "q) 6: Police"]],
    ],
)
def test_data_without_headers_that_do_not_fit(rows):
    not_found(sheet(*rows, name="List_1"))


def test_data_without_headers_or_name():
    not_found(sheet(CONTACT, OTHER_CONTACT))


def test_a_repeated_column_that_does_not_differ_is_read_once():
    cells = [*headers("contacts"), "Date of Contact"]
    result = found(sheet(cells, [*CONTACT, CONTACT[5]], name="List_1"))
    assert result.match.positions["contact_date"] == 5
    assert result.match.repeated == ()
    assert kinds(result) == [(Severity.NOTE, "column repeated")]


def test_an_empty_repeated_column_is_passed_over():
    cells = ["Date of Contact", *headers("contacts")]
    result = found(sheet(cells, [None, *CONTACT], name="List_1"))
    assert result.match.positions["contact_date"] == 6


def test_repeated_columns_that_differ_are_not_guessed_between():
    cells = [*headers("contacts"), "Date of Contact"]
    result = found(sheet(cells, [*CONTACT, "2020-01-01"], name="List_1"))
    assert "contact_date" not in result.match.positions
    assert result.match.repeated == (("Date of Contact", (5, 7)),)
    assert kinds(result) == [(Severity.ERROR, "column repeated")]


def test_two_sheets_of_one_list_are_both_that_list():
    for name in ("List_1 part 1", "List_1 part 2"):
        assert found(sheet(headers("contacts"), name=name)).list.id == "contacts"


@pytest.mark.parametrize("list_id", ["staff", "entered_figures", "ssda903_oc2"])
def test_lists_that_no_date_can_prove_are_not_read_without_headers(list_id):
    row = ["1"] * len(headers(list_id))
    not_found(sheet(row, name=LISTS[list_id].title))


def test_headers_as_they_stand_in_the_sheet():
    result = found(sheet([" Child ID ", "DATE OF CONTACT"], name="List_1"))
    assert (result.header("child_id"), result.header("contact_date")) == (
        "Child ID",
        "DATE OF CONTACT",
    )
    assert found(sheet(CONTACT, name="List_1")).header("contact_date") == "Date of Contact"


@pytest.mark.parametrize("name", ["Sheet1", "title"])
@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_with_fewer_columns_and_other_names_it_is_never_another_list(extract_list, name):
    chance = random.Random(extract_list.id)
    for _ in range(15):
        share = chance.choice([0.2, 0.6, 0.9])
        kept = [c for c in extract_list.columns if c.needed or chance.random() < share]
        cells = [chance.choice([column.header, *column.also]) for column in kept]
        cells += chance.sample(["Notes", "Ward", "Gender", "Age", "Date of Birth"], 2)
        chance.shuffle(cells)
        result = identify(sheet(cells, name=extract_list.title if name == "title" else name))
        if name == "title" or isinstance(result, Identified):
            assert isinstance(result, Identified)
            assert result.list is extract_list
