import pytest

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.codes import local
from xl_kpi.extracts.codes.code_list import CodeList, Recognised

CODE_LISTS = [value for value in vars(local).values() if isinstance(value, CodeList)]


def _standard(codes, label):
    """The code as it is declared, with its group if it has one."""
    return next(Recognised(one.label, one.group) for one in codes.codes if one.label == label)


@pytest.mark.parametrize("codes", CODE_LISTS, ids=lambda codes: codes.name)
def test_labels_mean_themselves_in_any_case(codes):
    for label in codes.labels:
        for spelling in (label, label.upper(), f"  {label.lower()} ", label.replace(" ", "\xa0")):
            assert codes.recognise(spelling) == _standard(codes, label)


@pytest.mark.parametrize("codes", CODE_LISTS, ids=lambda codes: codes.name)
def test_nothing_else_is_guessed(codes):
    for spelling in ("", "  ", "?", "x", "see notes"):
        assert codes.recognise(spelling) is None


@pytest.mark.parametrize(
    ("codes", "spelling", "label"),
    [
        (local.ASSESSMENT_OUTCOME, "Review Assessment Only", "Review assessment only"),
        (local.ASSESSMENT_OUTCOME, "Strat", "Strategy discussion"),
        (local.ASSESSMENT_OUTCOME, "a) CIN plan", "CIN Plan"),
        (local.CONTACT_DECISION, "NFA", "No further action"),
        (local.CASE_KIND, "CP", "CPP"),
        (local.CASE_KIND, "LAC and CPP", "LAC & CPP"),
        (local.VISIT_KIND, "CLA visit", "LAC"),
    ],
)
def test_declared_synonyms(codes, spelling, label):
    assert codes.recognise(spelling) == _standard(codes, label)


def test_outcomes_of_enquiries_have_the_groups_that_a_report_shows():
    found = {one.label: one.group for one in local.SECTION_47_OUTCOME.codes}
    assert found["ICPC"] == "Initial child protection conference"
    assert found["No further action"] == "No further action"
    assert {found[label] for label in ("CIN Plan", "Assessment", "Legal action", "Other")} == {
        "Other"
    }


def test_one_spelling_may_not_mean_two_codes():
    with pytest.raises(DeclarationError, match="means two codes"):
        local._plain("x", {"A": ("same",), "B": ("Same ",)})
