"""The page after the cover: what needs attention, each a sentence with a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xl_kpi.extracts.lists import LISTS
from xl_kpi.figures.table import NO_DENOMINATOR, Figure
from xl_kpi.indicators.declaration import Indicator, Unit
from xl_kpi.judgement.attention import Attention, Sharp, Standing, Turned, attention_of
from xl_kpi.pack.blocks import Cell, Paragraph, Sheet, Style, Table, TableColumn, Title
from xl_kpi.pack.pages.cells import status_cell, value_style
from xl_kpi.pack.pages.chapter import CONTENTS, ChapterParts
from xl_kpi.pack.pages.data_quality import DATA_QUALITY
from xl_kpi.pack.pages.scorecard import SCORECARD, section_of
from xl_kpi.pack.pages.scorecard_row import scorecard_key
from xl_kpi.pack.pages.wording import ends_sentence, rounded, short_number
from xl_kpi.pack.report import Report
from xl_kpi.problems import Problem, times

ATTENTION = "What needs attention"
MOST = 5
WIDTHS = (46, 92, 11, 34)
_UNITS = {Unit.DAYS: " days", Unit.NIGHTS: " nights", Unit.PER_10000: " per 10,000"}

Row = tuple[Cell, ...]


def attention_sheet(
    report: Report, chapters: Sequence[ChapterParts], *, data_quality: bool = True
) -> Sheet:
    """What a director should know first.

    Parameters
    ----------
    data_quality
        Whether the pack has the sheet of that name; without it, warnings are left out.
    """
    page = _Page(report, chapters)
    found = attention_of(
        report.judged, page.indicators, report.extracts.problems if data_quality else (),
        report.find,
    )  # fmt: skip
    columns = ("Figure", "What there is to know", "Status", "Where it is shown")
    table = Table(
        "attention",
        f"What needs attention in {report.month.label}, each with a link to where it is shown.",
        tuple(TableColumn(text, width) for text, width in zip(columns, WIDTHS, strict=True)),
        tuple(page.rows(found, data_quality)),
    )
    blocks = (
        Title(ATTENTION, f"{report.settings.council}, {report.month.label}"),
        Paragraph("Go to contents", link=CONTENTS),
        Paragraph("Go to the scorecard", link=SCORECARD),
        table,
        Paragraph(
            "The sentences hold for the targets as they stood when the pack was made. "
            "A change is sharp where it is larger than the figure's own variation;",
            quiet=True,
        ),
        Paragraph(
            "for figures without limits of that, from 10 points or a fifth on, and 10 of a count. "
            "Shares of fewer than 10 are never among the sharpest changes.",
            quiet=True,
        ),
    )
    about = "Worst against target, sharpest changes, new statuses and data warnings"
    return Sheet(ATTENTION, blocks, WIDTHS, about=about)


class _Page:
    """The rows of the page, of one report."""

    def __init__(self, report: Report, chapters: Sequence[ChapterParts]) -> None:
        self._report = report
        self._places = {
            indicator.id: (parts.chapter.title, section_of(parts, indicator.id))
            for parts in chapters
            for indicator in report.registry.of_chapter(parts.chapter.id)
            if indicator.on_scorecard
        }
        self.indicators = [one for one in report.registry if one.id in self._places]
        self._now, self._before = report.month.name, report.month.plus(-1).name

    def rows(self, found: Attention, data_quality: bool) -> Iterator[Row]:
        """Every kind under its name: its first few, or that there is nothing."""
        off = [self._row(one.indicator, self._off_target(one)) for one in found.off_target]
        yield from _kind("Worst against target", off, self._none_off_target(found))
        sharp = [self._row(one.indicator, self._sharp(one)) for one in found.sharpest]
        none = "No figure moved further than it usually does."
        yield from _kind("Sharpest changes", sharp, none if found.compared else self._no_before)
        for named, turned, word in (
            ("Newly red", found.newly_red, "RED"), ("Newly green", found.newly_green, "GREEN"),
        ):  # fmt: skip
            rows = [self._row(one.now.indicator, self._turned(one)) for one in turned]
            yield from _kind(named, rows, self._none_turned(found, word))
        if data_quality:
            none = "No error and no warning was found in the extracts."
            yield from _kind("Data warnings", [*map(_warning, found.warnings)], none, DATA_QUALITY)

    def _row(self, indicator: Indicator, said: str) -> Row:
        chapter, link = self._places[indicator.id]
        report = self._report
        figure, target = report.find(indicator), report.target(indicator)
        value = figure.value if figure and figure.value is not None else NO_DENOMINATOR
        status = status_cell(indicator, target, value, scorecard_key(indicator.id, report.month))
        return (
            Cell(indicator.label, Style.LINK, link=link),
            Cell(said, Style.WRAPPED),
            status,
            Cell(chapter, Style.TEXT),
        )

    @property
    def _no_before(self) -> str:
        return f"No figure of {self._now} can be compared with one of {self._before}."

    def _none_off_target(self, found: Attention) -> str:
        if not self._report.judged.targets:
            return "No target is set."
        if not found.held:
            return f"No figure of {self._now} has a target."
        return "Every figure that has a target meets it."

    def _none_turned(self, found: Attention, word: str) -> str:
        if not self._report.judged.targets:
            return "No target is set."
        if not found.compared_statuses:
            return f"No status of {self._now} can be compared with one of {self._before}."
        return f"No figure turned {word} since {self._before}."

    def _off_target(self, one: Standing) -> str:
        """How far from its target it is."""
        side = "below" if one.target.good == "high" else "above"
        far = _amount(one.short, one.indicator)
        target = _shown(one.target.value, one.indicator)
        return (
            f"{self._now}'s {_with_counts(one.figure, one.value, one.indicator)} is "
            f"{far} {side} the target of {target}."
        )

    def _sharp(self, one: Sharp) -> str:
        """How far it moved, and whether that is for the better."""
        assert one.now.value is not None
        assert one.before.value is not None
        way = "Up" if one.moved > 0 else "Down"
        moved = f"{way} {_amount(abs(one.moved), one.indicator)},"
        good = {True: "better", False: "worse", None: ""}[one.better]
        ends = [
            word for word in (good, "beyond its usual variation" if one.by_limits else "") if word
        ]
        said = f": {' and '.join(ends)}" if ends else ""
        return (
            f"{moved} from {_shown(one.before.value, one.indicator)} in {self._before} to "
            f"{_with_counts(one.now, one.now.value, one.indicator)} in {self._now}{said}."
        )

    def _turned(self, one: Turned) -> str:
        """Which status it had, and which it has."""
        now, before = one.now, one.before
        target = _shown(now.target.value, now.indicator)
        return (
            f"{now.rag} in {self._now}, with {_with_counts(now.figure, now.value, now.indicator)}; "
            f"{before.rag} in {self._before}, with {_shown(before.value, before.indicator)}. "
            f"The target is {target}."
        )


def _kind(name: str, rows: Sequence[Row], none: str, more_at: str = SCORECARD) -> Iterator[Row]:
    """The name of a kind, and what there is of it."""
    styles = (Style.WRAPPED, Style.STATUS, Style.TEXT)
    yield (Cell(name, Style.GROUP), *(Cell("", style) for style in styles))
    yield from rows[:MOST]
    left = len(rows) - MOST
    if left > 0:
        where = "scorecard" if more_at == SCORECARD else f"sheet {more_at}"
        said = Cell(f"{left:,} more: the {where} has every one.", Style.WRAPPED)
        yield (
            Cell(f"More on the {where}", Style.LINK, link=more_at),
            said,
            _no_status(),
            Cell(more_at, Style.TEXT),
        )
    if not rows:
        yield (
            Cell("Nothing", Style.TEXT), Cell(none, Style.WRAPPED), _no_status(),
            Cell(NO_DENOMINATOR, Style.TEXT),
        )  # fmt: skip


def _no_status() -> Cell:
    return Cell(NO_DENOMINATOR, Style.STATUS)


def _warning(problems: Sequence[Problem]) -> Row:
    """Problems of one kind in one column of a list, told once."""
    first, number = problems[0], times(problems)
    many = f"{number:,} {first.severity}{'' if number == 1 else 's'}"
    where = LISTS[first.list_id].title if first.list_id in LISTS else ""
    if first.column:
        where = f"{where}, column {first.column}" if where else f"column {first.column}"
    said = f"{many} in {where}." if where else f"{many}."
    kind = f"{first.kind[:1].upper()}{first.kind[1:]}"
    return (
        Cell(kind, Style.LINK, link=DATA_QUALITY),
        Cell(f"{said} {ends_sentence(first.to_do)}" if first.to_do else said, Style.WRAPPED),
        _no_status(),
        Cell(DATA_QUALITY, Style.TEXT),
    )


def _shown(value: float, indicator: Indicator) -> str:
    """A figure as its cell has it, with its unit."""
    return short_number(value, value_style(indicator.unit, value)) + _UNITS.get(indicator.unit, "")


def _with_counts(figure: Figure, value: float, indicator: Indicator) -> str:
    """A figure and, of a percentage, the counts that it is made of."""
    shown = _shown(value, indicator)
    if indicator.unit is not Unit.PERCENT or None in (figure.numerator, figure.denominator):
        return shown
    return f"{shown} ({figure.numerator:,.0f} of {figure.denominator:,.0f})"


def _amount(far: float, indicator: Indicator) -> str:
    """A distance between two figures: in points for a percentage."""
    if indicator.unit is not Unit.PERCENT:
        return _shown(far, indicator)
    points = rounded(far * 100, 1)
    return f"{points:,} points" if points else "less than 0.1 points"
