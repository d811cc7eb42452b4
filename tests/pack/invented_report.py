"""A report whose figures are drawn by chance: every indicator and breakdown, with no extract.

Cases are drawn for each indicator and month, each with a value of every column that splits
them, so that a breakdown's groups add up to the whole as the engine's do.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from xl_kpi.extracts.derived import COUNTED_LISTS
from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.table import ALL, COLUMNS, NOT_IN_EXTRACT, Figures
from xl_kpi.indicators.conditions import ByCodeOnTheDay
from xl_kpi.indicators.declaration import (
    Average,
    Indicator,
    Maximum,
    Percentage,
    Rate,
    Ratio,
    Share,
    Total,
)
from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.judgement.judged import judge
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month, Span, months_in_span
from xl_kpi.settings import Settings

MARCH = Month(2020, 3)
TEAMS = ("Assessment 1", "Assessment 2", "CP & Court 1", "CWD", "LAC 1", "16+")
_CHILDREN_IN_10_000S = 3.6
# Values of columns that have no codes.
_VALUES = {
    "organisation": ("Family centre", "School", "Health"),
    "service_area": ("Operational", "Business support"),
}


@dataclass(frozen=True)
class Invented:
    """What is drawn: the months that have figures, the teams, and indicators without any."""

    registry: Registry = REGISTRY
    settings: Settings = field(default_factory=lambda: Settings(as_at=MARCH.last_day))
    month: Month = MARCH
    months: int = 13
    teams: Sequence[str] = TEAMS
    gone: Callable[[str], bool] = lambda _: False
    cases: int = 120
    note: str = ""

    def report(self) -> Report:
        """The report."""
        rows: dict[str, list[dict[str, object]]] = {}
        for indicator in self.registry:
            rows[indicator.id] = self._rows(indicator, rows)
        table = pd.DataFrame([row for some in rows.values() for row in some], columns=[*COLUMNS])
        for name in ("numerator", "denominator", "value", "target"):
            table[name] = table[name].astype(float)
        figures = Figures(table, self.month)
        extracts = Extracts({}, {}, self.settings.as_at or date(2020, 3, 31), ())
        return Report(
            judge(figures, self.settings, self.registry), extracts, self.settings, self.registry
        )

    def _rows(
        self, indicator: Indicator, others: dict[str, list[dict[str, object]]]
    ) -> list[dict[str, object]]:
        if self.gone(indicator.id):
            return [
                _row(
                    indicator, month, Span.MONTH, ALL, ALL, None, None, f"{NOT_IN_EXTRACT}: no list"
                )
                for month in self.month.last(13)
            ]
        if isinstance(indicator.shape, Ratio):
            return self._ratio(indicator, others[indicator.shape.of], others[indicator.shape.to])
        stock = all(rule.stock for rule in indicator.rules)
        spans = [Span.MONTH_END] if stock else [Span.MONTH, Span.YEAR_TO_DATE, Span.LAST_12_MONTHS]
        drawn = {m: self._drawn(indicator, m) for m in self.month.last(self.months)}
        rows = []
        for month in drawn:
            for span in spans:
                taken = month.last(months_in_span(span, month))
                cases = pd.concat([drawn[m] for m in taken if m in drawn], ignore_index=True)
                rows += self._figures(indicator, month, span, cases)
        return rows

    def _drawn(self, indicator: Indicator, month: Month) -> pd.DataFrame:
        """The cases of a month."""
        chance = np.random.default_rng(zlib.crc32(f"{indicator.id}{month}".encode()))
        number = int(chance.integers(self.cases // 2, self.cases))
        frame = pd.DataFrame(
            {"met": chance.random(number) < 0.8, "number": chance.integers(1, 30, number)}
        )
        for split in indicator.splits:
            parts = [self._values(indicator, part) for part in split.columns]
            picked = []
            for part, values in zip(split.columns, parts, strict=True):
                name = str(part)
                if name not in frame:
                    weights = chance.random(len(values)) ** 2 + 0.02
                    frame[name] = chance.choice(values, number, p=weights / weights.sum())
                picked.append(
                    frame[name].map(
                        lambda label, worded=dict(split.wording): worded.get(label, label)
                    )
                )
            frame[f"by {split.name}"] = [": ".join(labels) for labels in zip(*picked, strict=True)]
        return frame

    def _values(self, indicator: Indicator, part: object) -> Sequence[str]:
        if isinstance(part, ByCodeOnTheDay):
            part = part.column
        if not isinstance(part, str):
            return part.labels  # type: ignore[attr-defined, no-any-return]
        if part in ("team", "team_part"):
            return self.teams
        if part == "worker":
            return [f"Worker {n:03d}" for n in range(1, 25)]
        if part in _VALUES:
            return _VALUES[part]
        declared = COUNTED_LISTS[indicator.rules[0].cases.list_id].column(part)
        assert declared.codes is not None, f"{indicator.id} is split by {part}, which has no codes"
        return declared.codes.groups if part.endswith("_group") else declared.codes.labels

    def _figures(
        self, indicator: Indicator, month: Month, span: Span, cases: pd.DataFrame
    ) -> list[dict[str, object]]:
        rows = []
        if not isinstance(indicator.shape, Share):
            rows.append(_row(indicator, month, span, ALL, ALL, *_made(indicator, cases), self.note))
        for split in indicator.splits:
            by = f"by {split.name}"
            parts = dict(tuple(cases.groupby(by)))
            for group in parts if split.observed else self._labels(indicator, split.name):
                made = _made(indicator, parts.get(group, cases[:0]), len(cases))
                rows.append(_row(indicator, month, span, split.name, group, *made, self.note))
        return rows

    def _labels(self, indicator: Indicator, name: str) -> list[str]:
        (split,) = (one for one in indicator.splits if one.name == name)
        worded = dict(split.wording)
        labels = [""]
        for part in split.columns:
            values = [worded.get(value, value) for value in self._values(indicator, part)]
            labels = [f"{one}: {value}" if one else value for one in labels for value in values]
        return labels

    def _ratio(
        self, indicator: Indicator, of: list[dict[str, object]], to: list[dict[str, object]]
    ) -> list[dict[str, object]]:
        names = ("period", "span", "breakdown", "group")
        below = {tuple(row[name] for name in names): row["numerator"] for row in to}
        rows = []
        for row in of:
            place = {name: row[name] for name in names}
            counts = row["numerator"], below.get(tuple(place.values()))
            if None not in counts:
                made = _row(indicator, self.month, Span.MONTH, ALL, ALL, *counts, "")
                rows.append(made | place)
        return rows


def _made(indicator: Indicator, cases: pd.DataFrame, whole: int = 0) -> tuple[float, float | None]:
    number = float(len(cases))
    match indicator.shape:
        case Percentage():
            return float(cases["met"].sum()), number
        case Share():
            return number, float(whole)
        case Average():
            return float(cases["number"].sum()), number
        case Total():
            return float(cases["number"].sum()), None
        case Maximum():
            return float(cases["number"].max()) if number else 0.0, None
        case Rate():
            return number, _CHILDREN_IN_10_000S
        case _:
            return number, None


def _row(
    indicator: Indicator, month: Month, span: Span, breakdown: str, group: str,
    above: object, below: object, note: str,
) -> dict[str, object]:  # fmt: skip
    value: object = above
    if isinstance(above, float) and isinstance(below, float):
        value = above / below if below else None
    return {
        "indicator": indicator.id, "title": indicator.title, "chapter": indicator.chapter,
        "period": str(month), "span": str(span), "breakdown": breakdown, "group": group,
        "numerator": above, "denominator": below, "value": value, "unit": str(indicator.unit),
        "target": None, "rag": "", "source": "computed", "note": note,
    }  # fmt: skip
