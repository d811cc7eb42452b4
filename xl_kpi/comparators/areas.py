"""The areas that figures are published for: authorities, regions and England."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.codes.authorities import PLACEMENT_AUTHORITY
from xl_kpi.extracts.codes.places import authority_rows
from xl_kpi.extracts.codes.wording import normalise

_NO_REGION = frozenset(("", "na", "n a"))
_ENGLAND = "england"
_NAMED = 4


@dataclass(frozen=True)
class Area:
    """One area of the published file; a region and England are in no region themselves."""

    code: str
    name: str
    region: str

    @property
    def is_authority(self) -> bool:
        """Whether it is a council, and no region and not England."""
        return normalise(self.region) not in _NO_REGION


Areas = Mapping[str, Area]


def england_of(areas: Areas) -> Area | None:
    """England itself."""
    return next((one for one in areas.values() if normalise(one.name) == _ENGLAND), None)


def region_of(areas: Areas, council: Area) -> Area | None:
    """The area of a council's region; "Outer London" is published as "London (Outer)"."""
    words = sorted(normalise(council.region).split())
    return next(
        (
            one
            for one in areas.values()
            if not one.is_authority and sorted(normalise(one.name).split()) == words
        ),
        None,
    )


def find_council(said: str, areas: Areas) -> Area:
    """The council of a name, in any usual spelling, or of a DfE number or an ONS code.

    Raises
    ------
    XlKpiError
        Where no council is so called; the message names those nearest to it.
    """
    councils = {code: one for code, one in areas.items() if one.is_authority}
    if said.strip() in councils:
        return councils[said.strip()]
    by_name = {normalise(one.name): one for one in councils.values()}
    found = by_name.get(normalise(said)) or _by_usual_spelling(said, councils, by_name)
    if found is not None:
        return found
    if any(normalise(one.name) == normalise(said) for one in areas.values()):
        raise XlKpiError(f"'{said}' is published as a region or a country, not as a council.")
    raise XlKpiError(
        f"No council is called '{said}' in the published file.{_nearest(said, by_name)}"
    )


def _by_usual_spelling(
    said: str, councils: Mapping[str, Area], by_name: Mapping[str, Area]
) -> Area | None:
    """Read "LB Camden", "Hull City Council" or a typing error by the project's own list."""
    recognised = PLACEMENT_AUTHORITY.recognise(said)
    if recognised is None:
        return None
    named = by_name.get(normalise(recognised.label))
    if named is not None:
        return named
    numbers = (row[0].split(",") for row in authority_rows() if row[2] == recognised.label)
    return next((councils[n] for of_one in numbers for n in of_one if n in councils), None)


def _nearest(said: str, by_name: Mapping[str, Area]) -> str:
    """Names that share a word or most letters with what was said."""
    wanted = normalise(said)
    near = get_close_matches(wanted, by_name, n=_NAMED, cutoff=0.6)
    words = {word for word in wanted.split() if len(word) > _NAMED}
    near += [name for name in by_name if name not in near and words & set(name.split())]
    if not near:
        return " Give its name or its DfE number, such as 884."
    return f" The nearest: {', '.join(by_name[name].name for name in near[:_NAMED])}."
