"""What stands on each chapter's sheet, as data: sections, their tables and their charts.

An indicator that no section names gets a section of its own, so that a new declaration is in
the pack with no change here.
"""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.indicators.registry import Registry
from xl_kpi.pack.pages.columns import Measure


@dataclass(frozen=True)
class Series:
    """Thirteen months of some indicators, and one chart of those named in ``plotted``."""

    name: str
    measures: tuple[Measure, ...]
    plotted: tuple[str, ...]
    chart_title: str


@dataclass(frozen=True)
class Breakdown:
    """Groups of one breakdown down, indicators across; ``plotted`` is drawn as bars.

    ``hide_empty`` leaves out groups without any case in the month.
    """

    name: str
    title: str
    breakdown: str
    heading: str
    measures: tuple[Measure, ...]
    plotted: str = ""
    chart_title: str = ""
    hide_empty: bool = False


@dataclass(frozen=True)
class Compared:
    """Indicators beside their published comparators."""

    name: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    id: str
    title: str
    parts: tuple[Series | Breakdown | Compared, ...]


@dataclass(frozen=True)
class ChapterSheet:
    """A chapter's sheet: its tab's name, the headline indicators, its sections."""

    chapter: str
    tab: str
    tiles: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def in_series(self) -> frozenset[str]:
        """Indicators that a series of this sheet shows month by month."""
        return frozenset(
            measure.indicator
            for section in self.sections
            for part in section.parts
            if isinstance(part, Series)
            for measure in part.measures
        )


CHAPTER_SHEETS = (
    ChapterSheet(
        "contacts_and_referrals",
        "Contacts and referrals",
        tiles=(
            "contacts.received",
            "referrals.received",
            "contacts.progressed",
            "referrals.re_referrals",
        ),
        sections=(
            Section(
                "contacts_and_referrals",
                "Contacts and referrals",
                (
                    Series(
                        "contacts_by_month",
                        (
                            Measure("contacts.received", "Contacts"),
                            Measure("referrals.received", "Referrals"),
                            Measure("contacts.progressed", "Referrals as % of contacts"),
                        ),
                        ("contacts.received", "referrals.received"),
                        "Contacts and referrals received",
                    ),
                ),
            ),
            Section(
                "managed",
                "Contacts and referrals managed in 24 hours and in 1 working day",
                (
                    Series(
                        "contacts_managed_by_month",
                        (
                            Measure(
                                "contacts.managed_in_24_hours", "Share in 24 hours",
                                met="Contacts in 24 hours", of="Contacts",
                            ),
                            Measure(
                                "contacts.managed_in_1_day", "Share in 1 working day",
                                met="Contacts in 1 working day", of="Contacts",
                            ),
                        ),
                        ("contacts.managed_in_24_hours", "contacts.managed_in_1_day"),
                        "Contacts managed in time",
                    ),
                    Series(
                        "referrals_managed_by_month",
                        (
                            Measure(
                                "referrals.managed_in_24_hours", "Share in 24 hours",
                                met="Referrals in 24 hours", of="Referrals",
                            ),
                            Measure(
                                "referrals.managed_in_1_day", "Share in 1 working day",
                                met="Referrals in 1 working day", of="Referrals",
                            ),
                        ),
                        ("referrals.managed_in_24_hours", "referrals.managed_in_1_day"),
                        "Referrals managed in time",
                    ),
                ),
            ),
            Section(
                "sources",
                "Source of contacts and referrals",
                (
                    Breakdown(
                        "contacts_by_source", "Contacts and referrals by source", "source",
                        "Source",
                        (
                            Measure("contacts.received", "Contacts"),
                            Measure("contacts.source_share", "Share of contacts", exact=True),
                            Measure("referrals.received", "Referrals"),
                            Measure("referrals.source_share", "Share of referrals", exact=True),
                            Measure("contacts.progressed", "Referrals as % of contacts", exact=True),
                        ),
                        plotted="contacts.received",
                        chart_title="Contacts by source",
                        hide_empty=True,
                    ),
                ),
            ),
            Section(
                "re_referrals",
                "Re-referrals",
                (
                    Series(
                        "re_referrals_by_month",
                        (
                            Measure(
                                "referrals.re_referrals", "Share re-referred",
                                met="Re-referrals", of="Referrals",
                            ),
                        ),
                        ("referrals.re_referrals",),
                        "Re-referrals within 12 months",
                    ),
                    Compared("re_referrals_compared", ("referrals.re_referrals",)),
                ),
            ),
            Section(
                "no_further_action",
                "Referrals with no further action",
                (
                    Series(
                        "no_further_action_by_month",
                        (
                            Measure(
                                "referrals.no_further_action", "Share with no further action",
                                met="No further action", of="Referrals",
                            ),
                        ),
                        ("referrals.no_further_action",),
                        "Referrals with no further action",
                    ),
                ),
            ),
        ),
    ),
    ChapterSheet(
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
                        plotted="assessments.open",
                        chart_title="Assessments awaiting completion, by team",
                        hide_empty=True,
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
                    Breakdown(
                        "assessments_outcomes",
                        "Outcomes of assessments completed, with and without a strategy meeting",
                        "strategy_meeting_and_outcome", "Strategy meeting and outcome",
                        (Measure("assessments.outcomes", "Assessments"),),
                        plotted="assessments.outcomes",
                        chart_title="Outcomes of assessments",
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
                        plotted="assessments.in_45_days",
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
        ),
    ),
)  # fmt: skip


def sheet_of(chapter: str, title: str, registry: Registry) -> ChapterSheet:
    """A chapter's sheet, with a section of its own for every indicator that none names."""
    declared = next((sheet for sheet in CHAPTER_SHEETS if sheet.chapter == chapter), None)
    if declared is None:
        declared = ChapterSheet(chapter, title[:31], (), ())
    named = {
        name for section in declared.sections for part in section.parts for name in _named(part)
    }
    more = [i for i in registry.of_chapter(chapter) if i.id not in named]
    tiles = declared.tiles or tuple(i.id for i in registry.of_chapter(chapter)[:4])
    sections = (*declared.sections, *(_own_section(indicator) for indicator in more))
    return ChapterSheet(chapter, declared.tab, tiles, sections)


def _named(part: Series | Breakdown | Compared) -> tuple[str, ...]:
    if isinstance(part, Compared):
        return part.indicators
    return tuple(measure.indicator for measure in part.measures)


def _own_section(indicator: Indicator) -> Section:
    name = indicator.id.replace(".", "_")
    measure = (Measure(indicator.id),)
    series = Series(f"{name}_by_month", measure, (indicator.id,), indicator.label)
    splits = tuple(
        Breakdown(
            f"{name}_by_{split.name}", f"{indicator.title}, by {split.title.lower()}", split.name,
            split.title, measure, indicator.id, f"{indicator.label}, by {split.title.lower()}",
            hide_empty=True,
        )
        for split in indicator.splits
    )  # fmt: skip
    return Section(
        name, indicator.title, (series, *splits, Compared(f"{name}_compared", (indicator.id,)))
    )
