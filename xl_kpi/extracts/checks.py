"""Checks of rows against each other and against the extract date; they report, and change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.declaration import Kind
from xl_kpi.extracts.telling import row_problems
from xl_kpi.problems import Problem, Severity
from xl_kpi.settings import Settings

# A child may be known before its birth, from conception on.
_LONGEST_PREGNANCY_DAYS = 294
_OLDEST_YEARS = 26


def check_rows(lists: Mapping[str, CleanList], as_at: date, settings: Settings) -> list[Problem]:
    """Dates after the extract date, children born after the event or too old for the list."""
    return [
        problem
        for clean in lists.values()
        for problem in (
            *_after_extract_date(clean, settings.list_as_at.get(clean.id, as_at)),
            *_born_at_odds(clean),
        )
    ]


def ids_alike(lists: Mapping[str, CleanList]) -> list[Problem]:
    """Children whose ids differ in leading zeros alone, in one list or between lists."""
    written: dict[str, dict[str, str]] = {}
    for clean in lists.values():
        if "child_id" not in clean.frame:
            continue
        for child in clean.frame["child_id"].dropna().unique():
            bare = str(child).lstrip("0")
            written.setdefault(bare, {}).setdefault(str(child), clean.id)
    doubles = {bare: forms for bare, forms in written.items() if len(forms) > 1}
    if not doubles:
        return []
    titles = sorted(
        {lists[where].declaration.title for forms in doubles.values() for where in forms.values()}
    )
    return [
        Problem(
            Severity.WARNING, "ids alike but for zeros",
            f"{len(doubles):,} ids are written with and without leading zeros "
            f"({', '.join(titles)}); each way of writing counts as another child.",
            "Export the ids as text, the same way in every list.",
            column="Child Unique ID", times=len(doubles),
        )
    ]  # fmt: skip


def _after_extract_date(clean: CleanList, as_at: date) -> list[Problem]:
    problems = []
    end_of_day = np.datetime64(as_at, "D") + np.timedelta64(1, "D")
    for column in clean.declaration.columns:
        if column.kind not in (Kind.DATE, Kind.DATE_TIME) or not column.happened:
            continue
        if column.name not in clean.frame:
            continue
        values = clean.frame[column.name]
        late = (values.to_numpy() >= end_of_day) & clean.usable
        problems += row_problems(
            clean.frame, late, clean.declaration, Severity.WARNING, "after the extract date",
            f"'{column.header}' lies after the extract date, {as_at:%d/%m/%Y}.",
            "Correct the date, or state a later extract date with --as-at.",
            column=column.header, values=values,
        )  # fmt: skip
    return problems


def _born_at_odds(clean: CleanList) -> list[Problem]:
    event = _main_date(clean)
    if event is None or "birth_date" not in clean.frame:
        return []
    born = clean.frame["birth_date"]
    days = _days_from(born.to_numpy(), clean.frame[event].to_numpy())
    header = clean.declaration.column(event).header
    birth_header = clean.declaration.column("birth_date").header
    known_before_birth = _LONGEST_PREGNANCY_DAYS if clean.declaration.holds_unborn else 0
    unborn = np.nan_to_num(days, nan=0.0) < -known_before_birth
    old = np.nan_to_num(days, nan=0.0) > _OLDEST_YEARS * 365.25
    return [
        *row_problems(
            clean.frame, unborn & clean.usable, clean.declaration, Severity.WARNING,
            "born after the event",
            f"'{birth_header}' lies after '{header}'"
            f"{', by more than a pregnancy' if known_before_birth else ''}.",
            "Correct the date of birth or the event's date.",
            column=birth_header, values=born,
        ),
        *row_problems(
            clean.frame, old & clean.usable, clean.declaration, Severity.WARNING,
            "too old for the list",
            f"By '{birth_header}' the person was over {_OLDEST_YEARS} at '{header}'.",
            "Correct the date of birth, or take the row out.",
            column=birth_header, values=born,
        ),
    ]  # fmt: skip


def _main_date(clean: CleanList) -> str | None:
    """The date to hold a birth against: the first date of the key, or the window's."""
    declared = clean.declaration
    names = [
        name for name in declared.key if declared.column(name).kind in (Kind.DATE, Kind.DATE_TIME)
    ]
    if declared.window is not None:
        names.append(declared.window.column)
    return next((name for name in names if name in clean.frame), None)


def _days_from(
    early: npt.NDArray[np.datetime64], late: npt.NDArray[np.datetime64]
) -> npt.NDArray[np.float64]:
    difference = (late - early) / np.timedelta64(1, "D")
    return np.where(np.isnat(early) | np.isnat(late), np.nan, difference)
