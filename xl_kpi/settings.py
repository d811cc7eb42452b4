"""What a council decides for itself: the settings folder, and its file council.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from xl_kpi.audience_choices import AudienceChoices, read_choices
from xl_kpi.errors import SettingsError
from xl_kpi.limits import Limits

SETTINGS_FOLDER = "settings"
COUNCIL_FILE = "council.toml"


@dataclass(frozen=True)
class Settings:
    """A council's own choices; every one has a default, so an empty folder is allowed.

    Parameters
    ----------
    folder
        Where targets, comparators and teams are looked for; None where there are none.
    council, title
        Names on the pack.
    as_at
        The day on which the extracts were taken; None lets the dates in them say.
    list_as_at
        Lists taken on another day, by id.
    coverage
        First and last day that a list covers in full, by id, where its dates cannot say.
    first_day_is_day_1
        Whether working days count the first day (the official count does not).
    population_0_to_17
        Children in the area, for rates.
    limits
        Local standards, limits and bands.
    section_notes
        A caveat or a changed definition to be shown with a chapter or a section, by
        ``chapter`` or ``chapter|section``.
    audiences
        Which audience gets what, and what is too small to publish.
    """

    folder: Path | None = None
    council: str = "Council"
    title: str = "Children's services monthly performance report"
    as_at: date | None = None
    list_as_at: Mapping[str, date] = field(default_factory=dict)
    coverage: Mapping[str, tuple[date, date | None]] = field(default_factory=dict)
    first_day_is_day_1: bool = False
    population_0_to_17: int | None = None
    limits: Limits = field(default_factory=Limits)
    section_notes: Mapping[str, str] = field(default_factory=dict)
    audiences: AudienceChoices = field(default_factory=AudienceChoices)

    def file(self, name: str) -> Path | None:
        """The settings file of that name, if the folder has it."""
        if self.folder is None:
            return None
        path = self.folder / name
        return path if path.is_file() else None


_KNOWN = {
    "council": {"name", "title"},
    "extracts": {"as_at", "list_as_at", "coverage"},
    "rules": {"first_day_is_day_1"},
    "population": {"children_0_to_17", "year", "note"},
    "limits": set(Limits.names()),
    "audiences": set(AudienceChoices.names()),
}
# Its keys are chapters and sections, which the settings do not know.
_NOTES = "notes"


def read_settings(folder: Path | None) -> Settings:
    """Settings of a folder; defaults where there is no folder or no council.toml in it.

    Raises
    ------
    SettingsError
        Where the file says something that cannot be used, with the line to change.
    """
    if folder is None:
        return Settings()
    if not folder.is_dir():
        raise SettingsError(
            f"There is no settings folder '{folder}'. Give the folder that holds {COUNCIL_FILE}."
        )
    path = folder / COUNCIL_FILE
    if not path.is_file():
        return Settings(folder=folder)
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}.") from error
    _refuse_unknown(said, path)
    council, extracts = said.get("council", {}), said.get("extracts", {})
    defaults = Settings()
    return Settings(
        folder=folder,
        council=str(council.get("name", defaults.council)),
        title=str(council.get("title", defaults.title)),
        as_at=_day(extracts.get("as_at"), "as_at", path),
        list_as_at={
            name: day
            for name, value in _named(extracts, "list_as_at", path)
            if (day := _day(value, f"list_as_at.{name}", path))
        },
        coverage={
            name: _span(value, f"coverage.{name}", path)
            for name, value in _named(extracts, "coverage", path)
        },
        first_day_is_day_1=_yes_no(said.get("rules", {}).get("first_day_is_day_1", False), path),
        population_0_to_17=_whole(
            said.get("population", {}).get("children_0_to_17"), "children_0_to_17", path
        ),
        limits=_limits(said.get("limits", {}), path),
        section_notes=_notes(said.get(_NOTES, {}), path),
        audiences=read_choices(said.get("audiences", {}), path.name),
    )


def _refuse_unknown(said: dict[str, Any], path: Path) -> None:
    for section, content in said.items():
        if section == _NOTES and isinstance(content, dict):
            continue
        known = _KNOWN.get(section)
        if known is None or not isinstance(content, dict):
            raise SettingsError(
                f"{path.name} has a section [{section}] that means nothing here. "
                f"Known sections: {', '.join(f'[{name}]' for name in (*_KNOWN, _NOTES))}."
            )
        unknown = sorted(set(content) - known)
        if unknown:
            raise SettingsError(
                f"{path.name}, [{section}]: '{unknown[0]}' means nothing here. "
                f"Known: {', '.join(sorted(known))}."
            )


def _named(extracts: dict[str, Any], name: str, path: Path) -> list[tuple[str, Any]]:
    content = extracts.get(name, {})
    if not isinstance(content, dict):
        raise SettingsError(
            f"{path.name}: {name} stands for all lists at once. Write a section [extracts.{name}] "
            "with a line for each list, such as contacts = [2019-04-01]."
        )
    return list(content.items())


def _day(value: object, name: str, path: Path) -> date | None:
    if value is None or (isinstance(value, date) and not hasattr(value, "hour")):
        return value
    raise SettingsError(
        f"{path.name}: {name} is '{value}'. Write a date without quotes, as 2020-03-31."
    )


def _span(value: object, name: str, path: Path) -> tuple[date, date | None]:
    days = value if isinstance(value, list) else [value]
    read = [_day(day, name, path) for day in days]
    first = read[0] if read else None
    if first is None or len(read) > 2:
        raise SettingsError(
            f"{path.name}: {name} takes a first day, or a first and a last day in [ ]."
        )
    last = read[1] if len(read) == 2 else None
    if last is not None and last < first:
        raise SettingsError(
            f"{path.name}: {name} ends before it begins. Write the first day first."
        )
    return first, last


def _yes_no(value: object, path: Path) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{path.name}: first_day_is_day_1 is '{value}'. Write true or false.")
    return value


def _whole(value: object, name: str, path: Path) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise SettingsError(f"{path.name}: {name} is '{value}'. Write a whole number, as 36000.")


def _limits(said: dict[str, Any], path: Path) -> Limits:
    numbers: dict[str, Any] = {
        name: _whole(value, name, path) for name, value in said.items() if name != _BANDS
    }
    if _BANDS in said:
        edges = said[_BANDS]
        whole = [_whole(edge, _BANDS, path) for edge in edges] if isinstance(edges, list) else []
        if len(whole) != len(Limits.supervision_months) or sorted(set(whole)) != whole:  # type: ignore[type-var]
            raise SettingsError(
                f"{path.name}: {_BANDS} is '{edges}'. Write four rising whole numbers, as [1, 2, 3, 6]."
            )
        numbers[_BANDS] = tuple(whole)
    return Limits(**numbers)


_BANDS = "supervision_months"


def _notes(said: dict[str, Any], path: Path) -> dict[str, str]:
    wrong = next((name for name, text in said.items() if not isinstance(text, str)), None)
    if wrong is not None:
        raise SettingsError(
            f"{path.name}, [{_NOTES}]: '{wrong}' is no text. Write the note in quotes."
        )
    return dict(said)
