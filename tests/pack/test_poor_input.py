"""Packs of poor, odd and hostile extracts: always whole, always honest about what is missing."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openxml_audit import OpenXmlValidator

from xl_kpi import pipeline
from xl_kpi.extracts.extracts import extracts_from_frames
from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.pack.build import write_pack
from xl_kpi.periods import Month
from xl_kpi.settings import Settings

MARCH = Month(2020, 3)
HOSTILE = [
    '=HYPERLINK("http://example.invalid","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\t=1+1",
    "http://example.invalid",
    "[x]:*?/\\",
    "<b>&amp;</b>",
    "x" * 40_000,
    "tab\x01control",
]


def assessments(teams: list[str], first: date, days: int) -> pd.DataFrame:
    rows = [
        (f"C{day}-{at}", first + timedelta(day) - timedelta(30), first + timedelta(day), team)
        for day in range(days)
        for at, team in enumerate(teams)
    ]
    frame = pd.DataFrame(
        rows,
        columns=[
            "Child Unique ID", "Continuous Assessment Start Date",
            "Continuous Assessment Date of Authorisation", "Allocated Team",
        ],
    )  # fmt: skip
    return frame.assign(**{"Child Seen During Continuous Assessment": "a) Yes"})


def made(
    frames: dict[str, pd.DataFrame], path: Path, as_at: date = MARCH.last_day, *,
    checked: bool = False,
) -> Workbook:  # fmt: skip
    settings = Settings(as_at=as_at)
    extracts = extracts_from_frames(frames, settings, today=date(2020, 6, 1))
    write_pack(pipeline.run(extracts, MARCH, settings).report, path)
    if checked:
        result = OpenXmlValidator().validate(str(path))
        assert not list(result.errors), [str(error) for error in result.errors]
    return openpyxl.load_workbook(path, data_only=True)


def texts(book: Workbook) -> list[str]:
    return [
        str(c.value)
        for sheet in book
        for row in sheet.iter_rows()
        for c in row
        if c.value is not None
    ]


def at_a_glance(book: Workbook, tab: str) -> dict[object, object]:
    """This month's figure of each indicator, from a chapter's first table."""
    sheet = book[tab]
    ref = next(t.ref for t in sheet.tables.values() if t.name.endswith("_at_a_glance"))
    return {row[0].value: row[1].value for row in sheet[ref][1:]}


def test_one_list_alone_gives_a_pack_that_names_the_others(tmp_path: Path) -> None:
    book = made({"assessments": assessments(["North"], date(2020, 1, 1), 91)}, tmp_path / "p.xlsx")
    assert at_a_glance(book, "Contacts and referrals")["Contacts received"] == NOT_IN_EXTRACT
    assert any("the list 'Contacts' is missing" in text for text in texts(book))
    assert at_a_glance(book, "Assessments")["Assessments completed"] == 31
    assert any(
        "'Contacts' is missing" in str(row[5].value) for row in book["Data quality"].iter_rows()
    )


def test_a_month_of_data_gives_no_chart_of_one_point(tmp_path: Path) -> None:
    book = made({"assessments": assessments(["North"], date(2020, 3, 1), 31)}, tmp_path / "p.xlsx")
    plotted = openpyxl.load_workbook(tmp_path / "p.xlsx")["Assessments"]._charts
    assert all(len(chart.series) for chart in plotted)
    assert "not in extract" in texts(book)


@pytest.mark.slow
@pytest.mark.parametrize("number", [3, 30])
def test_any_number_of_teams_with_long_names(tmp_path: Path, number: int) -> None:
    teams = [
        f"Children and Young People's Safeguarding and Support Team number {n}"
        for n in range(number)
    ]
    frames = {"assessments": assessments(teams, date(2020, 1, 1), 91)}
    book = made(frames, tmp_path / "p.xlsx", checked=True)
    table = book["Assessments"].tables["assessments_by_team"]
    cells = [[c.value for c in row] for row in book["Assessments"][table.ref]]
    assert len(cells) == number + 2
    assert cells[-1][:2] == ["Total", 31 * number]


@pytest.mark.slow
def test_texts_of_an_extract_never_become_formulas_or_links(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    made({"assessments": assessments(HOSTILE, date(2020, 1, 1), 91)}, path, checked=True)
    book = openpyxl.load_workbook(path)
    said = [c for sheet in book for row in sheet.iter_rows() for c in row]
    for cell in said:
        if cell.data_type == "f":
            assert not any(mark in str(cell.value) for mark in ("HYPERLINK", "cmd|", "@SUM", "1+1"))
        if cell.hyperlink is not None:
            assert cell.hyperlink.target is None
    assert {cell.value for cell in said if str(cell.value).startswith("xxx")}
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name]
        assert all(
            b"example.invalid" not in parts.read(n) for n in parts.namelist() if n.endswith(".rels")
        )


def test_no_figure_of_a_month_outside_the_extract_is_a_number(tmp_path: Path) -> None:
    book = made(
        {"assessments": assessments(["North"], date(2020, 1, 1), 60)},
        tmp_path / "p.xlsx",
        date(2020, 2, 29),
    )
    rows = list(book["Figures"].iter_rows(min_row=4, values_only=True))
    march = [row for row in rows if row[3] == "2020-03" and row[4] in ("month", "month_end")]
    assert march
    assert {row[9] for row in march} == {NOT_IN_EXTRACT}
