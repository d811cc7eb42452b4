"""The hidden sheet from which the macros know where Python is."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from xl_kpi.workbook.sheets.settings import PYTHON, USUAL_PYTHON

UDF_MODULE = "xl_kpi.udfs.worksheet"

# Everything that xlwings would else look for in files beside the workbook, which it cannot find
# where that lies on OneDrive or SharePoint. Values are text: "False" is compared as such.
_ENTRIES: tuple[tuple[str, str], ...] = (
    ("INTERPRETER_WIN", USUAL_PYTHON),
    ("INTERPRETER_MAC", "$HOME/xl_kpi/bin/python"),
    ("PYTHONPATH", " "),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "false"),
    ("UDF MODULES", UDF_MODULE),
    ("USE UDF SERVER", "False"),
    ("SHOW CONSOLE", "False"),
    ("DEBUG UDFS", "False"),
    ("SHOW_ERROR_POPUPS", "False"),
    ("CONDA PATH", ""),
    ("CONDA ENV", ""),
    ("LICENSE_KEY", ""),
    ("ONEDRIVE_CONSUMER_WIN", ""),
    ("ONEDRIVE_COMMERCIAL_WIN", ""),
    ("SHAREPOINT_WIN", ""),
    ("ONEDRIVE_CONSUMER_MAC", ""),
    ("ONEDRIVE_COMMERCIAL_MAC", ""),
    ("SHAREPOINT_MAC", ""),
)


def write_conf(sheet: Worksheet, *, of_add_in: bool = False) -> None:
    """Write the sheet; in the template it follows what Settings says."""
    sheet.set_column(0, 1, 40)
    for row, (key, value) in enumerate(_ENTRIES):
        sheet.write_string(row, 0, key)
        if key == "INTERPRETER_WIN" and not of_add_in:
            sheet.write_formula(row, 1, f"={PYTHON}", None, value)
        elif value.strip():
            sheet.write_string(row, 1, value)
    if not of_add_in:
        sheet.very_hidden()
