"""The sheet of children in need."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Measure,
    Section,
    Series,
)

_PLANS = (
    Measure("cin.plans_incoming", "Incoming or proposed"),
    Measure("cin.plans_started", "Started or complete"),
    Measure("cin.plans", "Total known CIN", adds_up=True),
)

SHEET = ChapterSheet(
    "children_in_need",
    "Children in need",
    tiles=("cin.plans", "cin.plans_incoming", "cin.plans_started"),
    sections=(
        Section(
            "cin_plans",
            "Children on a CIN plan",
            (
                Series(
                    "cin_plans_by_month", _PLANS, ("cin.plans",),
                    "Children on a CIN plan at month end",
                ),
                Breakdown(
                    "cin_plans_by_team", "CIN plans incoming and started, by team", "team", "Team",
                    _PLANS,
                    plotted=("cin.plans_incoming", "cin.plans_started"),
                    chart_title="CIN plans, by team",
                    drawn="stacked_bar",
                    keeps="filled",
                ),
            ),
        ),
    ),
)  # fmt: skip
