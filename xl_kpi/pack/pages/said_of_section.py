"""A section's prose: what its figures say, and under it what the analyst says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from xl_kpi.indicators.declaration import Chapter, Indicator
from xl_kpi.narrative.commentary import Commentary
from xl_kpi.narrative.narrate import section_sentences
from xl_kpi.pack.pages.sections.layout import sheet_of
from xl_kpi.pack.pages.sections.vocabulary import Section, indicators_of
from xl_kpi.pack.prose import Prose
from xl_kpi.pack.report import Report

_NONE_ENTERED = "No commentary entered."


def told_in(report: Report, section: Section) -> list[Indicator]:
    """The indicators of a section, in the order in which its parts show them."""
    names = dict.fromkeys(name for part in section.parts for name in indicators_of(part))
    return [report.registry[name] for name in names if name in report.registry]


def section_prose(
    report: Report, chapter: Chapter, section: Section, skip: Collection[str]
) -> list[Prose]:
    """The sentences of a section, and the commentary on it.

    Parameters
    ----------
    skip
        Ids of indicators that an earlier section of the sheet has told.
    """
    sentences = section_sentences(
        report.judged, told_in(report, section), limits=report.settings.limits, skip=skip
    )
    said = _of_section(report, chapter, section)
    texts = tuple(sentence.text for sentence in sentences)
    return [
        *([Prose(texts)] if texts else []),
        _commentary(said) if said else Prose((_NONE_ENTERED,), commentary=True, quiet=True),
    ]


def chapter_prose(report: Report, chapter: Chapter) -> list[Prose]:
    """The commentary on a chapter as a whole, if there is one."""
    names = _names_of_chapter(report, chapter)
    said = [one for place, one in _placed(report) if place[0] in names and not place[1]]
    return [_commentary(said)] if said else []


def unused_commentary(report: Report) -> list[str]:
    """What commentary there is on no chapter and no section of the pack, by name."""
    known: set[tuple[str, str]] = set()
    for chapter in report.registry.chapters:
        sections = sheet_of(chapter.id, chapter.title, report.registry).sections
        titles = {"", *(name for section in sections for name in _names_of_section(section))}
        known |= {(name, title) for name in _names_of_chapter(report, chapter) for title in titles}
    return [one.section for place, one in _placed(report) if place not in known]


def _commentary(said: Sequence[Commentary]) -> Prose:
    return Prose(tuple(f"Commentary: {one.text}" for one in said), commentary=True)


def _of_section(report: Report, chapter: Chapter, section: Section) -> list[Commentary]:
    chapters, sections = _names_of_chapter(report, chapter), _names_of_section(section)
    return [one for (of, at), one in _placed(report) if of in chapters and at in sections]


def _placed(report: Report) -> Iterator[tuple[tuple[str, str], Commentary]]:
    """Each commentary with the chapter and section that it names."""
    for key, said in report.commentary.items():
        chapter, _, section = key.casefold().partition("|")
        yield (chapter.strip(), section.strip()), said


def _names_of_chapter(report: Report, chapter: Chapter) -> set[str]:
    """Its id, its title, and its tab's name."""
    tab = sheet_of(chapter.id, chapter.title, report.registry).tab
    return {chapter.id.casefold(), chapter.title.casefold(), tab.casefold()}


def _names_of_section(section: Section) -> set[str]:
    return {section.id.casefold(), section.title.casefold()}
