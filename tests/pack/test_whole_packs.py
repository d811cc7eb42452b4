"""Whole packs of figures drawn by chance: every chapter, with much or little to show."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from xl_kpi.pack.build import write_pack
from xl_kpi.pack.pages.sections.layout import CHAPTER_SHEETS

from .invented_report import Invented
from .libreoffice import converted, needs_libreoffice
from .test_recalculated import differences

LONG_NAMES = tuple(f"Children's Safeguarding: Team [{n}] north/south?" for n in range(30))
SCENARIOS = {
    "nothing": Invented(gone=lambda _: True),
    "one month": Invented(months=1, teams=("Only",)),
    "one case": Invented(months=2, cases=2),
    "half of the indicators": Invented(months=3, gone=lambda name: sum(map(ord, name)) % 2 == 0),
    "thirty teams": Invented(months=1, teams=LONG_NAMES, cases=200),
}


_QUICK = ("nothing", "one month")


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=() if n in _QUICK else pytest.mark.slow) for n in SCENARIOS],
)
def test_every_chapter_stands_and_no_chart_is_empty(name: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    write_pack(SCENARIOS[name].report(), path)
    book = openpyxl.load_workbook(path)
    assert {sheet.tab for sheet in CHAPTER_SHEETS} <= {*book.sheetnames}
    for sheet in book:
        assert not sheet.merged_cells.ranges
        for chart in sheet._charts:
            assert chart.series
            # Labels and values of a chart are as many as one another.
            for one in chart.series:
                labels = (one.cat.strRef or one.cat.numRef).f
                assert _cells(labels) == _cells(one.val.numRef.f)
    if name == "nothing":
        assert not any(sheet._charts for sheet in book)


def _cells(reference: str) -> int:
    """How many cells a chart's reference has."""
    parts = [part.rpartition("!")[2].replace("$", "") for part in reference.strip("()").split(",")]
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    return sum(
        sum(len(row) for row in found) if isinstance(found := sheet[part], tuple) else 1
        for part in parts
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_formula_equals_its_cached_value_and_the_checker_finds_nothing(
    name: str, tmp_path: Path
) -> None:
    needs_libreoffice()
    path = tmp_path / "pack.xlsx"
    write_pack(SCENARIOS[name].report(), path)
    number, wrong = differences(path, converted(path, "xlsx", tmp_path))
    assert number > 100
    assert not wrong, "\n".join(wrong)
    result = OpenXmlValidator().validate(str(path))
    assert not list(result.errors), [str(error) for error in result.errors]
