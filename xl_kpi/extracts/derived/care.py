"""Periods of care, placements and nights, from the episodes of the SSDA903 return.

A period is a run of a child's episodes with no day between them; short breaks (V3 and V4) are
left out first. A placement begins when the carer changes (RNE S, P or B) and with the period.
Of episodes that overlap, a night is spent in the one that started later.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import FILE, LEFT_OUT, ROW, SHEET, CleanList
from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.derived.declared import (
    CARE_PERIODS,
    EPISODES,
    HEADER,
    PLACEMENT_SPELLS,
    PLACEMENTS,
)
from xl_kpi.extracts.derived.needed import can_be_made
from xl_kpi.extracts.derived.placement_kinds import kinds_of_placement, provisions

_SHORT_BREAKS = ("V3", "V4")
_NEW_CARER = ("S", "P", "B")
_FAR = np.datetime64("9999-12-31", "D")
_NEVER = np.datetime64("NaT", "D")
_PLACE = (FILE, SHEET, ROW)
_GENDER_OF_SEX = {"1": "a) Male", "2": "b) Female"}

Days = npt.NDArray[np.datetime64]
Whole = npt.NDArray[np.intp]


class Episodes:
    """A child's episodes that count, in order of child, start and end, with their periods."""

    def __init__(self, listed: CleanList) -> None:
        cases = listed.cases
        kept = ~cases["legal_status"].isin(_SHORT_BREAKS).to_numpy()
        kept &= (cases["child_id"].cat.codes.to_numpy() >= 0) & cases["started"].notna().to_numpy()
        cases = cases[kept]
        ended = cases["ended"].to_numpy().astype("datetime64[D]")
        ended = np.where(np.isnat(ended), _FAR, ended)
        ties = [
            cases[name].cat.codes.to_numpy()
            for name in ("provider", "placement", "new_episode_reason")
            if name in cases
        ]
        order = np.lexsort(
            (*ties, ended, cases["started"].to_numpy(), cases["child_id"].cat.codes.to_numpy())
        )
        self.frame = cases.iloc[order].reset_index(drop=True)
        self.child = self.frame["child_id"].cat.codes.to_numpy()
        self.started: Days = self.frame["started"].to_numpy().astype("datetime64[D]")
        self.ended: Days = ended[order]

    def __len__(self) -> int:
        return len(self.frame)

    @cached_property
    def new_child(self) -> npt.NDArray[np.bool_]:
        """Where another child's episodes begin."""
        return np.r_[True, self.child[1:] != self.child[:-1]][: len(self)]

    @cached_property
    def latest_end(self) -> Days:
        """The latest end among a child's episodes up to each."""
        return (
            pd.Series(self.ended.astype(np.int64))
            .groupby(self.child, sort=False)
            .cummax()
            .to_numpy()
            .astype("datetime64[D]")
        )

    @cached_property
    def new_period(self) -> npt.NDArray[np.bool_]:
        """Where a period begins: with a child, or after a day that lies between."""
        apart = np.r_[True, self.started[1:] > self.latest_end[:-1]][: len(self)]
        return self.new_child | apart

    @cached_property
    def period_ended(self) -> Days:
        """The end of each episode's period."""
        first, last = self.periods
        return np.repeat(self.latest_end[last], last - first + 1)

    @property
    def periods(self) -> tuple[Whole, Whole]:
        """The first and the last episode of each period, by position."""
        first = np.flatnonzero(self.new_period)
        return first, np.append(first[1:], len(self))[: len(first)] - 1

    def codes(self, name: str) -> npt.NDArray[np.object_]:
        """A column of codes as texts; "" where blank or absent."""
        if name not in self.frame:
            return np.full(len(self), "", dtype=object)
        return self.frame[name].astype(object).fillna("").to_numpy()


def care_lists(lists: Mapping[str, CleanList]) -> list[CleanList]:
    """The derived lists that the episodes allow; none without episodes."""
    listed = lists.get(EPISODES)
    if listed is None or not can_be_made(CARE_PERIODS, lists):
        return []
    episodes = Episodes(listed)
    made = [_care_periods(episodes, lists.get(HEADER)), _spells(episodes)]
    return [*made, _placements(episodes)] if can_be_made(PLACEMENTS, lists) else made


def _list(declared: ExtractList, values: dict[str, object], rows: Whole, of: Episodes) -> CleanList:
    """A derived list; each row stands where the episode does that it comes from."""
    frame = pd.DataFrame({name: pd.Series(column) for name, column in values.items()})
    for name in _PLACE:
        frame[name] = of.frame[name].take(rows).reset_index(drop=True)
    frame[LEFT_OUT] = pd.Series([None] * len(frame), dtype=object)
    return CleanList(declared, frame, pd.DataFrame(index=range(len(frame))))


def _taken(of: Episodes, name: str, rows: Whole) -> pd.Series:
    return of.frame[name].take(rows).reset_index(drop=True)


def _moments(days: Days) -> Days:
    return np.where(days == _FAR, _NEVER, days).astype("datetime64[s]")


def _care_periods(episodes: Episodes, header: CleanList | None) -> CleanList:
    first, last = episodes.periods
    # The reason is that of the episode that ended last.
    number = np.cumsum(episodes.new_period)
    ending = np.flatnonzero(episodes.ended == episodes.period_ended)
    final = ending[np.r_[number[ending][1:] != number[ending][:-1], True][: len(ending)]]
    values: dict[str, object] = {"child_id": _taken(episodes, "child_id", first)}
    values["started"] = episodes.started[first].astype("datetime64[s]")
    values["ended"] = _moments(episodes.latest_end[last])
    for name in ("ceased_reason", "ceased_reason_group"):
        if name in episodes.frame:
            values[name] = _taken(episodes, name, final)
    if header is not None:
        values |= _of_children(values["child_id"], header)
    return _list(CARE_PERIODS, values, final, episodes)


def _of_children(child: object, header: CleanList) -> dict[str, object]:
    """Gender and date of birth of each period's child, as the header file has them."""
    assert isinstance(child, pd.Series)
    known = header.cases.drop_duplicates("child_id")
    at = pd.Index(known["child_id"].astype(str)).get_indexer(pd.Index(child.astype(str)))
    values: dict[str, object] = {}
    if "birth_date" in known:
        born = np.append(known["birth_date"].to_numpy().astype("datetime64[s]"), _NEVER)
        values["birth_date"] = born[at]
    if "sex" in known:
        # What is no code of a sex stays what it is: "not recognised: ...".
        said = known["sex"].cat.rename_categories(lambda code: _GENDER_OF_SEX.get(code, code))
        values["gender"] = pd.Categorical.from_codes(
            np.append(said.cat.codes.to_numpy(), -1)[at], categories=said.cat.categories
        )
    return values


def _placements(episodes: Episodes) -> CleanList:
    begins = episodes.new_period | np.isin(episodes.codes("new_episode_reason"), _NEW_CARER)
    rows = np.flatnonzero(begins)
    started = episodes.started[rows]
    following = np.append(started[1:], _FAR)
    goes_on = np.append(~episodes.new_period[rows][1:], False)[: len(rows)]
    ended = np.where(goes_on, following[: len(rows)], episodes.period_ended[rows])
    adoptive = np.char.startswith(episodes.codes("placement")[rows].astype(str), "A")
    before = np.append(False, goes_on[:-1])[: len(rows)]
    previous = np.append(started[:1], started[:-1])
    values: dict[str, object] = {
        "child_id": _taken(episodes, "child_id", rows),
        "started": started.astype("datetime64[s]"),
        "ended": _moments(ended),
        "placement": _taken(episodes, "placement", rows),
        "settled": np.where(adoptive & before, previous, started).astype("datetime64[s]"),
    }
    return _list(PLACEMENTS, values, rows, episodes)


def _spells(episodes: Episodes) -> CleanList:
    """Stretches of nights, one episode each: cut where a later-starting episode takes over."""
    overlapping = ~episodes.new_child
    overlapping[1:] &= episodes.started[1:] < episodes.latest_end[:-1]
    crowded = set(episodes.child[overlapping].tolist())
    single = ~np.isin(episodes.child, list(crowded))
    rows = [np.flatnonzero(single)]
    started = [episodes.started[single]]
    ended = [episodes.ended[single]]
    for child in sorted(crowded):
        at = np.flatnonzero(episodes.child == child)
        cut = _cut(at, episodes.started, episodes.ended)
        rows.append(np.array([row for row, _, _ in cut], dtype=np.intp))
        started.append(np.array([first for _, first, _ in cut], dtype="datetime64[D]"))
        ended.append(np.array([last for _, _, last in cut], dtype="datetime64[D]"))
    row: Whole = np.concatenate(rows)
    first: Days = np.concatenate(started)
    last: Days = np.concatenate(ended)
    code, provider = episodes.codes("placement")[row], episodes.codes("provider")[row]
    values: dict[str, object] = {
        "child_id": _taken(episodes, "child_id", row),
        "started": first.astype("datetime64[s]"),
        "ended": _moments(last),
        "placement": _taken(episodes, "placement", row),
        "kind": kinds_of_placement(code, provider),
        "provision": provisions(code, provider),
    }
    if "provider" in episodes.frame:
        values["provider"] = _taken(episodes, "provider", row)
    return _list(PLACEMENT_SPELLS, values, row, episodes)


def _cut(at: Whole, started: Days, ended: Days) -> list[tuple[int, np.datetime64, np.datetime64]]:
    """One child's overlapping episodes as spells that do not overlap."""
    edges = sorted({*started[at].tolist(), *ended[at].tolist()})
    spells: list[tuple[int, np.datetime64, np.datetime64]] = []
    for first, last in pairwise(edges):
        day = np.datetime64(first, "D")
        # Episodes are in order of start and end: the last that holds the day started latest.
        holding = [row for row in at.tolist() if started[row] <= day < ended[row]]
        if not holding:
            continue
        if spells and spells[-1][0] == holding[-1] and spells[-1][2] == day:
            spells[-1] = (spells[-1][0], spells[-1][1], np.datetime64(last, "D"))
        else:
            spells.append((holding[-1], day, np.datetime64(last, "D")))
    return spells
