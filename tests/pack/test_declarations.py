"""What is declared for the chapters' sheets: all of it exists, and each thing stands once."""

from __future__ import annotations

import pytest

from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.pack.pages.sections.layout import CHAPTER_SHEETS, sheet_of
from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Listed,
    Matrix,
    OverTime,
    Said,
    Series,
    SplitSeries,
    TwoMonths,
    indicators_of,
)


def test_every_chapter_has_a_sheet_in_the_order_of_the_report() -> None:
    assert [sheet.chapter for sheet in CHAPTER_SHEETS] == [c.id for c in REGISTRY.chapters]
    tabs = [sheet.tab for sheet in CHAPTER_SHEETS]
    assert len({tab.casefold() for tab in tabs}) == len(tabs)
    assert all(len(tab) <= 31 for tab in tabs)


@pytest.mark.parametrize("sheet", CHAPTER_SHEETS, ids=lambda sheet: sheet.chapter)
def test_what_a_sheet_names_is_declared(sheet: ChapterSheet) -> None:
    named = {
        name for section in sheet.sections for part in section.parts for name in indicators_of(part)
    }
    assert named | {*sheet.tiles} <= {indicator.id for indicator in REGISTRY}
    assert len({section.id for section in sheet.sections}) == len(sheet.sections)


@pytest.mark.parametrize("sheet", CHAPTER_SHEETS, ids=lambda sheet: sheet.chapter)
def test_what_is_plotted_is_shown_and_what_is_split_can_be(sheet: ChapterSheet) -> None:
    for section in sheet.sections:
        for part in section.parts:
            match part:
                case Series(measures=measures, plotted=plotted):
                    assert {*plotted} <= {measure.indicator for measure in measures}
                case Breakdown(measures=measures, plotted=plotted, breakdown=breakdown):
                    shown = {measure.indicator for measure in measures}
                    assert {*plotted} <= shown
                    splits = {s.name for name in shown for s in REGISTRY[name].splits}
                    assert breakdown in splits
                case Matrix() | OverTime() | SplitSeries() | TwoMonths():
                    splits = {split.name for split in REGISTRY[part.indicator].splits}
                    assert part.breakdown in splits
                case Listed() | Said() | _:
                    pass


def test_every_indicator_stands_in_its_chapter() -> None:
    for chapter in REGISTRY.chapters:
        layout = sheet_of(chapter.id, chapter.title, REGISTRY)
        shown = {n for s in layout.sections for part in s.parts for n in indicators_of(part)}
        assert {indicator.id for indicator in REGISTRY.of_chapter(chapter.id)} <= shown
        assert all(REGISTRY[name].on_scorecard for name in layout.tiles)


def test_tables_have_names_of_their_own() -> None:
    names = [
        part.name
        for chapter in REGISTRY.chapters
        for section in sheet_of(chapter.id, chapter.title, REGISTRY).sections
        for part in section.parts
        if not isinstance(part, Said)
    ]
    assert len({name.casefold() for name in names}) == len(names)
