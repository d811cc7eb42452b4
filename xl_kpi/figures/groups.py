"""Which group of a breakdown each case is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import GROUP_SUFFIX, CleanList
from xl_kpi.extracts.codes.code_list import NOT_RECOGNISED
from xl_kpi.figures.lacking import lacks_column
from xl_kpi.indicators.conditions import ByCodeOnTheDay, CaseColumns, Grouping
from xl_kpi.indicators.declaration import Split

NOT_RECORDED = "not recorded"
Whole = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Groups:
    """Which group of a breakdown each case is in: a position in ``labels``."""

    labels: tuple[str, ...]
    of_case: Whole


def grouped(
    splits: Sequence[Split], clean: CleanList, cases: CaseColumns
) -> tuple[dict[str, Groups], dict[str, str]]:
    """The groups of each breakdown that the extract allows, and why others cannot be had."""
    groups, missing = {}, {}
    for split in splits:
        absent = [
            reason
            for name in sorted(split.needs)
            if (reason := lacks_column(clean, name, may_be_blank=name in split.may_be_blank))
        ]
        if absent:
            missing[split.name] = absent[0]
            continue
        parts = [_of_part(part, clean, cases) for part in split.columns]
        groups[split.name] = _combined(parts, dict(split.wording), observed=split.observed)
    return groups, missing


def _of_part(part: str | Grouping, clean: CleanList, cases: CaseColumns) -> Groups:
    if isinstance(part, str):
        return _of_column(cases.columns[part], clean, part)
    if isinstance(part, ByCodeOnTheDay):
        return _of_column(part.values(cases), clean, part.column)
    of_case = part.of_cases(cases)
    if not (of_case < 0).any():
        return Groups(part.labels, of_case)
    labels = (*part.labels, NOT_RECORDED)
    return Groups(labels, np.where(of_case < 0, len(part.labels), of_case).astype(np.int32))


def _of_column(values: pd.Series, clean: CleanList, name: str) -> Groups:
    """Groups of one column: its codes in order, then what is none of them.

    Every standard code is a group, with or without cases: a 0 is an answer.
    """
    codes = clean.declaration.column(name).codes
    categories = [str(label) for label in values.cat.categories]
    standard: Sequence[str] = ()
    if codes is not None:
        standard = codes.groups if name.endswith(GROUP_SUFFIX) else codes.labels
    seen = set(np.unique(values.cat.codes.to_numpy()).tolist())
    wording = {
        label: NOT_RECOGNISED if label.startswith(f"{NOT_RECOGNISED}: ") else label
        for at, label in enumerate(categories)
        if at in seen or label in standard
    }
    found = [*wording.values(), *([NOT_RECORDED] if -1 in seen else [])]
    labels = [*dict.fromkeys([*(one for one in standard if one in found), *found])]
    place = {label: at for at, label in enumerate(labels)}
    of_category = [place.get(wording.get(label, ""), -1) for label in categories]
    of_code = np.array([*of_category, place.get(NOT_RECORDED, -1)], dtype=np.int32)
    return Groups(tuple(labels), of_code[values.cat.codes.to_numpy()])


def _combined(parts: Sequence[Groups], wording: Mapping[str, str], *, observed: bool) -> Groups:
    """Several columns' groups as one: every pair of labels, joined by a colon."""
    labels = [wording.get(label, label) for label in parts[0].labels]
    of_case = parts[0].of_case
    for part in parts[1:]:
        labels = [f"{one}: {wording.get(other, other)}" for one in labels for other in part.labels]
        of_case = (of_case * len(part.labels) + part.of_case).astype(np.int32)
    if not observed:
        return Groups(tuple(labels), of_case)
    used, again = np.unique(of_case, return_inverse=True)
    return Groups(tuple(labels[at] for at in used.tolist()), again.astype(np.int32))
