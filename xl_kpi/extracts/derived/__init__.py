"""Lists made from others: periods of care and placements from episodes, caseloads from staff."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.derived.declared import (
    CARE_PERIODS,
    PLACEMENT_SPELLS,
    PLACEMENTS,
    WORKER_CASELOADS,
)
from xl_kpi.extracts.lists import ALL_LISTS, by_id

DERIVED: tuple[ExtractList, ...] = (
    CARE_PERIODS,
    PLACEMENTS,
    PLACEMENT_SPELLS,
    WORKER_CASELOADS,
)
# What an indicator may count: lists that are read, and lists made of them.
COUNTED_LISTS: Mapping[str, ExtractList] = MappingProxyType(dict(by_id((*ALL_LISTS, *DERIVED))))
