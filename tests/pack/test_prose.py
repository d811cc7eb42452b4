"""The words of the pack: what its figures say, and what the analyst says, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.conftest import Demo
from tests.narrative.reader import agrees
from xl_kpi import pipeline
from xl_kpi.accessibility.check import check_workbook
from xl_kpi.command.demonstrate import example_folder
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.narrative.commentary import Commentary
from xl_kpi.narrative.narrate import section_sentences
from xl_kpi.pack.pages.said_of_section import (
    chapter_prose,
    section_prose,
    told_in,
    unused_commentary,
)
from xl_kpi.pack.pages.sections.layout import sheet_of
from xl_kpi.pack.prose import PROSE_LETTERS, Prose
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month
from xl_kpi.settings import read_settings
from xl_kpi.udfs.sheets import figures_of_sheet

from .invented_report import Invented

_VISITS = REGISTRY.chapters[[chapter.id for chapter in REGISTRY.chapters].index("visits")]
_DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def report(demo: Demo) -> Report:
    settings = read_settings(demo.folder / "settings")
    extracts = pipeline.load(demo.extracts, settings)
    return pipeline.run(extracts, Month(2020, 3), settings).report


@pytest.fixture(scope="module")
def book(demo: Demo) -> Workbook:
    return openpyxl.load_workbook(demo.pack, data_only=True)


def under_heading(book: Workbook, tab: str, title: str) -> list[str]:
    """The lines of text that follow a section's heading, up to the first blank row."""
    column = [cell.value for cell in book[tab]["A"]]
    # A chapter's title, and a name in its contents, may be the same words.
    at = max(i for i, value in enumerate(column) if value == title)
    lines = iter(column[at + 1 :])
    return [str(value) for value in iter(lambda: next(lines, None), None)]


def sections(report: Report) -> Iterator[tuple[str, str, str, tuple[object, ...]]]:
    """Tab, chapter's id with the section's, title and sentences of each section of the pack."""
    for chapter in report.registry.chapters:
        layout = sheet_of(chapter.id, chapter.title, report.registry)
        told: set[str] = set()
        for section in layout.sections:
            indicators = told_in(report, section)
            sentences = section_sentences(
                report.judged, indicators, limits=report.settings.limits, skip=told
            )
            yield layout.tab, f"{chapter.id}|{section.id}", section.title, sentences
            told |= {indicator.id for indicator in indicators}


def test_every_section_has_its_sentences_and_its_commentary(report: Report, book: Workbook) -> None:
    assert len(report.commentary) >= 6
    entered = 0
    for tab, name, title, sentences in sections(report):
        text = " ".join(under_heading(book, tab, title))
        at = 0
        for sentence in sentences:
            found = text.find(sentence.text, at)  # type: ignore[attr-defined]
            assert found >= 0, (tab, title, sentence)
            at = found
        said = report.commentary.get(name)
        entered += said is not None
        expected = "No commentary entered." if said is None else f"Commentary: {said.text}"
        assert expected in text[at:], (tab, title)
    assert entered == len(report.commentary)


def test_every_number_of_a_sentence_is_a_figure_of_the_packs_last_sheet(
    report: Report, book: Workbook
) -> None:
    figures = figures_of_sheet([list(row) for row in book["Figures"].iter_rows(values_only=True)])
    assert figures is not None
    judged = replace(report.judged, figures=figures)
    checked = 0
    for *_, sentences in sections(report):
        for sentence in sentences:
            for used in sentence.used:  # type: ignore[attr-defined]
                assert agrees(judged, used), (sentence, used)
                checked += 1
    assert checked > 300


def test_no_indicator_is_told_twice_on_a_sheet(report: Report) -> None:
    told: set[tuple[str, str]] = set()
    for tab, *_, sentences in sections(report):
        texts = {(tab, sentence.text) for sentence in sentences if sentence.used}  # type: ignore[attr-defined]
        # "This meets the target of 95%." may be said of two.
        whole = {(tab, text) for tab, text in texts if not text.startswith(("This ", "The year"))}
        assert not whole & told
        told |= whole


def test_a_long_sentence_is_broken_into_rows_and_every_row_fits() -> None:
    prose = Prose(("word " * 80, "Short."))
    assert [continues for _, continues in prose.rows] == [False, True, True, False]
    assert all(len(text) <= PROSE_LETTERS for text, _ in prose.rows)


@pytest.mark.parametrize("place", ["visits|cin", "Visits|Visits to children in need", "VISITS|CIN"])
def test_commentary_is_placed_by_ids_or_by_names(place: str) -> None:
    said = Commentary(place, "Staff were ill", "Head of Fieldwork", "Agency cover")
    report = replace(Invented(months=1).report(), commentary={place: said})
    (section,) = (one for one in sheet_of("visits", "Visits", REGISTRY).sections if one.id == "cin")
    *_, last = section_prose(report, _VISITS, section, ())
    text = "Commentary: Staff were ill. Action: Agency cover. Owner: Head of Fieldwork."
    assert last == Prose((text,), commentary=True)
    assert not unused_commentary(report)
    assert not chapter_prose(report, _VISITS)


def test_commentary_on_a_chapter_and_on_nothing() -> None:
    said = {name: Commentary(name, "Words") for name in ("visits", "visits|none", "nothing")}
    report = replace(Invented(months=1).report(), commentary=said)
    assert chapter_prose(report, _VISITS) == [Prose(("Commentary: Words.",), commentary=True)]
    assert unused_commentary(report) == ["visits|none", "nothing"]


def test_the_sections_in_the_documentation_are_those_of_the_pack() -> None:
    text = (_DOCS / "sections.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith(("| `", "Chapter `"))]
    expected = []
    for chapter in REGISTRY.chapters:
        layout = sheet_of(chapter.id, chapter.title, REGISTRY)
        expected.append(f"Chapter `{chapter.id}`, sheet {layout.tab}.")
        expected += [f"| `{section.id}` | {section.title} |" for section in layout.sections]
    assert rows == expected


def test_the_examples_commentary_has_a_place_for_each_line(report: Report) -> None:
    assert (example_folder() / "settings" / "commentary.csv").is_file()
    assert not unused_commentary(report)


@pytest.mark.slow
def test_the_pack_passes_the_accessibility_check(demo: Demo) -> None:
    failed = {
        f"{outcome.rule.id}: {place}"
        for outcome in check_workbook(demo.pack).failed
        for place in outcome.places
    }
    assert not failed
