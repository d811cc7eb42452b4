"""Build the template and the add-in: `python -m workbook_templates.build`.

What they are built from stands in `xl_kpi/workbook/sheets`, `vba` and `ribbon.xml`; the same
sources give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from workbook_templates.codes_sheet import write_codes
from workbook_templates.explore_sheet import write_explore
from workbook_templates.list_sheet import write_list
from workbook_templates.look import TABS, Look
from workbook_templates.other_sheets import write_sheet
from workbook_templates.ribbon import finished
from workbook_templates.start_sheet import write_start
from workbook_templates.vba_project import Module, project, template_modules
from workbook_templates.xlwings_conf import write_conf
from xl_kpi.workbook.declared import Family
from xl_kpi.workbook.sheets import CODES, CONF, SHEETS
from xl_kpi.workbook.sheets.list_sheets import LIST_SHEETS
from xl_kpi.workbook.sheets.results import EXPLORE
from xl_kpi.workbook.sheets.start import START

HERE = Path(__file__).parent
TEMPLATE, ADD_IN = "KPI pack.xlsm", "xl_kpi.xlam"
# It stands in the file as the day of its making, which a build may not change.
_MADE = datetime(2020, 3, 31)


def template(modules: Sequence[Module] | None = None) -> bytes:
    """The template workbook."""
    names = [one.name for one in SHEETS] + [one.name for one in LIST_SHEETS] + [CODES, CONF]
    codes = [f"Sheet{number}" for number in range(1, len(names) + 1)]
    content = BytesIO()
    workbook = _workbook(content, "KPI pack", project(modules or template_modules(), codes))
    look = Look(workbook)
    sheets = {name: workbook.add_worksheet(name) for name in names}
    for sheet, code in zip(sheets.values(), codes, strict=True):
        sheet.set_vba_name(code)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    for declared in SHEETS:
        sheet = sheets[declared.name]
        sheet.set_tab_color(TABS[declared.family])
        if declared is START:
            write_start(workbook, sheet, look)
        else:
            write_sheet(workbook, sheet, declared, look)
            if declared is EXPLORE:
                write_explore(sheet, look)
    for one in LIST_SHEETS:
        sheets[one.name].set_tab_color(TABS[one.family])
        write_list(sheets[one.name], one, look)
    sheets[CODES].set_tab_color(TABS[Family.SETTINGS])
    write_codes(workbook, sheets[CODES], look)
    write_conf(sheets[CONF])
    workbook.close()
    return finished(content.getvalue())


def add_in(modules: Sequence[Module] | None = None) -> bytes:
    """The add-in: the same macros and tab, for any workbook made from the template."""
    content = BytesIO()
    codes = ["Sheet1"]
    workbook = _workbook(content, "KPI pack add-in", project(modules or template_modules(), codes))
    sheet = workbook.add_worksheet(CONF)
    sheet.set_vba_name(codes[0])
    write_conf(sheet, of_add_in=True)
    workbook.close()
    return finished(content.getvalue(), add_in=True)


def _workbook(content: BytesIO, title: str, vba: bytes) -> Workbook:
    workbook = Workbook(content, {"in_memory": True, "strings_to_urls": False})
    workbook.set_properties({"title": title, "created": _MADE})
    workbook.set_calc_mode("auto")
    workbook.set_vba_name("ThisWorkbook")
    workbook.add_vba_project(BytesIO(vba), is_stream=True)
    return workbook


def main(folder: Path = HERE) -> None:
    """Write both into a folder."""
    for name, content in ((TEMPLATE, template()), (ADD_IN, add_in())):
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
