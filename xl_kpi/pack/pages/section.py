"""A section of a chapter's sheet: its heading, what is to be known of it, and its parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from xl_kpi.indicators.declaration import Chapter
from xl_kpi.pack.blocks import Block, Heading, Paragraph
from xl_kpi.pack.pages.keys import section_key
from xl_kpi.pack.pages.notes import section_notes
from xl_kpi.pack.pages.parts.breakdown import breakdown
from xl_kpi.pack.pages.parts.compared import compared
from xl_kpi.pack.pages.parts.listed import listed
from xl_kpi.pack.pages.parts.matrix import matrix
from xl_kpi.pack.pages.parts.over_time import over_time
from xl_kpi.pack.pages.parts.said import said
from xl_kpi.pack.pages.parts.series import series
from xl_kpi.pack.pages.parts.split_series import split_series
from xl_kpi.pack.pages.parts.two_months import two_months
from xl_kpi.pack.pages.said_of_section import section_prose
from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    Compared,
    Listed,
    Matrix,
    OverTime,
    Part,
    Said,
    Section,
    Series,
    SplitSeries,
    TwoMonths,
)
from xl_kpi.pack.report import Report


def made_part(report: Report, part: Part) -> list[Block]:
    """What a part is made of; a sentence waits until all cells are known."""
    match part:
        case Series():
            return series(report, part)
        case SplitSeries():
            return split_series(report, part)
        case Breakdown():
            return breakdown(report, part)
        case Matrix():
            return matrix(report, part)
        case OverTime():
            return over_time(report, part)
        case TwoMonths():
            return two_months(report, part)
        case Listed():
            return listed(report, part)
        case Compared():
            return compared(report, part)
        case Said():
            return []


def section_blocks(
    report: Report, chapter: Chapter, section: Section, made: Sequence[Sequence[Block]],
    known: Set[str], skip: Collection[str] = (),
) -> list[Block]:  # fmt: skip
    """A section from its heading to its end.

    Parameters
    ----------
    made
        What each part is made of.
    known
        Names of the cells that sentences can read.
    skip
        Ids of indicators that an earlier section of the sheet has told in words.
    """
    blocks: list[Block] = [
        Heading(section.title, key=section_key(chapter.id, section.id)),
        *section_notes(report, chapter, section),
        *section_prose(report, chapter, section, skip),
    ]
    for part, already in zip(section.parts, made, strict=True):
        added = said(report, part, known) if isinstance(part, Said) else already
        # A section says each thing once.
        blocks += [b for b in added if not (isinstance(b, Paragraph) and b in blocks)]
    return blocks
