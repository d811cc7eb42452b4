"""The SSDA903 return's sheets: the children, and their episodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from random import Random

from invented.care_episodes import GOES_ON
from invented.care_homes import family_home, home_of
from invented.cases import CarePeriod, Episode
from invented.days import age_on
from invented.people import Child
from invented.published import AS_AT
from invented.sheets import Cell, Sheet

NEW_CARER = ("S", "P", "B")
SAME_CARER_MOVE = ("T", "U")
CHANGE_REASONS = {
    "CARPL": 60,
    "CREQB": 14,
    "CREQO": 8,
    "LAREQ": 6,
    "CHILD": 5,
    "OTHER": 4,
    "STAND": 1,
    "CLOSE": 2,
}
SCHOOL_AGE = 5
MOTHER_FROM = 12  # asked of girls


def carers_placements(period: CarePeriod) -> Iterator[tuple[Episode, date]]:
    """Give each episode with the day on which its carer's placement began."""
    since = period.started
    for episode in period.episodes:
        if episode.reason in NEW_CARER:
            since = episode.started
        yield episode, since


def header_sheet(periods: Sequence[CarePeriod]) -> Sheet:
    """Give the children."""
    columns = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
    children = {period.child.id: period.child for period in periods}
    rows: list[list[Cell]] = []
    for _, child in sorted(children.items()):
        girl = child.gender == "b) Female"
        mother = 0 if girl and age_on(child.born, AS_AT) >= MOTHER_FROM else None
        ethnicity = child.ethnicity.split(") ")[1]
        rows.append(
            [child.id, 2 if girl else 1, child.born, ethnicity, _pupil_number(child), mother, None]
        )
    return Sheet("Header", columns, rows)


def _pupil_number(child: Child) -> str:
    if age_on(child.born, AS_AT) < SCHOOL_AGE:
        return "UN1"
    random = Random(f"{child.id} pupil")
    return f"{random.choice('ABCDEFGHJKL')}{random.randrange(10**11, 10**12)}"


def episodes_sheet(periods: Sequence[CarePeriod]) -> Sheet:
    """Give the episodes, short breaks too."""
    columns = (
        "CHILD",
        "DECOM",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "DEC",
        "REC",
        "REASON_PLACE_CHANGE",
        "HOME_POST",
        "PL_POST",
        "URN",
    )
    rows: list[list[Cell]] = []
    for period in sorted(periods, key=lambda period: (period.child.id, period.started)):
        reasons = _change_reasons(period)
        for episode, since in carers_placements(period):
            home = home_of(period.child, since, episode.placement, episode.provider)
            rows.append(
                [
                    period.child.id,
                    episode.started,
                    episode.reason,
                    episode.legal_status,
                    episode.need,
                    episode.placement,
                    episode.provider,
                    episode.ended,
                    episode.ceased or None,
                    reasons.get(episode),
                    family_home(period.child),
                    home.postcode,
                    home.urn or None,
                ]
            )
    return Sheet("Episodes", columns, rows)


def _change_reasons(period: CarePeriod) -> dict[Episode, str]:
    """Say of each episode that ended with its placement why that was."""
    reasons = {}
    for episode, following in pairwise(period.episodes):
        assert episode.ceased == GOES_ON
        if following.reason in SAME_CARER_MOVE:
            reasons[episode] = "PLACE"
        elif following.reason in NEW_CARER:
            random = Random(f"{period.child.id} {following.started} reason")
            reasons[episode] = random.choices(list(CHANGE_REASONS), list(CHANGE_REASONS.values()))[
                0
            ]
    return reasons
