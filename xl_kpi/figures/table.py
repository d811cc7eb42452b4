"""The tidy table of figures: one row a figure, the contract between all that comes after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.indicators.declaration import Average, Indicator
from xl_kpi.periods import Month, Span

ALL = "all"
NOT_IN_EXTRACT = "not in extract"
NO_DENOMINATOR = "-"

COLUMNS = (
    "indicator", "title", "chapter", "period", "span", "breakdown", "group", "numerator",
    "denominator", "value", "unit", "target", "rag", "source", "note",
)  # fmt: skip

Sums = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """Figures of one indicator, span and breakdown: groups down, months across."""

    span: Span
    breakdown: str
    labels: tuple[str, ...]
    months: tuple[Month, ...]
    above: Sums
    below: Sums | None
    unknown: Sums
    notes: tuple[str, ...]
    source: str = "computed"

    def counts(self, labels: Sequence[str], months: Sequence[Month]) -> Sums:
        """The counts of these groups and months; a group that is not here has none."""
        row = {label: at for at, label in enumerate(self.labels)}
        column = {month: at for at, month in enumerate(self.months)}
        picked = np.zeros((len(labels), len(months)))
        for at, label in enumerate(labels):
            if label in row:
                picked[at] = self.above[row[label], [column[month] for month in months]]
        return picked

    def note(self, month: Month) -> str:
        """The note of a month."""
        return self.notes[self.months.index(month)]


@dataclass(frozen=True)
class Gap:
    """A figure that the extracts cannot give, and what is missing."""

    span: Span
    month: Month
    breakdown: str
    reason: str


@dataclass(frozen=True)
class Figure:
    """One figure, as looked up; ``value`` is None where there is none, and ``note`` says why."""

    numerator: float | None
    denominator: float | None
    value: float | None
    note: str = ""
    target: float | None = None
    rag: str = ""

    @property
    def available(self) -> bool:
        """Whether the extracts gave it, be it with a denominator of 0."""
        return not self.note.startswith(NOT_IN_EXTRACT)


@dataclass(frozen=True)
class Figures:
    """The table of figures up to a reporting month.

    ``table`` has the columns of the contract; in it a value is a number or missing, and the
    note says why it is missing. :meth:`written` is the table as it leaves the program.
    """

    table: pd.DataFrame
    month: Month

    @cached_property
    def _places(self) -> dict[tuple[str, str, str, str, str], int]:
        keys = (self.table[name].tolist() for name in COLUMNS[:1] + COLUMNS[3:7])
        return {key: at for at, key in enumerate(zip(*keys, strict=True))}

    @cached_property
    def _records(self) -> dict[str, list]:
        names = ("numerator", "denominator", "value", "note", "target", "rag")
        return {name: self.table[name].tolist() for name in names}

    def find(
        self, indicator: str, month: Month | None = None, span: Span | None = None,
        breakdown: str = ALL, group: str = ALL,
    ) -> Figure | None:  # fmt: skip
        """A figure; None where the table has no such row.

        Without a span, that of the month, or of its end for what is counted as open.
        """
        period = str(month or self.month)
        spans = (Span.MONTH, Span.MONTH_END) if span is None else (span,)
        at = None
        for tried in spans:
            at = self._places.get((indicator, period, str(tried), breakdown, group))
            if at is not None:
                break
        if at is None:
            return None
        said = {name: values[at] for name, values in self._records.items()}
        number = {
            n: None if pd.isna(said[n]) else float(said[n])
            for n in ("numerator", "denominator", "value", "target")
        }
        return Figure(**number, note=said["note"], rag=said["rag"])

    @cached_property
    def _groups(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], dict[str, None]] = {}
        for indicator, _, _, breakdown, group in self._places:
            if group != ALL:
                found.setdefault((indicator, breakdown), {})[group] = None
        return {key: [*groups] for key, groups in found.items()}

    @cached_property
    def _stocks(self) -> frozenset[str]:
        return frozenset(key[0] for key in self._places if key[2] == Span.MONTH_END)

    def groups(self, indicator: str, breakdown: str) -> list[str]:
        """Groups of an indicator's breakdown, in order."""
        return self._groups.get((indicator, breakdown), [])

    def stock(self, indicator: str) -> bool:
        """Whether its figures are of a month's end."""
        return indicator in self._stocks

    def written(self) -> pd.DataFrame:
        """The table as it leaves the program: no value is blank.

        What the extracts cannot give reads "not in extract", what has a denominator of 0 reads
        "-".
        """
        table = self.table.copy()
        value = table["value"].astype(object)
        value[table["value"].isna()] = NO_DENOMINATOR
        missing = [note.startswith(NOT_IN_EXTRACT) for note in table["note"]]
        value[missing] = NOT_IN_EXTRACT
        table["value"] = pd.Series([_whole(one) for one in value], dtype=object)
        for name in ("numerator", "denominator"):
            table[name] = pd.Series([_whole(one) for one in table[name]], dtype=object)
        order = table.groupby(["indicator", "span", "breakdown"], sort=False).ngroup()
        return (
            table.assign(_order=order)
            .sort_values(["_order", "period"], kind="stable", ignore_index=True)
            .drop(columns="_order")
        )


def _whole(value: object) -> object:
    """A whole number without a fraction, so that 727 does not read 727.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def figures_of(
    results: Iterable[tuple[Indicator, Sequence[Block], Sequence[Gap]]], month: Month
) -> Figures:
    """The tidy table of all indicators' figures, in the indicators' order."""
    columns = _Columns()
    for indicator, blocks, gaps in results:
        for block in blocks:
            columns.add_block(indicator, block)
        if gaps:
            columns.add_gaps(indicator, gaps)
    return Figures(columns.frame(), month)


_TEXTS = ("indicator", "title", "chapter", "period", "span", "breakdown", "group", "unit", "rag",
          "source", "note")  # fmt: skip
_NUMBERS = ("numerator", "denominator", "value", "target")


class _Columns:
    """The table's columns as they grow, a block at a time."""

    def __init__(self) -> None:
        self._texts: dict[str, list[npt.NDArray[np.object_]]] = {name: [] for name in _TEXTS}
        self._numbers: dict[str, list[Sums]] = {name: [] for name in _NUMBERS}

    def add_block(self, indicator: Indicator, block: Block) -> None:
        """A row for each group and month of a block."""
        groups, months = len(block.labels), len(block.months)
        above = block.above.ravel()
        below = np.full(len(above), np.nan) if block.below is None else block.below.ravel()
        with np.errstate(invalid="ignore", divide="ignore"):
            value = above if block.below is None else np.where(below > 0, above / below, np.nan)
        self._add(
            indicator, groups * months,
            {
                "period": np.tile(_objects(str(month) for month in block.months), groups),
                "span": str(block.span),
                "breakdown": block.breakdown,
                "group": np.repeat(_objects(block.labels), months),
                "source": block.source,
                "note": _notes(indicator, block),
            },
            {"numerator": above, "denominator": below, "value": value},
        )  # fmt: skip

    def add_gaps(self, indicator: Indicator, gaps: Sequence[Gap]) -> None:
        """A row for each figure that cannot be had."""
        self._add(
            indicator, len(gaps),
            {
                "period": _objects(str(gap.month) for gap in gaps),
                "span": _objects(str(gap.span) for gap in gaps),
                "breakdown": _objects(gap.breakdown for gap in gaps),
                "group": ALL,
                "source": "computed",
                "note": _objects(f"{NOT_IN_EXTRACT}: {gap.reason}" for gap in gaps),
            },
            {},
        )  # fmt: skip

    def _add(
        self, indicator: Indicator, rows: int,
        texts: dict[str, str | npt.NDArray[np.object_]], numbers: dict[str, Sums],
    ) -> None:  # fmt: skip
        same = {
            "indicator": indicator.id, "title": indicator.title, "chapter": indicator.chapter,
            "unit": str(indicator.unit), "rag": "",
        }  # fmt: skip
        for name, said in {**same, **texts}.items():
            array = np.full(rows, said, dtype=object) if isinstance(said, str) else said
            self._texts[name].append(array)
        for name in _NUMBERS:
            self._numbers[name].append(numbers.get(name, np.full(rows, np.nan)))

    def frame(self) -> pd.DataFrame:
        """All rows, in the contract's columns."""
        made: dict[str, pd.Series] = {}
        for name in COLUMNS:
            if name in self._texts:
                parts = [np.array([], dtype=object), *self._texts[name]]
                made[name] = pd.Series(np.concatenate(parts), dtype=object)
            else:
                made[name] = pd.Series(np.concatenate([np.array([]), *self._numbers[name]]))
        return pd.DataFrame(made)


def _objects(texts: Iterable[str]) -> npt.NDArray[np.object_]:
    return np.array([*texts], dtype=object)


def _notes(indicator: Indicator, block: Block) -> npt.NDArray[np.object_]:
    notes = np.tile(_objects(block.notes), len(block.labels))
    unknown = block.unknown.ravel()
    how = "left out" if isinstance(indicator.shape, Average) else "counted as not met"
    for at in np.flatnonzero(unknown):
        said = f"{int(unknown[at]):,} not known, {how}"
        notes[at] = f"{notes[at]}; {said}" if notes[at] else said
    return notes
