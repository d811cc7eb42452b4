"""Ethnicity: the DfE's codes, and the many ways of saying them."""

from __future__ import annotations

import re
from functools import lru_cache

from xl_kpi.extracts.codes import peoples
from xl_kpi.extracts.codes.heritage import (
    ASIAN,
    BLACK,
    CODES,
    GROUP,
    LABEL,
    MIXED,
    WHITE,
    by_words,
)
from xl_kpi.extracts.codes.rules import (
    IN_DOUBT,
    Reader,
    Spelling,
    alone,
    coded,
    only,
    phrases,
    tokens,
)

_FOUR_LETTERS = LABEL | {short: LABEL[main] for short, main in peoples.main_codes().items()}

_OLD_CODES = {
    letter + str(number): LABEL[code]
    for letter, codes in {
        "A": "WBRI WIRI WOTH WIRT WROM",
        "B": "MWBC MWBA MWAS MOTH",
        "C": "AIND APKN ABAN AOTH",
        "D": "BCRB BAFR BOTH",
        "E": "CHNE OOTH REFU NOBT",
    }.items()
    for number, code in enumerate(codes.split(), start=1)
}
"""The SSDA903's older codes."""

_OLD_GROUPS = {"A": WHITE, "B": MIXED, "C": ASIAN, "D": BLACK}
_LETTERS = _OLD_GROUPS | dict.fromkeys("NFU", LABEL["NOBT"])
"""Capitals alone: a group, or "not stated" and "unknown"."""

_NOT_SAID = phrases(
    (
        LABEL["REFU"],
        "refused | refusal | refuse | refuses | declined | declines | would not say | "
        "wont say | prefer not to say | does not wish | do not wish | did not wish | "
        "not willing | unwilling | chose not | withheld",
    ),
    (
        LABEL["NOBT"],
        "not yet obtained | not obtained | not yet available | not available | not stated | "
        "not recorded | not known | not yet known | not yet recorded | not established | "
        "not provided | not given | not disclosed | not collected | not asked | not entered | "
        "not yet collected | no information | unable to provide | not completed | "
        "unable to obtain | information unavailable | no client contact | "
        "unspecified information | to be confirmed | pending | "
        "not specified + !white + !black + !asian + !mixed | to be obtained | "
        "awaiting information | do not use | missing data | data missing | "
        "unknown + !code + !white + !black + !asian + !mixed + !other | not supplied | "
        "not applicable unborn",
    ),
)
_NOT_KNOWN = only(
    LABEL["NOBT"],
    "ethnicity ethnic not n k group origin background yet child baby and or ns u is data",
    besides="unknown unk unborn known nk nkn null tbc undetermined undefined unspecified nobt "
    "nan blank missing none",
)
_NOT_STATED = alone({"ns | n k": LABEL["NOBT"]})


def _four_letter_code(spelling: Spelling) -> str | None:
    """Read a DfE code in capitals anywhere, or in any case when it opens the spelling."""
    found = [_FOUR_LETTERS.get(code) for code in _capitals().findall(spelling.typed)]
    labels = {label for label in found if label is not None}
    if len(labels) > 1:
        groups = {GROUP[label] for label in labels}
        return groups.pop() if len(groups) == 1 else IN_DOUBT
    if labels:
        return labels.pop()
    first, _, rest = spelling.text.partition(" ")
    if first in _ALSO_WORDS and rest:
        return None
    return _FOUR_LETTERS.get(first.upper())


@lru_cache(maxsize=1)
def _capitals() -> re.Pattern[str]:
    return re.compile("(?<![A-Za-z])[A-Z]{4}(?![A-Za-z])")


_ALSO_WORDS = frozenset(("both", "moth"))


def _dotted_code(spelling: Spelling) -> str | None:
    """Read "A.A1" and "D: D13": past the standard numbers, only the letter's group is sure."""
    found = _dotted().match(spelling.typed)
    if found is None or found[1].upper() != found[2].upper():
        return None
    letter = found[2].upper()
    return _OLD_CODES.get(letter + found[3], _OLD_GROUPS[letter])


def _letter(spelling: Spelling) -> str | None:
    """Read a capital alone; a small letter in brackets is Ofsted's item letter, cut off."""
    return _LETTERS.get(spelling.typed.strip("()"))


@lru_cache(maxsize=1)
def _dotted() -> re.Pattern[str]:
    return re.compile(r"\(?([A-Da-d])[.:]\s?([A-Da-d])A?([0-9]{1,2})\)?$", re.ASCII)


_READERS: tuple[Reader, ...] = (
    _four_letter_code,
    _NOT_SAID,
    _NOT_KNOWN,
    _NOT_STATED,
    by_words,
    tokens(r"([A-E][1-5])", _OLD_CODES),
    _dotted_code,
    tokens(r"([NU])\.[A-Z]{1,2}[0-9]{1,2}", {"N": LABEL["NOBT"], "U": LABEL["NOBT"]}),
    _letter,
    alone({"ref": LABEL["REFU"]}),
)

ETHNICITY = coded("ethnicity", CODES, *_READERS)
