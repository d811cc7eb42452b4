"""The sheet of fostering and adoption."""

from xl_kpi.pack.pages.sections.vocabulary import ChapterSheet, Listed, OverTime, Section
from xl_kpi.periods import Span

SHEET = ChapterSheet(
    "fostering_and_adoption",
    "Fostering and adoption",
    tiles=("placements.nights",),
    sections=(
        Section(
            "nights",
            "Fostering: nights by provision",
            (
                OverTime(
                    "placement_nights", "Nights in placements, by provision: number and share",
                    "placements.nights", "provision", "Provision", months=7,
                    covers=("placements.nights_share",),
                    chart_title="Nights in placements by provision",
                ),
            ),
        ),
        Section(
            "adoption",
            "Adoption: timeliness of each stage",
            (
                Listed(
                    "adoption_stages", "Average days of each stage of the adoption process",
                    "Stage",
                    (
                        "adoption.care_to_decision",
                        "adoption.decision_to_order",
                        "adoption.order_to_match",
                        "adoption.match_to_placement",
                        "adoption.placement_to_adoption",
                        "adoption.care_to_placement",
                    ),
                    Span.LAST_12_MONTHS, met="Total days", of="Children adopted",
                    chart_title="Average days of each stage of adoption",
                ),
            ),
        ),
    ),
)  # fmt: skip
