"""Rules that read a spelling: whole wordings, code tokens, and phrases in order of priority.

A list's rule is a row of readers. Each takes a spelling and gives a label, None for "ask the
next one", or ``IN_DOUBT`` for "stop: nobody can be sure of this one".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.codes.code_list import Code, CodeList
from xl_kpi.extracts.codes.typing_errors import Corrector
from xl_kpi.extracts.codes.wording import normalise, without_item_letter, without_own_code

IN_DOUBT = ""
SHORTEST_CUT_WORDING = 18
"""Letters that a cut-off wording needs: systems cut at 20, 30, 50 or more."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A typed value: as typed without its item letter ("a) "), and in plain lower-case words."""

    typed: str
    text: str

    @classmethod
    def of(cls, typed: str) -> Spelling:
        """Prepare a typed value for the readers."""
        typed = without_item_letter(typed.strip())
        return cls(typed, normalise(typed))


Reader = Callable[[Spelling], str | None]


def coded(name: str, codes: Iterable[Code], *readers: Reader) -> CodeList:
    """Make a code list that reads its own wordings first, then asks the readers in turn."""
    codes = tuple(codes)
    chain = (wordings(codes), *readers)

    def rule(typed: str) -> str | None:
        spelling = Spelling.of(typed)
        if not spelling.text:
            return None
        for reader in chain:
            label = reader(spelling)
            if label is not None:
                return label or None
        return None

    return CodeList(name, codes, rule)


def wordings(codes: tuple[Code, ...]) -> Reader:
    """Read a list's own labels, details and groups, in any case and punctuation, or cut off."""

    @lru_cache(maxsize=1)
    def known() -> dict[str, str]:
        of_codes: dict[str, set[str]] = {}
        of_groups: dict[str, str] = {}
        for code in codes:
            for wording in (code.label, code.detail):
                for form in _forms(wording):
                    of_codes.setdefault(form, set()).add(code.label)
            for form in _forms(code.group):
                of_groups.setdefault(form, code.group)
        members: dict[str, list[str]] = {}
        for code in codes:
            members.setdefault(code.group, []).append(code.label)
        # A group of one code says which code it is.
        of_groups = {
            form: members[group][0] if len(members[group]) == 1 else group
            for form, group in of_groups.items()
        }
        sure = {form: labels.pop() for form, labels in of_codes.items() if len(labels) == 1}
        return of_groups | sure

    def read(spelling: Spelling) -> str | None:
        table = known()
        label = table.get(spelling.text)
        if label is not None or len(spelling.text) < SHORTEST_CUT_WORDING:
            return label
        whole = {table[form] for form in table if form.startswith(spelling.text)}
        return whole.pop() if len(whole) == 1 else None

    return read


def _forms(wording: str) -> set[str]:
    plain = without_item_letter(wording)
    return {normalise(form) for form in (wording, plain, without_own_code(plain))} - {""}


def tokens(pattern: str, labels: Mapping[str, str]) -> Reader:
    """Read the first code token in the spelling; ``pattern`` has one group, in upper case."""

    @lru_cache(maxsize=1)
    def compiled() -> re.Pattern[str]:
        return re.compile(rf"(?<![A-Z0-9])(?:{pattern})(?![A-Z0-9])", re.ASCII)

    def read(spelling: Spelling) -> str | None:
        for found in compiled().finditer(spelling.typed.upper()):
            label = labels.get(found[1])
            if label is not None:
                return label
        return None

    return read


def alone(labels: Mapping[str, str]) -> Reader:
    """Read spellings that mean a label only when nothing else is typed beside them."""
    table = {word: label for words, label in labels.items() for word in words.split(" | ")}
    return lambda spelling: table.get(spelling.text)


def only(label: str, words: str, besides: str = "") -> Reader:
    """Read spellings made of these words and no other ("not known / not recorded").

    With ``besides``, one at least of those further words must be there too.
    """
    needed = frozenset(besides.split())
    allowed = needed.union(words.split())

    def read(spelling: Spelling) -> str | None:
        typed = spelling.text.split()
        needless = not needed or not needed.isdisjoint(typed)
        return label if needless and allowed.issuperset(typed) else None

    return read


@dataclass(frozen=True, slots=True)
class _Phrase:
    label: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    def fits(self, text: str) -> bool:
        return all(part in text for part in self.wanted) and not any(
            part in text for part in self.unwanted
        )


def phrases(*lines: tuple[str, str]) -> Reader:
    """Read by phrases, the first line that fits winning; long words may hold one typing error.

    Parameters
    ----------
    *lines : tuple of (str, str)
        A label and its phrases: alternatives are divided by " | ", the parts of one that must
        all occur by " + ", a part with "!" must not occur, and one that ends in "*" may go on.
    """

    @lru_cache(maxsize=1)
    def prepared() -> tuple[tuple[_Phrase, ...], Corrector]:
        table = tuple(
            _phrase(label, phrase) for label, line in lines for phrase in line.split(" | ")
        )
        words = (word for phrase in table for part in phrase.wanted for word in _whole_words(part))
        return table, Corrector(words)

    def read(spelling: Spelling) -> str | None:
        table, corrector = prepared()
        text = f" {corrector.corrected(spelling.text)} "
        return next((phrase.label for phrase in table if phrase.fits(text)), None)

    return read


def _phrase(label: str, phrase: str) -> _Phrase:
    parts = phrase.split(" + ")
    return _Phrase(
        label,
        tuple(_needle(part) for part in parts if not part.startswith("!")),
        tuple(_needle(part[1:]) for part in parts if part.startswith("!")),
    )


def _needle(part: str) -> str:
    if "*" in part[:-1]:
        raise DeclarationError(f"Phrase {part!r}: only its end may go on.")
    return f" {part[:-1]}" if part.endswith("*") else f" {part} "


def _whole_words(needle: str) -> list[str]:
    words = needle.split()
    return words if needle.endswith(" ") else words[:-1]
