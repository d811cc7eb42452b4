"""Random tables of figures, without any extract behind them."""

from __future__ import annotations

import random

import pandas as pd

from xl_kpi.figures.table import COLUMNS, NOT_IN_EXTRACT, Figures
from xl_kpi.indicators.declaration import (
    Average,
    Indicator,
    Open,
    Ratio,
    Share,
    Standing,
    Unit,
)
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import Comparator, Comparators
from xl_kpi.judgement.judged import Judged
from xl_kpi.judgement.targets import Target
from xl_kpi.periods import Month, Span

GROUPS = ("a) Neglect", "d) Emotional abuse", "q) 6: Police", "In-house", "IFA", "Other")
REASONS = ("the list 'Contacts' is missing", "the list 'Visits' covers 01/03/2019 to 31/03/2020")
SIZES = (3, 12, 150, 9000)


def of_state(indicator: Indicator) -> bool:
    rules = indicator.rules
    if isinstance(indicator.shape, Ratio):
        return indicator.id.startswith("caseload")
    return bool(rules) and isinstance(rules[0].cases, Open | Standing)


def random_judged(seed: int) -> Judged:
    """Figures of every indicator for one random month, some of them missing, some empty."""
    chance = random.Random(seed)
    month = Month(chance.choice((2019, 2020, 2024)), chance.randint(1, 12))
    rows: list[dict] = []
    for indicator in REGISTRY:
        _add(rows, chance, indicator, month)
    table = pd.DataFrame(rows, columns=[*COLUMNS])
    for name in ("numerator", "denominator", "value", "target"):
        table[name] = pd.to_numeric(table[name])
    return Judged(Figures(table, month), _targets(chance), Comparators(tuple(_comparators(chance))))


def _add(rows: list[dict], chance: random.Random, indicator: Indicator, month: Month) -> None:
    state = of_state(indicator)
    size, steady = chance.choice(SIZES), chance.random() < 0.25
    months = month.last(chance.choice((1, 2, 5, 13, 13, 14)))
    absent = chance.random() < 0.08
    note = chance.choice(
        ("", "", "rule: plan history", f"as at {month.last_day.replace(day=27):%d/%m/%Y}")
    )
    last = _numbers(chance, indicator, size)
    spans = [Span.MONTH_END] if state else [Span.MONTH, Span.YEAR_TO_DATE, Span.LAST_12_MONTHS]
    for one in months:
        for span in spans:
            above, below = last if steady else _numbers(chance, indicator, size)
            if isinstance(indicator.shape, Share):
                _add_groups(rows, chance, indicator, one, span, size, absent)
                continue
            missing = absent or chance.random() < 0.04
            rows.append(_row(indicator, one, span, "all", "all", above, below, missing, chance))
            if one == month and not missing:
                rows[-1]["note"] = note


def _numbers(chance: random.Random, indicator: Indicator, size: int) -> tuple[float, float | None]:
    if indicator.unit is Unit.PER_10000:
        return chance.randint(0, size), 3.6
    if isinstance(indicator.shape, Average) or indicator.unit is Unit.AVERAGE:
        cases = chance.randint(0, size)
        if indicator.id == "caseload.fte":
            return cases / 10, None
        return cases * chance.randint(1, 60), cases
    if indicator.unit is Unit.PERCENT:
        of = chance.choice((0, 1, 2, chance.randint(0, size), chance.randint(0, size)))
        met = chance.choice((0, of, chance.randint(0, of), chance.randint(0, of)))
        return (
            met if chance.random() < 0.9 or indicator.id != "contacts.progressed" else of * 2
        ), of
    return chance.choice((0, 1, 2, chance.randint(0, size), chance.randint(0, size))), None


def _add_groups(rows, chance, indicator, month, span, size, absent) -> None:
    name = indicator.splits[0].name
    counts = [chance.choice((0, chance.randint(0, size))) for _ in GROUPS]
    if absent:
        rows.append(_row(indicator, month, span, name, "all", 0, 0, True, chance))
        return
    for group, count in zip(GROUPS, counts, strict=True):
        rows.append(_row(indicator, month, span, name, group, count, sum(counts), False, chance))


def _row(indicator, month, span, breakdown, group, above, below, missing, chance) -> dict:
    value = above if below is None else above / below if below else None
    return {
        **dict.fromkeys(COLUMNS, ""), "indicator": indicator.id, "title": indicator.title,
        "chapter": indicator.chapter, "period": str(month), "span": str(span),
        "breakdown": breakdown, "group": group, "unit": str(indicator.unit), "target": None,
        "numerator": None if missing else above, "denominator": None if missing else below,
        "value": None if missing else value,
        "note": f"{NOT_IN_EXTRACT}: {chance.choice(REASONS)}" if missing else "",
    }  # fmt: skip


def _targets(chance: random.Random) -> dict[str, Target]:
    made = {}
    for indicator in REGISTRY:
        if indicator.good and indicator.unit is Unit.PERCENT and chance.random() < 0.6:
            value = chance.choice((0.95, 0.9, 0.925, 0.5, 1.0, 0.1))
            tolerance = chance.choice((0.0, 0.1))
            made[indicator.id] = Target(indicator.id, value, tolerance, indicator.good)
    return made


def _comparators(chance: random.Random) -> list[Comparator]:
    made = []
    for indicator in REGISTRY:
        if chance.random() < 0.5:
            continue
        scale = {Unit.PERCENT: 0.01, Unit.PER_10000: 1.0}.get(indicator.unit, 1.0)
        england = Comparator(
            indicator.id, "england", "England", "2018/19", chance.randint(0, 100) * scale
        )
        near = Comparator(
            indicator.id, "statistical_neighbours", "Statistical neighbours",
            chance.choice(("2018/19", "2017/18")),
            chance.choice((None, chance.randint(0, 1000) / 10 * scale)),
        )  # fmt: skip
        made += [england, near]
    return made
