"""Figures typed in, for what no extract gives: they fill gaps, and never replace a computed one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from xl_kpi.errors import SettingsError, XlKpiError
from xl_kpi.extracts.clean_list import FILE, ROW, SHEET, CleanList
from xl_kpi.extracts.dates import read_date
from xl_kpi.figures.table import ALL, COLUMNS, NOT_IN_EXTRACT, Figures
from xl_kpi.indicators.declaration import Indicator, Percentage, Ratio, Share, Unit
from xl_kpi.indicators.registry import Registry
from xl_kpi.periods import Month, Span
from xl_kpi.problems import Problem, Severity

LIST_ID = "entered_figures"
# A share typed with a few decimals may differ so much from its numerator over its denominator.
_TYPED = 0.005

Key = tuple[str, ...]
Line = Mapping[Hashable, object]


@dataclass(frozen=True)
class _Entry:
    indicator: Indicator
    month: Month
    breakdown: str
    group: str
    numerator: float | None
    denominator: float | None
    value: float
    note: str


def with_entered(
    figures: Figures, entered: CleanList, registry: Registry
) -> tuple[Figures, list[Problem]]:
    """The table with the entered figures of its months in the place of gaps.

    A percentage may be entered as numerator and denominator, or as a value; a line that
    cannot be used, and one for a figure that the extracts give, are reported and left out.
    """
    table = figures.table
    names = ["indicator", "period", "span", "breakdown", "group"]
    places = {_plain(key): at for at, key in enumerate(table[names].astype(str).to_numpy())}
    taken: set[Key] = set()
    rows: list[dict[str, object]] = []
    filled: list[int] = []
    problems: list[Problem] = []
    for line in entered.cases.astype(object).to_dict("records"):
        try:
            entry = _entry(line, registry)
        except XlKpiError as fault:
            problems.append(_problem(line, "entered figure not used", str(fault)))
            continue
        if entry.month > figures.month:
            said = f"{entry.month.label} is after the reporting month, {figures.month.label}."
            problems.append(_problem(line, "entered for a later month", said))
            continue
        span = Span.MONTH_END if figures.stock(entry.indicator.id) else Span.MONTH
        key = _plain((entry.indicator.id, str(entry.month), span, entry.breakdown, entry.group))
        at = places.get(key)
        what = f"'{entry.indicator.id}' of {entry.month.label}"
        if at is not None and not str(table["note"].iloc[at]).startswith(NOT_IN_EXTRACT):
            said = f"{what} is entered, but the extracts give it; theirs is used."
            problems.append(_problem(line, "entered and computed", said))
        elif key in taken:
            said = f"{what} is entered twice; the first line is used."
            problems.append(_problem(line, "entered twice", said))
        else:
            taken.add(key)
            filled += [] if at is None else [at]
            rows.append(_row(entry, span))
    if not rows:
        return figures, problems
    kept = table.drop(index=filled)
    joined = pd.concat([kept, pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)
    order = {indicator.id: at for at, indicator in enumerate(registry)}
    joined = joined.sort_values(
        "indicator", key=lambda ids: ids.map(order), kind="stable", ignore_index=True
    )
    return Figures(joined, figures.month), problems


def _plain(key: Iterable[str]) -> Key:
    """A key in which spellings that differ in case and spaces alone are one."""
    return tuple("".join(str(part).casefold().split()) for part in key)


def _text(line: Line, name: str) -> str:
    value = line.get(name)
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


def _number(line: Line, name: str) -> float | None:
    value = line.get(name)
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _entry(line: Line, registry: Registry) -> _Entry:
    indicator = _named(_text(line, "indicator"), registry)
    above, below, value = (_number(line, name) for name in ("numerator", "denominator", "value"))
    if any(number is not None and number < 0 for number in (above, below, value)):
        raise SettingsError("it has a negative number. Counts and shares are 0 or more.")
    return _Entry(
        indicator, _month(_text(line, "month")), _breakdown(_text(line, "breakdown"), indicator, registry),
        _text(line, "group") or ALL, above, below, _value(indicator, above, below, value),
        _text(line, "note"),
    )  # fmt: skip


def _value(
    indicator: Indicator, above: float | None, below: float | None, value: float | None
) -> float:
    """The figure's value; missing where there was nothing to count."""
    whole = isinstance(indicator.shape, Percentage | Share)
    if below is None and indicator.unit is not Unit.COUNT and value is None:
        raise SettingsError("it has no value, and no numerator with a denominator.")
    if below is not None and above is not None:
        if whole and above > below:
            raise SettingsError(
                f"{above:g} of {below:g} cannot be: a part is no more than the whole."
            )
        if below == 0 and (above or value):
            raise SettingsError("its denominator is 0, so it can have no value.")
        made = above / below if below else float("nan")
        if value is not None and below and abs(made - value) > _TYPED:
            raise SettingsError(
                f"its value is {value:g}, but {above:g} over {below:g} is {made:.4f}."
            )
        return made
    if value is None and above is not None and indicator.unit is Unit.COUNT:
        return above
    if value is None:
        raise SettingsError("it has no value, and no numerator with a denominator.")
    if whole and value > 1:
        raise SettingsError(
            f"its value is {value:g}. Write a percentage with its sign, or as a share such as 0.95."
        )
    return value


def _named(name: str, registry: Registry) -> Indicator:
    """An indicator by its id or its title."""
    if name in registry:
        return registry[name]
    by_title = {
        " ".join(title.casefold().split()): one
        for one in registry
        for title in (one.label, one.title)
    }
    found = by_title.get(" ".join(name.casefold().split()))
    return found if found is not None else registry[name]


def _month(text: str) -> Month:
    """A month as 2020-03, Mar-20, March 2020 or a date in it."""
    text = text.removesuffix(" 00:00:00")
    found = read_date(f"1 {text}") if text[:1].isalpha() else read_date(text)
    return Month.of(found.date()) if found is not None else Month.parse(text)


def _breakdown(text: str, indicator: Indicator, registry: Registry) -> str:
    """A breakdown of the indicator, by its name or its title."""
    if text.casefold() in ("", ALL):
        return ALL
    shape = indicator.shape
    parts = [registry[shape.of], registry[shape.to]] if isinstance(shape, Ratio) else [indicator]
    for split in (split for part in parts for split in part.splits):
        if text.casefold() in (split.name, split.title.casefold()):
            return split.name
    known = (
        ", ".join(dict.fromkeys(split.name for part in parts for split in part.splits)) or "none"
    )
    raise SettingsError(f"it is split by '{text}', which is no breakdown of it. Known: {known}.")


def _row(entry: _Entry, span: Span) -> dict[str, object]:
    indicator = entry.indicator
    return {
        "indicator": indicator.id, "title": indicator.title, "chapter": indicator.chapter,
        "period": str(entry.month), "span": str(span), "breakdown": entry.breakdown, "group": entry.group,
        "numerator": np.nan if entry.numerator is None else entry.numerator,
        "denominator": np.nan if entry.denominator is None else entry.denominator,
        "value": entry.value, "unit": str(indicator.unit), "target": np.nan, "rag": "",
        "source": "entered", "note": entry.note,
    }  # fmt: skip


def _problem(line: Line, kind: str, what: str) -> Problem:
    return Problem(
        Severity.WARNING, kind, what, "Correct or remove the line among the entered figures.",
        list_id=LIST_ID, file=_text(line, FILE), sheet=_text(line, SHEET), row=int(str(line[ROW])),
        column="Indicator", value=_text(line, "indicator"),
    )  # fmt: skip
