"""Which cell of a header row is which declared column."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType

from xl_kpi.extracts.declaration import Column, ExtractList

_FORMAT_HINT = re.compile(
    r"\(?\b(dd\s*/\s*mm\s*/\s*yy(?:yy)?|y\s*/\s*n|yes\s*/\s*no)\b\)?"  # (DD/MM/YYYY), (Y/N)
    r"|\(\s*(?:y\s*/?|d[dmy/\s]*)?$",  # and what is left of them where a header was cut off
    re.IGNORECASE,
)

_NUMBER_OF = re.compile(r"\bno\.? of\b", re.I)

SHORTEST_CUT_IN_A_WORD = 16
"""Letters that a header cut off inside a word needs: systems cut at 20, 30, 31, 64 or more."""

SHORTEST_CUT_BETWEEN_WORDS = 30
"""Between words it needs more: "Number of Placements" may be a column of its own."""


def normalise(text: str) -> str:
    """Letters and digits only, in one case and without accents; "&" is "and".

    Examples
    --------
    >>> normalise("Child’s Legal\\xa0 Status ")
    'childslegalstatus'
    >>> normalise("ChildUniqueID") == normalise("Child Unique ID")
    True
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


@lru_cache(maxsize=16_384)
def header_key(text: str) -> str:
    """A header in normalised form, without a note of its format.

    Examples
    --------
    >>> header_key("Date of Contact (DD/MM/YYYY)")
    'dateofcontact'
    """
    return normalise(_NUMBER_OF.sub("number of", _FORMAT_HINT.sub(" ", text)))


@dataclass(frozen=True)
class HeaderMatch:
    """What a row of headers gives of a list.

    ``positions`` has the cell of each column that was found; ``extras`` the cells that are no
    declared column; ``repeated`` the headers that stand in two cells or more, none of which was
    taken; ``missing`` every declared column without a position, repeated ones among them;
    ``score`` the share of declared columns that have one.
    """

    positions: Mapping[str, int]
    extras: tuple[tuple[int, str], ...]
    missing: tuple[Column, ...]
    repeated: tuple[tuple[str, tuple[int, ...]], ...]
    score: float

    @property
    def complete(self) -> bool:
        """Whether every column is there, if only twice, without which the list is of no use."""
        twice = {header for header, _ in self.repeated}
        return not any(column.needed and column.header not in twice for column in self.missing)


class HeaderReader:
    """A list's headers in the forms in which they are looked up."""

    def __init__(self, extract_list: ExtractList) -> None:
        self.columns = extract_list.columns
        self._exact = _forms({c.name: (c.header,) for c in self.columns})
        self._also = _forms({c.name: c.also for c in self.columns})
        self._patterns = [(re.compile(c.pattern), c.name) for c in self.columns if c.pattern]
        self._long = [(*_with_word_ends(c.header), c.name) for c in self.columns]

    def match(self, cells: Sequence[str | None]) -> HeaderMatch:
        """Match a row of cells; see :func:`match_headers`."""
        claims: dict[str, list[tuple[int, int]]] = defaultdict(list)
        taken: set[int] = set()
        for position, cell in enumerate(cells):
            claim = self._claim(header_key(cell)) if cell else None
            if claim is not None:
                rank, name = claim
                claims[name].append((rank, position))
        positions: dict[str, int] = {}
        repeated: list[tuple[str, tuple[int, ...]]] = []
        for column in self.columns:
            found = claims.get(column.name, [])
            best = [position for rank, position in found if rank == min(found)[0]]
            taken.update(best)
            if len(best) == 1:
                positions[column.name] = best[0]
            elif best:
                repeated.append((column.header, tuple(best)))
        extras = tuple(
            (position, cell.strip())
            for position, cell in enumerate(cells)
            if cell and cell.strip() and position not in taken
        )
        missing = tuple(column for column in self.columns if column.name not in positions)
        return HeaderMatch(
            positions=MappingProxyType(positions),
            extras=extras,
            missing=missing,
            repeated=tuple(repeated),
            score=len(positions) / len(self.columns),
        )

    def _claim(self, key: str) -> tuple[int, str] | None:
        """The one column that a key means, and how surely (0 is surest); None if none or two."""
        if not key:
            return None
        tiers = (
            lambda: self._exact.get(key, set()),
            lambda: self._also.get(key, set()),
            lambda: {name for pattern, name in self._patterns if pattern.fullmatch(key)},
            lambda: self._cut_off(key),
        )
        for rank, tier in enumerate(tiers):
            names = tier()
            if names:
                return (rank, next(iter(names))) if len(names) == 1 else None
        return None

    def _cut_off(self, key: str) -> set[str]:
        if len(key) < SHORTEST_CUT_IN_A_WORD:
            return set()
        whole = [(ends, name) for full, ends, name in self._long if full.startswith(key)]
        names = {name for _, name in whole}
        between_words = any(len(key) in ends for ends, _ in whole)
        return set() if between_words and len(key) < SHORTEST_CUT_BETWEEN_WORDS else names


@lru_cache(maxsize=256)
def header_reader(extract_list: ExtractList) -> HeaderReader:
    """The reader of a list's headers, made once."""
    return HeaderReader(extract_list)


def match_headers(cells: Sequence[str | None], extract_list: ExtractList) -> HeaderMatch:
    """Find a list's columns in a row of headers.

    A cell means a column by its header, by another name of it, by its pattern, or by the
    beginning of its header where that was cut off. The surest of these counts; a cell that could
    be two columns is neither, and of two cells that are equally surely one column none is taken.

    Parameters
    ----------
    cells
        The row, empty cells as None.
    extract_list
        The list to match with.

    Examples
    --------
    >>> from xl_kpi.extracts.lists import LISTS
    >>> match = match_headers(["Child ID", "Date of  contact", "Age", "Notes"], LISTS["contacts"])
    >>> dict(match.positions)
    {'child_id': 0, 'age': 2, 'contact_date': 1}
    >>> match.extras
    ((3, 'Notes'),)
    """
    return header_reader(extract_list).match(cells)


def _forms(names: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for name, headers in names.items():
        for header in headers:
            forms[header_key(header)].add(name)
    return forms


def _with_word_ends(header: str) -> tuple[str, frozenset[int]]:
    words = [normalise(word) for word in _FORMAT_HINT.sub(" ", header).split()]
    return "".join(words), frozenset(accumulate(len(word) for word in words))
