"""The settings of a workbook as a settings folder, so that one reader reads both."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from xl_kpi.errors import SettingsError
from xl_kpi.extracts.dates import read_date
from xl_kpi.settings import COUNCIL_FILE, Settings, read_settings
from xl_kpi.workbook.contents import Contents
from xl_kpi.workbook.declared import SheetDeclaration
from xl_kpi.workbook.own_tables import TableRow, table_rows
from xl_kpi.workbook.sheets.list_sheets import BY_NAME
from xl_kpi.workbook.sheets.settings import CHOICES, COMPARATORS, SETTINGS, TARGETS, TEAMS, Choice
from xl_kpi.workbook.sheets.start import COUNCIL

_TABLES = (
    (TARGETS, "targets"),
    (COMPARATORS, "comparators"),
    (COMPARATORS, "comparator_names"),
    (TEAMS, "teams"),
)
_SHEET_OF = {f"{name}.csv": sheet.name for sheet, name in _TABLES} | {COUNCIL_FILE: SETTINGS.name}
_BY_COMMAND = "with --as-at or as_at in council.toml"
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@contextmanager
def settings_of(contents: Contents) -> Iterator[Settings]:
    """The workbook's settings, for as long as the folder made of them is needed.

    Raises
    ------
    SettingsError
        Where a cell cannot be used, with its sheet and row.
    """
    with TemporaryDirectory(prefix="xl_kpi_") as place:
        folder = Path(place)
        (folder / COUNCIL_FILE).write_text(_council_toml(contents), encoding="utf-8")
        for sheet, name in _TABLES:
            _write_table(contents, sheet, name, folder)
        with told_by_sheet():
            settings = read_settings(folder)
        yield replace(settings, folder=folder)


@contextmanager
def told_by_sheet() -> Iterator[None]:
    """Whatever is said of a settings file is said of the sheet that it was made of."""
    try:
        yield
    except SettingsError as error:
        raise SettingsError(by_sheet(str(error))) from error


def by_sheet(said: str) -> str:
    """What is said of a settings file or of the command line, said of the workbook's sheets."""
    said = said.replace(_BY_COMMAND, f"under 'Extracts taken on' on the sheet {SETTINGS.name}")
    for file, sheet in _SHEET_OF.items():
        said = re.sub(rf"\b{re.escape(file)}, line (\d+)", rf"{sheet}, row \1", said)
        said = said.replace(file, f"the sheet {sheet}")
    return said[:1].upper() + said[1:]


def _write_table(contents: Contents, sheet: SheetDeclaration, name: str, folder: Path) -> None:
    """A table as .csv, its rows on the lines that have their numbers in the sheet."""
    fields = [field.name for field in sheet.table(name).fields]
    rows = [row for row in table_rows(contents, sheet, name) if _counts(row, fields)]
    if not rows:
        return
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(fields)
        line = 1
        for row in rows:
            file.write("\n" * (row.row - line - 1))
            writer.writerow([" ".join(_as_written(row, field).split()) for field in fields])
            line = row.row


def _counts(row: TableRow, fields: list[str]) -> bool:
    """A name that the template offers without more to it is no row yet."""
    return any(row[field] for field in fields)


def _as_written(row: TableRow, field: str) -> str:
    """A cell as the settings files have it: Excel may have made a date of a month."""
    text = row[field]
    if field == "began" and (day := read_date(text)) is not None:
        return f"{day:%Y-%m}"
    return text


def _council_toml(contents: Contents) -> str:
    sections: dict[str, list[str]] = {"council": []}
    if name := contents.text(COUNCIL):
        sections["council"].append(f"name = {_text(name)}")
    by_label = {choice.label.casefold(): choice for choice in CHOICES}
    for row in table_rows(contents, SETTINGS, "choices"):
        choice = by_label.get(row["label"].casefold())
        if choice is not None and row["value"]:
            said = f"{choice.key} = {_value(choice, row)}"
            sections.setdefault(choice.section, []).append(said)
    for section, lines in _lists_dates(contents).items():
        sections.setdefault(section, []).extend(lines)
    notes = [
        f"{_text(row['section'])} = {_text(row['note'])}"
        for row in table_rows(contents, SETTINGS, "notes")
        if row["section"] and row["note"]
    ]
    if notes:
        sections["notes"] = notes
    return "\n".join(
        f"[{section}]\n" + "\n".join(lines) + "\n" for section, lines in sections.items()
    )


def _lists_dates(contents: Contents) -> dict[str, list[str]]:
    taken, covers = [], []
    for row in table_rows(contents, SETTINGS, "dates"):
        if not (row["as_at"] or row["first"] or row["last"]):
            continue
        sheet = BY_NAME.get(row["list"].casefold())
        if sheet is None:
            raise row.fault(f"there is no list '{row['list']}'. Write it as its sheet is named.")
        if row["as_at"]:
            taken.append(f"{sheet.list.id} = {_day(row, 'as_at')}")
        if row["last"] and not row["first"]:
            raise row.fault("'Covers to' needs a 'Covers from' beside it.")
        if row["first"]:
            days = [_day(row, "first"), *([_day(row, "last")] if row["last"] else [])]
            covers.append(f"{sheet.list.id} = [{', '.join(map(str, days))}]")
    return {
        name: lines
        for name, lines in (("extracts.list_as_at", taken), ("extracts.coverage", covers))
        if lines
    }


def _value(choice: Choice, row: TableRow) -> str:
    text = row["value"]
    match choice.holds:
        case "date":
            return str(_day(row, "value"))
        case "yes":
            said = _YES_NO.get(text.casefold())
            if said is None:
                raise row.fault(f"'{choice.label}' is '{text}'. Write yes or no.")
            return str(said).lower()
        case "whole":
            return _whole(choice, row, text)
        case "numbers":
            return f"[{', '.join(_whole(choice, row, part) for part in text.split(','))}]"
        case _:
            return _text(text)


def _whole(choice: Choice, row: TableRow, text: str) -> str:
    plain = text.strip().replace(",", "")
    if not plain.isdigit():
        raise row.fault(f"'{choice.label}' is '{row['value']}'. Write a whole number.")
    return str(int(plain))


def _day(row: TableRow, field: str) -> date:
    found = read_date(row[field])
    if found is None:
        raise row.fault(f"'{row[field]}' is no date. Write one such as 31/03/2020.")
    return found.date()


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
