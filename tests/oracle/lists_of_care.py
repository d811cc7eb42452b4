"""Random lists of children looked after, of care leavers and of adoptions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .chapters_chance import LEAP_DAYS, Chance
from .chapters_headers import (
    CEASED,
    ELIGIBILITY,
    HOMES,
    IN_EET,
    IN_NO_EET,
    IN_TOUCH,
    LEGAL_STATUSES,
    NEW_EPISODES,
    PLACEMENTS,
    PROVIDERS,
    SUITABILITY,
)
from .councils import Lists, Row, months_later
from .lists_of_plans import last_visit


def lists_of_care(chance: Chance) -> Lists:
    """Give the lists of one council."""
    episodes = _episodes(chance)
    return {
        "ssda903_header": _header(chance),
        "ssda903_episodes": episodes,
        "looked_after": _annex_a_looked_after(chance),
        "care_leavers": _care_leavers(chance),
        "adoption": _adoption(chance),
    }


def _header(chance: Chance) -> list[Row]:
    rows = []
    for child in chance.some_children(0.95):
        sexes = {"a) Male": "1", "b) Female": "2", None: None}
        who = chance.who(child)
        rows.append(
            {
                "child_id": child,
                "sex": sexes.get(who["gender"], "zzqx"),
                "birth_date": who["birth_date"],
                "ethnicity": "WBRI",
                "mother": "0",
            }
        )
    return rows


def _care_start(chance: Chance) -> date:
    """When a period of care began: often 12, 24 or 30 months before a day that is looked at."""
    if chance.random.random() < 0.4:
        edge = months_later(chance.mark(), -chance.random.choice((12, 24, 30, 30, 30)))
        return edge + timedelta(days=chance.random.choice((0, 1, 1, 2)))
    return chance.day(chance.history_from if chance.deep_history else None)


def _episodes(chance: Chance) -> list[Row]:
    rows: list[Row] = []
    for child in chance.some_children(0.9):
        if chance.random.random() < 0.3:
            rows += _on_the_edge(chance, child)
            continue
        begun: date | None = _care_start(chance)
        for _ in range(chance.random.choice((1, 1, 1, 2, 3))):
            if begun is None:
                break
            run = _period(chance, child, begun)
            rows += run
            last = run[-1]["ended"]
            gap = chance.random.choice((1, 1, 2, 30, 200))
            begun = None if last is None else last + timedelta(days=gap)
            if begun and begun > chance.as_at:
                begun = None
    return [row for row in rows if _in_the_files(chance, row)]


def _on_the_edge(chance: Chance, child: str) -> list[Row]:
    """A period whose placements changed 12, 24 or 30 months before a day that is looked at."""
    day, random = chance.mark(), chance.random

    def before(months: int) -> date:
        return months_later(day, -months) + timedelta(days=random.choice((0, 1, 1, 2)))

    changes = [before(20), before(12), before(5)]
    if random.random() < 0.6:
        changes = [before(30), before(24)]
        if random.random() < 0.4:
            changes.append(before(3))
    changes = sorted({min(change, chance.as_at) for change in changes})
    rows = []
    for number, begun in enumerate(changes):
        ended = changes[number + 1] if number + 1 < len(changes) else None
        adopted = number == len(changes) - 1 and random.random() < 0.4
        rows.append(
            {
                "child_id": child,
                "started": begun,
                "new_episode_reason": random.choice(("P", "P", "B", "T")) if number else "S",
                "legal_status": "C2",
                "need": "N1",
                "placement": random.choice(("A4", "A5")) if adopted else "U6",
                "provider": "PR1",
                "ended": ended,
                "ceased_reason": "X1" if ended else None,
            }
        )
    return rows


def _in_the_files(chance: Chance, row: Row) -> bool:
    """Files that do not reach far back have no episode that ended before them."""
    return chance.deep_history or row["ended"] is None or row["ended"] >= chance.first


def _period(chance: Chance, child: str, begun: date) -> list[Row]:
    """A period of care: episodes of which each mostly begins on the day the one before ended."""
    rows: list[Row] = []
    random = chance.random
    many = random.random() < 0.25
    for number in range(random.choice((4, 6)) if many else random.choice((1, 1, 2, 3, 4))):
        ended = _episode_end(chance, begun, many)
        before = rows[-1] if rows else None
        reason = "S" if number == 0 and random.random() < 0.93 else chance.code(NEW_EPISODES, 0.03)
        place: Any = chance.code(("U4", "U5", "U6", "U4", *PLACEMENTS), 0.03)
        if before and str(before["placement"]).startswith("U") and random.random() < 0.35:
            # Placed for adoption, with another family or with the foster carer.
            place = random.choice(("A3", "A4", "A5", "A6"))
            reason = random.choice(("P", "P", "B", "T", "U"))
        elif before and reason == "L":
            place = before["placement"]
        rows.append(
            {
                "child_id": child,
                "started": begun,
                "new_episode_reason": reason,
                "legal_status": "V3" if random.random() < 0.04 else _legal_status(chance),
                "need": "N1",
                "placement": place,
                "provider": chance.code(("PR1", "PR1", "PR4", *PROVIDERS)),
                "ended": ended,
                "ceased_reason": "X1" if ended else None,
            }
        )
        if ended is None:
            break
        begun = ended
        if random.random() < 0.06:
            begun = ended - timedelta(days=random.choice((1, 3, 10)))
    if rows[-1]["ended"]:
        rows[-1]["ceased_reason"] = chance.code(tuple(CEASED), 0.05)
    return rows


def _legal_status(chance: Chance) -> str | None:
    kind = chance.random.random()
    if kind < 0.08:
        return chance.random.choice(("V4", "V3"))
    return "C2" if kind < 0.7 else chance.code(LEGAL_STATUSES, 0.02)


def _episode_end(chance: Chance, begun: date, many: bool) -> date | None:
    random, kind = chance.random, chance.random.random()
    if kind < 0.05:
        ended = begun
    elif many or kind < 0.3:
        ended = begun + timedelta(days=random.choice((1, 7, 30, 60)))
    elif kind < 0.5:
        # Twelve or twenty-four months before a day that is looked at.
        edge = months_later(chance.mark(), -random.choice((0, 12, 24)))
        ended = edge + timedelta(days=random.choice((0, 1, 1, 2)))
    elif kind < 0.75:
        return None
    else:
        ended = begun + timedelta(days=random.randint(1, 500))
    if random.random() < 0.01:
        return begun - timedelta(days=random.randint(1, 30))
    return ended if begun <= ended <= chance.as_at else None


def _annex_a_looked_after(chance: Chance) -> list[Row]:
    rows = []
    for child in chance.some_children(0.9):
        begun = _care_start(chance)
        ceased = chance.end(begun)
        placed = chance.around(months_later(chance.as_at, -24))
        rows.append(
            {
                **chance.who(child),
                "started": begun,
                "legal_status": _legal_status(chance),
                "placements_in_12_months": chance.random.choice(("1", "2", "3", "4", None)),
                "last_visit": chance.maybe(last_visit(chance), 0.1),
                "ceased": ceased,
                "ceased_reason": chance.code(tuple(CEASED)) if ceased else None,
                "placement_started": placed if placed >= begun else begun,
                "placement_type": chance.code(PLACEMENTS),
                "placement_provider": chance.code(PROVIDERS),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _care_leavers(chance: Chance) -> list[Row]:
    rows = []
    for child in chance.some_children():
        who = chance.who(f"leaver {child}", (19, 20, 21, 22))
        born = who["birth_date"]
        kind = chance.random.random()
        if kind < 0.15:
            born = None
        elif kind < 0.6 or (born and born > chance.as_at):
            born = chance.around(
                months_later(chance.as_at, -12 * chance.random.choice((19, 20, 21, 22)))
            )
        elif kind < 0.65:
            born = LEAP_DAYS[0]
        rows.append(
            {
                **who,
                "child_id": child,
                "birth_date": born,
                "age": chance.random.choice(("19", "20", "20.9", "21", "22", "18", None)),
                "eligibility": chance.code((*ELIGIBILITY, *["b) Former relevant child"] * 5)),
                "in_touch": chance.code((*IN_TOUCH, "a) Yes", "a) Yes")),
                "accommodation": chance.code(HOMES),
                "suitability": chance.code((*SUITABILITY, "a) Suitable")),
                "activity": chance.code((*IN_EET, *IN_NO_EET)),
                "team": chance.team(),
                "worker": chance.worker(),
            }
        )
    return rows


def _adoption(chance: Chance) -> list[Row]:
    rows = []
    for child in chance.some_children():
        adopted = chance.day()

        def before(day: date, *gaps: int) -> date:
            return day - timedelta(days=chance.random.choice(gaps))

        placed = before(adopted, 0, 90, 200)
        matched = before(placed, 0, 10, 40)
        ordered = before(matched, -9, 0, 60, 150)
        decided = before(ordered, -3, 0, 30, 90)
        who = chance.who(child)
        rows.append(
            {
                "child_id": child,
                "gender": who["gender"],
                "birth_date": who["birth_date"],
                "entered_care": chance.maybe(before(decided, 0, 100, 300), 0.05),
                "decided": chance.maybe(decided, 0.04),
                "placement_order": chance.maybe(ordered, 0.15),
                "matched": chance.maybe(matched, 0.1),
                "placed": chance.maybe(placed, 0.1),
                "adopted": chance.maybe(adopted, 0.25),
            }
        )
    return rows
