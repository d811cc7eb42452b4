"""Small lists, complete but for what a test changes in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from xl_kpi.extracts.extracts import Extracts, extracts_from_frames, load_extracts
from xl_kpi.figures.engine import compute_figures
from xl_kpi.figures.table import Figures
from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.periods import Month
from xl_kpi.problems import Problem
from xl_kpi.settings import Settings

AS_AT = date(2020, 3, 31)
SETTINGS = Settings(as_at=AS_AT)
TODAY = date(2020, 4, 6)

CONTACT_DATE = "Date of Contact"
AUTHORISED = "Continuous Assessment Date of Authorisation"


def _whole_list(columns: Mapping[str, object], changed: Mapping[str, object]) -> pd.DataFrame:
    """One row for each of the longest column's values; a single value stands in every row."""
    merged = {**columns, **changed}
    lengths = [len(value) for value in merged.values() if isinstance(value, list)]
    rows = max(lengths, default=1)
    return pd.DataFrame(
        {
            header: pd.Series(value if isinstance(value, list) else [value] * rows, dtype=object)
            for header, value in merged.items()
        }
    )


def _who(rows: int) -> dict[str, object]:
    return {
        "Child Unique ID": [f"{number:06d}" for number in range(1, rows + 1)],
        "Gender": "a) Male",
        "Ethnicity": "a) WBRI",
        "Date of Birth": "01/02/2010",
        "Age of Child (Years)": 10,
    }


def contacts(days: Iterable[object], **changed: object) -> pd.DataFrame:
    """List 1 with a contact of another child on each of these days."""
    days = list(days)
    columns = {**_who(len(days)), CONTACT_DATE: days, "Contact Source": "6: Police"}
    return _whole_list(columns, changed)


def referrals(days: Iterable[object], **changed: object) -> pd.DataFrame:
    """List 3 with a referral of another child on each of these days."""
    days = list(days)
    columns = {
        **_who(len(days)),
        "Date of referral": days,
        "Referral Source": "6: Police",
        "Referral NFA?": "b) No",
        "Number of Referrals in Last 12 Months": 0,
        "Allocated Team": "Assessment 1",
        "Allocated Worker": "Worker 1",
    }
    return _whole_list(columns, changed)


def assessments(
    started: Sequence[object], authorised: Sequence[object], **changed: object
) -> pd.DataFrame:
    """List 4 with an assessment of another child for each start and authorisation."""
    columns = {
        **_who(len(started)),
        "Does the Child have a Disability": "b) No",
        "Continuous Assessment Start Date": list(started),
        "Child Seen During Continuous Assessment": "a) Yes",
        AUTHORISED: list(authorised),
        "Was the child assessed as requiring LA children’s social care support": "a) Yes",
        "Allocated Team": "Assessment 1",
        "Allocated Worker": "Worker 1",
    }
    return _whole_list(columns, changed)


def days(first: str, last: str, *, without: Sequence[str] = (), step: int = 1) -> list[str]:
    """The days from the first to the last, as dates in ISO form."""
    every = pd.date_range(first, last, freq=f"{step}D").strftime("%Y-%m-%d")
    return [day for day in every if day not in without]


def understood(
    frames: Mapping[str, pd.DataFrame], settings: Settings = SETTINGS, today: date = TODAY
) -> Extracts:
    return extracts_from_frames(frames, settings, today=today)


def read(folder: Path, settings: Settings = SETTINGS) -> Extracts:
    return load_extracts(folder, settings, today=TODAY)


def of_kind(extracts: Extracts, kind: str) -> list[Problem]:
    return [problem for problem in extracts.problems if problem.kind == kind]


def with_tables(folder: Path, settings: Settings = SETTINGS, **tables: str) -> Settings:
    """Settings whose folder has these .csv files."""
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return replace(settings, folder=folder)


MARCH = Month(2020, 3)


def registry_of(*indicators: str) -> Registry:
    return Registry(REGISTRY.chapters, tuple(REGISTRY[one] for one in indicators))


def computed(
    extracts: Extracts, *indicators: str, settings: Settings = SETTINGS, month: Month = MARCH
) -> Figures:
    """The figures of a few indicators only, which is quick."""
    return compute_figures(extracts, month, settings, registry_of(*indicators))
