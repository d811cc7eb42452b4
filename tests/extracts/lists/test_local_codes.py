import pytest

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.codes import local
from xl_kpi.extracts.codes.code_list import CodeList, Recognised

CODE_LISTS = [value for value in vars(local).values() if isinstance(value, CodeList)]


@pytest.mark.parametrize("codes", CODE_LISTS, ids=lambda codes: codes.name)
def test_labels_mean_themselves_in_any_case(codes):
    for label in codes.labels:
        for spelling in (label, label.upper(), f"  {label.lower()} ", label.replace(" ", "\xa0")):
            assert codes.recognise(spelling) == Recognised(label)


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
    assert codes.recognise(spelling) == Recognised(label)


def test_one_spelling_may_not_mean_two_codes():
    with pytest.raises(DeclarationError, match="means two codes"):
        local._plain("x", {"A": ("same",), "B": ("Same ",)})
