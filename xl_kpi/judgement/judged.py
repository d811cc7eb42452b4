"""Figures held against targets and comparators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xl_kpi.figures.table import Figures
from xl_kpi.indicators.registry import Registry
from xl_kpi.judgement.comparators import Comparators, read_comparators
from xl_kpi.judgement.targets import Target, read_targets
from xl_kpi.settings import Settings


@dataclass(frozen=True)
class Judged:
    """Figures with target and RAG filled in, and what they were held against."""

    figures: Figures
    targets: Mapping[str, Target]
    comparators: Comparators


def judge(figures: Figures, settings: Settings, registry: Registry) -> Judged:
    """Fill in target and RAG for every figure whose indicator has a target."""
    targets = read_targets(settings, registry)
    table = figures.table.copy()
    for indicator, target in targets.items():
        rows = table["indicator"] == indicator
        table.loc[rows, "target"] = target.value
        values = table.loc[rows, "value"]
        table.loc[rows, "rag"] = ["" if v != v else str(target.rag(v)) for v in values]
    return Judged(Figures(table, figures.month), targets, read_comparators(settings, registry))
