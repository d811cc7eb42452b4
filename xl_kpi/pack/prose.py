"""Sentences on a sheet, broken into rows: cells that are not merged do not wrap across columns."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

# Letters of a line of prose: about what a laptop's screen and a printed page show in full.
PROSE_LETTERS = 165


@dataclass(frozen=True)
class Prose:
    """Sentences, each from a row of its own on, broken into rows that a sheet's width holds.

    They are what the figures say, or with ``commentary`` what an analyst says of them.
    """

    sentences: tuple[str, ...]
    commentary: bool = False
    quiet: bool = False

    @property
    def rows(self) -> tuple[tuple[str, bool], ...]:
        """The text of each row, and whether it continues the row above."""
        return tuple(
            (text, at > 0)
            for sentence in self.sentences
            for at, text in enumerate(_evenly(sentence))
        )


def _evenly(sentence: str) -> list[str]:
    """A sentence in as few rows as hold it, of much the same length: no row of one word."""
    rows = wrap(sentence, PROSE_LETTERS)
    widths = range(len(sentence) // max(1, len(rows)), PROSE_LETTERS)
    tried = (wrap(sentence, max(1, width)) for width in widths)
    return next((even for even in tried if len(even) == len(rows)), rows)
