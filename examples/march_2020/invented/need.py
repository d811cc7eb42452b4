"""Annex A's list 6: every child in need, by the latest episode of need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from invented.assessments import Assessment
from invented.cases import CarePeriod, CinPlan, CpPlan
from invented.last_seen import Seen, last_seen
from invented.lists import DISABILITY, HOLDER, PERSON
from invented.people import Child
from invented.protection import Protection
from invented.protection_annex_a import person
from invented.published import AS_AT
from invented.published_protection import MOVED, WEEKLY_RUN, WITHIN_SIX_MONTHS
from invented.sheets import Cell, Sheet

LOOKED_AFTER, ON_PLAN = "a) Looked after child", "b) Child Protection plan"
IN_NEED, ASSESSED, CLOSED = "c) Child in need plan", "d) Open assessment", "e) Closed episode"
STATUSES = (LOOKED_AFTER, ON_PLAN, IN_NEED, ASSESSED)  # the first of them is the child's
SEEN_DAYS = {LOOKED_AFTER: 40, ON_PLAN: 12, IN_NEED: 28, ASSESSED: 20}
APART = 42  # days without anything end an episode of need

NEEDS = {
    "N1": "N1 - Abuse or neglect",
    "N2": "N2 - Child’s disability",
    "N3": "N3 - Parental disability or illness",
    "N4": "N4 - Family in acute stress",
    "N5": "N5 - Family dysfunction",
    "N6": "N6 - Socially unacceptable behaviour",
    "N7": "N7 - Low income",
    "N8": "N8 - Absent parenting",
}
ON_PLAN_SHARES = {"N1": 84, "N5": 11, "N3": 5}
SHARES = {"N1": 46, "N2": 4, "N3": 8, "N4": 13, "N5": 24, "N6": 3, "N8": 2}
DISABLED_TEAM = "CWD"

ADOPTED, DIED = "RC1 - Adopted", "RC2 - Died"
ARRANGED, GUARDIAN = "RC3 - Child arrangements order", "RC4 - Special guardianship order"
OTHER_AUTHORITY = "RC5 - Transferred to services of another local authority"
ADULT_CARE = "RC6 - Transferred to adult social care services"
OTHER_REASON = "RC7 - Services ceased for any other reason, including child no longer in need"
# By the reason for which a child ceased to be looked after.
CEASED = {
    "E11": ADOPTED,
    "E12": ADOPTED,
    "E2": DIED,
    "E3": OTHER_AUTHORITY,
    "E41": ARRANGED,
    "E45": GUARDIAN,
    "E46": GUARDIAN,
    "E47": GUARDIAN,
    "E48": GUARDIAN,
    "E7": ADULT_CARE,
}


@dataclass(frozen=True)
class _Part:
    """A part of an episode of need: a period of care, a plan or an assessment."""

    status: str
    started: date
    ended: date | None
    team: str
    worker: str
    need: str = ""
    closure: str = OTHER_REASON

    @property
    def is_open(self) -> bool:
        return self.ended is None or self.ended > AS_AT

    @property
    def last(self) -> date:
        return AS_AT if self.ended is None else self.ended


def list_6(
    protection: Protection,
    assessments: Iterable[Assessment],
    care_periods: Iterable[CarePeriod],
    seen: Seen | None = None,
) -> Sheet:
    """Give everyone in need at the extract date or in the six months before it.

    `seen` has the days on which children were last visited; without it they are invented.
    """
    parts: dict[Child, list[_Part]] = defaultdict(list)
    for child, part in (
        *map(_of_care, care_periods),
        *map(_of_protection, protection.cp_plans),
        *map(_of_need, protection.cin_plans),
        *map(_of_assessment, assessments),
    ):
        parts[child].append(part)
    rows: list[list[Cell]] = []
    for child in sorted(parts, key=lambda child: child.id):
        row = _row(child, _latest_episode(parts[child]), seen or {})
        if row is not None:
            rows.append(row)
    columns = (
        *PERSON,
        DISABILITY,
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case status",
        *HOLDER,
    )
    return Sheet("List_6", columns, rows, title="List 6: Children in Need")


def _row(child: Child, episode: Sequence[_Part], seen: Seen) -> list[Cell] | None:
    """Give a child's row; none for an old episode, or one that was an assessment only."""
    going_on = [part for part in episode if part.is_open]
    if going_on:
        chief = min(going_on, key=lambda part: STATUSES.index(part.status))
        closed, last_day = None, WEEKLY_RUN
    else:
        chief = max(episode, key=lambda part: (part.last, -STATUSES.index(part.status)))
        closed, last_day = chief.last, chief.last
        only_assessed = all(part.status == ASSESSED for part in episode)
        if closed < WITHIN_SIX_MONTHS or only_assessed:
            return None
    began = episode[0].started
    first = max(chief.started, child.born) if chief.started <= last_day else began
    return [
        *person(child, AS_AT),
        began,
        _need(child, episode, chief),
        None if child.born > last_day else last_seen(
            child, seen, min(first, last_day), last_day, SEEN_DAYS[chief.status]
        ),
        closed,
        chief.closure if closed else None,
        CLOSED if closed else chief.status,
        chief.team,
        chief.worker,
    ]  # fmt: skip


def _latest_episode(parts: Iterable[_Part]) -> list[_Part]:
    """Give the parts of a child's latest episode, between which there are no gaps of weeks."""
    episode: list[_Part] = []
    for part in sorted(parts, key=lambda part: (part.started, STATUSES.index(part.status))):
        if episode and part.started > max(p.last for p in episode) + timedelta(days=APART):
            episode = []
        episode.append(part)
    return episode


def _need(child: Child, episode: Sequence[_Part], chief: _Part) -> str:
    """Give the primary need: as the care record has it, or drawn for the child."""
    for part in (chief, *reversed(episode)):
        if part.need[:2] in NEEDS:
            return NEEDS[part.need[:2]]
    if chief.team == DISABLED_TEAM:
        return NEEDS["N2"]
    on_plan = any(part.status == ON_PLAN for part in episode)
    shares = ON_PLAN_SHARES if on_plan else SHARES
    return NEEDS[Random(child.id).choices(list(shares), list(shares.values()))[0]]


def _of_care(period: CarePeriod) -> tuple[Child, _Part]:
    last = period.episodes[-1]
    closure = CEASED.get(last.ceased.split(" ")[0], OTHER_REASON)
    part = _Part(
        LOOKED_AFTER,
        period.started,
        period.ended,
        period.team,
        period.worker,
        last.need,
        closure,
    )
    return period.child, part


def _of_protection(plan: CpPlan) -> tuple[Child, _Part]:
    closure = OTHER_AUTHORITY if plan.end_reason == MOVED else OTHER_REASON
    part = _Part(ON_PLAN, plan.started, plan.ended, plan.team, plan.worker, closure=closure)
    return plan.child, part


def _of_need(plan: CinPlan) -> tuple[Child, _Part]:
    return plan.child, _Part(IN_NEED, plan.proposed, plan.ended, plan.team, plan.worker)


def _of_assessment(made: Assessment) -> tuple[Child, _Part]:
    """An episode of need begins with the referral that the assessment came of."""
    began = made.referral.received.date() if made.referral else made.start
    return made.child, _Part(ASSESSED, began, made.authorised, made.team, made.worker)
