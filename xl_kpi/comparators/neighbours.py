"""The published list of each council's statistical neighbours, nearest first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from xl_kpi.extracts.raw_table import RawTable

_HEADER_WITHIN = 12
_NEIGHBOUR = re.compile(r"sn\s*\d+", re.IGNORECASE)
_CODE = re.compile(r"\d{3,4}")


@dataclass(frozen=True)
class NeighbourList:
    """The neighbours of each council, by DfE number, and the file that says so."""

    name: str
    of: Mapping[str, tuple[str, ...]]


def neighbour_list(table: RawTable, name: str) -> NeighbourList | None:
    """A sheet's list of neighbours; None where the sheet is something else.

    A council of which the list says nothing, such as one made after it was drawn up, is not
    in it.
    """
    rows = [*zip(*(column.to_pylist() for column in table.cells.columns), strict=True)]
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        headers = [str(cell or "").strip() for cell in row]
        codes = [i for i, text in enumerate(headers) if text.casefold() in ("la num", "la number")]
        neighbours = [i for i, text in enumerate(headers) if _NEIGHBOUR.fullmatch(text)]
        if codes and neighbours:
            return NeighbourList(name, _lists(rows[at + 1 :], codes[0], neighbours))
    return None


def _lists(
    rows: list[tuple[str | None, ...]], code: int, neighbours: list[int]
) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for row in rows:
        own = _number(row[code])
        named = tuple(n for n in (_number(row[i]) for i in neighbours) if n and n != own)
        if own and named:
            # The present list stands first, those of abolished councils below it.
            lists.setdefault(own, tuple(dict.fromkeys(named)))
    return lists


def _number(cell: str | None) -> str:
    text = (cell or "").strip().removesuffix(".0")
    return text if _CODE.fullmatch(text) else ""
