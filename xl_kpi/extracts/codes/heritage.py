"""What the words of an ethnicity say: families (White, Black ...), peoples, signs of mixture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from xl_kpi.extracts.codes import peoples
from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, Spelling
from xl_kpi.extracts.codes.typing_errors import Corrector

WHITE, MIXED, ASIAN, BLACK = "a) White", "b) Mixed", "d) Asian", "e) Black"
CHINESE, OTHER, REFUSED, UNKNOWN = "f) Chinese", "g) Other", "h) Refused", "i) Unknown"

CODES = (
    Code("a) WBRI", "White British", WHITE),
    Code("b) WIRI", "White Irish", WHITE),
    Code("c) WIRT", "Traveller of Irish heritage", WHITE),
    Code("d) WOTH", "Any other White background", WHITE),
    Code("e) WROM", "Gypsy/Roma", WHITE),
    Code("f) MWBC", "White and Black Caribbean", MIXED),
    Code("g) MWBA", "White and Black African", MIXED),
    Code("h) MWAS", "White and Asian", MIXED),
    Code("i) MOTH", "Any other Mixed background", MIXED),
    Code("j) AIND", "Indian", ASIAN),
    Code("k) APKN", "Pakistani", ASIAN),
    Code("l) ABAN", "Bangladeshi", ASIAN),
    Code("m) AOTH", "Any other Asian background", ASIAN),
    Code("n) BCRB", "Caribbean", BLACK),
    Code("o) BAFR", "African", BLACK),
    Code("p) BOTH", "Any other Black background", BLACK),
    Code("q) CHNE", "Chinese", CHINESE),
    Code("r) OOTH", "Any other ethnic group", OTHER),
    Code("s) REFU", "Refused", REFUSED),
    Code("s) NOBT", "Information not yet obtained", UNKNOWN),
)
LABEL = {code.label[3:]: code.label for code in CODES}
GROUP = {code.label: code.group for code in CODES}

_FAMILY = {"white": WHITE, "black": BLACK, "blk": BLACK, "asian": ASIAN, "chinese": CHINESE}
_FAMILY_OTHER = {
    WHITE: LABEL["WOTH"],
    BLACK: LABEL["BOTH"],
    ASIAN: LABEL["AOTH"],
    CHINESE: LABEL["CHNE"],
}
_MIXED_WORDS = frozenset(["mixed", "mix", "dual", "multiple", "multi"])
_OTHER_WORDS = frozenset(["other", "oth", "unspecified"])
_REPEATED = (
    ("asian or asian british", "asian"),
    ("asian and asian british", "asian"),
    ("asian asian british", "asian"),
    ("asian or asian brit", "asian"),
    ("asian asian brit", "asian"),
    ("brit asian", "asian"),
    ("asian a brit", "asian"),
    ("asian brit", "asian"),
    ("asian british", "asian"),
    ("british asian", "asian"),
    ("black black british black welsh caribbean or african", "black"),
    ("black black british caribbean or african", "black"),
    ("black african caribbean black british", "black"),
    ("black african caribbean or black british", "black"),
    ("black african caribbean and black british", "black"),
    ("black caribbean or african black british", "black"),
    ("black or black british", "black"),
    ("black and black british", "black"),
    ("black black british", "black"),
    ("black or black brit", "black"),
    ("black black brit", "black"),
    ("black brit", "black"),
    ("black british", "black"),
    ("british black", "black"),
    ("white or white british", "white british"),
    ("white and white british", "white british"),
    ("mixed multiple ethnic groups", "mixed"),
    ("mixed or multiple ethnic groups", "mixed"),
    ("mixed and multiple ethnic groups", "mixed"),
    ("mixed multiple ethnic group", "mixed"),
    ("mixed dual heritage", "mixed"),
    ("mixed heritage", "mixed"),
    ("dual heritage", "mixed"),
    ("mixed race", "mixed"),
    ("mixed parentage", "mixed"),
    ("chinese or other ethnic groups", "other ethnic group"),
    ("chinese or other ethnic group", "other ethnic group"),
    ("chinese or other", "other ethnic group"),
    ("chinese and other ethnic groups", "other ethnic group"),
    ("chinese other", "other ethnic group"),
)
"""Headings that name a family of groups twice, and what each comes to."""


_DOUBTFUL = frozenset(("south african", "asian mixed", "black mixed", "south africa"))
"""Said of people of several groups, or in either of two senses."""


@lru_cache(maxsize=1)
def _and_other() -> re.Pattern[str]:
    """Two origins of which the second is only "other": "White and any other ethnic group"."""
    return re.compile(" (?:white|black|asian|chinese) and (?:any )?other (?:ethnic|mixed|$)")


@lru_cache(maxsize=1)
def _other_group() -> re.Pattern[str]:
    return re.compile(" other (?:ethnic|ethnicity|ethnicities|group|background|heritage) ")


@lru_cache(maxsize=1)
def _corrector() -> Corrector:
    words = {word for name in peoples.code_of_people() for word in name.split()}
    words |= set(_FAMILY) | _MIXED_WORDS | {"traveller", "travellers", "ethnic", "background"}
    return Corrector(words)


def by_words(spelling: Spelling) -> str | None:
    """Read families (White, Black ...), peoples and signs of mixture together."""
    text = f" {_corrector().corrected(spelling.text)} "
    for heading, short in _REPEATED:
        text = text.replace(f" {heading} ", f" {short} ")
    words = text.split()
    families = {_FAMILY[word] for word in words if word in _FAMILY}
    named = _peoples_in(words)
    mixed = not _MIXED_WORDS.isdisjoint(words)
    if "traveller" in words or "travellers" in words or "traveler" in words:
        return _traveller(words)
    if text.strip() in _DOUBTFUL or (set(families) == {WHITE} and mixed and len(words) == 2):
        return IN_DOUBT
    if _and_other().search(text):
        return LABEL["MOTH"]
    if mixed or len(families) > 1:
        return _mixture(spelling, words, families, named, mixed)
    if families:
        return _within(spelling, families.pop(), words, named)
    if not named and _other_group().search(text):
        return LABEL["OOTH"]
    return _agreed(named)


def _peoples_in(words: list[str]) -> list[str]:
    """Give labels of the peoples named, the longest names first."""
    table = peoples.code_of_people()
    found, at = [], 0
    while at < len(words):
        for size in range(peoples.LONGEST_NAME, 0, -1):
            code = table.get(" ".join(words[at : at + size]))
            if code is not None:
                found.append(LABEL[code])
                at += size
                break
        else:
            at += 1
    return found


def _traveller(words: list[str]) -> str:
    roma = {"gypsy", "roma", "romany", "gypsies", "romani"} & set(words)
    if roma:
        return WHITE
    return LABEL["WIRT"] if "irish" in words else WHITE


def _mixture(
    spelling: Spelling, words: list[str], families: set[str], named: list[str], said: bool
) -> str | None:
    sides = families | {GROUP[label] for label in named if label != LABEL["WBRI"]}
    joined = "and" in words or said
    if len(families) == 1 and said:
        own = next(iter(families))
        if words[0] in _FAMILY and "and" not in words:
            return _FAMILY_OTHER[own]
        if spelling.typed.lower() in ("mixed asian", "mixed black"):
            return _FAMILY_OTHER[own]
    if WHITE in sides and BLACK in sides and len(sides) == 2:
        return _white_and_black(set(named))
    if WHITE in sides and ASIAN in sides and len(sides) == 2:
        return LABEL["MWAS"]
    if sides == {ASIAN, CHINESE} and not joined:
        return LABEL["CHNE"]
    if len(sides) > 1:
        return LABEL["MOTH"]
    if not _OTHER_WORDS.isdisjoint(words):
        return LABEL["MOTH"]
    return MIXED if sides != {WHITE} or families else None


def _white_and_black(named: set[str]) -> str:
    african, caribbean = LABEL["BAFR"] in named, LABEL["BCRB"] in named
    if african == caribbean:
        return MIXED
    return LABEL["MWBA"] if african else LABEL["MWBC"]


def _within(spelling: Spelling, family: str, words: list[str], named: list[str]) -> str | None:
    """Read one family with the peoples named beside it."""
    others = {label for label in named if label != LABEL["WBRI"]}
    sides = {family} | {GROUP[label] for label in others}
    if len(sides) > 1 and "and" in words:
        return _mixture(spelling, words, sides, list(others), said=False)
    own = {label for label in named if GROUP[label] == family}
    if len(own) == 1:
        return own.pop()
    if own:
        return family
    if family == WHITE and others:
        return _WHITE_BUT.get(next(iter(sides - {WHITE}))) if len(sides) == 2 else None
    if family == ASIAN and len(others) == 1 and others <= {LABEL["OOTH"], LABEL["CHNE"]}:
        return others.pop()
    if family == CHINESE:
        return None if others else LABEL["CHNE"]
    if others or not _OTHER_WORDS.isdisjoint(words):
        return _FAMILY_OTHER[family]
    return family


_WHITE_BUT: Mapping[str, str | None] = {
    ASIAN: LABEL["MWAS"],
    OTHER: LABEL["WOTH"],
    BLACK: None,
}
"""What "White" beside another group's people is: "White Brazilian" is a White background."""


def _agreed(named: list[str]) -> str | None:
    """Read peoples alone: one code, or one group."""
    labels = set(named)
    groups = {GROUP[label] for label in labels}
    if len(groups) > 1:
        labels.discard(LABEL["WBRI"])
        groups = {GROUP[label] for label in labels}
    if len(labels) == 1:
        return labels.pop()
    if labels == {LABEL["WROM"], LABEL["WOTH"]}:
        return LABEL["WROM"]
    return groups.pop() if len(groups) == 1 else None
