"""The scorecard: its cells against the figures, and the columns that it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.spc import Outcome, spc_of
from xl_kpi.pack.blocks import Cell, Paragraph, Sheet, Style, Table
from xl_kpi.pack.build import planned_pack
from xl_kpi.pack.pages.chapter import chapter_parts
from xl_kpi.pack.pages.scorecard import SCORECARD, scorecard_sheet
from xl_kpi.pack.pages.scorecard_columns import VARIATION
from xl_kpi.pack.report import Report
from xl_kpi.periods import Span
from xl_kpi.settings import Settings

from .invented_report import MARCH, Invented

TARGETS = """indicator,target,tolerance,good,owner
assessments.in_45_days,95%,10%,high,Head of Assessment
child_protection.plans,90,5,low,
"""
COMPARATORS = """indicator,comparator,year,value,note
assessments.in_45_days,statistical_neighbours,2018/19,81.5%,
assessments.in_45_days,neighbours_best,2018/19,96%,
assessments.in_45_days,region,2018/19,84%,
assessments.in_45_days,england,2017/18,83%,old
assessments.in_45_days,national_top_quartile,2018/19,90%,
assessments.in_45_days,neighbour_rank,2018/19,3 of 11,
child_protection.rate,neighbour_rank_highest_first,2018/19,2 of 11,
child_protection.rate,england,2018/19,c,
"""


def reported(
    folder: Path, *, targets: str = "", comparators: str = "", **changes: object
) -> Report:
    for name, text in (("targets.csv", targets), ("comparators.csv", comparators)):
        if text:
            (folder / name).write_text(text)
    settings = Settings(as_at=MARCH.last_day, folder=folder)
    return replace(Invented(settings=settings), **changes).report()  # type: ignore[arg-type]


def made(report: Report) -> Sheet:
    chapters = [chapter_parts(report, chapter) for chapter in report.registry.chapters]
    known = frozenset[str]().union(*(parts.keys for parts in chapters))
    return scorecard_sheet(report, chapters, known)


def table_of(sheet: Sheet) -> Table:
    (found,) = (block for block in sheet.blocks if isinstance(block, Table))
    return found


def headers(table: Table) -> list[str]:
    return [column.header for column in table.columns]


def row(table: Table, indicator: str) -> dict[str, Cell]:
    label = REGISTRY[indicator].label
    named = (cells for cells in table.rows if cells[0].style is not Style.GROUP)
    (found,) = (cells for cells in named if cells[0].value == label)
    return dict(zip(headers(table), found, strict=True))


def notes(sheet: Sheet) -> str:
    return " ".join(block.text for block in sheet.blocks if isinstance(block, Paragraph))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("settings")
    return reported(folder, targets=TARGETS, comparators=COMPARATORS)


def test_every_column_stands_where_there_is_something_to_tell(full: Report) -> None:
    sheet = made(full)
    assert headers(table_of(sheet)) == [
        "Indicator", "Good is", "Jan 20", "Feb 20", "Mar 20", "Change on month", "Direction",
        "Mar 19", "Year to date", "Target", "Tolerance", "Status", "Statistical neighbours",
        "Best neighbour", "Region", "England", "National top quartile", "Rank among neighbours",
        "Thirteen months", "Variation", "Assurance", "Owner",
    ]  # fmt: skip
    assert len(sheet.widths) == len(table_of(sheet).columns)
    assert sheet.freeze_header
    assert not sheet.portrait


def test_a_row_is_the_indicators_figures(full: Report) -> None:
    cells = row(table_of(made(full)), "assessments.in_45_days")
    indicator = REGISTRY["assessments.in_45_days"]
    for header, back in (("Mar 20", 0), ("Feb 20", -1), ("Jan 20", -2), ("Mar 19", -12)):
        figure = full.find(indicator, MARCH.plus(back))
        assert figure is not None
        assert cells[header].value == figure.value
        assert cells[header].formula == f"=[[series|value|{indicator.id}|{MARCH.plus(back)}]]"
    now, before = full.find(indicator), full.find(indicator, MARCH.plus(-1))
    year = full.find(indicator, span=Span.YEAR_TO_DATE)
    assert now is not None
    assert now.value is not None
    assert before is not None
    assert before.value is not None
    assert year is not None
    moved = now.value - before.value
    assert cells["Change on month"].value == pytest.approx(100 * moved, abs=1e-6)
    assert cells["Direction"].value == ("▲ better" if moved > 0 else "▼ worse")
    assert cells["Year to date"].value == year.value
    target = full.target(indicator)
    assert target is not None
    assert cells["Status"].value == target.rag(now.value)
    said = {name: cells[name].value for name in ("Good is", "Target", "Tolerance", "Owner")}
    assert said == {
        "Good is": "Higher", "Target": 0.95, "Tolerance": 0.10, "Owner": "Head of Assessment",
    }  # fmt: skip
    assert cells["Statistical neighbours"].value == pytest.approx(0.815)
    assert [cells[n].value for n in ("Best neighbour", "England", "National top quartile")] == [
        0.96, 0.83, 0.90,
    ]  # fmt: skip
    assert cells["Rank among neighbours"].value == "3 of 11"
    assert cells["Thirteen months"].sparkline is not None
    spc = spc_of(full.figures, indicator, target)
    assert spc.outcome is Outcome.LIMITS
    assert spc.variation is not None
    assert spc.assurance is not None
    assert cells["Variation"].value == VARIATION[spc.variation]
    words = {"pass": "passes", "fail": "fails", "hit or miss": "hit or miss"}
    assert cells["Assurance"].value == words[spc.assurance]


def test_a_target_says_what_good_is_where_the_indicator_does_not(full: Report) -> None:
    assert REGISTRY["child_protection.plans"].good is None
    cells = row(table_of(made(full)), "child_protection.plans")
    assert cells["Good is"].value == "Lower"
    assert str(cells["Direction"].value).split()[-1] in ("better", "worse", "same")
    assert cells["Year to date"].value == "month end"
    assert cells["Owner"].value == "-"


def test_a_suppressed_comparator_is_not_shown_and_an_old_one_is_told(full: Report) -> None:
    sheet = made(full)
    rate = row(table_of(sheet), "child_protection.rate")
    assert rate["England"].value == "-"
    assert rate["Rank among neighbours"].value == "2 of 11"
    assert "Old, a later year is published: Assessments in 45 working days (2017/18)." in notes(
        sheet
    )
    assert "Published comparators are of 2017/18 and 2018/19." in notes(sheet)


def test_each_chapter_has_its_name_over_its_indicators_and_each_name_a_link(full: Report) -> None:
    plan = planned_pack(full)
    (planned,) = (one.sheet for one in plan.sheets if one.sheet.name == SCORECARD)
    cells = [line[0] for line in table_of(planned).rows]
    assert [cell.value for cell in cells if cell.style is Style.GROUP] == [
        chapter.title for chapter in full.registry.chapters
    ]
    tabs = {one.sheet.name for one in plan.sheets}
    for cell in cells:
        if cell.style is Style.LINK:
            assert plan.address(cell.link).sheet in tabs - {SCORECARD}


def left_out(report: Report, *names: str) -> Sequence[str]:
    there = headers(table_of(made(report)))
    return [name for name in names if name not in there]


def test_without_comparators_their_columns_are_left_out(tmp_path: Path) -> None:
    report = reported(tmp_path, targets=TARGETS)
    names = ("Statistical neighbours", "Best neighbour", "Region", "England",
             "National top quartile", "Rank among neighbours")  # fmt: skip
    assert left_out(report, *names, "Owner", "Target") == [*names]
    assert "Rank" not in notes(made(report))


def test_without_targets_their_columns_are_left_out(tmp_path: Path) -> None:
    report = reported(tmp_path, comparators=COMPARATORS)
    names = ("Target", "Tolerance", "Status", "Assurance", "Owner")
    assert left_out(report, *names, "Variation", "England") == [*names]
    assert "GREEN" not in notes(made(report))


def test_one_month_of_data_says_so_and_draws_no_line(tmp_path: Path) -> None:
    report = reported(tmp_path, targets=TARGETS, months=1)
    sheet = made(report)
    assert left_out(report, "Mar 19", "Thirteen months", "Variation", "Assurance") == [
        "Mar 19", "Thirteen months", "Variation", "Assurance",
    ]  # fmt: skip
    cells = row(table_of(sheet), "assessments.in_45_days")
    assert [cells[n].value for n in ("Feb 20", "Change on month", "Direction")] == [
        "no data", "-", "-",
    ]  # fmt: skip
    assert isinstance(cells["Mar 20"].value, float)


def test_with_no_figure_at_all_it_still_stands(tmp_path: Path) -> None:
    sheet = made(reported(tmp_path, gone=lambda _: True))
    assert "no data" in {line[4].value for line in table_of(sheet).rows}
