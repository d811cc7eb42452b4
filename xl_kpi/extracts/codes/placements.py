"""Placements of looked after children: type, provider, location."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, phrases, tokens

_FOSTER, _ADOPTIVE, _HOSPITAL = (
    "a) Foster placement",
    "b) Placed for adoption",
    "j) NHS/Health Trust",
)
_SECURE, _HOMES = "g) Secure Children’s Homes", "h) Children’s Homes"
_TEMPORARY, _UNIT = "o) Temporary placement", "k) Family Centre or Mother and Baby Unit"

_PLACEMENTS = (
    Code(
        "a) U1: Foster placement - relatives - long term",
        "Foster placement with relative(s) or friend(s) - long term fostering",
        _FOSTER,
    ),
    Code(
        "b) U2: Foster placement - relative - FFA",
        "Fostering placement with relative(s) or friend(s) who is/are also an approved "
        "adopter(s) - FFA/concurrent planning",
        _FOSTER,
    ),
    Code(
        "c) U3: Foster placement - relative - not FFA",
        "Fostering placement with relative(s) or friend(s) who is/are not long-term or "
        "FFA/concurrent planning",
        _FOSTER,
    ),
    Code(
        "d) U4: Foster placement - long term",
        "Foster placement with other foster carer(s) - long term fostering",
        _FOSTER,
    ),
    Code(
        "e) U5: Foster placement - FFA",
        "Foster placement with other foster carer(s) who is/are also an approved adopter(s) - "
        "FFA/concurrent planning",
        _FOSTER,
    ),
    Code(
        "f) U6: Foster placement - not FFA",
        "Foster placement with other foster carer(s) - not long term or FFA/concurrent planning",
        _FOSTER,
    ),
    Code(
        "g) A3: Placed for adoption - consent - current foster",
        "Placed for adoption with consent with current foster carer",
        _ADOPTIVE,
    ),
    Code(
        "h) A4: Placed for adoption - consent - not foster",
        "Placed for adoption with consent not with current foster carer",
        _ADOPTIVE,
    ),
    Code(
        "i) A5: Placed for adoption - order - foster",
        "Placed for adoption with placement order with current foster carer",
        _ADOPTIVE,
    ),
    Code(
        "j) A6: Placed for adoption - order - not foster",
        "Placed for adoption with placement order not with current foster carer",
        _ADOPTIVE,
    ),
    Code(
        "k) P1: Placed with parents",
        "Placed with own parents or other person with parental responsibility",
        "c) Placed with parents",
    ),
    Code(
        "l) P2: Independent living",
        "Independent living like in a flat, lodgings, bedsit, B&B or with friends, with or "
        "without formal support",
        "d) Independent living",
    ),
    Code("m) P3: Residential employment", "Residential employment", "e) Residential employment"),
    Code(
        "n) H5: Residential accommodation",
        "Semi-independent living accommodation not subject to Children’s Homes Regulations",
        "f) Residential accommodation",
    ),
    Code("o) K1: Secure Children’s Homes", "Secure Children’s Homes", _SECURE),
    Code(
        "p) K2: Children’s Homes",
        "Children’s Homes subject to Children’s Homes Regulations",
        _HOMES,
    ),
    Code("q) R1: Residential Care Home", "Residential Care Home", "i) Residential Care Home"),
    Code(
        "r) R2: NHS/Health Trust",
        "National Health Service/Health Trust or other establishment providing medical or "
        "nursing care",
        _HOSPITAL,
    ),
    Code(
        "s) R3: Family Centre or Mother and Baby Unit",
        "Family Centre or Mother and Baby Unit",
        _UNIT,
    ),
    Code(
        "t) R5: Young Offender Institution",
        "Young Offender Institution (YOI) or Secure Training Centre (STC)",
        "l) Young Offender Institution",
    ),
    Code(
        "u) S1: Residential school",
        "All Residential schools, except where dual-registered as a school and Children’s Home",
        "m) Residential school",
    ),
    Code(
        "v) Z1: Other placements",
        "Other placements (must be listed on a schedule sent to DfE with annual submission)",
        "n) Other placements",
    ),
    Code("w) T0: Temporary placement", "All types of temporary move", _TEMPORARY),
    Code("x) T1: Temporary placement - hospital", "Temporary periods in hospital", _TEMPORARY),
    Code(
        "y) T2: Temporary placement - holiday",
        "Temporary absences of the child on holiday",
        _TEMPORARY,
    ),
    Code(
        "z) T3: Temporary placement - carer holiday",
        "Temporary accommodation whilst normal foster carer is on holiday",
        _TEMPORARY,
    ),
    Code(
        "zz) T4: Temporary placement - seven days or less",
        "Temporary accommodation of seven days or less, for any reason, not covered by codes T1 "
        "to T3",
        _TEMPORARY,
    ),
)
_PLACE = {code.label.split(") ")[1].split(":")[0]: code.label for code in _PLACEMENTS}

_OLD_PLACES = {
    **dict.fromkeys(("F1", "F2", "F3", "F4", "F5", "F6", "Q1", "Q2"), _FOSTER),
    **dict.fromkeys(("A1", "A2"), _ADOPTIVE),
    **dict.fromkeys(("H1", "H2"), _PLACE["K1"]),
    **dict.fromkeys(("H3", "H4"), _PLACE["K2"]),
}
"""Codes of earlier years, which went by the carer's agency and the authority's boundary."""

PLACEMENT_TYPE = coded(
    "placement type",
    _PLACEMENTS,
    tokens(r"([AFHKPQRSTUZ][0-6])", _PLACE | _OLD_PLACES),
    phrases(
        (
            _PLACE["T4"],
            "seven days or less | 7 days or less | temporary + 7 days | temporary + seven days",
        ),
        (_PLACE["T1"], "temporary + hospital"),
        (_PLACE["T3"], "temporary + carer + holiday"),
        (_PLACE["T2"], "temporary + holiday"),
        (
            _TEMPORARY,
            "temporary placement | temporary accommodation | temporary move | "
            "temporary absence | all types of temporary",
        ),
        (
            _PLACE["A6"],
            "place* + adopt* + order + not + foster* | place* + adopt* + po + not + fc | "
            "place* + adopt* + order + not + carer*",
        ),
        (_PLACE["A5"], "place* + adopt* + order + current | place* + adopt* + po + current"),
        (_PLACE["A4"], "place* + adopt* + consent + not"),
        (_PLACE["A3"], "place* + adopt* + consent + current"),
        (
            _ADOPTIVE,
            "placed for adopt* | placement for adopt* | place for adopt* | prospective adopt* | "
            "adoptive placement",
        ),
        (
            _PLACE["U3"],
            "foster* + relative* + not long term | foster* + relative* + not ffa | "
            "foster* + friend* + not long term | foster* + friend* + not ffa",
        ),
        (
            _PLACE["U2"],
            "foster* + relative* + ffa | foster* + relative* + concurrent | "
            "foster* + relative* + approved adopter* | foster* + friend* + ffa",
        ),
        (
            _PLACE["U1"],
            "foster* + relative* + long term | foster* + friend* + long term",
        ),
        (
            _FOSTER,
            "foster* + relative* | foster* + friend* | foster* + kinship | "
            "foster* + family and friends | kinship | connected person* | connected carer* | "
            "friends and family",
        ),
        (
            _PLACE["U6"],
            "foster* + not long term | foster* + not ffa",
        ),
        (
            _PLACE["U5"],
            "foster* + approved adopter* | foster* + ffa | foster* + concurrent",
        ),
        (_FOSTER, "foster | fostering | fostered | ifa"),
        (
            _PLACE["P1"],
            "with parents | with own parent* | own parents | person with parental resp* | "
            "with parent person | placed with parent*",
        ),
        (
            _PLACE["H5"],
            "semi independent | not subject to childrens home* | hostels and other supportive | "
            "supported accommodation",
        ),
        (_PLACE["P2"], "independent living"),
        (_PLACE["P3"], "residential employment"),
        (_PLACE["R3"], "mother and baby | parent and baby unit | family centre | mother baby"),
        (
            _PLACE["R5"],
            "young offender* | yoi | secure training centre | stc | prison",
        ),
        (_PLACE["S1"], "residential school | residential schools | boarding school"),
        (_PLACE["K1"], "secure + !insecure"),
        (_PLACE["R1"], "residential care home | residential care homes"),
        (
            _PLACE["K2"],
            "childrens home | childrens homes | children homes | subject to childrens homes | "
            "homes and hostels",
        ),
        (_PLACE["R2"], "nhs | health trust | nursing care | medical or nursing"),
        (_PLACE["Z1"], "other placement | other placements"),
    ),
    alone({"other": _PLACE["Z1"]}),
)

_PROVIDERS = (
    Code(
        "a) PR0: Parents/Parental responsibility",
        "PR0 - Parents or other person with parental responsibility",
        "c) Other",
    ),
    Code(
        "b) PR1: Own provision",
        "PR1 - Own provision (by the local authority) including a regional adoption agency where "
        "the child’s responsible local authority is the host authority",
        "a) Own LA",
    ),
    Code(
        "c) PR2: Other LA provision",
        "PR2 - Other local authority provision, including a regional adoption agency where "
        "another local authority is the host authority",
        "c) Other",
    ),
    Code(
        "d) PR3: Other public provision",
        "PR3 - Other public provision (for example, a PCT)",
        "c) Other",
    ),
    Code("e) PR4: Private provision", "PR4 - Private provision", "b) Private"),
    Code(
        "f) PR5: Voluntary/third sector",
        "PR5 - Voluntary/third sector provision",
        "c) Other",
    ),
)
_PROVIDER = {code.label[3:6]: code.label for code in _PROVIDERS}

PLACEMENT_PROVIDER = coded(
    "placement provider",
    _PROVIDERS,
    tokens(r"(PR[0-5])", _PROVIDER),
    phrases(
        (
            _PROVIDER["PR1"],
            "own provision | own la | own local authority | own authority | in house | "
            "inhouse | own provider",
        ),
        (
            _PROVIDER["PR2"],
            "other local authority | other la | another local authority | another la | "
            "other authority",
        ),
        (_PROVIDER["PR3"], "public provision | other public | pct"),
        (_PROVIDER["PR5"], "voluntary | third sector | charity | charitable"),
        (_PROVIDER["PR4"], "private | privately"),
        (_PROVIDER["PR0"], "parent | parents | parental responsibility"),
    ),
)

PLACEMENT_LOCATION = coded(
    "placement location",
    (Code("a) In"), Code("b) Out")),
    alone(
        {
            "i | in | inside | internal | within | in la | in borough | in county | "
            "in city": "a) In",
            "o | out | outside | external | out of la | out la | out of borough | "
            "out of county | out of city | out of area": "b) Out",
        }
    ),
    phrases(
        (IN_DOUBT, "inside + outside | not"),
        ("b) Out", "outside | out of | out | beyond"),
        ("a) In", "inside | within | in"),
    ),
)
