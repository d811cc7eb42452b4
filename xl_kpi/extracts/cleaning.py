"""From sheets of text to clean lists, with every problem met on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from xl_kpi.extracts.clean_list import FILE, GROUP_SUFFIX, LEFT_OUT, ROW, SHEET, UNREAD, CleanList
from xl_kpi.extracts.columns import clean_column
from xl_kpi.extracts.declaration import Column, ExtractList, Family, Kind
from xl_kpi.extracts.identification import Identified, NotIdentified, identify
from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.extracts.marking import left_out_rows
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.telling import TableProblems
from xl_kpi.problems import Problem, Severity


def clean_tables(
    tables: Iterable[RawTable], lists: Sequence[ExtractList] = ALL_LISTS
) -> tuple[dict[str, CleanList], list[Problem]]:
    """Understand each table as one of the lists, and clean it.

    Returns
    -------
    The lists found, by id (tables of one list joined in the order given), and the problems.
    """
    problems: list[Problem] = []
    found: dict[str, list[tuple[RawTable, Identified]]] = {}
    for table in tables:
        understood = identify(table, lists)
        problems += understood.problems
        if isinstance(understood, NotIdentified):
            continue
        found.setdefault(understood.list.id, []).append((table, understood))
    cleaned = {}
    for declared in lists:
        if declared.id in found:
            cleaned[declared.id] = _clean_list(declared, found[declared.id], problems)
    return cleaned, problems


def _clean_list(
    declared: ExtractList, parts: Sequence[tuple[RawTable, Identified]], problems: list[Problem]
) -> CleanList:
    frames, extras = [], []
    for table, understood in parts:
        frame, extra = _clean_table(declared, table, understood, problems)
        frames.append(frame)
        extras.append(extra)
    frame, extra = (_joined(frames), _joined(extras)) if len(parts) > 1 else (frames[0], extras[0])
    left_out = left_out_rows(declared, frame, extra, problems)
    frame = frame.drop(columns=UNREAD).assign(**{LEFT_OUT: left_out})
    return CleanList(declared, frame, extra)


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames one below the other; a column that one of them lacks is missing in its rows."""
    names = list(dict.fromkeys(name for frame in frames for name in frame.columns))
    return pd.DataFrame({name: _joined_column(frames, name) for name in names})


def _joined_column(frames: Sequence[pd.DataFrame], name: str) -> pd.Series:
    like = next(frame[name].dtype for frame in frames if name in frame)
    if not isinstance(like, pd.CategoricalDtype):
        parts = [
            frame[name] if name in frame else pd.Series([None] * len(frame), dtype=like)
            for frame in frames
        ]
        return pd.concat(parts, ignore_index=True)
    categories = [c for frame in frames if name in frame for c in frame[name].cat.categories]
    dtype = pd.CategoricalDtype(list(dict.fromkeys(categories)))
    parts = [
        frame[name].cat.set_categories(dtype.categories)
        if name in frame
        else pd.Series([None] * len(frame), dtype=dtype)
        for frame in frames
    ]
    return pd.concat(parts, ignore_index=True)


def _clean_table(
    declared: ExtractList, table: RawTable, understood: Identified, problems: list[Problem]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    match = understood.match
    body = table.cells.slice(understood.header_row + 1)
    first_row = table.first_row + understood.header_row + 1
    positions = dict(match.positions)
    filled = _filled_rows(body, [*positions.values(), *(at for at, _ in match.extras)])
    summed = filled & _summary_rows(body, declared, positions)
    problems += _summaries_told(declared, table, np.flatnonzero(summed) + first_row)
    filled &= ~summed
    rows = np.flatnonzero(filled).astype(np.int32) + first_row
    body = body.filter(pa.array(filled))
    told = TableProblems(declared, table, rows)
    repeated = {header for header, _ in match.repeated}
    lacking = [c for c in match.missing if c.header not in repeated]
    problems += _missing_columns(declared, lacking, table, [name for _, name in match.extras])
    values: dict[str, pd.Series] = {}
    unread = np.full(len(rows), "", dtype=object)
    for column in declared.columns:
        if column.name not in positions:
            continue
        header = understood.header(column.name)
        clean = clean_column(
            column, body.column(positions[column.name]), epoch_1904=table.epoch_1904
        )
        problems += told.of_column(column, header, clean)
        for finding in clean.unread:
            unread[finding.positions] += [f"{column.header}\t{text}\n" for text in finding.texts]
        values[column.name] = clean.values
        if clean.groups is not None:
            values[column.name + GROUP_SUFFIX] = clean.groups
    values[FILE] = _constant(table.file, len(rows))
    values[SHEET] = _constant(table.sheet, len(rows))
    values[ROW] = pd.Series(rows)
    values[UNREAD] = pd.Series(unread, dtype=object)
    extras: dict[str, pd.Series] = {}
    for at, header in match.extras:
        name, number = header, 2
        while name in extras:
            name, number = f"{header} ({number})", number + 1
        extras[name] = _plain(body.column(at))
    return pd.DataFrame(values), pd.DataFrame(extras, index=range(len(rows)))


def _plain(cells: pa.ChunkedArray) -> pd.Series:
    """An extra column's texts; an empty text is as missing as an empty cell."""
    trimmed = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(trimmed, ""), None, trimmed).to_pandas().astype(object)


def _constant(text: str, length: int) -> pd.Series:
    return pd.Series(
        pd.Categorical.from_codes(np.zeros(length, dtype=np.int8), categories=pd.Index([text]))
    )


def _filled_rows(body: pa.Table, columns: Sequence[int]) -> npt.NDArray[np.bool_]:
    filled = np.zeros(body.num_rows, dtype=bool)
    for at in columns:
        cells = body.column(at)
        if cells.null_count == 0 and not pc.any(pc.equal(cells, "")).as_py():
            return np.ones(body.num_rows, dtype=bool)
        trimmed = pc.fill_null(pc.utf8_trim_whitespace(cells), "")
        filled |= pc.not_equal(trimmed, "").to_numpy()
    return filled


_SUMMARY = r"(?i)^\s*(grand\s+)?(sub-?\s*)?(total|average|mean|sum|count)s?\b"


def _summary_rows(
    body: pa.Table, declared: ExtractList, positions: Mapping[str, int]
) -> npt.NDArray[np.bool_]:
    """Rows of a sum or an average: the word stands where each row has its id."""
    ids = [c.name for c in declared.columns if c.kind is Kind.ID and c.name in positions]
    summed = np.zeros(body.num_rows, dtype=bool)
    for at in dict.fromkeys(positions[name] for name in ids[:2]):
        found = pc.fill_null(pc.match_substring_regex(body.column(at), _SUMMARY), False)
        summed |= found.to_numpy()
    return summed


def _summaries_told(
    declared: ExtractList, table: RawTable, rows: npt.NDArray[np.int64]
) -> list[Problem]:
    return [
        Problem(
            Severity.WARNING,
            "summary row",
            "The row is a total or an average of the others, so it is not read as a case.",
            "Take it out of the extract.",
            list_id=declared.id,
            file=table.file,
            sheet=table.sheet,
            row=int(row),
        )
        for row in rows
    ]


def _missing_columns(
    declared: ExtractList, missing: Sequence[Column], table: RawTable, unused: Sequence[str]
) -> list[Problem]:
    others = f" Not used in this sheet: {', '.join(unused[:12])}." if unused else ""
    return [
        Problem(
            _weight_of_absence(declared, column),
            "missing column",
            f"The {declared.title} list has no column '{column.header}'.{others}",
            "Add it, or give the column that holds it this header; figures that need it say "
            "'not in extract' until then.",
            list_id=declared.id,
            file=table.file,
            sheet=table.sheet,
            column=column.header,
        )
        for column in missing
    ]


def _weight_of_absence(declared: ExtractList, column: Column) -> Severity:
    if column.needed:
        return Severity.ERROR
    # A local list is a council's own: what it may leave blank it may leave out.
    optional = declared.family is Family.LOCAL and column.blank
    return Severity.NOTE if optional or column.name in declared.later else Severity.WARNING
