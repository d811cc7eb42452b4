"""Random lists of visits, supervision, staff and their cases."""

from __future__ import annotations

from datetime import timedelta

from .chapters_chance import MONTHS, Chance
from .chapters_headers import CASES, SERVICE_AREAS, VISITS
from .councils import NO, YES, Lists, Row, last_of_month, months_later


def lists_of_practice(chance: Chance) -> Lists:
    """Give the lists of one council."""
    return {
        "visits": _visits(chance),
        "case_supervision": _case_supervision(chance),
        "worker_supervision": _worker_supervision(chance),
        "staff": _staff(chance),
        "allocations": _allocations(chance),
    }


def _visits(chance: Chance) -> list[Row]:
    rows: list[Row] = []
    random = chance.random
    for child in chance.some_children(0.8):
        kind = chance.code(VISITS, 0.02)
        team = chance.team()
        for back in range(MONTHS):
            if random.random() < 0.3:
                continue
            first = months_later(chance.as_at.replace(day=1), -back)
            for _ in range(random.choice((1, 1, 2, 3))):
                due = random.choice(
                    (
                        first + timedelta(days=random.randint(0, 27)),
                        last_of_month(first),
                        first,
                        last_of_month(first) - timedelta(days=1),
                    )
                )
                made = due + timedelta(days=random.choice((-20, -3, -1, 0, 0, 1, 5)))
                late = made > chance.taken or random.random() < 0.15
                row = {
                    "child_id": child,
                    "kind": kind if random.random() < 0.9 else chance.code(VISITS, 0.02),
                    "due": chance.maybe(due, 0.005),
                    "made": None if late else made,
                    "team": team if random.random() < 0.9 else chance.team(),
                    "worker": chance.worker(),
                }
                # Those due after the extract date are sometimes known, too.
                if due <= chance.taken or random.random() < 0.3:
                    rows.append(row)
                if random.random() < 0.05 and due <= chance.taken:
                    other = {**row, "made": due, "worker": "Worker Y"}
                    rows.append(other if random.random() < 0.5 else {**other, "made": None})
    return rows


def _case_supervision(chance: Chance) -> list[Row]:
    rows: list[Row] = []
    random = chance.random
    for child in [*chance.some_children(0.95), *(f"S{number}" for number in range(40))]:
        kinds = random.sample(CASES[:5], random.choice((1, 1, 1, 2)))
        for kind in kinds:
            edge = months_later(chance.taken, -random.choice((1, 1, 2, 3, 6)))
            supervised = edge + timedelta(days=random.choice((-1, 0, 0, 1)))
            if random.random() < 0.3:
                supervised = chance.taken - timedelta(days=random.randint(0, 300))
            opened = chance.taken - timedelta(days=random.choice((0, 29, 30, 31, 200)))
            rows.append(
                {
                    "child_id": child,
                    "kind": kind if len(kinds) > 1 else chance.code((*CASES, "LAC", "CIN"), 0.04),
                    "opened": chance.maybe(opened),
                    "last_supervised": chance.maybe(supervised, 0.3),
                    "team": chance.team(),
                    "worker": chance.worker(),
                }
            )
    return rows


def _worker_supervision(chance: Chance) -> list[Row]:
    rows = []
    for number in range(max(5, chance.size // 3)):
        team, area = chance.team(), chance.maybe(chance.random.choice(SERVICE_AREAS))
        for back in range(MONTHS):
            if chance.random.random() < 0.15:
                continue
            first = months_later(chance.as_at.replace(day=1), -back)
            day = chance.random.choice((first, last_of_month(first), first + timedelta(days=14)))
            rows.append(
                {
                    "worker_id": f"W{number:03d}",
                    "month": chance.maybe(day, 0.01),
                    "done": chance.code((YES, YES, NO)),
                    "team": team if chance.random.random() < 0.95 else chance.team(),
                    "service_area": area,
                }
            )
    return rows


_NAMES = tuple(f"Worker {number:03d}" for number in range(70, 82))


def _staff(chance: Chance) -> list[Row]:
    rows = []
    random = chance.random
    posts = set()
    for number in range(max(8, chance.size // 2)):
        name = chance.maybe(random.choice(_NAMES), 0.12)
        team = chance.team()
        # A worker may stand in two teams, and once in each.
        if name and (name, team and team.casefold()) in posts:
            continue
        posts.add((name, team and team.casefold()))
        rows.append(
            {
                "worker_id": f"W{number:03d}",
                "worker": name,
                "team": team,
                "fte": random.choice(("1", "1.0", "0.6", "0.5", "0.8", "0.05", "0.1", "2", None)),
                "caseholder": chance.code((YES, YES, YES, NO)),
                "social_worker": chance.code((YES, YES, NO)),
            }
        )
    return rows


def _allocations(chance: Chance) -> list[Row]:
    rows = []
    random = chance.random
    teams = chance.random.sample(chance.teams, min(3, len(chance.teams)))
    for _ in range(chance.size * 6):
        begun = chance.day()
        kind = random.random()
        ended = chance.end(begun)
        if kind < 0.6:
            ended = None
        elif kind < 0.7:
            ended = chance.around(chance.taken)
        rows.append(
            {
                "child_id": chance.child(),
                "kind": chance.code(CASES, 0.03),
                "started": chance.maybe(begun, 0.01),
                "ended": ended,
                "team": random.choice(teams) if random.random() < 0.8 else chance.team(),
                "worker": chance.maybe(
                    random.choice((*[_NAMES[0]] * 9, *_NAMES, "Duty tray")), 0.04
                ),
            }
        )
    return rows
