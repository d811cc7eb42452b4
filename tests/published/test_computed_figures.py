"""The published report against what the command computes, figure by figure, at printed precision."""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import Demo
from xl_kpi.command.main import main
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import read_comparators
from xl_kpi.judgement.targets import read_targets
from xl_kpi.settings import read_settings

from .test_example_by_plain_loops import name_of, printed_figures, round_half_up

Key = tuple[str, str, str, str, str]
Row = dict[str, str]


@pytest.fixture(scope="module")
def computed(demo: Demo) -> dict[Key, Row]:
    path = demo.folder / "figures.csv"
    said = ["figures", str(demo.extracts), "--month", "2020-03", "-o", str(path)]
    ran = CliRunner().invoke(main, said)
    assert ran.exit_code == 0, ran.output
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = ("indicator", "period", "span", "breakdown", "group")
    return {tuple(row[key] for key in keys): row for row in rows}  # type: ignore[misc]


def key_of(row: Row, period: str = "") -> Key:
    where = period or row["period"], row["span"], row["breakdown"], row["group"] or "all"
    return (row["indicator"], *where)


def exact(row: Row) -> Fraction | None:
    """A figure as the fraction of its counts, so that no rounding comes before the display's."""
    if not row["denominator"]:
        return Fraction(row["numerator"])
    below = Fraction(row["denominator"])
    return None if below == 0 else Fraction(row["numerator"]) / below


def displayed(value: Fraction | None, printed: str, percent: bool) -> str:
    if value is None:
        return "-"
    if not percent:
        return "-" if printed == "-" and value == 0 else round_half_up(value)
    decimals = len(printed.rstrip("%").partition(".")[2])
    return round_half_up(100 * value, decimals) + "%"


def as_printed(computed: dict[Key, Row], row: Row, example: Path) -> str:
    printed, measure = row["printed"], row["measure"]
    settings = read_settings(example / "settings")
    if measure == "target":
        target = read_targets(settings, REGISTRY)[row["indicator"]]
        return displayed(Fraction(str(target.value)), printed, percent=True)
    if measure.startswith("comparator"):
        held = read_comparators(settings, REGISTRY)
        if measure == "comparator_year":
            (year,) = {one.year for one in held.of(row["indicator"])}
            return year
        found_one = held.find(row["indicator"], measure.partition(":")[2])
        assert found_one is not None
        assert found_one.value is not None
        return displayed(Fraction(str(found_one.value)), printed, percent=True)
    found = computed[key_of(row)]
    if measure == "change_on_previous_month":
        before = computed[key_of(row, "2020-02")]
        moved = (exact(found) or 0) - (exact(before) or 0)
        return round_half_up(abs(100 * moved))
    if measure in ("numerator", "denominator"):
        return displayed(Fraction(found[measure]), printed, percent=False)
    return displayed(exact(found), printed, percent="%" in printed or bool(found["denominator"]))


def test_every_published_figure_comes_out(
    computed: dict[Key, Row],
    example_folder: Path,
    record_property: Callable[[str, object], None],
) -> None:
    rows = printed_figures()
    differ = [
        f"{name_of(row)}: printed {row['printed']}, computed {shown}"
        for row in rows
        if (shown := as_printed(computed, row, example_folder)) != row["printed"]
    ]
    counted = f"{len(rows)} published figures compared, {len(rows) - len(differ)} equal"
    record_property("counted", counted)
    assert not differ, "\n".join(differ)
    assert len(rows) == 184


def test_a_published_figure_that_is_changed_is_found(
    computed: dict[Key, Row], example_folder: Path
) -> None:
    # The comparison itself must be able to fail: each computed figure printed one higher.
    rows = [
        row for row in printed_figures() if row["measure"] == "value" and row["printed"].isdigit()
    ]
    assert len(rows) > 30
    for row in rows:
        wrong = row | {"printed": str(int(row["printed"]) + 1)}
        assert as_printed(computed, wrong, example_folder) != wrong["printed"]
