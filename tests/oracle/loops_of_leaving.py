"""Care leavers, and the stages of adoptions, by their written definitions, with plain loops."""

from __future__ import annotations

from collections.abc import Callable

from .chapters_headers import IN_EET
from .chapters_loops import (
    NOTHING,
    Answer,
    ChapterOracle,
    Definition,
    Figures,
    Known,
    Of,
    Way,
    age,
    average,
    counted,
    events,
    having,
    percentage,
)
from .councils import Row
from .plain_loops import FLOW, STOCK

LEAVERS = "care_leavers"
OF_AGE = (19, 20, 21)


def age_of_leaver(oracle: ChapterOracle, row: Row) -> int | None:
    """Age at the extract date by the date of birth, else as the list has it."""
    if row["birth_date"] is not None:
        return age(row["birth_date"], oracle.taken(LEAVERS))
    return None if row["age"] is None else int(float(row["age"]))


def of_leavers(
    make: Callable[[ChapterOracle, list[Row]], Figures],
    *,
    where: Callable[[Row], bool] = bool,
    needs: tuple[str, ...] = (),
) -> Way:
    """Care leavers of 19 to 21 at the extract date."""

    def way(oracle: ChapterOracle, _: str, period: str) -> Answer:
        day = oracle.stock_day(LEAVERS, period)
        if day is None or oracle.covers_stock(LEAVERS, day) is Known.NO:
            return NOTHING
        cases = [
            {**row, "years": str(age_of_leaver(oracle, row))}
            for row in oracle.rows(LEAVERS)
            if age_of_leaver(oracle, row) in OF_AGE and where(row)
        ]
        return Answer(Known.YES, make(oracle, cases))

    return having(way, LEAVERS, *needs)


def of_leavers_share(
    met: Callable[[Row], bool],
    column: str,
    where: Callable[[Row], bool] = bool,
    *also: str,
) -> Definition:
    return Definition(
        of_leavers(
            lambda _, rows: percentage(rows, {"age": lambda row: row["years"]}, met),
            where=where,
            needs=(column, *also),
        ),
        Of.PART,
        STOCK,
        ("age",),
    )


def is_counted_nationally(row: Row) -> bool:
    """Former relevant young people who have not died or returned home."""
    if row["eligibility"] != "b) Former relevant child":
        return False
    return row["in_touch"] not in ("c) Died", "f) Rhom")


def lives_here(row: Row) -> bool:
    """Counted nationally, and neither abroad nor deported nor of unknown residence."""
    home = row["accommodation"] or ""
    return is_counted_nationally(row) and home[:2] not in ("G:", "H:", "R:")


def is_suitable(row: Row) -> bool:
    return row["suitability"] == "a) Suitable"


def is_in_eet(row: Row) -> bool:
    return row["activity"] in IN_EET


# Adoption


def days(start: str, end: str) -> Callable[[Row], int | None]:
    def between(row: Row) -> int | None:
        if row[start] is None or row[end] is None:
            return None
        found = (row[end] - row[start]).days
        assert isinstance(found, int)
        return found

    return between


def order_to_match(row: Row) -> int | None:
    """A match before the order is no wait; a child who was not placed does not count."""
    found = days("placement_order", "matched")(row)
    if found is None or row["placed"] is None:
        return None
    return max(0, found)


def stage(number: Callable[[Row], int | None], *needs: str) -> Definition:
    return Definition(
        events("adoption", "adopted", lambda _, rows: average(rows, number), needs=needs),
        Of.PART,
        FLOW,
        may=tuple(span for span in FLOW if span not in ("month", "last_12_months")),
    )


def _stage_between(start: str, end: str) -> Definition:
    return stage(days(start, end), start, end)


DEFINITIONS_OF_LEAVING = {
    "care_leavers.cohort": Definition(
        of_leavers(lambda _, rows: counted(rows, {"age": lambda row: row["years"]})),
        Of.NUMBER,
        STOCK,
        ("age",),
    ),
    "care_leavers.in_touch": of_leavers_share(lambda row: row["in_touch"] == "a) Yes", "in_touch"),
    "care_leavers.suitable_accommodation": of_leavers_share(is_suitable, "suitability"),
    "care_leavers.eet": of_leavers_share(is_in_eet, "activity"),
    "care_leavers.suitable_accommodation_national": of_leavers_share(
        is_suitable, "suitability", lives_here, "eligibility", "in_touch", "accommodation"
    ),
    "care_leavers.eet_national": of_leavers_share(
        is_in_eet, "activity", is_counted_nationally, "eligibility", "in_touch"
    ),
    "adoption.care_to_decision": _stage_between("entered_care", "decided"),
    "adoption.decision_to_order": _stage_between("decided", "placement_order"),
    "adoption.order_to_match": stage(order_to_match, "placement_order", "matched", "placed"),
    "adoption.match_to_placement": _stage_between("matched", "placed"),
    "adoption.placement_to_adoption": _stage_between("placed", "adopted"),
    "adoption.care_to_placement": _stage_between("entered_care", "placed"),
}
