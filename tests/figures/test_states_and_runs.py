"""Lists of another day, lists that show one day, rates without a population, limits of a council."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from xl_kpi.extracts.extracts import extracts_from_frames
from xl_kpi.figures.engine import compute_figures
from xl_kpi.figures.table import NOT_IN_EXTRACT, Figures
from xl_kpi.indicators.registry import registry_for
from xl_kpi.limits import Limits
from xl_kpi.periods import Month, Span
from xl_kpi.settings import Settings

MARCH = Month(2020, 3)
SETTINGS = Settings(as_at=date(2020, 3, 31), coverage={"visits": (date(2020, 1, 1), None),
                                                       "cp_plans": (date(2019, 1, 1), None)})  # fmt: skip
Row = tuple[str | None, ...]


def figures(frames: dict[str, pd.DataFrame], settings: Settings = SETTINGS) -> Figures:
    extracts = extracts_from_frames(frames, settings, today=date(2020, 4, 6))
    return compute_figures(extracts, MARCH, settings, registry_for(settings.limits))


def visits(*rows: Row) -> pd.DataFrame:
    columns = ["Child Unique ID", "Kind of visit", "Visit due date", "Visit made date", "Team"]
    return pd.DataFrame([(*row, "North") for row in rows], columns=columns)


VISITS = visits(
    ("a", "CP", "10/03/2020", "09/03/2020"),
    # The latest of the month counts, made too late.
    ("a", "CP", "20/03/2020", "21/03/2020"),
    ("b", "CP", "20/03/2020", "20/03/2020"),
    ("b", "CP", "31/03/2020", None),
    ("c", "LAC", "20/03/2020", "20/03/2020"),
    ("a", "CP", "20/02/2020", "20/02/2020"),
)


@pytest.mark.parametrize(
    ("taken", "counted"), [("2020-03-31", (0, 2)), ("2020-03-30", (1, 2)), ("2020-03-25", (1, 2))]
)
def test_a_run_in_the_last_week_stands_for_the_month(
    taken: str, counted: tuple[float, float]
) -> None:
    settings = replace(SETTINGS, list_as_at={"visits": date.fromisoformat(taken)})
    figure = figures({"visits": VISITS}, settings).find("visits.cp_in_time")
    assert figure is not None
    assert (figure.numerator, figure.denominator) == counted
    said = f"as at {date.fromisoformat(taken):%d/%m/%Y}" in figure.note
    assert said == (taken != "2020-03-31")


def test_a_run_before_the_last_week_does_not() -> None:
    settings = replace(SETTINGS, list_as_at={"visits": date(2020, 3, 24)})
    made = figures({"visits": VISITS}, settings)
    figure = made.find("visits.cp_in_time")
    assert figure is not None
    assert not figure.available
    assert "not over" in figure.note
    february = made.find("visits.cp_in_time", Month(2020, 2))
    assert february is not None
    assert (february.numerator, february.denominator) == (1, 1)


def test_a_year_to_date_has_each_child_once_a_month() -> None:
    settings = replace(
        SETTINGS, coverage={"visits": (date(2019, 4, 1), None)},
        list_as_at={"visits": date(2020, 3, 30)},
    )  # fmt: skip
    figure = figures({"visits": VISITS}, settings).find("visits.cp_in_time", span=Span.YEAR_TO_DATE)
    assert figure is not None
    assert (figure.numerator, figure.denominator) == (2, 3)


def plans(*rows: Row) -> pd.DataFrame:
    columns = ["CP plan ID", "Child Unique ID", "Child protection plan start date",
               "Child protection plan end date", "Initial category of abuse",
               "Latest category of abuse", "Date of latest category"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


PLANS = plans(
    ("1", "a", "01/02/2019", None, "Neglect", "Emotional", "15/03/2020"),
    ("2", "b", "01/02/2020", "31/03/2020", "Neglect", "Neglect", None),
)


def test_a_rate_needs_the_children_of_the_area() -> None:
    without = figures({"cp_plans": PLANS}).find("child_protection.rate")
    assert without is not None
    assert without.note == (
        f"{NOT_IN_EXTRACT}: council.toml has no children_0_to_17 in [population]"
    )
    found = figures({"cp_plans": PLANS}, replace(SETTINGS, population_0_to_17=20_000))
    rate = found.find("child_protection.rate")
    assert rate is not None
    assert (rate.numerator, rate.denominator, rate.value) == (1, 2, 0.5)


def test_a_category_holds_from_the_day_on_which_it_was_given() -> None:
    made = figures({"cp_plans": PLANS})

    def count(month: Month, category: str) -> float | None:
        found = made.find("child_protection.plans", month, None, "category", category)
        return None if found is None else found.value

    assert (count(Month(2020, 2), "a) Neglect"), count(Month(2020, 2), "d) Emotional abuse")) == (
        2,
        0,
    )
    assert (count(MARCH, "a) Neglect"), count(MARCH, "d) Emotional abuse")) == (0, 1)


def supervised(*rows: Row) -> pd.DataFrame:
    columns = ["Child Unique ID", "Kind of case", "Case opened date",
               "Date of last case supervision", "Team"]  # fmt: skip
    return pd.DataFrame([(*row, "North") for row in rows], columns=columns)


SUPERVISED = supervised(
    ("a", "CIN", "01/01/2019", "29/02/2020"),
    ("b", "CPP", "01/01/2019", "28/02/2020"),
    ("c", "LAC", "01/01/2019", "31/12/2018"),
    ("d", "CIN", "29/02/2020", None),
    ("e", "CIN", "28/02/2020", None),
    # One child with two rows is one case, of the higher status.
    ("a", "LAC", "01/01/2019", "01/10/2019"),
)


def groups(made: Figures, breakdown: str) -> dict[str, float | None]:
    found = {
        group: made.find("supervision.cases", None, None, breakdown, group)
        for group in made.groups("supervision.cases", breakdown)
    }
    return {group: figure.value for group, figure in found.items() if figure and figure.value}


def test_bands_of_supervision_are_those_of_the_lists_own_day() -> None:
    settings = replace(SETTINGS, list_as_at={"case_supervision": date(2020, 3, 30)})
    made = figures({"case_supervision": SUPERVISED}, settings)
    assert groups(made, "band") == {
        "1 to 2 months": 1, "4 to 6 months": 1, "More than 6 months": 1,
        "None": 1, "None, new in last 30 days": 1,
    }  # fmt: skip
    assert groups(made, "kind") == {"CIN": 2, "CPP": 1, "LAC": 2}
    whole = made.find("supervision.cases")
    assert whole is not None
    assert whole.note.startswith("1 row not counted again")
    assert "as at the extract date, 30/03/2020" in whole.note


def test_a_list_of_one_day_says_nothing_of_other_months() -> None:
    made = figures({"case_supervision": SUPERVISED})
    february = made.find("supervision.cases", Month(2020, 2))
    assert february is not None
    assert february.note == (
        f"{NOT_IN_EXTRACT}: the list 'Case supervision' shows what stands on 31/03/2020 alone"
    )


def test_a_councils_own_bands_stand_in_titles_and_groups() -> None:
    limits = Limits(supervision_months=(2, 4, 6, 12), new_case_days=10)
    made = figures({"case_supervision": SUPERVISED}, replace(SETTINGS, limits=limits))
    assert groups(made, "band") == {
        "Within 2 months": 1, "5 to 6 months": 1, "More than 12 months": 1, "None": 2,
    }  # fmt: skip
    registry = registry_for(limits)
    assert registry["supervision.within_1_month"].title == "Cases supervised within 2 months"


def test_every_limit_is_somewhere_in_the_registry() -> None:
    plain = {one.id: one for one in registry_for(Limits())}
    odd = Limits(7, 11, 13, 17, 19, (1, 2, 3, 9), 23)
    changed = [one.id for one in registry_for(odd) if one != plain[one.id]]
    assert {name.partition(".")[0] for name in changed} == {
        "section_47", "visits", "caseload", "supervision",
    }  # fmt: skip
