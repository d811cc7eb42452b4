"""Breakdowns that several chapters share."""

from xl_kpi.indicators.conditions import THE_DAY, Age, ByNumber, Days
from xl_kpi.indicators.declaration import Split

BY_TEAM = Split("team", ("team",), "Team")
BY_SOURCE = Split("source", ("source",), "Source")
BY_GENDER = Split("gender", ("gender",), "Gender")

AGE_BANDS = (
    ("Unborn", -1),
    ("Under 1", 0),
    ("1 to 4", 1),
    ("5 to 9", 5),
    ("10 to 15", 10),
    ("16 and over", 16),
)


def by_age(at: str = THE_DAY) -> Split:
    """Bands of age at the day for those open then, or at an event's own date."""
    return Split("age", (ByNumber(Age("birth_date", at), AGE_BANDS),), "Age")


def by_age_and_gender(at: str = THE_DAY) -> Split:
    """Bands of age with gender: ``10 to 15: a) Male``."""
    age = ByNumber(Age("birth_date", at), AGE_BANDS)
    return Split("age_and_gender", (age, "gender"), "Age and gender")


BY_LENGTH = Split(
    "length",
    (
        ByNumber(
            Days("started", THE_DAY),
            (
                ("Under 3 months", 0),
                ("3 to 6 months", 91),
                ("6 to 12 months", 182),
                ("1 to 2 years", 365),
                ("2 years or more", 730),
            ),
        ),
    ),
    "Time open",
)
