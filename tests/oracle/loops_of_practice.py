"""Visits, supervision and caseloads by their written definitions, with plain loops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from .chapters_headers import CASES, IN_NEED_ON_A_PLAN, VISITS
from .chapters_loops import (
    ALL,
    NOT_RECORDED,
    NOTHING,
    Answer,
    ChapterOracle,
    Definition,
    Figure,
    Figures,
    GroupOf,
    Known,
    Of,
    Way,
    by_team,
    coded,
    counted,
    events,
    first_day,
    first_known,
    having,
    last_day,
    months_between,
    percentage,
    perhaps,
    same_day_before,
    span_days,
    whole_months,
    working_days,
    written,
)
from .councils import YES, Row
from .loops_of_care import EPISODES, LIST_8, SHORT_BREAKS, periods
from .loops_of_plans import is_open, open_cin_plans
from .plain_loops import FLOW, STOCK

# Visits

LAST_WEEK = timedelta(days=7)
_SPLIT = ("team",)
_MAY = tuple(span for span in FLOW if span not in ("month", "year_to_date"))


def visits_seen_to(oracle: ChapterOracle, month: str) -> date | None:
    """The last day on which a month's visits are known; None where they are not."""
    last, taken = last_day(month), oracle.taken("visits")
    if last <= taken:
        return last
    return taken if f"{taken:%Y-%m}" == month and last - taken < LAST_WEEK else None


def latest_visits(oracle: ChapterOracle, kind: str, month: str, last: date) -> list[Row]:
    """One visit a child: the latest that was due in the month; met if any of that day was."""
    of_child: dict[str, list[Row]] = {}
    for row in oracle.rows("visits"):
        due = row["due"]
        if row["kind"] == kind and due is not None and first_day(month) <= due <= last:
            of_child.setdefault(row["child_id"], []).append(row)
    found = []
    for rows in of_child.values():
        due = max(row["due"] for row in rows)
        latest = [row for row in rows if row["due"] == due]
        met = any(row["made"] is not None and row["made"] <= due for row in latest)
        teams = {oracle.team(row) for row in latest}
        found.append({**latest[0], "met": met, "several_teams": len(teams) > 1})
    return found


def visits_in_time(kind: str) -> Way:
    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        taken = oracle.taken("visits")
        first, last = span_days(span, period, taken)
        seen_to = visits_seen_to(oracle, period)
        if "visits" not in oracle.council.lists or seen_to is None:
            # Windows that end on the extract date could be had, and are not asked for.
            windowed = span.startswith("last") and f"{taken:%Y-%m}" == period
            return (
                Answer(Known.DOUBT, {}, unsure=frozenset(("all", "team"))) if windowed else NOTHING
            )
        known = oracle.covers("visits", first, min(last, seen_to))
        if known is Known.NO:
            return NOTHING
        cases: list[Row] = []
        for month in months_between(first, min(last, seen_to)):
            cases += latest_visits(oracle, kind, month, min(last_day(month), seen_to))
        unsure = {"team"} if any(row["several_teams"] for row in cases) else set()
        if not whole_months(first, last_day(period)):
            unsure |= {"all", "team"}
        figures = percentage(cases, by_team(oracle), lambda row: row["met"])
        return Answer(known, figures, unsure=frozenset(unsure))

    return way


def no_visit_due(kind: str, lists: tuple[str, ...], children_at: ChildrenAt) -> Way:
    """Children with an open case at a month's end and no visit due in the month."""

    def of_list(list_id: str) -> Way:
        def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
            seen_to = visits_seen_to(oracle, period)
            day = oracle.stock_day(list_id, period)
            if seen_to is None or day is None:
                return NOTHING
            known = oracle.covers_stock(list_id, day)
            if Known.NO in (known, oracle.covers("visits", first_day(period), seen_to)):
                return NOTHING
            children = children_at(oracle, list_id, day)
            due = {
                to: {
                    row["child_id"]
                    for row in oracle.rows("visits")
                    if row["kind"] == kind
                    and row["due"] is not None
                    and first_day(period) <= row["due"] <= to
                }
                for to in (seen_to, last_day(period))
            }
            # A visit may be due in the month's last days, which the list does not cover.
            left = {len(children - seen) for seen in due.values()}
            unsure = frozenset(("all",)) if len(left) > 1 else frozenset()
            return Answer(known, {ALL: Figure(min(left), None)}, unsure=unsure)

        # Short breaks are told by the legal status.
        needs = ("legal_status",) if kind == "LAC" else ()
        return having(way, list_id, *needs)

    first, *others = (of_list(list_id) for list_id in lists)
    return first_known(first, *(perhaps(other) for other in others))


ChildrenAt = Callable[[ChapterOracle, str, date], set[str]]


def in_need(oracle: ChapterOracle, _: str, day: date) -> set[str]:
    return {row["child_id"] for row in open_cin_plans(oracle, day)[0]}


def on_plan(oracle: ChapterOracle, list_id: str, day: date) -> set[str]:
    return {row["child_id"] for row in oracle.rows(list_id) if is_open(row, day)}


def looked_after(oracle: ChapterOracle, list_id: str, day: date) -> set[str]:
    if list_id == EPISODES:
        return {one.child for one in periods(oracle) if one.open_at(day)}
    rows = [row for row in oracle.rows(LIST_8) if row["legal_status"] not in SHORT_BREAKS]
    return {row["child_id"] for row in rows if is_open(row, day, "started", "ceased")}


# Visits without a list of them: children by the day of the last one


def lately_seen(kind: str) -> Way:
    """Children of an Annex A list at its extract date who were seen within the local limit."""
    list_id, end = SEEN_IN[kind]

    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.taken(list_id)
        if f"{day:%Y-%m}" != period or list_id not in oracle.council.lists:
            return NOTHING

        def recent(since: date) -> bool:
            if kind == "LAC":
                return (day - since).days <= oracle.council.limit("lac_visit_days")
            limit = oracle.council.limit(f"{kind.lower()}_visit_working_days")
            return working_days(since, day) <= limit

        cases = []
        for row in oracle.rows(list_id):
            counts = {
                "CIN": row.get("case_status") == IN_NEED_ON_A_PLAN,
                "CP": True,
                "LAC": row.get("legal_status") not in SHORT_BREAKS,
            }
            if not counts[kind] or not is_open(row, day, "started", end):
                continue
            # A new case that has not been visited yet may still be in time.
            if row["last_visit"] is None and recent(row["started"]):
                continue
            cases.append(row)

        def met(row: Row) -> bool:
            return row["last_visit"] is not None and recent(row["last_visit"])

        figures = percentage(cases, by_team(oracle), met)
        sure = "visits" not in oracle.council.lists
        return Answer(Known.YES if sure else Known.DOUBT, figures)

    needs = {"CIN": ("case_status",), "CP": (), "LAC": ("legal_status",)}[kind]
    return having(way, list_id, "last_visit", *needs)


SEEN_IN = {
    "CIN": ("children_in_need", "ended"),
    "CP": ("child_protection", "ended"),
    "LAC": (LIST_8, "ceased"),
}


def seen_in_time(kind: str) -> Definition:
    due, lately = visits_in_time(kind), lately_seen(kind)

    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        return (lately if span == "month_end" else due)(oracle, span, period)

    return Definition(way, Of.PART, (*FLOW, *STOCK), _SPLIT, (*_MAY, *STOCK))


# Supervision

SUPERVISION = "case_supervision"
WITHIN = ((1, "Within 1 month"), (2, "1 to 2 months"), (3, "2 to 3 months"), (6, "4 to 6 months"))
BANDS = tuple(band for _, band in WITHIN)


def band(row: Row, day: date, new_days: int) -> str:
    supervised = row["last_supervised"]
    if supervised is None:
        new = row["opened"] is not None and row["opened"] >= day - timedelta(days=new_days)
        return f"None, new in last {new_days} days" if new else "None"
    for months, name in WITHIN:
        if supervised >= same_day_before(day, months):
            return name
    return "More than 6 months"


def supervised_cases(oracle: ChapterOracle, day: date) -> tuple[list[Row], bool]:
    """One row a child, by the order of kinds; and whether two rows of one are of one kind."""
    chosen: dict[str, Row] = {}
    tied: dict[str, bool] = {}

    def place(row: Row) -> int:
        return CASES.index(row["kind"]) if row["kind"] in CASES else len(CASES)

    for row in oracle.rows(SUPERVISION):
        child = row["child_id"]
        before = chosen.get(child)
        if before is None or place(row) < place(before):
            chosen[child], tied[child] = row, False
        elif place(row) == place(before):
            tied[child] = True
    new_days = oracle.council.limit("new_case_days")
    cases = [{**row, "band": band(row, day, new_days)} for row in chosen.values()]
    return cases, any(tied.values())


def of_supervision(make: Callable[[ChapterOracle, list[Row]], Figures]) -> Way:
    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.stock_day(SUPERVISION, period)
        if day is None or oracle.covers_stock(SUPERVISION, day) is Known.NO:
            return NOTHING
        cases, tied = supervised_cases(oracle, day)
        # Which of two rows of one child counts makes no difference to how many children.
        parts = ("team", "kind", "band", "team_and_band", "kind_and_band", "all")
        figures = make(oracle, cases)
        of_cases = figures[ALL].denominator is None
        unsure = frozenset(parts[: -1 if of_cases else None]) if tied else frozenset()
        return Answer(Known.YES, figures, unsure=unsure)

    return way


def supervision_splits(oracle: ChapterOracle) -> dict[str, GroupOf]:
    kind = coded("kind", CASES)
    return {"team": oracle.team, "kind": kind}


def all_supervision_splits(oracle: ChapterOracle) -> dict[str, GroupOf]:
    splits = supervision_splits(oracle)
    return {
        **splits,
        "band": lambda row: row["band"],
        "team_and_band": lambda row: f"{splits['team'](row)}: {row['band'].casefold()}",
        "kind_and_band": lambda row: f"{splits['kind'](row)}: {row['band']}",
    }


def supervised_in(*bands: str) -> Definition:
    return Definition(
        of_supervision(
            lambda oracle, rows: percentage(
                rows, supervision_splits(oracle), lambda row: row["band"] in bands
            )
        ),
        Of.PART,
        STOCK,
        ("team", "kind"),
    )


# Caseloads


def worker_name(row: Row) -> str | None:
    return " ".join(row["worker"].split()) if row["worker"] else None


def holdings(oracle: ChapterOracle, day: date) -> dict[tuple[str, str | None], set[Any]]:
    """Children of each worker in each team, by the allocations that are open."""
    found: dict[tuple[str, str | None], set[Any]] = {}
    for row in oracle.rows("allocations"):
        if is_open(row, day):
            found.setdefault((oracle.part(row), worker_name(row)), set()).add(row["child_id"])
    return found


class Caseloads:
    """Who holds how many cases in which team, and the posts of the team."""

    def __init__(self, oracle: ChapterOracle, day: date) -> None:
        self.limit = oracle.council.limit("caseload_limit")
        self.held = {key: len(children) for key, children in holdings(oracle, day).items()}
        self.posts = [
            {**row, "place": (oracle.part(row), worker_name(row))} for row in oracle.rows("staff")
        ]
        self.in_post = {row["place"]: row for row in self.posts if row["place"][1] is not None}

    def cases(self, groups: Groups) -> int:
        return sum(number for key, number in self.held.items() if groups(key))

    def workers(self, groups: Groups) -> list[tuple[str, str | None]]:
        return [key for key in self.held if key in self.in_post and groups(key)]

    def social_workers(self, groups: Groups) -> list[tuple[str, str | None]]:
        return [key for key in self.workers(groups) if self.in_post[key]["social_worker"] == YES]

    def fte(self, groups: Groups) -> Fraction:
        return sum(
            (
                Fraction(row["fte"])
                for row in self.posts
                if row["caseholder"] == YES and row["fte"] is not None and groups(row["place"])
            ),
            Fraction(0),
        )

    def is_over(self, key: tuple[str, str | None]) -> bool:
        """Whether a worker holds more than the limit, or its part for who works part time."""
        posts = [row["fte"] for row in self.posts if row["place"] == key and row["fte"] is not None]
        fte = sum((Fraction(post) for post in posts), Fraction(0)) if posts else Fraction(1)
        return self.held[key] > self.limit * min(fte, Fraction(1))


Groups = Callable[[tuple[str, str | None]], bool]
Found = Callable[[Caseloads, Groups], Figure]


def caseload(
    make: Found, needs: tuple[str, ...], splits: tuple[str, ...], *of_staff: str
) -> Definition:
    """A figure of caseloads: as a whole, by team and by worker."""

    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        if not all(name in oracle.council.lists for name in needs if name != DIVIDED):
            return NOTHING
        now = all(f"{oracle.taken(name):%Y-%m}" == period for name in ("allocations", "staff"))
        day = oracle.stock_day("allocations", period)
        # What was open in earlier months is known, too, but not who was in post.
        earlier = (
            "staff" not in needs
            and day is not None
            and oracle.covers_stock("allocations", day) is Known.YES
        )
        if day is None or not (now or earlier):
            return NOTHING
        found: Caseloads = oracle.once(("caseloads", day), lambda: Caseloads(oracle, day))
        figures = {ALL: make(found, lambda _: True)}
        places = [*found.held, *(row["place"] for row in found.posts)]
        for team in {place[0] for place in places}:
            figures["caseload_team", team] = make(found, lambda key, team=team: key[0] == team)  # type: ignore[misc]
        for place in set(places):
            label = f"{place[0]}: {(place[1] or NOT_RECORDED).casefold()}"
            figures["worker", label] = make(found, lambda key, place=place: key == place)  # type: ignore[misc]
        return Answer(Known.YES if now else Known.DOUBT, figures)

    checked = having(way, "staff", *of_staff) if of_staff else way
    return Definition(checked, Of.PART if DIVIDED in needs else Of.NUMBER, STOCK, splits)


BOTH = ("allocations", "staff")
DIVIDED = "a figure that is divided"
A_PART = (*BOTH, DIVIDED)


def _most(found: Caseloads, groups: Groups) -> Figure:
    return Figure(max((found.held[key] for key in found.social_workers(groups)), default=0), None)


def _over(found: Caseloads, groups: Groups) -> Figure:
    workers = found.social_workers(groups)
    return Figure(sum(1 for key in workers if found.is_over(key)), len(workers))


_CASELOAD_TEAM, _AND_WORKER = ("caseload_team",), ("caseload_team", "worker")

DEFINITIONS_OF_PRACTICE = {
    **{f"visits.{kind.lower()}_in_time": seen_in_time(kind) for kind in VISITS},
    "visits.cin_no_visit_due": Definition(
        no_visit_due("CIN", ("cin_plans",), in_need), Of.NUMBER, STOCK
    ),
    "visits.cp_no_visit_due": Definition(
        no_visit_due("CP", ("cp_plans", "child_protection"), on_plan), Of.NUMBER, STOCK
    ),
    "visits.lac_no_visit_due": Definition(
        no_visit_due("LAC", (EPISODES, LIST_8), looked_after), Of.NUMBER, STOCK
    ),
    "supervision.cases": Definition(
        of_supervision(lambda oracle, rows: counted(rows, all_supervision_splits(oracle))),
        Of.NUMBER,
        STOCK,
        ("team", "kind", "band", "team_and_band", "kind_and_band"),
    ),
    "supervision.within_1_month": supervised_in(*BANDS[:1]),
    "supervision.within_1_to_2_months": supervised_in(BANDS[1]),
    "supervision.within_2_to_3_months": supervised_in(BANDS[2]),
    "supervision.within_3_months": supervised_in(*BANDS[:3]),
    "worker_supervision.done": Definition(
        events(
            "worker_supervision",
            "month",
            lambda oracle, rows: percentage(
                rows,
                {**by_team(oracle), "service_area": written("service_area")},
                lambda row: row["done"] == YES,
            ),
            needs=("done",),
        ),
        Of.PART,
        FLOW,
        ("team", "service_area"),
    ),
    "caseload.cases": caseload(
        lambda found, groups: Figure(found.cases(groups), None), ("allocations",), _AND_WORKER
    ),
    "caseload.workers": caseload(
        lambda found, groups: Figure(len(found.workers(groups)), None), BOTH, _CASELOAD_TEAM
    ),
    "caseload.fte": caseload(
        lambda found, groups: Figure(found.fte(groups), None),  # type: ignore[arg-type]
        ("staff",),
        _CASELOAD_TEAM,
        "caseholder",
    ),
    "caseload.average_a_worker": caseload(
        lambda found, groups: Figure(found.cases(groups), len(found.workers(groups))),
        A_PART,
        _CASELOAD_TEAM,
    ),
    "caseload.average_a_fte": caseload(
        lambda found, groups: Figure(found.cases(groups), found.fte(groups)),  # type: ignore[arg-type]
        A_PART,
        _CASELOAD_TEAM,
        "caseholder",
    ),
    "caseload.social_workers": caseload(
        lambda found, groups: Figure(len(found.social_workers(groups)), None),
        BOTH,
        _CASELOAD_TEAM,
        "social_worker",
    ),
    "caseload.over_limit": caseload(_over, A_PART, _CASELOAD_TEAM, "social_worker"),
    "caseload.maximum": caseload(_most, BOTH, _CASELOAD_TEAM, "social_worker"),
}
