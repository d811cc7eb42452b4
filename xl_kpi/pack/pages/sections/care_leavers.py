"""The sheet of care leavers."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Measure,
    Section,
)

_PLOTTED = (
    "care_leavers.in_touch",
    "care_leavers.suitable_accommodation",
    "care_leavers.eet",
)

SHEET = ChapterSheet(
    "care_leavers",
    "Care leavers",
    tiles=("care_leavers.cohort", *_PLOTTED),
    sections=(
        Section(
            "care_leavers",
            "Care leavers aged 19 to 21",
            (
                Breakdown(
                    "care_leavers_by_age",
                    "Care leavers in touch, in suitable accommodation and in education, employment "
                    "or training",
                    "age", "Age",
                    (
                        Measure("care_leavers.cohort", "Cohort"),
                        Measure(
                            "care_leavers.in_touch", "Share in touch",
                            met="In touch", of="Cohort",
                        ),
                        Measure(
                            "care_leavers.suitable_accommodation", "Share in suitable accommodation",
                            met="In suitable accommodation", of="Cohort",
                        ),
                        Measure(
                            "care_leavers.eet", "Share in EET",
                            met="In EET", of="Cohort",
                        ),
                    ),
                    plotted=_PLOTTED,
                    chart_title="Care leavers by age",
                    drawn="column",
                    group_label="Aged {}",
                ),
                Compared("care_leavers_compared", _PLOTTED),
            ),
        ),
        Section(
            "national",
            "Care leavers, by the national rule",
            (
                Breakdown(
                    "care_leavers_national_by_age",
                    "Care leavers without those whom the national figures leave out", "age", "Age",
                    (
                        Measure(
                            "care_leavers.suitable_accommodation_national",
                            "Share in suitable accommodation",
                            met="In suitable accommodation", of="Counted for accommodation",
                        ),
                        Measure(
                            "care_leavers.eet_national", "Share in EET",
                            met="In EET", of="Counted for EET",
                        ),
                    ),
                    plotted=(
                        "care_leavers.suitable_accommodation_national",
                        "care_leavers.eet_national",
                    ),
                    chart_title="Care leavers by age, national rule",
                    drawn="column",
                    group_label="Aged {}",
                ),
            ),
        ),
    ),
)  # fmt: skip
