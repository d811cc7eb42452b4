"""Groups that no column has: bands of a number, or the first of several conditions that holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.indicators.conditions.case_columns import (
    THE_DAY,
    YES,
    CaseColumns,
    Condition,
    Measure,
    Names,
    OtherColumns,
    named,
)

Whole = npt.NDArray[np.int32]


@dataclass(frozen=True)
class ByNumber:
    """Bands of a measure: each from its lower edge, up to the next band's.

    A number below the first edge, and one that is missing, is in no band.
    """

    measure: Measure
    bands: tuple[tuple[str, float], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The bands, in order."""
        return tuple(label for label, _ in self.bands)

    @property
    def needs(self) -> Names:
        """What the measure needs."""
        return self.measure.needs

    @property
    def may_be_blank(self) -> Names:
        """What the measure allows."""
        return self.measure.may_be_blank

    @property
    def needs_of_others(self) -> OtherColumns:
        """What the measure needs."""
        return self.measure.needs_of_others

    def of_cases(self, cases: CaseColumns) -> Whole:
        """Each case's band as a position among the labels; -1 for none."""
        numbers = self.measure.numbers(cases)
        edges = np.array([edge for _, edge in self.bands])
        found = np.searchsorted(edges, numbers, side="right") - 1
        return np.where(np.isnan(numbers), -1, found).astype(np.int32)


@dataclass(frozen=True)
class ByCondition:
    """The first of several conditions that holds; what none of them holds for is ``otherwise``.

    ``order`` lists the labels as they are shown; without it they are shown as tried.
    """

    conditions: tuple[tuple[str, Condition], ...]
    otherwise: str
    order: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The groups, in order."""
        return self.order or (*(label for label, _ in self.conditions), self.otherwise)

    @property
    def needs(self) -> Names:
        """What any of them needs."""
        return frozenset[str]().union(*(one.needs for _, one in self.conditions))

    @property
    def may_be_blank(self) -> Names:
        """A blank leads to another group."""
        return frozenset[str]().union(*(one.may_be_blank for _, one in self.conditions))

    @property
    def needs_of_others(self) -> OtherColumns:
        """What any of them needs."""
        none: OtherColumns = frozenset()
        return none.union(*(one.needs_of_others for _, one in self.conditions))

    def of_cases(self, cases: CaseColumns) -> Whole:
        """Each case's group as a position among the labels."""
        place = {label: at for at, label in enumerate(self.labels)}
        groups = np.full(cases.rows, place[self.otherwise], dtype=np.int32)
        for label, condition in reversed(self.conditions):
            groups[condition.answers(cases) == YES] = place[label]
        return groups


@dataclass(frozen=True)
class ByCodeOnTheDay:
    """A code that may have changed: the present one from the day of the change on.

    Before that day the earlier one holds; without a day of change, or without these two
    columns, the present one always did.
    """

    column: str
    since: str
    before: str

    @property
    def needs(self) -> Names:
        """The present code."""
        return named(self.column)

    @property
    def may_use(self) -> Names:
        """The day of the change and the code before it."""
        return named(self.since, self.before)

    @property
    def may_be_blank(self) -> Names:
        """None: somebody has a code."""
        return frozenset()

    @property
    def needs_of_others(self) -> OtherColumns:
        """None."""
        return frozenset()

    def values(self, cases: CaseColumns) -> pd.Series:
        """Each case's code on the day."""
        present = cases.columns[self.column]
        if not self.may_use <= set(cases.columns):
            return present
        since = cases.days(self.since)
        earlier = ~np.isnat(since) & (since > cases.days(THE_DAY))
        before = cases.columns[self.before]
        categories = list(dict.fromkeys([*present.cat.categories, *before.cat.categories]))
        codes = np.where(
            earlier,
            before.cat.set_categories(categories).cat.codes,
            present.cat.set_categories(categories).cat.codes,
        )
        return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(categories)))


Grouping = ByNumber | ByCondition | ByCodeOnTheDay
