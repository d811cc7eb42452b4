"""What the functions of one workbook look at: its figures, comparators and names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from xl_kpi.errors import XlKpiError
from xl_kpi.figures.table import ALL, Figure, Figures
from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import Registry
from xl_kpi.judgement.comparators import Comparator, Comparators
from xl_kpi.periods import Month, Span
from xl_kpi.pipeline import Run


@dataclass(frozen=True)
class Named:
    """An indicator as the table of figures names it."""

    id: str
    title: str
    chapter: str
    unit: Unit


@dataclass(frozen=True)
class Place:
    """Where a figure stands in the table, in the table's own names."""

    indicator: str
    month: Month
    span: Span | None
    breakdown: str
    group: str


@dataclass(frozen=True, eq=False)
class Source:
    """The figures that a workbook's cells show.

    ``run`` gives the extracts behind them, and is called only for the rows behind a figure.
    """

    figures: Figures
    comparators: Comparators
    registry: Registry
    run: Callable[[], Run]
    child_ids: bool = False

    @cached_property
    def indicators(self) -> dict[str, Named]:
        """Every indicator that the table or this version knows, in order, by its id."""
        columns = ("indicator", "title", "chapter", "unit")
        table = self.figures.table.drop_duplicates("indicator")
        found = {
            row[0]: Named(row[0], row[1], row[2], Unit(row[3]))
            for row in zip(*(table[name] for name in columns), strict=True)
        }
        for one in self.registry:
            found.setdefault(one.id, Named(one.id, one.title, one.chapter, one.unit))
        return found

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.indicators}

    @cached_property
    def _refused(self) -> dict[str, str]:
        # A name misspelt in a column of ten thousand cells is looked for once.
        return {}

    @cached_property
    def _kinds(self) -> dict[str, tuple[list[str], list[str]]]:
        """Spans and breakdowns of each indicator."""
        columns = ["indicator", "span", "breakdown"]
        kinds: dict[str, tuple[list[str], list[str]]] = {}
        for one in self.registry:
            kinds[one.id] = ([], [split.name for split in one.splits])
        rows = self.figures.table[columns].drop_duplicates()
        for indicator, span, breakdown in zip(*(rows[name] for name in columns), strict=True):
            spans, breakdowns = kinds.setdefault(indicator, ([], []))
            if span not in spans:
                spans.append(span)
            if breakdown != ALL and breakdown not in breakdowns:
                breakdowns.append(breakdown)
        return kinds

    @cached_property
    def targets(self) -> dict[str, float]:
        """The target of each indicator that has one."""
        rows = self.figures.table.dropna(subset="target").drop_duplicates("indicator")
        return dict(zip(rows["indicator"], rows["target"].astype(float), strict=True))

    def named(self, indicator: str) -> Named:
        """The indicator of that name; in small or capital letters."""
        found = self.indicators.get(indicator)
        if found is None and indicator.casefold() in self._spellings:
            found = self.indicators[self._spellings[indicator.casefold()]]
        if found is None:
            if indicator not in self._refused:
                by_title = {one.title.casefold(): one.id for one in self.indicators.values()}
                near = by_title.get(indicator.casefold()) or _near(indicator, self.indicators)
                hint = f" Do you mean '{near}'?" if near else " KPI_LIST() lists them."
                self._refused[indicator] = f"There is no indicator '{indicator}'.{hint}"
            raise XlKpiError(self._refused[indicator])
        return found

    def breakdowns(self, indicator: str) -> list[str]:
        """Breakdowns of an indicator."""
        return self._kinds[indicator][1]

    def place(
        self, indicator: str, month: Month, span: Span | None, breakdown: str, group: str
    ) -> Place:
        """The place of a figure; what is misspelt is said, with the nearest name."""
        named = self.named(indicator)
        spans = self._kinds[named.id][0]
        if span is not None and spans and span not in spans:
            raise XlKpiError(f"'{named.id}' has no span '{span}'. It has {', '.join(spans)}.")
        if breakdown.casefold() in ("", ALL):
            if group.casefold() not in ("", ALL):
                raise XlKpiError(f"Name the breakdown as well of which '{group}' is a group.")
            return Place(named.id, month, span, ALL, ALL)
        breakdown = self.breakdown(named.id, breakdown)
        if not group:
            raise XlKpiError(f"Name the group of '{breakdown}' as well, or use KPI_TABLE.")
        groups = self.figures.groups(named.id, breakdown)
        if groups:
            group = _one_of(group, groups, f"'{named.id}' has no {breakdown} '{group}'.")
        return Place(named.id, month, span, breakdown, group if groups else ALL)

    def breakdown(self, indicator: str, breakdown: str) -> str:
        """The breakdown of that name."""
        said = f"'{indicator}' has no breakdown '{breakdown}'."
        known = self.breakdowns(indicator)
        if not known:
            raise XlKpiError(f"{said} It has none.")
        return _one_of(breakdown, known, said)

    def figure(self, place: Place) -> Figure | None:
        """The figure of a place; None where it cannot be had."""
        found = self.figures.find(
            place.indicator, place.month, place.span, place.breakdown, place.group
        )
        return found if found is not None and found.available else None

    def note(self, place: Place) -> str:
        """What is to be said of a figure; why it cannot be had, where it cannot."""
        at = (place.indicator, place.month, place.span)
        found = self.figures.find(*at, place.breakdown, place.group)
        found = found or self.figures.find(*at, place.breakdown, ALL) or self.figures.find(*at)
        return found.note if found is not None else f"no figure of {place.month.label}"

    def comparator(self, indicator: str, name: str) -> Comparator | None:
        """A comparator of an indicator, by its id or its name; None where there is none of it."""
        wanted = name.casefold()
        for one in self.comparators.of(indicator):
            if wanted in (one.id.casefold(), one.name.casefold()):
                return one
        known = {one.id for one in self.comparators.all}
        if known and wanted not in {k.casefold() for k in known}:
            names = {one.name.casefold() for one in self.comparators.all}
            if wanted not in names:
                _one_of(name, sorted(known), f"There is no comparator '{name}'.")
        return None


def _near(said: str, names: Iterable[str]) -> str:
    near = get_close_matches(said.casefold(), list(names), n=1, cutoff=0.4)
    return near[0] if near else ""


def _one_of(said: str, names: Iterable[str], refusal: str) -> str:
    """The name that is meant; in small or capital letters."""
    spellings = {name.casefold(): name for name in names}
    if said.casefold() in spellings:
        return spellings[said.casefold()]
    near = spellings.get(_near(said, spellings), "")
    some = ", ".join([*spellings.values()][:6])
    raise XlKpiError(f"{refusal} " + (f"Do you mean '{near}'?" if near else f"There are {some}."))
