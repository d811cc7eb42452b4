"""Functions that give an array: a breakdown, a series, the rows behind a figure, the catalogue."""

from __future__ import annotations

from xl_kpi.errors import XlKpiError
from xl_kpi.figures.table import ALL
from xl_kpi.udfs import asked
from xl_kpi.udfs.behind import CaseRow, rows_behind
from xl_kpi.udfs.declaring import Answer, worksheet_function
from xl_kpi.udfs.figure_functions import OF_FIGURE, place_of, value_of
from xl_kpi.udfs.grid import (
    CELL_ERRORS,
    NOT_AVAILABLE,
    Argument,
    Cell,
    Grid,
    same_width,
    single,
    text,
)
from xl_kpi.udfs.source import Place
from xl_kpi.udfs.sources import SOURCES

_HEADINGS = "TRUE for a first row of headings; blank for none."
_SHOWN_MONTHS = 13
_VERDICTS = {"met": ("yes",), "not met": ("no", "not known"), "not known": ("not known",)}


def _cells(**arguments: Argument) -> list[Cell]:
    """One cell of each argument; an error among them is what the function says."""
    cells = [single(argument, name) for name, argument in arguments.items()]
    for one in cells:
        if isinstance(one, str) and one in CELL_ERRORS:
            raise XlKpiError(one)
    return cells


@worksheet_function(
    indicator=OF_FIGURE["indicator"], breakdown="What to split by, such as team.",
    month=OF_FIGURE["month"], span=OF_FIGURE["span"], headings=_HEADINGS,
)  # fmt: skip
def KPI_TABLE(
    indicator: Argument, breakdown: Argument, month: Argument = None, span: Argument = None,
    headings: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """A breakdown as an array: each group with its value, numerator and denominator, and the whole last."""
    source = SOURCES.of(book)
    named, split, at, length, headed = _cells(
        indicator=indicator, breakdown=breakdown, month=month, span=span, headings=headings
    )
    if not text(named):
        return ""
    whole = place_of(source, named, at, length, None, None)
    by = source.breakdown(whole.indicator, text(split))
    rows: Grid = (
        [[by, "value", "numerator", "denominator"]] if asked.yes(headed, False, "headings") else []
    )
    for group in (*source.figures.groups(whole.indicator, by), ALL):
        place = whole
        if group != ALL:
            place = Place(whole.indicator, whole.month, whole.span, by, group)
        figure = source.figure(place)
        if figure is None and group == ALL:
            # A distribution has no whole.
            continue
        parts = (None, None) if figure is None else (figure.numerator, figure.denominator)
        rows.append([group, value_of(figure), *("" if part is None else part for part in parts)])
    return same_width(rows) if rows else NOT_AVAILABLE


@worksheet_function(
    **OF_FIGURE, months="How many months up to that month; blank for 13.",
    down="TRUE for months down; blank for months across.",
)  # fmt: skip
def KPI_SERIES(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, months: Argument = None,
    down: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """Thirteen months up to a month as an array: a row of labels, and under it the figures."""
    source = SOURCES.of(book)
    *figure, number, turned = _cells(
        indicator=indicator, month=month, span=span, breakdown=breakdown, group=group,
        months=months, down=down,
    )  # fmt: skip
    if not text(figure[0]):
        return ""
    last = place_of(source, *figure)
    rows: Grid = []
    for at in last.month.last(asked.whole(number, _SHOWN_MONTHS, "months", 1, 240)):
        place = Place(last.indicator, at, last.span, last.breakdown, last.group)
        rows.append([at.short, value_of(source.figure(place))])
    if asked.yes(turned, False, "down"):
        return rows
    return [list(column) for column in zip(*rows, strict=True)]


@worksheet_function(
    **OF_FIGURE, only="met, not met or not known; blank for every row.", headings=_HEADINGS
)
def KPI_CASES(
    indicator: Argument, month: Argument = None, span: Argument = None,
    breakdown: Argument = None, group: Argument = None, only: Argument = None,
    headings: Argument = None, book: Argument = None,
) -> Answer:  # fmt: skip
    """The rows behind a figure: list, file, sheet, row and whether met. No names; child ids only if the workbook allows."""
    source = SOURCES.of(book)
    *asked_for, wanted, headed = _cells(
        indicator=indicator, month=month, span=span, breakdown=breakdown, group=group, only=only,
        headings=headings,
    )  # fmt: skip
    if not text(asked_for[0]):
        return ""
    place = place_of(source, *asked_for)
    verdict = text(wanted).casefold()
    if verdict and verdict not in _VERDICTS:
        raise XlKpiError(f"'only' is met, not met or not known, not '{text(wanted)}'.")
    figure = source.figure(place)
    if figure is None:
        return NOT_AVAILABLE
    rows = rows_behind(source.run(), place, figure, child_ids=source.child_ids)
    if verdict:
        rows = [row for row in rows if row.met in _VERDICTS[verdict]]
    lines = [_case(row, child=source.child_ids) for row in rows]
    names: list[Cell] = ["list", "file", "sheet", "row", "met", "number"]
    if source.child_ids:
        names.append("child id")
    if asked.yes(headed, False, "headings"):
        lines.insert(0, names)
    return lines or "no rows"


def _case(row: CaseRow, *, child: bool) -> list[Cell]:
    number = "" if row.number is None else row.number
    cells: list[Cell] = [row.listed, row.file, row.sheet, row.row or "", row.met, number]
    return [*cells, row.child] if child else cells


@worksheet_function(
    chapter="A chapter's name, such as assessments; blank for all.", headings=_HEADINGS
)
def KPI_LIST(chapter: Argument = None, headings: Argument = None, book: Argument = None) -> Answer:
    """All indicators as an array: name, title, chapter, unit, what is good, breakdowns."""
    source = SOURCES.of(book)
    named, headed = _cells(chapter=chapter, headings=headings)
    wanted = text(named).casefold()
    rows: Grid = [
        [one.id, one.title, one.chapter, str(one.unit), _good(one.id),
         ", ".join(source.breakdowns(one.id))]
        for one in source.indicators.values()
        if wanted in ("", one.chapter.casefold())
    ]  # fmt: skip
    if not rows:
        chapters = dict.fromkeys(one.chapter for one in source.indicators.values())
        raise XlKpiError(f"There is no chapter '{text(named)}'. There are {', '.join(chapters)}.")
    if asked.yes(headed, False, "headings"):
        rows.insert(0, ["indicator", "title", "chapter", "unit", "good", "breakdowns"])
    return rows


def _good(indicator: str) -> str:
    from xl_kpi.indicators.registry import REGISTRY

    return REGISTRY[indicator].good or "" if indicator in REGISTRY else ""


@worksheet_function(
    indicator=OF_FIGURE["indicator"], breakdown="One of its breakdowns; blank to list these."
)
def KPI_GROUPS(indicator: Argument, breakdown: Argument = None, book: Argument = None) -> Answer:
    """The groups of an indicator's breakdown as a column, or its breakdowns: for a drop-down."""
    source = SOURCES.of(book)
    named, split = _cells(indicator=indicator, breakdown=breakdown)
    if not text(named):
        return ""
    of = source.named(text(named)).id
    names = source.breakdowns(of)
    if text(split):
        names = source.figures.groups(of, source.breakdown(of, text(split)))
    return [[name] for name in names] if names else NOT_AVAILABLE
