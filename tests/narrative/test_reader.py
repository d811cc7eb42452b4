"""The reader finds lies: without that the tests of random months would prove nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.narrative.test_house_style import IN_TIME, judged
from tests.narrative.test_sentences import (
    every_direction_is_true,
    every_number_is_a_figure,
    is_good_english,
)
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import Comparator
from xl_kpi.judgement.targets import Target
from xl_kpi.narrative.narrate import indicator_sentences

ENGLAND = Comparator(IN_TIME, "england", "England", "2018/19", 0.83)
THESE = judged(
    [(IN_TIME, [(80, 100), (83, 95)], "month"), (IN_TIME, [(80, 100)], "year_to_date")],
    targets=[Target(IN_TIME, 0.95, 0.10, "high")],
    comparators=(ENGLAND,),
)
LEVEL, TARGET, WIDER = indicator_sentences(THESE, REGISTRY[IN_TIME])


def checked(sentence):
    every_number_is_a_figure(THESE, sentence)
    every_direction_is_true(THESE, sentence)
    is_good_english(sentence)


@pytest.mark.parametrize("sentence", [LEVEL, TARGET, WIDER])
def test_the_truth_passes(sentence):
    checked(sentence)


@pytest.mark.parametrize(
    ("sentence", "true", "false"),
    [
        (LEVEL, "87%", "88%"),
        (LEVEL, "7 percentage points higher", "8 percentage points higher"),
        (LEVEL, "higher", "lower"),
        (LEVEL, "83 of 95", "95 of 83 and 12"),
        (LEVEL, "(80%).", "(80%), the third rise in a row."),
        (LEVEL, "(80%).", "(80%)"),
        (LEVEL, "87%", "87.0%"),
        (TARGET, "below", "above"),
        (TARGET, "but within the tolerance (amber)", "(red)"),
        (TARGET, "8 percentage", "nine percentage"),
        (WIDER, "worse than", "better than"),
        (WIDER, "2018/19", "2017/18"),
        (WIDER, "80%, ", "80% , "),
    ],
)
def test_a_lie_is_found(sentence, true, false):
    assert true in sentence.text
    with pytest.raises(AssertionError):
        checked(replace(sentence, text=sentence.text.replace(true, false)))


def test_a_number_that_is_printed_right_and_taken_from_elsewhere_is_found():
    wrong = [replace(one, month=one.month.plus(-1)) for one in LEVEL.used]
    with pytest.raises(AssertionError):
        checked(replace(LEVEL, used=tuple(wrong)))
