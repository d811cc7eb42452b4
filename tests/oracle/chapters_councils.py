"""A random council's lists of plans, care and practice, and the extracts that hold them."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from .chapters_chance import PARTS, Chance
from .chapters_headers import DATES, HEADERS, MUST_BE_READ, OPTIONAL, TITLES, WINDOW_DATE
from .councils import UNREADABLE, Lists, Row, as_cell, as_text, noisy
from .lists_of_care import lists_of_care
from .lists_of_plans import lists_of_plans
from .lists_of_practice import lists_of_practice

TAKEN_EARLIER = ("visits", "case_supervision", "staff", "allocations")
"""Lists of a weekly run, which may have been taken some days before the others."""

INSTEAD = {
    "early_help_cases": "early_help",
    "conferences": "section_47",
    "cp_plans": "child_protection",
    "ssda903_episodes": "looked_after",
}
"""Local and yearly lists, each with Annex A's list that has less of the same."""

LIMITS = {
    "section_47_working_days": 15,
    "cin_visit_working_days": 20,
    "cp_visit_working_days": 10,
    "lac_visit_days": 42,
    "caseload_limit": 20,
    "new_case_days": 30,
}
"""Local standards as they usually are."""


@dataclass(frozen=True)
class ChapterCouncil:
    """A council's extracts before they are written.

    ``coverage`` has the first day that each list covers, ``list_as_at`` the day of those that
    were taken on another day; with ``parts`` its settings say which teams are parts of another.
    """

    seed: int
    as_at: date
    month: str
    lists: Lists
    coverage: dict[str, date] = field(default_factory=dict)
    list_as_at: dict[str, date] = field(default_factory=dict)
    population: int | None = 36_000
    layout: str = "csv_files"
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: bool = False
    limits: dict[str, int] = field(default_factory=dict)

    def fields(self, list_id: str) -> tuple[str, ...]:
        """Columns that the extract of a list has."""
        gone = self.missing.get(list_id, ())
        return tuple(name for name in HEADERS[list_id] if name not in gone)

    def limit(self, name: str) -> int:
        """A local standard, or the usual one."""
        return self.limits.get(name, LIMITS[name])

    def taken(self, list_id: str) -> date:
        """The day on which a list was taken."""
        return self.list_as_at.get(list_id, self.as_at)

    def having(self, **lists: list[Row]) -> ChapterCouncil:
        """Return the same council with other rows in some lists."""
        return replace(self, lists={**self.lists, **lists})


def random_chapters(seed: int) -> ChapterCouncil:
    """Give the council of a seed, the same each time."""
    chance = Chance(seed)
    lists = {**lists_of_plans(chance), **lists_of_care(chance), **lists_of_practice(chance)}
    lists = {name: _with_doubles(name, rows, chance) for name, rows in lists.items() if rows}
    for name, other in INSTEAD.items():
        # Annex A's list takes over where the fuller one is not there.
        kind = chance.random.random()
        if kind < 0.3:
            lists.pop(name, None)
        elif kind < 0.8:
            lists.pop(other, None)
    if chance.random.random() < 0.2:
        lists.pop("visits", None)
    if chance.random.random() < 0.3:
        del lists[chance.random.choice(list(lists))]
    # Lists reach back unequally far.
    later = chance.random.random() < 0.3
    covered = {
        name: chance.first if not later else chance.month_later(chance.first, (0, 0, 1, 7))
        for name in lists
        if name in WINDOW_DATE
    }
    if "ssda903_episodes" in covered and chance.deep_history:
        covered["ssda903_episodes"] = chance.history_from
    missing: dict[str, tuple[str, ...]] = {
        name: (chance.random.choice(columns),)
        for name, columns in OPTIONAL.items()
        if name in lists and chance.random.random() < 0.05
    }
    return ChapterCouncil(
        seed=seed,
        as_at=chance.as_at,
        month=chance.reporting_month(),
        lists=lists,
        coverage=covered,
        list_as_at=dict.fromkeys(TAKEN_EARLIER, chance.taken) if chance.taken_earlier else {},
        population=chance.random.choice((36_000, 35_740, 1_234, None)),
        layout=chance.random.choice(("csv_files", "csv_files", "one_book")),
        missing=missing,
        parts=chance.random.random() < 0.5,
        limits={
            name: usual + chance.random.choice((-2, 0, 1))
            for name, usual in LIMITS.items()
            if chance.random.random() < 0.2
        },
    )


def _with_doubles(list_id: str, rows: list[Row], chance: Chance) -> list[Row]:
    """Add rows that equal another one, or differ from it in the worker alone; blur some dates."""
    doubled: list[Row] = []
    for row in rows:
        blurred = dict(row)
        for name in MUST_BE_READ.get(list_id, ()):
            if chance.random.random() < 0.01:
                blurred[name] = UNREADABLE
        doubled.append(blurred)
        kind = chance.random.random()
        if kind < 0.03:
            doubled += [dict(blurred)] * chance.random.choice((1, 1, 2))
        elif kind < 0.045 and "worker" in row and list_id in ("strategy_discussions", "cp_plans"):
            doubled.append({**blurred, "worker": "Worker Z"})
    chance.random.shuffle(doubled)
    return doubled


# Writing


def write_chapters(council: ChapterCouncil, folder: Path) -> Path:
    """Write the extracts and the settings in the council's layout; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(f"layout {council.seed}")
    tables = {name: _table(council, name, chance) for name in council.lists}
    if council.layout == "one_book":
        _write_book(tables, folder / "Extracts.xlsx", chance)
    else:
        for name, table in tables.items():
            _write_csv(table, folder / f"{TITLES[name]}.csv", chance)
    _write_settings(council, folder / "settings")
    return folder


def _write_settings(council: ChapterCouncil, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    lines = ["[extracts]", f"as_at = {council.as_at}"]
    if council.list_as_at:
        lines.append("[extracts.list_as_at]")
        lines += [f"{name} = {day}" for name, day in council.list_as_at.items()]
    if council.coverage:
        lines.append("[extracts.coverage]")
        lines += [f"{name} = [{first}]" for name, first in council.coverage.items()]
    if council.population is not None:
        lines += ["[population]", f"children_0_to_17 = {council.population}"]
    if council.limits:
        lines.append("[limits]")
        lines += [f"{name} = {number}" for name, number in council.limits.items()]
    (folder / "council.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if council.parts:
        teams = ["team,part_of", "16+,", *(f"{part},{whole}" for part, whole in PARTS.items())]
        (folder / "teams.csv").write_text("\n".join(teams) + "\n", encoding="utf-8")


def _table(council: ChapterCouncil, list_id: str, chance: random.Random) -> list[list[Any]]:
    """Give the headers, then the rows, the columns in any order."""
    names = list(council.fields(list_id))
    chance.shuffle(names)
    bare = list_id.startswith("ssda903")
    headers = HEADERS[list_id]
    table: list[list[Any]] = [
        [headers[name] if bare else noisy(headers[name], chance) for name in names]
    ]
    for row in council.lists[list_id]:
        line = []
        for name in names:
            value = row[name]
            if value is None and name in DATES and chance.random() < 0.2:
                value = chance.choice(("NULL", "n/a", "-"))
            line.append(value)
        table.append(line)
    return table


def _write_csv(table: list[list[Any]], path: Path, chance: random.Random) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([[as_text(value, chance) for value in line] for line in table])


def _write_book(tables: dict[str, list[list[Any]]], path: Path, chance: random.Random) -> None:
    book = Workbook()
    book.remove(book.active)
    for name, (headers, *lines) in tables.items():
        sheet = book.create_sheet(TITLES[name])
        sheet.append(headers)
        for line in lines:
            sheet.append([as_cell(value, chance) for value in line])
    book.save(path)
