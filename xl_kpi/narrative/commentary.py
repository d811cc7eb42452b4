"""The analyst's own words, owner and action for a section, from commentary.csv of the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xl_kpi.errors import SettingsError
from xl_kpi.periods import Month
from xl_kpi.settings import Settings
from xl_kpi.settings_table import Line, all_or_faults, read_lines

COMMENTARY_FILE = "commentary.csv"
_COLUMNS = ("month", "chapter", "section", "commentary", "owner", "action")


@dataclass(frozen=True)
class Commentary:
    """What an analyst says of a section.

    Parameters
    ----------
    section
        The section, as ``chapter|section``; the chapter alone, if it is of the whole chapter.
    words
        What is to be said.
    owner, action
        Who does what about it.
    """

    section: str
    words: str
    owner: str = ""
    action: str = ""

    @property
    def text(self) -> str:
        """All of it in one line.

        >>> Commentary("visits|cin", "Staff were ill", "Head of Fieldwork", "Agency cover").text
        'Staff were ill. Action: Agency cover. Owner: Head of Fieldwork.'
        """
        parts = (("", self.words), ("Action: ", self.action), ("Owner: ", self.owner))
        return " ".join(f"{label}{_stopped(said)}" for label, said in parts if said)


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def read_commentary(settings: Settings, month: Month) -> Mapping[str, Commentary]:
    """A month's commentary by ``chapter|section``; none where there is no commentary.csv.

    Raises
    ------
    SettingsError
        Where a line has no month or no chapter, or two are of the same section and month.
    """
    path = settings.file(COMMENTARY_FILE)
    if path is None:
        return {}
    lines = all_or_faults(read_lines(path, _COLUMNS[:4], _COLUMNS), _commentary)
    found: dict[str, Commentary] = {}
    for line, of_month, said in lines:
        if of_month != month or not (said.words or said.action):
            continue
        if said.section in found:
            raise line.fault(f"there is a commentary on '{said.section}' for {month} already.")
        found[said.section] = said
    return found


def _commentary(line: Line) -> tuple[Line, Month, Commentary]:
    chapter, section = line["chapter"], line["section"]
    if not chapter:
        raise line.fault("it has no chapter. Write the chapter that it is about.")
    try:
        month = Month.parse(line["month"])
    except SettingsError as wrong:
        raise line.fault(str(wrong)) from None
    name = f"{chapter}|{section}" if section else chapter
    return line, month, Commentary(name, line["commentary"], line["owner"], line["action"])
