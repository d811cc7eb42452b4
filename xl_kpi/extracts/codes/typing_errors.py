"""Long words with one typing error, put right from a known vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST_CORRECTED = 6
"""Shorter words are too near one another ("foster" and "faster" are already close)."""

_DOUBLED = re.compile(r"(.)\1")


class Corrector:
    """Finds the one known word that a misspelt word stands for.

    Two words count as the same when, doubled letters apart, they differ by one letter (added,
    left out, changed, or two swapped) and begin with the same letter. A word near two known
    words stays as it is.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._near: dict[str, set[str]] = {}
        for word in self._known:
            if len(word) >= SHORTEST_CORRECTED and word.isalpha():
                for key in _cut_forms(word):
                    self._near.setdefault(key, set()).add(word)
        self._answers: dict[str, str] = {}

    def corrected(self, text: str) -> str:
        """Give a normalised text with its misspelt long words put right."""
        return " ".join(self._word(word) for word in text.split())

    def _word(self, word: str) -> str:
        if len(word) < SHORTEST_CORRECTED or word in self._known or not word.isalpha():
            return word
        if word not in self._answers:
            self._answers[word] = self._nearest(word)
        return self._answers[word]

    def _nearest(self, word: str) -> str:
        shared = {known for key in _cut_forms(word) for known in self._near.get(key, ())}
        near = {known for known in shared if _one_error_apart(_squeezed(word), _squeezed(known))}
        return near.pop() if len(near) == 1 else word


def _squeezed(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _cut_forms(word: str) -> set[str]:
    """The word and all that is left of it when any one letter but the first is taken out."""
    word = _squeezed(word)
    return {word} | {word[:place] + word[place + 1 :] for place in range(1, len(word))}


def _one_error_apart(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    place = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None
    )
    if place is None:
        return len(other) - len(one) <= 1
    if len(one) < len(other):
        return one[place:] == other[place + 1 :]
    swapped = one[place + 1 : place + 2] + one[place : place + 1] + one[place + 2 :]
    return one[place + 1 :] == other[place + 1 :] or swapped == other[place:]
