"""A figure as a plain sentence: what it is, how it has moved, how it stands to its target."""

from __future__ import annotations

from xl_kpi.figures.table import ALL, Figure
from xl_kpi.indicators.declaration import Unit
from xl_kpi.pack.blocks import Style
from xl_kpi.pack.pages.wording import moved_words, rounded, short_number
from xl_kpi.periods import Month, Span
from xl_kpi.udfs.source import Place, Source

_OF_A_MONTH = (None, Span.MONTH, Span.MONTH_END)


def sentence(source: Source, place: Place) -> str:
    """The figure of a place in a sentence.

    Of a month, or a month's end, the change is since the month before; of a longer span, since
    the same span a year before. Where that cannot be had nothing is said of it.
    """
    named = source.named(place.indicator)
    title = named.title if place.breakdown == ALL else f"{named.title}, {place.group}"
    when = _when(source, place)
    figure = source.figure(place)
    if figure is None:
        return f"{title}: {source.note(place) or 'not in extract'} ({place.month.label})."
    if figure.value is None:
        return f"{title}: no cases {when}."
    said = f"{title}: {worded(figure.value, named.unit)}{_parts(figure, named.unit)} {when}"
    return f"{said}{_change(source, place, figure.value, named.unit)}{_target(figure, named.unit)}."


def worded(value: float, unit: Unit) -> str:
    """A value with its unit, rounded as the pack shows it.

    >>> worded(0.873684, Unit.PERCENT), worded(31.46, Unit.DAYS), worded(1234.0, Unit.COUNT)
    ('87%', '31.5 days', '1,234')
    """
    match unit:
        case Unit.PERCENT:
            return short_number(value, Style.PERCENT)
        case Unit.PER_10000:
            return f"{rounded(value, 1):,} per 10,000"
        case Unit.DAYS:
            return f"{rounded(value, 1):,} days"
        case Unit.AVERAGE:
            return f"{rounded(value, 1):,}"
        case Unit.NIGHTS:
            return f"{rounded(value):,} nights"
        case Unit.COUNT:
            # Full-time equivalents are counted too, and are no whole numbers.
            return f"{rounded(value):,}" if float(value).is_integer() else f"{rounded(value, 1):,}"


def _parts(figure: Figure, unit: Unit) -> str:
    if unit is not Unit.PERCENT or figure.numerator is None or figure.denominator is None:
        return ""
    return f" ({rounded(figure.numerator):,} of {rounded(figure.denominator):,})"


def _when(source: Source, place: Place) -> str:
    month = place.month
    match place.span:
        case None if source.figures.stock(place.indicator):
            return f"at the end of {month.label}"
        case Span.MONTH_END:
            return f"at the end of {month.label}"
        case Span.QUARTER:
            return f"in the quarter to {month.label}"
        case Span.YEAR_TO_DATE:
            return f"in {month.financial_year} to {month.label}"
        case Span.LAST_6_MONTHS:
            return f"in the 6 months to {month.label}"
        case Span.LAST_12_MONTHS:
            return f"in the 12 months to {month.label}"
        case _:
            return f"in {month.label}"


def _change(source: Source, place: Place, value: float, unit: Unit) -> str:
    before = place.month.plus(-1 if place.span in _OF_A_MONTH else -12)
    earlier = value_at(source, place, before)
    if earlier is None:
        return ""
    moved = (value - earlier) * (100 if unit is Unit.PERCENT else 1)
    return f", {moved_words(moved, unit)} {'on' if moved else 'since'} {before.label}"


def value_at(source: Source, place: Place, month: Month) -> float | None:
    """The value of the same place in another month."""
    moved = Place(place.indicator, month, place.span, place.breakdown, place.group)
    figure = source.figure(moved)
    return None if figure is None else figure.value


def _target(figure: Figure, unit: Unit) -> str:
    if figure.target is None:
        return ""
    rag = f" ({figure.rag})" if figure.rag else ""
    return f"; target {worded(figure.target, unit)}{rag}"
