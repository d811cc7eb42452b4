"""Which published measure an indicator is held against: only where both count the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A measure of the local authority interactive tool (LAIT) that an indicator agrees with.

    Parameters
    ----------
    indicator
        Id of the indicator.
    key
        The measure's short name in the published file.
    caution
        What differs all the same, said in the note of every value.
    """

    indicator: str
    key: str
    caution: str = ""


# LAIT publishes percentages as 83.1 for 83.1%; rates are per 10,000 children aged 0 to 17, as
# ours are. Every measure is of the financial year or of 31 March at its end.
MEASURES = (
    Measure("referrals.re_referrals", "ReReferral"),
    Measure("referrals.no_further_action", "CIN_Refferals_NFA"),
    Measure("assessments.in_45_days", "Continue_Assess_Comp"),
    Measure("section_47.conference_in_15_days", "CP_conf_15days"),
    Measure("child_protection.rate", "CPP_rate"),
    Measure("child_protection.two_years_or_more", "CPPlans2yrsActive"),
    Measure("child_protection.ended_two_years_or_more", "CPPlans2yrs"),
    Measure("child_protection.starters_second_plan_ever", "PrevRegCPR"),
    Measure("looked_after.rate", "LAC"),
    Measure("looked_after.three_placements", "LACStable_2016on"),
    Measure("looked_after.long_term_stability", "LAC_LongStable%"),
    Measure(
        "care_leavers.suitable_accommodation_national",
        "CareLeaverAcc",
        "published for the weeks around the birthday",
    ),
    Measure(
        "care_leavers.eet_national",
        "CareLeaverEET",
        "published for the weeks around the birthday",
    ),
)
"""Every indicator with a published measure; docs/comparators.md says why others have none."""
