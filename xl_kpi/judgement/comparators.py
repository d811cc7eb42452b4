"""Published figures of others, each with its year: England, neighbours, region, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import Registry
from xl_kpi.settings import Settings
from xl_kpi.settings_table import Line, all_or_faults, amount, read_lines

COMPARATORS_FILE = "comparators.csv"
NAMES_FILE = "comparator_names.csv"
_COLUMNS = ("indicator", "comparator", "year", "value", "note")

STANDARD_NAMES = {
    "england": "England",
    "statistical_neighbours": "Statistical neighbours",
    "region": "Region",
    "good_statistical_neighbours": "Good or better statistical neighbours",
    "ofsted_good": "Ofsted good",
    "ofsted_outstanding": "Ofsted outstanding",
    "own_published": "The council, as published",
    "neighbours_median": "Median of statistical neighbours",
    "neighbours_best": "Best statistical neighbour",
    "neighbours_counted": "Neighbours with a published figure",
    "neighbour_rank": "Rank among neighbours",
    "neighbour_rank_highest_first": "Rank among neighbours, highest first",
    "national_top_quartile": "National top quartile",
    "national_bottom_quartile": "National bottom quartile",
    "national_lower_quartile": "National lower quartile",
    "national_upper_quartile": "National upper quartile",
    "national_median": "National median",
    "national_rank": "National rank",
    "national_rank_highest_first": "National rank, highest first",
}

PLACES = frozenset(name for name in STANDARD_NAMES if "_rank" in name or "_counted" in name)
"""Those whose value is no figure but one number of another: "3 of 11"."""
POSITION = frozenset(
    name for name in STANDARD_NAMES if name.startswith(("own_", "neighbour", "national_"))
)
"""Those that say where the council stands among others, rather than another's own figure."""
_PLACE = re.compile(r"(\d+)(?:\s+of\s+(\d+))?", re.IGNORECASE)


@dataclass(frozen=True)
class Comparator:
    """One published figure; ``value`` is None where it was suppressed or not published.

    ``out_of`` is how many there are of a rank's or a count's ``value``: 11 of "3 of 11".
    """

    indicator: str
    id: str
    name: str
    year: str
    value: float | None
    note: str = ""
    out_of: int | None = None

    @property
    def is_place(self) -> bool:
        """Whether its value is a rank or a number of neighbours, whatever the indicator's unit."""
        return self.id in PLACES

    @property
    def is_old(self) -> bool:
        """Whether its note says that there is a later figure."""
        return any(part.strip().startswith("old") for part in self.note.split(";"))


@dataclass(frozen=True)
class Comparators:
    """All comparators that the council has, and those of one indicator in order.

    ``unused`` names the indicators of lines that are of no indicator: a settings file may
    serve a later version, but a misspelt name must not pass in silence.
    """

    all: tuple[Comparator, ...]
    unused: tuple[str, ...] = ()

    def of(self, indicator: str) -> tuple[Comparator, ...]:
        """An indicator's comparators that are figures of others, in the settings' order."""
        return tuple(one for one in self.every(indicator) if one.id not in POSITION)

    def every(self, indicator: str) -> tuple[Comparator, ...]:
        """The same with all that says where the council stands: median, best, quartiles, ranks."""
        return tuple(one for one in self.all if one.indicator == indicator)

    def find(self, indicator: str, comparator: str) -> Comparator | None:
        """One comparator of an indicator, if there is one."""
        return next((one for one in self.every(indicator) if one.id == comparator), None)


_NOT_PUBLISHED = frozenset(("", "-", "c", "x", "z", ".", ".."))


def read_comparators(settings: Settings, registry: Registry) -> Comparators:
    """The council's comparators; none where it has no comparators.csv.

    Of several years of one comparator the latest is held.
    """
    path = settings.file(COMPARATORS_FILE)
    if path is None:
        return Comparators(())
    names = dict(STANDARD_NAMES)
    names_path = settings.file(NAMES_FILE)
    if names_path is not None:
        for line in read_lines(
            names_path, ("comparator", "name"), ("comparator", "name", "short_name")
        ):
            names[line["comparator"]] = line["name"]

    unused: dict[str, None] = {}

    def comparator(line: Line) -> Comparator | None:
        if not line["year"]:
            raise line.fault("it has no year. Every comparator carries the year that it is of.")
        if line["indicator"] not in registry:
            unused[line["indicator"]] = None
            return None
        percent = registry[line["indicator"]].unit is Unit.PERCENT
        blank = line["value"].casefold() in _NOT_PUBLISHED
        out_of = None
        if blank:
            value = None
        elif line["comparator"] in PLACES:
            value, out_of = _place(line)
        else:
            value = amount(line, "value", percent=percent)
        name = names.get(line["comparator"], line["comparator"].replace("_", " "))
        return Comparator(
            line["indicator"], line["comparator"], name, line["year"], value, line["note"], out_of
        )

    made = all_or_faults(read_lines(path, _COLUMNS[:4], _COLUMNS), comparator)
    latest: dict[tuple[str, str], Comparator] = {}
    for one in made:
        if one is not None:
            held = latest.get((one.indicator, one.id))
            if held is None or one.year > held.year:
                latest[one.indicator, one.id] = one
    return Comparators(tuple(latest.values()), tuple(unused))


def _place(line: Line) -> tuple[float, int | None]:
    found = _PLACE.fullmatch(line["value"])
    if found is None:
        raise line.fault(f"value is '{line['value']}'. Write a rank or a count as 3 or 3 of 11.")
    return float(found[1]), int(found[2]) if found[2] else None
