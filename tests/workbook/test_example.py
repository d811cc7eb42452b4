"""The example from `xl-kpi new` to the pack: the same figures as from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.conftest import Demo
from tests.workbook.desk import Desk
from xl_kpi.command.demonstrate import example_folder
from xl_kpi.command.main import main
from xl_kpi.command.new_workbook import TEMPLATE, linked_workbook, templates_folder
from xl_kpi.extracts.identification import Identified, identify
from xl_kpi.extracts.reading import read_extracts
from xl_kpi.workbook.contents import rows_of
from xl_kpi.workbook.filling import settings_blocks
from xl_kpi.workbook.package import WorkbookFile
from xl_kpi.workbook.sheets import start
from xl_kpi.workbook.sheets.list_sheets import BY_LIST

pytestmark = pytest.mark.slow


def figures(path: Path, first: int = 3) -> list[tuple[object, ...]]:
    """Header and rows; a pack has a title and a line above them."""
    sheet = openpyxl.load_workbook(path, read_only=True)["Figures"]
    return list(sheet.iter_rows(min_row=first, values_only=True))


@pytest.fixture(scope="module")
def expected(demo: Demo) -> list[tuple[object, ...]]:
    return figures(demo.pack)


def test_new_paste_button_pack(
    demo: Demo, expected: list[tuple[object, ...]], open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    ran = CliRunner().invoke(main, ["new", str(tmp_path / "ours"), "--no-example"])
    assert ran.exit_code == 0, ran.output
    path = tmp_path / "ours" / TEMPLATE
    file = WorkbookFile(path)
    file.write(settings_blocks(file.places, example_folder() / "settings", "2020-03"))
    file.save()
    desk = open_desk(path.parent, path)
    for table in read_extracts(demo.extracts).tables:
        held = identify(table)
        if isinstance(held, Identified):
            rows = rows_of(table, table.first_row)[max(held.header_row, 0) :]
            desk.paste(BY_LIST[held.list.id].name, rows)
    desk.press("Refresh pack")
    assert desk.said(start.STATUS) == "Done", desk.said(start.MESSAGE)
    assert figures(Path(desk.said(start.PACK))) == expected
    shown = [tuple(row) for row in desk.rows("Figures", 1, len(expected[0]))]
    assert shown == expected


def test_linked_to_the_files(demo: Demo, expected: list[tuple[object, ...]]) -> None:
    path = linked_workbook(
        demo.folder / "KPI pack example.xlsm", demo.extracts, example_folder() / "settings",
        "2020-03", templates_folder(),
    )  # fmt: skip
    ran = CliRunner().invoke(main, ["refresh", str(path)])
    assert ran.exit_code == 0, ran.output
    assert figures(path, first=1) == expected
    assert figures(demo.folder / "KPI pack 2020-03.xlsx") == expected


def test_new_does_not_write_over_a_workbook(tmp_path: Path) -> None:
    words = ["new", str(tmp_path), "--no-example"]
    assert CliRunner().invoke(main, words).exit_code == 0
    (tmp_path / TEMPLATE).write_bytes(b"mine")
    ran = CliRunner().invoke(main, words)
    assert ran.exit_code == 2
    assert (tmp_path / TEMPLATE).read_bytes() == b"mine"
