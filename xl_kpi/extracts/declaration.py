"""How a list is declared: its columns, what they hold, and the span of time that it covers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.codes.code_list import CodeList


class Kind(StrEnum):
    """What the cells of a column hold."""

    ID = "id"
    TEXT = "text"
    DATE = "date"
    DATE_TIME = "date and time"
    CODE = "code"
    WHOLE = "whole number"
    NUMBER = "number"


class Family(StrEnum):
    """Where a list's layout is laid down."""

    ANNEX_A = "Annex A"
    SSDA903 = "SSDA903"
    LOCAL = "local"
    # Made by the program from other lists, never read.
    DERIVED = "derived"


# Columns that stand beside a declared one: the group of a code, and the team's own name where it
# is a part of another.
GROUP_SUFFIX, PART_SUFFIX = "_group", "_part"


@dataclass(frozen=True)
class Column:
    """One column of a list.

    Parameters
    ----------
    name
        The field's short name in frames and declarations, such as ``contact_date``.
    header
        The standard header, as the return's template has it.
    kind
        What its cells hold.
    codes
        For a code: the list of its codes.
    blank
        Whether a blank cell is allowed.
    also
        Other headers by which the column goes; case, spaces and punctuation do not matter.
    pattern
        A regular expression that a normalised header may match in full, for long headers
        that real extracts shorten.
    happened
        For a date: that of something that has happened, so not after the extract date.
        False for births (an expected one is allowed) and for planned dates.
    needed
        Whether the list is of no use without the column; its absence is then an error.
    about
        What goes in, for whoever makes the extract.
    """

    name: str
    header: str
    kind: Kind
    codes: CodeList | None = None
    blank: bool = True
    also: tuple[str, ...] = ()
    pattern: str = ""
    happened: bool = True
    needed: bool = False
    about: str = ""

    def __post_init__(self) -> None:
        if (self.kind is Kind.CODE) != (self.codes is not None):
            raise DeclarationError(
                f"Column {self.name!r}: a code has a code list, others have none."
            )


@dataclass(frozen=True)
class Window:
    """The span of time that a list covers, by one of its dates.

    A list holds every case whose ``column`` lies in the span; ``months`` is the span's usual
    length before the extract date (Annex A: 6 or 12), None for local lists. With
    ``keeps_open`` the list also holds every case whose ``column`` is blank: still open.
    With ``one_row_a_child`` it holds only the latest case of each child.
    """

    column: str
    months: int | None = None
    keeps_open: bool = False
    one_row_a_child: bool = False


@dataclass(frozen=True)
class ExtractList:
    """One list of an extract.

    ``key`` names the columns that tell its rows apart; ``in_order`` pairs of dates of which
    the first may not be after the second; ``also`` the names by which its sheet or file goes
    besides its number and title; ``holds_unborn`` whether a child may stand in it before its
    birth; ``later`` the columns that came with a later edition, so that
    an extract of an earlier one does not lack them; ``made_of`` the lists from which a derived
    one is made, by id, and ``made_with`` the columns of theirs without which it cannot be.
    """

    id: str
    title: str
    family: Family
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    number: int | None = None
    window: Window | None = None
    in_order: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    about: str = ""
    later: tuple[str, ...] = ()
    holds_unborn: bool = True
    made_of: tuple[str, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()
    _by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name = {column.name: column for column in self.columns}
        named = [*self.key, *(name for pair in self.in_order for name in pair)]
        named += [*self.later, *([self.window.column] if self.window else [])]
        unknown = [name for name in named if name not in by_name]
        if len(by_name) != len(self.columns) or unknown:
            raise DeclarationError(f"List {self.id!r}: repeated or unknown columns {unknown}.")
        object.__setattr__(self, "_by_name", by_name)

    def column(self, name: str) -> Column:
        """The column of that short name, or the one that it stands beside."""
        found = self._by_name.get(_declared_name(name)) or self._by_name.get(name)
        if found is None:
            raise DeclarationError(f"List {self.id!r} has no column {name!r}.")
        return found

    def has(self, name: str) -> bool:
        """Whether the list declares a column of that short name, or one that it stands beside."""
        return name in self._by_name or _declared_name(name) in self._by_name

    @property
    def file_stem(self) -> str:
        """Name of its file among cleaned lists: ``list_1_contacts``, ``ssda903_episodes``."""
        prefix = {Family.ANNEX_A: f"list_{self.number}_", Family.SSDA903: "ssda903_"}
        return prefix.get(self.family, "") + self.id.removeprefix("ssda903_")


def _declared_name(name: str) -> str:
    return name.removesuffix(GROUP_SUFFIX).removesuffix(PART_SUFFIX)
