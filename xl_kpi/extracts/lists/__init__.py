"""All lists that the program knows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.lists.annex_a import ANNEX_A
from xl_kpi.extracts.lists.local import LOCAL
from xl_kpi.extracts.lists.ssda903 import SSDA903


def by_id(lists: tuple[ExtractList, ...]) -> Mapping[str, ExtractList]:
    """Lists by their id, which no two may share; nor may two share a file's name."""
    ids = [extract_list.id for extract_list in lists]
    stems = [extract_list.file_stem for extract_list in lists]
    repeated = {name for names in (ids, stems) for name in names if names.count(name) > 1}
    if repeated:
        raise DeclarationError(f"Lists share the ids or file names {sorted(repeated)}.")
    return MappingProxyType({extract_list.id: extract_list for extract_list in lists})


ALL_LISTS: tuple[ExtractList, ...] = (*ANNEX_A, *SSDA903, *LOCAL)
LISTS: Mapping[str, ExtractList] = by_id(ALL_LISTS)
