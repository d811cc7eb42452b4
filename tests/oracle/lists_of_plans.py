"""Random lists of early help, enquiries, conferences and plans."""

from __future__ import annotations

from datetime import date, timedelta

from .chapters_chance import Chance
from .chapters_headers import (
    ABUSE,
    CASE_STATUSES,
    CLAIMS,
    CONFERENCES,
    ENQUIRY_OUTCOMES,
    EXPLOITATION,
    FGM_KINDS,
    IN_NEED_ON_A_PLAN,
    PLAN_ENDS,
    SECTION_47_ENQUIRY,
    STRATEGY_OUTCOMES,
)
from .councils import NO, YES, Lists, Row, months_later

LENGTHS = (91, 182, 365, 730)
"""Days at which the bands of plans' lengths begin."""


def lists_of_plans(chance: Chance) -> Lists:
    """Give the lists of one council."""
    return {
        "early_help": _early_help(chance, "started", "completed"),
        "early_help_cases": _early_help(chance, "opened", "closed"),
        "families_first_claims": _claims(chance),
        "ce_assessments": _exploitation(chance),
        "strategy_discussions": _strategy_discussions(chance),
        "section_47_outcomes": _enquiries(chance),
        "conferences": _conferences(chance),
        "section_47": _annex_a_enquiries(chance),
        "cin_plans": _cin_plans(chance),
        "children_in_need": _annex_a_in_need(chance),
        "cp_plans": _cp_plans(chance),
        "child_protection": _annex_a_plans(chance),
        "fgm": _fgm(chance),
    }


def _early_help(chance: Chance, start: str, end: str) -> list[Row]:
    rows = []
    # Some children are in two cases at once.
    for number, child in enumerate([*chance.some_children(0.9), *chance.some_children(0.2)]):
        begun = chance.day()
        rows.append(
            {
                **chance.who(child),
                "case_id": f"EH{number // 2}",
                start: begun,
                end: chance.end(begun),
                "organisation": chance.maybe(chance.random.choice(("School", "Health visitor"))),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _claims(chance: Chance) -> list[Row]:
    return [
        {
            "claim_id": f"C{number}",
            "family_id": f"F{number // 3}",
            "submitted": chance.maybe(chance.day(), 0.03),
            "kind": chance.code(CLAIMS),
        }
        for number in range(chance.size)
    ]


def _exploitation(chance: Chance) -> list[Row]:
    rows = []
    for _ in range(chance.size):
        begun = chance.day()
        rows.append(
            {
                "child_id": chance.child(),
                "kind": chance.code(EXPLOITATION),
                "started": chance.maybe(begun),
                "completed": chance.end(begun),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _strategy_discussions(chance: Chance) -> list[Row]:
    return [
        {
            "child_id": chance.maybe(chance.child(), 0.02),
            "held": chance.maybe(chance.day(), 0.02),
            "outcome": chance.code((*STRATEGY_OUTCOMES, SECTION_47_ENQUIRY, SECTION_47_ENQUIRY)),
            "team": chance.team(),
            "worker": chance.worker(),
        }
        for _ in range(2 * chance.size)
    ]


def _after_15_working_days(chance: Chance, day: date) -> date:
    """Give a day 14 to 17 working days later, but for the holidays between."""
    left = chance.random.choice((14, 15, 15, 16))
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day + timedelta(days=chance.random.choice((0, 0, 1, 2)))


def _enquiries(chance: Chance) -> list[Row]:
    rows = []
    for _ in range(2 * chance.size):
        begun = chance.day()
        late = _after_15_working_days(chance, begun)
        completed = late if chance.random.random() < 0.6 else chance.end(begun)
        if completed and completed > chance.as_at:
            completed = None
        rows.append(
            {
                "child_id": chance.child(),
                "started": chance.maybe(begun, 0.03),
                "completed": completed,
                "outcome": chance.code(ENQUIRY_OUTCOMES) if completed else None,
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _conferences(chance: Chance) -> list[Row]:
    rows = []
    for _ in range(2 * chance.size):
        discussed = chance.day()
        held = _after_15_working_days(chance, discussed)
        if chance.random.random() < 0.15:
            held = discussed - timedelta(days=chance.random.choice((-1, 0, 0, 2)))
        rows.append(
            {
                "child_id": chance.child(),
                "kind": chance.code((*CONFERENCES, "Initial", "Initial")),
                "strategy_date": chance.maybe(discussed),
                "held": chance.maybe(held, 0.02),
                "plan_made": chance.code((YES, NO)),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _annex_a_enquiries(chance: Chance) -> list[Row]:
    rows = []
    for _ in range(2 * chance.size):
        child, discussed = chance.child(), chance.day()
        held: date | None = _after_15_working_days(chance, discussed)
        if chance.random.random() < 0.3:
            held = None
        row = {
            **chance.who(child),
            "strategy_date": chance.maybe(discussed, 0.02),
            "conference_unnecessary": chance.code((YES, NO)),
            "conference_date": held,
            "plan_made": chance.code((YES, NO)),
            "team": chance.team(),
            "worker": chance.worker(),
        }
        rows.append(row)
        if held and chance.random.random() < 0.2:
            # One conference on two enquiries.
            other = discussed - timedelta(days=chance.random.choice((-3, 0, 1, 9)))
            rows.append({**row, "strategy_date": other, "team": chance.team()})
    return rows


def _cin_plans(chance: Chance) -> list[Row]:
    rows = []
    for child in chance.some_children(0.85):
        for _ in range(chance.random.choice((1, 1, 2, 3))):
            begun = chance.day()
            proposed: date | None = begun - timedelta(days=chance.random.choice((0, 0, 1, 14, 40)))
            started: date | None = begun
            kind = chance.random.random()
            if kind < 0.2:
                started = None
            elif kind < 0.4:
                proposed = None
            elif kind < 0.5:
                # Started after a month's end at which it was proposed.
                started = chance.around(chance.mark())
            elif kind < 0.52:
                proposed = started = None
            rows.append(
                {
                    "child_id": child,
                    "proposed": proposed,
                    "started": started,
                    "ended": chance.end(max(filter(None, (proposed, started)), default=begun)),
                    "team": chance.team(),
                    "worker": chance.worker(),
                }
            )
    return rows


def _plan_start(chance: Chance) -> date:
    """When a plan began: often so that its length at a month's end is on the edge of a band."""
    if chance.random.random() < 0.4:
        return chance.around(chance.mark() - timedelta(days=chance.random.choice((*LENGTHS, 730))))
    return chance.day()


def _cp_plans(chance: Chance) -> list[Row]:
    rows: list[Row] = []

    def plan(child: str, started: date, ended: date | None) -> None:
        changed = started + timedelta(days=chance.random.randint(1, 300))
        if chance.random.random() < 0.4:
            changed = max(chance.around(chance.mark()), started)
        reads = chance.random.random() < 0.3 and changed <= chance.as_at
        initial = chance.code(ABUSE)
        who = chance.who(child)
        rows.append(
            {
                "plan_id": f"P{len(rows)}",
                "child_id": child,
                "gender": who["gender"],
                "birth_date": who["birth_date"],
                "started": started,
                "initial_category": initial,
                "latest_category": chance.code(ABUSE) if reads else initial,
                "category_changed": changed if reads else None,
                "ended": ended,
                "end_reason": chance.code(PLAN_ENDS) if ended else None,
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )

    for child in chance.some_children(0.9):
        started = _plan_start(chance)
        plan(child, started, chance.end(started, LENGTHS))
        kind = chance.random.random()
        if kind < 0.4:
            # An earlier plan that ended about 24 months before, or on the very day.
            ended = chance.around(months_later(started, chance.random.choice((-24, -24, 0, -3))))
            plan(child, ended - timedelta(days=chance.random.choice((0, 1, 100, 730))), ended)
        elif kind < 0.5:
            plan(child, started - timedelta(days=2000), started - timedelta(days=1500))
        if chance.random.random() < 0.12:
            # Two plans of one child at once.
            other = started + timedelta(days=chance.random.choice((-30, 0, 1, 20)))
            plan(child, other, chance.end(other, LENGTHS))
    return rows


def _annex_a_plans(chance: Chance) -> list[Row]:
    rows = []
    for child in chance.some_children(0.9):
        started = _plan_start(chance)
        rows.append(
            {
                **chance.who(child),
                "started": started,
                "initial_category": chance.code(ABUSE),
                "latest_category": chance.code(ABUSE),
                "ended": chance.end(started, LENGTHS),
                "last_visit": chance.maybe(last_visit(chance), 0.1),
                "previous_plans": chance.random.choice(("0", "0", "1", "2", None)),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def last_visit(chance: Chance) -> date:
    """When a child was last seen: often on the edge of a usual limit."""
    day = chance.as_at - timedelta(days=chance.random.choice((41, 42, 42, 43)))
    if chance.random.random() < 0.6:
        day, left = chance.as_at, chance.random.choice((9, 10, 10, 11, 19, 20, 20, 21))
        while left:
            left -= day.weekday() < 5
            day -= timedelta(days=1)
    return day - timedelta(days=chance.random.choice((0, 0, 0, 1, 300)))


def _annex_a_in_need(chance: Chance) -> list[Row]:
    rows = []
    for child in [*chance.some_children(0.9), *(f"N{number}" for number in range(20))]:
        started = chance.day()
        rows.append(
            {
                **chance.who(child),
                "started": started,
                "last_visit": chance.maybe(last_visit(chance), 0.1),
                "ended": chance.end(started),
                "case_status": chance.code((*CASE_STATUSES, *[IN_NEED_ON_A_PLAN] * 4)),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _fgm(chance: Chance) -> list[Row]:
    return [
        {
            "child_id": chance.child(),
            "identified": chance.maybe(chance.day(), 0.05),
            "kind": chance.code(FGM_KINDS),
            "team": chance.team(),
        }
        for _ in range(max(6, chance.size // 2))
    ]
