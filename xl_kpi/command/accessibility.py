"""The accessibility check, on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("workbook", metavar="PACK.xlsx", type=click.Path(path_type=Path))
@click.option("--markdown", is_flag=True, help="Print a Markdown page.")
@click.option(
    "--allow", multiple=True, metavar="RULE",
    help="A rule that is knowingly not followed, such as no_headers_or_footers; may be given again.",
)  # fmt: skip
@click.option("--all-places", is_flag=True, help="Name every place, not only the first ten.")
def accessibility(workbook: Path, markdown: bool, allow: tuple[str, ...], all_places: bool) -> None:
    """Check a workbook against the checklist for accessible spreadsheets.

    Exit 1 where an essential point is not met; docs/accessibility.md says what each asks.
    """
    from xl_kpi.accessibility import check

    report = check.check_workbook(workbook, allow)
    said = check.markdown if markdown else check.lines
    for line in said(report, sys.maxsize) if all_places else said(report):
        click.echo(line)
    sys.exit(int(bool(report.failed)))
