"""The sheet of looked after children."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Matrix,
    Measure,
    OverTime,
    Section,
    Series,
)
from xl_kpi.periods import Span

_NUMBERS = Section(
    "numbers",
    "Children looked after",
    (
        Series(
            "lac_by_month",
            (Measure("looked_after.children", "Looked after"),),
            ("looked_after.children",),
            "Children looked after at month end",
        ),
        Series(
            "lac_started_and_ceased_by_month",
            (
                Measure("looked_after.started", "Started"),
                Measure("looked_after.ceased", "Ceased"),
            ),
            ("looked_after.started", "looked_after.ceased"),
            "Children who started and ceased to be looked after",
            drawn="column",
        ),
        Matrix(
            "lac_age_and_gender", "Children looked after at month end, by age and gender",
            "looked_after.children", "age_and_gender", "Age",
            drawn=("pyramid",),
            chart_title="Children looked after, by age and gender",
            back_to_back=("a) Male", "b) Female"),
            keeps_across="filled",
        ),
    ),
)  # fmt: skip

_RATE = Section(
    "rate",
    "Looked after children per 10,000 children",
    (
        Series(
            "lac_rate_by_month",
            (Measure("looked_after.rate", "Looked after per 10,000"),),
            ("looked_after.rate",),
            "Looked after children per 10,000 children",
        ),
        Compared("lac_rate_compared", ("looked_after.rate",)),
    ),
)

_STARTED = Section(
    "started",
    "New looked after children",
    (
        Breakdown(
            "lac_started_by_age", "Children who started to be looked after, by age", "age", "Age",
            (
                Measure("looked_after.started", "In the month"),
                Measure("looked_after.started", "Year to date", span=Span.YEAR_TO_DATE),
            ),
            plotted=("looked_after.started",),
            chart_title="Children who started to be looked after, by age",
            drawn="column",
        ),
    ),
)  # fmt: skip

_CEASED = Section(
    "ceased",
    "Looked after children who ceased",
    (
        Breakdown(
            "lac_ceased_by_reason", "Children who ceased to be looked after, by reason", "reason",
            "Reason",
            (
                Measure("looked_after.ceased", "In the month"),
                Measure("looked_after.ceased", "Year to date", span=Span.YEAR_TO_DATE),
            ),
            plotted=("looked_after.ceased",),
            chart_title="Children who ceased to be looked after, by reason",
            keeps="filled",
        ),
    ),
)  # fmt: skip

_THREE = Section(
    "three_placements",
    "Children with 3 or more placements",
    (
        Series(
            "lac_three_placements_by_month",
            (
                Measure(
                    "looked_after.three_placements", "Share with 3 or more",
                    met="3 or more placements", of="Looked after",
                ),
            ),
            ("looked_after.three_placements",),
            "Children with 3 or more placements in 12 months",
        ),
        Compared("lac_three_placements_compared", ("looked_after.three_placements",)),
    ),
)  # fmt: skip

_LONG_TERM = Section(
    "long_term_stability",
    "Children in the same placement for 2 years or more",
    (
        Series(
            "lac_stability_by_month",
            (
                Measure(
                    "looked_after.long_term_stability", "Share in the same placement",
                    met="Same placement for 2 years", of="Looked after 2.5 years",
                ),
            ),
            ("looked_after.long_term_stability",),
            "Children in the same placement for 2 years or more",
        ),
        Compared("lac_stability_compared", ("looked_after.long_term_stability",)),
    ),
)  # fmt: skip

_PLACEMENTS = Section(
    "placements",
    "Where looked after children live",
    (
        OverTime(
            "lac_placements", "Looked after children by kind of placement: number and share",
            "looked_after.placements", "kind", "Kind of placement", months=7,
            chart_title="Looked after children by kind of placement",
        ),
    ),
)  # fmt: skip

SHEET = ChapterSheet(
    "looked_after",
    "Looked after children",
    tiles=(
        "looked_after.children",
        "looked_after.rate",
        "looked_after.three_placements",
        "looked_after.long_term_stability",
    ),
    sections=(_NUMBERS, _RATE, _STARTED, _CEASED, _THREE, _LONG_TERM, _PLACEMENTS),
)
