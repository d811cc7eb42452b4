"""The tidy table of figures: one row a figure, the contract between all that comes after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.indicators.declaration import Average, Indicator, Percentage, Ratio, Share
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
        keys = (self.table[name].astype(object) for name in COLUMNS[:1] + COLUMNS[3:7])
        return {key: at for at, key in enumerate(zip(*keys, strict=True))}

    @cached_property
    def _records(self) -> dict[str, list]:
        names = ("numerator", "denominator", "value", "note", "target", "rag")
        return {name: self.table[name].astype(object).tolist() for name in names}

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

    def groups(self, indicator: str, breakdown: str) -> list[str]:
        """Groups of an indicator's breakdown, in order."""
        table = self.table
        rows = table[(table["indicator"] == indicator) & (table["breakdown"] == breakdown)]
        return [group for group in dict.fromkeys(rows["group"].astype(str)) if group != ALL]

    def stock(self, indicator: str) -> bool:
        """Whether its figures are of a month's end."""
        rows = self.table["indicator"] == indicator
        return bool((self.table.loc[rows, "span"] == str(Span.MONTH_END)).any())

    def written(self) -> pd.DataFrame:
        """The table as it leaves the program: no value is blank.

        What the extracts cannot give reads "not in extract", what has a denominator of 0 reads
        "-".
        """
        table = self.table.copy()
        value = table["value"].astype(object)
        value[table["value"].isna()] = NO_DENOMINATOR
        value[table["note"].str.startswith(NOT_IN_EXTRACT).to_numpy(dtype=bool)] = NOT_IN_EXTRACT
        table["value"] = value
        return table


def figures_of(
    results: Iterable[tuple[Indicator, Sequence[Block], Sequence[Gap]]], month: Month
) -> Figures:
    """The tidy table of all indicators' figures, in the indicators' order."""
    parts = []
    for indicator, blocks, gaps in results:
        parts += [_rows_of(indicator, block) for block in blocks]
        if gaps:
            parts.append(_rows_of_gaps(indicator, gaps))
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))
    return Figures(table[list(COLUMNS)], month)


def _rows_of(indicator: Indicator, block: Block) -> pd.DataFrame:
    groups, months = len(block.labels), len(block.months)
    above = block.above.ravel()
    below = np.full(len(above), np.nan) if block.below is None else block.below.ravel()
    with np.errstate(invalid="ignore", divide="ignore"):
        value = above if block.below is None else np.where(below > 0, above / below, np.nan)
    return _frame(
        indicator, groups * months,
        period=np.tile(np.array([str(m) for m in block.months], dtype=object), groups),
        span=str(block.span),
        breakdown=block.breakdown,
        group=np.repeat(np.array(block.labels, dtype=object), months),
        numerator=above, denominator=below, value=value,
        source=block.source, note=_notes(indicator, block),
    )  # fmt: skip


def _notes(indicator: Indicator, block: Block) -> npt.NDArray[np.object_]:
    notes = np.tile(np.array(block.notes, dtype=object), len(block.labels))
    unknown = block.unknown.ravel()
    how = "left out" if isinstance(indicator.shape, Average) else "counted as not met"
    for at in np.flatnonzero(unknown):
        said = f"{int(unknown[at]):,} not known, {how}"
        notes[at] = f"{notes[at]}; {said}" if notes[at] else said
    return notes


def _rows_of_gaps(indicator: Indicator, gaps: Sequence[Gap]) -> pd.DataFrame:
    missing = np.full(len(gaps), np.nan)
    return _frame(
        indicator, len(gaps),
        period=np.array([str(gap.month) for gap in gaps], dtype=object),
        span=np.array([str(gap.span) for gap in gaps], dtype=object),
        breakdown=np.array([gap.breakdown for gap in gaps], dtype=object),
        group=ALL, numerator=missing, denominator=missing, value=missing, source="computed",
        note=np.array([f"{NOT_IN_EXTRACT}: {gap.reason}" for gap in gaps], dtype=object),
    )  # fmt: skip


def _frame(indicator: Indicator, rows: int, **columns: object) -> pd.DataFrame:
    made = {
        "indicator": indicator.id,
        "title": indicator.title,
        "chapter": indicator.chapter,
        "unit": str(indicator.unit),
        "target": np.nan,
        "rag": "",
        **columns,
    }
    return pd.DataFrame(made, index=range(rows))


def has_denominator(indicator: Indicator) -> bool:
    """Whether its figures are one number over another."""
    return isinstance(indicator.shape, Percentage | Share | Average | Ratio)
