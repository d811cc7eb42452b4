"""The cases of an indicator, each with its month, its verdict and its groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.clean_list import LEFT_OUT, CleanList
from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.groups import Groups, grouped
from xl_kpi.figures.placing import (
    Placed,
    Whole,
    counted_rows,
    first_days,
    place,
    tie_breakers,
)
from xl_kpi.indicators.conditions import NOT_KNOWN, YES, Answers, CaseColumns
from xl_kpi.indicators.declaration import Events, Indicator, Rule, Standing
from xl_kpi.periods import Month


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
        Where the rule has a verdict: whether it is yes, and whether it is not known.
    numbers
        Where the rule has a measure: each case's number, missing where not known.
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
    clean = extracts.counted(rule.cases.list_id)
    assert clean is not None  # whether it is there was asked first
    placed = place(rule.cases, clean, months, extracts.coverage[clean.id].as_at)
    left_out = [*_left_out(clean), *_left_out_before(clean, extracts), *placed.left_out]
    needed = rule.needs.union(*(split.needs | split.may_use for split in indicator.splits))
    frame = clean.cases
    cases = CaseColumns(
        {name: frame[name].take(placed.rows) for name in needed if name in frame},
        len(placed.rows),
        first_day_is_day_1,
        placed.looked_at,
        first_days(placed.months).astype("datetime64[s]"),
        _others(rule, extracts),
    )
    if rule.cases.where is not None:
        wanted = rule.cases.where.answers(cases)
        doubtful = len(np.unique(placed.rows[wanted == NOT_KNOWN]))
        if doubtful:
            left_out.append(
                f"{counted_rows(doubtful)} left out: whether they are cases is not known"
            )
        placed, cases = placed.kept(wanted == YES), cases.kept(wanted == YES)
    answers = None if rule.met is None else rule.met.answers(cases)
    if rule.cases.each:
        one = _one_of_each(rule, placed, cases, answers, frame)
        again = len(placed.rows) - int(one.sum())
        if again and not isinstance(rule.cases, Standing):
            again = len(set(placed.rows.tolist()) - set(placed.rows[one].tolist()))
        if again:
            left_out.append(f"{counted_rows(again)} not counted again: the case is counted already")
        placed, cases = placed.kept(one), cases.kept(one)
        answers = None if answers is None else answers[one]
    numbers = None if rule.measure is None else rule.measure.numbers(cases)
    groups, missing = grouped(indicator.splits, clean, cases)
    return CaseList(
        placed.rows, placed.months,
        None if answers is None else answers == YES,
        None if answers is None else answers == NOT_KNOWN,
        numbers, groups, missing, tuple(left_out), placed.days,
    )  # fmt: skip


def _others(rule: Rule, extracts: Extracts) -> dict[str, pd.DataFrame]:
    lists = {list_id: extracts.counted(list_id) for list_id, _ in rule.needs_of_others}
    return {list_id: clean.cases for list_id, clean in lists.items() if clean is not None}


def _left_out(clean: CleanList) -> tuple[str, ...]:
    reasons = clean.frame[LEFT_OUT].dropna()
    reasons = reasons[reasons != "duplicate row"]
    counted = reasons.value_counts()
    return tuple(f"{counted_rows(n)} left out: {reason}" for reason, n in counted.items() if n)


def _left_out_before(clean: CleanList, extracts: Extracts) -> list[str]:
    """What was left out of the lists from which a derived one is made."""
    said: list[str] = []
    for source in dict.fromkeys(source for source, _ in clean.declaration.made_with):
        listed = extracts.counted(source)
        if listed is None:
            continue
        said += _left_out(listed)
        if "child_id" in listed.frame:
            nobody = int(listed.cases["child_id"].isna().sum())
            header = listed.declaration.column("child_id").header
            said += [f"{counted_rows(nobody)} left out: no '{header}'"] if nobody else []
    return said


def _one_of_each(
    rule: Rule, placed: Placed, cases: CaseColumns, answers: Answers | None, frame: pd.DataFrame
) -> npt.NDArray[np.bool_]:
    """Which of the cases of one person (or other key) in one month counts.

    The last by rank, by its date, by its verdict; then by its other columns, so that the order
    of the rows says nothing. Cases without the key are each their own.
    """
    keys = [_codes(cases.columns[name]) for name in rule.cases.each]
    unknown = np.any([key < 0 for key in keys[:1]], axis=0)
    # A case without a person is nobody else's.
    keys[0] = np.where(unknown, -1 - np.arange(cases.rows), keys[0])
    order_by: list[npt.NDArray] = []
    if isinstance(rule.cases, Standing) and rule.cases.rank is not None:
        column, labels = rule.cases.rank
        order_by.append(_rank(cases.columns[column], labels))
    if isinstance(rule.cases, Events) and rule.cases.earliest is not None:
        # A blank is no earlier than any date.
        first = cases.days(rule.cases.earliest)
        order_by.append(np.where(np.isnat(first), np.iinfo(np.int64).min, -first.astype(np.int64)))
    for dates in (placed.began, placed.days):
        if dates is not None:
            order_by.append(dates.astype("datetime64[D]").astype(np.int64))
    if answers is not None:
        order_by.append(answers)
    ties = tie_breakers(frame, placed.rows)
    # lexsort takes the last key first.
    order = np.lexsort((*reversed(ties), *reversed(order_by), *reversed(keys), placed.months))
    if not len(order):
        return np.zeros(0, dtype=bool)
    differs = placed.months[order][1:] != placed.months[order][:-1]
    for key in keys:
        differs |= key[order][1:] != key[order][:-1]
    one = np.zeros(cases.rows, dtype=bool)
    one[order[np.append(differs, True)]] = True
    return one


def _codes(values: pd.Series) -> npt.NDArray[np.int64]:
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy().astype(np.int64)
    return values.to_numpy().astype("datetime64[D]").astype(np.int64)


def _rank(values: pd.Series, labels: Sequence[str]) -> npt.NDArray[np.int64]:
    """The greater the earlier a label stands; others come after all of them."""
    place_of = {label: len(labels) - at for at, label in enumerate(labels)}
    of_category = [place_of.get(str(label), 0) for label in values.cat.categories]
    return np.array([*of_category, 0], dtype=np.int64)[values.cat.codes.to_numpy()]
