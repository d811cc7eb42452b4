"""The Department's published files read: figures, measures and neighbours, known by content."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from xl_kpi.comparators.areas import Area, Areas, england_of
from xl_kpi.comparators.measures import MEASURES
from xl_kpi.comparators.neighbours import NeighbourList, neighbour_list
from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading import read_workbook

_MOST_BYTES = 512 << 20
_FIGURES = ("measure", "year", "area", "value", "la_code", "region")
_MEASURES = ("measure", "title", "polarity", "year_type")
_YEAR = re.compile(r"20\d\d")
# Not available, suppressed, low, rounded away, not applicable: none of them is a 0.
_SUPPRESSED = frozenset(("", "-", "c", "k", "low", "na", "n/a", "u", "x", "z", ".", "..", ":"))
_SUFFIXES = (".csv", ".gz")

Values = Mapping[str, float | None]
"""A measure's value in one year by area; None where it is suppressed or not published."""


@dataclass(frozen=True)
class MeasureFacts:
    """What the published list of measures says of one of them."""

    title: str
    polarity: str
    year_type: str


@dataclass(frozen=True)
class Published:
    """Everything read: areas, values of the wanted measures, and the neighbours if given."""

    areas: Areas
    values: Mapping[tuple[str, int], Values]
    measures: Mapping[str, MeasureFacts]
    neighbours: NeighbourList | None

    def years(self, measure: str) -> list[int]:
        """Years for which anything is published of a measure, earliest first."""
        return sorted(
            year
            for (named, year), values in self.values.items()
            if named == measure and any(value is not None for value in values.values())
        )


def read_published(paths: Iterable[Path]) -> Published:
    """Read the files, in any order.

    Raises
    ------
    ExtractError
        Where a file is none of those expected, or they contradict each other.
    """
    figures: list[pd.DataFrame] = []
    measures: dict[str, MeasureFacts] = {}
    lists: list[NeighbourList] = []
    for path in paths:
        if path.suffix.lower() not in _SUFFIXES:
            lists.append(_neighbours(path))
            continue
        table = _table(path)
        if {*_FIGURES} <= {*table.columns}:
            figures.append(table)
        elif {*_MEASURES} <= {*table.columns}:
            measures |= _measures(table)
        else:
            raise ExtractError(
                f"{path.name} is neither the published figures (columns {', '.join(_FIGURES)}) nor "
                f"their measures (columns {', '.join(_MEASURES)})."
            )
    if not figures:
        raise ExtractError(
            "None of the files has the published figures: a .csv or .csv.gz with columns "
            f"{', '.join(_FIGURES)}."
        )
    if len(lists) > 1:
        named = " and ".join(one.name for one in lists)
        raise ExtractError(f"Two lists of neighbours are given: {named}. Give one of them.")
    areas, values = _figures(pd.concat(figures))
    return Published(areas, values, measures, lists[0] if lists else None)


def _table(path: Path) -> pd.DataFrame:
    """A .csv, packed or not, every cell as text."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ExtractError(f"{path.name} cannot be read: {error}.") from error
    if len(content) > _MOST_BYTES:
        raise ExtractError(f"{path.name} holds more than {_MOST_BYTES >> 20} MB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ExtractError(f"{path.name} is no table: {error}") from error
    return table.rename(columns=lambda name: str(name).strip().casefold())


def _measures(table: pd.DataFrame) -> dict[str, MeasureFacts]:
    return {
        line["measure"]: MeasureFacts(line["title"], line["polarity"], line["year_type"])
        for line in table.to_dict("records")
    }


def _neighbours(path: Path) -> NeighbourList:
    for table in read_workbook(path).tables:
        found = neighbour_list(table, path.stem)
        if found is not None:
            return found
    raise ExtractError(
        f"{path.name} is no list of neighbours: none of its sheets has columns 'LA number' and 'SN1'."
    )


def _figures(table: pd.DataFrame) -> tuple[Areas, dict[tuple[str, int], dict[str, float | None]]]:
    areas = {
        line["la_code"]: Area(line["la_code"], line["area"], line["region"])
        for line in table[["la_code", "area", "region"]].drop_duplicates().to_dict("records")
    }
    if england_of(areas) is None:
        raise ExtractError("The published figures have no area 'England'.")
    wanted = table["measure"].isin({measure.key for measure in MEASURES})
    values: dict[tuple[str, int], dict[str, float | None]] = {}
    columns = zip(*(table.loc[wanted, name] for name in _FIGURES[:5]), strict=True)
    for measure, year, area, said, code in columns:
        # The files hold a few lines of a year 0.
        if not _YEAR.fullmatch(year):
            continue
        of_year = values.setdefault((measure, int(year)), {})
        value = _value(said, f"{measure} of {area} in {year}")
        if code in of_year and of_year[code] != value:
            raise ExtractError(
                f"The published figures have two values for {measure} of {area}, {year}."
            )
        of_year[code] = value
    return areas, values


def _value(said: str, what: str) -> float | None:
    text = said.strip().casefold()
    if text in _SUPPRESSED:
        return None
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        value = float("nan")
    if not abs(value) < float("inf"):
        raise ExtractError(
            f"The published figures say '{said}' for {what}: no number, and no known mark of a "
            "suppressed one."
        )
    return value
