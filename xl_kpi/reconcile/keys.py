"""What a figure is of, and where it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from xl_kpi.figures.table import ALL
from xl_kpi.periods import Span

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
CHANGE = "change_on_previous_month"


class Key(NamedTuple):
    """A row of the table of figures: which indicator, when, and of which group."""

    indicator: str
    period: str
    span: str
    breakdown: str = ALL
    group: str = ALL

    @property
    def whole(self) -> Key:
        """The figure of all groups together."""
        return self._replace(breakdown=ALL, group=ALL)

    def of(self, indicator: str) -> Key:
        """The same group and time of another indicator."""
        return self._replace(indicator=indicator)

    def at(self, breakdown: str, group: str) -> Key:
        """Another group of the same indicator and time."""
        return self._replace(breakdown=breakdown, group=group)

    @property
    def is_flow(self) -> bool:
        """Whether it is of a length of time and not of a day."""
        return self.span != Span.MONTH_END


class Term(NamedTuple):
    """A number of a figure: its value, its numerator or its denominator."""

    key: Key
    part: str = VALUE


@dataclass(frozen=True)
class Cell:
    """A printed figure: where it stands, what is printed, and what it is.

    ``line`` is its row in the file, as Excel numbers it.
    """

    line: int
    section: str
    where: str
    row: str
    column: str
    printed: str
    key: Key
    measure: str

    @property
    def term(self) -> Term:
        """The number that it states."""
        return Term(self.key, self.measure)

    @property
    def table(self) -> str:
        """The table in which it stands; blank for text, charts and footnotes."""
        kind, _, _ = self.where.partition(":")
        return f"{self.section}: {self.where}" if kind.strip().lower() == "table" else ""
