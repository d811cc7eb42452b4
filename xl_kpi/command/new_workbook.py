"""A folder to start from: the template, the add-in, and an example that runs at once."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import click

import xl_kpi
from xl_kpi.command.demonstrate import example_folder
from xl_kpi.errors import PackError, XlKpiError
from xl_kpi.settings import SETTINGS_FOLDER
from xl_kpi.workbook.filling import link_blocks, settings_blocks
from xl_kpi.workbook.package import WorkbookFile

TEMPLATE, ADD_IN = "KPI pack.xlsm", "xl_kpi.xlam"
EXAMPLE, EXAMPLE_WORKBOOK, EXTRACTS = "example", "KPI pack example.xlsm", "extracts"
_EXAMPLE_MONTH = "2020-03"


def templates_folder() -> Path:
    """Where the template stands: in the package, or beside it in a clone."""
    package = Path(xl_kpi.__file__).parent
    for place in (package / "workbook" / "templates", package.parent / "workbook_templates"):
        if (place / TEMPLATE).is_file():
            return place
    raise XlKpiError("The template is not part of this installation. Install xl_kpi again.")


def new(folder: Path, with_example: bool) -> None:
    """Make the folder, and say what is in it."""
    workbook = folder / TEMPLATE
    if workbook.exists():
        raise PackError(f"'{workbook}' is there already and stays as it is. Give another folder.")
    templates = templates_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (TEMPLATE, ADD_IN):
            shutil.copyfile(templates / name, folder / name)
        click.echo(f"Template: {workbook}")
        click.echo(f"Add-in for Excel: {folder / ADD_IN}")
        if with_example:
            click.echo("Making the extracts of an invented council ...", err=True)
            click.echo(f"Example that runs at once: {_make_example(folder / EXAMPLE, templates)}")
    except OSError as error:
        raise PackError(f"'{folder}' cannot be written to: {error.strerror or error}.") from error


def _make_example(folder: Path, templates: Path) -> Path:
    """The example's extracts, and a workbook that is linked to them and has its settings."""
    source, extracts = example_folder(), folder / EXTRACTS
    extracts.mkdir(parents=True)
    runpy.run_path(str(source / "make_extracts.py"))["make_extracts"](extracts)
    return linked_workbook(
        folder / EXAMPLE_WORKBOOK, extracts, source / SETTINGS_FOLDER, _EXAMPLE_MONTH, templates
    )


def linked_workbook(
    path: Path, extracts: Path, settings: Path, month: str, templates: Path
) -> Path:
    """A workbook beside a folder of extracts, linked to them, with what a settings folder says."""
    shutil.copyfile(templates / TEMPLATE, path)
    file = WorkbookFile(path)
    file.write(settings_blocks(file.places, settings, month))
    file.write(link_blocks(file.places, extracts, extracts.name))
    file.save()
    return path
