"""Looked after children: need, legal status, placement, permanence, reason ceased."""

from __future__ import annotations

from xl_kpi.extracts.codes.children_in_need import needs
from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, phrases, tokens

CATEGORY_OF_NEED = needs(
    "category of need",
    (
        Code("N1 - Abuse or neglect"),
        Code("N2 - Child’s disability"),
        Code("N3 - Parental illness or disability"),
        Code("N4 - Family in acute stress"),
        Code("N5 - Family dysfunction"),
        Code("N6 - Socially unacceptable behaviour"),
        Code("N7 - Low income"),
        Code("N8 - Absent parenting"),
        # Ofsted asks for N1 to N8 only; real extracts carry these two from the census.
        Code("N9 - Cases other than children in need"),
        Code("N0 - Not stated"),
    ),
)

_DETAINED = "f) Detained on child protection grounds in LA accommodation"
_JUSTICE = "g) Youth justice legal Statuses"
_SECTION_20 = "e) Accommodated under S20"
_CODE_ERROR = "zzCodeError"

_LEGAL = (
    Code("C1: ICO", "C1 - Interim care order", "a) Interim care orders"),
    Code("C2: FCO", "C2 - Full care order", "b) Full care orders"),
    Code("D1: Freeing order", "D1 - Freeing order granted", "c) Freed for Adoption"),
    Code("E1: Placement order", "E1 - Placement order granted", "d) Placement order granted"),
    Code(
        "V2: Single period under S20",
        "V2 - Single period of accommodation under section 20",
        _SECTION_20,
    ),
    Code(
        "L1: Police protection LA accommodation",
        "L1 - Under police protection and in local authority accommodation",
        _DETAINED,
    ),
    Code("L2: EPO", "L2 - Emergency protection order (EPO)", _DETAINED),
    Code(
        "L3: Child assessment order LA accommodation",
        "L3 - Under child assessment order and in local authority accommodation",
        _DETAINED,
    ),
    Code(
        "J1: Remanded to LA or youth detention",
        "J1 - Remanded to local authority accommodation or to youth detention accommodation",
        _JUSTICE,
    ),
    Code(
        "J2: LA accommodation under PACE",
        "J2 - Placed in local authority accommodation under PACE, including secure accommodation",
        _JUSTICE,
    ),
    Code(
        "J3: Youth rehabilitation order",
        "J3 - Sentenced to Youth Rehabilitation Order",
        _JUSTICE,
    ),
    Code(
        "V3: Short term breaks, episodes recorded",
        "V3 - Accommodated under an agreed series of short-term breaks, when individual episodes "
        "of care are recorded",
        _CODE_ERROR,
    ),
    Code(
        "V4: Short term breaks, agreements recorded",
        "V4 - Accommodated under an agreed series of short-term breaks, when agreements are "
        "recorded (NOT individual episodes of care)",
        _CODE_ERROR,
    ),
)
_STATUS = {code.label[:2]: code.label for code in _LEGAL}

LEGAL_STATUS = coded(
    "legal status",
    _LEGAL,
    tokens(r"([CJLVDE][1-4])", _STATUS),
    alone(
        {
            "ico": _STATUS["C1"],
            "fco | co | care order | co full": _STATUS["C2"],
            "po": _STATUS["E1"],
            "epo": _STATUS["L2"],
            "s20 | section 20 | sec 20 | s 20 | accommodated | voluntary": _STATUS["V2"],
        }
    ),
    phrases(
        (IN_DOUBT, "no legal status | discharged | secure order | supervision order"),
        (_STATUS["E1"], "placement order"),
        (_STATUS["D1"], "freeing | freed"),
        (_STATUS["L2"], "emergency protection | epo | section 44 | s44"),
        (_STATUS["L1"], "police protection | police powers | section 46 | s46"),
        (_STATUS["L3"], "child assessment order"),
        (_STATUS["J2"], "pace | police and criminal evidence"),
        (_STATUS["J3"], "youth rehabilitation | yro"),
        (_STATUS["J1"], "remand | remanded | youth detention"),
        (_STATUS["V4"], "short term breaks + agreements | short breaks + agreements"),
        (
            _STATUS["V3"],
            "short term breaks + episodes | short breaks + episodes | "
            "short term break + individual episodes",
        ),
        (_CODE_ERROR, "short term break | short term breaks | short breaks | respite"),
        (_STATUS["C1"], "interim care | ico | section 38 | s38 | interim order"),
        (_STATUS["C2"], "full care order | fco | full order | section 31 | s31"),
        (
            _STATUS["V2"],
            "section 20 | s20 | s 20 | sec 20 | single period of accommodation | "
            "voluntary accommodation | voluntary care | voluntarily accommodated",
        ),
        (_STATUS["C2"], "care order"),
    ),
)

_HOME = "d) Returned home to live with parents or relatives"
_LEFT = (
    "e) Left care to live with parents, relatives or other person with no parental responsibility"
)
_GUARDIAN = "g) Special Guardianship Orders"
_ALONE = "h) Moved into independent living"
_ADOPTED = "a) Adopted"

_CEASED = (
    Code(
        "a) E11: Adopted - application unopposed",
        "E11 - Adopted - application for an adoption order unopposed",
        _ADOPTED,
    ),
    Code(
        "b) E12: Adopted - consent dispensed",
        "E12 - Adopted - consent dispensed with by court",
        _ADOPTED,
    ),
    Code("c) E2: Died", "E2 - Died", "b) Died"),
    Code(
        "d) E3: Care taken by another LA",
        "E3 - Care taken over by another local authority in the UK",
        "c) Care taken by another LA",
    ),
    Code(
        "e) E4A: Returned home to live with parents or relatives - part of planning",
        "E4A - Return home to live with parents, relatives, or other person with parental "
        "responsibility as part of the care planning process (not under a special guardianship "
        "order or residence order or (from 22 April 2014) a child arrangements order)",
        _HOME,
    ),
    Code(
        "f) E4B: Returned home to live with parents or relatives - not part of planning",
        "E4B - Return home to live with parents, relatives, or other person with parental "
        "responsibility which was not part of the current care planning process (not under a "
        "special guardianship order or residence order or (from 22 April 2014) a child "
        "arrangements order)",
        _HOME,
    ),
    Code(
        "g) E13: Parents, relatives or other with no parental responsibility",
        "E13 - Left care to live with parents, relatives, or other person with no parental "
        "responsibility",
        _LEFT,
    ),
    Code(
        "h) E41: Residence order granted",
        "E41 - Residence order (or, from 22 April 2014, a child arrangement order which sets out "
        "with whom the child is to live) granted",
        "f) Residence order granted",
    ),
    Code(
        "i) E45: Special Guardianship Orders - former carer relative/friend",
        "E45 - Special Guardianship Order made to former foster carers, who were a relative or "
        "friend",
        _GUARDIAN,
    ),
    Code(
        "j) E46: Special Guardianship Orders - former carer other",
        "E46 - Special Guardianship Order made to former foster carers, other than relatives or "
        "friends",
        _GUARDIAN,
    ),
    Code(
        "k) E47: Special Guardianship Orders - relative/friend",
        "E47 - Special Guardianship Order made to carers, other than former foster carers, who "
        "were a relative or friend",
        _GUARDIAN,
    ),
    Code(
        "l) E48: Special Guardianship Orders - other",
        "E48 - Special Guardianship Order made to carers, other than former foster carers, other "
        "than relatives or friends",
        _GUARDIAN,
    ),
    Code(
        "m) E5: Moved into independent living - supported",
        "E5 - Moved into independent living arrangement and no longer looked after: supportive "
        "accommodation providing formalised advice/support arrangements (such as most hostels, "
        "YMCAs, foyers, and care leavers projects)",
        _ALONE,
    ),
    Code(
        "n) E6: Moved into independent living - no support",
        "E6 - Moved into independent living arrangement and no longer looked after: accommodation "
        "providing no formalised advice/support arrangements (such as bedsit, own flat, living "
        "with friends)",
        _ALONE,
    ),
    Code(
        "o) E7: Transferred to residential care funded by adult social services",
        "E7 - Transferred to residential care funded by Adult Social Services",
        "i) Transferred to residential care funded by adult social services",
    ),
    Code("p) E9: Sentenced to custody", "E9 - Sentenced to custody", "j) Sentenced to custody"),
    Code(
        "q) E14: Accommodation on remand ended",
        "E14 - Accommodation on remand ended",
        "k) Accommodation on remand ended",
    ),
    Code(
        "r) E15: Age assessment determined child was 18 or over",
        "E15 - Age assessment determined child is aged 18 or over and E5, E6 and E7 do not apply",
        "l) Age assessment determined child was 18 or over",
    ),
    Code("s) E16: Child moved abroad", "E16 - Child moved abroad", "m) Child moved abroad"),
    Code(
        "t) E8: Care ceased for any other reason",
        "E8 - Period of being looked after ceased for any other reason",
        "n) Care ceased for any other reason",
    ),
    Code(
        "u) X1:CodeError",
        "X1 - Episode ceases, and new episode begins on same day, for any reason",
        _CODE_ERROR,
    ),
    # Added to the SSDA903 after Ofsted's template.
    Code(
        "v) E17: Aged 18 and remained with current carers",
        "E17 - Aged 18 (or over) and remained with current carers (inc under staying put "
        "arrangements)",
        _LEFT,
    ),
)
_END = {code.label.split(") ")[1].split(":")[0]: code.label for code in _CEASED}

_OLD_ENDINGS = {"E1": _ADOPTED, "E4": _HOME, "E43": _GUARDIAN, "E44": _GUARDIAN}
"""Codes of earlier years, which were divided later: only the group is sure."""

CEASED_REASON = coded(
    "reason ceased to be looked after",
    _CEASED,
    tokens(r"S?(E[0-9]{1,2}[AB]?|X1)", _END | _OLD_ENDINGS),
    phrases(
        (IN_DOUBT, "special guardian* + residence order + granted"),
        (_HOME, "return* home + special guardian* | return* home + residence order"),
        (_END["X1"], "new episode begins | episode ceases"),
        (
            _END["E47"],
            "special guardian* + other than former foster + relative or friend | "
            "special guardian* + not former foster + relative",
        ),
        (
            _END["E48"],
            "special guardian* + other than former foster + other than relative* | "
            "special guardian* + other than former foster + not relative*",
        ),
        (
            _END["E46"],
            "special guardian* + former foster + other than relative* + "
            "!other than former | special guardian* + former foster + not relative*",
        ),
        (
            _END["E45"],
            "special guardian* + former foster + relative or friend + !other than | "
            "special guardian* + former foster + relative friend + !other than",
        ),
        (_GUARDIAN, "special guardian* | sgo"),
        (
            _END["E41"],
            "residence order | child arrangement* | childrens arrangement* | cao | "
            "residence child arrangement* | care arrangement order | residence orders",
        ),
        (_END["E12"], "adopt* + dispensed"),
        (_END["E11"], "adopt* + unopposed"),
        (_ADOPTED, "adopted | adoption order"),
        (_END["E2"], "died | death | deceased"),
        (
            _END["E3"],
            "another local authority | another la | other local authority | other la | "
            "care taken over | transferred to another authority",
        ),
        (_END["E13"], "no parental responsib* | without parental responsib*"),
        (
            _END["E4B"],
            "return* home + not part of | return* home + not planned | "
            "return* home + unplanned | return* home + not as part of",
        ),
        (
            _END["E4A"],
            "return* home + as part of | return* home + part of planning | return* home + planned | "
            "return* home + part of the care plan* | return* home + part of care plan*",
        ),
        (_HOME, "return* home | returned to parent* | return to parent* | return to family"),
        (
            _END["E17"],
            "remained with current carer* | remain with current carer* | staying put | "
            "aged 18 and remained",
        ),
        (
            _END["E6"],
            "independen* + no support | independen* + no formal* | "
            "independen* + without support | independen* + unsupported | independen* + no advice",
        ),
        (
            _END["E5"],
            "independen* + supportive | independen* + supported | independen* + with support | "
            "independen* + formalised advice | independen* + formalised support",
        ),
        (_ALONE, "independent living"),
        (
            _END["E7"],
            "funded by adult* | adult social services | adult social care | "
            "residential care + adult*",
        ),
        (_END["E14"], "remand"),
        (_END["E15"], "age assessment | age assessed"),
        (_END["E16"], "moved abroad | gone abroad | left the uk | moved overseas"),
        (_END["E9"], "sentenced | custody | custodial"),
        (_END["E8"], "any other reason | other reason"),
    ),
    alone({"other": _END["E8"], "ro": _END["E41"]}),
)

_RETURN, _LONG_RESIDENTIAL = "a) Return to family", "e) Long-term residential placement"

PERMANENCE_PLAN = coded(
    "permanence plan",
    (
        Code(_RETURN),
        Code("b) Adoption"),
        Code("c) SGO/CAO"),
        Code("d) Supported living in the community"),
        Code(_LONG_RESIDENTIAL),
        Code("f) Long-term fostering"),
        Code("g) other"),
    ),
    alone({"cao | sgo | ro | sgo or cao | cao sgo": "c) SGO/CAO", "ltf": "f) Long-term fostering"}),
    phrases(
        (
            IN_DOUBT,
            "no plan | not agreed | not recorded | to be decided | tbc | parallel | twin | "
            "not adoption",
        ),
        (
            "c) SGO/CAO",
            "special guardian* | sgo | child arrangement* | residence order | cao | "
            "childrens arrangement*",
        ),
        ("b) Adoption", "adoption | adopted | placed for adoption"),
        (_LONG_RESIDENTIAL, "residential | childrens home"),
        (
            "f) Long-term fostering",
            "foster* + long term | longterm foster* | permanent foster* | "
            "foster* + permanent | foster* + permanence | foster* + longterm",
        ),
        (
            "d) Supported living in the community",
            "supported living | independent living | "
            "supported accommodation | semi independent | independence",
        ),
        (
            _RETURN,
            "return to family | return home | reunification | rehabilitation | "
            "return to parent* | return to birth | returned home | live with parent* | "
            "remain with parent* | placed with parent*",
        ),
    ),
    alone({"others": "g) other"}),
)

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
            "placed for adopt* | placement for adopt* | place for adopt* | "
            "prospective adopt* | adoptive placement",
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
            "foster* + relative* | foster* + friend* | foster* + kinship | foster* + family "
            "and friends | kinship | connected person* | connected carer* | friends and family",
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
            "childrens home | childrens homes | children homes | "
            "subject to childrens homes | homes and hostels",
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
            "own provision | own la | own local authority | own authority | "
            "in house | inhouse | own provider",
        ),
        (
            _PROVIDER["PR2"],
            "other local authority | other la | another local authority | "
            "another la | other authority",
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
            "i | in | inside | internal | within | in la | in borough | in county | in city": "a) In",
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
