"""Comparators from published files, on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import click

from xl_kpi.errors import XlKpiError

_YEAR = re.compile(r"(20\d\d)(?:\s*[/-]\s*(\d\d|20\d\d))?")


@click.group()
def comparators() -> None:
    """Published figures of others to hold the council's own against."""


@comparators.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--council", required=True, help="Its name, DfE number or ONS code.")
@click.option(
    "--year", "years", multiple=True, metavar="YYYY",
    help="The year in which the financial year ends (2019 is 2018/19); may be given again. "
    "Without it, the latest of each measure.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="COMPARATORS.csv",
    default=Path("settings/comparators.csv"), show_default=True,
    help="The file to write; lines of others' figures that stand in it are kept.",
)  # fmt: skip
def update(files: tuple[Path, ...], council: str, years: tuple[str, ...], output: Path) -> None:
    """Make comparators.csv of the Department for Education's published files.

    FILES, in any order: the figures of the local authority interactive tool (.csv or .csv.gz),
    its measures (.csv) and the list of statistical neighbours (.xlsx).
    """
    from xl_kpi.comparators.published import read_published
    from xl_kpi.comparators.settings_file import merge, write
    from xl_kpi.comparators.update import make_update
    from xl_kpi.indicators.registry import REGISTRY

    asked = sorted({_year(said) for said in years})
    made = make_update(read_published(files), council, asked, REGISTRY)
    merged = merge(output, made.lines)
    write(output, merged)
    indicators = len({line.indicator for line in made.lines})
    of_years = ", ".join(sorted({line.year for line in made.lines}))
    click.echo(
        f"{made.council.name} ({made.council.code}): {len(made.lines)} comparators of {indicators} "
        f"indicators, {of_years}, written to {output}; {merged.kept} other lines kept."
    )
    for note in made.notes:
        click.echo(f"- {note}")
    for cells in merged.replaced:
        click.echo(f"- {cells[0]}, {cells[1]} {cells[2]}: was '{cells[3]}', by hand; replaced.")


def _year(said: str) -> int:
    """The year in which the financial year ends: of 2019, 2018/19 and 2018-2019 all 2019."""
    found = _YEAR.fullmatch(said.strip())
    if found is None:
        raise XlKpiError(f"'{said}' is no year. Write 2019 or 2018/19 for the year to March 2019.")
    first = int(found[1])
    if found[2] and int(found[2][-2:]) != (first + 1) % 100:
        raise XlKpiError(f"'{said}' is no financial year. Write 2018/19 or 2019.")
    return first + 1 if found[2] else first
