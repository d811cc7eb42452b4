"""Who holds what: teams' workers, by number only."""

from __future__ import annotations

from random import Random

from invented.assessments import Assessment

# First and last number of each team's workers.
WORKERS: dict[str, tuple[int, int]] = {
    "Assessment 1": (1, 7),
    "Assessment 2": (8, 14),
    "Assessment 3": (15, 21),
    "CP & Court 1": (22, 28),
    "CP & Court 2": (29, 37),
    "CP & Court 3": (38, 45),
    "CWD": (46, 52),
    "MASH": (53, 60),
    "LAC 1": (61, 68),
    "LAC 2": (69, 74),
    "16+": (75, 85),
    "Early Help": (86, 95),
    "Other": (96, 97),
}


def worker_of(team: str, random: Random) -> str:
    """Pick one of a team's workers."""
    return f"Worker {random.randint(*WORKERS[team]):03}"


def give_workers(assessments: list[Assessment], random: Random) -> None:
    """Give each assessment a worker of its team, the same to children referred together."""
    together: dict[tuple[int, str], str] = {}
    for made in assessments:
        worker = worker_of(made.team, random)
        if made.referral is not None:
            worker = together.setdefault((id(made.referral), made.team), worker)
        made.worker = worker
