"""What each worker holds, from the staff list and the allocations at their extract date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from xl_kpi.extracts.clean_list import FILE, LEFT_OUT, ROW, SHEET, CleanList
from xl_kpi.extracts.declaration import PART_SUFFIX
from xl_kpi.extracts.derived.declared import ALLOCATIONS, STAFF, WORKER_CASELOADS
from xl_kpi.extracts.derived.needed import can_be_made
from xl_kpi.teams import spelling_key

_PART = "team" + PART_SUFFIX
_YES, _NO = "a) Yes", "b) No"
_WHO = ("team", _PART, "worker")


def caseload_list(lists: Mapping[str, CleanList], as_at: date) -> list[CleanList]:
    """The caseloads, where there are a staff list and allocations; else nothing."""
    if not can_be_made(WORKER_CASELOADS, lists):
        return []
    staff, allocations = lists[STAFF], lists[ALLOCATIONS]
    held = _held(allocations.cases, as_at)
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for post in staff.cases.astype(object).to_dict("records"):
        if not _known(post["worker"]):
            continue  # a vacant post holds nothing
        row = rows.setdefault(
            _key(post),
            {
                **{name: post[name] for name in (*_WHO, FILE, SHEET, ROW)},
                "cases": float(len(held.get(_key(post), ()))),
                "in_staff": _YES,
            },
        )
        # Two posts of one worker in a team are one worker with the time of both.
        row["fte"] = _sum(row.get("fte"), post["fte"])
        if row.get("social_worker") != _YES:
            row["social_worker"] = post.get("social_worker")
    for key, cases in held.items():
        first = min(cases.values(), key=lambda case: int(case[ROW]))
        rows.setdefault(
            key,
            {
                **{name: first[name] for name in (*_WHO, FILE, SHEET, ROW)},
                "cases": float(len(cases)),
                "in_staff": _NO,
            },
        )
    return [_list([*rows.values()], staff, allocations)]


def _sum(one: object, other: object) -> float:
    known = [float(str(number)) for number in (one, other) if _known(number)]
    return sum(known) if known else np.nan


def _held(cases: pd.DataFrame, as_at: date) -> dict[tuple[str, str], dict[str, dict]]:
    """The cases open at the end of the day, each child once for each worker and team."""
    day = np.datetime64(as_at, "D")
    started = cases["started"].to_numpy().astype("datetime64[D]")
    ended = cases["ended"].to_numpy().astype("datetime64[D]")
    open_now = (started <= day) & (np.isnat(ended) | (ended > day))
    held: dict[tuple[str, str], dict[str, dict]] = {}
    for case in cases[open_now].astype(object).to_dict("records"):
        if _known(case["child_id"]):
            held.setdefault(_key(case), {}).setdefault(str(case["child_id"]), case)
    return held


def _key(row: Mapping) -> tuple[str, str]:
    team, worker = row[_PART], row["worker"]
    return (
        str(team) if _known(team) else "",
        spelling_key(str(worker)) if _known(worker) else "",
    )


def _known(value: object) -> bool:
    return value is not None and value == value


def _list(rows: list[dict[str, object]], *sources: CleanList) -> CleanList:
    frame = pd.DataFrame(rows, columns=[*_WHO, "cases", "fte", "in_staff",
                                        "social_worker", FILE, SHEET, ROW])  # fmt: skip
    for name in (*_WHO, "social_worker", "in_staff", FILE, SHEET):
        order = [c for one in sources if name in one.frame for c in one.frame[name].cat.categories]
        if name == "in_staff":
            order = [_YES, _NO]
        categories = _in_team_order(name, order, sources)
        frame[name] = pd.Categorical(frame[name], categories=categories)
    for name in ("cases", "fte"):
        frame[name] = frame[name].astype(float)
    frame[LEFT_OUT] = pd.Series([None] * len(frame), dtype=object)
    return CleanList(WORKER_CASELOADS, frame, pd.DataFrame(index=range(len(frame))))


def _in_team_order(name: str, labels: list[str], sources: tuple[CleanList, ...]) -> list[str]:
    """Distinct labels; teams in the order that all lists share."""
    distinct = list(dict.fromkeys(labels))
    if name not in ("team", _PART):
        return distinct
    # Each source has its teams in the council's order: merge them, keeping both orders.
    orders = [list(one.frame[name].cat.categories) for one in sources if name in one.frame]
    merged: list[str] = []
    while any(orders):
        heads = [order[0] for order in orders if order]
        free = next(
            (head for head in heads if all(head not in order[1:] for order in orders)), heads[0]
        )
        merged.append(free)
        orders = [[label for label in order if label != free] for order in orders]
    return merged
