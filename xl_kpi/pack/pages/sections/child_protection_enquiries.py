"""The sheet of strategy discussions, section 47 enquiries and initial conferences."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Measure,
    Said,
    Section,
    Series,
)
from xl_kpi.periods import Span

SHEET = ChapterSheet(
    "child_protection_enquiries",
    "Enquiries and conferences",
    tiles=(
        "strategy_discussions.to_section_47",
        "section_47.completed",
        "section_47.in_timescale",
        "section_47.conference_in_15_days",
    ),
    sections=(
        Section(
            "strategy_discussions",
            "Strategy discussions",
            (
                Series(
                    "strategy_discussions_by_month",
                    (
                        Measure("strategy_discussions.held", "Held"),
                        Measure(
                            "strategy_discussions.to_section_47", "Share to section 47",
                            met="To section 47", of="Held",
                        ),
                    ),
                    ("strategy_discussions.to_section_47",),
                    "Strategy discussions that went on to section 47",
                ),
                Breakdown(
                    "strategy_discussions_by_team", "Strategy discussions, by team", "team",
                    "Team",
                    (
                        Measure("strategy_discussions.held", "Held"),
                        Measure(
                            "strategy_discussions.to_section_47", "Share to section 47",
                            met="To section 47", of="Held",
                        ),
                    ),
                    plotted=("strategy_discussions.held",),
                    chart_title="Strategy discussions held, by team",
                    keeps="filled",
                ),
            ),
        ),
        Section(
            "section_47",
            "Section 47 enquiries",
            (
                Series(
                    "section_47_by_month",
                    (
                        Measure("section_47.started", "Started"),
                        Measure("section_47.completed", "Completed"),
                        Measure(
                            "section_47.in_timescale", "Share in time",
                            met="In time", of="Completed",
                        ),
                    ),
                    ("section_47.in_timescale",),
                    "Section 47 enquiries completed in time",
                ),
                Breakdown(
                    "section_47_by_team", "Section 47 enquiries completed, by team", "team", "Team",
                    (
                        Measure("section_47.completed", "Completed"),
                        Measure(
                            "section_47.in_timescale", "Share in time",
                            met="In time", of="Completed",
                        ),
                    ),
                    plotted=("section_47.completed",),
                    chart_title="Section 47 enquiries completed, by team",
                    keeps="filled",
                ),
            ),
        ),
        Section(
            "section_47_outcomes",
            "Outcomes of section 47 enquiries",
            (
                Breakdown(
                    "section_47_outcomes",
                    "Outcomes of section 47 enquiries, in the month and the year to date",
                    "outcome", "Outcome",
                    (
                        Measure("section_47.outcomes", "Share of the month", met="In the month"),
                        Measure(
                            "section_47.outcomes", "Share of the year", met="In the year to date",
                            span=Span.YEAR_TO_DATE,
                        ),
                    ),
                    plotted=("section_47.outcomes",),
                    chart_title="Outcomes of section 47 enquiries",
                    keeps="all",
                ),
            ),
        ),
        Section(
            "conferences",
            "Initial child protection conferences",
            (
                Said(
                    "{section_47.conference_in_15_days:met} of "
                    "{section_47.conference_in_15_days:of} initial conferences in {month} were "
                    "held within 15 working days of the strategy discussion."
                ),
                Series(
                    "conferences_by_month",
                    (
                        Measure("section_47.conferences", "Held"),
                        Measure(
                            "section_47.conference_in_15_days", "Share in time",
                            met="In 15 working days", of="Held",
                        ),
                    ),
                    ("section_47.conference_in_15_days",),
                    "Initial conferences in 15 working days",
                ),
                Compared("conferences_compared", ("section_47.conference_in_15_days",)),
            ),
        ),
    ),
)  # fmt: skip
