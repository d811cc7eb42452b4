"""Words of children in need, child protection plans, looked after children and care leavers."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.limits import Limits
from xl_kpi.narrative.wording import Counted, Distributed, Measured, Shared, Wording

_CHILD = ("child", "children")
_HAD, _OWN = ("had", "had"), ("", "")
_ON_A_PLAN = ("child on a child protection plan", "children on a child protection plan")
_NONE_ON_A_PLAN = "no children were on a child protection plan"
_LOOKED_AFTER = ("looked after child", "looked after children")
_NONE_LOOKED_AFTER = "no children were looked after"
_LEAVERS = ("care leaver aged 19 to 21", "care leavers aged 19 to 21")
_NO_LEAVERS = "there were no care leavers aged 19 to 21"
_PLAN_STARTED = ("new child protection plan", "new child protection plans")
_NONE_STARTED = "no child protection plans started"
_SUITABLE = "in suitable accommodation"
_EET = "in education, employment or training"
_BY_NATIONAL_RULE = " by the national rule"
_ADOPTED = (("child adopted", "children adopted"),)
_NONE_ADOPTED = "no children were adopted"


def _stage(subject: str) -> Measured:
    return Measured(f"the average time {subject}", ("day", "days"), _ADOPTED, _NONE_ADOPTED)


_WORDS: dict[str, Wording] = {
    "cin.plans": Counted(*_CHILD, "a child in need plan", _HAD, "children with a child in need plan"),
    "cin.plans_incoming": Counted("child in need plan", "child in need plans", "proposed and not yet started"),
    "cin.plans_started": Counted("child in need plan", "child in need plans", "under way"),
    "child_protection.in_period": Counted(
        *_CHILD, "on a child protection plan at some time", total=False,
        counted="children on a child protection plan at some time in the month",
    ),
    "child_protection.plans": Counted(*_CHILD, "on a child protection plan"),
    "child_protection.rate": Measured(
        "the rate of child protection plans", ("per 10,000 children",) * 2
    ),
    "child_protection.started": Counted(
        "child protection plan", "child protection plans", "started", _OWN,
        "child protection plans that started",
    ),
    "child_protection.ended": Counted(
        "child protection plan", "child protection plans", "ended", _OWN,
        "child protection plans that ended",
    ),
    "child_protection.category_share": Distributed(
        "the most common category of child protection plans", _NONE_ON_A_PLAN, lower=True
    ),
    "child_protection.two_years_or_more": Shared(
        *_ON_A_PLAN, "on it for two years or more", _NONE_ON_A_PLAN, ("had been", "had been"),
        "children on a child protection plan who had been on it for two years or more",
    ),
    "child_protection.ended_two_years_or_more": Shared(
        "child protection plan that ended", "child protection plans that ended",
        "lasted for two years or more", "no child protection plans ended", _HAD,
        "child protection plans that ended after two years or more",
    ),
    "child_protection.second_plan": Shared(
        *_ON_A_PLAN, "on another within two years before it", _NONE_ON_A_PLAN,
        ("had been", "had been"),
        "children on a child protection plan who had been on another within two years before it",
    ),
    "child_protection.second_plan_ever": Shared(
        *_ON_A_PLAN, "on another at any time before it", _NONE_ON_A_PLAN, ("had been", "had been"),
        "children on a child protection plan who had been on another at any time before it",
    ),
    "child_protection.starters_second_plan": Shared(
        *_PLAN_STARTED, "for a child who had been on another within two years before it",
        _NONE_STARTED, share="new plans for a child who had been on another within two years before it",
    ),
    "child_protection.starters_second_plan_ever": Shared(
        *_PLAN_STARTED, "for a child who had been on another at any time before it",
        _NONE_STARTED, share="new plans for a child who had been on another at any time before it",
    ),
    "fgm.identified": Counted(
        "case of female genital mutilation, or of a risk of it,",
        "cases of female genital mutilation, or of a risk of it,", "identified",
        counted="cases of female genital mutilation, or of a risk of it",
    ),
    "looked_after.children": Counted(*_CHILD, "looked after"),
    "looked_after.rate": Measured(
        "the rate of looked after children", ("per 10,000 children",) * 2
    ),
    "looked_after.started": Counted(
        *_CHILD, "started to be looked after", _OWN, "children who started to be looked after"
    ),
    "looked_after.ceased": Counted(
        *_CHILD, "ceased to be looked after", _OWN, "children who ceased to be looked after"
    ),
    "looked_after.three_placements": Shared(
        *_LOOKED_AFTER, "three or more placements in the last 12 months", _NONE_LOOKED_AFTER, _HAD,
        "looked after children with three or more placements in the last 12 months",
        "had fewer than three placements in the last 12 months",
    ),
    "looked_after.long_term_stability": Shared(
        "child under 16 looked after for two and a half years or more",
        "children under 16 looked after for two and a half years or more",
        "in the same placement for two years or more",
        "no child under 16 had been looked after for two and a half years or more",
        ("had been", "had been"),
        "children in long-term care who had been in the same placement for two years or more",
    ),
    "looked_after.placements": Distributed(
        "the most common kind of placement of looked after children", _NONE_LOOKED_AFTER, lower=True
    ),
    "care_leavers.cohort": Counted(*_LEAVERS, "in the cohort"),
    "care_leavers.in_touch": Shared(*_LEAVERS, "in touch with the council", _NO_LEAVERS),
    "care_leavers.suitable_accommodation": Shared(*_LEAVERS, _SUITABLE, _NO_LEAVERS),
    "care_leavers.eet": Shared(*_LEAVERS, _EET, _NO_LEAVERS),
    "care_leavers.suitable_accommodation_national": Shared(
        *_LEAVERS, _SUITABLE + _BY_NATIONAL_RULE, _NO_LEAVERS
    ),
    "care_leavers.eet_national": Shared(*_LEAVERS, _EET + _BY_NATIONAL_RULE, _NO_LEAVERS),
    "placements.nights": Counted("night", "nights", "spent in placements"),
    "placements.nights_share": Distributed(
        "the provision used for most nights", "no nights were spent in placements", lower=True
    ),
    "adoption.care_to_placement": _stage("from entering care to moving in with adopters"),
    "adoption.care_to_decision": _stage("from entering care to the decision for adoption"),
    "adoption.decision_to_order": _stage("from the decision to the placement order"),
    "adoption.order_to_match": _stage("from the placement order to the match"),
    "adoption.match_to_placement": _stage("from the match to moving in with adopters"),
    "adoption.placement_to_adoption": _stage("from moving in with adopters to the adoption order"),
}  # fmt: skip


def words(_: Limits) -> Mapping[str, Wording]:
    """The words of these chapters; no local limit is among them."""
    return _WORDS
