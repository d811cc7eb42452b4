"""Legal statuses of looked after children."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, phrases, tokens

_CODE_ERROR = "zzCodeError"
"""Ofsted's own group for what should not be in the list: short breaks, changes of episode."""

_DETAINED = "f) Detained on child protection grounds in LA accommodation"
_JUSTICE = "g) Youth justice legal Statuses"
_SECTION_20 = "e) Accommodated under S20"

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
