"""Adoption: why a child is no longer placed, and why adopters leave the process."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import alone, coded, phrases, tokens

_NO_LONGER = (
    Code("RD1 - The child’s needs changed subsequent to the decision"),
    Code("RD2 - The Court did not make a placement order"),
    Code("RD3 - Prospective adopters could not be found"),
    Code("RD4 - Any other reason"),
)
_REVERSED = {code.label[:3]: code.label for code in _NO_LONGER}

NO_LONGER_PLACED_REASON = coded(
    "reason why no longer placed for adoption",
    _NO_LONGER,
    tokens(r"(RD[1-4])", _REVERSED),
    phrases(
        (
            _REVERSED["RD1"],
            "needs changed | needs have changed | change in needs | change of needs | "
            "change in childs needs",
        ),
        (
            _REVERSED["RD2"],
            "court did not | no placement order | not make a placement order | "
            "placement order not granted | placement order refused",
        ),
        (
            _REVERSED["RD3"],
            "adopters + not be found | adopters not found | no adopters | no adopter found | "
            "adopters + not found | unable to find + adopters",
        ),
        (_REVERSED["RD4"], "any other reason | other reason | other reasons"),
    ),
    alone({"other": _REVERSED["RD4"]}),
)

LEAVING_REASON = coded(
    "reason for leaving the adoption process",
    (
        Code("1 - Adopter withdrew from process"),
        Code("2 - Process put on hold"),
        Code("3 - Application refused"),
    ),
    alone(
        {
            "1": "1 - Adopter withdrew from process",
            "2": "2 - Process put on hold",
            "3": "3 - Application refused",
        }
    ),
    phrases(
        (
            "3 - Application refused",
            "refused | application refused | not approved | application rejected | turned down",
        ),
        ("2 - Process put on hold", "on hold | put on hold | paused | deferred"),
        (
            "1 - Adopter withdrew from process",
            "withdrew | withdrawn | withdrawal | withdraw | withdrew from process",
        ),
    ),
)
