"""Looked after children: category of need, permanence plan, and the lists of their own modules."""

from __future__ import annotations

from xl_kpi.extracts.codes.children_in_need import needs
from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.endings import CEASED_REASON
from xl_kpi.extracts.codes.legal_statuses import LEGAL_STATUS
from xl_kpi.extracts.codes.placements import (
    PLACEMENT_LOCATION,
    PLACEMENT_PROVIDER,
    PLACEMENT_TYPE,
)
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, phrases

__all__ = [
    "CATEGORY_OF_NEED",
    "CEASED_REASON",
    "LEGAL_STATUS",
    "PERMANENCE_PLAN",
    "PLACEMENT_LOCATION",
    "PLACEMENT_PROVIDER",
    "PLACEMENT_TYPE",
]

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
            "adoption + sgo | adoption + special guardian* | adoption + return* | not adoption",
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
            "foster* + long term | longterm foster* | permanent foster* | foster* + permanent | "
            "foster* + permanence | foster* + longterm",
        ),
        (
            "d) Supported living in the community",
            "supported living | independent living | supported accommodation | "
            "semi independent | independence",
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
