"""All derived lists that the lists read allow, each with the span that it covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.coverage import Coverage
from xl_kpi.extracts.derived.care import care_lists
from xl_kpi.extracts.derived.caseloads import caseload_list
from xl_kpi.extracts.derived.declared import ALLOCATIONS


def derived_lists(
    lists: Mapping[str, CleanList], coverage: Mapping[str, Coverage]
) -> tuple[dict[str, CleanList], dict[str, Coverage]]:
    """The derived lists by id, and what each covers: as much as the first list it is made of."""
    made = care_lists(lists)
    if ALLOCATIONS in coverage:
        made += caseload_list(lists, coverage[ALLOCATIONS].as_at)
    covered = {}
    for one in made:
        source = coverage[one.declaration.made_of[0]]
        covered[one.id] = (
            source
            if one.declaration.window is not None
            else replace(source, first=source.as_at + timedelta(days=1), last=source.as_at)
        )
    return {one.id: one for one in made}, covered
