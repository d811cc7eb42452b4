"""Figures against each other: those computed here, and those that somebody has published."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from xl_kpi.errors import ExtractError, PackError
from xl_kpi.figures.table import COLUMNS
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.reconcile.audit import Audit, audit_cells
from xl_kpi.reconcile.computed import Checked, check_figures
from xl_kpi.reconcile.contradiction import Contradiction
from xl_kpi.reconcile.keys import Key
from xl_kpi.reconcile.tables import read_tables

_SHOWN = 50


def reconcile(
    source: Path, month: str | None, settings: Path | None, as_at: datetime | None
) -> int:
    """Print how many checks were made, and each that failed; 1 where any did, else 0."""
    if source.suffix.lower() == ".csv" and source.is_file():
        checked, figures = _written(source)
    else:
        checked, figures = _computed(source, month, settings, as_at)
    failures = checked.failures
    said = "all hold" if not failures else f"{len(failures):,} do not hold"
    click.echo(f"{checked.checks:,} checks of {figures:,} figures: {said}.")
    for failure in failures[:_SHOWN]:
        click.echo(f"- {failure.what}")
    if len(failures) > _SHOWN:
        click.echo(f"- and {len(failures) - _SHOWN:,} more")
    return int(bool(failures))


def _written(path: Path) -> tuple[Checked, int]:
    """A table of figures that was written before."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            lines = [] if lacking else [*reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ExtractError(
            f"'{path}' cannot be read: {error}. Give a .csv written by `xl-kpi figures`."
        ) from error
    if lacking:
        raise ExtractError(
            f"'{path}' is no table of figures: it has no column '{lacking[0]}'. Give a .csv "
            "written by `xl-kpi figures`, or the folder of extracts; for the figures of a "
            "published report there is `xl-kpi audit`."
        )
    return check_figures(lines), len(lines)


def _computed(
    extracts: Path, month: str | None, settings: Path | None, as_at: datetime | None
) -> tuple[Checked, int]:
    from xl_kpi.command.produce import make_run

    run = make_run(extracts, month, settings, as_at)
    table = run.judged.figures.table
    lines = [{str(name): said for name, said in line.items()} for line in table.to_dict("records")]
    return check_figures(lines, run.registry), len(table)


def audit(path: Path, output: Path | None, markdown: bool) -> int:
    """Print every contradiction of a report; 1 where there are any, else 0."""
    tables = read_tables(path, REGISTRY)
    for note in tables.notes:
        click.echo(note, err=True)
    done = audit_cells(tables.cells)
    if output is not None:
        _write(done.contradictions, output)
    if markdown:
        _print_markdown(done.contradictions)
    else:
        _print(done, tables.lines)
    if not done.certain:
        click.echo(
            "There are so many contradictions that not every way to resolve them was tried: some "
            "figures may be named in the place of others.",
            err=True,
        )
    return int(bool(done.contradictions))


def _print(done: Audit, lines: int) -> None:
    wrong = done.contradictions
    number = f"{len(wrong):,}" if wrong else "none"
    verb = "contradict" if len(wrong) > 1 else "contradicts"
    click.echo(
        f"{done.figures:,} of {lines:,} printed figures took part in {done.checks:,} checks; "
        f"{number} of them {verb} the others."
    )
    section = None
    for one in wrong:
        if one.section != section:
            section = one.section
            click.echo()
            click.echo(click.style(section, bold=True))
        click.echo(f"  {one.place}")
        click.echo(f"      {one.sentence}")


def _print_markdown(contradictions: Sequence[Contradiction]) -> None:
    click.echo("| Row | Section | Where | Figure | Printed | Should be | Because |")
    click.echo("|---:|---|---|---|---:|---:|---|")
    for one in contradictions:
        figure = ", ".join(filter(None, (one.row, one.column)))
        because = one.because + (f"; {one.or_else_said}" if one.or_else else "")
        cells = (
            str(one.line), one.section, one.where, figure, one.printed or "(blank)",
            one.should_be, because,
        )  # fmt: skip
        click.echo(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")


def _write(contradictions: Sequence[Contradiction], path: Path) -> None:
    names = ("line", "section", "where", "row", "column", "printed", "should_be", "because")
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow((*names, "or_else", *Key._fields, "measure"))
            for one in contradictions:
                others = " ".join(map(str, one.or_else))
                place = [getattr(one, name) for name in names]
                writer.writerow([*place, others, *one.key, one.measure])
    except OSError as error:
        raise PackError(f"'{path}' cannot be written: {error.strerror or error}.") from error
