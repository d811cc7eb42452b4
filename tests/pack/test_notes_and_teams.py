"""What stands beside figures in words, and the pages of teams."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.pack.blocks import Beside, Paragraph, Sheet, Table
from xl_kpi.pack.build import planned_pack
from xl_kpi.pack.pages.chapter import chapter_parts
from xl_kpi.pack.pages.notes import gap_notes, section_notes, unused_notes
from xl_kpi.pack.pages.sections.layout import sheet_of
from xl_kpi.pack.pages.team import team_sheets
from xl_kpi.pack.report import Report
from xl_kpi.settings import Settings

from .invented_report import MARCH, Invented

OF_TEAMS = ("assessments.completed", "assessments.open", "caseload.workers", "caseload.cases")


def report(*indicators: str, **changes: object) -> Report:
    kept = tuple(indicator for indicator in REGISTRY if indicator.id in indicators)
    return replace(
        Invented(registry=Registry(REGISTRY.chapters, kept), months=2, cases=60), **changes
    ).report()  # type: ignore[arg-type]


def notes_of(made: Report, chapter: str) -> list[str]:
    (found,) = (c for c in made.registry.chapters if c.id == chapter)
    section = sheet_of(found.id, found.title, made.registry).sections[0]
    return [paragraph.text for paragraph in section_notes(made, found, section)]


def test_a_section_says_once_on_which_day_its_list_was_taken() -> None:
    note = "rule: visits that were due; as at 30/03/2020; 3 rows left out: no usable 'Due date'"
    made = report("visits.cin_in_time", note=note)
    assert notes_of(made, "visits") == ["As at 30/03/2020."]
    (told,) = gap_notes(made, [REGISTRY["visits.cin_in_time"]])
    assert told.text == "Children in need visited in time: 3 rows left out: no usable 'Due date'."
    made = report("supervision.cases", note="as at the extract date, 30/03/2020")
    assert notes_of(made, "supervision") == ["As at 30/03/2020."]


def test_another_rule_than_the_first_is_told() -> None:
    made = report("visits.cin_in_time", note="rule: date last seen in Annex A")
    (told,) = gap_notes(made, [REGISTRY["visits.cin_in_time"]])
    assert told.text == "Children in need visited in time: counted by date last seen in Annex A."


def test_one_note_of_several_indicators_is_told_once() -> None:
    names = ("care_leavers.in_touch", "care_leavers.eet")
    made = report(*names, note="2 not known, counted as not met")
    (told,) = gap_notes(made, [REGISTRY[name] for name in names])
    assert told.text == "2 not known, counted as not met."


def test_the_council_has_notes_of_its_own_and_hears_of_those_not_used() -> None:
    settings = Settings(
        as_at=MARCH.last_day,
        section_notes={
            "early_help|families_first": "The definition changed in September",
            "early_help|no_such": "x",
        },
    )
    made = report("families_first.claims", settings=settings)
    assert notes_of(made, "early_help") == ["The definition changed in September."]
    assert unused_notes(made) == ["early_help|no_such"]


def pages(made: Report) -> list[Sheet]:
    parts = [chapter_parts(made, chapter) for chapter in made.registry.chapters]
    return team_sheets(made, frozenset[str]().union(*(one.keys for one in parts)))


def table_of(sheet: Sheet, ending: str) -> Table:
    tables = (b.table if isinstance(b, Beside) else b for b in sheet.blocks)
    return next(t for t in tables if isinstance(t, Table) and t.name.endswith(ending))


ODD = ("North: [1]?", "North 1", "Contents", "x" * 40, "x" * 45, "'quoted'")


def test_tabs_of_teams_are_names_that_excel_takes() -> None:
    made = report(*OF_TEAMS, teams=ODD)
    tabs = [sheet.name for sheet in pages(made)]
    assert len(tabs) == len(ODD)
    assert len({tab.casefold() for tab in (*tabs, "contents")}) == len(tabs) + 1
    for tab in tabs:
        assert 0 < len(tab) <= 31
        assert not set(tab) & set("[]:*?/\\")
        assert not tab.startswith("'")
        assert not tab.endswith("'")
    planned = planned_pack(made)
    assert [one.sheet.name for one in planned.sheets if one.sheet.name in tabs] == tabs


def test_a_team_with_a_figure_or_two_has_no_page() -> None:
    assert pages(report("worker_supervision.done")) == []


def test_a_page_repeats_the_chapters_figures_beside_the_councils() -> None:
    made = report(*OF_TEAMS)
    sheet = next(one for one in pages(made) if one.name == "CWD")
    table = table_of(sheet, "_figures")
    rows = {row[0].value: row for row in table.rows}
    completed = rows["Assessments completed"]
    figure = made.find(REGISTRY["assessments.completed"], breakdown="team", group="CWD")
    council = made.find(REGISTRY["assessments.completed"])
    assert figure is not None
    assert council is not None
    assert (completed[1].value, completed[6].value) == (figure.value, council.value)
    assert completed[1].formula == "=[[group|value|assessments.completed|team|CWD]]"
    assert completed[6].formula == "=[[series|value|assessments.completed|2020-03]]"
    links = [block.link for block in sheet.blocks if isinstance(block, Paragraph) and block.link]
    assert links == ["Contents", "caseloads|caseloads"]
    workers = table_of(sheet, "_workers")
    total = workers.columns[1].total
    assert total is not None
    held = made.find(REGISTRY["caseload.cases"], breakdown="caseload_team", group="CWD")
    assert held is not None
    assert total.value == held.value == sum(float(row[1].value) for row in workers.rows)


def test_parts_of_a_team_stand_on_its_page(tmp_path: Path) -> None:
    (tmp_path / "teams.csv").write_text(
        "team,also,order,group,part_of,began\n16+,,1,,,\n16+ Team PA,,2,,16+,\nCWD,,3,,,2020-03\n",
        encoding="utf-8",
    )
    settings = Settings(folder=tmp_path, as_at=MARCH.last_day)
    made = report(*OF_TEAMS, teams=("16+ Team PA", "CWD"), settings=settings)
    assert [*made.team_pages] == ["16+", "CWD"]
    assert made.page_of_team("16+ Team PA") == "16+"
    sheet = pages(made)[0]
    labels = [row[0].value for row in table_of(sheet, "_figures").rows]
    assert "Cases allocated: 16+ Team PA" in labels
    assert made.new_team("CWD") == "from Mar 20"
    assert made.new_team("16+") == ""


@pytest.mark.parametrize("months", [1, 2])
def test_a_figure_that_last_month_has_not_is_not_in_extract(months: int) -> None:
    sheet = pages(report(*OF_TEAMS, months=months))[0]
    rows = {row[0].value: row for row in table_of(sheet, "_figures").rows}
    words = isinstance(rows["Assessments awaiting completion"][2].value, str)
    assert words == (months == 1)
