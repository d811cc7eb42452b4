"""The sheet of contacts and referrals."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Compared,
    Measure,
    Section,
    Series,
)

SHEET = ChapterSheet(
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
                    plotted=("contacts.received",),
                    chart_title="Contacts by source",
                    keeps="filled",
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
)  # fmt: skip
