"""The sheet of each chapter: as declared, with every indicator that no section names added.

An indicator that no section names gets a section of its own, so that a new declaration is in
the pack with no change here.
"""

from __future__ import annotations

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.indicators.registry import Registry
from xl_kpi.pack.pages.sections import (
    assessments,
    care_leavers,
    caseloads,
    child_protection,
    child_protection_enquiries,
    children_in_need,
    contacts_and_referrals,
    early_help,
    fostering_and_adoption,
    looked_after,
    supervision,
    visits,
)
from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Measure,
    Section,
    Series,
    indicators_of,
)

_MODULES = (
    contacts_and_referrals, early_help, assessments, child_protection_enquiries, children_in_need,
    child_protection, looked_after, care_leavers, fostering_and_adoption, supervision, visits,
    caseloads,
)  # fmt: skip
CHAPTER_SHEETS = tuple(module.SHEET for module in _MODULES)


def sheet_of(chapter: str, title: str, registry: Registry) -> ChapterSheet:
    """A chapter's sheet, with a section of its own for every indicator that none names."""
    declared = next((sheet for sheet in CHAPTER_SHEETS if sheet.chapter == chapter), None)
    if declared is None:
        declared = ChapterSheet(chapter, title[:31], (), ())
    there = tuple(section for section in declared.sections if _has_any(section, registry))
    named = {name for section in there for part in section.parts for name in indicators_of(part)}
    more = [i for i in registry.of_chapter(chapter) if i.id not in named]
    tiles = declared.tiles or tuple(i.id for i in registry.of_chapter(chapter)[:4])
    sections = (*there, *(_own_section(indicator) for indicator in more))
    return ChapterSheet(chapter, declared.tab, tiles, sections)


def _has_any(section: Section, registry: Registry) -> bool:
    return any(name in registry for part in section.parts for name in indicators_of(part))


def _own_section(indicator: Indicator) -> Section:
    name = indicator.id.replace(".", "_")
    measure = (Measure(indicator.id),)
    series = Series(f"{name}_by_month", measure, (indicator.id,), indicator.label)
    splits = tuple(
        Breakdown(
            f"{name}_by_{split.name}", f"{indicator.title}, by {split.title.lower()}", split.name,
            split.title, measure, (indicator.id,), f"{indicator.label}, by {split.title.lower()}",
            keeps="filled",
        )
        for split in indicator.splits
    )  # fmt: skip
    return Section(
        name, indicator.title, (series, *splits, Compared(f"{name}_compared", (indicator.id,)))
    )
