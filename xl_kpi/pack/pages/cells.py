"""Figures as cells: a number, or the words that stand in its place."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import NO_DENOMINATOR, NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Good, Indicator, Unit
from xl_kpi.judgement.targets import Target
from xl_kpi.pack.blocks import Cell, Judgement, Style

_VALUE: dict[str, Style] = {
    "percent": Style.PERCENT, "days": Style.DECIMAL, "average": Style.DECIMAL,
}  # fmt: skip
_CHANGE: dict[str, Style] = {
    "percent": Style.CHANGE_POINTS, "days": Style.CHANGE_DECIMAL, "average": Style.CHANGE_DECIMAL,
    "per_10000": Style.CHANGE_DECIMAL,
}  # fmt: skip


def value_style(unit: Unit, *values: float | str | None) -> Style:
    """How figures of a unit look; counts that are not all whole, such as FTE, have a decimal."""
    style = _VALUE.get(unit, Style.COUNT)
    numbers = [value for value in values if isinstance(value, float)]
    if unit == "count" and not all(number.is_integer() for number in numbers):
        return Style.DECIMAL
    return style


def change_style(unit: Unit) -> Style:
    """How changes of figures of a unit look."""
    return _CHANGE.get(unit, Style.CHANGE_COUNT)


def _change_scale(unit: Unit) -> int:
    """Changes of percentages are told in points."""
    return 100 if unit == "percent" else 1


def value_of(figure: Figure | None) -> float | str:
    """A figure's value, or the words for why there is none."""
    if figure is None or not figure.available:
        return NOT_IN_EXTRACT
    return NO_DENOMINATOR if figure.value is None else figure.value


def share_formula(above: str, below: str) -> str:
    """One cell over another, "-" where the other is 0."""
    return f'=IF([[{below}]]=0,"{NO_DENOMINATOR}",[[{above}]]/[[{below}]])'


def shares_formula(parts: Sequence[str], whole: str) -> str:
    """Several cells together over another, "-" where the other is 0."""
    added = "+".join(f"[[{part}]]" for part in parts)
    return f'=IF([[{whole}]]=0,"{NO_DENOMINATOR}",({added})/[[{whole}]])'


def change(this: Figure | None, before: Figure | None, unit: Unit) -> float | str:
    """This figure less the one before, in points for a percentage."""
    if this is None or before is None or this.value is None or before.value is None:
        return NO_DENOMINATOR
    return round((this.value - before.value) * _change_scale(unit), 6)


def change_cell(
    this: Figure | None, before: Figure | None, unit: Unit, keys: tuple[str, str], key: str
) -> Cell:
    """The change between two cells, live."""
    one, other = keys
    formula = (
        f"=IF(AND(ISNUMBER([[{one}]]),ISNUMBER([[{other}]])),"
        f'ROUND(([[{one}]]-[[{other}]])*{_change_scale(unit)},6),"{NO_DENOMINATOR}")'
    )
    return Cell(change(this, before, unit), change_style(unit), formula, key)


_BETTER = {"high": ("better", "worse"), "low": ("worse", "better"), None: ("up", "down")}


def direction(changed: float | str, good: Good | None) -> str:
    """A mark for where it moved, and a word for whether that is good."""
    if isinstance(changed, str):
        return NO_DENOMINATOR
    rise, fall = _BETTER[good]
    return f"▲ {rise}" if changed > 0 else f"▼ {fall}" if changed < 0 else "● same"


def direction_cell(changed: Cell, good: Good | None) -> Cell:
    """The direction of a change cell, live."""
    rise, fall = _BETTER[good]
    at = f"[[{changed.key}]]"
    formula = f'=IF(ISNUMBER({at}),IF({at}>0,"▲ {rise}",IF({at}<0,"▼ {fall}","● same")),"{NO_DENOMINATOR}")'
    return Cell(direction(changed.value, good), Style.DIRECTION, formula)


def target_name(indicator: Indicator) -> str:
    """The defined name of an indicator's target cell."""
    return f"target.{indicator.id}"


def tolerance_name(indicator: Indicator) -> str:
    """The defined name of an indicator's tolerance cell."""
    return f"tolerance.{indicator.id}"


def status_cell(indicator: Indicator, target: Target | None, value: float | str, key: str) -> Cell:
    """RAG as a word and a colour, both live on value, target and tolerance."""
    if target is None:
        return Cell("no target", Style.STATUS)
    judged = Judgement(f"[[{key}]]", target_name(indicator), tolerance_name(indicator), target.good)
    at, short = judged.value, f"{judged.target}-[[{key}]]"
    if target.good == "low":
        short = f"[[{key}]]-{judged.target}"
    formula = (
        f'=IF(NOT(AND(ISNUMBER({at}),ISNUMBER({judged.target}))),"{NO_DENOMINATOR}",'
        f'IF(ROUND({short},9)<=0,"GREEN",IF(ROUND({short}-{judged.tolerance},9)<=0,"AMBER","RED")))'
    )
    word = NO_DENOMINATOR if isinstance(value, str) else str(target.rag(value))
    return Cell(word, Style.STATUS, formula, judged=judged)
