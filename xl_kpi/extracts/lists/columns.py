"""Short ways to declare a column, and the columns that many lists share."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import CodeList
from xl_kpi.extracts.codes.shared import DISABILITY, ETHNICITY, GENDER, YES_NO, YES_NO_UNKNOWN
from xl_kpi.extracts.declaration import Column, Kind

Names = tuple[str, ...]


def identifier(
    name: str,
    header: str,
    about: str,
    *,
    blank: bool = False,
    also: Names = (),
    needed: bool = False,
) -> Column:
    """A column of identifiers: kept as text, leading zeros and all."""
    return Column(name, header, Kind.ID, blank=blank, also=also, needed=needed, about=about)


def text(
    name: str,
    header: str,
    about: str,
    *,
    blank: bool = True,
    also: Names = (),
    needed: bool = False,
) -> Column:
    """A column of free text: a team, a worker, an organisation."""
    return Column(name, header, Kind.TEXT, blank=blank, also=also, needed=needed, about=about)


def date(
    name: str,
    header: str,
    about: str,
    *,
    blank: bool = True,
    also: Names = (),
    pattern: str = "",
    happened: bool = True,
    needed: bool = False,
) -> Column:
    """A column of dates."""
    return Column(
        name,
        header,
        Kind.DATE,
        blank=blank,
        also=also,
        pattern=pattern,
        happened=happened,
        needed=needed,
        about=about,
    )


def date_time(
    name: str,
    header: str,
    about: str,
    *,
    blank: bool = True,
    also: Names = (),
    needed: bool = False,
) -> Column:
    """A column of dates with the time of day."""
    return Column(name, header, Kind.DATE_TIME, blank=blank, also=also, needed=needed, about=about)


def code(
    name: str,
    header: str,
    codes: CodeList,
    about: str,
    *,
    blank: bool = True,
    also: Names = (),
    pattern: str = "",
    needed: bool = False,
) -> Column:
    """A column of codes."""
    return Column(
        name,
        header,
        Kind.CODE,
        codes=codes,
        blank=blank,
        also=also,
        pattern=pattern,
        needed=needed,
        about=about,
    )


def yes_no(
    name: str,
    header: str,
    about: str,
    *,
    blank: bool = True,
    also: Names = (),
    pattern: str = "",
    unknown: bool = False,
    needed: bool = False,
) -> Column:
    """A column of Yes or No, with ``unknown`` of Yes, No or Unknown."""
    codes = YES_NO_UNKNOWN if unknown else YES_NO
    return code(name, header, codes, about, blank=blank, also=also, pattern=pattern, needed=needed)


def whole(
    name: str, header: str, about: str, *, blank: bool = False, also: Names = (), pattern: str = ""
) -> Column:
    """A column of whole numbers."""
    return Column(name, header, Kind.WHOLE, blank=blank, also=also, pattern=pattern, about=about)


def number(
    name: str,
    header: str,
    about: str,
    *,
    blank: bool = True,
    also: Names = (),
    needed: bool = False,
) -> Column:
    """A column of numbers, decimals allowed."""
    return Column(name, header, Kind.NUMBER, blank=blank, also=also, needed=needed, about=about)


CHILD_ID = identifier(
    "child_id",
    "Child Unique ID",
    "The child's number in the case system, the same in all lists.",
    also=(
        "Child ID",
        "Child Unique Identifier",
        "Child Unique ID Number",
        "Unique Child ID",
        "Child's Unique ID",
        "Unique ID",
        "Person ID",
        "Mosaic ID",
        "Client ID",
        "Liquidlogic ID",
        "LCS ID",
        "CareFirst ID",
    ),
    needed=True,
)

# From 2026 the template's Gender goes by the name of Sex.
GENDER_COLUMN = code("gender", "Gender", GENDER, "The child's gender.", blank=False, also=("Sex",))

ETHNICITY_COLUMN = code(
    "ethnicity",
    "Ethnicity",
    ETHNICITY,
    "The child's ethnic background.",
    blank=False,
    also=("Ethnic Origin", "Ethnic Group", "Ethnicity Code"),
)

BIRTH_DATE = date(
    "birth_date",
    "Date of Birth",
    "Date of birth; the expected date for an unborn child.",
    also=("DOB", "Birth Date", "Child Date of Birth", "Child's Date of Birth"),
    pattern=r"dateofbirth(orexpected|expected|ifunborn).*",
    happened=False,
)

# A number and not a whole one: real exports give ages such as 9.29.
AGE = Column(
    "age",
    "Age of Child (Years)",
    Kind.NUMBER,
    also=("Age", "Age in Years", "Child Age"),
    pattern=r"age(of)?(the)?child.*",
    about="Age at the last birthday; -1 for an unborn child.",
)

DISABILITY_COLUMN = code(
    "disability",
    "Does the Child have a Disability",
    DISABILITY,
    "Whether the child has a disability.",
    blank=False,
    also=("Disability", "Disabled", "Has Disability", "Child Disability"),
)

WHO: tuple[Column, ...] = (CHILD_ID, GENDER_COLUMN, ETHNICITY_COLUMN, BIRTH_DATE, AGE)
"""What lists 1 to 8 begin with."""


def team(about: str = "The team that has the case, or had it when it closed.") -> Column:
    """The allocated team."""
    return text(
        "team",
        "Allocated Team",
        about,
        blank=False,
        also=("Team", "Team Name", "Allocated Team Name", "Case Team"),
    )


def worker(about: str = "The worker who has the case, or had it when it closed.") -> Column:
    """The allocated worker."""
    return text(
        "worker",
        "Allocated Worker",
        about,
        blank=False,
        also=("Worker", "Worker Name", "Allocated Worker Name", "Allocated Social Worker"),
    )
