"""Whether the lists have the columns of which a derived list is made."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.declaration import ExtractList

# Nothing of the list may have ended yet.
MAY_BE_BLANK = frozenset(("ended",))


def can_be_made(declared: ExtractList, lists: Mapping[str, CleanList]) -> bool:
    """Whether every column that the derived list needs is there, with a value in it."""
    for list_id, name in declared.made_with:
        clean = lists.get(list_id)
        if clean is None or name not in clean.frame:
            return False
        if name not in MAY_BE_BLANK and len(clean.frame) and not clean.has(name):
            return False
    return True
