"""A year of small extracts, as rows to paste."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from tests.extracts.small_lists import assessments, contacts, days, referrals

Rows = list[list[object]]


def rows_of(frame: pd.DataFrame, *dates: str) -> Rows:
    """A frame as rows under its headers, with real dates in these columns."""
    frame = frame.copy()
    for name in dates:
        frame[name] = [datetime.fromisoformat(str(day)) if day else None for day in frame[name]]
    return [list(frame.columns), *frame.astype(object).to_numpy().tolist()]


def year() -> dict[str, Rows]:
    """Contacts, referrals and assessments from April 2019 to March 2020, by their sheets."""
    contact_days = days("2019-04-01", "2020-03-31", step=3)
    referral_days = days("2019-04-02", "2020-03-31", step=7)
    started = days("2019-04-03", "2020-02-20", step=9)
    authorised = [str(pd.Timestamp(day) + pd.Timedelta(days=40))[:10] for day in started]
    return {
        "List 1 Contacts": rows_of(contacts(contact_days), "Date of Contact"),
        "List 3 Referral": rows_of(referrals(referral_days), "Date of referral"),
        "List 4 Assessments": rows_of(
            assessments(started, authorised),
            "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation",
        ),
    }  # fmt: skip
