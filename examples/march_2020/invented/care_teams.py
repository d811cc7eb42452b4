"""Which team has each child, so that the teams have their numbers at the end of March."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

from invented.care_children import Pool
from invented.care_stays import DeadEndError, Stay
from invented.days import age_on
from invented.groups import share_out
from invented.people import Child
from invented.published import AS_AT
from invented.published_care import TEAMS
from invented.published_practice import ADVISERS_16, CASELOADS

DISABLED_TEAM, OLDER_TEAM = "CWD", "16+"
COURT_TEAMS = ("CP & Court 1", "CP & Court 2", "CP & Court 3")
LONG_TERM_TEAMS = ("LAC 1", "LAC 2")
OLDER_FROM = 16
# Proceedings take months, in some families more than a year.
COURT_DAYS, COURT_DAYS_MORE = 330, 260
LINE_OF = {caseload.team: line for line, caseload in CASELOADS.items() if line != ADVISERS_16}


def give_teams(
    stays: Sequence[Stay], pool: Pool, court_team: Mapping[Child, str], random: Random
) -> None:
    """Give every stay a team and a worker of it; some children have their court team already."""
    still_open = [stay for stay in stays if stay.ended is None]
    wanted = {team: TEAMS[team] for team in COURT_TEAMS}
    for stay in still_open:
        if stay.child in court_team:
            stay.team = court_team[stay.child]
            wanted[stay.team] -= 1
    rest = [stay for stay in still_open if not stay.team]

    disabled = [stay for stay in rest if stay.child.disability == "a) Yes"]
    _give(DISABLED_TEAM, _sample(disabled, TEAMS[DISABLED_TEAM], random))
    older = [stay for stay in rest if not stay.team and _age(stay) >= OLDER_FROM]
    older.sort(key=lambda stay: (stay.child.born, stay.child.id))
    _give(OLDER_TEAM, _sample(older[: TEAMS[OLDER_TEAM]], TEAMS[OLDER_TEAM], random))

    new_first = sorted(
        (stay for stay in rest if not stay.team and _age(stay) < OLDER_FROM),
        key=lambda stay: stay.started.toordinal() - random.randrange(COURT_DAYS_MORE),
        reverse=True,
    )
    _share_out(new_first[: sum(wanted.values())], wanted, pool, random)
    left = [stay for stay in rest if not stay.team]
    _share_out(left, {team: TEAMS[team] for team in LONG_TERM_TEAMS}, pool, random)

    for stay in stays:
        if stay.ended is not None:
            stay.team = _last_team(stay, random)
        holders = CASELOADS[LINE_OF[stay.team]].holders
        chosen = random.choices(holders, [holder.cases for holder in holders])[0]
        stay.worker = f"Worker {chosen.number:03}"


def _age(stay: Stay) -> int:
    return age_on(stay.child.born, stay.ended or AS_AT)


def _give(team: str, stays: Iterable[Stay]) -> None:
    for stay in stays:
        stay.team = team


def _sample(stays: Sequence[Stay], count: int, random: Random) -> list[Stay]:
    if len(stays) < count:
        raise DeadEndError(f"{len(stays)} children are too few for a team of {count}")
    return random.sample(stays, count)


def _share_out(stays: Sequence[Stay], wanted: dict[str, int], pool: Pool, random: Random) -> None:
    """Share children out among teams, brothers and sisters together."""
    families: dict[int, list[Stay]] = {}
    for stay in stays:
        families.setdefault(id(pool.family_of[stay.child]), []).append(stay)
    for team, groups in share_out(families.values(), wanted, random).items():
        _give(team, (stay for group in groups for stay in group))


def _last_team(stay: Stay, random: Random) -> str:
    """Give the team that had a stay when it ended."""
    assert stay.ended
    in_march = f"{stay.ended:%Y-%m}" == f"{AS_AT:%Y-%m}"
    if _age(stay) >= OLDER_FROM and (in_march or stay.child.disability != "a) Yes"):
        return OLDER_TEAM
    if stay.child.disability == "a) Yes":
        return DISABLED_TEAM
    short = (stay.ended - stay.started).days < COURT_DAYS
    return random.choice(COURT_TEAMS if short else LONG_TERM_TEAMS)
