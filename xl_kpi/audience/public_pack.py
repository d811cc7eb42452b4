"""The public pack: the council's figures and groups of the month, small numbers left out.

It has no sentence, sum or change of its own, so that nothing is said of what is left out.
"""

from __future__ import annotations

from xl_kpi.audience.plain_pages import (
    chapters_with,
    contents,
    cover,
    months_table,
    whole_row,
    widths,
)
from xl_kpi.audience.seen import SeenReport
from xl_kpi.audience.suppressed import NOTE, SUPPRESSED
from xl_kpi.figures.table import ALL
from xl_kpi.indicators.declaration import Indicator
from xl_kpi.pack.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Sheet,
    Style,
    Table,
    TableColumn,
    Title,
)
from xl_kpi.pack.pages.cells import value_of, value_style
from xl_kpi.pack.pages.definitions import definitions_sheet
from xl_kpi.pack.pages.sections.layout import sheet_of

Row = tuple[Indicator, str, str, str]


def public_pack_sheets(report: SeenReport) -> list[Sheet]:
    """Its sheets, of a report whose figures are suppressed."""
    sheets = [*_chapters(report), definitions_sheet(report)]
    below = report.settings.audiences.suppress_below
    about = (
        f"Published figures of {report.month.label}.",
        f"Counts of 1 to {below - 1}, percentages made of them, and figures by which they could be "
        f"worked out read '{SUPPRESSED}'.",
        "'not in extract' means that the figure cannot be given, '-' that there was nothing to count.",
        "A month's figures are those of the calendar month; the year to date begins in April.",
    )
    return [cover(report, about), contents(report, sheets), *sheets]


def _chapters(report: SeenReport) -> list[Sheet]:
    word = _Words(report)
    made = []
    for id_, title, rows in chapters_with(
        report, lambda one: whole_row(report, one, one.label) or word.only_groups(one)
    ):
        tab = sheet_of(id_, title, report.registry).tab
        whole = [row for row in rows if row[1] == ALL]
        about = f"{title}: the council's figures by month."
        blocks: list[Block] = [
            Title(title, f"{report.settings.council}, {report.month.label}"),
            Paragraph("Back to contents", link="Contents"),
        ]
        if whole:
            table = months_table(report, f"months_{id_}", about, "Indicator", whole, word)
            blocks += [Heading("Thirteen months"), table]
        for indicator in report.registry.of_chapter(id_):
            blocks += word.groups(indicator)
        made.append(Sheet(tab, tuple(blocks), widths(), about=about))
    return made


class _Words:
    """What stands in the place of a figure that is left out."""

    def __init__(self, report: SeenReport) -> None:
        table = report.figures.table
        self._report = report
        rows = table[table["note"] == NOTE]
        names = ("indicator", "period", "breakdown", "group")
        monthly = rows[rows["span"].isin(["month", "month_end"])]
        self._left_out = {*zip(*(monthly[name] for name in names), strict=True)}
        self._splits: dict[str, dict[str, list[str]]] = {}
        groups = table[table["breakdown"] != ALL]
        for indicator, breakdown, group in zip(
            groups["indicator"], groups["breakdown"], groups["group"], strict=True
        ):
            by = self._splits.setdefault(indicator, {}).setdefault(breakdown, [])
            if group not in by:
                by.append(group)

    def __call__(self, indicator: Indicator, period: str, breakdown: str, group: str) -> str | None:
        place = (indicator.id, period, breakdown, group)
        return SUPPRESSED if place in self._left_out else None

    def only_groups(self, indicator: Indicator) -> list[Row]:
        """The rows of an indicator that has no whole."""
        return [
            (indicator, breakdown, group, group)
            for breakdown, groups in self._splits.get(indicator.id, {}).items()
            for group in groups
        ]

    def groups(self, indicator: Indicator) -> list[Block]:
        """A table for each of its breakdowns, of the month."""
        month = self._report.month
        blocks: list[Block] = []
        for breakdown, groups in self._splits.get(indicator.id, {}).items():
            rows = []
            for group in groups:
                found = self._report.find(indicator, breakdown=breakdown, group=group)
                said = self(indicator, str(month), breakdown, group)
                value = value_of(found) if said is None else said
                rows.append(
                    (Cell(group, Style.TEXT), Cell(value, value_style(indicator.unit, value)))
                )
            by = breakdown.replace("_", " ")
            caption = f"{indicator.label}, by {by}, {month.label}"
            columns = (TableColumn("Group", widths()[0]), TableColumn(month.short, widths()[1]))
            name = f"{indicator.id.replace('.', '_')}_{breakdown}"
            blocks += [
                Paragraph(caption, strong=True),
                Table(name, f"{caption}.", columns, tuple(rows)),
            ]
        return blocks
