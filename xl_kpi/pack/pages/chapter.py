"""A chapter's sheet: headline figures, what moved, and its sections with tables and charts."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from xl_kpi.indicators.declaration import Chapter
from xl_kpi.pack.blocks import Block, Heading, Paragraph, Sheet, Title
from xl_kpi.pack.pages.glance import glance
from xl_kpi.pack.pages.keys import keys_in
from xl_kpi.pack.pages.notes import chapter_note
from xl_kpi.pack.pages.parts.shown import LABEL_WIDTH, NUMBER_WIDTH
from xl_kpi.pack.pages.said_of_section import chapter_prose, told_in
from xl_kpi.pack.pages.section import made_part, section_blocks
from xl_kpi.pack.pages.sections.layout import sheet_of
from xl_kpi.pack.pages.sections.vocabulary import ChapterSheet
from xl_kpi.pack.pages.tiles import tiles
from xl_kpi.pack.report import Report

WIDTHS = (LABEL_WIDTH, *([NUMBER_WIDTH] * 15))
CONTENTS = "Contents"


@dataclass(frozen=True)
class ChapterParts:
    """A chapter whose parts are made, before its sheet is put together: cells may be read."""

    chapter: Chapter
    layout: ChapterSheet
    made: tuple[tuple[tuple[Block, ...], ...], ...]

    @property
    def keys(self) -> frozenset[str]:
        """Names of the cells of its sections, and of its first table."""
        blocks = (block for section in self.made for part in section for block in part)
        return keys_in(blocks)


def chapter_parts(report: Report, chapter: Chapter) -> ChapterParts:
    """Make the parts of a chapter's sections."""
    layout = sheet_of(chapter.id, chapter.title, report.registry)
    made = tuple(
        tuple(tuple(made_part(report, part)) for part in section.parts)
        for section in layout.sections
    )
    return ChapterParts(chapter, layout, made)


def chapter_sheet(report: Report, parts: ChapterParts, known: Set[str]) -> Sheet:
    """The sheet of a chapter.

    Parameters
    ----------
    known
        Names of the cells of all chapters, which its own cells may repeat.
    """
    chapter, layout = parts.chapter, parts.layout
    blocks: list[Block] = [
        Title(chapter.title, f"{report.settings.council}, {report.month.label}. {chapter.about}"),
        Paragraph("Back to contents", link=CONTENTS),
        *chapter_note(report, chapter),
        *chapter_prose(report, chapter),
        tiles(report, layout),
        Heading("At a glance"),
        glance(report, chapter, known),
    ]
    told: set[str] = set()
    for section, made in zip(layout.sections, parts.made, strict=True):
        blocks += section_blocks(report, chapter, section, made, known, told)
        told |= {indicator.id for indicator in told_in(report, section)}
    return Sheet(layout.tab, tuple(blocks), WIDTHS, about=chapter.about)
