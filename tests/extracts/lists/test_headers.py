import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_kpi.extracts.headers import header_key, match_headers, normalise
from xl_kpi.extracts.lists import ALL_LISTS, LISTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Date of Referral", "Date of referral"),
        ("LA In Touch ", "LA in Touch"),
        ("Child\xa0Unique\u2009ID", "ChildUniqueID"),
        ("Child’s Legal Status", "Child's Legal Status"),
        ("‘Missing’ from", '"Missing" from'),
        ("Date of Last IRO Visit / Contact", "Date of Last IRO Visit/Contact"),
        ("Child\nUnique\r\nID", "child_unique_id"),
        ("\ufeffCHILD", "Child"),
        ("CP & Court", "CP and Court"),
        ("Réf", "ref"),
    ],
)
def test_spellings_that_are_the_same(one, other):
    assert normalise(one) == normalise(other)


def test_digits_count():
    assert normalise("List 1") != normalise("List 11")


@pytest.mark.parametrize(
    "header",
    [
        "Date of Contact (DD/MM/YYYY)",
        "Date of Contact dd/mm/yy",
        "Date of Contact (DD/",
    ],
)
def test_a_note_of_the_format_does_not_matter(header):
    assert header_key(header) == "dateofcontact"


@given(st.text())
def test_normalise_is_done_once_and_for_all(text):
    assert normalise(normalise(text)) == normalise(text)


def names(cells, list_id):
    return dict(match_headers(cells, LISTS[list_id]).positions)


def test_age_in_both_layouts():
    assert names(["Age"], "contacts") == {"age": 0}
    assert names(["Age of Child (Years)"], "contacts") == {"age": 0}
    assert names(["Age of the child at the extract date"], "contacts") == {"age": 0}


def test_sex_is_the_name_of_gender_since_2026():
    assert names(["Sex"], "referrals") == {"gender": 0}


@pytest.mark.parametrize("list_id", ["contacts", "referrals", "looked_after", "adoption"])
def test_date_of_birth_is_only_the_date_of_birth(list_id):
    for header in ("Date of Birth", "DOB", "Date of Birth or expected date", "date of birth "):
        assert names([header], list_id) == {"birth_date": 0}


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
@pytest.mark.parametrize(
    "header", ["Date", "Date of", "Start Date", "End Date", "ID", "Reason", "?"]
)
def test_vague_headers_match_nothing(header, extract_list):
    assert not match_headers([header], extract_list).positions


@pytest.mark.parametrize("length", [63, 64, 50, 40])
def test_headers_that_a_system_cut_off(length):
    looked_after = LISTS["looked_after"]
    long = [column for column in looked_after.columns if len(column.header) > length]
    assert long
    for column in long:
        assert names([column.header[:length]], "looked_after") == {column.name: 0}


def test_a_cut_inside_a_word_may_be_short():
    assert names(["Continuous Assessment Start Da"], "assessments") == {"started": 0}
    assert names(["Date of Initial Child Protecti"], "section_47") == {"conference_date": 0}


def test_a_whole_phrase_is_no_cut():
    assert names(["Number of Placements"], "looked_after") == {}
    assert names(["Number of Referrals"], "referrals") == {}


def test_a_cut_that_two_headers_share_is_neither():
    assert names(["Date of Decision that Child Should "], "adoption") == {}
    assert names(["Number of Episodes the Child has been"], "looked_after") == {}
    assert names(["Child Protection Plan"], "child_protection") == {}


def test_standard_safeguarding_dataset_names():
    cells = ["ChildUniqueID", "Gender", "Ethnicity", "DateOfBirth", "Age", "HasDisability"]
    cells += ["ContinuousAssessmentStart", "ContinuousAssessmentChildSeen"]
    cells += ["ContinuousAssessmentAuthDate", "CSCSupportRequired"]
    cells += ["AllocatedTeam", "AllocatedWorker"]
    expected = {column.name: at for at, column in enumerate(LISTS["assessments"].columns)}
    assert names(cells, "assessments") == expected


def test_care_leavers_of_2019_and_of_2024():
    older = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
    older += ["Does the Child have a Disability", "Allocated Team", "Allocated Worker"]
    older += ["Eligibility Category", "LA In Touch ", "Type of Accommodation"]
    older += ["Suitability of Accommodation", "Activity Status"]
    match = match_headers(older, LISTS["care_leavers"])
    assert len(match.positions) == 13
    assert {column.name for column in match.missing} == {
        "uasc",
        "personal_adviser",
        "pathway_plan_reviewed",
        "last_contact",
    }
    assert match.complete
    newer = ["UASC", "Allocated Personal Adviser", "Latest Date of Contact", "LA in Touch"]
    assert set(names(newer, "care_leavers")) == {
        "uasc",
        "personal_adviser",
        "last_contact",
        "in_touch",
    }


def test_the_surest_of_two_cells_is_taken():
    match = match_headers(["Team", "Allocated Team"], LISTS["referrals"])
    assert match.positions["team"] == 1
    assert match.extras == ((0, "Team"),)


def test_of_two_equal_cells_none_is_taken():
    match = match_headers(["Date of Contact", "Age", "date of  contact"], LISTS["contacts"])
    assert "contact_date" not in match.positions
    assert match.repeated == (("Date of Contact", (0, 2)),)
    assert "contact_date" in {column.name for column in match.missing}
    assert match.extras == ()


def test_empty_cells_and_other_columns():
    match = match_headers([None, "", "  ", "Child ID", "Remarks "], LISTS["contacts"])
    assert dict(match.positions) == {"child_id": 3}
    assert match.extras == ((4, "Remarks"),)
    assert not match.complete


@given(st.lists(st.one_of(st.none(), st.text(max_size=40)), max_size=8))
def test_no_cell_is_two_columns(cells):
    for extract_list in ALL_LISTS:
        positions = list(match_headers(cells, extract_list).positions.values())
        assert len(positions) == len(set(positions))
