"""Why children ceased to be looked after."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, phrases, tokens

_CODE_ERROR = "zzCodeError"

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
        "E6 - Moved into independent living arrangement and no longer looked after: "
        "accommodation "
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
        (_HOME, "return* + home + special guardian* | return* + home + residence order"),
        (_END["X1"], "new episode begins | episode ceases"),
        (
            _END["E48"],
            "special guardian* + other than former foster + other than relative* | "
            "special guardian* + other than former foster + not relative*",
        ),
        (
            _END["E47"],
            "special guardian* + other than former foster + relative or friend | "
            "special guardian* + not former foster + relative",
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
            "return* + home + not part of | return* + home + not planned | "
            "return* + home + unplanned | return* + home + not as part of",
        ),
        (
            _END["E4A"],
            "return* + home + as part of | return* + home + part of planning | "
            "return* + home + planned | return* + home + part of the care plan* | "
            "return* + home + part of care plan*",
        ),
        (_HOME, "return* + home | returned to parent* | return to parent* | return to family"),
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
