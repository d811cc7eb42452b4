"""The table of figures held against the loops of plans, care and practice, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

from xl_kpi.periods import Month
from xl_kpi.pipeline import load, run, settings_for

from .chapters_councils import ChapterCouncil, write_chapters
from .chapters_loops import ALL, NOT_RECORDED, Answer, ChapterOracle, Definition, Figure, Known, Of
from .comparing import (
    NO_DENOMINATOR,
    NOT_IN_EXTRACT,
    SERIES,
    Compared,
    Key,
    Table,
    by_key,
    number_of,
)
from .loops_of_care import DEFINITIONS_OF_CARE
from .loops_of_leaving import DEFINITIONS_OF_LEAVING
from .loops_of_plans import DEFINITIONS_OF_PLANS
from .loops_of_practice import DEFINITIONS_OF_PRACTICE
from .plain_loops import plus

CHAPTERS: dict[str, Definition] = {
    **DEFINITIONS_OF_PLANS,
    **DEFINITIONS_OF_CARE,
    **DEFINITIONS_OF_LEAVING,
    **DEFINITIONS_OF_PRACTICE,
}
MONTHS_BACK = 70
"""Months that the longest history may reach back."""

IN_SMALL_LETTERS = ("team", "caseload_team", "worker", "team_and_band")
"""Splits by names of teams, of which those that differ in case alone are one."""

Rows = dict[tuple[str, str], dict[str, Any]]


class Disagreement(NamedTuple):
    """One figure on which table and loops differ."""

    indicator: str
    span: str
    period: str
    what: str

    def __str__(self) -> str:
        return f"{self.indicator} {self.span} {self.period}: {self.what}"


def chapters_table(council: ChapterCouncil, folder: Path) -> Table:
    """Write the extracts, run the pipeline over them, and give its table by key."""
    write_chapters(council, folder)
    settings = settings_for(folder, None)
    done = run(load(folder, settings, today=date(2022, 1, 1)), Month.parse(council.month), settings)
    return by_key(done.judged.figures.written().to_dict("records"))


def compare_chapters(council: ChapterCouncil, table: Table) -> Compared:
    """Hold every row of these chapters against the loops, and look for those that are missing."""
    oracle = ChapterOracle(council)
    left: dict[tuple[str, str, str], Rows] = {}
    for (indicator, span, period, breakdown, group), row in table.items():
        if indicator in CHAPTERS:
            group = group.casefold() if breakdown in IN_SMALL_LETTERS else group
            left.setdefault((indicator, span, period), {})[breakdown, group] = row
    figures = absent = 0
    wrong: list[str] = []
    for indicator, definition in CHAPTERS.items():
        for span in definition.spans:
            for back in range(MONTHS_BACK):
                period = plus(council.month, -back)
                rows = left.pop((indicator, span, period), {})
                answer = definition.way(oracle, span, period)
                needed = back < SERIES and span not in definition.may
                found = _compare(definition, answer, rows, needed=needed)
                wrong += [str(Disagreement(indicator, span, period, line)) for line in found]
                figures += len(rows)
                absent += sum(row["value"] == NOT_IN_EXTRACT for row in rows.values())
    for key, rows in left.items():
        # Another rule may have a span of its own, and lack its list.
        if any(row["value"] != NOT_IN_EXTRACT for row in rows.values()):
            wrong.append(f"{' '.join(key)} is none of the figures that there may be")
    return Compared(figures, absent, wrong)


def _compare(definition: Definition, answer: Answer, rows: Rows, *, needed: bool) -> Iterator[str]:
    if not rows:
        if needed:
            yield "there is no row of it"
        return
    rows, answer = _without_blank_splits(rows, answer)
    given = {key: row for key, row in rows.items() if row["value"] != NOT_IN_EXTRACT}
    if not rows:
        return  # a share by a column without a value
    if len(given) < len(rows):
        if answer.known is Known.DOUBT and not given:
            return
        if list(rows) != [ALL]:
            yield f"'not in extract' beside other rows: {list(rows)[:4]}"
        elif answer.known is Known.YES:
            yield f"the extracts cover it, and it is {rows[ALL]['note']!r}"
        elif not rows[ALL]["note"].startswith(NOT_IN_EXTRACT):
            yield "it is not in the extract, and no note says why"
        elif any(number_of(rows[ALL][name]) is not None for name in ("numerator", "denominator")):
            yield "it is not in the extract, and yet has numbers"
        return
    if answer.known is Known.NO:
        yield f"the extracts do not cover it, and there are numbers: {list(given)[:3]}"
        return
    split_by = {key[0] for key in given}
    split_by_loops = {"all", *definition.splits, *(key[0] for key in answer.figures)}
    for key, expected in answer.figures.items():
        of_split = key[0] in ("all", *definition.splits) or key[0] in split_by
        if key not in given and of_split and key[0] not in answer.unsure and expected.numerator:
            yield f"{key} is not there; it is {tuple(expected)}"
    for key, row in given.items():
        if key[0] not in split_by_loops and row["numerator"]:
            yield f"{key} is no figure that there may be"
        elif key[0] not in answer.unsure:
            yield from _compare_numbers(key, row, answer, definition.of)


def _without_blank_splits(rows: Rows, answer: Answer) -> tuple[Rows, Answer]:
    """Leave out splits whose column has no value: the table says so in a row of its own."""
    told = {
        breakdown
        for (breakdown, group), row in rows.items()
        if row["value"] == NOT_IN_EXTRACT and breakdown != "all" and group == "all"
    }
    split_by = {breakdown for breakdown, _ in answer.figures} - {"all"}
    filled = {split for split, group in answer.figures if NOT_RECORDED not in group}
    # Without the column there is no split, and the table may leave it out.
    blank = (told | (split_by - {breakdown for breakdown, _ in rows})) - filled
    return (
        {key: row for key, row in rows.items() if key[0] not in blank},
        answer._replace(unsure=answer.unsure | blank),
    )


def _compare_numbers(
    key: tuple[str, str], row: dict[str, Any], answer: Answer, of: Of
) -> Iterator[str]:
    expected = answer.figures.get(key)
    if expected is None:
        whole = answer.figures.get(ALL) or next(iter(answer.figures.values()), Figure(0, 0))
        expected = Figure(0, {Of.NUMBER: None, Of.PART: 0, Of.SHARE: whole.denominator}[of])
    found = Figure(number_of(row["numerator"]), number_of(row["denominator"]))  # type: ignore[arg-type]
    if not (_same(found[0], expected[0]) and _same(found[1], expected[1])):
        yield f"{key} is {tuple(found)}, by the loops {tuple(map(_plain, expected))}"
        return
    value = expected.numerator if expected.denominator is None else _divided(expected)
    if isinstance(row["value"], str):
        if row["value"] != NO_DENOMINATOR or value is not None:
            yield f"{key} has the value {row['value']!r}, by the loops {value}"
    elif value is None or not _same(row["value"], value):
        yield f"{key} has the value {row['value']}, by the loops {value}"


def _divided(figure: Figure) -> float | None:
    if not figure.denominator:
        return None
    return float(figure.numerator) / float(figure.denominator)


def _plain(number: Any) -> Any:
    return number if number is None or number == int(number) else float(number)


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(float(one), float(other), rel_tol=1e-12, abs_tol=1e-12)


__all__ = ["CHAPTERS", "Key", "chapters_table", "compare_chapters"]
