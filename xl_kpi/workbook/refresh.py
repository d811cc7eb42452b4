"""A run from a workbook's contents: what comes of it, and what the workbook is to be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from xl_kpi import pipeline
from xl_kpi.errors import XlKpiError
from xl_kpi.extracts.dates import read_date
from xl_kpi.extracts.extracts import Extracts, extracts_from_tables
from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.periods import Month
from xl_kpi.settings import Settings
from xl_kpi.workbook.answer import Block, Written, below
from xl_kpi.workbook.commentary import commentary_of
from xl_kpi.workbook.contents import Contents, Place
from xl_kpi.workbook.gathering import Gathered, gather
from xl_kpi.workbook.pack_file import (
    PackFile,
    figures_of,
    folder_for_packs,
    place_for_pack,
    write_aside,
)
from xl_kpi.workbook.run_record import Record
from xl_kpi.workbook.settings_folder import settings_of, told_by_sheet
from xl_kpi.workbook.sheets import start
from xl_kpi.workbook.sheets.results import FIGURES, PROBLEMS
from xl_kpi.workbook.told import counted, list_rows, problem_rows


@dataclass(frozen=True)
class Outcome:
    """What a run has come to.

    ``blocks`` are the results to be written; ``pack`` stands aside until they are; ``record``
    is what Start is told, whether it went well or not.
    """

    record: Record
    blocks: tuple[Block, ...] = ()
    pack: PackFile | None = None


def check(contents: Contents, record: Record, today: date | None = None) -> Outcome:
    """Look for problems only."""
    with settings_of(contents) as settings:
        gathered, extracts = _read_and_check(contents, settings, record, today)
        with told_by_sheet():
            month = _month(contents, extracts)
            run = pipeline.run(extracts, month, settings)
    record.done(start.STEP_NAMES[2], "not asked for")
    record.done(start.STEP_NAMES[3], "not asked for")
    found = counted(run.extracts.problems)
    record.finished(f"Checked: {found}. The sheet Problems lists them." if found != "none"
                    else "Checked: no problem was found.")  # fmt: skip
    return Outcome(record, tuple(_result_blocks(contents, run.extracts, gathered, record)))


def refresh(contents: Contents, record: Record, today: date | None = None) -> Outcome:
    """Read, check and compute, and write the pack aside.

    Raises
    ------
    XlKpiError
        Where it cannot be done, with what to do.
    """
    # What can be known at once is said at once, and not after minutes of work.
    folder = folder_for_packs(contents.text(start.FOLDER), contents.folder)
    with settings_of(contents) as settings:
        gathered, extracts = _read_and_check(contents, settings, record, today)
        month = _month(contents, extracts)
        place = place_for_pack(folder, month)
        record.begin(start.STEP_NAMES[2])
        with told_by_sheet():
            run = pipeline.run(extracts, month, settings)
        _refuse_empty_month(run, month)
        commentary = commentary_of(contents)
        record.begin(start.STEP_NAMES[3])
        # What writes packs is loaded only where one is written.
        from xl_kpi.pack.build import write_pack

        report = replace(run.report, commentary=commentary)
        pack = write_aside(lambda path: write_pack(report, path), place)
    try:
        figures = figures_of(pack.written)
        record.begin(start.STEP_NAMES[4])
        record.say(start.FIGURE_COUNT, f"{len(figures):,} up to {month.label}")
        record.say(start.PACK, str(place))
        blocks = _result_blocks(contents, run.extracts, gathered, record)
        blocks += _table(contents, "figures", FIGURES.name, figures, len(FIGURES.tables[0].fields))
    except BaseException:
        pack.discard()
        raise
    record.finished(
        f"Pack for {month.label} written: {place.name}. Problems: {counted(run.extracts.problems)}."
    )
    return Outcome(record, tuple(blocks), pack)


def _read_and_check(
    contents: Contents, settings: Settings, record: Record, today: date | None
) -> tuple[Gathered, Extracts]:
    record.begin(start.STEP_NAMES[0])
    gathered = gather(contents)
    record.begin(start.STEP_NAMES[1])
    with told_by_sheet():
        extracts = extracts_from_tables(
            gathered.tables, gathered.problems, settings, today or date.today()
        )
    record.say(start.AS_AT, f"{extracts.as_at:%d/%m/%Y}")
    record.say(start.ROWS, f"{extracts.rows:,} of {len(extracts.lists)} lists")
    return gathered, extracts


def _month(contents: Contents, extracts: Extracts) -> Month:
    said = contents.text(start.MONTH)
    if not said:
        return pipeline.reporting_month(extracts)
    # Excel may have made a date of a month that was typed in.
    day = read_date(said) if len(said) > len("2020-03") else None
    return Month.of(day.date()) if day else Month.parse(said)


def _refuse_empty_month(run: pipeline.Run, month: Month) -> None:
    table = run.judged.figures.table
    notes = table.loc[table["period"] == str(month), "note"]
    if all(note.startswith(NOT_IN_EXTRACT) for note in notes):
        raise XlKpiError(
            f"Nothing of {month.label} is in these extracts, taken on {run.extracts.as_at:%d/%m/%Y}. "
            "Choose another reporting month on Start, or paste the extracts of that month."
        )


def _result_blocks(
    contents: Contents, extracts: Extracts, gathered: Gathered, record: Record
) -> list[Block]:
    record.say(start.PROBLEM_COUNTS, counted(extracts.problems))
    rows = problem_rows(extracts.problems, contents)
    blocks = _table(contents, "problems", PROBLEMS.name, rows, len(PROBLEMS.tables[0].fields))
    index = contents.places.get("kpi_table_lists")
    if index is not None:
        # The first column is the link to the sheet, which stays.
        place = Place(index.sheet, index.row + 1, index.column + 1)
        listed = tuple(tuple(row) for row in list_rows(extracts, gathered.comes_from))
        blocks.append(Block(place, listed))
    return blocks


def _table(
    contents: Contents, name: str, sheet: str, rows: list[list[Written]], width: int
) -> list[Block]:
    place = contents.places.get(f"kpi_table_{name}")
    if place is None or place.sheet != sheet:
        raise XlKpiError(
            f"The sheet {sheet} is missing or has lost its headers. Copy it from a new template "
            "(xl-kpi new FOLDER)."
        )
    return [below(place, rows, width)]
