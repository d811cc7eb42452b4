"""What stands beside figures in words: when they were taken, what is missing, what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xl_kpi.figures.table import ALL, Figure
from xl_kpi.indicators.declaration import Chapter, Indicator
from xl_kpi.pack.blocks import Paragraph
from xl_kpi.pack.pages.keys import section_key
from xl_kpi.pack.pages.sections.layout import sheet_of
from xl_kpi.pack.pages.sections.vocabulary import Said, Section, indicators_of
from xl_kpi.pack.pages.wording import ends_sentence
from xl_kpi.pack.report import Report

_AS_AT = re.compile(r"(?:as at|to)(?: the extract date,)? (\d\d/\d\d/\d{4})")

_COUNTED_ONCE = "not counted again"
_RULE = "rule: "


def section_notes(report: Report, chapter: Chapter, section: Section) -> list[Paragraph]:
    """Under a section's heading: when its lists were taken, and the council's own notes."""
    tables = [part for part in section.parts if not isinstance(part, Said)]
    shown = [
        report.registry[name]
        for name in dict.fromkeys(n for part in tables for n in indicators_of(part))
        if name in report.registry
    ]
    said = [
        *_as_at(report, shown),
        report.settings.section_notes.get(section_key(chapter.id, section.id)),
    ]
    return [Paragraph(ends_sentence(text), quiet=True) for text in said if text]


def unused_notes(report: Report) -> list[str]:
    """Names of notes in the council's settings that no chapter and no section has."""
    had = set()
    for chapter in report.registry.chapters:
        layout = sheet_of(chapter.id, chapter.title, report.registry)
        had |= {chapter.id, *(section_key(chapter.id, section.id) for section in layout.sections)}
    return [name for name in report.settings.section_notes if name not in had]


def chapter_note(report: Report, chapter: Chapter) -> list[Paragraph]:
    """The council's own note on a chapter, if it has one."""
    said = report.settings.section_notes.get(chapter.id)
    return [Paragraph(ends_sentence(said), quiet=True)] if said else []


def as_at_of_chapters(report: Report, indicators: Iterable[Indicator]) -> list[Paragraph]:
    """The days of lists that were not taken at the month's end, and the chapters they are of."""
    titles = {chapter.id: chapter.title for chapter in report.registry.chapters}
    chapters: dict[str, dict[str, None]] = {}
    for indicator in indicators:
        day = _day_of(any_figure(report, indicator))
        if day:
            chapters.setdefault(day, {})[titles[indicator.chapter]] = None
    return [
        Paragraph(f"As at {day}: figures of the chapters {', '.join(said)}.", quiet=True)
        for day, said in chapters.items()
    ]


def _day_of(figure: Figure | None) -> str:
    """The day at which a figure's list was taken, if that is not the month's end."""
    if figure is None or not figure.available:
        return ""
    found = (_AS_AT.fullmatch(fragment) for fragment in _fragments(figure.note))
    return next((match[1] for match in found if match), "")


def _as_at(report: Report, indicators: Sequence[Indicator]) -> list[str]:
    """The days of lists that were not taken at the month's end, and whose figures they are."""
    figures = {indicator: any_figure(report, indicator) for indicator in indicators}
    there = {i: figure for i, figure in figures.items() if figure is not None and figure.available}
    days: dict[str, list[str]] = {}
    for indicator, figure in there.items():
        if day := _day_of(figure):
            days.setdefault(day, []).append(indicator.label)
    if len(days) == 1 and all(len(labels) == len(there) for labels in days.values()):
        return [f"As at {next(iter(days))}"]
    return [f"As at {day}: {', '.join(labels)}" for day, labels in days.items()]


def any_figure(report: Report, indicator: Indicator) -> Figure | None:
    """The month's figure; of a distribution, that of any group."""
    whole = report.find(indicator)
    if whole is not None:
        return whole
    for split in indicator.splits:
        for group in report.figures.groups(indicator.id, split.name):
            found = report.find(indicator, breakdown=split.name, group=group)
            if found is not None:
                return found
    return None


def rule_of(figure: Figure) -> str:
    """The name of the rule by which a figure was counted, if it has one."""
    named = (part for part in _fragments(figure.note) if part.startswith(_RULE))
    return next((part.removeprefix(_RULE) for part in named), "")


def _fragments(note: str) -> list[str]:
    return [part.strip() for part in note.split(";") if part.strip()]


def gap_notes(
    report: Report, indicators: Iterable[Indicator], breakdown: str = ALL
) -> list[Paragraph]:
    """Why the month's figures are not there, and what stands beside those that are.

    The day at which a list was taken is told once, under the section's heading.
    """
    labels: dict[str, list[str]] = {}
    told = list(dict.fromkeys(indicators))
    for indicator in told:
        figure = report.find(indicator, breakdown=breakdown) or report.find(indicator)
        said = [] if figure is None else _fragments(figure.note)
        said = [part for part in said if _is_news(part, indicator)]
        if said:
            text = "; ".join(said).replace(_RULE, "counted by ")
            labels.setdefault(text, []).append(indicator.label)
    return [
        Paragraph(ends_sentence(_told(text, named, len(told))), quiet=True)
        for text, named in labels.items()
    ]


def _is_news(part: str, indicator: Indicator) -> bool:
    """Whether a piece of a note says what the reader does not expect.

    The day is told under the section's heading; the first rule is what the definition says; and
    that a case counts once is no loss.
    """
    usual = f"{_RULE}{indicator.rules[0].name}" if indicator.rules else ""
    return not _AS_AT.fullmatch(part) and part != usual and _COUNTED_ONCE not in part


def _told(text: str, labels: Sequence[str], of: int) -> str:
    """A note of several indicators, told once; where it is of all of them, without their names."""
    if len(labels) == of > 1:
        return text[:1].upper() + text[1:]
    return f"{', '.join(labels)}: {text}"
