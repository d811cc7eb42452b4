"""A list of codes, and the value that a spelling stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

NOT_RECOGNISED = "not recognised"


@dataclass(frozen=True, slots=True)
class Code:
    """One allowed value: its standard label, the wording of its detail, and its group."""

    label: str
    detail: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a spelling was understood as.

    ``label`` is a code's label, or a group's where only the group can be known
    ("Health - other" says which group of sources, not which code); ``group`` is "" for a
    list without groups.
    """

    label: str
    group: str = ""


@dataclass(frozen=True)
class CodeList:
    """The codes of one kind of column, and the rule that reads spellings of them.

    ``rule`` takes a spelling that is no standard label and gives the label of a code or of a
    group, or None where it cannot be sure.
    """

    name: str
    codes: tuple[Code, ...]
    rule: Callable[[str], str | None]
    _by_label: dict[str, Recognised] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {
            code.group: Recognised(code.group, code.group) for code in self.codes if code.group
        }
        known |= {code.label: Recognised(code.label, code.group) for code in self.codes}
        object.__setattr__(self, "_by_label", known)

    @property
    def labels(self) -> tuple[str, ...]:
        """Standard labels, in the return's order."""
        return tuple(code.label for code in self.codes)

    @property
    def groups(self) -> tuple[str, ...]:
        """Group labels, each once, in order; empty for a list without groups."""
        return tuple(dict.fromkeys(code.group for code in self.codes if code.group))

    def recognise(self, spelling: str) -> Recognised | None:
        """The code (or group) that a spelling stands for; None where it is not certain."""
        exact = self._by_label.get(spelling.strip())
        if exact is not None:
            return exact
        label = self.rule(spelling)
        return None if label is None else self._by_label[label]

    def recognise_all(self, spellings: Iterable[str]) -> dict[str, Recognised | None]:
        """Each distinct spelling with what it stands for."""
        return {spelling: self.recognise(spelling) for spelling in dict.fromkeys(spellings)}
