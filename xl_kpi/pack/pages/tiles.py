"""A chapter's headline figures, each over what it is, how it moved and how it stands."""

from __future__ import annotations

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.judgement.targets import Target
from xl_kpi.pack.blocks import Cell, Tile, Tiles
from xl_kpi.pack.pages.cells import change, target_name, value_of, value_style
from xl_kpi.pack.pages.keys import glance_key
from xl_kpi.pack.pages.sections.vocabulary import ChapterSheet
from xl_kpi.pack.pages.wording import moved_words, short_number
from xl_kpi.pack.report import Report

_TEXT_FORMAT = {"percent": "0%", "decimal": "#,##0.0"}


def tiles(report: Report, layout: ChapterSheet) -> Tiles:
    """The tiles that a chapter's sheet declares, of indicators that there are."""
    shown = [report.registry[name] for name in layout.tiles if name in report.registry]
    return Tiles(tuple(_tile(report, one) for one in shown if one.on_scorecard))


def _tile(report: Report, indicator: Indicator) -> Tile:
    this, before = report.find(indicator), report.find(indicator, report.month.plus(-1))
    moved = change(this, before, indicator.unit)
    said = "no change to compare" if isinstance(moved, str) else (
        f"{moved_words(moved, indicator.unit)} on {report.month.plus(-1).name}"
    )  # fmt: skip
    target = report.target(indicator)
    lines = [Cell(indicator.label), Cell(said)]
    if target is not None and this is not None and this.value is not None:
        lines.append(_standing(indicator, target, this.value))
    value = value_of(this)
    if isinstance(value, str):
        return Tile(Cell(value), tuple(lines))
    formula = f"=[[{glance_key(indicator.id, 'this')}]]"
    return Tile(Cell(value, value_style(indicator.unit, value), formula), tuple(lines))


def _standing(indicator: Indicator, target: Target, value: float) -> Cell:
    """A tile's status and target in words, live on the status beside it and the target's cell."""
    style = value_style(indicator.unit)
    words = f"{target.rag(value)}: target {short_number(target.value, style)}"
    formula = (
        f'=[[{glance_key(indicator.id, "status")}]]&": target "'
        f'&TEXT({target_name(indicator)},"{_TEXT_FORMAT.get(style, "#,##0")}")'
    )
    return Cell(words, formula=formula)
