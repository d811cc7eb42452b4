"""The sheet of early help and Families First."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Measure,
    Section,
    Series,
    SplitSeries,
)

SHEET = ChapterSheet(
    "early_help",
    "Early help",
    tiles=("early_help.open", "families_first.claims"),
    sections=(
        Section(
            "early_help",
            "Early help interventions",
            (
                Series(
                    "early_help_by_month",
                    (Measure("early_help.open", "Open to early help"),),
                    ("early_help.open",),
                    "Children open to early help at month end",
                ),
                Breakdown(
                    "early_help_by_organisation",
                    "Children open to early help, by lead organisation", "organisation",
                    "Lead organisation",
                    (Measure("early_help.open", "Open to early help"),),
                    plotted=("early_help.open",),
                    chart_title="Children open to early help, by lead organisation",
                    keeps="filled",
                ),
            ),
        ),
        Section(
            "families_first",
            "Families First: payment by results",
            (
                SplitSeries(
                    "families_first_by_month", "families_first.claims", "kind",
                    "Families First claims submitted",
                ),
            ),
        ),
    ),
)  # fmt: skip
