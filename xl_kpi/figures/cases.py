"""The cases of an indicator, each with its month, its verdict and its groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import LEFT_OUT, CleanList
from xl_kpi.extracts.codes.code_list import NOT_RECOGNISED
from xl_kpi.extracts.extracts import Extracts
from xl_kpi.extracts.lists import LISTS
from xl_kpi.indicators.conditions import NOT_KNOWN, YES, CaseColumns
from xl_kpi.indicators.declaration import Events, Indicator, Open, Rule, Split
from xl_kpi.periods import Month
from xl_kpi.problems import Problem, Severity

NOT_RECORDED = "not recorded"
Whole = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Groups:
    """Which group of a breakdown each case is in: a position in ``labels``."""

    labels: tuple[str, ...]
    of_case: Whole


@dataclass(frozen=True)
class CaseList:
    """An indicator's cases by one rule.

    Parameters
    ----------
    rows
        Position of each case among the list's usable rows.
    months
        Month of each case (see :attr:`Month.index`): the event's, or the month at whose end
        the case was open.
    met, unknown
        For a percentage: whether the verdict is yes, and whether it is not known.
    numbers
        For an average: each case's number, missing where not known.
    groups
        Groups of each breakdown that the extract allows.
    missing_groups
        Why a breakdown cannot be had, by its name.
    left_out
        Rows of the list that could not be placed, and why.
    days
        For events: the day of each case.
    """

    rows: Whole
    months: Whole
    met: npt.NDArray[np.bool_] | None
    unknown: npt.NDArray[np.bool_] | None
    numbers: npt.NDArray[np.float64] | None
    groups: dict[str, Groups]
    missing_groups: dict[str, str]
    left_out: tuple[str, ...] = ()
    days: npt.NDArray[np.datetime64] | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.rows)


def lacking(rule: Rule, extracts: Extracts) -> str:
    """What a rule needs that the extracts do not have; "" where they have all of it."""
    list_id = rule.cases.list_id
    title = LISTS[list_id].title
    clean = extracts.lists.get(list_id)
    if clean is None:
        return f"the list '{title}' is missing"
    if not len(clean.cases):
        return f"the list '{title}' is empty"
    may_be_blank = {rule.cases.end} if isinstance(rule.cases, Open) else set()
    reasons = (_lacks_column(clean, name, name in may_be_blank) for name in sorted(rule.needs))
    return next(filter(None, reasons), "")


def _lacks_column(clean: CleanList, name: str, may_be_blank: bool = False) -> str:
    header, title = clean.declaration.column(name).header, clean.declaration.title
    if name not in clean.frame:
        return f"the list '{title}' has no column '{header}'"
    if not may_be_blank and not clean.has(name):
        return f"the column '{header}' of the list '{title}' has no value that can be read"
    return ""


def missing_lists(extracts: Extracts, indicators: Iterable[Indicator]) -> list[Problem]:
    """A problem for each list that an indicator needs and the extracts do not have."""
    wanted: dict[str, list[str]] = {}
    for indicator in indicators:
        for rule in indicator.rules:
            clean = extracts.lists.get(rule.cases.list_id)
            if clean is None or not len(clean.frame):
                wanted.setdefault(rule.cases.list_id, []).append(indicator.label)
    return [
        Problem(
            Severity.WARNING,
            "empty list" if list_id in extracts.lists else "missing list",
            f"The list '{LISTS[list_id].title}' {'is empty' if list_id in extracts.lists else 'is missing'}, "
            f"so these figures say 'not in extract': {', '.join(dict.fromkeys(labels))}.",
            "Add it to the extracts; docs/extracts.md says what it holds.",
            list_id=list_id,
        )
        for list_id, labels in wanted.items()
    ]  # fmt: skip


def gather(
    indicator: Indicator, rule: Rule, extracts: Extracts, months: Sequence[Month],
    *, first_day_is_day_1: bool = False,
) -> CaseList:  # fmt: skip
    """The cases of an indicator by one of its rules, in the months given.

    Parameters
    ----------
    months
        Consecutive months; for open cases, each case stands in every month at whose end (or,
        for the month of the extract date, on that date) it was open.
    """
    clean = extracts.lists[rule.cases.list_id]
    left_out = _left_out(clean)
    if isinstance(rule.cases, Events):
        rows, placed, days, undated = _events(rule.cases, clean, extracts.coverage[clean.id].as_at)
        left_out += undated
        looked_at = None
    else:
        rows, placed, looked_at = _open(rule.cases, clean, months, extracts)
        days = None
    needed = rule.needs | {name for split in indicator.splits for name in split.columns}
    frame = clean.cases
    columns = {name: frame[name].take(rows) for name in needed if name in frame}
    cases = CaseColumns(columns, len(rows), first_day_is_day_1, looked_at)
    if rule.cases.where is not None:
        wanted = rule.cases.where.answers(cases)
        kept = wanted == YES
        doubtful = len(np.unique(rows[wanted == NOT_KNOWN]))
        if doubtful:
            left_out += (f"{_rows(doubtful)} left out: whether they are cases is not known",)
        rows, placed = rows[kept], placed[kept]
        days = None if days is None else days[kept]
        cases = CaseColumns(
            {name: column[kept] for name, column in columns.items()},
            len(rows), first_day_is_day_1, None if looked_at is None else looked_at[kept],
        )  # fmt: skip
    answers = None if rule.met is None else rule.met.answers(cases)
    numbers = None if rule.measure is None else rule.measure.numbers(cases)
    groups, missing = _grouped(indicator.splits, clean, cases)
    return CaseList(
        rows, placed,
        None if answers is None else answers == YES,
        None if answers is None else answers == NOT_KNOWN,
        numbers, groups, missing, left_out, days,
    )  # fmt: skip


def _left_out(clean: CleanList) -> tuple[str, ...]:
    reasons = clean.frame[LEFT_OUT].dropna()
    reasons = reasons[reasons != "duplicate row"]
    counted = reasons.value_counts()
    return tuple(f"{_rows(n)} left out: {reason}" for reason, n in counted.items() if n)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _month_index(days: npt.NDArray[np.datetime64]) -> Whole:
    return (days.astype("datetime64[M]").astype(np.int64) + 1970 * 12).astype(np.int32)


def _events(
    cases: Events, clean: CleanList, as_at: date
) -> tuple[Whole, Whole, npt.NDArray[np.datetime64], tuple[str, ...]]:
    days = clean.cases[cases.at].to_numpy().astype("datetime64[D]")
    rows = np.flatnonzero(~np.isnat(days)).astype(np.int32)
    column = clean.declaration.column(cases.at)
    # Where the date may be blank, the event has simply not happened yet.
    undated = 0 if column.blank else len(days) - len(rows)
    if cases.latest_of is not None:
        # What is dated after the extract was taken cannot be anybody's latest case.
        rows = rows[days[rows] <= np.datetime64(as_at, "D")]
        rows = _latest_rows(rows, days, cases.latest_of, clean.cases)
    said = (f"{_rows(undated)} left out: no usable '{column.header}'",) if undated else ()
    return rows, _month_index(days[rows]), days[rows], said


def _latest_rows(
    rows: Whole, days: npt.NDArray[np.datetime64], who: str, frame: pd.DataFrame
) -> Whole:
    """The latest row of each person.

    Of two on one day the same is taken whatever their order: that with the greatest values.
    """
    person = frame[who].cat.codes.to_numpy()
    others = [_sortable(frame[name])[rows] for name in frame.columns if not name.startswith("_")]
    order = rows[np.lexsort((*others, days[rows], person[rows]))]
    if not len(order):
        return rows
    last = np.r_[person[order][1:] != person[order][:-1], True]
    return np.sort(order[last & (person[order] >= 0)])


def _sortable(values: pd.Series) -> npt.NDArray:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy()
    if values.dtype.kind == "M":
        return values.to_numpy().astype("datetime64[s]").astype(np.int64)
    return np.nan_to_num(values.to_numpy(dtype=float), nan=-np.inf)


def _open(
    cases: Open, clean: CleanList, months: Sequence[Month], extracts: Extracts
) -> tuple[Whole, Whole, npt.NDArray[np.datetime64]]:
    """Each case once for every month at whose end it was open."""
    as_at = extracts.coverage[clean.id].as_at
    looks = np.array([min(month.last_day, as_at) for month in months], dtype="datetime64[D]")
    start = clean.cases[cases.start].to_numpy().astype("datetime64[D]")
    end = clean.cases[cases.end].to_numpy().astype("datetime64[D]")
    started = ~np.isnat(start)
    # The first look on or after the start, and the first on or after the end: a case that
    # ended on the day is closed at the end of that day.
    first = np.where(started, np.searchsorted(looks, start, side="left"), len(looks))
    ended = np.searchsorted(looks, end, side="left")
    last = np.where(np.isnat(end), len(looks), ended)
    times = np.maximum(last - first, 0)
    rows = np.repeat(np.arange(len(start), dtype=np.int32), times)
    before = np.repeat(np.cumsum(times) - times, times)
    at = (np.arange(len(rows)) - before + np.repeat(first, times)).astype(np.int32)
    placed = (at + (months[0].index if months else 0)).astype(np.int32)
    return rows, placed, looks[at].astype("datetime64[s]")


def _grouped(
    splits: Sequence[Split], clean: CleanList, cases: CaseColumns
) -> tuple[dict[str, Groups], dict[str, str]]:
    groups, missing = {}, {}
    for split in splits:
        absent = [reason for name in split.columns if (reason := _lacks_column(clean, name))]
        if absent:
            missing[split.name] = absent[0]
            continue
        parts = [_of_column(cases.columns[name], clean, name) for name in split.columns]
        groups[split.name] = _combined(parts, dict(split.wording))
    return groups, missing


def _of_column(values: pd.Series, clean: CleanList, name: str) -> Groups:
    """Groups of one column: its codes in order, then what is none of them.

    Every standard code is a group, with or without cases: a 0 is an answer.
    """
    codes = clean.declaration.column(name).codes
    categories = [str(label) for label in values.cat.categories]
    standard = list(codes.labels) if codes is not None else []
    seen = set(np.unique(values.cat.codes.to_numpy()).tolist())
    wording = {
        label: NOT_RECOGNISED if label.startswith(f"{NOT_RECOGNISED}: ") else label
        for at, label in enumerate(categories)
        if at in seen or label in standard
    }
    labels = [*dict.fromkeys([*wording.values(), *([NOT_RECORDED] if -1 in seen else [])])]
    place = {label: at for at, label in enumerate(labels)}
    of_category = [place.get(wording.get(label, ""), -1) for label in categories]
    of_code = np.array([*of_category, place.get(NOT_RECORDED, -1)], dtype=np.int32)
    return Groups(tuple(labels), of_code[values.cat.codes.to_numpy()])


def _combined(parts: Sequence[Groups], wording: dict[str, str]) -> Groups:
    """Several columns' groups as one: every pair of labels, joined by a colon."""
    labels = [wording.get(label, label) for label in parts[0].labels]
    of_case = parts[0].of_case
    for part in parts[1:]:
        labels = [f"{one}: {wording.get(other, other)}" for one in labels for other in part.labels]
        of_case = (of_case * len(part.labels) + part.of_case).astype(np.int32)
    return Groups(tuple(labels), of_case)
