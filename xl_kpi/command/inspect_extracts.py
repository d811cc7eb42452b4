"""Extracts looked at: their problems, and the lists as they were understood."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click
import pandas as pd

from xl_kpi import pipeline
from xl_kpi.command.progress import progress_bar
from xl_kpi.errors import PackError
from xl_kpi.extracts.clean_list import FILE, GROUP_SUFFIX, LEFT_OUT, ROW, SHEET, CleanList
from xl_kpi.extracts.declaration import Column, Kind
from xl_kpi.extracts.extracts import Extracts
from xl_kpi.extracts.lists import LISTS
from xl_kpi.problems import Problem, Severity, by_kind, times
from xl_kpi.settings import Settings

_SHOWN = 10


def _loaded(
    extracts: Path, settings_folder: Path | None, as_at: datetime | None
) -> tuple[Extracts, Settings]:
    settings = pipeline.settings_for(extracts, settings_folder)
    if as_at is not None:
        settings = replace(settings, as_at=as_at.date())
    with progress_bar("Reading") as progress:
        return pipeline.load(extracts, settings, progress=progress), settings


def check(
    extracts: Path, output: Path | None, settings: Path | None, as_at: datetime | None
) -> int:
    """Print the problems; 1 where there are errors, else 0."""
    loaded, chosen = _loaded(extracts, settings, as_at)
    for clean in loaded.lists.values():
        span = loaded.coverage[clean.id]
        covers = (
            f"covers {span.first:%d/%m/%Y} to {span.last:%d/%m/%Y}"
            if span.first <= span.last
            else f"shows what is open on {span.as_at:%d/%m/%Y}"
            if len(clean.frame)
            else "empty"
        )
        click.echo(f"{clean.declaration.title}: {len(clean.frame):,} rows; {covers}")
        click.echo(f"    {_how_understood(clean)}")
    # Some problems show only when figures are computed: an entered figure that is not used.
    run = pipeline.run(loaded, pipeline.reporting_month(loaded), chosen)
    problems = run.extracts.problems
    click.echo()
    _print_problems(problems)
    if output is not None:
        _write_problems(problems, output)
        click.echo(f"All {len(problems):,} problems written: {output}")
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _how_understood(clean: CleanList) -> str:
    """Where a list was read, how many of its columns were found, and which cells were not used."""
    places = clean.frame[[FILE, SHEET]].drop_duplicates().astype(str).to_numpy().tolist()
    where = "; ".join(", ".join(filter(None, place)) for place in places) or "an empty sheet"
    columns = clean.declaration.columns
    found = sum(column.name in clean.frame for column in columns)
    unused = [str(header) for header in clean.extras.columns]
    said = f"read from {where}: {found} of {len(columns)} columns"
    return f"{said}; not used: {', '.join(unused)}" if unused else said


def _print_problems(problems: Sequence[Problem]) -> None:
    if not problems:
        click.echo("No problem was found.")
        return
    for group in by_kind(problems):
        first, number = group[0], times(group)
        title = LISTS[first.list_id].title if first.list_id in LISTS else ""
        where = ", ".join(filter(None, (title, first.column)))
        counted = f" ({number:,} times)" if number > 1 else ""
        click.echo(f"{first.severity}: {first.kind}{counted}{': ' + where if where else ''}")
        click.echo(f"    {first.what} {first.to_do}")
        placed = [problem for problem in group if problem.file]
        for problem in placed[:_SHOWN]:
            value = f": '{problem.value[:60]}'" if problem.value else ""
            own = f" {problem.what}" if problem.what != first.what else ""
            click.echo(f"    - {problem.place}{value}{own}")
        if number > _SHOWN and placed:
            click.echo(f"    - and {number - _SHOWN:,} more; -o PROBLEMS.csv writes them")


def _write_problems(problems: Sequence[Problem], path: Path) -> None:
    names = (
        "severity",
        "kind",
        "list_id",
        "file",
        "sheet",
        "row",
        "column",
        "value",
        "what",
        "to_do",
    )
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows([[getattr(problem, name) for name in names] for problem in problems])
    except OSError as error:
        raise PackError(f"'{path}' cannot be written: {error.strerror or error}.") from error


def clean(extracts: Path, folder: Path, settings: Path | None, as_at: datetime | None) -> None:
    """Write a .csv for each list, as understood."""
    if folder.resolve() == (extracts if extracts.is_dir() else extracts.parent).resolve():
        raise PackError(
            f"'{folder}' holds the extracts, and the cleaned lists would be read with them. "
            "Give another folder with -o."
        )
    loaded, _ = _loaded(extracts, settings, as_at)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in loaded.lists.values():
            path = folder / f"{one.declaration.file_stem}.csv"
            as_understood(one).to_csv(path, index=False, encoding="utf-8")
            click.echo(f"{one.declaration.title}: {len(one.frame):,} rows written: {path}")
    except OSError as error:
        raise PackError(f"'{folder}' cannot be written to: {error.strerror or error}.") from error


def as_understood(clean_list: CleanList) -> pd.DataFrame:
    """A list under its standard headers, with ISO dates, standard codes and each row's source.

    A code that has a group has a column with the group beside it. Columns that no declaration
    knows follow under their own headers. A value that was not recognised reads
    "not recognised: <the value>".
    """
    frame = clean_list.frame
    columns: dict[str, pd.Series] = {}
    for column in clean_list.declaration.columns:
        if column.name not in frame:
            continue
        columns[column.header] = _written(column, frame[column.name])
        if column.name + GROUP_SUFFIX in frame:
            columns[f"{column.header} (group)"] = frame[column.name + GROUP_SUFFIX]
    for header in clean_list.extras.columns:
        name = header if header not in columns else f"{header} (extra)"
        columns[name] = clean_list.extras[header]
    columns |= {"Source file": frame[FILE], "Source sheet": frame[SHEET], "Source row": frame[ROW]}
    return pd.DataFrame(columns | {"Left out": frame[LEFT_OUT]})


def _written(column: Column, values: pd.Series) -> pd.Series:
    match column.kind:
        case Kind.DATE:
            return values.dt.strftime("%Y-%m-%d")
        case Kind.DATE_TIME:
            return values.dt.strftime("%Y-%m-%dT%H:%M:%S")
        case Kind.WHOLE | Kind.NUMBER if values.dropna().mod(1).eq(0).all():
            return values.astype("Int64")
        case _:
            return values
