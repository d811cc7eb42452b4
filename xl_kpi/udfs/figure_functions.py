"""Functions that give one figure, or something said of it; each takes ranges as well."""

from __future__ import annotations

from collections.abc import Callable

from xl_kpi.errors import XlKpiError
from xl_kpi.figures.table import NO_DENOMINATOR, Figure
from xl_kpi.udfs import asked
from xl_kpi.udfs.declaring import Answer, worksheet_function
from xl_kpi.udfs.grid import NOT_AVAILABLE, Argument, Cell, over, single, text
from xl_kpi.udfs.sentence import sentence, value_at
from xl_kpi.udfs.source import Place, Source
from xl_kpi.udfs.sources import SOURCES

_INDICATOR = "The indicator's name, such as assessments.in_45_days, or a range of names."
_MONTH = "The month: 2020-03, a date, or -1 for a month back; blank for the reporting month."
_SPAN = (
    "month, month_end, quarter, year_to_date, last_6_months or last_12_months; blank for the month."
)
_BREAKDOWN = "What to split by, such as team; blank for all. KPI_LIST() shows the breakdowns."
_GROUP = "The group of the breakdown, such as a team's name."
OF_FIGURE = {
    "indicator": _INDICATOR, "month": _MONTH, "span": _SPAN, "breakdown": _BREAKDOWN, "group": _GROUP,
}  # fmt: skip


def place_of(
    source: Source, indicator: Cell, month: Cell, span: Cell, breakdown: Cell, group: Cell
) -> Place:
    """The place of the figure that a cell asks for."""
    return source.place(
        text(indicator), asked.month(month, source.figures.month), asked.span(span),
        text(breakdown), text(group),
    )  # fmt: skip


def value_of(figure: Figure | None) -> Cell:
    """A figure's value as a cell shows it."""
    if figure is None:
        return NOT_AVAILABLE
    return NO_DENOMINATOR if figure.value is None else figure.value


def _of_each(book: Argument, said: Callable[[Source, Place], Cell], *arguments: Argument) -> Answer:
    source = SOURCES.of(book)
    return over(lambda *cells: said(source, place_of(source, *cells)), *arguments)


@worksheet_function(**OF_FIGURE)
def KPI(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """A figure: percentages as fractions, "-" where there are no cases, #N/A where the extracts do not give it."""

    def value(source: Source, place: Place) -> Cell:
        return value_of(source.figure(place))

    return _of_each(book, value, indicator, month, span, breakdown, group)


@worksheet_function(**OF_FIGURE)
def KPI_NUMERATOR(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """What a figure counts: of a percentage those met, of a rate the count, of an average the sum."""

    def numerator(source: Source, place: Place) -> Cell:
        figure = source.figure(place)
        return NOT_AVAILABLE if figure is None or figure.numerator is None else figure.numerator

    return _of_each(book, numerator, indicator, month, span, breakdown, group)


@worksheet_function(**OF_FIGURE)
def KPI_DENOMINATOR(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """What a figure is divided by: of a percentage all that are eligible; #N/A for a plain count."""

    def denominator(source: Source, place: Place) -> Cell:
        figure = source.figure(place)
        return NOT_AVAILABLE if figure is None or figure.denominator is None else figure.denominator

    return _of_each(book, denominator, indicator, month, span, breakdown, group)


@worksheet_function(**OF_FIGURE)
def KPI_RAG(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """GREEN, AMBER or RED as a figure stands to its target; blank where it has none."""

    def rag(source: Source, place: Place) -> Cell:
        figure = source.figure(place)
        return figure.rag if figure is not None and figure.value is not None else value_of(figure)

    return _of_each(book, rag, indicator, month, span, breakdown, group)


@worksheet_function(**OF_FIGURE)
def KPI_NOTE(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """What is to be said of a figure: the rule used, rows left out, or why the extracts do not give it."""
    return _of_each(book, Source.note, indicator, month, span, breakdown, group)


@worksheet_function(**OF_FIGURE)
def KPI_TEXT(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """A figure as a sentence: its value, its change, its target."""
    return _of_each(book, sentence, indicator, month, span, breakdown, group)


@worksheet_function(**OF_FIGURE, back="How many months back it is compared with; blank for 1.")
def KPI_CHANGE(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, back: Argument = None,
    book: Argument = None,
) -> Answer:  # fmt: skip
    """How a figure has moved since the month before, or more months back, in its own unit."""
    source = SOURCES.of(book)

    def change(
        indicator: Cell, month: Cell, span: Cell, breakdown: Cell, group: Cell, back: Cell
    ) -> Cell:
        place = place_of(source, indicator, month, span, breakdown, group)
        months = asked.whole(back, 1, "back", 1, 240)
        now = value_at(source, place, place.month)
        before = value_at(source, place, place.month.plus(-months))
        return NOT_AVAILABLE if now is None or before is None else now - before

    return over(change, indicator, month, span, breakdown, group, back)


@worksheet_function(indicator=_INDICATOR)
def KPI_TARGET(indicator: Argument, book: Argument = None) -> Answer:
    """An indicator's target, percentages as fractions; #N/A where it has none."""
    source = SOURCES.of(book)

    def target(indicator: Cell) -> Cell:
        return source.targets.get(source.named(text(indicator)).id, NOT_AVAILABLE)

    return over(target, indicator)


@worksheet_function(
    indicator=_INDICATOR,
    comparator="england, statistical_neighbours, region or another of the comparators; blank for england.",
    what="value, year, name or note; blank for value.",
)
def KPI_COMPARATOR(
    indicator: Argument, comparator: Argument = None, what: Argument = None, book: Argument = None
) -> Answer:
    """A published figure of others, percentages as fractions; #N/A where there is none."""
    source = SOURCES.of(book)
    part = text(single(what, "what")).casefold() or "value"
    if part not in ("value", "year", "name", "note"):
        raise XlKpiError(f"'what' is value, year, name or note, not '{part}'.")

    def published(indicator: Cell, comparator: Cell) -> Cell:
        named = source.named(text(indicator))
        found = source.comparator(named.id, text(comparator) or "england")
        said = None if found is None else getattr(found, part)
        return NOT_AVAILABLE if said is None else said

    return over(published, indicator, comparator)


@worksheet_function(indicator=_INDICATOR)
def KPI_TITLE(indicator: Argument, book: Argument = None) -> Answer:
    """An indicator's title, as a manager reads it."""
    source = SOURCES.of(book)
    return over(lambda cell: source.named(text(cell)).title, indicator)
