"""Extracts as a whole: lists, the spans they cover, and everything found wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.checks import check_rows, ids_alike
from xl_kpi.extracts.clean_list import FILE, SHEET, CleanList
from xl_kpi.extracts.cleaning import clean_tables
from xl_kpi.extracts.coverage import Coverage, cover, extract_date
from xl_kpi.extracts.derived.make import derived_lists
from xl_kpi.extracts.lists import LISTS
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading import read_extracts, table_from_frame
from xl_kpi.extracts.statuses import statuses_at_odds
from xl_kpi.extracts.teams import with_standard_teams
from xl_kpi.problems import Problem, Severity
from xl_kpi.settings import Settings
from xl_kpi.teams import read_teams


@dataclass(frozen=True)
class Extracts:
    """Clean lists by id, the span each covers, the extract date, and the problems.

    ``derived`` holds the lists made of those read; ``coverage`` knows them, too.
    """

    lists: Mapping[str, CleanList]
    coverage: Mapping[str, Coverage]
    as_at: date
    problems: tuple[Problem, ...]
    derived: Mapping[str, CleanList] = field(default_factory=dict)

    def counted(self, list_id: str) -> CleanList | None:
        """A list by its id, read or derived; None where the extracts do not have it."""
        return self.lists.get(list_id) or self.derived.get(list_id)

    @property
    def rows(self) -> int:
        """Rows read, of all lists."""
        return sum(len(clean.frame) for clean in self.lists.values())


Progress = Callable[[str, int, int], None]


def load_extracts(
    source: Path, settings: Settings, *, today: date, progress: Progress | None = None
) -> Extracts:
    """Read and clean a folder of files, or one workbook with a sheet a list.

    Raises
    ------
    ExtractError
        Where nothing can be read, or no sheet is one of the lists.
    """
    reading = read_extracts(source, progress=progress)
    return extracts_from_tables(reading.tables, reading.problems, settings, today)


def extracts_from_frames(
    frames: Mapping[str, pd.DataFrame], settings: Settings, *, today: date
) -> Extracts:
    """Clean frames, each under its list's id or title, with headers as columns."""
    tables = [table_from_frame(name, frame) for name, frame in frames.items()]
    return extracts_from_tables(tables, (), settings, today)


def extracts_from_tables(
    tables: Iterable[RawTable], read_problems: Iterable[Problem], settings: Settings, today: date
) -> Extracts:
    """Understand and clean sheets of text, with the problems that reading them met.

    Raises
    ------
    ExtractError
        Where none of them is one of the lists.
    """
    lists, problems = clean_tables(tables)
    lists, odd_teams = with_standard_teams(lists, read_teams(settings))
    problems = [*_of_lists(read_problems, lists), *problems, *odd_teams]
    if not lists:
        reasons = " ".join(
            dict.fromkeys(p.what for p in problems if p.severity is not Severity.NOTE)
        )
        raise ExtractError(
            "No sheet or file is one of the lists that xl_kpi knows. "
            f"Name each after its list, such as 'List 1' or 'Contacts'. {reasons}".strip()
        )
    as_at = settings.as_at
    if as_at is None:
        as_at, guessed = _guessed_extract_date(lists, today)
        problems.append(guessed)
    problems += check_rows(lists, as_at, settings)
    problems += ids_alike(lists)
    coverage, odd_spans = cover(lists, as_at, settings)
    problems += odd_spans
    problems += _unknown_settings(settings)
    derived, covered = derived_lists(lists, coverage)
    problems += statuses_at_odds({**lists, **derived}, coverage | covered)
    return Extracts(lists, coverage | covered, as_at, tuple(problems), derived)


def _guessed_extract_date(lists: Mapping[str, CleanList], today: date) -> tuple[date, Problem]:
    """The extract date as the lists tell it, and a problem that says so."""
    found = extract_date(lists.values(), today)
    if found is None:
        return today, Problem(
            Severity.ERROR, "no date can be read",
            "The lists hold no date that can be read, so no figure can be placed in a month.",
            "Check the date columns, and state the extract date with --as-at.",
        )  # fmt: skip
    return found, Problem(
        Severity.NOTE, "extract date taken from the data",
        f"No extract date is stated; {found:%d/%m/%Y} was taken from the latest dates.",
        "State it with --as-at or as_at in council.toml if it is another day.",
    )  # fmt: skip


def _of_lists(problems: Iterable[Problem], lists: Mapping[str, CleanList]) -> list[Problem]:
    """Reading problems; those of a sheet that is no list are of no weight."""
    used = {
        (str(file), str(sheet))
        for clean in lists.values()
        for file, sheet in clean.frame[[FILE, SHEET]].drop_duplicates().to_numpy()
    }
    return [
        replace(problem, severity=Severity.NOTE)
        if problem.sheet and (problem.file, problem.sheet) not in used
        else problem
        for problem in problems
    ]


def _unknown_settings(settings: Settings) -> list[Problem]:
    stated = {
        **dict.fromkeys(settings.list_as_at, "list_as_at"),
        **dict.fromkeys(settings.coverage, "coverage"),
    }
    return [
        Problem(
            Severity.WARNING, "unknown list in settings",
            f"council.toml names a list '{name}' under {where} that does not exist.",
            f"Use one of: {', '.join(LISTS)}.",
        )
        for name, where in stated.items()
        if name not in LISTS
    ]  # fmt: skip
