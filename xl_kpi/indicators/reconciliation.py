"""Rules that figures of several indicators obey among themselves, declared like the indicators.

What follows from one declaration alone needs no rule here: that a percentage is its numerator
over its denominator, that the groups of a count add up to it, that indicators which look at the
same cases have the same denominator. Only rules that always hold, whatever the council, belong
here. A chapter's module may hold its own in a tuple RECONCILIATION.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["value", "numerator", "denominator"]


@dataclass(frozen=True)
class The:
    """A part of an indicator's figure: its value, or what stands above or below the line."""

    indicator: str
    part: Part = "value"


@dataclass(frozen=True)
class Sum:
    """A count is the sum of other counts, in every group."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class SameAs:
    """Two figures are one and the same, in every group."""

    one: The
    other: The


@dataclass(frozen=True)
class CountOf:
    """A percentage's numerator is another indicator's count in some groups of a breakdown.

    That holds overall and, where the count is split by both at once ("team_and_band"), in each
    group.
    """

    percentage: str
    of: str
    split: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Quotient:
    """An average or a ratio is one indicator's value over another's, in every group."""

    value: str
    above: str
    below: str


@dataclass(frozen=True)
class ShareOf:
    """Each group's share is its count over the whole count."""

    share: str
    count: str


@dataclass(frozen=True)
class Balance:
    """What was open a month before, and starts, less what ceased, is open now."""

    stock: str
    starts: str
    ceases: str


@dataclass(frozen=True)
class NoMoreThan:
    """A figure that cannot be more than another, in any group."""

    part: str
    whole: str


@dataclass(frozen=True)
class Whole:
    """Groups of a breakdown that make up the whole, so that they add up wherever all are given."""

    indicator: str
    breakdown: str
    groups: tuple[str, ...]


Reconciliation = Sum | SameAs | CountOf | Quotient | ShareOf | Balance | NoMoreThan | Whole

_SUPERVISED = (
    ("within_1_month", ("Within 1 month",)),
    ("within_1_to_2_months", ("1 to 2 months",)),
    ("within_2_to_3_months", ("2 to 3 months",)),
    ("within_3_months", ("Within 1 month", "1 to 2 months", "2 to 3 months")),
)
_DENOMINATORS = (
    ("strategy_discussions.to_section_47", "strategy_discussions.held"),
    ("section_47.in_timescale", "section_47.completed"),
    ("child_protection.two_years_or_more", "child_protection.plans"),
    ("child_protection.second_plan", "child_protection.plans"),
    ("child_protection.second_plan_ever", "child_protection.plans"),
    ("child_protection.ended_two_years_or_more", "child_protection.ended"),
    ("child_protection.starters_second_plan", "child_protection.started"),
    ("child_protection.starters_second_plan_ever", "child_protection.started"),
    ("looked_after.three_placements", "looked_after.children"),
    ("care_leavers.in_touch", "care_leavers.cohort"),
    ("care_leavers.suitable_accommodation", "care_leavers.cohort"),
    ("care_leavers.eet", "care_leavers.cohort"),
    ("caseload.over_limit", "caseload.social_workers"),
)

RECONCILIATION: tuple[Reconciliation, ...] = (
    *(SameAs(The(one, "denominator"), The(count)) for one, count in _DENOMINATORS),
    ShareOf("section_47.outcomes", "section_47.completed"),
    Sum("cin.plans", ("cin.plans_incoming", "cin.plans_started")),
    ShareOf("child_protection.category_share", "child_protection.plans"),
    Balance("child_protection.plans", "child_protection.started", "child_protection.ended"),
    SameAs(The("child_protection.rate", "numerator"), The("child_protection.plans")),
    NoMoreThan("child_protection.second_plan", "child_protection.second_plan_ever"),
    NoMoreThan(
        "child_protection.starters_second_plan", "child_protection.starters_second_plan_ever"
    ),
    Balance("looked_after.children", "looked_after.started", "looked_after.ceased"),
    SameAs(The("looked_after.rate", "numerator"), The("looked_after.children")),
    # Both are of all children who live in the area.
    SameAs(The("looked_after.rate", "denominator"), The("child_protection.rate", "denominator")),
    ShareOf("looked_after.placements", "looked_after.children"),
    ShareOf("placements.nights_share", "placements.nights"),
    Whole("placements.nights", "provision", ("In-house", "IFA", "Residential", "Other")),
    *(
        rule
        for name, bands in _SUPERVISED
        for rule in (
            SameAs(The(f"supervision.{name}", "denominator"), The("supervision.cases")),
            CountOf(f"supervision.{name}", "supervision.cases", "band", bands),
        )
    ),
    Quotient("caseload.average_a_worker", "caseload.cases", "caseload.workers"),
    Quotient("caseload.average_a_fte", "caseload.cases", "caseload.fte"),
    NoMoreThan("caseload.social_workers", "caseload.workers"),
    NoMoreThan("caseload.maximum", "caseload.cases"),
)
