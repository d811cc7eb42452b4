"""The sheet of child protection plans."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Matrix,
    Measure,
    OverTime,
    Said,
    Section,
    Series,
)
from xl_kpi.periods import Span

_NUMBERS = Section(
    "numbers",
    "Children subject to a child protection plan",
    (
        Series(
            "cp_plans_by_month",
            (
                Measure("child_protection.in_period", "On a plan in the month"),
                Measure("child_protection.plans", "On a plan at month end"),
            ),
            ("child_protection.in_period", "child_protection.plans"),
            "Children on a child protection plan",
        ),
        Series(
            "cp_started_and_ended_by_month",
            (
                Measure("child_protection.started", "Started"),
                Measure("child_protection.ended", "Ended"),
            ),
            ("child_protection.started", "child_protection.ended"),
            "Child protection plans started and ended",
            drawn="column",
        ),
        Breakdown(
            "cp_ended_by_reason", "Child protection plans ended, by reason", "reason", "Reason",
            (
                Measure("child_protection.ended", "In the month"),
                Measure("child_protection.ended", "Year to date", span=Span.YEAR_TO_DATE),
            ),
            keeps="filled",
        ),
        Breakdown(
            "cp_plans_by_team", "Child protection plans at month end, by team", "team", "Team",
            (Measure("child_protection.plans", "Plans"),),
            plotted=("child_protection.plans",),
            chart_title="Child protection plans, by team",
            keeps="filled",
        ),
    ),
)  # fmt: skip

_AGE_AND_GENDER = Section(
    "age_and_gender",
    "Age and gender of children on a plan",
    (
        Matrix(
            "cp_age_and_gender", "Children on a plan at month end, by age and gender",
            "child_protection.plans", "age_and_gender", "Age",
            drawn=("pyramid", "column"),
            chart_title="Children on a plan, by age and gender",
            back_to_back=("a) Male", "b) Female"),
            keeps_across="filled",
        ),
    ),
)  # fmt: skip

_RATE = Section(
    "rate",
    "Child protection plans per 10,000 children",
    (
        Series(
            "cp_rate_by_month",
            (Measure("child_protection.rate", "Plans per 10,000"),),
            ("child_protection.rate",),
            "Child protection plans per 10,000 children",
        ),
        Compared("cp_rate_compared", ("child_protection.rate",)),
    ),
)

_CATEGORY = Section(
    "category",
    "Categories of child protection plans",
    (
        OverTime(
            "cp_categories", "Plans at month end, by category: number and share",
            "child_protection.plans", "category", "Category", months=6,
            covers=("child_protection.category_share",),
            chart_title="Child protection plans by category",
        ),
        Breakdown(
            "cp_started_by_category", "Child protection plans started, by category", "category",
            "Category",
            (
                Measure("child_protection.started", "In the month"),
                Measure("child_protection.started", "Year to date", span=Span.YEAR_TO_DATE),
            ),
        ),
    ),
)  # fmt: skip

_LENGTH = Section(
    "two_years_or_more",
    "Child protection plans open for 2 years or more",
    (
        Breakdown(
            "cp_plans_by_length", "Child protection plans at month end, by time open", "length",
            "Time open",
            (Measure("child_protection.plans", "Plans"),),
            plotted=("child_protection.plans",),
            chart_title="Child protection plans by time open",
            drawn="column",
            keeps="all",
        ),
        Series(
            "cp_two_years_by_month",
            (
                Measure(
                    "child_protection.two_years_or_more", "Share of open plans",
                    met="Open 2 years or more", of="Open plans",
                ),
                Measure(
                    "child_protection.ended_two_years_or_more", "Share of ended plans",
                    met="Ended after 2 years or more", of="Ended plans",
                ),
            ),
            ("child_protection.two_years_or_more",),
            "Child protection plans open for 2 years or more",
        ),
        Compared(
            "cp_two_years_compared",
            (
                "child_protection.two_years_or_more",
                "child_protection.ended_two_years_or_more",
            ),
        ),
    ),
)  # fmt: skip

_SECOND = Section(
    "second_plans",
    "Second and subsequent child protection plans",
    (
        Said(
            "Of the {child_protection.starters_second_plan:of|child|children} who became subject "
            "to a plan in {month}, {child_protection.starters_second_plan:met} had been on one in "
            "the 2 years before."
        ),
        Said(
            "Of the {child_protection.second_plan:of} on a plan at the end of "
            "the month, {child_protection.second_plan:met} had been on one within 2 years of the "
            "start of this one, and {child_protection.second_plan_ever:met} at any time before."
        ),
        Series(
            "cp_second_plans_by_month",
            (
                Measure(
                    "child_protection.starters_second_plan", "Share of started in 2 years",
                    met="Started, earlier plan in 2 years", of="Started",
                ),
                Measure(
                    "child_protection.second_plan", "Share of open in 2 years",
                    met="Open, earlier plan in 2 years", of="Open",
                ),
            ),
            ("child_protection.starters_second_plan", "child_protection.second_plan"),
            "Plans whose child had another within 2 years before",
        ),
        Series(
            "cp_second_plans_ever_by_month",
            (
                Measure(
                    "child_protection.starters_second_plan_ever", "Share of started, ever",
                    met="Started, earlier plan ever", of="Started",
                ),
                Measure(
                    "child_protection.second_plan_ever", "Share of open, ever",
                    met="Open, earlier plan ever", of="Open",
                ),
            ),
            (
                "child_protection.starters_second_plan_ever",
                "child_protection.second_plan_ever",
            ),
            "Plans whose child had another at any time before",
        ),
        Compared("cp_second_plans_compared", ("child_protection.second_plan",)),
    ),
)  # fmt: skip

_FGM = Section(
    "fgm",
    "Female genital mutilation",
    (
        Said("Cases of female genital mutilation identified in {month}: {fgm.identified:value}."),
        Series(
            "fgm_by_month",
            (Measure("fgm.identified", "Identified"),),
            (),
            "Cases of female genital mutilation identified",
        ),
    ),
)

SHEET = ChapterSheet(
    "child_protection",
    "Child protection",
    tiles=(
        "child_protection.plans",
        "child_protection.rate",
        "child_protection.two_years_or_more",
        "child_protection.second_plan",
    ),
    sections=(_NUMBERS, _AGE_AND_GENDER, _RATE, _CATEGORY, _LENGTH, _SECOND, _FGM),
)
