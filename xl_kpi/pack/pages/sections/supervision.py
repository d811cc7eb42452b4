"""The sheet of supervision, of cases and of workers."""

from xl_kpi.pack.pages.sections.vocabulary import (
    ChapterSheet,
    Matrix,
    Measure,
    RowShare,
    Said,
    Section,
    Series,
    TwoMonths,
)

_AFTER = "Cases supervised "
_SHARES = (
    RowShare("supervision.within_1_month", (0,), _AFTER),
    RowShare("supervision.within_1_to_2_months", (1,), _AFTER),
    RowShare("supervision.within_2_to_3_months", (2,), _AFTER),
    RowShare("supervision.within_3_months", (0, 1, 2), _AFTER),
)
_DONE = ("worker_supervision.done", "Share done", "Done", "Due")

SHEET = ChapterSheet(
    "supervision",
    "Supervision",
    tiles=(
        "supervision.within_3_months",
        "supervision.within_1_month",
        "supervision.cases",
        "worker_supervision.done",
    ),
    sections=(
        Section(
            "case_supervision",
            "Supervision of cases",
            (
                Said(
                    "{supervision.within_3_months:met} of {supervision.within_3_months:of} cases "
                    "have had a supervision within the last 3 months."
                ),
                Matrix(
                    "supervision_by_team", "Cases by team and time since the last supervision",
                    "supervision.cases", "team_and_band", "Team",
                    shares=_SHARES,
                    drawn=("percent_bar",),
                    chart_title="Time since the last supervision, by team",
                    ordered=True,
                    keeps="filled",
                ),
                Matrix(
                    "supervision_by_kind",
                    "Cases by kind and time since the last supervision",
                    "supervision.cases", "kind_and_band", "Kind of case",
                    shares=_SHARES,
                    drawn=("percent_bar",),
                    chart_title="Time since the last supervision, by kind of case",
                    ordered=True,
                    keeps="filled",
                ),
            ),
        ),
        Section(
            "worker_supervision",
            "Supervision of workers",
            (
                TwoMonths(
                    "worker_supervision_by_area", "Worker supervision, by service area",
                    "worker_supervision.done", "service_area", "Service area",
                    met="Done", of="Due", total="All teams",
                ),
                Series(
                    "worker_supervision_by_month",
                    (Measure(*_DONE),),
                    ("worker_supervision.done",),
                    "Worker supervision completed",
                ),
                TwoMonths(
                    "worker_supervision_operational", "Worker supervision, operational teams",
                    "worker_supervision.done", "team", "Team",
                    met="Done", of="Due", of_group="Operational", total="Operational teams",
                ),
                TwoMonths(
                    "worker_supervision_support", "Worker supervision, business support teams",
                    "worker_supervision.done", "team", "Team",
                    met="Done", of="Due", of_group="Business support", total="Business support",
                ),
            ),
        ),
    ),
)  # fmt: skip
