"""An attack on a suppressed table, from the published table alone and by its own reasoning.

Every number that is not published is an unknown. What is known of figures in general makes
equations; an unknown is recovered if all solutions of them agree on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

Place = tuple[str, str, str, str, str]
Unknown = tuple[Place, str]
# Numbers of one figure that are those of another, of the whole, in the same month.
_SAME = (
    (("child_protection.rate", "numerator"), ("child_protection.plans", "numerator")),
    (
        ("child_protection.two_years_or_more", "denominator"),
        ("child_protection.plans", "numerator"),
    ),
    (("child_protection.second_plan", "denominator"), ("child_protection.plans", "numerator")),
    (("looked_after.rate", "numerator"), ("looked_after.children", "numerator")),
    (("section_47.in_timescale", "denominator"), ("section_47.completed", "numerator")),
    (("assessments.in_45_days", "denominator"), ("assessments.completed", "numerator")),
)
_CROSSED = {
    "age_and_gender": ("age", "gender"), "kind_and_band": ("kind", "band"),
    "team_and_band": ("team", "band"),
}  # fmt: skip
_MONTHS_OF = {"last_12_months": 12}


def recovered(table: pd.DataFrame) -> dict[Unknown, float]:
    """Every number that is left out of a published table and yet follows from it."""
    return _Attack(table).solve()


class _Attack:
    def __init__(self, table: pd.DataFrame) -> None:
        self.known: dict[Unknown, float] = {}
        self.unknown: dict[Unknown, int] = {}
        self.groups: dict[tuple[str, str, str], dict[str, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        rows = table[["indicator", "period", "span", "breakdown", "group",
                      "numerator", "denominator", "value"]]  # fmt: skip
        self.places: list[Place] = []
        for *names, above, below, value in rows.itertuples(index=False, name=None):
            place: Place = tuple(names)
            self.places.append(place)
            self.groups[place[:3]][place[3]].append(place[4])
            for part, number in (("numerator", above), ("denominator", below)):
                if number == "c":
                    self.unknown[(place, part)] = len(self.unknown)
                elif isinstance(number, int | float) and number == number:
                    self.known[(place, part)] = float(number)
            # A percentage and its denominator give the numerator.
            if (place, "numerator") in self.unknown and isinstance(value, float):
                self.known[(place, "numerator")] = value * self.known[(place, "denominator")]

    def solve(self) -> dict[Unknown, float]:
        system: list[dict[int, float]] = []
        constants: list[float] = []
        for terms in self.equations():
            row: dict[int, float] = defaultdict(float)
            constant = 0.0
            for term, sign in terms:
                if term in self.unknown:
                    row[self.unknown[term]] += sign
                else:
                    constant -= sign * self.known[term]
            if row:
                system.append(row)
                constants.append(constant)
        return self._determined(system, np.array(constants))

    def equations(self) -> Iterable[list[tuple[Unknown, int]]]:
        for (indicator, period, span), by in self.groups.items():
            for breakdown, groups in by.items():
                for part in ("numerator", "denominator"):
                    yield from self._of_groups((indicator, period, span), breakdown, groups, part)
        for place in self.places:
            yield from self._spans(place)
        for one, other in _SAME:
            for place in self.places:
                if place[0] == one[0] and place[3] == "all":
                    yield from self._all_there(
                        [((place, one[1]), 1), (((other[0], *place[1:]), other[1]), -1)]
                    )
        yield from self._balances()

    def _all_there(self, terms: list[tuple[Unknown, int]]) -> Iterable[list[tuple[Unknown, int]]]:
        if all(term in self.unknown or term in self.known for term, _ in terms):
            yield terms

    def _of_groups(
        self, at: tuple[str, str, str], breakdown: str, groups: list[str], part: str
    ) -> Iterable[list[tuple[Unknown, int]]]:
        if breakdown == "all":
            return
        whole: Unknown = ((*at, "all", "all"), part)
        terms = [(((*at, breakdown, group), part), 1) for group in groups]
        yield from self._all_there([*terms, (whole, -1)])
        # Of a distribution every group's denominator is the whole.
        if whole not in self.known and whole not in self.unknown:
            below: Unknown = ((*at, breakdown, groups[0]), "denominator")
            if part == "numerator":
                yield from self._all_there([*terms, (below, -1)])
            else:
                for term, _ in terms[1:]:
                    yield from self._all_there([(term, 1), (below, -1)])
            return
        for side, name in enumerate(_CROSSED.get(breakdown, ())):
            for group in self.groups[at].get(name, ()):
                inside = [
                    term for term in terms if term[0][0][4].split(": ", 1)[side] == group
                ]  # fmt: skip
                if inside:
                    yield from self._all_there([*inside, (((*at, name, group), part), -1)])

    def _spans(self, place: Place) -> Iterable[list[tuple[Unknown, int]]]:
        indicator, period, span, breakdown, group = place
        year, month = map(int, period.split("-"))
        if span == "year_to_date":
            number = (month - 4) % 12 + 1
        elif span in _MONTHS_OF:
            number = _MONTHS_OF[span]
        else:
            return
        ends = [year * 12 + month - 1 - n for n in range(number)]
        months = [f"{end // 12}-{end % 12 + 1:02d}" for end in ends]
        for part in ("numerator", "denominator"):
            terms = [(((indicator, m, "month", breakdown, group), part), 1) for m in months]
            yield from self._all_there([*terms, ((place, part), -1)])

    def _balances(self) -> Iterable[list[tuple[Unknown, int]]]:
        """A stock is last month's, with those that began and without those that ended."""
        for stock, began, ended in (
            ("child_protection.plans", "child_protection.started", "child_protection.ended"),
            ("looked_after.children", "looked_after.started", "looked_after.ceased"),
        ):
            for place in self.places:
                if place[0] != stock or place[3] != "all":
                    continue
                year, month = map(int, place[1].split("-"))
                before = f"{year - (month == 1)}-{(month - 2) % 12 + 1:02d}"
                flow = (place[1], "month", "all", "all")
                yield from self._all_there(
                    [
                        ((place, "numerator"), 1),
                        (((stock, before, *place[2:]), "numerator"), -1),
                        (((began, *flow), "numerator"), -1),
                        (((ended, *flow), "numerator"), 1),
                    ]
                )

    def _determined(
        self, system: list[dict[int, float]], constants: np.ndarray
    ) -> dict[Unknown, float]:
        if not system:
            return {}
        matrix = np.zeros((len(system), len(self.unknown)))
        for at, row in enumerate(system):
            for column, number in row.items():
                matrix[at, column] = number
        fixed = determined(matrix)
        solution = np.linalg.lstsq(matrix, constants, rcond=None)[0]
        return {term: float(solution[at]) for term, at in self.unknown.items() if fixed[at]}


def determined(matrix: np.ndarray) -> np.ndarray:
    """Unknowns of which the equations leave one value: no free direction moves them."""
    _, sizes, directions = np.linalg.svd(matrix, full_matrices=True)
    rank = int((sizes > 1e-9).sum())
    return np.abs(directions[rank:]).max(axis=0, initial=0.0) < 1e-9


def sensitive(
    true: Mapping[Unknown, float], indicator_has_cases_below: set[str], below: int
) -> set[Unknown]:
    """Numbers that nobody may learn: small counts, and those of whom nearly all are or are not."""
    found = set()
    for (place, part), above in true.items():
        if part != "numerator":
            continue
        under = true.get((place, "denominator"))
        if place[0] in indicator_has_cases_below:
            if under is not None and 0 < under < below:
                found |= {(place, "numerator"), (place, "denominator")}
            continue
        rest = under - above if under is not None else None
        if 0 < above < below or (rest is not None and 0 < rest < below):
            found.add((place, "numerator"))
        if under is not None and 0 < under < below:
            found |= {(place, "numerator"), (place, "denominator")}
    return found
