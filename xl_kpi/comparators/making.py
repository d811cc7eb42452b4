"""The comparators of one council for one indicator and year, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xl_kpi.comparators.areas import Area, england_of, region_of
from xl_kpi.comparators.measures import Measure
from xl_kpi.comparators.published import Published, Values
from xl_kpi.comparators.statistics import mean, quantile, rank
from xl_kpi.indicators.declaration import Indicator, Unit

SOURCE = "LAIT"
"""How the note of every line made here begins."""
SUPPRESSED = "-"
_PLACES = 4


@dataclass(frozen=True)
class Line:
    """A line of comparators.csv."""

    indicator: str
    comparator: str
    year: str
    value: str
    note: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells in the file's order."""
        return (self.indicator, self.comparator, self.year, self.value, self.note)


@dataclass(frozen=True)
class Subject:
    """What is compared: an indicator's measure in a year, of a council among others."""

    indicator: Indicator
    measure: Measure
    year: int
    newest: int
    council: Area
    published: Published

    @property
    def values(self) -> Values:
        """The measure's values in the year, by area."""
        return self.published.values.get((self.measure.key, self.year), {})

    @property
    def of_authorities(self) -> dict[str, float]:
        """The values of all councils that have one."""
        areas = self.published.areas
        return {
            code: value
            for code, value in self.values.items()
            if value is not None and areas[code].is_authority
        }

    def line(self, comparator: str, value: float | None, *notes: str) -> Line:
        """A line with a value in the indicator's unit."""
        said = SUPPRESSED
        if value is not None:
            said = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
            said += "%" if self.indicator.unit is Unit.PERCENT else ""
        return self.text_line(comparator, said, *notes)

    def text_line(self, comparator: str, said: str, *notes: str) -> Line:
        """A line with what is said, and its source, year and age in the note."""
        old = f"old: there are figures of {financial_year(self.newest)}"
        parts = (
            f"{SOURCE} {self.measure.key}",
            *notes,
            self.measure.caution,
            old if self.year < self.newest else "",
        )
        note = "; ".join(filter(None, parts))
        return Line(self.indicator.id, comparator, financial_year(self.year), said, note)


def financial_year(ending: int) -> str:
    """The financial year that ends on 31 March of a year: 2019 is 2018/19."""
    return f"{ending - 1}/{ending % 100:02}"


def lines_of(subject: Subject) -> Iterator[Line]:
    """Everything that can be said of an indicator in a year."""
    areas, values, council = subject.published.areas, subject.values, subject.council
    for name, area in (("england", england_of(areas)), ("region", region_of(areas, council))):
        if area is not None:
            value = values.get(area.code)
            yield subject.line(name, value, area.name, "" if value is not None else _NOT_PUBLISHED)
    own = values.get(council.code)
    yield subject.line(
        "own_published", own, council.name, "" if own is not None else _NOT_PUBLISHED
    )
    yield from _of_neighbours(subject, own)
    yield from _national(subject, own)


_NOT_PUBLISHED = "suppressed or not published"


def _of_neighbours(subject: Subject, own: float | None) -> Iterator[Line]:
    published = subject.published
    listed = () if published.neighbours is None else published.neighbours.of.get(
        subject.council.code, ()
    )  # fmt: skip
    if published.neighbours is None or not listed:
        return
    source = f"neighbours of {published.neighbours.name}"
    known = {code: v for code in listed if (v := subject.values.get(code)) is not None}
    lacking = [_name(subject, code) for code in listed if code not in known]
    rests = f"{len(known)} of {len(listed)} neighbours"
    without = f"without {', '.join(lacking)}" if lacking and known else ""
    numbers = [*known.values()]
    counted = f"{len(known)} of {len(listed)}"
    middle = mean(numbers) if numbers else None
    yield subject.line("statistical_neighbours", middle, f"mean of {rests}", without, source)
    yield subject.text_line("neighbours_counted", counted, without, source)
    middle = quantile(numbers, 0.5) if numbers else None
    yield subject.line("neighbours_median", middle, f"median of {rests}", without, source)
    good = subject.indicator.good
    if good is not None:
        best = (max if good == "high" else min)(numbers, default=None)
        names = [_name(subject, code) for code, value in known.items() if value == best]
        yield subject.line("neighbours_best", best, ", ".join(names), f"best of {rests}", source)
    yield _ranked(subject, "neighbour_rank", own, numbers, source)


def _national(subject: Subject, own: float | None) -> Iterator[Line]:
    of_others = subject.of_authorities
    numbers = [*of_others.values()]
    if not numbers:
        return
    among = f"of {len(numbers)} authorities"
    quarters = {"lower": quantile(numbers, 0.25), "upper": quantile(numbers, 0.75)}
    good = subject.indicator.good
    if good is not None:
        top, bottom = ("upper", "lower") if good == "high" else ("lower", "upper")
        yield subject.line("national_top_quartile", quarters[top], among)
        yield subject.line("national_bottom_quartile", quarters[bottom], among)
    else:
        for name, value in quarters.items():
            yield subject.line(f"national_{name}_quartile", value, among)
    yield subject.line("national_median", quantile(numbers, 0.5), among)
    others = [value for code, value in of_others.items() if code != subject.council.code]
    yield _ranked(subject, "national_rank", own, others, "")


def _ranked(
    subject: Subject, comparator: str, own: float | None, others: list[float], source: str
) -> Line:
    """A rank such as "3 of 11", the council among the others; of no direction, highest first."""
    good = subject.indicator.good
    name = comparator if good is not None else f"{comparator}_highest_first"
    if own is None:
        return subject.text_line(
            name, SUPPRESSED, "the council's own figure is not published", source
        )
    if not others:
        return subject.text_line(name, SUPPRESSED, "no other figure is published", source)
    place = rank(own, others, high_first=good != "low")
    order = {"high": "best, the highest, first", "low": "best, the lowest, first"}
    same = others.count(own)
    tied = f"shared with {same} other{'s' if same > 1 else ''}" if same else ""
    said = order.get(str(good), "highest first; neither high nor low is good")
    return subject.text_line(name, f"{place} of {len(others) + 1}", said, tied, source)


def _name(subject: Subject, code: str) -> str:
    area = subject.published.areas.get(code)
    return code if area is None else area.name
