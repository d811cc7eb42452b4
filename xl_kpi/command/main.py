"""Every subcommand: its words on the command line, and which module does its work.

Nothing heavy is imported until a subcommand runs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path

import click

from xl_kpi import __version__
from xl_kpi.command.accessibility import accessibility
from xl_kpi.command.comparators import comparators
from xl_kpi.errors import XlKpiError

_EXTRACTS = click.argument("extracts", type=click.Path(path_type=Path))
_MONTH = click.option(
    "--month",
    metavar="YYYY-MM",
    help="Reporting month; without it, the last whole month of the extracts.",
)
_SETTINGS = click.option(
    "--settings", type=click.Path(path_type=Path), metavar="FOLDER",
    help="Folder with council.toml, targets.csv, comparators.csv and teams.csv; "
    "without it, the folder 'settings' in or beside the extracts.",
)  # fmt: skip
_AS_AT = click.option(
    "--as-at", type=click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"]), metavar="YYYY-MM-DD",
    help="The day the extracts were taken, if it is not the latest date in them.",
)  # fmt: skip
_PDF = click.option(
    "--pdf", "as_pdf", is_flag=True, help="Also print it to a PDF, where LibreOffice is at hand."
)


class PlainErrors(click.Group):
    """A group whose commands say what is wrong in a sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand; a user's mistake ends it with exit code 2 and a sentence."""
        for stream in (sys.stdout, sys.stderr):
            # A terminal's code page may lack letters that stand in an extract.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except XlKpiError as error:
            click.echo(f"xl-kpi: {error}", err=True)
            sys.exit(2)


@click.group(cls=PlainErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="xl-kpi")
def main() -> None:
    """The monthly performance pack of English children's services, from extracts to Excel.

    EXTRACTS is a folder of .xlsx and .csv files, or one workbook with a sheet a list.
    """


@main.command()
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    metavar="FOLDER",
    help="Where to put the extracts and the pack.",
)
def demo(folder: Path) -> None:
    """Make a whole invented council's extracts and their pack, for March 2020."""
    from xl_kpi.command import demonstrate

    demonstrate.demo(folder)


@main.command()
@_EXTRACTS
@_MONTH
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PACK.xlsx",
    help="The pack to write; without it, beside the folder of extracts.",
)
@_SETTINGS
@_AS_AT
@click.option(
    "--audience", metavar="WHOM",
    help="director, managers, team:NAME or public; without it, the whole pack.",
)  # fmt: skip
@_PDF
def pack(
    extracts: Path,
    month: str | None,
    output: Path | None,
    settings: Path | None,
    as_at: datetime | None,
    audience: str | None,
    as_pdf: bool,
) -> None:
    """Write the month's pack as one .xlsx."""
    from xl_kpi.command import produce

    produce.pack(extracts, month, output, settings, as_at, audience, as_pdf)


@main.command()
@_EXTRACTS
@_MONTH
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="Where to put the packs, their index and the letters.",
)
@_SETTINGS
@_AS_AT
@_PDF
def packs(
    extracts: Path,
    month: str | None,
    folder: Path,
    settings: Path | None,
    as_at: datetime | None,
    as_pdf: bool,
) -> None:
    """Write all packs of a month: director, managers, each team, the public.

    With a distribution.csv among the settings, also an e-mail draft for each person in it.
    """
    from xl_kpi.command import produce

    produce.packs(extracts, month, folder, settings, as_at, as_pdf)


@main.command()
@_EXTRACTS
@_MONTH
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FIGURES.csv",
    help="The file to write; without it, standard output.",
)
@_SETTINGS
@_AS_AT
def figures(
    extracts: Path,
    month: str | None,
    output: Path | None,
    settings: Path | None,
    as_at: datetime | None,
) -> None:
    """Write the tidy table of figures as a .csv."""
    from xl_kpi.command import produce

    produce.figures(extracts, month, output, settings, as_at)


@main.command()
@_EXTRACTS
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PROBLEMS.csv",
    help="Also write every problem to a .csv.",
)
@_SETTINGS
@_AS_AT
def check(
    extracts: Path, output: Path | None, settings: Path | None, as_at: datetime | None
) -> None:
    """Show what is wrong with the extracts; exit 1 where something is left out of the figures."""
    from xl_kpi.command import inspect_extracts

    sys.exit(inspect_extracts.check(extracts, output, settings, as_at))


@main.command()
@_EXTRACTS
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where to put a .csv for each list.",
)
@_SETTINGS
@_AS_AT
def clean(extracts: Path, folder: Path, settings: Path | None, as_at: datetime | None) -> None:
    """Write the lists as understood: standard headers, ISO dates, standard codes, each row's source."""
    from xl_kpi.command import inspect_extracts

    inspect_extracts.clean(extracts, folder, settings, as_at)


@main.command()
@click.option("--definitions", is_flag=True, help="Also print each indicator's definition.")
def indicators(definitions: bool) -> None:
    """List every indicator: its name in figures, its title, what is good, its breakdowns."""
    from xl_kpi.command import catalogue

    catalogue.indicators(definitions)


@main.command()
@_EXTRACTS
@_MONTH
@_SETTINGS
@_AS_AT
def reconcile(
    extracts: Path, month: str | None, settings: Path | None, as_at: datetime | None
) -> None:
    """Compute the figures and hold them against each other; exit 1 where some do not agree.

    In the place of EXTRACTS, a .csv written by `xl-kpi figures` may be given.
    """
    from xl_kpi.command import reconcile_figures

    sys.exit(reconcile_figures.reconcile(extracts, month, settings, as_at))


@main.command()
@click.argument("tables", metavar="TABLES.csv", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="CONTRADICTIONS.csv",
    help="Also write every contradiction to a .csv.",
)
@click.option("--markdown", is_flag=True, help="Print a Markdown table.")
def audit(tables: Path, output: Path | None, markdown: bool) -> None:
    """Find what a published report got wrong; exit 1 where its figures contradict each other.

    TABLES.csv has a line for each printed figure: see docs/audit.md.
    """
    from xl_kpi.command import reconcile_figures

    sys.exit(reconcile_figures.audit(tables, output, markdown))


@main.command()
@click.argument("workbook", type=click.Path(path_type=Path), required=False)
def doctor(workbook: Path | None) -> None:
    """Check that this computer can do all that Excel asks of it; exit 1 where something is to be done.

    WORKBOOK is one made from the template, or the folder it is to stand in.
    """
    from xl_kpi.command import doctor as checks

    sys.exit(checks.doctor(workbook))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--no-example", is_flag=True, help="Only the template and the add-in.")
def new(folder: Path, no_example: bool) -> None:
    """Start inside Excel: copy the template workbook, the add-in and a running example to FOLDER."""
    from xl_kpi.command import new_workbook

    new_workbook.new(folder, not no_example)


@main.command()
@click.argument("workbook", metavar="WORKBOOK.xlsm", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only look for problems, as the button Check extracts.")
def refresh(workbook: Path, check: bool) -> None:
    """Do what the button Refresh pack does, with no Excel; exit 1 where it was not done."""
    from xl_kpi.command import refresh_workbook

    sys.exit(refresh_workbook.refresh(workbook, check))


main.add_command(accessibility)
main.add_command(comparators)
