"""A list from a file, or from the newest file of a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.identification import Identified, identify
from xl_kpi.extracts.links.link import Link
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading import extract_files, read_extracts
from xl_kpi.extracts.reading.result import Reading


def read_file_link(link: Link, folder: Path | None) -> Reading:
    """The link's list from its file.

    Parameters
    ----------
    link
        A link to a file or a folder.
    folder
        From where a place counts that is not given in full.

    Raises
    ------
    ExtractError
        Where there is no such file, or it does not hold the list.
    """
    path = linked_file(link, folder)
    reading = read_extracts(path)
    tables = reading.tables
    if link.sheet:
        tables = tuple(t for t in tables if t.sheet.casefold() == link.sheet.casefold())
        if not tables:
            raise ExtractError(f"{path.name} has no sheet '{link.sheet}'. Correct its name.")
    held = tuple(found for table in tables if (found := _as_list(table, link)) is not None)
    if not held:
        raise ExtractError(
            f"{path.name} does not hold the list {link.list.title}: its headers are not found in "
            "the first rows. Link the right file, or name its sheet."
        )
    sheets = {table.sheet for table in held}
    problems = tuple(p for p in reading.problems if not p.sheet or p.sheet in sheets)
    return Reading(held, problems, reading.files)


def linked_file(link: Link, folder: Path | None) -> Path:
    """The very file that a link means: of a folder, the newest one."""
    if not link.place:
        raise ExtractError("no file or folder is named. Write one under 'File or folder'.")
    place = Path(link.place).expanduser()
    if not place.is_absolute():
        if folder is None:
            raise ExtractError(
                f"'{link.place}' counts from this workbook's folder, which is not on this "
                "computer. Write the place in full, such as C:\\Extracts."
            )
        place = folder / place
    if place.is_file():
        return place
    if not place.is_dir():
        raise ExtractError(f"there is no file or folder '{place}'. Correct it.")
    wanted = link.pattern or "*"
    files = [file for file in extract_files(place) if _matches(file, wanted)]
    if not files:
        raise ExtractError(f"the folder '{place}' has no file named '{wanted}'.")
    return max(files, key=lambda file: (file.stat().st_mtime_ns, file.name))


def _matches(file: Path, pattern: str) -> bool:
    return Path(file.name.casefold()).match(pattern.casefold())


def _as_list(table: RawTable, link: Link) -> RawTable | None:
    """The table if it holds the list, under the list's name where its own does not tell."""
    for tried in (table, replace(table, sheet=link.list.title)):
        found = identify(tried)
        if isinstance(found, Identified) and found.list.id == link.list.id:
            return tried
    return None
