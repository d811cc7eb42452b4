"""Where an indicator's cases come from, and by which rule they are judged."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.indicators.conditions.case_columns import Condition, Measure, Names, OtherColumns


@dataclass(frozen=True)
class Events:
    """Cases that happen: rows of a list, each in the month of its date.

    With ``latest_of`` only the latest case of each person counts; ``where`` says which rows
    are cases at all (a row of which that is not known is none, and is counted as left out).
    ``each`` names the columns of which there is one case a month: of several the last one
    counts, or that whose date ``earliest`` is the first. With ``to_run`` the month in which the
    list was taken is given up to that day, if it lies in the month's last week: a weekly run
    stands for the month.
    """

    list_id: str
    at: str
    where: Condition | None = None
    latest_of: str | None = None
    each: tuple[str, ...] = ()
    earliest: str | None = None
    to_run: bool = False

    @property
    def dates(self) -> tuple[str, ...]:
        """Columns without which no case can be placed."""
        return tuple(name for name in (self.at, self.latest_of, self.earliest) if name)


@dataclass(frozen=True)
class Open:
    """Cases that last: rows of a list, looked at at each month's end while they are open.

    A case is open from ``start`` on (of several columns the first that is filled) and, with an
    ``end``, until the day before it: what ended on the day counts as closed at the end of that
    day. Of several cases with the same ``each`` at one look the one that started last counts.
    """

    list_id: str
    start: str | tuple[str, ...]
    end: str
    where: Condition | None = None
    each: tuple[str, ...] = ()

    @property
    def starts(self) -> tuple[str, ...]:
        """The columns of which the first that is filled says when a case begins."""
        return (self.start,) if isinstance(self.start, str) else self.start

    @property
    def dates(self) -> tuple[str, ...]:
        """Columns without which no case can be placed."""
        return (*self.starts, self.end)


@dataclass(frozen=True)
class Standing:
    """Cases as a list shows them on the day it was taken: every row is one.

    ``rank`` names a code column and its labels, the first before all others: of several cases
    with the same ``each`` that of the first label counts.
    """

    list_id: str
    where: Condition | None = None
    each: tuple[str, ...] = ()
    rank: tuple[str, tuple[str, ...]] | None = None

    @property
    def dates(self) -> tuple[str, ...]:
        """None: the list's own day places its cases."""
        return ()


@dataclass(frozen=True)
class During:
    """Cases that last, once for every month of which they have a day."""

    list_id: str
    start: str
    end: str
    where: Condition | None = None
    each: tuple[str, ...] = ()

    @property
    def dates(self) -> tuple[str, ...]:
        """Columns without which no case can be placed."""
        return (self.start, self.end)


Cases = Events | Open | Standing | During


@dataclass(frozen=True)
class Rule:
    """One way to find an indicator's cases and verdicts.

    Parameters
    ----------
    cases
        Where the cases come from.
    met
        The verdict of a percentage: which cases count as met.
    measure
        The number of each case, for an average, a total or the greatest of them.
    reaches_back
        Months that the list must cover before a figure's own months, where a verdict looks back.
    to_extract_date_only
        Whether it holds only for spans that end on the extract date.
    name
        Short name, shown with the figure where an indicator has more than one rule.
    """

    cases: Cases
    met: Condition | None = None
    measure: Measure | None = None
    reaches_back: int = 0
    to_extract_date_only: bool = False
    name: str = ""

    @property
    def _parts(self) -> tuple[Condition | Measure, ...]:
        parts = (self.cases.where, self.met, self.measure)
        return tuple(part for part in parts if part is not None)

    @property
    def needs(self) -> Names:
        """Columns of the list without which the rule cannot be used."""
        placing = frozenset((*self.cases.dates, *self.cases.each))
        if isinstance(self.cases, Standing) and self.cases.rank is not None:
            placing |= {self.cases.rank[0]}
        return placing.union(*(part.needs for part in self._parts))

    @property
    def may_be_blank(self) -> Names:
        """Those of them that may be blank in every row: nothing has ended, or happened, yet."""
        must = frozenset[str]().union(*(part.needs - part.may_be_blank for part in self._parts))
        free = frozenset[str]().union(*(part.may_be_blank for part in self._parts))
        if isinstance(self.cases, Open | During):
            free |= {self.cases.end}
        if isinstance(self.cases, Open) and len(self.cases.starts) > 1:
            free |= set(self.cases.starts)
        placing = frozenset(self.cases.dates) - free
        return free - must - placing

    @property
    def needs_of_others(self) -> OtherColumns:
        """Columns of other lists without which the rule cannot be used."""
        none: OtherColumns = frozenset()
        return none.union(*(part.needs_of_others for part in self._parts))

    @property
    def stock(self) -> bool:
        """Whether its figures are of a day, not of a span of time."""
        return isinstance(self.cases, Open | Standing)
