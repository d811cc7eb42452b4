"""The pack in another program: recalculated there, and drawn there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.conftest import Demo
from xl_kpi.command.main import main

from .libreoffice import converted, needs_libreoffice

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def recalculated(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs_libreoffice()
    return converted(demo.pack, "xlsx", tmp_path_factory.mktemp("recalculated"))


def formulas(path: Path) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        if sheet.title != "Figures"
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    }


def differences(cached: Path, again: Path) -> tuple[int, list[str]]:
    """How many formulas there are, and those whose new value is another than the cached one."""
    here = openpyxl.load_workbook(cached, data_only=True)
    there = openpyxl.load_workbook(again, data_only=True)
    found = formulas(cached)
    wrong = []
    for (sheet, cell), formula in found.items():
        one, other = here[sheet][cell].value, there[sheet][cell].value
        same = (
            one == pytest.approx(other, rel=1e-12, abs=1e-12)
            if isinstance(one, int | float) and isinstance(other, int | float)
            else one == other
        )
        if not same:
            wrong.append(f"{sheet}!{cell} {formula}: cached {one!r}, recalculated {other!r}")
    return len(found), wrong


def test_every_formula_equals_its_cached_value(
    demo: Demo, recalculated: Path, record_property: Callable[[str, object], None]
) -> None:
    number, wrong = differences(demo.pack, recalculated)
    record_property("counted", f"{number} formulas recalculated, {number - len(wrong)} equal")
    assert number > 400
    assert not wrong, "\n".join(wrong)


def test_a_changed_target_changes_the_status_everywhere(demo: Demo, tmp_path: Path) -> None:
    needs_libreoffice()
    book = openpyxl.load_workbook(demo.pack)
    sheet = book["Scorecard"]
    headers = {cell.value: cell.column for row in sheet.iter_rows(max_row=8) for cell in row}
    row = next(
        r for r in range(1, 60) if sheet.cell(r, 1).value == "Assessments in 45 working days"
    )
    sheet.cell(row, headers["Target"]).value = 0.80
    changed = tmp_path / "changed.xlsx"
    book.save(changed)
    again = openpyxl.load_workbook(converted(changed, "xlsx", tmp_path), data_only=True)
    assert again["Scorecard"].cell(row, headers["Status"]).value == "GREEN"
    lines = [[cell.value for cell in line[:8]] for line in again["Assessments"].iter_rows()]
    (glance,) = [x for x in lines if x[0] == "Assessments in 45 working days" and x[6] == 0.80]
    assert glance[7] == "GREEN"


@pytest.mark.parametrize("months", ["2020-03", "2019-05"])
def test_it_prints_on_whole_pages(demo: Demo, tmp_path: Path, months: str) -> None:
    needs_libreoffice()
    pack = tmp_path / "pack.xlsx"
    ran = CliRunner().invoke(main, ["pack", str(demo.extracts), "--month", months, "-o", str(pack)])
    assert ran.exit_code == 0, ran.output
    drawn = converted(pack, "pdf", tmp_path)
    text = subprocess.run(
        ["pdftotext", "-layout", str(drawn), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "Scorecard" in text
    # A number that does not fit its column is drawn as hashes.
    assert not re.search(r"###", text)
    pages = text.split("\f")
    # Every table's header stands on the page of its first row: no page begins with a later row.
    assert not any(page.lstrip().startswith(("Feb 2", "Mar 2", "Total")) for page in pages)
