"""Pages of packs that hold only part of the figures: cover, contents, figures month by month."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

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
from xl_kpi.pack.pages.cells import target_name, tolerance_name, value_of, value_style
from xl_kpi.pack.report import Report

Word = Callable[[Indicator, str, str, str], "str | None"]
CONTENTS, FIGURES = "Contents", "Figures"
_LABEL, _NUMBER = 52, 11


def cover(report: Report, lines: Sequence[str]) -> Sheet:
    """What this pack is, for whom, and what it leaves out."""
    settings, month = report.settings, report.month
    blocks: tuple[Block, ...] = (
        Title(settings.title, f"{settings.council}, {month.label}"),
        Paragraph("Go to contents", link=CONTENTS),
        Heading("About this pack"),
        *(Paragraph(line) for line in lines),
    )
    return Sheet("Cover", blocks, (100,), about="What this pack is", portrait=True)


def contents(report: Report, sheets: Sequence[Sheet]) -> Sheet:
    """Every sheet, with a link and what it holds."""
    about = {sheet.name: sheet.about for sheet in sheets}
    about[FIGURES] = "The figures of the pack, one a row"
    rows = tuple(
        (Cell(name, Style.LINK, link=name, strong=True), Cell(said.rstrip("."), Style.TEXT))
        for name, said in about.items()
    )
    columns = (TableColumn("Sheet", 50), TableColumn("What it holds", 76))
    title = Title(CONTENTS, f"{report.settings.council}, {report.month.label}")
    table = Table("contents", "The pack's sheets, with links.", columns, rows)
    return Sheet(CONTENTS, (title, table), (50, 76), about="Every sheet, with links", portrait=True)


def months_table(
    report: Report, name: str, about: str, heading: str,
    rows: Sequence[tuple[Indicator, str, str, str]], word: Word | None = None,
) -> Table:  # fmt: skip
    """A row for each indicator and group, a column for each of the thirteen months.

    Parameters
    ----------
    rows
        Indicator, breakdown, group, and what the row is called.
    word
        What stands in the place of a figure, if anything does.
    """
    columns = (
        TableColumn(heading, _LABEL),
        *(TableColumn(month.short, _NUMBER) for month in report.months),
    )
    made = []
    for indicator, breakdown, group, label in rows:
        values: list[float | str] = []
        for month in report.months:
            said = word(indicator, str(month), breakdown, group) if word else None
            found = report.find(indicator, month, breakdown=breakdown, group=group)
            values.append(said if said is not None else value_of(found))
        style = value_style(indicator.unit, *values)
        made.append((Cell(label, Style.TEXT), *(Cell(value, style) for value in values)))
    return Table(name, about, columns, tuple(made))


def targets_table(report: Report) -> Table:
    """Targets and tolerances, which statuses on other sheets read by name."""
    rows = []
    for indicator in report.registry:
        target = report.target(indicator)
        if target is not None:
            style = value_style(indicator.unit, target.value)
            rows.append(
                (
                    Cell(indicator.label, Style.TEXT),
                    Cell(
                        target.value, style, key=f"goal|{indicator.id}", name=target_name(indicator)
                    ),
                    Cell(
                        target.tolerance, style, key=f"slack|{indicator.id}",
                        name=tolerance_name(indicator),
                    ),
                )
            )  # fmt: skip
    columns = (
        TableColumn("Indicator", _LABEL), TableColumn("Target", _NUMBER),
        TableColumn("Tolerance", _NUMBER),
    )  # fmt: skip
    return Table("targets", "Targets and tolerances.", columns, tuple(rows))


def widths() -> tuple[float, ...]:
    """Of a sheet with thirteen months across."""
    return (_LABEL, *([_NUMBER] * 13))


def chapters_with(
    report: Report, rows_of: Callable[[Indicator], list[tuple[Indicator, str, str, str]]]
) -> Iterator[tuple[str, str, list[tuple[Indicator, str, str, str]]]]:
    """Each chapter of which there are rows: its id, title and rows."""
    for chapter in report.registry.chapters:
        rows = [row for one in report.registry.of_chapter(chapter.id) for row in rows_of(one)]
        if rows:
            yield chapter.id, chapter.title, rows


def whole_row(
    report: Report, indicator: Indicator, label: str
) -> list[tuple[Indicator, str, str, str]]:
    """The council's row of an indicator, if there is any figure of it."""
    found = [report.find(indicator, month) for month in report.months]
    there = any(one is not None and one.available for one in found)
    return [(indicator, ALL, ALL, label)] if there else []
