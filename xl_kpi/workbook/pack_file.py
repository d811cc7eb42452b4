"""The pack as a file beside the workbook: where it goes, when it appears, what its figures are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xl_kpi.errors import PackError
from xl_kpi.extracts.reading import read_workbook
from xl_kpi.figures.table import COLUMNS
from xl_kpi.periods import Month
from xl_kpi.workbook.answer import Written
from xl_kpi.workbook.contents import rows_of
from xl_kpi.workbook.sheets.results import FIGURES

_NUMBERS = frozenset(("numerator", "denominator", "value", "target"))


@dataclass(frozen=True)
class PackFile:
    """A pack that is written but does not stand in its place yet."""

    written: Path
    place: Path

    def publish(self) -> None:
        """Put it in its place.

        Raises
        ------
        PackError
            Where an older pack of that name cannot be replaced.
        """
        try:
            self.written.replace(self.place)
        except OSError as error:
            raise _in_the_way(self.place, error) from error

    def discard(self) -> None:
        """Leave nothing behind."""
        self.written.unlink(missing_ok=True)


def folder_for_packs(said: str, beside: Path | None) -> Path:
    """The folder for packs: the one said, or else that of the workbook.

    Raises
    ------
    PackError
        Where there is none, or nothing can be written in it.
    """
    folder = Path(said).expanduser() if said else None
    if folder is None or not folder.is_absolute():
        if beside is None:
            raise PackError(
                "This workbook does not lie in a folder of this computer (it is new, or on SharePoint), "
                "so there is no place beside it. Save it, or write a folder in full, such as "
                "C:\\Packs, under 'Save packs in' on Start."
            )
        folder = beside / folder if folder else beside
    if not folder.is_dir():
        raise PackError(f"There is no folder '{folder}'. Correct 'Save packs in' on Start.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise PackError(
            f"Nothing can be written in the folder '{folder}' ({error.strerror or error}). Choose "
            "another under 'Save packs in' on Start."
        ) from error
    return folder


def place_for_pack(folder: Path, month: Month) -> Path:
    """Where the month's pack goes; it may not be open.

    Raises
    ------
    PackError
        Where a pack of that name is open in Excel.
    """
    place = folder / f"KPI pack {month}.xlsx"
    if (folder / f"~${place.name}").exists():
        raise _open(place)
    if place.exists():
        try:
            with place.open("r+b"):
                pass
        except OSError as error:
            raise _in_the_way(place, error) from error
    return place


def write_aside(write: Callable[[Path], None], place: Path) -> PackFile:
    """Have a pack written beside its place, so that an older one stays until all is well."""
    aside = place.with_name(f".{place.stem}.{os.getpid()}.xlsx")
    pack = PackFile(aside, place)
    try:
        write(aside)
    except BaseException:
        pack.discard()
        raise
    return pack


def figures_of(pack: Path) -> list[list[Written]]:
    """The rows of a pack's sheet Figures, with numbers as numbers."""
    table = next(t for t in read_workbook(pack).tables if t.sheet == FIGURES.name)
    rows = rows_of(table, 1)
    # A title stands above the header.
    header = next(at for at, row in enumerate(rows) if row[0] == COLUMNS[0])
    return [
        [
            _number(text) if name in _NUMBERS else text
            for name, text in zip(COLUMNS, row, strict=False)
        ]
        for row in rows[header + 1 :]
    ]


def _number(text: str | None) -> Written:
    if text is None:
        return None
    try:
        return float(text)
    except ValueError:
        return text


def _open(place: Path) -> PackError:
    return PackError(f"'{place.name}' is open in Excel. Close it, then press again.")


def _in_the_way(place: Path, error: OSError) -> PackError:
    if isinstance(error, PermissionError):
        return PackError(
            f"'{place.name}' cannot be replaced: it is open, or may not be written to. Close it, "
            "then press again."
        )
    return PackError(f"'{place.name}' cannot be written: {error.strerror or error}.")
