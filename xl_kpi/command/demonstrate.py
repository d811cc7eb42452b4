"""The example: a whole invented council, and its pack, in one command."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import click

import xl_kpi
from xl_kpi.command.produce import pack
from xl_kpi.errors import PackError, XlKpiError
from xl_kpi.settings import SETTINGS_FOLDER

EXAMPLE = "march_2020"


def example_folder() -> Path:
    """Where the example's script and settings stand: in the package, or beside it in a clone."""
    package = Path(xl_kpi.__file__).parent
    for place in (package / "examples" / EXAMPLE, package.parent / "examples" / EXAMPLE):
        if place.is_dir():
            return place
    raise XlKpiError("The example is not part of this installation. Install xl_kpi again.")


def _copy_missing(source: Path, folder: Path) -> None:
    """Copy a folder's files, but leave those alone that somebody may have changed."""
    folder.mkdir(exist_ok=True)
    for path in sorted(source.iterdir()):
        if path.is_file() and not (folder / path.name).exists():
            shutil.copyfile(path, folder / path.name)


def demo(folder: Path) -> None:
    """Make the example's extracts in a folder, with its settings, and write the pack."""
    example = example_folder()
    extracts = folder / "extracts"
    try:
        extracts.mkdir(parents=True, exist_ok=True)
        _copy_missing(example / SETTINGS_FOLDER, folder / SETTINGS_FOLDER)
        click.echo("Making the extracts of an invented council ...", err=True)
        runpy.run_path(str(example / "make_extracts.py"))["make_extracts"](extracts)
    except OSError as error:
        raise PackError(f"'{folder}' cannot be written to: {error.strerror or error}.") from error
    pack(
        extracts,
        "2020-03",
        folder / "Herefordshire March 2020.xlsx",
        folder / SETTINGS_FOLDER,
        None,
    )
