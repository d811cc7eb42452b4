"""Every figure of the report's front door and assessments comes out of the example's extracts."""

from __future__ import annotations

import csv
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from .plain_loops import FIGURES, Figure, Lists, figure

PRINTED = Path(__file__).with_name("report.csv")
MONTH_BEFORE = {"2020-03": "2020-02"}


def printed_figures() -> list[dict[str, str]]:
    """The report's figures of the two chapters that the loops know."""
    with PRINTED.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["indicator"] in FIGURES]


def settings_lines(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "settings" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name_of(row: dict[str, str]) -> str:
    parts = (row["indicator"], row["period"], row["span"], row["group"], row["measure"])
    return " ".join(part for part in parts if part)


def round_half_up(number: Fraction, decimals: int = 0) -> str:
    """Write a number as the report does: 12.65 for 1265/100 and two decimals."""
    scaled = floor(number * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    return f"{whole}.{rest:0{decimals}}" if decimals else str(whole)


def shown(found: Figure, like: str) -> str:
    """Show a figure as the report prints that one."""
    if found.denominator is None:
        return "-" if like == "-" and found.numerator == 0 else str(found.numerator)
    if found.denominator == 0:
        return "-"
    decimals = len(like.rstrip("%").partition(".")[2])
    return round_half_up(Fraction(100 * found.numerator, found.denominator), decimals) + "%"


def exact(found: Figure) -> Fraction:
    assert found.denominator
    return Fraction(100 * found.numerator, found.denominator)


def find(lists: Lists, row: dict[str, str], period: str = "") -> Figure:
    return figure(
        lists,
        row["indicator"],
        period or row["period"],
        row["span"],
        row["breakdown"],
        row["group"],
    )


def having(*measures: str) -> list[dict[str, str]]:
    return [row for row in printed_figures() if row["measure"].partition(":")[0] in measures]


def test_every_line_of_the_transcription_is_checked() -> None:
    rows = having(
        "value",
        "numerator",
        "denominator",
        "change_on_previous_month",
        "comparator",
        "comparator_year",
        "target",
    )
    assert len(rows) == len(printed_figures()) == 184


@pytest.mark.parametrize("row", having("value"), ids=name_of)
def test_value(lists: Lists, row: dict[str, str]) -> None:
    assert shown(find(lists, row), row["printed"]) == row["printed"]


@pytest.mark.parametrize("row", having("numerator", "denominator"), ids=name_of)
def test_count_behind_a_share(lists: Lists, row: dict[str, str]) -> None:
    assert str(getattr(find(lists, row), row["measure"])) == row["printed"]


@pytest.mark.parametrize("row", having("change_on_previous_month"), ids=name_of)
def test_change_holds_for_exact_and_for_displayed_figures(
    lists: Lists, row: dict[str, str]
) -> None:
    now = exact(find(lists, row))
    before = exact(find(lists, row, MONTH_BEFORE[row["period"]]))
    assert ("decrease" in row["row"]) == (now < before)
    assert round_half_up(abs(now - before)) == row["printed"]
    displayed = abs(int(round_half_up(now)) - int(round_half_up(before)))
    assert str(displayed) == row["printed"]


@pytest.mark.parametrize("row", having("comparator", "comparator_year"), ids=name_of)
def test_comparator_is_in_the_settings(example_folder: Path, row: dict[str, str]) -> None:
    lines = [
        line
        for line in settings_lines(example_folder, "comparators.csv")
        if line["indicator"] == row["indicator"]
    ]
    if row["measure"] == "comparator_year":
        assert {line["year"] for line in lines} == {row["printed"]}
    else:
        who = row["measure"].partition(":")[2]
        assert [line["value"] for line in lines if line["comparator"] == who] == [row["printed"]]


@pytest.mark.parametrize("row", having("target"), ids=name_of)
def test_target_is_in_the_settings(example_folder: Path, row: dict[str, str]) -> None:
    lines = settings_lines(example_folder, "targets.csv")
    assert [line["target"] for line in lines if line["indicator"] == row["indicator"]] == [
        row["printed"]
    ]


@pytest.mark.parametrize(
    ("indicator", "span", "rises"),
    [
        ("contacts.managed_in_24_hours", "month", True),  # "increased in March"
        ("referrals.managed_in_24_hours", "month", False),  # "decreased slightly"
        ("assessments.in_45_days", "month", True),  # "an increase compared to last month"
        ("assessments.in_45_days", "year_to_date", True),  # "has now risen slightly"
        ("assessments.seen_in_3_days", "month", True),  # "an increase ... from last month"
    ],
)
def test_direction_in_words(lists: Lists, indicator: str, span: str, rises: bool) -> None:
    now = exact(figure(lists, indicator, "2020-03", span, "all", ""))
    before = exact(figure(lists, indicator, "2020-02", span, "all", ""))
    assert (now > before) == rises


def test_completed_assessments_fell(lists: Lists) -> None:
    before = figure(lists, "assessments.completed", "2020-02", "month", "all", "")
    assert before.numerator > 95


def test_most_contacts_come_from_the_police(lists: Lists) -> None:
    share = figure(lists, "contacts.source_share", "2020-03", "month", "source", "q) 6: Police")
    assert exact(share) > 50
