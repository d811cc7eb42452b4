"""A printed figure that cannot be right, told so that somebody can put it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from xl_kpi.reconcile.keys import Cell, Key
from xl_kpi.reconcile.printed import NOTHING


@dataclass(frozen=True)
class Contradiction:
    """A printed figure that cannot be right if the others are.

    Parameters
    ----------
    line
        Its row in the file, as Excel numbers it.
    section, where, row, column
        Its place in the report.
    key, measure
        What it is.
    printed, should_be
        What is printed, and what the other figures make it, in the same form; blank where they
        do not tell.
    because
        The figures that say so, in a sentence.
    or_else
        Rows of the file of which one may be wrong in its place, with others of the same claim.
    """

    line: int
    section: str
    where: str
    row: str
    column: str
    key: Key
    measure: str
    printed: str
    should_be: str
    because: str
    or_else: tuple[int, ...] = ()

    @classmethod
    def of(cls, cell: Cell, should_be: str, because: str, or_else: tuple[int, ...]) -> Self:
        """What is wrong with a cell."""
        return cls(
            cell.line, cell.section, cell.where, cell.row, cell.column, cell.key, cell.measure,
            cell.printed, "" if should_be == cell.printed else should_be, because, or_else,
        )  # fmt: skip

    @property
    def place(self) -> str:
        """Where it stands, as a reader finds it."""
        found = filter(None, (self.where, self.row, self.column))
        return f"row {self.line}: {', '.join(found)}"

    @property
    def sentence(self) -> str:
        """What is wrong, and why."""
        printed = self.printed or "A blank cell"
        others = f" {self.or_else_said[0].upper()}{self.or_else_said[1:]}." if self.or_else else ""
        wanted = f"should be {self.should_be}" if self.should_be else "cannot stand"
        return f"{printed} {wanted}: {self.because}.{others}"

    @property
    def or_else_said(self) -> str:
        """The rows that may be wrong in its place, in words."""
        *most, last = map(str, self.or_else)
        if not most:
            return f"or else row {last} is wrong"
        return f"or else one of rows {', '.join(most)} and {last} is wrong"


def with_neighbour(wrong: Contradiction, told: Sequence[Contradiction]) -> Contradiction:
    """Say so where a figure has changed places: each should be what the other prints."""
    for other in told:
        beside = (other.row == wrong.row) != (other.column == wrong.column)
        if (
            other.where == wrong.where and beside
            and _plain(wrong.printed) == other.should_be != wrong.should_be == _plain(other.printed)
        ):  # fmt: skip
            place = f"row '{other.row}'" if other.row != wrong.row else f"column '{other.column}'"
            said = f"{wrong.because}; it seems to have changed places with the {place}"
            return replace(wrong, because=said)
    return wrong


def _plain(printed: str) -> str:
    return "0" if printed in NOTHING else printed
