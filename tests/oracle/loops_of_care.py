"""Children looked after, their placements and their nights by the written definitions, with loops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .chapters_headers import CEASED
from .chapters_loops import (
    ALL,
    NOT_RECOGNISED,
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
    age,
    age_band,
    counted,
    first_known,
    gender,
    having,
    per_10_000,
    percentage,
    same_day_before,
    shares,
    span_days,
    whole_months,
    with_population,
)
from .councils import Row
from .kinds_of_placement import kind_of_placement, provision_of
from .plain_loops import FLOW, STOCK

EPISODES, LIST_8 = "ssda903_episodes", "looked_after"
SHORT_BREAKS = ("V3", "V4")
NEW_PLACEMENT = ("S", "P", "B")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")


@dataclass
class Period:
    """A child's period looked after: episodes with no day between them, in order."""

    child: str
    episodes: list[Row]
    ended: date | None
    tied: bool = False
    """Whether two episodes began on one day, so that nobody can say which came first."""

    @property
    def begun(self) -> date:
        begun = self.episodes[0]["started"]
        assert isinstance(begun, date)
        return begun

    def open_at(self, day: date) -> bool:
        return self.begun <= day and (self.ended is None or self.ended > day)

    def placements(self) -> list[Placement]:
        """Placements in order: each begins with an episode of a new carer."""
        found: list[Placement] = []
        for number, row in enumerate(self.episodes):
            if number == 0 or row["new_episode_reason"] in NEW_PLACEMENT:
                if found:
                    found[-1].ended = row["started"]
                found.append(Placement(row["started"], self.ended, row["placement"]))
        return found

    def episode_at(self, day: date) -> Row:
        """Of the episodes that go on at the end of a day the one that began last."""
        at = [
            row
            for row in self.episodes
            if row["started"] <= day and (row["ended"] is None or row["ended"] > day)
        ]
        return at[-1]


@dataclass
class Placement:
    """A placement of a period, with the kind that it began as."""

    begun: date
    ended: date | None
    place: str | None


def periods(oracle: ChapterOracle) -> list[Period]:
    """All periods looked after, short breaks left out first."""
    found: list[Period] = oracle.once("periods", lambda: _periods(oracle))
    return found


def _periods(oracle: ChapterOracle) -> list[Period]:
    of_child: dict[str, list[Row]] = {}
    for row in oracle.rows(EPISODES):
        if row["started"] is not None and row["legal_status"] not in SHORT_BREAKS:
            of_child.setdefault(row["child_id"], []).append(row)
    found: list[Period] = []
    for child, rows in of_child.items():
        rows.sort(key=lambda row: (row["started"], row["ended"] or date.max))
        current: Period | None = None
        for row in rows:
            if current is None or (current.ended is not None and row["started"] > current.ended):
                current = Period(child, [row], row["ended"])
                found.append(current)
                continue
            before = current.episodes[-1]
            if before["started"] == row["started"]:
                at_once = (before["ended"] == row["started"], row["ended"] == row["started"])
                current.tied = current.tied or at_once[0] == at_once[1]
            current.episodes.append(row)
            if current.ended is not None:
                current.ended = None if row["ended"] is None else max(current.ended, row["ended"])
    return found


# Children


def child_of(oracle: ChapterOracle, child: str) -> Row:
    """Give the birth and the gender of a child, as the header has them."""
    children: dict[str, Row] = oracle.once(
        "header", lambda: {row["child_id"]: row for row in oracle.rows("ssda903_header")}
    )
    header = children.get(child, {})
    sex = header.get("sex")
    words = {"1": "a) Male", "2": "b) Female", None: None}
    return {"birth_date": header.get("birth_date"), "gender": words.get(sex, sex)}


def case(oracle: ChapterOracle, period: Period) -> Row:
    return {"child_id": period.child, "period": period, **child_of(oracle, period.child)}


def children_splits(day_of: Callable[[Row], date]) -> dict[str, GroupOf]:
    def of_age(row: Row) -> str:
        return age_band(row["birth_date"], day_of(row))

    return {
        "age": of_age,
        "gender": gender,
        "age_and_gender": lambda row: f"{of_age(row)}: {gender(row)}",
    }


def stock_splits(oracle: ChapterOracle, list_id: str, day: date) -> dict[str, GroupOf]:
    if list_id == EPISODES and not oracle.has("ssda903_header"):
        return {}
    return children_splits(lambda _: day)


def at_day(
    make: Callable[[ChapterOracle, list[Row], date], Figures],
    *needs: str,
    back: int = 0,
) -> Way:
    """Children looked after at a month's end, from the episodes; ``back`` months are looked at."""

    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.stock_day(EPISODES, period)
        if day is None or (known := oracle.covers_stock(EPISODES, day)) is Known.NO:
            return NOTHING
        if back:
            known = _reaches_back(oracle, day, back)
            if known is Known.NO:
                return NOTHING
        cases = [case(oracle, one) for one in periods(oracle) if one.open_at(day)]
        children = {row["child_id"] for row in cases}
        tied = any(one.tied for one in periods(oracle) if one.child in children)
        # Only what looks at single episodes depends on their order.
        hangs = bool(back) or make is by_kind
        unsure = frozenset(("all", "kind")) if tied and hangs else frozenset()
        return Answer(known, make(oracle, cases, day), unsure=unsure)

    return having(way, EPISODES, "legal_status", *needs)


def _reaches_back(oracle: ChapterOracle, day: date, months: int) -> Known:
    stated = oracle.council.coverage[EPISODES]
    edge = same_day_before(day, months)
    if stated <= edge:
        return Known.YES
    # How long a child has been looked after may be seen in files that do not reach so far, too.
    return Known.DOUBT if months == 30 or stated == edge + timedelta(days=1) else Known.NO


def of_list_8(
    make: Callable[[ChapterOracle, list[Row], date], Figures], *needs: str, now: bool
) -> Way:
    """Children of list 8; with ``now`` only what it says of the extract date is to be had."""

    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.stock_day(LIST_8, period)
        if day is None or oracle.covers_stock(LIST_8, day) is Known.NO:
            return NOTHING
        cases = [
            row
            for row in oracle.rows(LIST_8)
            if row["legal_status"] not in SHORT_BREAKS
            and row["started"] is not None
            and row["started"] <= day
            and (row["ceased"] is None or row["ceased"] > day)
        ]
        unsure = frozenset(("all", "kind")) if now and day != oracle.taken(LIST_8) else frozenset()
        return Answer(Known.DOUBT, make(oracle, cases, day), unsure=unsure)

    return having(way, LIST_8, "legal_status", *needs)


def count_of(list_id: str) -> Callable[[ChapterOracle, list[Row], date], Figures]:
    return lambda oracle, cases, day: counted(cases, stock_splits(oracle, list_id, day))


def rate(oracle: ChapterOracle, cases: list[Row], _: date) -> Figures:
    assert oracle.council.population is not None
    return per_10_000(cases, oracle.council.population)


# Starts and ceases


def reason_group(code: str | None) -> str:
    if code is None:
        return NOT_RECORDED
    return CEASED.get(code, "zzCodeError" if code == "X1" else NOT_RECOGNISED)


def last_reasons(period: Period) -> set[str]:
    """Reasons of the episode that ended last; several where several ended last."""
    return {
        reason_group(row["ceased_reason"])
        for row in period.episodes
        if row["ended"] == period.ended or row is period.episodes[-1]
    }


def moves(which: str) -> Way:
    """Periods that began (``started``) or ended (``ceased``)."""

    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        first, last = span_days(span, period, oracle.taken(EPISODES))
        known = oracle.covers(EPISODES, first, last)
        if known is Known.NO:
            return NOTHING
        if all(one.ended is None for one in periods(oracle)):
            known = Known.DOUBT  # a column without a value may stand for one that is missing
        cases = []
        unsure: set[str] = set()
        for one in periods(oracle):
            day = one.begun if which == "started" else one.ended
            if day is None or not first <= day <= last:
                continue
            cases.append({**case(oracle, one), "day": day})
            if which == "ceased":
                reasons = last_reasons(one)
                cases[-1]["reason"] = next(iter(reasons))
                if len(reasons) > 1:
                    unsure.add("reason")
        splits: dict[str, GroupOf] = {"reason": lambda row: row["reason"]}
        if which == "started":
            splits = {
                "age": lambda row: age_band(row["birth_date"], row["day"]),
                "gender": gender,
            }
            splits = splits if oracle.has("ssda903_header") else {}
        return Answer(known, counted(cases, splits), unsure=frozenset(unsure))

    return having(way, EPISODES, "legal_status")


def moves_of_list_8(at: str) -> Way:
    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        first, last = span_days(span, period, oracle.taken(LIST_8))
        if oracle.covers(LIST_8, first, last) is Known.NO:
            return NOTHING
        cases = [
            row
            for row in oracle.rows(LIST_8)
            if row["legal_status"] not in SHORT_BREAKS
            and row[at] is not None
            and first <= row[at] <= last
        ]
        splits: dict[str, GroupOf] = {"reason": lambda row: reason_group(row["ceased_reason"])}
        if at == "started":
            splits = {
                "age": lambda row: age_band(row["birth_date"], row["started"]),
                "gender": gender,
            }
        return Answer(Known.DOUBT, counted(cases, splits))

    return having(way, LIST_8, "legal_status")


# Stability


def three_placements(oracle: ChapterOracle, cases: list[Row], day: date) -> Figures:
    year_before = same_day_before(day, 12)

    def met(row: Row) -> bool:
        number = 0
        for period in periods(oracle):
            if period.child != row["child_id"]:
                continue
            for one in period.placements():
                if one.begun <= day and (one.ended is None or one.ended > year_before):
                    number += 1
        return number >= 3

    return percentage(cases, {}, met)


def three_by_column(_: ChapterOracle, cases: list[Row], __: date) -> Figures:
    def met(row: Row) -> bool:
        number = row["placements_in_12_months"]
        return number is not None and int(number) >= 3

    return percentage(cases, {}, met)


def months_or_more(begun: date, day: date, months: int) -> bool:
    """Whether something has gone on for so many months at a day, both days included."""
    return begun <= same_day_before(day, months) + timedelta(days=1)


def long_term(oracle: ChapterOracle, cases: list[Row], day: date) -> Figures:
    def met(row: Row) -> bool:
        before: Placement | None = None
        current: Placement | None = None
        for one in row["period"].placements():
            if one.begun <= day:
                before, current = current, one
        assert current is not None
        begun = current.begun
        if before is not None and current.place in FOR_ADOPTION:
            begun = before.begun
        return months_or_more(begun, day, 24)

    return percentage(of_long_standing(cases, lambda row: row["period"].begun, day), {}, met)


def of_long_standing(cases: list[Row], begun: Callable[[Row], date], day: date) -> list[Row]:
    """Under 16 and looked after for two and a half years; not those of unknown age."""
    return [
        row
        for row in cases
        if row["birth_date"] is not None
        and age(row["birth_date"], day) < 16
        and months_or_more(begun(row), day, 30)
    ]


def long_term_of_list_8(_: ChapterOracle, cases: list[Row], day: date) -> Figures:
    return percentage(
        of_long_standing(cases, lambda row: row["started"], day),
        {},
        lambda row: (
            row["placement_started"] is not None
            and months_or_more(row["placement_started"], day, 24)
        ),
    )


# Kinds of placement, and nights


def by_kind(_: ChapterOracle, cases: list[Row], day: date) -> Figures:
    def kind(row: Row) -> str:
        episode = row["period"].episode_at(day)
        return kind_of_placement(episode["placement"], episode["provider"])

    return shares(cases, "kind", kind)


def by_kind_of_list_8(_: ChapterOracle, cases: list[Row], __: date) -> Figures:
    return shares(
        cases,
        "kind",
        lambda row: kind_of_placement(row["placement_type"], row["placement_provider"]),
    )


def nights(oracle: ChapterOracle) -> dict[date, list[str]]:
    """Give the provision of each child in the night that follows each day."""
    found: dict[date, list[str]] = oracle.once("nights", lambda: _nights(oracle))
    return found


def _nights(oracle: ChapterOracle) -> dict[date, list[str]]:
    taken = oracle.taken(EPISODES)
    found: dict[date, list[str]] = {}
    for period in periods(oracle):
        day = max(period.begun, oracle.council.coverage[EPISODES])
        while day <= taken and period.open_at(day):
            episode = period.episode_at(day)
            group = provision_of(episode["placement"], episode["provider"])
            found.setdefault(day, []).append(group)
            day += timedelta(days=1)
    return found


def nights_in(make: Callable[[dict[str, int]], Figures]) -> Way:
    def way(oracle: ChapterOracle, span: str, period: str) -> Answer:
        first, last = span_days(span, period, oracle.taken(EPISODES))
        known = oracle.covers(EPISODES, first, last)
        if known is Known.NO:
            return NOTHING
        if not whole_months(first, last):
            known = Known.DOUBT  # nights may be counted by whole months
        number: dict[str, int] = {}
        for day, groups in nights(oracle).items():
            if first <= day <= last:
                for group in groups:
                    number[group] = number.get(group, 0) + 1
        tied = any(one.tied for one in periods(oracle))
        unsure = frozenset(("provision",)) if tied else frozenset()
        return Answer(known, make(number), unsure=unsure)

    return having(way, EPISODES, "legal_status")


def all_nights(number: dict[str, int]) -> Figures:
    figures = {("provision", group): Figure(found, None) for group, found in number.items()}
    return {ALL: Figure(sum(number.values()), None), **figures}


def share_of_nights(number: dict[str, int]) -> Figures:
    total = sum(number.values())
    return {("provision", group): Figure(found, total) for group, found in number.items()}


CHILD_SPLITS = ("age", "gender", "age_and_gender")
THREE_PLACEMENTS = first_known(
    at_day(three_placements, "new_episode_reason", back=12),
    of_list_8(three_by_column, "placements_in_12_months", now=True),
)
LONG_TERM = first_known(
    having(at_day(long_term, "new_episode_reason", back=30), "ssda903_header", "birth_date"),
    of_list_8(long_term_of_list_8, "birth_date", "placement_started", now=True),
)

DEFINITIONS_OF_CARE = {
    "looked_after.children": Definition(
        first_known(at_day(count_of(EPISODES)), of_list_8(count_of(LIST_8), now=False)),
        Of.NUMBER,
        STOCK,
        CHILD_SPLITS,
    ),
    "looked_after.rate": Definition(
        with_population(first_known(at_day(rate), of_list_8(rate, now=False))), Of.PART, STOCK
    ),
    "looked_after.started": Definition(
        first_known(moves("started"), moves_of_list_8("started")), Of.NUMBER, FLOW, ("age",)
    ),
    "looked_after.ceased": Definition(
        first_known(moves("ceased"), moves_of_list_8("ceased")), Of.NUMBER, FLOW, ("reason",)
    ),
    "looked_after.three_placements": Definition(THREE_PLACEMENTS, Of.PART, STOCK),
    "looked_after.long_term_stability": Definition(LONG_TERM, Of.PART, STOCK),
    "looked_after.placements": Definition(
        first_known(at_day(by_kind), of_list_8(by_kind_of_list_8, "placement_type", now=True)),
        Of.SHARE,
        STOCK,
        ("kind",),
    ),
    "placements.nights": Definition(nights_in(all_nights), Of.NUMBER, FLOW, ("provision",)),
    "placements.nights_share": Definition(
        nights_in(share_of_nights), Of.SHARE, FLOW, ("provision",)
    ),
}
