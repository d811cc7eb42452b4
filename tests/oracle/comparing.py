"""The table of figures of a council held against the plain loops, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isclose, isnan
from pathlib import Path
from typing import Any, NamedTuple

from xl_kpi.periods import Month
from xl_kpi.pipeline import load, run, settings_for
from xl_kpi.settings import Settings

from .councils import Council, write
from .plain_loops import (
    ALL,
    DEFINITIONS,
    FLOW,
    FROM_COLUMN,
    GROUPS,
    STOCK,
    Answer,
    Figure,
    Kind,
    Known,
    Oracle,
    plus,
)

NOT_IN_EXTRACT, NO_DENOMINATOR = "not in extract", "-"
Key = tuple[str, str, str, str, str]
Table = dict[Key, dict[str, Any]]
MONTHS_BACK = 40
SERIES = 13


class Compared(NamedTuple):
    """How many figures were held against the loops, and what did not agree."""

    figures: int
    not_in_extract: int
    disagreements: list[str]


def table_of(council: Council, folder: Path) -> Table:
    """Write the extracts, run the pipeline over them, and give its table by key."""
    write(council, folder)
    settings = settings_for(folder, None)
    if council.as_at_by_option:
        settings = Settings(**{**vars(settings), "as_at": council.as_at})
    done = run(load(folder, settings, today=date(2022, 1, 1)), Month.parse(council.month), settings)
    return by_key(done.judged.figures.written().to_dict("records"))


def numbers_of(table: Table) -> dict[Key, tuple[Any, Any, Any]]:
    """Give what a table says, without its notes."""
    return {
        key: (number_of(row["numerator"]), number_of(row["denominator"]), row["value"])
        for key, row in table.items()
    }


def by_key(rows: list[dict[str, Any]]) -> Table:
    table: Table = {}
    for row in rows:
        key = (row["indicator"], row["span"], row["period"], row["breakdown"], row["group"])
        assert key not in table, f"two rows of {key}"
        table[key] = row
    return table


def compare(council: Council, table: Table) -> Compared:
    """Hold every row against the loops, and look for every figure that should be there."""
    oracle = Oracle(council)
    left: dict[tuple[str, str, str], dict[tuple[str, str], dict[str, Any]]] = {}
    others = 0
    for (indicator, span, period, breakdown, group), row in table.items():
        if indicator not in DEFINITIONS:
            # The council has no list of other chapters, so that nothing can be said of them.
            others += row["value"] != NOT_IN_EXTRACT
            continue
        group = group.casefold() if breakdown == "team" else group
        left.setdefault((indicator, span, period), {})[breakdown, group] = row
    figures = absent = 0
    wrong: list[str] = [f"{others} figures of lists that are not there"] if others else []
    for indicator, definition in DEFINITIONS.items():
        spans = STOCK if definition.kind in (Kind.OPEN, Kind.OPEN_BEYOND) else FLOW
        for span in spans:
            for back in range(MONTHS_BACK):
                period = plus(council.month, -back)
                rows = left.pop((indicator, span, period), {})
                for name in definition.splits:
                    if not oracle.has(definition.list_id, *GROUPS[name][0]):
                        # Without the column there is no split, and the table may say so.
                        row = rows.pop((name, "all"), None)
                        if row and row["value"] != NOT_IN_EXTRACT:
                            wrong.append(f"{indicator} {span} {period}: {name} has numbers")
                answer = oracle.answer(indicator, span, period)
                # Where the column of a share is missing, the row of its breakdown says so.
                series = SERIES if oracle.has(definition.list_id, *definition.needs) else 0
                found = list(_compare(answer, rows, definition.kind, in_series=back < series))
                figures += len(rows)
                absent += sum(row["value"] == NOT_IN_EXTRACT for row in rows.values())
                wrong += [f"{indicator} {span} {period}: {line}" for line in found]
    wrong += [f"{' '.join(key)} is none of the figures that there may be" for key in left]
    return Compared(figures, absent, wrong)


def _compare(
    answer: Answer, rows: dict[tuple[str, str], dict[str, Any]], kind: Kind, *, in_series: bool
) -> Iterator[str]:
    given = {key: row for key, row in rows.items() if row["value"] != NOT_IN_EXTRACT}
    if len(given) < len(rows):
        if list(rows) != [ALL]:
            yield f"'not in extract' beside other rows: {list(rows)[:4]}"
            return
        if answer.known is Known.YES:
            yield f"the extracts cover it, and it is {rows[ALL]['note']!r}"
        if not rows[ALL]["note"].startswith(NOT_IN_EXTRACT):
            yield "it is not in the extract, and no note says why"
        if any(number_of(rows[ALL][name]) is not None for name in ("numerator", "denominator")):
            yield "it is not in the extract, and yet has numbers"
        return
    if not rows and in_series:
        yield "there is no row of it"
        return
    if not rows and answer.known is Known.YES and answer.figures.get(ALL) != Figure(0, None):
        yield "the extracts cover it, and there is no row of it"
        return
    if answer.known is Known.NO and given:
        yield f"the extracts do not cover it, and there are numbers: {list(given)[:3]}"
        return
    if not rows:
        return
    if answer.by_column is not None and all(FROM_COLUMN in row["note"] for row in given.values()):
        answer = answer._replace(figures=answer.by_column, rule=FROM_COLUMN)
    for key, expected in answer.figures.items():
        if key not in given and key[0] not in answer.unsure and expected != Figure(0, None):
            yield f"{key} is not there; it is {expected}"
    for key, row in given.items():
        if key[0] in answer.unsure:
            continue
        yield from _compare_numbers(key, row, answer, kind)


def _compare_numbers(
    key: tuple[str, str], row: dict[str, Any], answer: Answer, kind: Kind
) -> Iterator[str]:
    divided = kind not in (Kind.COUNT, Kind.OPEN)
    expected = answer.figures.get(key)
    if expected is None:
        total = answer.figures.get(ALL) or next(iter(answer.figures.values()), Figure(0, 0))
        expected = Figure(0, (total.denominator if kind is Kind.SHARE else 0) if divided else None)
    found = (number_of(row["numerator"]), number_of(row["denominator"]))
    if found != tuple(expected):
        yield f"{key} is {found}, by the loops {tuple(expected)}"
        return
    if not isinstance(row["value"], str):
        if expected.value is None or not isclose(
            row["value"], float(expected.value), rel_tol=1e-12
        ):
            yield f"{key} has the value {row['value']}, by the loops {expected.value}"
    elif row["value"] != NO_DENOMINATOR or expected.value is not None:
        yield f"{key} has the value {row['value']!r}, by the loops {expected.value}"
    if answer.rule and answer.rule not in row["note"]:
        yield f"{key} does not say that its rule is {answer.rule!r}: {row['note']!r}"


def number_of(value: Any) -> int | float | None:
    if value is None or value == "" or isnan(float(value)):
        return None
    number = float(value)
    return int(number) if number == int(number) else number
