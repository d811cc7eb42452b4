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
from xl_kpi.problems import Problem, Severity, counts_by_kind

_SHOWN = 20


def _loaded(extracts: Path, settings_folder: Path | None, as_at: datetime | None) -> Extracts:
    settings = pipeline.settings_for(extracts, settings_folder)
    if as_at is not None:
        settings = replace(settings, as_at=as_at.date())
    with progress_bar("Reading") as progress:
        return pipeline.load(extracts, settings, progress=progress)


def check(
    extracts: Path, output: Path | None, settings: Path | None, as_at: datetime | None
) -> int:
    """Print the problems; 1 where there are errors, else 0."""
    loaded = _loaded(extracts, settings, as_at)
    for clean in loaded.lists.values():
        span = loaded.coverage[clean.id]
        covers = (
            f"covers {span.first:%d/%m/%Y} to {span.last:%d/%m/%Y}"
            if span.first <= span.last
            else f"shows what is open on {span.as_at:%d/%m/%Y}"
        )
        click.echo(f"{clean.declaration.title}: {len(clean.frame):,} rows; {covers}")
    click.echo()
    _print_problems(loaded.problems)
    if output is not None:
        _write_problems(loaded.problems, output)
        click.echo(f"All {len(loaded.problems):,} problems written: {output}")
    return int(any(problem.severity is Severity.ERROR for problem in loaded.problems))


def _print_problems(problems: Sequence[Problem]) -> None:
    if not problems:
        click.echo("No problem was found.")
        return
    for severity in Severity:
        some = [problem for problem in problems if problem.severity is severity]
        for problem in some[:_SHOWN]:
            value = f" '{problem.value[:60]}'" if problem.value else ""
            place = f"{problem.place}:" if problem.place else ""
            click.echo(
                " ".join(
                    filter(
                        None,
                        (f"{severity}:", f"{place}{value}".strip(), problem.what, problem.to_do),
                    )
                )
            )
        if len(some) > _SHOWN:
            click.echo(
                f"{severity}: and {len(some) - _SHOWN:,} more; with -o PROBLEMS.csv all are written."
            )
    click.echo()
    for (kind_severity, list_id, column, kind), number in sorted(counts_by_kind(problems).items()):
        click.echo(
            f"{number:>7,}  {kind_severity}: {', '.join(filter(None, (kind, list_id, column)))}"
        )


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
    loaded = _loaded(extracts, settings, as_at)
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
        case Kind.WHOLE:
            return values.astype("Int64")
        case _:
            return values
