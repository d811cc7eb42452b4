"""Reports without a fault raise no alarm, and an error put into one is found and laid at its cell."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

import pytest

from xl_kpi.reconcile.audit import audit_cells

from .invented_report import random_report
from .planting import Tally, mistyped, plant

Record = Callable[[str, object], None]


def no_alarm(seeds: Iterable[int]) -> tuple[int, int]:
    figures = checks = 0
    for seed in seeds:
        done = audit_cells(random_report(seed).cells)
        assert not done.contradictions, (seed, done.contradictions[:3])
        figures, checks = figures + done.figures, checks + done.checks
    return figures, checks


def planted(seeds: Iterable[int], each: int) -> Tally:
    tally = Tally()
    for seed in seeds:
        rng = random.Random(seed)
        cells = random_report(seed).cells
        own = [cell for cell in cells if cell.measure in ("value", "numerator", "denominator")]
        for cell in rng.sample(own, min(each, len(own))):
            printed = mistyped(cell, rng)
            if printed is not None:
                plant(cells, cell, printed, tally)
    return tally


def test_no_false_alarm(record_property: Record) -> None:
    figures, checks = no_alarm(range(60))
    record_property("counted", f"{figures:,} printed figures, {checks:,} checks, no false alarm")
    assert checks > 10_000


@pytest.mark.slow
def test_no_false_alarm_in_many_reports(record_property: Record) -> None:
    figures, checks = no_alarm(range(1000, 1600))
    record_property("counted", f"{figures:,} printed figures, {checks:,} checks, no false alarm")


def much_is_found(tally: Tally) -> None:
    """Nearly all errors are found; of those, most are laid at the right cell, or it is named."""
    assert tally.found >= 0.9 * tally.planted, tally
    assert tally.located >= 0.8 * tally.found, tally
    assert tally.located + tally.listed >= 0.93 * tally.found, tally
    assert tally.corrected >= 0.9 * tally.located, tally


def test_planted_errors(record_property: Record) -> None:
    tally = planted(range(40), each=2)
    record_property("counted", str(tally))
    much_is_found(tally)


@pytest.mark.slow
def test_planted_errors_in_many_reports(record_property: Record) -> None:
    tally = planted(range(1000, 1150), each=4)
    record_property("counted", str(tally))
    much_is_found(tally)
