"""Early help, enquiries, conferences and plans by their written definitions, with plain loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .chapters_headers import (
    ABUSE,
    CLAIMS,
    ENQUIRY_OUTCOMES,
    EXPLOITATION,
    FGM_KINDS,
    IN_NEED_ON_A_PLAN,
    PLAN_ENDS,
    SECTION_47_ENQUIRY,
)
from .chapters_loops import (
    NOT_RECORDED,
    NOTHING,
    Answer,
    ChapterOracle,
    Definition,
    Figures,
    GroupOf,
    Known,
    Of,
    Way,
    age_band,
    by_team,
    coded,
    counted,
    events,
    first_day,
    first_known,
    gender,
    having,
    last_day,
    months_between,
    per_10_000,
    percentage,
    perhaps,
    same_day_before,
    shares,
    span_days,
    whole_months,
    with_population,
    working_days,
    written,
)
from .councils import Row
from .plain_loops import FLOW, STOCK, plus

MONTHS_ALONE = tuple(span for span in FLOW if span != "month")


# Early help and Families First


def open_early_help(list_id: str, start: str, end: str) -> Way:
    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.stock_day(list_id, period)
        if day is None or (known := oracle.covers_stock(list_id, day)) is Known.NO:
            return NOTHING
        cases = [row for row in oracle.rows(list_id) if is_open(row, day, start, end)]
        children, tied = latest_of_child(cases, start, ("organisation",))
        splits = {"organisation": written("organisation")}
        unsure = frozenset(splits) if tied else frozenset()
        return Answer(known, counted(children, splits), unsure=unsure)

    return way


def is_open(row: Row, day: date, start: str = "started", end: str = "ended") -> bool:
    """Whether a case is open at the end of a day: what ended on it is not."""
    return row[start] is not None and row[start] <= day and (row[end] is None or row[end] > day)


def latest_of_child(rows: list[Row], start: str, alike: tuple[str, ...]) -> tuple[list[Row], bool]:
    """One case a child, the one that began later; and whether two that differ began on one day."""
    chosen: dict[str, Row] = {}
    tied: dict[str, bool] = {}
    for row in rows:
        child = row["child_id"]
        before = chosen.get(child)
        if before is None or row[start] > before[start]:
            chosen[child], tied[child] = row, False
        elif row[start] == before[start]:
            tied[child] = tied[child] or any(row[name] != before[name] for name in alike)
    return list(chosen.values()), any(tied.values())


# Enquiries and conferences


def within(days: int, start: str, end: str) -> Callable[[Row], bool]:
    return lambda row: row[start] is not None and working_days(row[start], row[end]) <= days


def in_15_days(start: str, end: str) -> Callable[[Row], bool]:
    return within(15, start, end)


def in_timescale(oracle: ChapterOracle, rows: list[Row]) -> Figures:
    days = oracle.council.limit("section_47_working_days")
    return percentage(rows, by_team(oracle), within(days, "started", "completed"))


_OUTCOME = coded("outcome", ENQUIRY_OUTCOMES)


def enquiry_outcome(row: Row) -> str:
    outcome = _OUTCOME(row)
    if outcome == "ICPC":
        return "Initial child protection conference"
    is_other = outcome in ENQUIRY_OUTCOMES and outcome != "No further action"
    return "Other" if is_other else outcome


def is_initial(row: Row) -> bool:
    return row["kind"] == "Initial"


def conferences_of_annex_a(make: Callable[[ChapterOracle, list[Row]], Figures]) -> Way:
    """Conferences of list 5: one a child and day, by the earliest strategy discussion."""

    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        first, last = span_days(span, period, oracle.taken("section_47"))
        # The list goes by the strategy discussion, so it has to reach a month further back.
        month_before = first_day(plus(f"{first:%Y-%m}", -1))
        known = oracle.covers("section_47", month_before, last)
        if known is Known.NO:
            # Of a part of a month: the same day a month before might do as well.
            if oracle.covers("section_47", same_day_before(first, 1), last) is Known.NO:
                return NOTHING
            known = Known.DOUBT
        held: dict[Any, list[Row]] = {}
        for row in oracle.rows("section_47"):
            day = row["conference_date"]
            if day is not None and first <= day <= last:
                held.setdefault((row["child_id"], day), []).append(row)
        cases, unsure = [], False
        for rows in held.values():
            discussed = [row["strategy_date"] for row in rows if row["strategy_date"] is not None]
            earliest = min(discussed, default=None)
            cases.append(next(row for row in rows if row["strategy_date"] == earliest))
            teams = {oracle.team(row) for row in rows}
            unsure = unsure or len(teams) > 1
        splits = frozenset(("team",)) if unsure else frozenset()
        return Answer(known, make(oracle, cases), unsure=splits)

    return having(way, "section_47", "conference_date")


# Children in need


def cin_begun(row: Row) -> date | None:
    return row["proposed"] or row["started"]


def open_cin_plans(oracle: ChapterOracle, day: date) -> tuple[list[Row], bool]:
    """One open plan a child, the one that began later; and whether two began on one day."""
    chosen: dict[str, Row] = {}
    tied: dict[str, bool] = {}
    for row in oracle.rows("cin_plans"):
        begun, child = cin_begun(row), row["child_id"]
        if begun is None or begun > day or (row["ended"] is not None and row["ended"] <= day):
            continue
        before = chosen.get(child)
        if before is None or begun > (cin_begun(before) or begun):
            chosen[child], tied[child] = row, False
        elif begun == cin_begun(before):
            same = all(row[name] == before[name] for name in ("team", "started"))
            tied[child] = tied[child] or not same
    return list(chosen.values()), any(tied.values())


def cin_plans(which: Callable[[Row, date], bool]) -> Way:
    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.stock_day("cin_plans", period)
        if day is None or (known := oracle.covers_stock("cin_plans", day)) is Known.NO:
            return NOTHING
        plans, tied = open_cin_plans(oracle, day)
        figures = counted([row for row in plans if which(row, day)], by_team(oracle))
        # Nobody can say whose team counts, or whether it has started, where two began on a day.
        everything = which is any_plan
        unsure = frozenset(("team",) if everything else ("all", "team")) if tied else frozenset()
        return Answer(known, figures, unsure=unsure)

    return way


def in_need_by_status(oracle: ChapterOracle, _: str, period: str) -> Answer:
    """Children of list 6 on a plan at the extract date, which is all that it can say."""
    list_id = "children_in_need"
    day = oracle.taken(list_id)
    if list_id not in oracle.council.lists or f"{day:%Y-%m}" != period:
        return NOTHING
    cases = [
        row
        for row in oracle.rows(list_id)
        if is_open(row, day) and row["case_status"] == IN_NEED_ON_A_PLAN
    ]
    return Answer(Known.DOUBT, counted(cases, by_team(oracle)))


def any_plan(_: Row, __: date) -> bool:
    return True


def is_incoming(row: Row, day: date) -> bool:
    return row["started"] is None or row["started"] > day


def is_started(row: Row, day: date) -> bool:
    return not is_incoming(row, day)


# Child protection

LENGTHS = (
    (730, "2 years or more"),
    (365, "1 to 2 years"),
    (182, "6 to 12 months"),
    (91, "3 to 6 months"),
    (0, "Under 3 months"),
)


def category_at(row: Row, day: date) -> str:
    """The category at a day: that of the beginning until the latest was given."""
    changed = row.get("category_changed")
    name = "initial_category" if changed is not None and changed > day else "latest_category"
    return coded(name, ABUSE)(row)


def length_band(row: Row, day: date) -> str:
    return next(band for days, band in LENGTHS if (day - row["started"]).days >= days)


def plan_splits(oracle: ChapterOracle, day: date) -> dict[str, GroupOf]:
    def of_age(row: Row) -> str:
        return age_band(row["birth_date"], day)

    def category(row: Row) -> str:
        # Without the latest category nobody knows whether it is still the initial one.
        list_id = "cp_plans" if "plan_id" in row else "child_protection"
        there = "latest_category" in oracle.council.fields(list_id)
        return category_at(row, day) if there else NOT_RECORDED

    return {
        "team": oracle.team,
        "category": category,
        "age": of_age,
        "gender": gender,
        "age_and_gender": lambda row: f"{of_age(row)}: {gender(row)}",
        "length": lambda row: length_band(row, day),
    }


def other_plans(oracle: ChapterOracle, row: Row) -> list[Row]:
    return [
        other
        for other in oracle.rows("cp_plans")
        if other is not row and other["child_id"] == row["child_id"]
    ]


def after_another(oracle: ChapterOracle, row: Row) -> bool:
    """Whether another plan of the child ended within two years before this one began."""
    earliest = same_day_before(row["started"], 24)
    return any(
        other["ended"] is not None and earliest <= other["ended"] <= row["started"]
        for other in other_plans(oracle, row)
    )


def after_any(oracle: ChapterOracle, row: Row) -> bool:
    """Whether any other plan of the child began before this one."""
    if "previous_plans" in row:
        number = row["previous_plans"]
        return number is not None and int(number) >= 1
    return any(
        other["started"] is not None and other["started"] < row["started"]
        for other in other_plans(oracle, row)
    )


def is_long(end: date, row: Row) -> bool:
    return row["started"] is not None and (end - row["started"]).days >= 730


Make = Callable[[ChapterOracle, list[Row], date], Figures]
BOTH_LISTS = ("cp_plans", "child_protection")
NOTHING_ELSE: Mapping[str, tuple[str, ...]] = {}
PREVIOUS = {"child_protection": ("previous_plans",)}


def open_plans(
    make: Make,
    lists: tuple[str, ...] = BOTH_LISTS,
    needs: Mapping[str, tuple[str, ...]] = NOTHING_ELSE,
) -> Way:
    """Plans open at a month's end."""

    def of_list(list_id: str) -> Way:
        def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
            day = oracle.stock_day(list_id, period)
            if day is None or (known := oracle.covers_stock(list_id, day)) is Known.NO:
                return NOTHING
            plans, tied = latest_of_child(
                [row for row in oracle.rows(list_id) if is_open(row, day)],
                "started",
                ("team", "latest_category", "initial_category", "category_changed"),
            )
            unsure = frozenset(("team", "category")) if tied else frozenset()
            return Answer(known, make(oracle, plans, day), unsure=unsure)

        return having(way, list_id, *needs.get(list_id, ()))

    first, *others = (of_list(list_id) for list_id in lists)
    return first_known(first, *(perhaps(other) for other in others))


def plan_events(
    at: str,
    make: Callable[[ChapterOracle, list[Row]], Figures],
    lists: tuple[str, ...] = BOTH_LISTS,
    needs: Mapping[str, tuple[str, ...]] = NOTHING_ELSE,
) -> Way:
    """Plans that began or ended, in either list."""
    first, *others = (events(list_id, at, make, needs=needs.get(list_id, ())) for list_id in lists)
    return first_known(first, *(perhaps(other) for other in others))


def in_period(list_id: str) -> Way:
    """Children on a plan at any time in the month; those of several months do not add up."""

    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        if span != "month":
            return NOTHING
        first, last = span_days(span, period, oracle.taken(list_id))
        known = oracle.covers(list_id, first, last)
        if known is Known.NO:
            return NOTHING
        cases: list[Row] = []
        for month in months_between(first, last):
            children = {
                row["child_id"]: row
                for row in oracle.rows(list_id)
                if row["started"] is not None
                and row["started"] <= last_day(month)
                and (row["ended"] is None or row["ended"] >= first_day(month))
            }
            cases += children.values()
        # Nobody says who was on a plan in a part of a month.
        if not whole_months(first, last):
            return Answer(Known.DOUBT, {}, unsure=frozenset(("all",)))
        return Answer(known, counted(cases, {}))

    return way


def rate(oracle: ChapterOracle, plans: list[Row], _: date) -> Figures:
    assert oracle.council.population is not None
    return per_10_000(plans, oracle.council.population)


_TEAM = ("team",)
PLAN_SPLITS = ("team", "category", "age", "gender", "age_and_gender", "length")
OWN_HISTORY = ("cp_plans",)

DEFINITIONS_OF_PLANS = {
    "early_help.open": Definition(
        first_known(
            open_early_help("early_help_cases", "opened", "closed"),
            open_early_help("early_help", "started", "completed"),
        ),
        Of.NUMBER,
        STOCK,
    ),
    "families_first.claims": Definition(
        events(
            "families_first_claims",
            "submitted",
            lambda _, rows: counted(rows, {"kind": coded("kind", CLAIMS)}),
        ),
        Of.NUMBER,
        FLOW,
        ("kind",),
    ),
    "exploitation.assessments": Definition(
        events(
            "ce_assessments",
            "completed",
            lambda oracle, rows: counted(
                rows, {"kind": coded("kind", EXPLOITATION), **by_team(oracle)}
            ),
        ),
        Of.NUMBER,
        FLOW,
        ("kind",),
    ),
    "strategy_discussions.held": Definition(
        events("strategy_discussions", "held", lambda oracle, rows: counted(rows, by_team(oracle))),
        Of.NUMBER,
        FLOW,
        _TEAM,
    ),
    "strategy_discussions.to_section_47": Definition(
        events(
            "strategy_discussions",
            "held",
            lambda oracle, rows: percentage(
                rows, by_team(oracle), lambda row: row["outcome"] == SECTION_47_ENQUIRY
            ),
            needs=("outcome",),
        ),
        Of.PART,
        FLOW,
        _TEAM,
    ),
    "section_47.started": Definition(
        first_known(
            events(
                "section_47", "strategy_date", lambda oracle, rows: counted(rows, by_team(oracle))
            ),
            perhaps(
                events(
                    "section_47_outcomes",
                    "started",
                    lambda oracle, rows: counted(rows, by_team(oracle)),
                )
            ),
        ),
        Of.NUMBER,
        FLOW,
        _TEAM,
    ),
    "section_47.completed": Definition(
        events(
            "section_47_outcomes",
            "completed",
            lambda oracle, rows: counted(rows, by_team(oracle)),
        ),
        Of.NUMBER,
        FLOW,
        _TEAM,
    ),
    "section_47.in_timescale": Definition(
        events("section_47_outcomes", "completed", in_timescale, needs=("started",)),
        Of.PART,
        FLOW,
        _TEAM,
    ),
    "section_47.outcomes": Definition(
        events(
            "section_47_outcomes",
            "completed",
            lambda _, rows: shares(rows, "outcome", enquiry_outcome),
            needs=("outcome",),
        ),
        Of.SHARE,
        FLOW,
        ("outcome",),
    ),
    "section_47.conferences": Definition(
        first_known(
            events(
                "conferences",
                "held",
                lambda oracle, rows: counted(rows, by_team(oracle)),
                where=is_initial,
            ),
            conferences_of_annex_a(lambda oracle, rows: counted(rows, by_team(oracle))),
        ),
        Of.NUMBER,
        FLOW,
    ),
    "section_47.conference_in_15_days": Definition(
        first_known(
            events(
                "conferences",
                "held",
                lambda oracle, rows: percentage(
                    rows, by_team(oracle), in_15_days("strategy_date", "held")
                ),
                where=is_initial,
                needs=("strategy_date",),
            ),
            conferences_of_annex_a(
                lambda oracle, rows: percentage(
                    rows, by_team(oracle), in_15_days("strategy_date", "conference_date")
                )
            ),
        ),
        Of.PART,
        FLOW,
    ),
    "cin.plans": Definition(
        first_known(cin_plans(any_plan), in_need_by_status), Of.NUMBER, STOCK, _TEAM
    ),
    "cin.plans_incoming": Definition(cin_plans(is_incoming), Of.NUMBER, STOCK, _TEAM),
    "cin.plans_started": Definition(cin_plans(is_started), Of.NUMBER, STOCK, _TEAM),
    "child_protection.in_period": Definition(
        first_known(in_period("cp_plans"), perhaps(in_period("child_protection"))),
        Of.NUMBER,
        FLOW,
        may=MONTHS_ALONE,
    ),
    "child_protection.plans": Definition(
        open_plans(lambda oracle, rows, day: counted(rows, plan_splits(oracle, day))),
        Of.NUMBER,
        STOCK,
        PLAN_SPLITS,
    ),
    "child_protection.rate": Definition(with_population(open_plans(rate)), Of.PART, STOCK),
    "child_protection.started": Definition(
        plan_events(
            "started",
            lambda oracle, rows: counted(
                rows,
                {**by_team(oracle), "category": coded("initial_category", ABUSE)},
            ),
        ),
        Of.NUMBER,
        FLOW,
    ),
    "child_protection.ended": Definition(
        first_known(
            events(
                "cp_plans",
                "ended",
                lambda oracle, rows: counted(
                    rows, {**by_team(oracle), "reason": coded("end_reason", PLAN_ENDS)}
                ),
            ),
            perhaps(
                events(
                    "child_protection", "ended", lambda oracle, rows: counted(rows, by_team(oracle))
                )
            ),
        ),
        Of.NUMBER,
        FLOW,
        ("reason",),
    ),
    "child_protection.category_share": Definition(
        open_plans(
            lambda _, rows, day: shares(rows, "category", lambda row: category_at(row, day)),
            needs=dict.fromkeys(BOTH_LISTS, ("latest_category",)),
        ),
        Of.SHARE,
        STOCK,
        ("category",),
    ),
    "child_protection.two_years_or_more": Definition(
        open_plans(
            lambda oracle, rows, day: percentage(
                rows, by_team(oracle), lambda row: is_long(day, row)
            )
        ),
        Of.PART,
        STOCK,
    ),
    "child_protection.ended_two_years_or_more": Definition(
        plan_events(
            "ended",
            lambda oracle, rows: percentage(
                rows, by_team(oracle), lambda row: is_long(row["ended"], row)
            ),
        ),
        Of.PART,
        FLOW,
    ),
    "child_protection.second_plan": Definition(
        open_plans(
            lambda oracle, rows, _: percentage(
                rows, by_team(oracle), lambda row: after_another(oracle, row)
            ),
            OWN_HISTORY,
        ),
        Of.PART,
        STOCK,
    ),
    "child_protection.second_plan_ever": Definition(
        open_plans(
            lambda oracle, rows, _: percentage(
                rows, by_team(oracle), lambda row: after_any(oracle, row)
            )
        ),
        Of.PART,
        STOCK,
    ),
    "child_protection.starters_second_plan": Definition(
        plan_events(
            "started",
            lambda oracle, rows: percentage(
                rows, by_team(oracle), lambda row: after_another(oracle, row)
            ),
            OWN_HISTORY,
        ),
        Of.PART,
        FLOW,
    ),
    "child_protection.starters_second_plan_ever": Definition(
        plan_events(
            "started",
            lambda oracle, rows: percentage(
                rows, by_team(oracle), lambda row: after_any(oracle, row)
            ),
        ),
        Of.PART,
        FLOW,
    ),
    "fgm.identified": Definition(
        events(
            "fgm",
            "identified",
            lambda _, rows: counted(rows, {"kind": coded("kind", FGM_KINDS)}),
        ),
        Of.NUMBER,
        FLOW,
        ("kind",),
    ),
}
