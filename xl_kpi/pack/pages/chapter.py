"""A chapter's sheet: headline figures, what moved, and its sections with tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xl_kpi.figures.table import ALL, NOT_IN_EXTRACT, Figure
from xl_kpi.indicators.declaration import Chapter, Indicator, Share, Unit
from xl_kpi.judgement.targets import Target
from xl_kpi.pack.blocks import (
    Beside,
    Block,
    Cell,
    Commentary,
    Heading,
    Paragraph,
    Sheet,
    Style,
    Table,
    TableColumn,
    Tile,
    Tiles,
    Title,
)  # fmt: skip
from xl_kpi.pack.pages.cells import (
    VALUE_STYLE,
    change,
    change_cell,
    direction_cell,
    status_cell,
    target_name,
    value_of,
)  # fmt: skip
from xl_kpi.pack.pages.columns import TOTAL, BuiltColumn, built_columns, has_numbers, table_columns
from xl_kpi.pack.pages.pictures import bars, held_against, lines
from xl_kpi.pack.pages.sections import Breakdown, ChapterSheet, Compared, Section, Series
from xl_kpi.pack.pages.wording import (
    ends_sentence,
    moved_words,
    short_number,
    wording_of_groups,
)
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month, Span

_LABEL_WIDTH, _NUMBER_WIDTH = 38, 13
WIDTHS = (_LABEL_WIDTH, *([_NUMBER_WIDTH] * 14))
CONTENTS = "Contents"


def chapter_sheet(report: Report, chapter: Chapter, layout: ChapterSheet) -> Sheet:
    """The sheet of a chapter."""
    blocks: list[Block] = [
        Title(chapter.title, f"{report.settings.council}, {report.month.label}. {chapter.about}"),
        Paragraph("Back to contents", link=CONTENTS),
        _tiles(report, layout),
        Heading("At a glance"),
        _glance(report, chapter, layout),
    ]
    for section in layout.sections:
        blocks += _section(report, chapter, section)
    return Sheet(layout.tab, tuple(blocks), WIDTHS, about=chapter.about)


def _tiles(report: Report, layout: ChapterSheet) -> Tiles:
    return Tiles(
        tuple(
            _tile(report, report.registry[name]) for name in layout.tiles if name in report.registry
        )
    )


def _tile(report: Report, indicator: Indicator) -> Tile:
    this, before = report.find(indicator), report.find(indicator, report.month.plus(-1))
    moved = change(this, before, indicator.unit)
    said = "no change to compare" if isinstance(moved, str) else (
        f"{moved_words(moved, indicator.unit)} on {report.month.plus(-1).name}"
    )  # fmt: skip
    target = report.target(indicator)
    lines = [Cell(indicator.label), Cell(said)]
    if target is not None and this is not None and this.value is not None:
        lines.append(_standing(indicator, target, this.value))
    figure = Cell(
        value_of(this),
        VALUE_STYLE[indicator.unit],
        formula=f"=[[{_glance_key(indicator, 'this')}]]",
    )
    if isinstance(figure.value, str):
        figure = Cell(figure.value)
    return Tile(figure, tuple(lines))


_TEXT_FORMAT = {Unit.COUNT: "#,##0", Unit.PERCENT: "0%", Unit.DAYS: "0.0"}


def _standing(indicator: Indicator, target: Target, value: float) -> Cell:
    """A tile's status and target in words, live on the status beside it and the target's cell."""
    words = f"{target.rag(value)}: target {short_number(target.value, VALUE_STYLE[indicator.unit])}"
    formula = (
        f'=[[{_glance_key(indicator, "status")}]]&": target "'
        f'&TEXT({target_name(indicator)},"{_TEXT_FORMAT[indicator.unit]}")'
    )
    return Cell(words, formula=formula)


def _glance_key(indicator: Indicator, column: str) -> str:
    return f"glance|{indicator.id}|{column}"


def _glance(report: Report, chapter: Chapter, layout: ChapterSheet) -> Table:
    """This month, last month, the change and the year to date of every indicator."""
    month, previous = report.month, report.month.plus(-1)
    headers = [
        TableColumn("Indicator", _LABEL_WIDTH),
        *(TableColumn(text, _NUMBER_WIDTH) for text in (
            month.short, previous.short, "Change", "Direction", "Year to date", "Target", "Status",
        )),
    ]  # fmt: skip
    rows = [
        _glance_row(report, indicator, in_series=indicator.id in layout.in_series)
        for indicator in report.registry.of_chapter(chapter.id)
        if indicator.on_scorecard
    ]
    about = f"{chapter.title}: each indicator in {month.label} and {previous.label}."
    return Table(f"{layout.chapter}_at_a_glance", about, tuple(headers), tuple(rows))


def _glance_row(report: Report, indicator: Indicator, *, in_series: bool) -> tuple[Cell, ...]:
    this, before = report.find(indicator), report.find(indicator, report.month.plus(-1))
    year = report.find(indicator, span=Span.YEAR_TO_DATE)
    style = VALUE_STYLE[indicator.unit]
    keys = _glance_key(indicator, "this"), _glance_key(indicator, "before")
    series = [series_key(indicator, month) for month in (report.month, report.month.plus(-1))]
    moved = change_cell(this, before, indicator.unit, keys, _glance_key(indicator, "change"))
    target = report.target(indicator)
    stock = report.span(indicator) is Span.MONTH_END
    return (
        Cell(indicator.label),
        Cell(value_of(this), style, _copy(this, series[0], in_series), keys[0], strong=True),
        Cell(value_of(before), style, _copy(before, series[1], in_series), keys[1]),
        moved,
        direction_cell(moved, indicator.good),
        Cell("month end" if stock else value_of(year), style),
        Cell(
            "-" if target is None else target.value,
            style,
            "" if target is None else f"=target.{indicator.id}",
        ),
        replace(
            status_cell(indicator, target, value_of(this), keys[0]),
            key=_glance_key(indicator, "status"),
        ),
    )


def series_key(indicator: Indicator, month: Month) -> str:
    """Key of an indicator's cell for a month in the first series that shows it."""
    return f"series|{indicator.id}|{month}"


def _copy(figure: Figure | None, key: str, in_series: bool) -> str:
    """A formula that repeats a series' cell; words are written as they are."""
    return f"=[[{key}]]" if in_series and figure is not None and figure.available else ""


def _section(report: Report, chapter: Chapter, section: Section) -> list[Block]:
    blocks: list[Block] = [Heading(section.title, key=f"{chapter.id}|{section.id}")]
    blocks.append(Commentary(section.id, f"none entered for {report.month.label}."))
    for part in section.parts:
        match part:
            case Series():
                made = _series(report, part)
            case Breakdown():
                made = _breakdown(report, part)
            case Compared():
                made = _compared(report, part)
        # A section says each thing once.
        blocks += [b for b in made if not (isinstance(b, Paragraph) and b in blocks)]
    return blocks


def _measures(report: Report, part: Series | Breakdown) -> list:
    return [
        (m, report.registry[m.indicator]) for m in part.measures if m.indicator in report.registry
    ]


def _gap_notes(
    report: Report, indicators: Sequence[Indicator], breakdown: str = ALL
) -> list[Block]:
    """Why the month's figures are not there, and what stands beside those that are."""
    notes = []
    for indicator in dict.fromkeys(indicators):
        figure = report.find(indicator, breakdown=breakdown) or report.find(indicator)
        if figure is not None and figure.note:
            said = figure.note.removeprefix("rule: ")
            notes.append(Paragraph(ends_sentence(f"{indicator.label}: {said}"), quiet=True))
    return list(dict.fromkeys(notes))


def _series(report: Report, part: Series) -> list[Block]:
    measures = _measures(report, part)
    indicators = [indicator for _, indicator in measures]
    months = {str(month): month for month in report.months}

    def find(indicator: Indicator, row: str) -> Figure | None:
        return report.find(indicator, months[row])

    columns = built_columns(part.name, measures, list(months), find, totals=False)
    notes = _gap_notes(report, indicators)
    if not any(has_numbers(column) for column in columns):
        return notes or [Paragraph(f"{part.chart_title}: {NOT_IN_EXTRACT}.", quiet=True)]
    columns = [_with_series_keys(column, months) for column in columns]
    labels = [
        Cell(month.short, Style.TEXT, key=f"{part.name}|month|{key}")
        for key, month in months.items()
    ]
    columns += held_against(report, part, list(months))
    rows = list(zip(labels, *(column.cells for column in columns), strict=True))
    # The month that matters stands out.
    rows[-1] = tuple(replace(cell, strong=True) for cell in rows[-1])
    first, last = report.months[0], report.months[-1]
    about = f"{part.chart_title}, by month, {first.label} to {last.label}."
    table = Table(
        part.name,
        about,
        (TableColumn("Month", _LABEL_WIDTH), *table_columns(columns, _NUMBER_WIDTH)),
        tuple(rows),
    )
    caption = Paragraph(f"{part.chart_title}, {first.short} to {last.short}", strong=True)
    return [caption, *notes, Beside(table, lines(report, part, columns))]


def _with_series_keys(column: BuiltColumn, months: dict[str, Month]) -> BuiltColumn:
    """The column, its cells known to other tables and sheets by indicator and month."""
    if not column.indicator:
        return column
    aliases = [f"series|{column.indicator}|{month}" for month in months.values()]
    cells = tuple(replace(c, alias=a) for c, a in zip(column.cells, aliases, strict=True))
    return replace(column, cells=cells)


def _breakdown(report: Report, part: Breakdown) -> list[Block]:
    measures = _measures(report, part)
    indicators = [indicator for _, indicator in measures]
    groups = list(
        dict.fromkeys(g for i in indicators for g in report.figures.groups(i.id, part.breakdown))
    )

    def find(indicator: Indicator, row: str) -> Figure | None:
        if row == TOTAL:
            return report.find(indicator)
        found = report.find(indicator, breakdown=part.breakdown, group=row)
        whole = report.find(indicator) if found is None else None
        if whole is None or not whole.available:
            return found
        # The indicator is there, and none of its cases is in the group.
        return Figure(0.0, None, 0.0) if whole.denominator is None else Figure(0.0, 0.0, None)

    if part.hide_empty:
        counted = [indicator for indicator in indicators if not isinstance(indicator.shape, Share)]
        groups = [g for g in groups if any(_cases(find(indicator, g)) for indicator in counted)]
    else:
        groups = [g for g in groups if _ever(report, indicators, part.breakdown, g)]
    notes = _gap_notes(report, indicators, part.breakdown)
    if not groups:
        wholes = [find(indicator, TOTAL) for indicator in indicators]
        known = any(whole is not None and whole.available for whole in wholes)
        if notes and not known:
            return notes
        said = "no cases in the month" if known else NOT_IN_EXTRACT
        return [*notes, Paragraph(f"{part.title}: {said}.", quiet=True)]
    columns = built_columns(part.name, measures, groups, find, totals=True)
    wording = wording_of_groups(groups)
    labels = [
        Cell(wording[group], Style.TEXT, key=f"{part.name}|group|{group}") for group in groups
    ]
    rows = tuple(zip(labels, *(column.cells for column in columns), strict=True))
    heading = TableColumn(part.heading, _LABEL_WIDTH, Cell("Total"))
    about = f"{part.title}, {report.month.label}."
    table = Table(part.name, about, (heading, *table_columns(columns, _NUMBER_WIDTH)), rows)
    return [
        Paragraph(f"{part.title}, {report.month.label}", strong=True),
        *notes,
        Beside(table, bars(report, part, columns, groups)),
    ]


def _cases(figure: Figure | None) -> float:
    if figure is None or not figure.available:
        return 0
    return figure.denominator if figure.denominator is not None else (figure.numerator or 0)


def _ever(report: Report, indicators: Sequence[Indicator], breakdown: str, group: str) -> bool:
    """Whether the group has had any case in the months shown; a coded group always stands."""
    if ":" in group:
        return True
    return any(
        _cases(report.find(indicator, month, breakdown=breakdown, group=group))
        for indicator in indicators
        for month in report.months
    )


def _compared(report: Report, part: Compared) -> list[Block]:
    rows = []
    shown = [report.registry[name] for name in part.indicators if name in report.registry]
    ids = list(dict.fromkeys(c.id for i in shown for c in report.judged.comparators.of(i.id)))
    if not ids:
        return []
    names: dict[str, str] = {}
    for indicator in shown:
        style = VALUE_STYLE[indicator.unit]
        ours = (
            value_of(report.find(indicator)),
            value_of(report.find(indicator, span=Span.YEAR_TO_DATE)),
        )
        cells = [Cell(indicator.label), Cell(ours[0], style, strong=True), Cell(ours[1], style)]
        for comparator_id in ids:
            found = report.judged.comparators.find(indicator.id, comparator_id)
            if found is not None:
                names[comparator_id] = f"{found.name} {found.year}"
            cells.append(Cell("-" if found is None or found.value is None else found.value, style))
        rows.append(tuple(cells))
    headers = ("Indicator", report.month.short, "Year to date", *(names[name] for name in ids))
    widths = (_LABEL_WIDTH, *[_NUMBER_WIDTH] * (len(headers) - 1))
    columns = tuple(TableColumn(text, width) for text, width in zip(headers, widths, strict=True))
    about = f"Comparison with published figures, {report.month.label}."
    return [
        Paragraph("Compared with published figures", strong=True),
        Table(part.name, about, columns, tuple(rows)),
    ]
