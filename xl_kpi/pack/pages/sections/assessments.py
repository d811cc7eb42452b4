"""The sheet of child and family assessments."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Matrix,
    Measure,
    Section,
    Series,
    SplitSeries,
)
from xl_kpi.periods import Span

SHEET = ChapterSheet(
    "assessments",
    "Assessments",
    tiles=(
        "assessments.in_45_days",
        "assessments.completed",
        "assessments.seen_in_3_days",
        "assessments.open",
    ),
    sections=(
        Section(
            "in_time",
            "Assessments completed in 45 working days",
            (
                Series(
                    "assessments_by_month",
                    (
                        Measure("assessments.completed", "Completed"),
                        Measure(
                            "assessments.in_45_days", "Share in time",
                            met="In time", of="Completed",
                        ),
                    ),
                    ("assessments.in_45_days",),
                    "Assessments in 45 working days",
                ),
                Compared("assessments_compared", ("assessments.in_45_days",)),
            ),
        ),
        Section(
            "incomplete",
            "Incomplete assessments",
            (
                Breakdown(
                    "assessments_open_by_team", "Assessments awaiting completion, by team",
                    "team", "Team",
                    (
                        Measure("assessments.open", "Awaiting completion"),
                        Measure(
                            "assessments.open_beyond_45_days", "Share beyond 45 days",
                            met="Beyond 45 days", of="Awaiting completion",
                        ),
                    ),
                    plotted=("assessments.open",),
                    chart_title="Assessments awaiting completion, by team",
                    keeps="filled",
                ),
                Series(
                    "assessments_open_by_month",
                    (
                        Measure("assessments.open", "Awaiting completion"),
                        Measure(
                            "assessments.open_beyond_45_days", "Share beyond 45 days",
                            met="Beyond 45 days", of="Awaiting completion",
                        ),
                    ),
                    ("assessments.open",),
                    "Assessments awaiting completion at month end",
                ),
            ),
        ),
        Section(
            "outcomes",
            "Outcomes of assessments",
            (
                Matrix(
                    "assessments_outcomes",
                    "Outcomes of assessments completed, with and without a strategy meeting",
                    "assessments.outcomes", "strategy_meeting_and_outcome",
                    "Outcome of the assessment",
                    down=1,
                    drawn=("stacked_bar",),
                    chart_title="Outcomes of assessments",
                    keeps="all",
                ),
            ),
        ),
        Section(
            "by_team",
            "Assessments completed, in time and seen in 3 days, by team",
            (
                Breakdown(
                    "assessments_by_team", "Assessments completed, by team", "team", "Team",
                    (
                        Measure("assessments.completed", "Completed"),
                        Measure(
                            "assessments.in_45_days", "Share in time",
                            met="In time", of="Completed",
                        ),
                        Measure(
                            "assessments.seen_in_3_days", "Share seen in 3 days",
                            met="Seen in 3 days", of="Completed",
                        ),
                    ),
                    plotted=("assessments.in_45_days",),
                    chart_title="Assessments in 45 working days, by team",
                ),
                Series(
                    "assessments_seen_by_month",
                    (
                        Measure(
                            "assessments.seen_in_3_days", "Share seen in 3 days",
                            met="Seen in 3 days", of="Completed",
                        ),
                    ),
                    ("assessments.seen_in_3_days",),
                    "Children seen within 3 working days",
                ),
            ),
        ),
        Section(
            "exploitation",
            "Child exploitation assessments (CE and CSE)",
            (
                SplitSeries(
                    "exploitation_by_month", "exploitation.assessments", "kind",
                    "CE and CSE assessments completed",
                ),
                Breakdown(
                    "exploitation_by_team", "CE and CSE assessments completed, by team", "team",
                    "Team",
                    (
                        Measure("exploitation.assessments", "In the month"),
                        Measure(
                            "exploitation.assessments", "Year to date", span=Span.YEAR_TO_DATE
                        ),
                    ),
                    keeps="filled",
                ),
            ),
        ),
    ),
)  # fmt: skip
