"""Rules read from the indicators' declarations, so that a new indicator brings its own."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from xl_kpi.indicators.conditions import WorkingDays
from xl_kpi.indicators.declaration import Events, Indicator, Percentage, Rule, Unit
from xl_kpi.indicators.reconciliation import NoMoreThan, Sum
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.reconcile.audit import audit, audit_cells
from xl_kpi.reconcile.known import pairs_of
from xl_kpi.reconcile.rulebook import declared_rules
from xl_kpi.reconcile.traits import Declarations

from .printing import lines_of, report

DECLARED = Declarations(REGISTRY)
IN_25_DAYS = Indicator(
    id="assessments.in_25_days",
    title="Assessments completed within 25 working days",
    chapter="assessments",
    shape=Percentage(),
    unit=Unit.PERCENT,
    rules=(
        Rule(
            Events("assessments", at="authorised"),
            met=WorkingDays("started", "authorised") <= 25,
        ),
    ),
    splits=(BY_TEAM,),
    good="high",
    definition="Assessments authorised in the period within 25 working days of their start.",
    source="Local measure.",
)


def _ids(rule: object) -> list[str]:
    """Every indicator that a rule names."""
    named = []
    for one in fields(rule):  # type: ignore[arg-type]
        said = getattr(rule, one.name)
        if is_dataclass(said):
            named += _ids(said)
        elif isinstance(said, str):
            named.append(said)
        elif isinstance(rule, Sum):
            named += said
    return [name for name in named if "." in name]


@pytest.mark.parametrize("rule", declared_rules(), ids=str)
def test_every_declared_rule_names_indicators_that_there_are(rule: object) -> None:
    assert _ids(rule)
    assert all(name in REGISTRY for name in _ids(rule))


def test_a_new_indicator_brings_its_rules() -> None:
    registry = REGISTRY.with_indicators([IN_25_DAYS])
    cells = report(
        ("assessments.completed", "value", "", "95"),
        ("assessments.in_25_days", "numerator", "", "40"),
        ("assessments.in_25_days", "value", "", "40%"),
    )
    assert lines_of(audit(cells, registry)) == {4: "42%"}
    # Nobody having declared it, its denominator is not known.
    assert not audit(cells)


def test_a_new_rule_is_a_declaration() -> None:
    cells = report(
        ("contacts.received", "value", "", "9"), ("referrals.received", "value", "", "12")
    )
    assert not audit(cells)
    rule = NoMoreThan("referrals.received", "contacts.received")
    (wrong, *_) = audit_cells(cells, rules=[rule]).contradictions
    assert wrong.because == "Referrals received (12) cannot be more than Contacts received (9)"


@pytest.mark.parametrize(
    ("indicator", "breakdown", "wanted"),
    [
        ("supervision.cases", "team_and_band", ("team", "band")),
        ("supervision.cases", "kind_and_band", ("kind", "band")),
        ("child_protection.plans", "age_and_gender", ("age", "gender")),
        ("supervision.cases", "team", None),
        ("caseload.cases", "worker", ("caseload_team", "")),
        ("of.nobody", "team_and_band", ("team", "band")),
    ],
)
def test_what_a_breakdown_is_made_of(
    indicator: str, breakdown: str, wanted: tuple[str, str] | None
) -> None:
    assert DECLARED.composed_of(indicator, breakdown) == wanted


def test_groups_that_hold_a_colon_are_taken_apart_by_what_is_known() -> None:
    groups = ["a) 1A: Individual: Yes", "q) 6: Police: No"]
    assert pairs_of(groups, ["q) 6: Police", "a) 1A: Individual"]) == [
        ("a) 1A: Individual", "Yes"),
        ("q) 6: Police", "No"),
    ]


def test_kinds_of_figures() -> None:
    assert DECLARED.traits("placements.nights").adds_up
    assert not DECLARED.traits("caseload.maximum").adds_up
    assert not DECLARED.traits("child_protection.plans").adds_up_over_months
    assert DECLARED.traits("contacts.received").adds_up_over_months
    assert not DECLARED.traits("contacts.progressed").within_one
