"""Stays as the episodes of the SSDA903 return: a new one with each change of law or placement."""

from __future__ import annotations

from itertools import pairwise

from invented.care_stays import Placement, Stay
from invented.cases import CarePeriod, Episode

# A new episode's reason: by whether the legal status, the placement, and the carer changed.
REASONS: dict[tuple[bool, bool, bool], str] = {
    (True, False, False): "L",
    (False, True, True): "P",
    (False, True, False): "T",
    (True, True, True): "B",
    (True, True, False): "U",
}
GOES_ON = "X1"


def period_of(stay: Stay) -> CarePeriod:
    """Give a stay as a period of episodes."""
    placements = {placement.started: placement for placement in stay.placements}
    statuses = dict(stay.legal)
    period = CarePeriod(stay.child, stay.team, stay.worker)
    placement: Placement | None = None
    status = ""
    for day in sorted({*placements, *statuses}):
        reason = "S"
        if placement is not None:
            new = placements.get(day)
            reason = REASONS[day in statuses, new is not None, bool(new and not new.same_carer)]
        placement, status = placements.get(day, placement), statuses.get(day, status)
        assert placement is not None
        assert status
        period.episodes.append(
            Episode(day, reason, status, stay.need, placement.code, placement.provider)
        )
    for episode, following in pairwise(period.episodes):
        episode.ended, episode.ceased = following.started, GOES_ON
    period.episodes[-1].ended, period.episodes[-1].ceased = stay.ended, stay.ceased
    return period
