"""What the worksheet functions look for in a workbook: its named cells and its sheets.

A refresh writes the figures, and then the run id: cells that asked before it ask again only when
Excel calculates them, so the macro ends with ``Application.CalculateFull``.
"""

from __future__ import annotations

# The module that Excel imports ("UDF Modules" in the sheet xlwings.conf).
UDF_MODULE = "xl_kpi.udfs.worksheet"

# Named cells, each of one cell; all but the run id may be blank or missing.
RUN_ID = "kpi_run_id"
MONTH = "kpi_month"
EXTRACTS = "kpi_extracts"
SETTINGS = "kpi_settings"
CHILD_IDS = "kpi_child_ids"
NAMED_CELLS = (RUN_ID, MONTH, EXTRACTS, SETTINGS, CHILD_IDS)

# The sheet that a refresh writes, with the columns of the table of figures under its headers.
FIGURES_SHEET = "Figures"
# The council's comparators: indicator, comparator, year, value, note.
COMPARATORS_SHEET = "Comparators"

# Between the parts of what VBA says of a cell's workbook; it stands in no path of Windows.
PART = "|"
