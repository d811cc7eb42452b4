"""Computed figures held against each other: a table that agrees, and one in which a figure does not."""

from __future__ import annotations

import random

import pytest

from tests.conftest import Demo
from xl_kpi.reconcile.computed import Checked, check_figures

Line = dict[str, object]


def line(
    indicator: str, above: float, below: float | None = None, group: str = "", *,
    by: str = "team", span: str = "month", period: str = "2020-03", note: str = "",
) -> Line:  # fmt: skip
    value = above if below is None else (above / below if below else None)
    breakdown, named = (by, group) if group else ("all", "all")
    return {
        "indicator": indicator, "period": period, "span": span, "breakdown": breakdown,
        "group": named, "numerator": above, "denominator": below, "value": value, "note": note,
    }  # fmt: skip


def assessments(completed: dict[str, int], in_time: dict[str, int]) -> list[Line]:
    lines = []
    for team, number in completed.items():
        lines.append(line("assessments.completed", number, group=team))
        lines.append(line("assessments.in_45_days", in_time[team], number, team))
    lines.append(line("assessments.completed", sum(completed.values())))
    total = sum(in_time.values()), sum(completed.values())
    return [*lines, line("assessments.in_45_days", *total)]


def agreeing() -> list[Line]:
    return assessments({"MASH": 12, "CWD": 0, "16+": 30}, {"MASH": 7, "CWD": 0, "16+": 29})


def test_figures_that_agree() -> None:
    checked = check_figures(agreeing())
    assert checked.failures == ()
    assert checked.checks > 10


def test_every_single_change_is_found() -> None:
    lines = agreeing()
    for at in range(len(lines)):
        for part in ("value", "numerator", "denominator"):
            if lines[at][part] is None:
                continue
            changed = [dict(one) for one in lines]
            changed[at][part] = float(str(changed[at][part])) + 0.001
            assert check_figures(changed).failures, (at, part)


def test_what_is_said_of_a_failure() -> None:
    lines = agreeing()
    lines[0] = line("assessments.completed", 13, group="MASH")
    said = " ".join(failure.what for failure in check_figures(lines).failures)
    assert "Assessments completed, 2020-03, month" in said
    assert "13 + 0 + 30 is not 42" in said
    assert "they are the same figure" in said


def test_figures_by_different_rules_may_differ() -> None:
    stock = {"span": "month_end"}
    lines = [
        line("child_protection.plans", 108, note="rule: plan history", **stock),
        line("child_protection.two_years_or_more", 1, 107, note="rule: plans of Annex A", **stock),
    ]
    assert not check_figures(lines).failures
    same = [one | {"note": "rule: plan history"} for one in lines]
    assert check_figures(same).failures


def test_what_is_not_in_the_extracts_is_not_checked() -> None:
    lines: list[Line] = [
        *agreeing(),
        line("cin.plans", 190, span="month_end"),
        line("cin.plans_incoming", 48, span="month_end"),
        line("cin.plans_started", 0, span="month_end") | {"numerator": "", "value": "not in extract"},
    ]  # fmt: skip
    assert not check_figures(lines).failures


def test_sums_of_decimal_numbers_may_be_off_in_their_last_places() -> None:
    stock = {"span": "month_end", "by": "caseload_team"}
    lines = [
        line("caseload.fte", 0.1, group="A", **stock),
        line("caseload.fte", 0.2, group="B", **stock),
        line("caseload.fte", 0.1 + 0.2, **stock),
    ]
    assert not check_figures(lines).failures
    lines[-1] = line("caseload.fte", 0.31, **stock)
    assert check_figures(lines).failures


@pytest.fixture(scope="module")
def example(demo: Demo) -> list[Line]:
    import csv

    from click.testing import CliRunner

    from xl_kpi.command.main import main

    path = demo.folder / "figures_to_reconcile.csv"
    ran = CliRunner().invoke(main, ["figures", str(demo.extracts), "-o", str(path)])
    assert ran.exit_code == 0, ran.output
    with path.open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def test_the_example_agrees_with_itself(
    example: list[Line], record_property: pytest.Function
) -> None:
    checked = check_figures(example)
    assert checked.failures == ()
    assert checked.checks > 50_000
    record_property("counted", f"{checked.checks:,} checks of {len(example):,} figures: all hold")  # type: ignore[operator]


def test_a_figure_of_the_example_that_is_changed_is_found(example: list[Line]) -> None:
    rng = random.Random(3)
    months = [one for one in example if one["period"] in ("2020-02", "2020-03")]
    checked: Checked = check_figures(months)
    assert not checked.failures
    numbers = [
        at for at, one in enumerate(months)
        if one["breakdown"] == "team" and str(one["numerator"]).isdigit()
    ]  # fmt: skip
    for at in rng.sample(numbers, 5):
        changed = [*months]
        changed[at] = months[at] | {"numerator": str(int(str(months[at]["numerator"])) + 1)}
        assert check_figures(changed).failures, months[at]
