"""The sheet of caseloads and worker allocations."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Measure,
    Section,
    Series,
)

SHEET = ChapterSheet(
    "caseloads",
    "Caseloads",
    tiles=(
        "caseload.average_a_worker",
        "caseload.cases",
        "caseload.over_limit",
        "caseload.maximum",
    ),
    sections=(
        Section(
            "caseloads",
            "Caseload and worker allocations",
            (
                Breakdown(
                    "caseloads_by_team", "Caseloads, by team (a name leads to the team's page)",
                    "caseload_team", "Team",
                    (
                        Measure("caseload.workers", "Workers holding cases"),
                        Measure("caseload.fte", "Establishment (FTE)"),
                        Measure("caseload.cases", "Cases"),
                        Measure(
                            "caseload.average_a_worker", "Average a worker",
                            met="Cases", of="Workers holding cases",
                        ),
                        Measure(
                            "caseload.average_a_fte", "Average a FTE",
                            met="Cases", of="Establishment (FTE)",
                        ),
                        Measure("caseload.maximum", "Most held by a social worker"),
                    ),
                    plotted=("caseload.average_a_worker",),
                    chart_title="Average cases a worker, by team",
                    to_team_pages=True,
                ),
            ),
        ),
        Section(
            "over_limit",
            "Social workers holding more than the limit",
            (
                Breakdown(
                    "caseloads_over_limit", "Social workers holding more than the limit, by team",
                    "caseload_team", "Team",
                    (
                        Measure("caseload.social_workers", "Social workers holding cases"),
                        Measure(
                            "caseload.over_limit", "Share over the limit",
                            met="Over the limit", of="Social workers holding cases",
                        ),
                        Measure("caseload.maximum", "Most held by one"),
                    ),
                    plotted=("caseload.over_limit",),
                    chart_title="Social workers over the limit, by team",
                    keeps="filled",
                    to_team_pages=True,
                ),
            ),
        ),
        Section(
            "cases",
            "Cases allocated",
            (
                Series(
                    "caseload_cases_by_month",
                    (Measure("caseload.cases", "Cases allocated"),),
                    ("caseload.cases",),
                    "Cases allocated at month end",
                ),
            ),
        ),
    ),
)  # fmt: skip
