"""Tables: cells, live formulas with their values cached, status colours, sparklines."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_kpi.pack.blocks import Cell, Judgement, Style, Table
from xl_kpi.pack.heights import ROW_POINTS, table_heights
from xl_kpi.pack.plan import Plan, quoted
from xl_kpi.pack.writing.theme import SERIES, STATUS, Theme, alignment

LONGEST_TEXT = 32_767


class TableWriter:
    """Writes tables on one sheet."""

    def __init__(self, workbook: Workbook, sheet: Worksheet, plan: Plan, theme: Theme) -> None:
        self._workbook, self._sheet, self._plan, self._theme = workbook, sheet, plan, theme
        self._statuses = {word: theme.status(word) for word in STATUS}

    def write(self, table: Table, row: int) -> None:
        """A table whose header stands in that row."""
        width = len(table.columns)
        last = row + table.height - 1
        columns = []
        for at, column in enumerate(table.columns):
            said: dict[str, object] = {
                "header": column.header,
                "header_format": self._theme.header(_alignment(table, at), first=at == 0),
            }
            columns.append(said | self._total(column.total))
        self._sheet.add_table(
            row, 0, last, width - 1,
            {
                "name": table.name, "columns": columns, "style": None, "autofilter": False,
                "total_row": table.has_totals, "description": table.about, "title": table.name,
            },
        )  # fmt: skip
        for down, points in enumerate(table_heights(table)):
            if points != ROW_POINTS:
                self._sheet.set_row(row + down, points)
        for down, cells in enumerate(table.rows, start=1):
            for across, cell in enumerate(cells):
                self.cell(cell, row + down, across)
        if table.has_totals:
            for across, column in enumerate(table.columns):
                if column.total is not None:
                    self.cell(column.total, last, across, total=True)
                else:
                    self._sheet.write_blank(
                        last, across, None, self._theme.cell(Style.TEXT, total=True)
                    )

    def _total(self, total: Cell | None) -> dict[str, object]:
        if total is None:
            return {}
        if not total.formula:
            return {"total_string": str(total.value)}
        return {"total_function": self._formula(total), "total_value": total.value}

    def _formula(self, cell: Cell) -> str:
        return self._plan.formula(cell.formula, self._sheet.name)

    def cell(
        self, cell: Cell, row: int, column: int, *, total: bool = False, in_table: bool = True
    ) -> None:
        """One cell, with its formula, link, sparkline and status colour."""
        words = isinstance(cell.value, str)
        numeric = cell.style not in (
            Style.TEXT, Style.QUIET, Style.WRAPPED, Style.LINK, Style.LINK_WITHIN, Style.GROUP,
            Style.STATUS, Style.DIRECTION,
        )  # fmt: skip
        form = (
            self._theme.not_there(total=total, in_table=in_table)
            if words and numeric and not cell.formula
            else self._theme.cell(
                cell.style, strong=cell.strong, total=total, in_table=in_table, first=column == 0
            )
        )
        if cell.link:
            place = self._plan.address(cell.link)
            inside = f"internal:{quoted(place.sheet)}!{place.cell.replace('$', '')}"
            self._sheet.write_url(
                row, column, inside, form, string=str(cell.value), tip=f"Go to {place.sheet}"
            )
        elif cell.formula:
            self._sheet.write_formula(row, column, self._formula(cell), form, cell.value)
        elif words:
            self._sheet.write_string(row, column, fitting(str(cell.value)), form)
        else:
            self._sheet.write_number(row, column, float(cell.value), form)
        if cell.sparkline is not None:
            self._sparkline(cell.sparkline, row, column)
        if cell.name:
            target = f"={quoted(self._sheet.name)}!{self._plan.address(cell.key).cell}"
            self._workbook.define_name(cell.name, target)
        if cell.judged is not None:
            self._colour(cell.judged, row, column)

    def _sparkline(self, keys: tuple[str, str], row: int, column: int) -> None:
        first, last = (self._plan.address(key) for key in keys)
        self._sheet.add_sparkline(
            row, column,
            {
                "range": f"{quoted(first.sheet)}!{first.cell}:{last.cell}",
                "series_color": SERIES[0], "last_point": True, "last_color": SERIES[1], "weight": 1.5,
            },
        )  # fmt: skip

    def _colour(self, judged: Judgement, row: int, column: int) -> None:
        """Conditional formats that read value, target and tolerance where they stand."""
        for word, condition in status_conditions(judged):
            formula = self._plan.formula("=" + condition, self._sheet.name)
            self._sheet.conditional_format(
                row, column, row, column,
                {"type": "formula", "criteria": formula, "format": self._statuses[word], "stop_if_true": True},
            )  # fmt: skip


def status_conditions(judged: Judgement) -> Iterator[tuple[str, str]]:
    """Each status word and the condition, in Excel's words, under which it holds, best first."""
    value, target, tolerance = judged.value, judged.target, judged.tolerance
    short = f"{target}-{value}" if judged.good == "high" else f"{value}-{target}"
    known = f"ISNUMBER({value}),ISNUMBER({target})"
    yield "GREEN", f"AND({known},ROUND({short},9)<=0)"
    yield "AMBER", f"AND({known},ROUND({short}-{tolerance},9)<=0)"
    yield "RED", f"AND({known})"


def fitting(text: str) -> str:
    """A text that a cell can hold."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _alignment(table: Table, column: int) -> str:
    """That of the first row which is no heading of a group of rows."""
    rows = (row for row in table.rows if row[0].style is not Style.GROUP)
    first = next(rows, None)
    return "left" if first is None else alignment(first[column].style)
