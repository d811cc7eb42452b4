"""Who holds the child protection plans: teams as published, and a worker of the team."""

from __future__ import annotations

from random import Random

from invented.cases import CpPlan, is_open
from invented.cp_plans import CpPlans
from invented.days import age_on
from invented.groups import share_out
from invented.people import Child
from invented.published import AS_AT
from invented.published_protection import (
    COURT_TEAMS,
    FINAL_MONTH,
    PLANS_BY_TEAM,
    STEPPED_DOWN_IN_MARCH,
    THRESHOLD,
    WEEKLY_RUN,
)
from invented.workers import worker_of

OLDER_TEAM, OTHER_TEAM = "16+", "LAC 2"
# The team of the child who is also looked after, and of a plan begun in March: the published
# supervisions have one new plan, and there.
BOTH_TEAM = NEW_TEAM = "CP & Court 3"


def allocate(plans: CpPlans, random: Random) -> Child:
    """Give every plan its team and worker; give the child who is also looked after."""
    current = [plan for plan in plans.made if is_open(plan.started, plan.ended, WEEKLY_RUN)]
    apart = _outside_the_court_teams(plans, current)
    wanted = {team: PLANS_BY_TEAM[team] for team in COURT_TEAMS}
    rest = _families(plans, [plan for plan in current if plan not in apart])
    newest = max(rest, key=lambda family: family[0].started)
    rest.remove(newest)
    wanted[NEW_TEAM] -= len(newest)
    for plan in newest:
        plan.team = NEW_TEAM
    _share_out(rest, wanted, random)
    in_march = [plan for plan in plans.made if _stepped_down_in_march(plan)]
    _share_out(_families(plans, in_march), STEPPED_DOWN_IN_MARCH, random)
    for family in _families(plans, [plan for plan in plans.made if not plan.team]):
        team = random.choices(COURT_TEAMS, [PLANS_BY_TEAM[team] for team in COURT_TEAMS])[0]
        for plan in family:
            plan.team = team
    for family in _families(plans, plans.made):
        workers = {team: worker_of(team, random) for team in sorted({p.team for p in family})}
        for plan in family:
            plan.worker = workers[plan.team]
    return next(
        plan.child
        for family in sorted(_families(plans, current), key=len)  # only children first
        for plan in family
        if plan.team == BOTH_TEAM
        and plan.ended is None
        and plan not in newest
        and 2 <= age_on(plan.child.born, AS_AT) <= 14
    )


def _outside_the_court_teams(plans: CpPlans, current: list[CpPlan]) -> set[CpPlan]:
    """Choose who is with the team of the over-sixteens, and who with a looked-after team."""
    staying = [plan for plan in current if plan.ended is None]
    # Only children first, so that brothers and sisters stay with one team.
    by_size = [plan for family in sorted(_families(plans, staying), key=len) for plan in family]
    older = [plan for plan in by_size if age_on(plan.child.born, AS_AT) >= 16]
    chosen = older[: PLANS_BY_TEAM[OLDER_TEAM]]
    for plan in chosen:
        plan.team = OLDER_TEAM
    other = next(plan for plan in by_size if 5 <= age_on(plan.child.born, AS_AT) <= 12)
    other.team = OTHER_TEAM
    return {*chosen, other}


def _stepped_down_in_march(plan: CpPlan) -> bool:
    ended = plan.ended
    in_month = ended is not None and f"{ended:%Y-%m}" == FINAL_MONTH and ended != AS_AT
    return in_month and plan.end_reason == THRESHOLD


def _families(plans: CpPlans, some: list[CpPlan]) -> list[list[CpPlan]]:
    """Group the plans of brothers and sisters that began on one day."""
    families: dict[tuple[int, object], list[CpPlan]] = {}
    for plan in some:
        key = (id(plans.background.family_of[plan.child]), plan.started)
        families.setdefault(key, []).append(plan)
    return list(families.values())


def _share_out(families: list[list[CpPlan]], wanted: dict[str, int], random: Random) -> None:
    for team, given in share_out(families, wanted, random).items():
        for family in given:
            for plan in family:
                plan.team = team
