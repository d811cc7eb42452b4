"""The button's work from the command line, with no Excel at all."""

from __future__ import annotations

from pathlib import Path

import click

from xl_kpi.workbook.by_file import refresh_file
from xl_kpi.workbook.sheets.start import DONE


def refresh(workbook: Path, only_check: bool) -> int:
    """Refresh a workbook and say how it went; 1 where it was not done, else 0."""
    record = refresh_file(workbook, only_check=only_check).record
    done = record.status == DONE
    click.echo(record.message if done else f"xl-kpi: {record.message}", err=not done)
    return 0 if done else 1
