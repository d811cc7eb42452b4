"""Annex A's list 8: every child looked after, and those who ceased to be in six months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from invented.adoption import Adoption
from invented.care_codes import CEASED, LEGAL_STATUS, NEED, PLACEMENT, PROVIDER
from invented.care_homes import home_of
from invented.care_ssda903 import carers_placements
from invented.cases import CarePeriod
from invented.days import age_on, year_before
from invented.lists import DISABILITY, HOLDER, PERSON
from invented.people import Child
from invented.published import AS_AT
from invented.sheets import Cell, Sheet

FIRST_CEASED = date(2019, 10, 1)
LAST_SEEN = date(2020, 3, 30)  # the visits are known up to that day
YES, NO = "a) Yes", "b) No"
COLUMNS = (
    *PERSON,
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
    DISABILITY,
    "Date Started to be Looked After",
    "Child's Category of Need",
    "Is this a second or subsequent period of being a Looked After Child within the last "
    "12 months (Y/N)",
    "Start date of current legal status",
    "Child's Legal Status",
    "Date of Latest Statutory Review",
    "Date of Last Social Work Visit",
    "What is the permanence plan for this child?",
    "Date of Last IRO Visit / Contact to the Child",
    "Date of Last Health Assessment",
    "Date of Last Dental Check",
    "Number of Placements in the Last 12 months",
    "Date Ceased to be Looked After",
    "Reason Ceased to be Looked After",
    "Start Date of Most Recent Placement",
    "Placement Type",
    "Placement Provider",
    "Placement postcode",
    "URN of Placement",
    "Placement Location",
    "LA of Placement",
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    *HOLDER,
)


def list_8_sheet(
    periods: Sequence[CarePeriod],
    adoptions: Sequence[Adoption],
    alone: frozenset[Child],
    visited: Mapping[Child, date],
) -> Sheet:
    """Give list 8: of each child the latest period."""
    for_adoption = {
        made.child for made in adoptions if made.is_listed and not (made.adopted or made.reversed)
    }
    own: dict[Child, list[CarePeriod]] = {}
    for period in sorted(periods, key=lambda period: period.started):
        own.setdefault(period.child, []).append(period)
    rows = [
        _row(own[child], child in for_adoption, child in alone, visited.get(child))
        for child in sorted(own, key=lambda child: child.id)
        if (own[child][-1].ended or AS_AT) >= FIRST_CEASED
    ]
    return Sheet("List_8", COLUMNS, rows, title="List 8: Children in care")


def _row(
    periods: Sequence[CarePeriod], for_adoption: bool, is_alone: bool, visited: date | None
) -> list[Cell]:
    period, child = periods[-1], periods[-1].child
    random = Random(f"{child.id} list 8")
    last = period.episodes[-1]
    since = [since for _, since in carers_placements(period)][-1]
    home = home_of(child, since, last.placement, last.provider)
    again = any(earlier.ended > year_before(AS_AT) for earlier in periods[:-1] if earlier.ended)
    until = period.ended or LAST_SEEN
    review = _review(period.started, until, random)
    missing, away = _missing(child, random)
    offered = None if not missing else random.choices((YES, NO), (85, 15))[0]
    accepted = None if offered != YES else random.choices((YES, NO), (60, 40))[0]
    return [
        child.id,
        child.gender,
        child.ethnicity,
        child.born,
        age_on(child.born, AS_AT),
        YES if is_alone else NO,
        child.disability,
        period.started,
        NEED[last.need],
        YES if again else NO,
        _legal_status_began(period),
        LEGAL_STATUS[last.legal_status],
        review,
        visited or _visit(period.started, until, random),
        _permanence(period, for_adoption, random),
        max(review, _past(until, 1, 120, random)) if review else None,
        _check(period.started, until, 170 if age_on(child.born, until) < 5 else 350, random),
        _check(period.started, until, 350, random) if age_on(child.born, until) > 1 else None,
        _placements_in_12_months(periods),
        period.ended,
        CEASED[last.ceased] if period.ended else None,
        since,
        PLACEMENT[last.placement],
        PROVIDER[last.provider],
        home.postcode,
        home.urn or None,
        "a) In" if home.inside else "b) Out",
        home.authority,
        missing,
        away,
        offered,
        accepted,
        period.team,
        period.worker,
    ]


def _legal_status_began(period: CarePeriod) -> date:
    """Give the day of the last episode that brought another legal status."""
    last = period.episodes[-1]
    began = last.started
    for episode in reversed(period.episodes):
        if episode.legal_status != last.legal_status:
            break
        began = episode.started
    return began


def _placements_in_12_months(periods: Sequence[CarePeriod]) -> int:
    first = year_before(AS_AT) + timedelta(days=1)
    count = 0
    for period in periods:
        starts = sorted({since for _, since in carers_placements(period)})
        ends = [*starts[1:], period.ended]
        count += sum(end is None or end >= first for end in ends)
    return count


def _past(day: date, fewest: int, most: int, random: Random) -> date:
    """Give a weekday some days before a day."""
    found = day - timedelta(days=random.randint(fewest, most))
    return found - timedelta(days=max(found.weekday() - 4, 0))


def _review(started: date, until: date, random: Random) -> date | None:
    """Give the latest review: the first within four weeks, the second in four months, and so on."""
    days = (until - started).days
    if days < 29:
        return None
    most = min(days - 10, 170)
    return max(_past(until, 2, most, random), started + timedelta(days=5))


def _visit(started: date, until: date, random: Random) -> date:
    return max(_past(until, 0, 38, random), started)


def _check(started: date, until: date, most: int, random: Random) -> date | None:
    """Give the day of a check of health or teeth; some are overdue or not made."""
    days = (until - started).days
    if days < 30 or random.random() < 0.03:
        return None
    if random.random() < 0.08:
        most += 120
    return max(_past(until, 3, most, random), started + timedelta(days=6))


def _permanence(period: CarePeriod, for_adoption: bool, random: Random) -> str | None:
    if for_adoption:
        return "b) Adoption"
    last, until = period.episodes[-1], period.ended or AS_AT
    if last.ceased in ("E11", "E12"):
        return "b) Adoption"
    if last.ceased in ("E41", "E45", "E46", "E47"):
        return "c) SGO/CAO"
    if (until - period.started).days < 120:
        return None
    if last.placement in ("U1", "U4"):
        return "f) Long-term fostering"
    if last.placement == "P1" or last.ceased in ("E4A", "E4B"):
        return "a) Return to family"
    if age_on(period.child.born, until) >= 16:
        return "d) Supported living in the community"
    if last.placement in ("K2", "R1", "S1"):
        return "e) Long-term residential placement"
    plans = {
        "f) Long-term fostering": 60,
        "c) SGO/CAO": 25,
        "a) Return to family": 12,
        "g) other": 3,
    }
    return random.choices(list(plans), list(plans.values()))[0]


def _missing(child: Child, random: Random) -> tuple[int, int]:
    """Give the times missing, and away without permission, in twelve months."""
    if age_on(child.born, AS_AT) < 12 or random.random() > 0.14:
        return 0, 0
    return 1 + int(random.expovariate(0.5)), int(random.expovariate(0.9))
