"""Process limits, rules, variation and assurance: by hand, by published examples, by property."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_kpi.figures.table import COLUMNS, Figures
from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.spc import (
    Assurance,
    Outcome,
    Spc,
    Variation,
    spc_of,
    spc_of_series,
)
from xl_kpi.judgement.spc_limits import ProcessLimits, moving_ranges, process_limits
from xl_kpi.judgement.spc_rules import Mark, Rule, Variant, marks
from xl_kpi.judgement.targets import Target
from xl_kpi.periods import Month

MARCH = Month(2020, 3)

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, individuals control charts: flow rates,
# whose mean is 50.81, mean moving range 1.8778, and limits 45.8159 and 55.8041 (with 3/1.128).
NIST = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)


def of(values, **more) -> Spc:
    return spc_of_series(MARCH.last(len(values)), values, **more)


class TestLimits:
    def test_published_example(self):
        limits = process_limits(NIST)
        assert limits.mean == pytest.approx(50.81)
        assert limits.moving_range == pytest.approx(1.8778, abs=5e-5)
        # 2.66 is 3/1.128 rounded, which moves the limits by less than a thousandth.
        assert (limits.lower, limits.upper) == pytest.approx((45.8159, 55.8041), abs=1e-3)

    def test_by_hand(self):
        # Ranges 2, 1, 2, 1: mean 1.5. Values 10 + 12 + 11 + 13 + 12 = 58: mean 11.6.
        # 2.66 x 1.5 = 3.99: limits 7.61 and 15.59.
        limits = process_limits([10, 12, 11, 13, 12])
        assert (limits.mean, limits.moving_range) == (11.6, 1.5)
        assert (limits.lower, limits.upper) == pytest.approx((7.61, 15.59))

    def test_unusual_ranges_are_left_out_once(self):
        # Ranges: 1 eleven times, then 40: mean 51/12 = 4.25, and 3.267 x 4.25 = 13.9 < 40.
        # Without it the mean is 1. The value of 56 stays in the mean: (6x10 + 6x11 - ...).
        values = [10, 11] * 6 + [51]
        limits = process_limits(values)
        assert limits.left_out == 1
        assert limits.moving_range == 1
        assert limits.mean == pytest.approx((6 * 21 + 51) / 13)

    def test_screening_is_not_repeated(self):
        # Ranges 1 x 20, 4, 60: mean 84/22 = 3.82, limit 12.5: 60 goes. Of the rest the mean is
        # 24/21 = 1.14 and the limit 3.7, by which 4 would go too, were it done again.
        values = [0, 1] * 10 + [0] + [4] + [64]
        assert moving_ranges(values) == [1] * 20 + [4, 60]
        limits = process_limits(values)
        assert (limits.left_out, limits.moving_range) == (1, pytest.approx(24 / 21))

    def test_gaps_are_not_bridged(self):
        assert moving_ranges([1, None, 9, 10, None]) == [1]

    @pytest.mark.parametrize(
        "values", [[5.0] * 13, [0.1 + 0.2, 0.3] * 7, [3] * 6 + [9] * 7, [1, None] * 7, []]
    )
    def test_what_does_not_vary_has_no_limits(self, values):
        assert process_limits(values) is None

    def test_drawn_within_what_can_be(self):
        limits = ProcessLimits(0.95, 0.1, 13)
        assert limits.drawn(Unit.PERCENT) == (pytest.approx(0.684), 1.0)
        assert ProcessLimits(3, 2, 13).drawn(Unit.COUNT) == (0.0, pytest.approx(8.32))

    def test_against_another_implementation(self):
        statprocon = pytest.importorskip("statprocon")
        numbers = random.Random(5)
        compared = 0
        for _ in range(200):
            values = [numbers.randint(20, 60) for _ in range(numbers.randint(13, 24))]
            limits = process_limits(values)
            # It does not leave ranges out.
            if limits is None or limits.left_out:
                continue
            other = statprocon.XmR(values)
            assert limits.mean == pytest.approx(float(other.x_central_line()[0]), abs=1e-2)
            assert limits.lower == pytest.approx(
                float(other.lower_natural_process_limit()[0]), abs=2e-2
            )
            assert limits.upper == pytest.approx(
                float(other.upper_natural_process_limit()[0]), abs=2e-2
            )
            outside = [bool(mark and mark.rule is Rule.OUTSIDE) for mark in marks(values, limits)]
            assert outside == list(other.rule_1_x_indices_beyond_limits())
            compared += 1
        assert compared > 100


# A mean of 0 and a mean range of 1: outside is beyond 2.66, near beyond 1.7733.
STANDARD = ProcessLimits(mean=0, moving_range=1, points=13)


def rules(values, variant=Variant.NHSR_0_2_2):
    return [mark and mark.rule for mark in marks(values, STANDARD, variant)]


class TestRules:
    def test_outside(self):
        assert rules([2.66, 2.67, -2.66, -2.67]) == [None, Rule.OUTSIDE, None, Rule.OUTSIDE]
        assert marks([2.67, -2.67], STANDARD) == (
            Mark(Rule.OUTSIDE, True),
            Mark(Rule.OUTSIDE, False),
        )

    def test_seven_on_one_side(self):
        # The published examples of ptd_seven_point_one_side_mean: six are too few, eight count
        # whole, and one on the other side is not among them.
        side = [0.5, 0.4]
        assert rules(side * 3) == [None] * 6
        assert rules([*side * 4, -1]) == [*[Rule.ONE_SIDE] * 8, None]
        assert marks([-0.5, -0.4] * 4, STANDARD)[-1] == Mark(Rule.ONE_SIDE, False)
        # On the mean is on neither side.
        assert rules([*side * 3, 0, *side * 3]) == [None] * 13

    def test_seven_rising_or_falling(self):
        # ptd_seven_point_trend: 1 to 7 is one, with a repeated value it is none.
        step = 0.1
        rising = [step * n - 0.3 for n in range(7)]
        assert rules(rising) == [Rule.TREND] * 7
        assert rules(rising[:6]) == [None] * 6
        assert rules([*rising[:3], *rising[2:6]]) == [None] * 7
        assert {mark.high for mark in marks(rising, STANDARD)} == {True}
        assert {mark.high for mark in marks(rising[::-1], STANDARD)} == {False}
        assert rules([0, *rising, 0]) == [None, *[Rule.TREND] * 7, None]

    def test_a_trend_points_the_way_it_goes(self):
        # Falling, and above the mean all the while: it is low, not high.
        falling = [1.6 - 0.2 * n for n in range(7)]
        assert set(marks(falling, STANDARD)) == {Mark(Rule.TREND, False)}

    def test_a_turning_point_belongs_to_the_later_trend(self):
        up = [0.1 * n for n in range(-3, 4)]
        there_and_back = [*up, *up[-2::-1]]
        high = [mark.high for mark in marks(there_and_back, STANDARD)]
        assert high == [True] * 6 + [False] * 7

    def test_two_of_three(self):
        # ptd_two_in_three with ptd_part_of_two_in_three: the pairs 1 0 1, 0 1 1 and 1 1 0 count,
        # and only the near points are marked.
        near, mid = 2.0, 1.0
        two = Rule.TWO_OF_THREE
        assert rules([near, mid, near]) == [two, None, two]
        assert rules([mid, near, near]) == [None, two, two]
        assert rules([near, near, mid]) == [two, two, None]
        assert rules([near, mid, mid, near]) == [None] * 4
        assert rules([near, mid, mid, near, near]) == [None, None, None, two, two]
        # On opposite sides they are no sign of anything, nor with the third across the mean.
        assert rules([near, mid, -near]) == [None] * 3
        assert rules([near, -mid, near]) == [None] * 3
        # Two alone are no three.
        assert rules([near, near]) == [None] * 2

    def test_the_variants_differ_in_points_outside(self):
        values = [2.9, 1.0, 2.0]
        two, outside = Rule.TWO_OF_THREE, Rule.OUTSIDE
        assert rules(values) == [outside, None, None]
        assert rules(values, Variant.OUTSIDE_COUNTS) == [outside, None, two]

    def test_no_run_goes_across_a_gap(self):
        side = [0.5, 0.4, 0.5]
        assert rules([*side, None, *side, 0.4]) == [None] * 8
        assert rules([2.0, None, 2.0]) == [None] * 3

    def test_order_of_precedence(self):
        rising = [0.9 + 0.3 * n for n in range(7)]
        assert rules(rising) == [*[Rule.TREND] * 6, Rule.OUTSIDE]


class TestVariationAndAssurance:
    VALUES = (*[50, 52] * 6, 70)

    @pytest.mark.parametrize(
        ("good", "last", "variation"),
        [
            ("high", 70, Variation.IMPROVEMENT_HIGH),
            ("low", 70, Variation.CONCERN_HIGH),
            (None, 70, Variation.NEUTRAL_HIGH),
            ("high", 30, Variation.CONCERN_LOW),
            ("low", 30, Variation.IMPROVEMENT_LOW),
            (None, 30, Variation.NEUTRAL_LOW),
            ("high", 51, Variation.COMMON_CAUSE),
        ],
    )
    def test_variation(self, good, last, variation):
        assert of([*[50, 52] * 6, last], good=good).variation is variation

    @pytest.mark.parametrize(
        ("good", "target", "assurance"),
        [
            # Mean (6 x 102 + 51) / 13 = 51; ranges 2 eleven times and 1: mean 23/12; limits
            # 51 +/- 5.098.
            ("high", 45, Assurance.PASS),
            ("high", 51, Assurance.HIT_OR_MISS),
            ("high", 57, Assurance.FAIL),
            ("low", 45, Assurance.FAIL),
            ("low", 57, Assurance.PASS),
            (None, 57, None),
            ("high", None, None),
        ],
    )
    def test_assurance(self, good, target, assurance):
        result = of([*[50, 52] * 6, 51], good=good, target=target)
        assert result.limits.upper == pytest.approx(51 + 2.66 * 23 / 12)
        assert result.assurance is assurance


class TestOutcomes:
    def test_from_13_points_on(self):
        values = [50, 52] * 6
        assert of(values).outcome is Outcome.TOO_SHORT
        assert of(values).limits is None
        assert of([*values, 50]).outcome is Outcome.LIMITS
        assert of([*values, None, 50]).outcome is Outcome.LIMITS
        assert "not bridged" in of([*values, None, 50]).reason
        assert of([*values[:-1], None, 50]).outcome is Outcome.TOO_SHORT

    def test_constant(self):
        result = of([4] * 20, good="high", target=3)
        assert result.outcome is Outcome.CONSTANT
        assert (result.limits, result.variation, result.assurance) == (None, None, None)
        assert not any(point.mark for point in result.points)

    def test_latest_missing(self):
        assert of([*[50, 52] * 8, None]).outcome is Outcome.LATEST_MISSING
        assert of([]).outcome is Outcome.LATEST_MISSING


def figures(indicator: str, numerators, denominators=None) -> Figures:
    months = MARCH.last(len(numerators))
    below = denominators or [None] * len(months)
    declared = REGISTRY[indicator]
    table = pd.DataFrame(
        [
            {
                **dict.fromkeys(COLUMNS, ""),
                "indicator": indicator, "title": declared.title, "chapter": declared.chapter,
                "period": str(month), "span": "month", "breakdown": "all", "group": "all",
                "unit": str(declared.unit), "target": None,
                "numerator": top, "denominator": under,
                "value": top if under is None else top / under if under else None,
            }
            for month, top, under in zip(months, numerators, below, strict=True)
        ]
    )  # fmt: skip
    for name in ("numerator", "denominator", "value", "target"):
        table[name] = pd.to_numeric(table[name])
    return Figures(table, MARCH)


class TestFromFigures:
    def test_a_count(self):
        result = spc_of(figures("contacts.received", [50, 52] * 7), REGISTRY["contacts.received"])
        assert result.outcome is Outcome.LIMITS
        assert result.limits.mean == 51
        assert result.points[-1].month == MARCH

    def test_target_and_its_direction(self):
        indicator = REGISTRY["assessments.in_45_days"]
        table = figures(indicator.id, [80, 82] * 7, [100] * 14)
        result = spc_of(table, indicator, Target(indicator.id, 0.95, 0.1, "high"))
        assert result.assurance is Assurance.FAIL

    def test_small_counts_have_none(self):
        indicator = REGISTRY["looked_after.started"]
        result = spc_of(figures(indicator.id, [4, 5, 6, 3] * 4), indicator)
        assert result.outcome is Outcome.TOO_FEW
        assert (result.limits, result.variation) == (None, None)
        assert not any(point.mark for point in result.points)
        assert spc_of(figures(indicator.id, [5, 6] * 7), indicator).outcome is Outcome.LIMITS

    def test_small_shares_have_none(self):
        indicator = REGISTRY["section_47.conference_in_15_days"]
        assert spc_of(
            figures(indicator.id, [8, 9] * 7, [9] * 14), indicator
        ).outcome is Outcome.TOO_FEW  # fmt: skip
        assert spc_of(
            figures(indicator.id, [8, 9] * 7, [10] * 14), indicator
        ).outcome is Outcome.LIMITS  # fmt: skip

    def test_a_small_latest_share_has_no_mark(self):
        indicator = REGISTRY["section_47.conference_in_15_days"]
        result = spc_of(figures(indicator.id, [8, 9] * 7, [20] * 13 + [9]), indicator)
        assert (result.outcome, result.variation) == (Outcome.TOO_FEW, None)
        assert "latest month" in result.reason

    def test_months_before_the_first_figure_do_not_count_as_gaps(self):
        indicator = REGISTRY["assessments.in_45_days"]
        result = spc_of(figures(indicator.id, [0] * 3 + [8, 9] * 7, [0] * 3 + [20] * 14), indicator)
        assert len(result.points) == 14
        assert "gap" not in result.reason

    def test_at_most_two_years(self):
        result = spc_of(figures("contacts.received", [50, 52] * 20), REGISTRY["contacts.received"])
        assert len(result.points) == 24


SERIES = st.lists(st.integers(0, 60), min_size=13, max_size=24)
QUICK = settings(max_examples=150, deadline=None)


def seen(result: Spc):
    return result.outcome, [point.mark for point in result.points], result.variation


class TestProperties:
    @QUICK
    @given(SERIES, st.integers(-500, 500), st.integers(0, 60))
    def test_shifting_changes_nothing_but_the_level(self, values, by, target):
        plain = of(values, good="high", target=target)
        moved = of([value + by for value in values], good="high", target=target + by)
        assert seen(plain) == seen(moved)
        assert plain.assurance == moved.assurance
        if plain.limits:
            assert moved.limits.upper == pytest.approx(plain.limits.upper + by)

    @QUICK
    @given(SERIES, st.sampled_from([0.01, 0.25, 3.0, 1000.0]), st.integers(0, 60))
    def test_scaling_changes_nothing_but_the_scale(self, values, by, target):
        plain = of(values, good="low", target=target)
        scaled = of([value * by for value in values], good="low", target=target * by)
        assert seen(plain) == seen(scaled)
        assert plain.assurance == scaled.assurance

    @QUICK
    @given(SERIES, st.integers(0, 60))
    def test_upside_down_with_the_other_direction_is_the_same_news(self, values, target):
        plain = of(values, good="high", target=target)
        turned = of([-value for value in values], good="low", target=-target)
        assert plain.assurance == turned.assurance
        for one, other in zip(plain.points, turned.points, strict=True):
            assert (one.mark is None) == (other.mark is None)
            if one.mark:
                assert (one.mark.rule, one.mark.high) == (other.mark.rule, not other.mark.high)

    @QUICK
    @given(SERIES, st.integers(0, 60))
    def test_the_other_direction_turns_concern_to_improvement(self, values, target):
        high = of(values, good="high", target=target)
        low = of(values, good="low", target=target)
        swap = {
            Variation.IMPROVEMENT_HIGH: Variation.CONCERN_HIGH,
            Variation.CONCERN_LOW: Variation.IMPROVEMENT_LOW,
        }
        assert swap.get(high.variation, high.variation) == low.variation
        turned = {Assurance.PASS: Assurance.FAIL, Assurance.FAIL: Assurance.PASS}
        assert turned.get(high.assurance, high.assurance) == low.assurance

    @QUICK
    @given(SERIES)
    def test_the_variants_agree_where_nothing_is_outside(self, values):
        first = of(values)
        if any(point.mark and point.mark.rule is Rule.OUTSIDE for point in first.points):
            return
        assert seen(first) == seen(of(values, variant=Variant.OUTSIDE_COUNTS))

    @QUICK
    @given(st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=24))
    def test_whatever_comes_there_is_an_answer(self, values):
        result = of(values, good="low", target=10)
        assert result.reason.endswith(".")
        assert (result.outcome is Outcome.LIMITS) == (result.limits is not None)
        assert (result.variation is None) == (result.limits is None)
