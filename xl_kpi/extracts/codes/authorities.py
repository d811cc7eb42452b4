"""The authority in whose area a child is placed."""

from __future__ import annotations

import re
from functools import lru_cache

from xl_kpi.extracts.codes import places
from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import Spelling, coded
from xl_kpi.extracts.codes.typing_errors import Corrector
from xl_kpi.extracts.codes.wording import normalise

_ELSEWHERE = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland"}

_CODES = (
    *(Code(name, f"{name}, {ons}, {dfe}") for dfe, ons, name in places.authority_rows()),
    Code("Northern Ireland", "NIR - Child placed in Northern Ireland"),
    Code("Wales", "WAL - Child placed in Wales"),
    Code("Scotland", "SCO - Child placed in Scotland"),
    Code("Outside the UK", "NUK - Child placed outside the UK"),
    Code("Confidential placement", "CON - Child placed in confidential placement"),
    Code("Not recorded", "The extract says that the authority is not known"),
)

_KINDS = re.compile(
    r"\b(?:the|london boro(?:ugh)?|royal "
    "boro(?:ugh)?|lb|rb|royal|metropolitan|met|boro(?:ugh)?|council|"
    r"councils|county|district|dist|unitary|authority|ua|city and county|city|cc|dc|bc|mbc|mdc|"
    r"mb|bd|b|of|on|upon|and|with|la|local|england|uk|childrens services|social services)\b"
)
"""Words that say what kind of authority it is, and joining words that spellings leave out."""

SHORTEST_CUT_NAME = 12
_CUT_KINDS = ("district", "council", "county", "borough", "london borough", "metropolitan")
_MISSING_WORDS = ("not captured", "not recorded", "data not")


def _bare_name(text: str) -> str:
    return " ".join(_KINDS.sub(" ", text).split())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Every name with its authority, whole and without the words of its kind.

    Names that mean two places once bare (Newcastle under Lyme keeps its "under") are kept
    whole; the authority's own name wins over another's district.
    """
    names: dict[str, str] = {}
    for label, others in places.OTHER_NAMES.items():
        for other in others.split(" | "):
            names.setdefault(other, label)
            names.setdefault(_bare_name(other), label)
    own = {normalise(code.label): code.label for code in _CODES}
    bare = {_bare_name(name): label for name, label in own.items() if _bare_name(name)}
    names = names | bare | own
    for unclear in ("", "london"):
        names.pop(unclear, None)
    return names


@lru_cache(maxsize=1)
def _by_number() -> dict[str, str]:
    """Give authorities by DfE number and by ONS code."""
    numbers = {
        number: name
        for dfe, ons, name in places.authority_rows()
        for number in (*dfe.split(","), *ons.split(","))
    }
    districts = {
        f"E07{number:06}": county
        for county, ranges in places.DISTRICT_NUMBERS.items()
        for first, last in ranges
        for number in range(first, last + 1)
    }
    return numbers | districts


@lru_cache(maxsize=1)
def _corrector() -> Corrector:
    return Corrector(word for name in _by_name() for word in name.split())


def _numbered(spelling: Spelling) -> str | None:
    """Read a DfE number alone, or an ONS code anywhere."""
    found = re.search(r"(?<![A-Z0-9])([EWSN])([0-9]{8})(?![0-9])", spelling.typed.upper(), re.ASCII)
    if found is not None:
        return _ELSEWHERE.get(found[1]) or _by_number().get(found[1] + found[2])
    return _by_number().get(spelling.text) if spelling.text.isdigit() else None


def _named(spelling: Spelling) -> str | None:
    """Read a name, with or without the words of its kind, with one typing error."""
    names = _by_name()
    corrected = _corrector().corrected(spelling.text)
    for text in (spelling.text, corrected, _bare_name(spelling.text), _bare_name(corrected)):
        label = names.get(text)
        if label is not None:
            return label
    return _in_parts(spelling.typed) or _cut_off(spelling.text)


def _in_parts(typed: str) -> str | None:
    """Read one place said twice, "Conwy - Conwy", "Isle of Anglesey / Ynys Môn"."""
    parts = [normalise(part) for part in re.split(r"\s[-–—]\s|/", typed)]
    labels = {_by_name().get(_bare_name(part)) or _by_name().get(part) for part in parts}
    return labels.pop() if len(labels) == 1 else None


def _cut_off(text: str) -> str | None:
    """Read a name cut off by a narrow column, "East Riding of Y", or in the word of its kind."""
    if len(text) < SHORTEST_CUT_NAME:
        return None
    labels = {label for name, label in _by_name().items() if name.startswith(text)}
    name, _, last = text.rpartition(" ")
    if any(kind.startswith(last) for kind in _CUT_KINDS):
        labels |= {label for label in (_by_name().get(_bare_name(name)),) if label is not None}
    return labels.pop() if len(labels) == 1 else None


def _missing(spelling: Spelling) -> str | None:
    return "Not recorded" if any(part in spelling.text for part in _MISSING_WORDS) else None


PLACEMENT_AUTHORITY = coded("authority of placement", _CODES, _numbered, _named, _missing)
