"""A new workbook filled from a folder of settings and linked to a folder of extracts."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from xl_kpi.extracts.identification import Identified, identify
from xl_kpi.extracts.links.link import How
from xl_kpi.extracts.reading import extract_files, read_extracts
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.narrative.commentary import COMMENTARY_FILE
from xl_kpi.settings import COUNCIL_FILE
from xl_kpi.workbook.answer import Block, Written, below, named
from xl_kpi.workbook.contents import Place
from xl_kpi.workbook.sheets.linked import LINKS
from xl_kpi.workbook.sheets.list_sheets import LIST_SHEETS
from xl_kpi.workbook.sheets.settings import CHOICES, COMPARATORS, TARGETS, TEAMS
from xl_kpi.workbook.sheets.start import COUNCIL, MONTH

_TABLES = (
    (TARGETS, "targets"),
    (COMPARATORS, "comparators"),
    (COMPARATORS, "comparator_names"),
    (TEAMS, "teams"),
)
Places = Mapping[str, Place]


def settings_blocks(places: Places, folder: Path, month: str = "") -> Iterator[Block]:
    """What a settings folder says, in the workbook's own sheets."""
    for sheet, name in _TABLES:
        path = folder / f"{name}.csv"
        if path.is_file():
            fields = [field.name for field in sheet.table(name).fields]
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = [
                    [row.get(field) or None for field in fields] for row in csv.DictReader(file)
                ]
            yield below(places[f"kpi_table_{name}"], rows, len(fields))
    said = tomllib.loads((folder / COUNCIL_FILE).read_text(encoding="utf-8-sig"))
    yield from named(places[COUNCIL], said.get("council", {}).get("name"))
    if month:
        yield from named(places[MONTH], month)
    choices = places["kpi_table_choices"]
    for at, choice in enumerate(CHOICES, start=1):
        value = said.get(choice.section, {}).get(choice.key)
        if value is not None:
            place = Place(choices.sheet, choices.row + at, choices.column + 1)
            yield from named(place, _shown(value))
    yield from _dates(places, said.get("extracts", {}))
    if said_of := _commentary(folder, month):
        yield below(places["kpi_table_commentary"], said_of, len(said_of[0]))
    if notes := said.get("notes"):
        yield below(places["kpi_table_notes"], list(notes.items()), 2)


def _commentary(folder: Path, month: str) -> list[list[Written]]:
    """The month's commentary, its chapters by the names that the sheet's drop-down offers."""
    path = folder / COMMENTARY_FILE
    if not path.is_file():
        return []
    titles = {chapter.id: chapter.title for chapter in REGISTRY.chapters}
    columns = ("section", "commentary", "owner", "action")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            [
                titles.get(row["chapter"], row["chapter"]),
                *(row.get(name) or None for name in columns),
            ]
            for row in csv.DictReader(file)
            if row["month"] == month
        ]


def _dates(places: Places, extracts: Mapping[str, Any]) -> Iterator[Block]:
    table = places["kpi_table_dates"]
    taken, covers = extracts.get("list_as_at", {}), extracts.get("coverage", {})
    for at, sheet in enumerate(LIST_SHEETS, start=1):
        spans = covers.get(sheet.list.id, [])
        days = [taken.get(sheet.list.id), *(spans if isinstance(spans, list) else [spans])]
        if any(days):
            place = Place(table.sheet, table.row + at, table.column + 1)
            yield Block(place, (tuple(_shown(day) for day in days),))


def _shown(value: object) -> Written:
    """As an analyst would type it."""
    if value is None:
        return None
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def link_blocks(places: Places, extracts: Path, written: str) -> Iterator[Block]:
    """Each list that a folder of extracts holds, linked to its file.

    Parameters
    ----------
    places
        The workbook's named cells.
    extracts
        The folder.
    written
        How the folder is written in the workbook: from the workbook's own folder on.
    """
    table = places["kpi_table_links"]
    fields = [field.name for field in LINKS.table("links").fields]
    row_of = {sheet.list.id: table.row + 1 + at for at, sheet in enumerate(LIST_SHEETS)}
    for path in extract_files(extracts):
        for found in read_extracts(path).tables:
            held = identify(found)
            if isinstance(held, Identified) and held.list.id in row_of:
                said: dict[str, Written] = {
                    "how": str(How.FILE), "place": f"{written}/{path.name}",
                    "sheet": found.sheet or None,
                }  # fmt: skip
                place = Place(table.sheet, row_of.pop(held.list.id), table.column + 1)
                yield Block(place, (tuple(said.get(field) for field in fields[1:]),))
