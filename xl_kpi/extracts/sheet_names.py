"""Which list the name of a sheet, of a file, or a title above a table speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from xl_kpi.extracts.declaration import ExtractList

# "List_1", "List 10", "list1 contacts"; not "lists 1 to 11", "List 1-11" or "List 12".
_NUMBER = re.compile(
    r"(?<![a-z])list[\s_.:#-]*(?:no\.?\s*)?0*([1-9]|1[01])(?!\d)"
    r"(?!\s*(?:-|–|to|and|&|,)\s*\d{1,2}(?!\d))",
    re.IGNORECASE,
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z]+|\d+")

_NO_LISTS = tuple(
    tuple(phrase.split())
    for phrase in (
        *("front sheet", "front page", "cover", "content", "index", "read me", "readme", "version"),
        *("guidance", "instruction", "note", "faq", "change", "definition", "glossary", "example"),
        *("code used", "code list", "lookup", "look up", "setting", "parameter", "query", "sql"),
        *("summary", "dashboard", "chart", "graph", "pivot", "template", "blank"),
    )
)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text.replace("&", " and ").lower())
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def _readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Words of a name, read as it stands and with CamelCase taken apart."""
    return _words(text), _words(_CAMEL.sub(" ", text))


def _has(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in range(len(words) - size + 1))


def lists_named(name: str, lists: Iterable[ExtractList]) -> tuple[ExtractList, ...]:
    """Find the lists that a name may speak of, the one it names most fully first.

    Parameters
    ----------
    name
        The name of a sheet, the stem of a file's name, or a title.
    lists
        The lists there are.

    Examples
    --------
    >>> from xl_kpi.extracts.lists import ALL_LISTS
    >>> [found.id for found in lists_named("Annex A - List 10", ALL_LISTS)]
    ['adoption']
    >>> [found.id for found in lists_named("SSDA903_2020_episodes", ALL_LISTS)]
    ['ssda903_episodes']
    """
    lists = tuple(lists)
    numbered = _NUMBER.search(name) or _NUMBER.search(_CAMEL.sub(" ", name))
    if numbered:
        by_number = tuple(found for found in lists if found.number == int(numbered[1]))
        if by_number:
            return by_number
    readings = _readings(name)
    found: list[tuple[int, ExtractList]] = []
    for extract_list in lists:
        sizes = [
            len(phrase)
            for phrase in _phrases(extract_list)
            if any(_has(words, phrase) for words in readings)
        ]
        if sizes:
            found.append((max(sizes), extract_list))
    return tuple(extract_list for _, extract_list in sorted(found, key=lambda pair: -pair[0]))


def _phrases(extract_list: ExtractList) -> set[tuple[str, ...]]:
    names = (extract_list.title, extract_list.id.replace("_", " "), *extract_list.also)
    return {_words(name) for name in names}


def says_no_list(name: str) -> bool:
    """Whether a name is that of guidance, codes, a chart: of anything but a list.

    Examples
    --------
    >>> says_no_list("FAQ_and_changes"), says_no_list("List_1")
    (True, False)
    """
    return any(_has(words, phrase) for words in _readings(name) for phrase in _NO_LISTS)
