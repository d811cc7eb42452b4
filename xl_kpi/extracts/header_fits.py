"""How well the rows of a sheet would do as the headers of each list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.headers import HeaderMatch, header_key, header_reader
from xl_kpi.extracts.raw_table import RawTable

Row = Sequence[str | None]

FULL_ENOUGH = 0.4
"""Share of a list's columns that tells the list where only one of its own headers is there."""


@dataclass(frozen=True)
class Fit:
    """How well a row of a sheet is the header of a list.

    ``evidence`` is the sum over its columns of how much each tells: 1 for a header that no other
    list has, a half for one that two lists have.
    """

    list: ExtractList
    row: int
    match: HeaderMatch
    evidence: float

    @property
    def convincing(self) -> bool:
        """Whether the headers alone tell that it is this list."""
        own_headers = self.evidence >= 2 or (self.evidence >= 1 and self.match.score >= FULL_ENOUGH)
        return self.match.complete and own_headers


def first_rows(table: RawTable, count: int) -> list[Row]:
    """The first rows, blank cells as None."""
    columns = [column.to_pylist() for column in table.cells.slice(0, count).columns]
    stripped = [[cell if cell and cell.strip() else None for cell in column] for column in columns]
    return list(zip(*stripped, strict=True))


@lru_cache(maxsize=8)
def _weights(lists: tuple[ExtractList, ...]) -> dict[str, float]:
    """What each header tells: all for one that a single list has, less for a common one."""
    counts = Counter(header_key(column.header) for one in lists for column in one.columns)
    return {key: 1 / count for key, count in counts.items()}


@lru_cache(maxsize=8)
def _plain_headers(lists: tuple[ExtractList, ...]) -> frozenset[str]:
    return frozenset(
        header_key(header)
        for one in lists
        for column in one.columns
        for header in (column.header, *column.also)
    )


def _likely_headers(rows: list[Row], lists: tuple[ExtractList, ...]) -> list[int]:
    """Rows worth a close look: those with a plain header of any list, or else all of them."""
    plain = _plain_headers(lists)
    several = [at for at, row in enumerate(rows) if sum(map(bool, row)) > 1]
    with_plain = [
        at for at in several if any(header_key(cell) in plain for cell in rows[at] if cell)
    ]
    return with_plain or several


def header_fits(rows: list[Row], lists: tuple[ExtractList, ...]) -> list[Fit]:
    """For each list the row that is its header best, the list with most evidence first."""
    weights = _weights(lists)
    found = []
    likely = _likely_headers(rows, lists)
    for extract_list in lists:
        read = header_reader(extract_list).match
        tried = [(at, read(rows[at])) for at in likely]
        if not tried:
            continue
        row, match = max(tried, key=lambda pair: (pair[1].score, -pair[0]))
        if not match.positions:
            continue
        headers = (extract_list.column(name).header for name in match.positions)
        evidence = sum(weights[header_key(header)] for header in headers)
        found.append(Fit(extract_list, row, match, evidence))
    return sorted(found, key=lambda fit: -fit.evidence)
