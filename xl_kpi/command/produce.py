"""Packs and figures from the command line."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from xl_kpi import pipeline
from xl_kpi.audience.audience import all_audiences, parse_audience
from xl_kpi.audience.distribution import read_distribution, write_letters
from xl_kpi.audience.packs import pack_name, write_audience_pack, write_packs
from xl_kpi.command import pdf
from xl_kpi.command.progress import progress_bar
from xl_kpi.errors import PackError
from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.pack.build import write_pack
from xl_kpi.periods import Month
from xl_kpi.problems import Severity


def make_run(
    extracts: Path, month: str | None, settings_folder: Path | None, as_at: datetime | None
) -> pipeline.Run:
    """Read, compute and judge, with bars; the run says what it has read."""
    wanted = Month.parse(month) if month else None
    settings = pipeline.settings_for(extracts, settings_folder)
    if as_at is not None:
        settings = replace(settings, as_at=as_at.date())
    with progress_bar("Reading") as progress:
        loaded = pipeline.load(extracts, settings, progress=progress)
    reported = wanted or pipeline.reporting_month(loaded)
    with progress_bar("Computing") as progress:
        done = pipeline.run(loaded, reported, settings, progress=progress)
    _say_what_was_read(done)
    _warn_of_empty_month(done)
    return done


def _warn_of_empty_month(run: pipeline.Run) -> None:
    table, month = run.judged.figures.table, run.report.month
    of_month = table.loc[table["period"] == str(month), "note"]
    if all(note.startswith(NOT_IN_EXTRACT) for note in of_month):
        click.echo(
            f"Nothing of {month.label} is in these extracts, taken on "
            f"{run.extracts.as_at:%d/%m/%Y}: every figure says 'not in extract'. "
            "Is it the month that you want?",
            err=True,
        )


def _say_what_was_read(run: pipeline.Run) -> None:
    extracts = run.extracts
    errors = sum(problem.severity is Severity.ERROR for problem in extracts.problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in extracts.problems)
    click.echo(
        f"{len(extracts.lists)} lists, {extracts.rows:,} rows, taken on {extracts.as_at:%d/%m/%Y}; "
        f"{errors:,} errors and {warnings:,} warnings found in them.",
        err=True,
    )


def _refuse_without_folder(output: Path | None) -> None:
    """Say at once, and not after minutes of work, that there is no such place."""
    if output is not None and not output.parent.is_dir():
        raise PackError(
            f"There is no folder '{output.parent}' to write in. Make it first, or give another with -o."
        )


def pack(
    extracts: Path,
    month: str | None,
    output: Path | None,
    settings: Path | None,
    as_at: datetime | None,
    audience: str | None = None,
    as_pdf: bool = False,
) -> None:
    """Write the pack, whole or for an audience, and say where."""
    if output is not None and output.suffix.lower() != ".xlsx":
        raise PackError(
            f"A pack is an .xlsx file, and '{output.name}' is not. Name it {output.stem}.xlsx."
        )
    _refuse_without_folder(output)
    if as_pdf:
        pdf.libreoffice()
    report = make_run(extracts, month, settings, as_at).report
    # Beside a folder of extracts, not in it, where it would be read as one of them.
    beside = extracts.resolve().parent
    encrypted = False
    if audience is None:
        path = output or beside / f"KPI pack {report.month}.xlsx"
        write_pack(report, path)
    else:
        whom = parse_audience(audience, report)
        path = output or beside / pack_name(report, whom)
        encrypted = write_audience_pack(report, whom, path).encrypted
    click.echo(f"Pack for {report.month.label} written: {path}")
    if as_pdf:
        click.echo(_NO_PDF if encrypted else f"PDF written: {pdf.write_pdf(path)}", err=encrypted)


def packs(
    extracts: Path,
    month: str | None,
    folder: Path,
    settings: Path | None,
    as_at: datetime | None,
    as_pdf: bool,
) -> None:
    """Write every audience's pack and every recipient's letter, and say which."""
    if as_pdf:
        pdf.libreoffice()
    if extracts.is_dir() and folder.resolve().is_relative_to(extracts.resolve()):
        raise PackError(
            f"'{folder}' lies in the folder of extracts, where packs would be read as some. "
            "Give another with -o."
        )
    report = make_run(extracts, month, settings, as_at).report
    recipients = read_distribution(report)
    try:
        made = write_packs(report, all_audiences(report), folder)
    except OSError as error:
        raise PackError(f"'{folder}' cannot be written to: {error.strerror or error}.") from error
    letters = write_letters(report, recipients, made, folder)
    for one in made:
        click.echo(f"  {one.path.name}{' (encrypted)' if one.encrypted else ''}")
        if as_pdf and not one.encrypted:
            click.echo(f"  {pdf.write_pdf(one.path).name}")
    if as_pdf and any(one.encrypted for one in made):
        click.echo(_NO_PDF, err=True)
    said = f", {len(letters)} letters to send" if letters else ""
    click.echo(f"{len(made)} packs for {report.month.label}{said}: {folder}")


_NO_PDF = "No PDF is made of an encrypted pack: it would lie beside it for anybody to read."


def figures(
    extracts: Path,
    month: str | None,
    output: Path | None,
    settings: Path | None,
    as_at: datetime | None,
) -> None:
    """Write the tidy table, and say where."""
    if output is not None and output.suffix.lower() not in (".csv", ".txt"):
        raise PackError(
            f"Figures are written as a .csv file, and '{output}' is none. Name it {output.stem}.csv."
        )
    _refuse_without_folder(output)
    run = make_run(extracts, month, settings, as_at)
    table = run.judged.figures.written()
    if output is None:
        table.to_csv(sys.stdout, index=False)
        return
    try:
        table.to_csv(output, index=False, encoding="utf-8")
    except OSError as error:
        raise PackError(f"'{output}' cannot be written: {error.strerror or error}.") from error
    click.echo(f"{len(table):,} figures up to {run.report.month.label} written: {output}")
