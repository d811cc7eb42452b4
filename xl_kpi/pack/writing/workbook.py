"""A pack written as one workbook: whole or not at all, and the same bytes for the same input."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from xl_kpi.errors import PackError
from xl_kpi.pack.blocks import Beside, Heading, Paragraph, Table, Tiles, Title
from xl_kpi.pack.heights import HEADING_POINTS, ROW_POINTS, TILE_POINTS, TITLE_POINTS
from xl_kpi.pack.plan import TILE_COLUMNS, Placed, Plan, PlannedSheet, quoted
from xl_kpi.pack.printing import printing
from xl_kpi.pack.prose import Prose
from xl_kpi.pack.writing.charts import write_chart
from xl_kpi.pack.writing.figures import write_figures
from xl_kpi.pack.writing.tables import TableWriter, fitting
from xl_kpi.pack.writing.theme import Theme


def write_workbook(
    path: Path, plan: Plan, figures: pd.DataFrame, *, title: str, subject: str, made_for: datetime
) -> None:
    """Write the planned sheets, and the tidy table as the last one.

    Parameters
    ----------
    made_for
        The time that stands as the workbook's creation: that of the data, so that the same
        input gives the same bytes.

    Raises
    ------
    PackError
        Where the file cannot be written; an older pack of that name is then left as it was.
    """
    if not path.parent.is_dir():
        raise PackError(
            f"There is no folder '{path.parent}' to write the pack in. Make it first, or give another with -o."
        )
    handle, scratch = -1, ""
    try:
        handle, scratch = tempfile.mkstemp(prefix=".xl_kpi_", suffix=".xlsx", dir=path.parent)
        os.close(handle)
        _write(Path(scratch), plan, figures, title, subject, made_for)
        Path(scratch).chmod(0o666 & ~_umask())
        Path(scratch).replace(path)
    except (OSError, FileCreateError) as error:
        reason = (
            "it is open in Excel, or the folder may not be written to"
            if isinstance(error, PermissionError)
            else str(error)
        )
        raise PackError(
            f"The pack '{path}' cannot be written: {reason}. Close it, or give another name with -o."
        ) from error
    finally:
        if scratch:
            Path(scratch).unlink(missing_ok=True)


def _umask() -> int:
    """What new files may not be: a scratch file is for its owner alone, a pack is not."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write(
    path: Path, plan: Plan, figures: pd.DataFrame, title: str, subject: str, made_for: datetime
) -> None:
    # No text from an extract may become a formula, a number or a link.
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # Its parts are small, and nothing of them is left in a temporary folder.
        "in_memory": True,
    }
    with Workbook(str(path), options) as workbook:
        workbook.set_properties({"title": title, "subject": subject, "created": made_for})
        theme = Theme(workbook)
        workbook.formats[0].set_font_name("Calibri")
        sheets = [workbook.add_worksheet(planned.sheet.name) for planned in plan.sheets]
        figures_sheet = workbook.add_worksheet("Figures")
        for planned, sheet in zip(plan.sheets, sheets, strict=True):
            _write_sheet(workbook, sheet, planned, plan, theme)
        write_figures(figures_sheet, figures, theme)
        sheets[0].activate()


def _write_sheet(
    workbook: Workbook, sheet: Worksheet, planned: PlannedSheet, plan: Plan, theme: Theme
) -> None:
    declared = planned.sheet
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW_POINTS)
    for column, width in enumerate(declared.widths):
        sheet.set_column(column, column, width, theme.body)
    tables = TableWriter(workbook, sheet, plan, theme)
    for placed in planned.placed:
        _write_block(workbook, sheet, placed, plan, theme, tables)
    _set_printing(sheet, planned)
    if declared.freeze_header:
        first = next(placed.row for placed in planned.placed if isinstance(placed.block, Table))
        sheet.freeze_panes(first + 1, 1)
        sheet.repeat_rows(first)


def _set_printing(sheet: Worksheet, planned: PlannedSheet) -> None:
    fitted = printing(planned)
    if planned.sheet.portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    sheet.set_print_scale(fitted.scale)
    if fitted.breaks:
        sheet.set_h_pagebreaks(list(fitted.breaks))


def _write_block(
    workbook: Workbook,
    sheet: Worksheet,
    placed: Placed,
    plan: Plan,
    theme: Theme,
    tables: TableWriter,
) -> None:
    row, block = placed.row, placed.block
    match block:
        case Title():
            sheet.set_row(row, TITLE_POINTS)
            sheet.write_string(row, 0, block.text, theme.title)
            if block.under:
                sheet.write_string(row + 1, 0, block.under, theme.under_title)
        case Heading():
            sheet.set_row(row, HEADING_POINTS)
            sheet.write_string(row, 0, block.text, theme.heading)
        case Paragraph(link=""):
            form = theme.caption if block.strong else theme.note if block.quiet else theme.body
            if block.formula:
                formula = plan.formula(block.formula, sheet.name)
                sheet.write_formula(row, 0, formula, form, block.text)
            else:
                sheet.write_string(row, 0, block.text, form)
        case Paragraph():
            place = plan.address(block.link)
            inside = f"internal:{quoted(place.sheet)}!{place.cell.replace('$', '')}"
            link = theme.format(font_color="#12436D", underline=1)
            sheet.write_url(row, 0, inside, link, string=block.text, tip=f"Go to {place.sheet}")
        case Tiles():
            _write_tiles(sheet, block, row, plan, theme)
        case Prose():
            for down, (text, continues) in enumerate(block.rows):
                form = theme.prose(
                    commentary=block.commentary, quiet=block.quiet, continues=continues
                )
                sheet.write_string(row + down, 0, fitting(text), form)
        case Table():
            tables.write(block, row)
        case Beside():
            tables.write(block.table, row)
            for chart in placed.charts:
                write_chart(workbook, sheet, chart, plan)


def _write_tiles(sheet: Worksheet, tiles: Tiles, row: int, plan: Plan, theme: Theme) -> None:
    sheet.set_row(row, TILE_POINTS)
    for tile, column in zip(tiles.tiles, TILE_COLUMNS, strict=False):
        figure = tile.figure
        form = theme.tile(figure.style)
        if figure.formula:
            sheet.write_formula(
                row, column, plan.formula(figure.formula, sheet.name), form, figure.value
            )
        elif isinstance(figure.value, str):
            sheet.write_string(
                row, column, figure.value, theme.format(font_size=14, font_color="#5B6770")
            )
        else:
            sheet.write_number(row, column, figure.value, form)
        for down, line in enumerate(tile.lines, start=1):
            if line.formula:
                formula = plan.formula(line.formula, sheet.name)
                sheet.write_formula(row + down, column, formula, theme.note, line.value)
            else:
                sheet.write_string(row + down, column, str(line.value), theme.note)
