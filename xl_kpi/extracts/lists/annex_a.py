"""The eleven child-level lists that Ofsted's Annex A asks for, by its template of August 2019."""

from __future__ import annotations

from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.lists.annex_a_adoption import ADOPTION_LISTS
from xl_kpi.extracts.lists.annex_a_assessments import ASSESSMENT_LISTS
from xl_kpi.extracts.lists.annex_a_care_leavers import CARE_LEAVERS
from xl_kpi.extracts.lists.annex_a_front_door import FRONT_DOOR
from xl_kpi.extracts.lists.annex_a_looked_after import LOOKED_AFTER
from xl_kpi.extracts.lists.annex_a_open_cases import OPEN_CASES

ANNEX_A: tuple[ExtractList, ...] = (
    *FRONT_DOOR,
    *ASSESSMENT_LISTS,
    *OPEN_CASES,
    LOOKED_AFTER,
    CARE_LEAVERS,
    *ADOPTION_LISTS,
)
