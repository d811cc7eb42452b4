"""What a printed number may have been before it was rounded."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from xl_kpi.reconcile.printed import printed_like, read_printed, round_half_up, states_number

from .printing import percent, rounded


@pytest.mark.parametrize(
    ("text", "said"),
    [("54%", Fraction(27, 50)), ("1,240", 1240), ("Six", 6), ("no", 0), ("one", 1), (" 7 ", 7)],
)
def test_said(text: str, said: Fraction) -> None:
    reading = read_printed(text)
    assert reading is not None
    assert reading.said == said


@pytest.mark.parametrize("text", ["n/a", "tbc", "", "-", "–", "c", "*", "from March 20", "7 (4%)"])
def test_no_number(text: str) -> None:
    assert read_printed(text) is None


@pytest.mark.parametrize("text", ["", "-", "–", " "])
def test_blank_in_a_table_of_counts_is_none(text: str) -> None:
    reading = read_printed(text, nothing_is_zero=True)
    assert reading is not None
    assert (reading.low, reading.high) == (0, 0)


def test_a_percentage_needs_no_sign() -> None:
    assert read_printed("54", percent=True) == read_printed("54%")


def test_counts_are_exact_and_posts_are_not() -> None:
    people, posts = read_printed("7"), read_printed("7", whole=False)
    assert people is not None
    assert posts is not None
    assert (people.low, people.high) == (7, 7)
    assert posts.low == Fraction(13, 2)
    assert posts.high is not None
    assert posts.high < Fraction(15, 2)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("<5", 0, 4), (">5", 6, None), ("≤5", 0, 5), ("≥ 5", 5, None)]
)
def test_suppressed_counts(text: str, low: int, high: int | None) -> None:
    reading = read_printed(text)
    assert reading is not None
    assert (reading.low, reading.high) == (low, high)


def test_a_share_lies_in_the_range_of_what_is_printed_and_in_no_other() -> None:
    rng = random.Random(7)
    for _ in range(3000):
        below = rng.randint(1, 5000)
        above = rng.randint(0, below)
        places = rng.choice((0, 1, 2))
        share = Fraction(above, below)
        reading = read_printed(percent(above, below, places))
        assert reading is not None
        assert reading.high is not None
        assert reading.low <= share <= reading.high
        other = read_printed(rounded(100 * share + Fraction(1, 10**places), places) + "%")
        assert other is not None
        assert not other.low <= share


def test_a_half_is_rounded_up() -> None:
    # 1 of 8 is 12.5%: it prints as 13%, and never as 12%.
    low, high = read_printed("12%"), read_printed("13%")
    assert low is not None
    assert high is not None
    assert low.high is not None
    assert low.high < Fraction(1, 8) == high.low
    assert round_half_up(Fraction(25, 2)) == "13"


@pytest.mark.parametrize(
    ("value", "like", "wanted"),
    [
        (Fraction(26, 33), "77%", "79%"),
        (Fraction(26, 33), "77.1%", "78.8%"),
        (11, "", "11"),
        (6, "Five", "6"),
        (Fraction(66, 7), "3", "9"),
    ],
)
def test_a_correction_is_printed_in_the_same_form(value: Fraction, like: str, wanted: str) -> None:
    assert printed_like(value, like) == wanted


def test_numbers_are_told_from_words() -> None:
    assert all(map(states_number, ("12", "12%", "Six", "n/a", "-", "")))
    assert not states_number("from March 20")
