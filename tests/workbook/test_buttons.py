"""The template open in LibreOffice: paste, press the very button, run what it asks Python for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.workbook.desk import Desk
from tests.workbook.small_year import year
from workbook_templates.build import TEMPLATE
from xl_kpi.workbook.sheets import start
from xl_kpi.workbook.sheets.list_sheets import BY_LIST, HEADER_ROW, LIST_SHEETS

pytestmark = pytest.mark.slow

YEAR = year()
CONTACTS = "List 1 Contacts"


def pasted(desk: Desk, *sheets: str) -> Desk:
    for sheet in sheets or YEAR:
        desk.paste(sheet, YEAR[sheet])
    desk.fill(start.COUNCIL, "Testshire")
    desk.fill(start.MONTH, "2020-03")
    return desk


def test_paste_press_pack(desk: Desk) -> None:
    pasted(desk).press("Refresh pack")
    assert desk.said(start.STATUS) == "Done", desk.said(start.MESSAGE) + desk.spoken
    assert desk.asked[0].startswith("import xl_kpi.workbook.live as kpi; kpi.refresh_pack('")
    assert '"' not in desk.asked[0]
    assert "Open it now?" in desk.spoken
    pack = Path(desk.said(start.PACK))
    assert pack.parent == Path(desk.book.fullname).parent
    book = openpyxl.load_workbook(pack, read_only=True)
    figures = [list(row) for row in book["Figures"].iter_rows(min_row=3, values_only=True)]
    assert desk.rows("Figures", 1, len(figures[0])) == figures
    steps = (
        desk.book.sheets["Start"].range((start.STEPS_ROW + 1, 2), (start.STEPS_ROW + 5, 2)).value
    )
    assert all(str(step).startswith("done") for step in steps)


def test_python_that_ran_for_another_press_is_not_believed(desk: Desk) -> None:
    pasted(desk, CONTACTS).press("Check extracts", lambda _: None)
    assert desk.said(start.STATUS) == "Not run"
    assert "Python did not run, so nothing has changed." in desk.spoken


@pytest.mark.parametrize(
    ("kind", "words"),
    [("missing", "Run 'xl-kpi doctor'"), ("failing", "Excel says: ")],
)
def test_python_missing(
    open_desk: Callable[..., Desk], tmp_path: Path, kind: str, words: str
) -> None:
    desk = pasted(open_desk(tmp_path / "desk", kind=kind), CONTACTS)
    desk.press("Refresh pack")
    assert desk.said(start.STATUS) == "Not run"
    assert desk.said(start.RUN_ID) == ""
    spoken = desk.spoken
    assert "Python did not run, so nothing has changed." in spoken
    assert words in spoken
    assert "Open it now?" not in spoken


def test_check_lists_problems_and_changes_nothing_else(desk: Desk) -> None:
    rows = [list(row) for row in YEAR[CONTACTS]]
    day = rows[0].index("Date of Contact")
    rows[3][day] = "=#REF!"
    pasted(desk, CONTACTS)
    desk.paste(CONTACTS, rows)
    desk.press("Check extracts")
    assert desk.said(start.STATUS) == "Done"
    assert desk.said(start.PACK) == ""
    assert not list(Path(desk.book.fullname).parent.glob("*.xlsx"))
    problem = desk.rows("Problems", 5)[0]
    assert problem[0] == "error"
    assert problem[3] == HEADER_ROW + 3
    assert problem[5:7] == ["#REF!", "Excel error"]
    link = desk.book.sheets["Problems"].range("C5").formula
    assert f"'{CONTACTS}'!F{HEADER_ROW + 3}" in link
    assert "1 error" in desk.spoken


def test_a_failure_leaves_the_workbook_as_it_was(desk: Desk) -> None:
    pasted(desk, CONTACTS)
    before = desk.state()
    desk.fill(start.MONTH, "2031-05")
    before["Start"] = desk.state()["Start"]
    desk.press("Refresh pack")
    assert desk.said(start.STATUS) == "Failed"
    assert "Nothing of May 2031 is in these extracts" in desk.spoken
    assert desk.state() == before


def test_no_extracts(desk: Desk) -> None:
    desk.press("Refresh pack")
    assert desk.said(start.STATUS) == "Failed"
    assert "No extract is pasted or linked." in desk.spoken


def test_a_wrong_header(desk: Desk) -> None:
    rows = [["Dayte" if cell == "Date of Contact" else cell for cell in YEAR[CONTACTS][0]]]
    desk.paste(CONTACTS, [*rows, *YEAR[CONTACTS][1:]])
    desk.press("Check extracts")
    problem = next(row for row in desk.rows("Problems", 5) if row[6] == "missing column")
    assert "has no column 'Date of Contact'. Not used in this sheet: Dayte." in str(problem[7])


def test_merged_cells_hidden_and_filtered_rows_are_read_and_told(desk: Desk) -> None:
    pasted(desk, *YEAR)
    contacts, referrals = YEAR[CONTACTS], YEAR["List 3 Referral"]
    desk.ask("hide_rows", CONTACTS, HEADER_ROW + 4, HEADER_ROW + 9)
    last = HEADER_ROW - 1 + len(referrals) - 1
    team = referrals[0].index("Allocated Worker")
    desk.ask(
        "filter",
        "List 3 Referral",
        [HEADER_ROW - 1, 0, last, len(referrals[0]) - 1],
        team,
        "Worker 9",
    )
    desk.ask("merge", "List 4 Assessments", [HEADER_ROW + 2, 0, HEADER_ROW + 3, 0])
    desk.press("Check extracts")
    kinds = {(row[6], row[1]): row for row in desk.rows("Problems", 5)}
    assert ("hidden rows read", CONTACTS) in kinds
    assert "6 rows are hidden" in str(kinds["hidden rows read", CONTACTS][7])
    assert ("hidden rows read", "List 3 Referral") in kinds
    assert ("merged cells", "List 4 Assessments") in kinds
    index = {row[3]: row[5] for row in desk.rows("Start", 6, 6)}
    assert index[CONTACTS] == len(contacts) - 1
    assert index["List 3 Referral"] == len(referrals) - 1


def test_a_protected_list_is_read(desk: Desk) -> None:
    pasted(desk, CONTACTS)
    desk.ask("protect", CONTACTS, True)
    desk.press("Check extracts")
    assert desk.said(start.STATUS) == "Done"
    desk.ask("protect", CONTACTS, False)


def test_protected_results_leave_all_as_it_was(desk: Desk) -> None:
    pasted(desk, CONTACTS).press("Check extracts")
    desk.ask("protect", "Figures", True)
    before = desk.state()
    desk.press("Refresh pack")
    assert desk.said(start.STATUS) == "Failed"
    assert "protected" in desk.said(start.MESSAGE)
    assert desk.state() == before
    assert not list(Path(desk.book.fullname).parent.glob("*.xlsx"))


def test_a_protected_start_is_said_in_a_box(desk: Desk) -> None:
    pasted(desk, CONTACTS)
    desk.ask("protect", "Start", True)
    desk.press("Check extracts")
    assert "protected" in desk.trouble
    assert "Python did not run" in desk.spoken
    desk.ask("protect", "Start", False)


def test_an_open_pack_stays(desk: Desk) -> None:
    pasted(desk, CONTACTS)
    folder = Path(desk.book.fullname).parent
    (folder / "~$KPI pack 2020-03.xlsx").touch()
    desk.press("Refresh pack")
    assert desk.said(start.MESSAGE) == (
        "'KPI pack 2020-03.xlsx' is open in Excel. Close it, then press again."
    )


def test_a_folder_that_cannot_be_written_in(desk: Desk) -> None:
    pasted(desk, CONTACTS).fill(start.FOLDER, "/proc")
    desk.press("Refresh pack")
    assert "Nothing can be written in the folder '/proc'" in desk.spoken


def test_open_last_pack_without_one(desk: Desk) -> None:
    desk.press("Open last pack")
    assert desk.spoken == "There is no pack yet. Press Refresh pack first."


def test_clear_extracts_asks_first(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = pasted(open_desk(tmp_path / "desk"), CONTACTS)
    desk.press("Clear extracts")
    assert "Empty every list sheet" in desk.spoken
    assert not desk.asked
    assert len(desk.rows(CONTACTS, HEADER_ROW + 1)) == len(YEAR[CONTACTS]) - 1


def test_clear_extracts(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", answer=True)
    desk.paste(CONTACTS, YEAR[CONTACTS], at=(1, 1))
    desk.fill(start.COUNCIL, "Testshire")
    desk.press("Clear extracts")
    assert desk.said(start.STATUS) == "Done", desk.said(start.MESSAGE)
    assert desk.said(start.COUNCIL) == "Testshire"
    sheet = BY_LIST["contacts"]
    rows = desk.rows(CONTACTS, 1, len(sheet.headers))
    assert [[cell for cell in row if cell] for row in rows] == [
        list(row) for row in sheet.furniture
    ]
    assert f"{len(LIST_SHEETS)} list sheets are empty" in desk.spoken


def test_restart_python(desk: Desk) -> None:
    desk.press("Restart Python")
    assert desk.spoken.startswith("Python has been stopped.")


def test_a_second_sheet_of_a_list_is_not_counted_twice(desk: Desk) -> None:
    pasted(desk, CONTACTS)
    desk.ask("add_sheet", "Working copy")
    desk.paste("Working copy", YEAR[CONTACTS], at=(1, 1))
    desk.press("Check extracts")
    assert "second sheet of a list" in [row[6] for row in desk.rows("Problems", 5)]
    index = {row[3]: row[5] for row in desk.rows("Start", 6, 6)}
    assert index[CONTACTS] == len(YEAR[CONTACTS]) - 1


def test_a_sheet_moved_in_takes_the_place_of_a_list(desk: Desk) -> None:
    pasted(desk, "List 3 Referral")
    desk.ask("remove_sheet", CONTACTS)
    desk.ask("add_sheet", "List_1")
    desk.paste("List_1", YEAR[CONTACTS], at=(1, 1))
    desk.press("Check extracts")
    index = {row[3]: row[5] for row in desk.rows("Start", 6, 6)}
    assert index[CONTACTS] == len(YEAR[CONTACTS]) - 1


def test_a_workbook_with_an_awkward_name(
    open_desk: Callable[..., Desk], tmp_path: Path, built_template: bytes
) -> None:
    path = tmp_path / "Bób's & co" / f"'A\"–{TEMPLATE}"
    path.parent.mkdir()
    path.write_bytes(built_template)
    desk = pasted(open_desk(path.parent, path), CONTACTS)
    desk.press("Check extracts")
    assert desk.said(start.STATUS) == "Done", desk.spoken
