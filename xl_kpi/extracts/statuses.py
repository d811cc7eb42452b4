"""Children in two statuses at once: two open rows of one list, or open in lists that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.coverage import Coverage
from xl_kpi.extracts.telling import row_problems
from xl_kpi.problems import Problem, Severity

_CHILD = "child_id"


@dataclass(frozen=True)
class _Status:
    """What a list says of a child while a row of it is open; lists of one status say the same."""

    list_id: str
    starts: tuple[str, ...]
    end: str
    name: str


# A higher status takes the place of a lower one: looked after, protection plan, plan in need.
_STATUSES = (
    _Status("care_periods", ("started",), "ended", "looked after"),
    _Status("cp_plans", ("started",), "ended", "on a child protection plan"),
    _Status("cin_plans", ("proposed", "started"), "ended", "on a child in need plan"),
)
_EXCLUDED = (("cin_plans", "cp_plans"), ("cin_plans", "care_periods"))
_ONE_ROW_A_CHILD = "case_supervision"


def statuses_at_odds(
    lists: Mapping[str, CleanList], coverage: Mapping[str, Coverage]
) -> list[Problem]:
    """Problems of children who are open twice, or in two statuses that exclude each other.

    They are reported, and counted once in each figure.
    """
    found = {
        status.list_id: (status, lists[status.list_id], _open(status, lists[status.list_id], coverage))
        for status in _STATUSES
        if status.list_id in lists and _CHILD in lists[status.list_id].frame
    }  # fmt: skip
    problems: list[Problem] = []
    for status, clean, open_now in found.values():
        twice = clean.frame[_CHILD].where(open_now).duplicated(keep=False).to_numpy() & open_now
        problems += row_problems(
            clean.frame, twice, clean.declaration, Severity.WARNING, "two open rows of a child",
            f"The child is {status.name} by two open rows; the child is counted once.",
            "End the row that is over, or correct its dates.", column="Child Unique ID",
        )  # fmt: skip
    for lower, higher in _EXCLUDED:
        if lower in found and higher in found:
            problems += _in_both(*found[lower], found[higher])
    supervised = lists.get(_ONE_ROW_A_CHILD)
    if supervised is not None and _CHILD in supervised.frame:
        twice = supervised.frame[_CHILD].where(supervised.usable).duplicated(keep=False).to_numpy()
        problems += row_problems(
            supervised.frame, twice & supervised.usable & supervised.frame[_CHILD].notna().to_numpy(),
            supervised.declaration, Severity.WARNING, "child with two rows",
            "The list has one row a child; this child has two, of which one is counted.",
            "Keep the row of the child's present status.", column="Child Unique ID",
        )  # fmt: skip
    return problems


_Found = tuple[_Status, CleanList, npt.NDArray[np.bool_]]


def _in_both(
    status: _Status, clean: CleanList, open_now: npt.NDArray[np.bool_], other: _Found
) -> list[Problem]:
    higher, listed, open_there = other
    children = set(listed.frame.loc[open_there, _CHILD].dropna().astype(str))
    both = clean.frame[_CHILD].astype(object).isin(children).to_numpy() & open_now
    return row_problems(
        clean.frame, both, clean.declaration, Severity.WARNING, "child in two statuses",
        f"The child is {status.name} and {higher.name} at once; each figure counts the child once.",
        "End the lower plan if the other has taken its place.", column="Child Unique ID",
    )  # fmt: skip


def _open(
    status: _Status, clean: CleanList, coverage: Mapping[str, Coverage]
) -> npt.NDArray[np.bool_]:
    """Which rows are open at the list's extract date."""
    day = np.datetime64(coverage[clean.id].as_at, "D")
    nothing = pd.Series([pd.NaT] * len(clean.frame), dtype="datetime64[s]")
    started = nothing
    for name in status.starts:
        started = started.fillna(clean.frame.get(name, nothing))
    ended = clean.frame.get(status.end, nothing).to_numpy().astype("datetime64[D]")
    begun = started.to_numpy().astype("datetime64[D]")
    known = clean.frame[_CHILD].notna().to_numpy()
    return (begun <= day) & (np.isnat(ended) | (ended > day)) & clean.usable & known
