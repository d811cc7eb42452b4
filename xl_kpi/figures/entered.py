"""Figures typed in, for what no extract gives: they fill gaps, and never replace a computed one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from xl_kpi.errors import SettingsError, XlKpiError
from xl_kpi.extracts.clean_list import FILE, ROW, SHEET, CleanList
from xl_kpi.figures.table import ALL, COLUMNS, NOT_IN_EXTRACT, Figures
from xl_kpi.indicators.declaration import Indicator, Unit
from xl_kpi.indicators.registry import Registry
from xl_kpi.periods import Month, Span
from xl_kpi.problems import Problem, Severity

LIST_ID = "entered_figures"
# A share typed with a few decimals may differ so much from its numerator over its denominator.
_TYPED = 0.005


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
    computed = {
        tuple(key): at
        for at, key in enumerate(
            table[["indicator", "period", "span", "breakdown", "group"]].astype(str).to_numpy()
        )
    }
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
            continue
        span = Span.MONTH_END if figures.stock(entry.indicator.id) else Span.MONTH
        key = (entry.indicator.id, str(entry.month), str(span), entry.breakdown, entry.group)
        at = computed.get(key)
        if at is not None and not str(table["note"].iloc[at]).startswith(NOT_IN_EXTRACT):
            said = f"'{entry.indicator.id}' of {entry.month.label} is entered, but the extracts give it; theirs is used."
            problems.append(_problem(line, "entered and computed", said))
            continue
        if at is not None:
            filled.append(at)
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


def _text(line: Mapping[Hashable, object], name: str) -> str:
    value = line.get(name)
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


def _number(line: Mapping[Hashable, object], name: str) -> float | None:
    value = line.get(name)
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _entry(line: Mapping[Hashable, object], registry: Registry) -> _Entry:
    indicator = registry[_text(line, "indicator")]
    above, below, value = (_number(line, name) for name in ("numerator", "denominator", "value"))
    if above is not None and below:
        made = above / below
        if (
            value is not None
            and abs(made - value) > _TYPED
            and abs(made * 100 - value) > 100 * _TYPED
        ):
            raise SettingsError(
                f"its value is {value:g}, but {above:g} over {below:g} is {made:.4f}."
            )
        value = made
    elif value is None:
        raise SettingsError("it has no value, and no numerator with a denominator.")
    elif indicator.unit is Unit.PERCENT and not 0 <= value <= 1:
        raise SettingsError(
            f"its value is {value:g}. Write a percentage with its sign, or as a share such as 0.95."
        )
    return _Entry(
        indicator, Month.parse(_text(line, "month")[:7]), _text(line, "breakdown") or ALL,
        _text(line, "group") or ALL, above, below, value, _text(line, "note"),
    )  # fmt: skip


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


def _problem(line: Mapping[Hashable, object], kind: str, what: str) -> Problem:
    return Problem(
        Severity.WARNING, kind, what, "Correct or remove the line among the entered figures.",
        list_id=LIST_ID, file=_text(line, FILE), sheet=_text(line, SHEET), row=int(str(line[ROW])),
        column="Indicator", value=_text(line, "indicator"),
    )  # fmt: skip
