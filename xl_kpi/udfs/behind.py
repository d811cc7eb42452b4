"""The rows behind a figure, found as the figure was counted, and held against it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.clean_list import FILE, ROW, SHEET
from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.cases import CaseList, gather
from xl_kpi.figures.lacking import lacking
from xl_kpi.figures.spans import Slot, slots
from xl_kpi.figures.table import ALL, Figure
from xl_kpi.indicators.declaration import Entered, Indicator, Maximum, Percentage, Ratio, Rule
from xl_kpi.periods import Month, Span
from xl_kpi.pipeline import Run
from xl_kpi.udfs.source import Place

CHANGED = "The extracts have changed since the last refresh. Press Refresh pack."
_CHILD = "child_id"


@dataclass(frozen=True)
class CaseRow:
    """One row that a figure counts: its place, whether it is met, its number where it has one.

    ``met`` is yes, no, not known, or "" where the figure has no verdict; ``child`` is blank
    unless it was asked for.
    """

    listed: str
    file: str
    sheet: str
    row: int
    met: str
    number: float | None
    child: str = ""


def rows_behind(run: Run, place: Place, figure: Figure, *, child_ids: bool) -> list[CaseRow]:
    """The rows that a figure counts, in the order of the extract.

    Raises
    ------
    XlKpiError
        Where it has no rows of its own, or the extracts no longer give that figure.
    """
    indicator = run.registry[place.indicator]
    shape = indicator.shape
    if isinstance(shape, Ratio):
        raise XlKpiError(f"A ratio of two counts: ask for '{shape.of}' or '{shape.to}'.")
    if isinstance(shape, Entered):
        raise XlKpiError("It is an entered figure: no rows are counted.")
    used = _rule_used(indicator, place, run.extracts)
    if used is None:
        raise XlKpiError(
            "It is an entered figure, or the extracts have changed: no rows are counted."
        )
    rule, slot = used
    first = Month.of(slot.first_day)
    months = [Month.from_index(at) for at in range(first.index, slot.month.index + 1)]
    cases = gather(
        indicator, rule, run.extracts, months, first_day_is_day_1=run.settings.first_day_is_day_1
    )
    chosen = np.flatnonzero(_counted(cases, place, slot))
    rows = _rows(cases, chosen, rule, run.extracts, child_ids=child_ids)
    if not _agrees(indicator, cases, chosen, figure):
        raise XlKpiError(CHANGED)
    return sorted(rows, key=lambda one: (one.file, one.sheet, one.row))


def _rule_used(indicator: Indicator, place: Place, extracts: Extracts) -> tuple[Rule, Slot] | None:
    """The first rule that the extracts allow for the month and span, as the engine takes it."""
    for rule in indicator.rules:
        if lacking(rule, extracts):
            continue
        span = place.span or (Span.MONTH_END if rule.stock else Span.MONTH)
        for slot in slots(rule, extracts.coverage, [place.month]):
            if slot.span is span and not slot.lacking:
                return rule, slot
    return None


def _counted(cases: CaseList, place: Place, slot: Slot) -> npt.NDArray[np.bool_]:
    if slot.span is Span.MONTH_END or slot.whole_months:
        first = slot.month if slot.span is Span.MONTH_END else Month.of(slot.first_day)
        counted = (cases.months >= first.index) & (cases.months <= slot.month.index)
    else:
        assert cases.days is not None  # only spans of events are cut by days
        first_day, last_day = np.datetime64(slot.first_day, "D"), np.datetime64(slot.last_day, "D")
        counted = (cases.days >= first_day) & (cases.days <= last_day)
    if place.breakdown != ALL:
        groups = cases.groups.get(place.breakdown)
        if groups is None:
            raise XlKpiError(CHANGED)
        # A group that only other months have counts nothing in this one.
        at = groups.labels.index(place.group) if place.group in groups.labels else -1
        counted &= groups.of_case == at
    return counted


def _rows(
    cases: CaseList, chosen: npt.NDArray[np.intp], rule: Rule, extracts: Extracts,
    *, child_ids: bool,
) -> list[CaseRow]:  # fmt: skip
    clean = extracts.counted(rule.cases.list_id)
    assert clean is not None  # the rule was asked for it
    frame = clean.cases.take(cases.rows[chosen])
    size = len(chosen)
    places = [
        frame[name].astype(object).tolist() if name in frame else [""] * size
        for name in (FILE, SHEET, ROW)
    ]
    met = [""] * size
    if cases.met is not None and cases.unknown is not None:
        verdicts = zip(cases.met[chosen], cases.unknown[chosen], strict=True)
        met = ["not known" if unknown else "yes" if yes else "no" for yes, unknown in verdicts]
    numbers: list[float | None] = [None] * size
    if cases.numbers is not None:
        numbers = [None if np.isnan(n) else float(n) for n in cases.numbers[chosen]]
    children = [""] * size
    if child_ids and _CHILD in frame:
        children = frame[_CHILD].astype(object).fillna("").astype(str).tolist()
    title = clean.declaration.title
    return [
        CaseRow(title, str(file), str(sheet), int(row or 0), verdict, number, child)
        for file, sheet, row, verdict, number, child in zip(
            *places, met, numbers, children, strict=True
        )
    ]


def _agrees(
    indicator: Indicator, cases: CaseList, chosen: npt.NDArray[np.intp], figure: Figure
) -> bool:
    """Whether the rows give the figure: its numerator and, for a percentage, its denominator."""
    if figure.numerator is None:
        return True
    shape = indicator.shape
    if cases.numbers is not None:
        known = cases.numbers[chosen]
        known = known[~np.isnan(known)]
        most = isinstance(shape, Maximum)
        counted = float(known.max(initial=0) if most else known.sum())
    elif cases.met is not None:
        counted = float(cases.met[chosen].sum())
    else:
        counted = float(len(chosen))
    if abs(counted - figure.numerator) > 1e-6 * max(1.0, abs(counted)):
        return False
    return not isinstance(shape, Percentage) or len(chosen) == figure.denominator
