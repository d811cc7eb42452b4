"""The sheet of figures: the tidy table, a row a figure, for whoever reckons further with it."""

from __future__ import annotations

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from xl_kpi.pack.heights import TITLE_POINTS
from xl_kpi.pack.writing.tables import fitting
from xl_kpi.pack.writing.theme import Theme

# Counted from 0, as the writer counts: two lines of title stand above.
_HEADER_ROW = 2
_ABOUT_FIGURES = (
    "Every figure of the pack, one a row. Cells are blank where there is nothing to say: a count "
    "has no denominator, and most figures have no target, status or note."
)
# Columns of text are as wide as their longest text, up to a width at which a table can be read;
# notes are longer still, and are wrapped.
_NARROWEST, _WIDEST = 11, 72


def write_figures(sheet: Worksheet, figures: pd.DataFrame, theme: Theme) -> None:
    """The tidy table under a title, one row of headers and one row a figure."""
    sheet.set_row(0, TITLE_POINTS)
    sheet.write_string(0, 0, "Figures", theme.title)
    sheet.write_string(1, 0, _ABOUT_FIGURES, theme.under_title)
    top = _HEADER_ROW
    for column, name in enumerate(figures.columns):
        longest = _longest(figures[name])
        form = theme.format(text_wrap=True) if longest > _WIDEST else theme.body
        sheet.set_column(column, column, min(max(_NARROWEST, longest), _WIDEST), form)
    rows, columns = figures.shape
    sheet.add_table(
        top, 0, top + max(rows, 1), columns - 1,
        {
            "name": "Figures", "style": "Table Style Light 1", "title": "Figures",
            "description": "Every figure of the pack, one a row.",
            "columns": [{"header": name} for name in figures.columns],
        },
    )  # fmt: skip
    for at, name in enumerate(figures.columns):
        values = figures[name].astype(object).where(figures[name].notna(), None).tolist()
        for row, value in enumerate(values, start=top + 1):
            if isinstance(value, str):
                if value:
                    sheet.write_string(row, at, fitting(value))
            elif value is not None:
                sheet.write_number(row, at, value)
    sheet.freeze_panes(top + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _longest(column: pd.Series) -> int:
    """Letters of a column's longest text, with a little air."""
    texts = {text for text in column.unique() if isinstance(text, str)}
    return max(len(text) for text in (*texts, str(column.name))) + 2
