"""What each code list reads, and what it must not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_kpi.extracts.codes import (
    adoption,
    authorities,
    care_leavers,
    child_protection,
    children_in_need,
    looked_after,
    shared,
    sources,
    ssda903,
)
from xl_kpi.extracts.codes.code_list import CodeList

MODULES = (
    adoption,
    authorities,
    care_leavers,
    child_protection,
    children_in_need,
    looked_after,
    shared,
    sources,
    ssda903,
)
LISTS = tuple(
    {
        id(value): value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, CodeList)
    }.values()
)
OFSTED = tuple(
    {
        id(value): value
        for module in MODULES
        if module is not ssda903
        for value in vars(module).values()
        if isinstance(value, CodeList)
    }.values()
)

every_list = pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
ofsteds_list = pytest.mark.parametrize("codes", OFSTED, ids=lambda codes: codes.name)

READ = [
    (
        shared.GENDER,
        {
            "M": "a) Male",
            "2": "b) Female",
            "2 - Female": "b) Female",
            "Unborn": "c) Not stated/recorded",
            "Not recorded / unborn": "c) Not stated/recorded",
            "9": "d) Neither",
            "d) Not stated/recorded": "c) Not stated/recorded",
            "c) Neither": "d) Neither",
        },
    ),
    (
        shared.YES_NO,
        {
            "Y": "a) Yes",
            "0": "b) No",
            "TRUE": "a) Yes",
            "a. Yes": "a) Yes",
            "NFA": "a) Yes",
            "FA": "b) No",
            "No - plan already": "b) No",
        },
    ),
    (
        shared.YES_NO_UNKNOWN,
        {
            "Not known": "c) Unknown",
            "Not seen": "b) No",
            "Yes, seen alone": "a) Yes",
            "No - Refused": "b) No",
        },
    ),
    (
        shared.DISABILITY,
        {
            "HEAR": "a) Yes",
            "AUT, LD": "a) Yes",
            "Visual impairment": "a) Yes",
            "Epilepsy": "a) Yes",
            "NONE": "b) No",
            "No known disability": "b) No",
            "Refused": "c) Unknown",
            "NOBT": "c) Unknown",
        },
    ),
    (
        shared.ETHNICITY,
        {
            "WBRI - White British": "a) WBRI",
            "White: Irish": "b) WIRI",
            "A4": "c) WIRT",
            "Gypsy or Roma": "e) WROM",
            "Gypsy / Irish Traveller": "a) White",
            "White (Latvian)": "d) WOTH",
            "WTUR": "d) WOTH",
            "BAFR - African (131)": "o) BAFR",
            "Mixed: White & Black Carribean": "f) MWBC",
            "White/Black African": "g) MWBA",
            "Dual heritage": "b) Mixed",
            "White and Chinese": "i) MOTH",
            "Black & Asian": "i) MOTH",
            "Asian or Asian British - Pakastani": "k) APKN",
            "AMPK": "k) APKN",
            "Asian/Asian British": "d) Asian",
            "Asian - Other": "m) AOTH",
            "Sri Lankan Tamil": "m) AOTH",
            "Black or Black British": "e) Black",
            "Black - Ugandan": "o) BAFR",
            "BSOM": "o) BAFR",
            "Asian Chinese": "q) CHNE",
            "Chinese or other ethnic group": "r) OOTH",
            "Asian - Afghan": "r) OOTH",
            "Kurdish": "r) OOTH",
            "(C.C9)": "d) Asian",
            "t) NOBT": "s) NOBT",
            "u) UNKNOWN": "s) NOBT",
            "Declined": "s) REFU",
            "E4 - Information not yet obtained": "s) NOBT",
            "White South African": "d) WOTH",
        },
    ),
    (
        sources.SOURCE,
        {
            "3e: A&E": "k) 3E: Health services",
            "[5C] Other": "p) 5C: LA services",
            "School Nursing Team": "i) 3C: Health services",
            "Primary School": "e) 2A: Schools",
            "CAMHS": "d) Health services",
            "Ambulance crew": "d) Health services",
            "Educational Psychologist": "f) 2B: Education services",
            "Step-mother": "a) 1A: Individual",
            "Daughter in law": "a) 1A: Individual",
            "Neighbour": "b) 1B: Individual",
            "Family and friends": "a) Individual",
            "Member of the public": "d) 1D: Individual",
            "National Probation Service": "r) 7: Other legal agency",
            "Youth Offending": "o) 5B: LA services",
            "Environmental Health": "f) LA services",
            "Children's Centre": "s) 8: Other",
            "Police": "q) 6: Police",
            "Anon": "t) 9: Anonymous",
            "Not known": "u) 10: Unknown",
            "4": "m) 4: Housing",
            "Other (please specify)": "i) Other",
            "LA services - other internal (excluding housing)": "o) 5B: LA services",
        },
    ),
    (
        children_in_need.PRIMARY_NEED,
        {
            "n1": "N1 - Abuse or neglect",
            "N1b - Bruising": "N1 - Abuse or neglect",
            "Low income: asylum seekers": "N7 - Low income",
            "3a Drinking": "N3 - Parental disability or illness",
            "Parental mental health": "N3 - Parental disability or illness",
            "Famly in acute stress": "N4 - Family in acute stress",
            "Unaccompanied": "N8 - Absent parenting",
        },
    ),
    (
        children_in_need.CLOSURE_REASON,
        {
            "RC7b - moved": (
                "RC7 - Services ceased for any other reason, including child no longer in need"
            ),
            "Residence order": "RC3 - Child arrangements order",
            "RC9": "RC9 - Case closed after assessment, referred to early help",
        },
    ),
    (
        children_in_need.CASE_STATUS,
        {
            "LAC": "a) Looked after child",
            "CPP": "b) Child Protection plan",
            "CIN - closed": "e) Closed episode",
        },
    ),
    (
        child_protection.ABUSE_CATEGORY,
        {
            "NYNN": "b) Physical abuse",
            "YNNY": "e) Multiple/not recommended",
            "EMO": "d) Emotional abuse",
            "Neglect & emotional": "e) Multiple/not recommended",
            "Likely Sexual": "c) Sexual abuse",
        },
    ),
    (
        looked_after.LEGAL_STATUS,
        {
            "Section 20": "V2: Single period under S20",
            "Care order (interim care)": "C1: ICO",
            "Full Care Order & Placement Order": "E1: Placement order",
            "V4 respite": "V4: Short term breaks, agreements recorded",
            "Respite": "zzCodeError",
        },
    ),
    (
        looked_after.CEASED_REASON,
        {
            "SE16": "s) E16: Child moved abroad",
            "E44": "g) Special Guardianship Orders",
            "E4 Home": "d) Returned home to live with parents or relatives",
            "SGO to carers other than former foster carers, other than relatives": (
                "g) Special Guardianship Orders"
            ),
            "Special guardianship to carer(s), other than former foster carer(s), other "
            "than relatives": ("l) E48: Special Guardianship Orders - other"),
            "Remained with current carers": "v) E17: Aged 18 and remained with current carers",
        },
    ),
    (
        looked_after.PLACEMENT_TYPE,
        {
            "U4 OUT": "d) U4: Foster placement - long term",
            "F3 agency": "a) Foster placement",
            "Fostering": "a) Foster placement",
            "T4 - not covered by T1 to T3": "zz) T4: Temporary placement - seven days or less",
            "A6": "j) A6: Placed for adoption - order - not foster",
            "Secure unit": "o) K1: Secure Children’s Homes",
            "YOI": "t) R5: Young Offender Institution",
        },
    ),
    (
        looked_after.PLACEMENT_PROVIDER,
        {"PR4": "e) PR4: Private provision", "Own LA": "b) PR1: Own provision"},
    ),
    (looked_after.PLACEMENT_LOCATION, {"IN": "a) In", "Out of borough": "b) Out"}),
    (
        looked_after.PERMANENCE_PLAN,
        {"Long term foster care": "f) Long-term fostering", "CAO": "c) SGO/CAO"},
    ),
    (
        authorities.PLACEMENT_AUTHORITY,
        {
            "LB Hackney": "Hackney",
            "309": "Haringey",
            "E09000014": "Haringey",
            "E10000016": "Kent",
            "MAIDSTONE DISTRICT (B)": "Kent",
            "Calerdale": "Calderdale",
            "H & F": "Hammersmith and Fulham",
            "Newcastle under Lyme": "Staffordshire",
            "Newcastle": "Newcastle upon Tyne",
            "Swansea - Abertawe": "Wales",
            "S12000036": "Scotland",
            "NIR": "Northern Ireland",
            "EAST RIDING OF YO": "East Riding of Yorkshire",
            "E07000111": "Kent",
            "<blank>": "Not recorded",
        },
    ),
    (
        care_leavers.ELIGIBILITY,
        {"Former relevant 21+": "b) Former relevant child", "eligible": "d) Eligible"},
    ),
    (care_leavers.IN_TOUCH, {"REFU": "d) Refu", "Not in touch": "b) No", "RHOM": "f) Rhom"}),
    (
        care_leavers.ACCOMMODATION,
        {
            "U3 - Independent living": "U: Independent living",
            "(S) Homeless": "S: No fixed abode / homeless",
            "Prison": "X: In custody",
            "V": "V: Emergency accommodation",
        },
    ),
    (care_leavers.SUITABILITY, {"2 - Unsuitable": "b) Unsuitable", "Y": "a) Suitable"}),
    (
        care_leavers.ACTIVITY,
        {
            "P5": "P5: Part time in training or employment (not apprenticeship)",
            "NEET": "b) NEET",
            "Full time apprenticeship": "F4: Full time in an apprenticeship",
            "NEET - pregnancy": (
                "G6: Not in education, employment or training - pregnancy or parenting"
            ),
        },
    ),
    (
        adoption.NO_LONGER_PLACED_REASON,
        {"RD3 none": "RD3 - Prospective adopters could not be found"},
    ),
    (
        adoption.LEAVING_REASON,
        {"Withdrawn": "1 - Adopter withdrew from process", "2": "2 - Process put on hold"},
    ),
    (ssda903.PLACEMENT_CODE, {"u1": "U1", "U1 - Foster": "U1"}),
    (ssda903.CEASED_CODE, {"E4A": "E4A", "X1": "X1"}),
    (ssda903.SEX, {"M": "1", "female": "2"}),
    (ssda903.ACCOMMODATION_CODE, {"B1": "B1"}),
]

NOT_READ = [
    (shared.GENDER, ["male/female", "child", "Trans male", "0-1"]),
    (shared.YES_NO, ["Unknown", "not", "CS Assessment Updated", "No ICPC was needed", "N.A."]),
    (shared.YES_NO_UNKNOWN, ["and", "CS Assessment Updated"]),
    (shared.DISABILITY, ["Awaiting diagnosis", "Possible autism"]),
    (
        shared.ETHNICITY,
        ["child", "Jewish", "South African", "Turkish/Kurdish", "BA", "10", "W", "a)", "Any"],
    ),
    (sources.SOURCE, ["OTOT", "2", "31", "Step down", "Careers Service", "Legal services"]),
    (children_in_need.PRIMARY_NEED, ["N10", "1", "Domestic violence"]),
    (children_in_need.CLOSURE_REASON, ["Closed", "RC10", "NFA"]),
    (child_protection.ABUSE_CATEGORY, ["N", "NNNN", "CP5"]),
    (looked_after.CEASED_REASON, ["E99", "Turned 18"]),
    (looked_after.PLACEMENT_TYPE, ["U12", "Temporary", "Unregulated"]),
    (looked_after.PERMANENCE_PLAN, ["None", "Adoption/SGO", "Kinship"]),
    (authorities.PLACEMENT_AUTHORITY, ["London", "Berkshire", "999", "Herfordshire", "E09000099"]),
    (care_leavers.ACCOMMODATION, ["A", "Council"]),
    (care_leavers.ACTIVITY, ["n", "F9"]),
    (ssda903.PLACEMENT_CODE, ["X9", "U"]),
]


def _label(codes: CodeList, spelling: str) -> str | None:
    found = codes.recognise(spelling)
    return None if found is None else found.label


@pytest.mark.parametrize(
    ("codes", "spelling", "label"),
    [(codes, spelling, label) for codes, read in READ for spelling, label in read.items()],
)
def test_reads(codes: CodeList, spelling: str, label: str) -> None:
    assert _label(codes, spelling) == label


@pytest.mark.parametrize(
    ("codes", "spelling"),
    [(codes, spelling) for codes, doubtful in NOT_READ for spelling in doubtful],
)
def test_leaves_doubtful_spellings_alone(codes: CodeList, spelling: str) -> None:
    assert codes.recognise(spelling) is None


@every_list
@pytest.mark.parametrize("trap", ["", " ", "x", "SSDT", "99", "Unknown code", "?", "·"])
def test_leaves_traps_alone(codes: CodeList, trap: str) -> None:
    assert codes.recognise(trap) is None


@every_list
def test_every_label_reads_as_itself(codes: CodeList) -> None:
    for code in codes.codes:
        found = codes.recognise(f"  {code.label} ")
        assert found is not None
        assert (found.label, found.group) == (code.label, code.group)


@every_list
def test_every_group_reads_as_itself(codes: CodeList) -> None:
    for group in codes.groups:
        found = codes.recognise(group)
        assert found is not None
        assert (found.label, found.group) == (group, group)


@ofsteds_list
def test_labels_read_without_item_letter_in_any_case(codes: CodeList) -> None:
    for code in codes.codes:
        letter, bracket, rest = code.label.partition(") ")
        plain = rest if bracket and len(letter) <= 2 else code.label
        for noisy in (
            plain,
            plain.upper(),
            plain.lower(),
            plain.replace(" ", "  ") + " .",
            f"z) {plain}",
        ):
            found = codes.recognise(noisy)
            assert found is not None, noisy
            assert found.label in (code.label, code.group), noisy


@ofsteds_list
def test_details_read_as_their_code(codes: CodeList) -> None:
    # An authority's detail is its numbers, not a wording.
    numbered = codes is authorities.PLACEMENT_AUTHORITY
    for code in codes.codes:
        if code.detail and not numbered:
            assert _label(codes, code.detail) == code.label
            assert _label(codes, code.detail.upper()) == code.label


@every_list
@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_gives_a_known_label_or_none(codes: CodeList, text: str) -> None:
    found = codes.recognise(text)
    assert found is None or found.label in {*codes.labels, *codes.groups}


@every_list
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_labels_give_a_known_label_or_none(codes: CodeList, data: st.DataObject) -> None:
    label = data.draw(st.sampled_from([*codes.labels, *(code.detail for code in codes.codes)]))
    cut = data.draw(st.integers(0, len(label)))
    found = codes.recognise(
        label[cut:] + data.draw(st.sampled_from(["", " (1)", "²", "٣", " - x"]))
    )
    assert found is None or found.label in {*codes.labels, *codes.groups}


def test_two_thousand_spellings_are_quick() -> None:
    spellings = [
        f"White and {word} {number}"
        for number in range(500)
        for word in ("Asian", "Blak Afrcan", "Portugese", "other")
    ]
    start = time.perf_counter()
    shared.ETHNICITY.recognise_all(spellings)
    sources.SOURCE.recognise_all(spellings)
    assert time.perf_counter() - start < 2.0
