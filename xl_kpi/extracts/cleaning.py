"""From sheets of text to clean lists, with every problem met on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from xl_kpi.extracts.clean_list import FILE, GROUP_SUFFIX, LEFT_OUT, ROW, SHEET, CleanList
from xl_kpi.extracts.columns import CleanColumn, Finding, clean_column
from xl_kpi.extracts.declaration import Column, ExtractList, Family
from xl_kpi.extracts.identification import Identified, NotIdentified, identify
from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.problems import Problem, Severity

# Beyond this many rows with one trouble in one column, the rest are counted, not listed.
LISTED_ROWS = 200


@dataclass(frozen=True)
class _Advice:
    severity: Severity
    severity_if_needed: Severity
    what: str
    to_do: str


_ADVICE = {
    "Excel error": _Advice(
        Severity.WARNING, Severity.ERROR,
        "The cell holds an Excel error, so its value is missing.",
        "Mend the formula or type the value, then run again.",
    ),
    "read as blank": _Advice(
        Severity.NOTE, Severity.NOTE,
        "The text stands for an empty cell and was read as blank.",
        "Nothing, if it is empty on purpose.",
    ),
    "date not understood": _Advice(
        Severity.WARNING, Severity.ERROR,
        "This is not a date that can be read with certainty, so it counts as missing.",
        "Type it as day/month/year, such as 31/03/2020.",
    ),
    "code not recognised": _Advice(
        Severity.WARNING, Severity.WARNING,
        "The value is no code of this column; it is kept and counted as 'not recognised'.",
        "Use one of the codes in docs/extracts.md.",
    ),
    "number not understood": _Advice(
        Severity.WARNING, Severity.WARNING,
        "This is not a number, so it counts as missing.",
        "Type a number.",
    ),
    "blank": _Advice(
        Severity.WARNING, Severity.ERROR,
        "The cell is empty, and this column may not be.",
        "Fill it in the case system or in the extract.",
    ),
}  # fmt: skip


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
    left_out = _mark_duplicates(declared, frame, extra, problems)
    left_out = _mark_disorder(declared, frame, left_out, problems)
    return CleanList(declared, frame.assign(**{LEFT_OUT: left_out}), extra)


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    columns = list(dict.fromkeys(name for frame in frames for name in frame.columns))
    joined = {}
    for name in columns:
        parts = [f[name] if name in f else pd.Series([None] * len(f), dtype=object) for f in frames]
        if any(isinstance(part.dtype, pd.CategoricalDtype) for part in parts):
            parts = [part.astype("category") for part in parts]
            joined[name] = pd.Series(pd.api.types.union_categoricals(parts))
        else:
            dtype = next((part.dtype for part in parts if part.dtype != object), None)
            parts = [part if dtype is None else part.astype(dtype) for part in parts]
            joined[name] = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(joined)


def _clean_table(
    declared: ExtractList, table: RawTable, understood: Identified, problems: list[Problem]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    match = understood.match
    body = table.cells.slice(understood.header_row + 1)
    first_row = table.first_row + understood.header_row + 1
    positions = dict(match.positions)
    filled = _filled_rows(body, [*positions.values(), *(at for at, _ in match.extras)])
    rows = np.flatnonzero(filled).astype(np.int32) + first_row
    body = body.filter(pa.array(filled))
    place = _Place(declared, table, rows)
    repeated = {header for header, _ in match.repeated}
    problems += _missing_columns(
        declared, [c for c in match.missing if c.header not in repeated], table
    )
    values: dict[str, pd.Series] = {}
    for column in declared.columns:
        if column.name not in positions:
            continue
        header = understood.header(column.name)
        clean = clean_column(
            column, body.column(positions[column.name]), epoch_1904=table.epoch_1904
        )
        problems += place.problems(column, header, clean)
        values[column.name] = clean.values
        if clean.groups is not None:
            values[column.name + GROUP_SUFFIX] = clean.groups
    values[FILE] = _constant(table.file, len(rows))
    values[SHEET] = _constant(table.sheet, len(rows))
    values[ROW] = pd.Series(rows)
    extras: dict[str, pd.Series] = {}
    for at, header in match.extras:
        name, number = header, 2
        while name in extras:
            name, number = f"{header} ({number})", number + 1
        extras[name] = body.column(at).to_pandas()
    return pd.DataFrame(values), pd.DataFrame(extras, index=range(len(rows)))


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


def _missing_columns(
    declared: ExtractList, missing: Sequence[Column], table: RawTable
) -> list[Problem]:
    return [
        Problem(
            _weight_of_absence(declared, column),
            "missing column",
            f"The {declared.title} list has no column '{column.header}'.",
            "Add it to the extract; figures that need it say 'not in extract' until then.",
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


@dataclass(frozen=True)
class _Place:
    declared: ExtractList
    table: RawTable
    rows: npt.NDArray[np.int32]

    def problems(self, column: Column, header: str, clean: CleanColumn) -> list[Problem]:
        return [p for finding in clean.findings for p in self._listed(column, header, finding)]

    def _listed(self, column: Column, header: str, finding: Finding) -> list[Problem]:
        advice = _ADVICE[finding.kind]
        severity = advice.severity_if_needed if column.needed else advice.severity
        texts = finding.texts or ("",) * len(finding.positions)
        listed = LISTED_ROWS if severity is not Severity.NOTE else 1
        found = [
            self._problem(severity, finding.kind, advice, header, int(self.rows[at]), text)
            for at, text in zip(finding.positions[:listed], texts[:listed], strict=True)
        ]
        more = len(finding.positions) - len(found)
        if more:
            rest = self._problem(severity, finding.kind, advice, header, None, "")
            found.append(replace(rest, what=f"{more:,} more rows: {rest.what}", times=more))
        return found

    def _problem(
        self,
        severity: Severity,
        kind: str,
        advice: _Advice,
        header: str,
        row: int | None,
        text: str,
    ) -> Problem:
        return Problem(
            severity, kind, advice.what, advice.to_do,
            list_id=self.declared.id, file=self.table.file, sheet=self.table.sheet,
            row=row, column=header, value=text,
        )  # fmt: skip


def row_problems(
    frame: pd.DataFrame, flagged: npt.NDArray[np.bool_], declared: ExtractList,
    severity: Severity, kind: str, what: str, to_do: str, column: str = "",
    values: pd.Series | None = None,
) -> list[Problem]:  # fmt: skip
    """One problem a flagged row, up to the limit, and one that counts the rest."""
    at = np.flatnonzero(flagged)
    found = [
        Problem(
            severity, kind, what, to_do, list_id=declared.id,
            file=str(frame[FILE].iloc[i]), sheet=str(frame[SHEET].iloc[i]),
            row=int(frame[ROW].iloc[i]), column=column,
            value="" if values is None else str(values.iloc[i]),
        )
        for i in at[:LISTED_ROWS]
    ]  # fmt: skip
    if len(at) > LISTED_ROWS:
        more = len(at) - LISTED_ROWS
        said = f"{more:,} more rows: {what}"
        found.append(
            Problem(severity, kind, said, to_do, list_id=declared.id, column=column, times=more)
        )
    return found


def _mark_duplicates(
    declared: ExtractList, frame: pd.DataFrame, extras: pd.DataFrame, problems: list[Problem]
) -> pd.Series:
    """Rows equal in every column count once; rows equal in their key alone are all kept."""
    content = [name for name in frame.columns if name not in (FILE, SHEET, ROW)]
    key = [name for name in declared.key if name in frame.columns]
    left_out = pd.Series(
        pd.Categorical.from_codes(np.full(len(frame), -1, np.int8), categories=pd.Index(_REASONS))
    )
    if not key or not frame[key].duplicated().any():
        return left_out
    whole = pd.concat([frame[content], extras], axis=1) if len(extras.columns) else frame[content]
    repeated = whole.duplicated().to_numpy()
    left_out[repeated] = "duplicate row"
    problems += row_problems(
        frame, repeated, declared, Severity.WARNING, "duplicate row",
        "The row equals an earlier one in every column and counts once.",
        "Nothing, if it is the same event; otherwise give the rows what tells them apart.",
    )  # fmt: skip
    keys = frame[key].dropna()
    shared = np.zeros(len(frame), dtype=bool)
    shared[keys.index[keys.duplicated(keep=False)]] = True
    shared &= ~repeated
    # A row whose only doubles were left out shares its key with nobody that counts.
    among = frame.loc[shared, key]
    shared[among.index[~among.duplicated(keep=False)]] = False
    headers = ", ".join(declared.column(name).header for name in key)
    problems += row_problems(
        frame, shared, declared, Severity.WARNING, "same key",
        f"Another row has the same {headers} but differs elsewhere; both count.",
        "Check whether it is one event recorded twice.",
    )  # fmt: skip
    return left_out


_OUT_OF_ORDER = "dates out of order"
_REASONS = ["duplicate row", _OUT_OF_ORDER]


def _mark_disorder(
    declared: ExtractList, frame: pd.DataFrame, left_out: pd.Series, problems: list[Problem]
) -> pd.Series:
    for early, late in declared.in_order:
        if early not in frame.columns or late not in frame.columns:
            continue
        wrong = (frame[early] > frame[late]).to_numpy() & left_out.isna().to_numpy()
        if not wrong.any():
            continue
        first, second = declared.column(early).header, declared.column(late).header
        problems += row_problems(
            frame, wrong, declared, Severity.ERROR, _OUT_OF_ORDER,
            f"'{second}' lies before '{first}', so the row is left out of the figures.",
            "Correct the dates in the case system and run the extract again.",
            column=second, values=frame[late].dt.strftime("%d/%m/%Y"),
        )  # fmt: skip
        left_out = left_out.where(~wrong, _OUT_OF_ORDER)
    return left_out
