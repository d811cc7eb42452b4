"""Rows that count in no figure: doubles, rows that cannot be read, dates that cannot be so."""

from __future__ import annotations

import numpy as np
import pandas as pd

from xl_kpi.extracts.clean_list import FILE, ROW, SHEET, UNREAD
from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.telling import row_problems
from xl_kpi.problems import Problem, Severity

DUPLICATE = "duplicate row"
OUT_OF_ORDER = "dates out of order"
CANNOT_BE_READ = "a date that may be blank cannot be read"
_REASONS = pd.Index([DUPLICATE, OUT_OF_ORDER, CANNOT_BE_READ])


def left_out_rows(
    declared: ExtractList, frame: pd.DataFrame, extras: pd.DataFrame, problems: list[Problem]
) -> pd.Series:
    """Why each row counts in no figure; missing where it does count.

    Problems are added for doubles and for dates out of order; cells that cannot be read have
    been told with their columns.
    """
    left_out = pd.Series(
        pd.Categorical.from_codes(np.full(len(frame), -1, np.int8), categories=_REASONS)
    )
    # A date that may be blank means something when it is: an assessment without one is open. A
    # date that cannot be read must not pass for that.
    needed = [c.header for c in declared.columns if c.needed and c.blank]
    if (frame[UNREAD] != "").any():
        unread = (
            frame[UNREAD]
            .str.split("\n")
            .map(lambda cells: any(cell.split("\t")[0] in needed for cell in cells))
        )
        left_out[unread.to_numpy(dtype=bool)] = CANNOT_BE_READ
    left_out = _mark_duplicates(declared, frame, extras, left_out, problems)
    problems += _several_places(declared, frame, left_out)
    return _mark_disorder(declared, frame, left_out, problems)


def _mark_duplicates(
    declared: ExtractList, frame: pd.DataFrame, extras: pd.DataFrame, left_out: pd.Series,
    problems: list[Problem],
) -> pd.Series:  # fmt: skip
    """Rows equal in every column count once; rows equal in their key alone are all kept."""
    content = [name for name in frame.columns if name not in (FILE, SHEET, ROW)]
    key = [name for name in declared.key if name in frame.columns]
    if not key or not frame[key].duplicated().any():
        return left_out
    whole = pd.concat([frame[content], extras], axis=1) if len(extras.columns) else frame[content]
    repeated = whole.duplicated().to_numpy()
    left_out[repeated] = DUPLICATE
    problems += row_problems(
        frame, repeated, declared, Severity.WARNING, DUPLICATE,
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


def _several_places(
    declared: ExtractList, frame: pd.DataFrame, left_out: pd.Series
) -> list[Problem]:
    """A list read from several sheets: allowed, but two months' extracts must not add up."""
    places = frame[[FILE, SHEET]].drop_duplicates().astype(str).to_numpy().tolist()
    if len(places) < 2:
        return []
    key = [name for name in declared.key if name in frame.columns]
    counted = frame.loc[left_out.isna(), [*key, FILE, SHEET]].dropna(subset=key)
    again = (
        counted.drop_duplicates([*key, FILE, SHEET]).duplicated(key)
        if key
        else pd.Series(dtype=bool)
    )
    said = "; ".join(", ".join(filter(None, place)) for place in places)
    if not again.any():
        return [
            Problem(
                Severity.WARNING, "list in several places",
                f"The {declared.title} list was read from {len(places)} places, one after the "
                f"other: {said}.",
                "Nothing, if each holds a part of it; else take the others out.",
                list_id=declared.id,
            )
        ]  # fmt: skip
    return [
        Problem(
            Severity.ERROR, "list in several places that overlap",
            f"The {declared.title} list was read from {len(places)} places ({said}), and "
            f"{int(again.sum()):,} rows of one stand in another with other values: they count twice.",
            "Keep the latest extract of the list, and take the others out.",
            list_id=declared.id,
        )
    ]  # fmt: skip


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
            frame, wrong, declared, Severity.ERROR, OUT_OF_ORDER,
            f"'{second}' lies before '{first}', so the row is left out of the figures.",
            "Correct the dates in the case system and run the extract again.",
            column=second, values=frame[late],
        )  # fmt: skip
        left_out = left_out.where(~wrong, OUT_OF_ORDER)
    return left_out
