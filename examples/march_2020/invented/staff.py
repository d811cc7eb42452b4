"""Staff: the posts of every team, who is in them, and whether they were supervised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random

from invented.days import days_of
from invented.published import MONTHS
from invented.published_practice import (
    ADVISERS_16,
    BUSINESS_SUPPORT,
    CASELOADS,
    OPERATIONAL,
    WORKER_SUPERVISION,
    Holder,
)
from invented.workers import WORKERS

# The numbers that no other list gives to anyone.
UNUSED = 102
FEBRUARY, MARCH = "2020-02", "2020-03"

# What those do who hold no social care cases, and whether they are qualified social workers.
ROLES = {
    "LAC Support": ("Family support worker", False),
    "Early Help": ("Early help practitioner", False),
    "Head of Service MASH and Assessment": ("Team manager", True),
    "Head of Additional Needs": ("Team manager", True),
    "Head of Fieldwork": ("Team manager", True),
    "Head of LAC": ("Team manager", True),
    "Head of S&R": ("Service manager", True),
    "MASH": ("Social worker", True),
    "Fostering": ("Supervising social worker", True),
    "Principal IRO": ("Independent reviewing officer", True),
    "Early Permanence": ("Social worker", True),
    "Principal Social Worker": ("Practice educator", True),
    "Head of Business Support": ("Business support manager", False),
    "Placements": ("Placements officer", False),
    "Business Support Team Leaders": ("Business support team leader", False),
    "Business Support 1": ("Business support officer", False),
}
USUAL_ROLE = ("Family support worker", False)


@dataclass(frozen=True)
class Post:
    """A post, and who is in it; a vacant one has no worker."""

    id: str
    worker: str | None
    team: str
    service_area: str
    role: str
    fte: float
    caseholder: bool
    social_worker: bool | None


@dataclass(frozen=True)
class WorkerMonth:
    """A supervision that was due to a worker in a month."""

    worker_id: str
    month: date
    team: str
    service_area: str
    done: bool


def worker_name(number: int) -> str:
    """Name a worker as the lists of children do."""
    return f"Worker {number:03}"


def worker_id(number: int) -> str:
    """Give a worker's staff number."""
    return f"W{number:03}"


class Workforce:
    """Who was in which team in February and in March 2020."""

    def __init__(self) -> None:
        self._unused = count(UNUSED)
        self.before: dict[str, list[int]] = {}
        self.now: dict[str, list[int]] = {}
        for teams in WORKER_SUPERVISION.values():
            for team, supervised in teams.items():
                known = [holder.number for _, holder in _holders(team)]
                others = [number for number in _numbers(team) if number not in known]
                # Those who hold no cases but are in post come after the holders.
                now = self._fill(known, others, supervised.due)
                self.now[team] = now
                self.before[team] = self._fill(now, others, supervised.due_before)

    def _fill(self, numbers: list[int], others: list[int], size: int) -> list[int]:
        spare = (number for number in others if number not in numbers)
        filled = list(numbers)
        while len(filled) < size:
            filled.append(next(spare, 0) or next(self._unused))
        return filled[:size]


def _holders(team: str) -> Iterator[tuple[str, Holder]]:
    for line, caseload in CASELOADS.items():
        if caseload.team == team:
            for holder in caseload.holders:
                yield line, holder


def _numbers(team: str) -> range:
    first, last = WORKERS.get(team, (0, -1))
    return range(first, last + 1)


def make_staff(workforce: Workforce) -> list[Post]:
    """Make the establishment at the end of March 2020, vacant posts among it."""
    posts: list[Post] = []
    vacant = count(1)
    for area, teams in WORKER_SUPERVISION.items():
        for team in teams:
            holding = set()
            for line, holder in _holders(team):
                holding.add(holder.number)
                posts.append(_holder_post(line, holder))
            for line, caseload in CASELOADS.items():
                if caseload.team == team:
                    posts += [
                        Post(
                            f"P{next(vacant):03}",
                            None,
                            line,
                            area,
                            "Social worker",
                            fte,
                            True,
                            None,
                        )
                        for fte in caseload.vacant
                    ]
            role, social_worker = ROLES.get(team, USUAL_ROLE)
            posts += [
                Post(
                    worker_id(number),
                    worker_name(number),
                    team,
                    area,
                    role,
                    1.0 if number % 4 else 0.8,
                    False,
                    social_worker,
                )
                for number in workforce.now[team]
                if number not in holding
            ]
    return posts


def _holder_post(line: str, holder: Holder) -> Post:
    if line == ADVISERS_16:
        role = "Personal adviser"
    elif not holder.social_worker:
        role = "Social work assistant"
    else:
        role = "Senior social worker" if holder.number % 5 == 0 else "Social worker"
    return Post(
        worker_id(holder.number),
        worker_name(holder.number),
        line,
        OPERATIONAL,
        role,
        holder.fte,
        True,
        holder.social_worker,
    )


def supervise_workers(workforce: Workforce, random: Random) -> list[WorkerMonth]:
    """Make the supervisions due from March 2019 on, so many done in February and March 2020."""
    made: list[WorkerMonth] = []
    for month in MONTHS:
        day = days_of(month)[-1]
        for area, teams in WORKER_SUPERVISION.items():
            for team, numbers in teams.items():
                due = (workforce.now if month == MARCH else workforce.before)[team]
                if month == MARCH:
                    done = numbers.done
                elif month == FEBRUARY:
                    done = numbers.done_before
                else:
                    done = _usually_done(area, numbers.done_before, numbers.done, len(due), random)
                supervised = set(random.sample(due, done))
                made += [
                    WorkerMonth(worker_id(number), day, team, area, number in supervised)
                    for number in due
                ]
    return made


def _usually_done(area: str, before: int, now: int, due: int, random: Random) -> int:
    """Say how many of a team are supervised in a month that the report does not print."""
    if area == BUSINESS_SUPPORT:
        return due - (random.random() < 0.15)
    usual = 0.15 + 0.75 * (before + now) / (2 * due) if due else 0
    return sum(random.random() < usual for _ in range(due))
