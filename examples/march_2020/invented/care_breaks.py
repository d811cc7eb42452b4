"""Agreed series of short breaks (V3 and V4), which count as looked after in no measure."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from invented.care_children import Pool
from invented.care_teams import DISABLED_TEAM
from invented.cases import CarePeriod, Episode
from invented.people import Child
from invented.published import AS_AT
from invented.workers import worker_of

# When agreements of which only the series is recorded (V4) began and ended.
AGREEMENTS: tuple[tuple[date, date | None], ...] = (
    (date(2018, 9, 3), None),
    (date(2019, 4, 23), None),
    (date(2018, 11, 12), date(2019, 12, 18)),
)
# When series of which every break is recorded (V3) began; a break is a weekend.
SERIES = (date(2019, 3, 15), date(2019, 9, 6))
WEEKS_BETWEEN = (3, 5)
NEED = "N2"


def make_short_breaks(pool: Pool, random: Random) -> list[CarePeriod]:
    """Make the short breaks of a few disabled children, each break or series as a period."""
    periods = []
    for started, ended in AGREEMENTS:
        child, worker = _child(pool), worker_of(DISABLED_TEAM, random)
        periods.append(_period(child, worker, ("V4", "K2", "PR1"), started, ended))
    for first in SERIES:
        child, worker = _child(pool), worker_of(DISABLED_TEAM, random)
        friday = first
        while friday < AS_AT - timedelta(days=3):
            sunday = friday + timedelta(days=2)
            periods.append(_period(child, worker, ("V3", "U6", "PR1"), friday, sunday))
            friday += timedelta(weeks=random.randint(*WEEKS_BETWEEN))
    return periods


def _child(pool: Pool) -> Child:
    while True:
        child = pool.pick(AGREEMENTS[0][0], 6, 14)
        if child.disability == "a) Yes":
            return child


def _period(
    child: Child, worker: str, codes: tuple[str, str, str], started: date, ended: date | None
) -> CarePeriod:
    status, placement, provider = codes
    ceased = "E8" if ended else ""
    episode = Episode(started, "S", status, NEED, placement, provider, ended, ceased)
    return CarePeriod(child, DISABLED_TEAM, worker, [episode])
