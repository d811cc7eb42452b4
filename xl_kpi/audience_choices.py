"""What a council decides about its audiences: the section ``[audiences]`` of council.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from xl_kpi.errors import SettingsError

DIRECTOR, MANAGERS, TEAM, PUBLIC = "director", "managers", "team", "public"
KINDS = (DIRECTOR, MANAGERS, TEAM, PUBLIC)


@dataclass(frozen=True)
class AudienceChoices:
    """The lines of the section ``[audiences]``; each has a careful default.

    Parameters
    ----------
    suppress_below
        Counts of 1 up to one less than this are not published.
    workers_to
        Audiences whose packs name workers beside their caseloads.
    team_pages_to
        Audiences whose packs have a page for each team.
    problem_rows_to
        Audiences whose packs say in which rows of the extracts problems stand.
    leave_out
        Sheets that an audience does not get, by their tabs' names.
    encrypt
        Audiences whose files are encrypted.
    """

    suppress_below: int = 6
    workers_to: tuple[str, ...] = (MANAGERS, TEAM)
    team_pages_to: tuple[str, ...] = (DIRECTOR, MANAGERS)
    problem_rows_to: tuple[str, ...] = ()
    leave_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    encrypt: tuple[str, ...] = ()

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What may be set."""
        return tuple(one.name for one in fields(cls))


def read_choices(said: Mapping[str, Any], file: str) -> AudienceChoices:
    """The section's choices.

    Raises
    ------
    SettingsError
        Where a line cannot be used, or would put workers or teams into the public pack.
    """
    defaults = AudienceChoices()
    below = said.get("suppress_below", defaults.suppress_below)
    if not isinstance(below, int) or isinstance(below, bool) or below < 2:
        raise SettingsError(f"{file}: suppress_below is '{below}'. Write a whole number, as 6.")
    left_out = said.get("leave_out", {})
    if not isinstance(left_out, dict):
        raise SettingsError(
            f"{file}: leave_out stands for all audiences at once. Write a section "
            '[audiences.leave_out] with lines such as director = ["Caseloads"].'
        )
    _audiences(list(left_out), "leave_out", file, KINDS)
    within = (DIRECTOR, MANAGERS, TEAM)
    return AudienceChoices(
        suppress_below=below,
        workers_to=_listed(said, "workers_to", defaults.workers_to, file, within),
        team_pages_to=_listed(
            said, "team_pages_to", defaults.team_pages_to, file, (DIRECTOR, MANAGERS)
        ),
        problem_rows_to=_listed(said, "problem_rows_to", (), file, (DIRECTOR, MANAGERS)),
        leave_out={
            name: _texts(tabs, f"leave_out.{name}", file) for name, tabs in left_out.items()
        },
        encrypt=_listed(said, "encrypt", (), file, KINDS),
    )


def _listed(
    said: Mapping[str, Any], name: str, default: tuple[str, ...], file: str, known: tuple[str, ...]
) -> tuple[str, ...]:
    if name not in said:
        return default
    return _audiences(_texts(said[name], name, file), name, file, known)


def _texts(value: object, name: str, file: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise SettingsError(f"{file}: {name} is '{value}'. Write texts in [ ], as [\"managers\"].")


def _audiences(
    names: list[str] | tuple[str, ...], setting: str, file: str, known: tuple[str, ...]
) -> tuple[str, ...]:
    wrong = next((name for name in names if name not in known), None)
    if wrong is not None:
        raise SettingsError(f"{file}: {setting} cannot have '{wrong}'. Known: {', '.join(known)}.")
    return tuple(names)
