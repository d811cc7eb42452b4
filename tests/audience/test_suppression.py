"""Nothing that is left out of the public figures can be worked out from the rest of them."""

from __future__ import annotations

import numpy as np
import pytest

from tests.pack.invented_report import Invented
from xl_kpi import pipeline
from xl_kpi.audience.hiding import Hiding, worked_out
from xl_kpi.audience.suppressed import publishable, suppressed
from xl_kpi.indicators.declaration import Average, Maximum, Rate
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month

from ..conftest import Demo
from .attack import determined, recovered, sensitive

BELOW = 6


def _try(report: Report) -> tuple[int, list[str]]:
    """How many numbers are small, and which of them an attack has found."""
    true = {}
    for row in publishable(report.figures, report.registry).to_dict("records"):
        place = tuple(row[n] for n in ("indicator", "period", "span", "breakdown", "group"))
        for part in ("numerator", "denominator"):
            if row[part] == row[part]:
                true[(place, part)] = row[part]
    odd = {one.id for one in report.registry if isinstance(one.shape, Rate | Maximum)}
    average = {one.id for one in report.registry if isinstance(one.shape, Average)}
    counts = {k: v for k, v in true.items() if k[0][0] not in odd}
    small = sensitive(counts, average, BELOW)
    public = suppressed(report.figures, report.registry, BELOW).written()
    left_out = public["value"] == "c"
    places = public.loc[
        ~left_out, ["indicator", "period", "span", "breakdown", "group"]
    ].itertuples(index=False, name=None)
    told = [f"told: {term}" for place in places for p in ("numerator", "denominator")
            if (term := (place, p)) in small]  # fmt: skip
    found = recovered(public)
    return len(small), told + [f"found: {term}" for term in small if term in found]


def test_an_attack_finds_no_small_number_of_the_example(demo: Demo) -> None:
    settings = pipeline.settings_for(demo.extracts, None)
    report = pipeline.run(pipeline.load(demo.extracts, settings), Month(2020, 3), settings).report
    small, found = _try(report)
    assert small > 100
    assert not found
    public = suppressed(report.figures, report.registry, BELOW)
    # It is no empty pack: most of the council's figures are told.
    whole = public.table[public.table["breakdown"] == "all"]
    assert whole["note"].str.startswith("c").mean() < 0.25
    assert public is not report.figures
    assert not report.figures.table["note"].str.startswith("c:").any()


@pytest.mark.parametrize(
    ("cases", "months"), [(8, 2), (45, 2), pytest.param(20, 13, marks=pytest.mark.slow)]
)
def test_an_attack_finds_no_small_number_of_figures_drawn_by_chance(
    cases: int, months: int
) -> None:
    small, found = _try(Invented(cases=cases, months=months).report())
    assert small > 20
    assert not found


def test_the_attack_finds_what_is_left_out_without_protection() -> None:
    report = Invented(cases=20, months=2).report()
    public = suppressed(report.figures, report.registry, BELOW).written()
    only = publishable(report.figures, report.registry)
    count = only["denominator"].isna() & (only["breakdown"] == "source") & (only["span"] == "month")
    rows = only[count & only["numerator"].between(1, 5)]
    first = rows.drop_duplicates(["indicator"]).iloc[:1]
    naive = only.astype({"numerator": object, "denominator": object, "value": object})
    naive.loc[first.index, ["numerator", "value"]] = "c"
    assert len(recovered(naive)) == 1
    assert (public["value"] == "c").any()


@pytest.mark.parametrize("seed", range(40))
def test_random_two_way_tables_with_totals_keep_their_small_cells(seed: int) -> None:
    chance = np.random.default_rng(seed)
    down, across = int(chance.integers(2, 7)), int(chance.integers(2, 7))
    cells = chance.poisson(chance.choice([2, 6, 15]), (down, across))
    number = np.arange(down * across).reshape(down, across)
    rows = down * across + np.arange(down)
    columns = rows[-1] + 1 + np.arange(across)
    grand = int(columns[-1] + 1)
    values = {int(n): float(v) for n, v in zip(number.ravel(), cells.ravel(), strict=True)}
    values |= {int(n): float(v) for n, v in zip(rows, cells.sum(axis=1), strict=True)}
    values |= {int(n): float(v) for n, v in zip(columns, cells.sum(axis=0), strict=True)}
    values[grand] = float(cells.sum())
    equations = [(tuple(map(int, number[r])), (int(rows[r]),)) for r in range(down)]
    equations += [(tuple(map(int, number[:, c])), (int(columns[c]),)) for c in range(across)]
    equations += [(tuple(map(int, side)), (grand,)) for side in (rows, columns)]
    wholes = frozenset(map(int, (*rows, *columns, grand)))
    hiding = Hiding(values, equations, {}, wholes, BELOW)
    small = {n for n, v in values.items() if 0 < v < BELOW}
    hiding.hide(small)
    assert small <= hiding.hidden
    hidden = sorted(hiding.hidden)
    if not hidden:
        return
    at = {n: column for column, n in enumerate(hidden)}
    matrix = np.zeros((len(equations), len(hidden)))
    for line, sides in enumerate(equations):
        for sign, side in zip((1, -1), sides, strict=True):
            for n in side:
                if n in at:
                    matrix[line, at[n]] += sign
    fixed = determined(matrix)
    assert not [n for n in small if fixed[at[n]]]
    assert {n for n in hidden if fixed[at[n]]} == worked_out(equations, hiding.hidden)
