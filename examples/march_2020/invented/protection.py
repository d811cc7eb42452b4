"""Child protection and children in need: all of it, from the strategy discussion on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from invented.assessments import Assessment
from invented.background import Background
from invented.cases import CinPlan, CpPlan, is_open
from invented.cin_plans import CinPlans
from invented.cin_sources import find_sources
from invented.concerns import Concerns
from invented.cp_allocation import allocate
from invented.cp_history import CpHistory
from invented.cp_plans import CpPlans
from invented.enquiries import Enquiries
from invented.exploitation import make_exploitation, make_fgm
from invented.front_door import FrontDoor
from invented.people import Child, Population
from invented.protection_records import (
    TRANSFER_IN,
    Conference,
    Enquiry,
    ExploitationAssessment,
    FgmRisk,
    StrategyDiscussion,
)
from invented.published import AS_AT
from invented.published_protection import (
    ENQUIRIES,
    FIRST_DAY,
    LOOKED_AFTER,
    STARTED_PLANS,
    TRANSFERRED_IN,
    WEEKLY_RUN,
)
from invented.reviews import make_reviews
from invented.strategy_discussions import make_discussions

SEED = 202078


@dataclass(frozen=True)
class Protection:
    """What is recorded of protection and need, each list in the order of its days.

    Parameters
    ----------
    cp_plans
        The plans of the months covered and every earlier plan of their children.
    taken
        Children with an open plan, of protection or in need, on the day of the weekly run or at
        the end of March.
    with_plans
        Children with any plan, open or ended: whoever is chosen for another list from others
        contradicts none of these.
    both
        The child on a plan who is also looked after.
    became_looked_after
        The two whose plans ended in March because they came into care, the older first: it is
        the month's new child, and the younger came into care at the end of February.
    into_care
        All plans that ended because the child came into care, those two among them.
    """

    strategy_discussions: list[StrategyDiscussion]
    enquiries: list[Enquiry]
    conferences: list[Conference]
    cp_plans: list[CpPlan]
    cin_plans: list[CinPlan]
    exploitation: list[ExploitationAssessment]
    fgm: list[FgmRisk]
    taken: set[Child]
    with_plans: set[Child]
    both: Child
    became_looked_after: list[Child]
    into_care: list[CpPlan]


def make_protection(
    people: Population, door: FrontDoor, assessments: list[Assessment]
) -> Protection:
    """Make it all, by a source of chance of its own."""
    background = Background(people, door, assessments, SEED)
    plans = CpPlans(background)
    plans.begin()
    concerns = Concerns(background, plans)
    enquiries = Enquiries(concerns, plans)
    transfers: list[Conference] = []
    for month in ENQUIRIES:
        transferred = TRANSFERRED_IN.get(month, 0)
        starting = enquiries.confer(month, sum(STARTED_PLANS[month]) - transferred)
        if transferred:
            came = plans.transfer_in(month, transferred)
            starting += came
            transfers += [
                Conference(child, "", "", TRANSFER_IN, day, None, None, plan_made=True)
                for day, children in came
                for child in children
            ]
        plans.start(month, starting)
        plans.end(month)
    enquiries.leave_conferences_to_come()
    for month in ENQUIRIES:
        enquiries.complete_others(month)
    enquiries.leave_open()
    discussions = make_discussions(concerns, enquiries)

    both = allocate(plans, background.random)
    _hold_by_the_plans_team(transfers, plans.made)
    cp_plans = CpHistory(plans, background.random).make()
    sources = find_sources(assessments, enquiries.made, plans.made, background.random)
    cin_plans = CinPlans(background, plans, sources).make()
    conferences = [e.conference for e in enquiries.made if e.conference]
    conferences += transfers
    conferences += make_reviews(plans)
    return Protection(
        strategy_discussions=discussions,
        enquiries=_of_the_span(enquiries.made),
        conferences=sorted(conferences, key=lambda held: (held.held, held.child.id, held.kind)),
        cp_plans=cp_plans,
        cin_plans=cin_plans,
        exploitation=make_exploitation(background),
        fgm=make_fgm(background),
        taken=_with_open_plans(cp_plans, cin_plans),
        with_plans={plan.child for plan in cp_plans} | {plan.child for plan in cin_plans},
        both=both,
        became_looked_after=plans.to_care,
        into_care=[plan for plan in cp_plans if plan.end_reason == LOOKED_AFTER],
    )


def _of_the_span(enquiries: list[Enquiry]) -> list[Enquiry]:
    within = [e for e in enquiries if e.completed is None or e.completed >= FIRST_DAY]
    return sorted(within, key=lambda enquiry: (enquiry.started, enquiry.child.id))


def _hold_by_the_plans_team(conferences: list[Conference], plans: list[CpPlan]) -> None:
    """Give the conferences of children who moved here to the team that then has the plan."""
    by_start = {(plan.child, plan.started): plan for plan in plans}
    for conference in conferences:
        plan = by_start[conference.child, conference.held]
        conference.team, conference.worker = plan.team, plan.worker


def _with_open_plans(cp_plans: Iterable[CpPlan], cin_plans: Iterable[CinPlan]) -> set[Child]:
    taken = set()
    for day in (WEEKLY_RUN, AS_AT):
        taken |= {plan.child for plan in cp_plans if is_open(plan.started, plan.ended, day)}
        taken |= {plan.child for plan in cin_plans if is_open(plan.proposed, plan.ended, day)}
    return taken
