"""A council's comparators made of published files: for which indicators and years, what not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xl_kpi.comparators.areas import Area, find_council
from xl_kpi.comparators.making import Line, Subject, financial_year, lines_of
from xl_kpi.comparators.measures import MEASURES, Measure
from xl_kpi.comparators.published import Published
from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.codes.wording import normalise
from xl_kpi.indicators.registry import Registry

_POLARITY = {"high": "high", "low": "low", "-": None, "": None}


@dataclass(frozen=True)
class Update:
    """The lines made, whose they are, and what the analyst should know about them."""

    council: Area
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def make_update(
    published: Published, said: str, years: Sequence[int], registry: Registry
) -> Update:
    """All comparators of a council.

    Parameters
    ----------
    published
        What was read.
    said
        The council's name or number.
    years
        Years in which the financial years end; none for the latest of each measure.
    registry
        The indicators, for their unit and direction.

    Raises
    ------
    XlKpiError
        Where there is no such council, or nothing at all is published for the years.
    """
    council = find_council(said, published.areas)
    newest = max((year for one in MEASURES for year in published.years(one.key)), default=0)
    lines: list[Line] = []
    notes: list[str] = []
    for measure in MEASURES:
        known = published.years(measure.key)
        if not known:
            notes.append(f"{measure.indicator}: the files have no figures of {measure.key}.")
            continue
        notes += _differing(published, measure, registry)
        for year in years or known[-1:]:
            if year not in known:
                notes.append(
                    f"{measure.indicator}: {measure.key} is not published for {financial_year(year)}."
                )
                continue
            subject = Subject(
                registry[measure.indicator], measure, year, newest, council, published
            )
            lines += lines_of(subject)
    if not lines:
        known_years = sorted({year for one in MEASURES for year in published.years(one.key)})
        raise XlKpiError(
            "Nothing is published for that year. The files have "
            f"{', '.join(map(str, known_years)) or 'none of the measures'}."
        )
    if published.neighbours is None:
        notes.append("No list of neighbours was given: there is nothing about neighbours.")
    elif council.code not in published.neighbours.of:
        notes.append(f"{published.neighbours.name} has no neighbours for {council.name}.")
    if not any(line.comparator == "own_published" and line.value != "-" for line in lines):
        notes.append(
            f"{council.name} has no published figure of its own in that year. If it has been "
            "reorganised since, name the council that took its place."
        )
    if said.strip() != council.code and normalise(said) != normalise(council.name):
        notes.insert(0, f"'{said}' was taken for {council.name}.")
    return Update(council, tuple(lines), tuple(notes))


def _differing(published: Published, measure: Measure, registry: Registry) -> list[str]:
    """Say where the published list of measures and the indicator differ on what is good."""
    facts = published.measures.get(measure.key)
    if facts is None:
        return []
    notes = []
    good = registry[measure.indicator].good
    polarity = _POLARITY.get(facts.polarity.strip().casefold())
    if polarity != good and polarity is not None:
        notes.append(
            f"{measure.indicator}: {measure.key} says that {polarity} is good, the indicator "
            f"{'that ' + good + ' is' if good else 'does not say'}."
        )
    if facts.year_type.strip().casefold() not in ("financial year", "annual"):
        notes.append(
            f"{measure.indicator}: {measure.key} is published by {facts.year_type.lower()}, but is "
            "shown by financial year."
        )
    return notes
