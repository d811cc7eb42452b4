"""Sentences of whole councils, from their extracts: the example, and invented ones."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest

from tests.narrative.test_sentences import (
    every_direction_is_true,
    every_number_is_a_figure,
    is_good_english,
)
from tests.oracle.councils import random_council, write
from xl_kpi.narrative.narrate import section_sentences
from xl_kpi.pipeline import Run, load, reporting_month, run, settings_for
from xl_kpi.settings import read_settings

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "march_2020"


def checked(made: Run) -> int:
    count = 0
    for chapter in made.registry.chapters:
        indicators = made.registry.of_chapter(chapter.id)
        for sentence in section_sentences(made.judged, indicators, limits=made.settings.limits):
            every_number_is_a_figure(made.judged, sentence)
            every_direction_is_true(made.judged, sentence)
            is_good_english(sentence)
            count += 1
    return count


@pytest.mark.slow
def test_the_example(tmp_path):
    runpy.run_path(str(EXAMPLE / "make_extracts.py"))["make_extracts"](tmp_path)
    settings = read_settings(EXAMPLE / "settings")
    extracts = load(tmp_path, settings, today=date(2020, 4, 6))
    month = reporting_month(extracts)
    made = run(extracts, month, settings)
    assert checked(made) > 80
    # An earlier month has other gaps.
    assert checked(run(extracts, month.plus(-5), settings)) > 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_random_councils(seed, tmp_path):
    council = random_council(seed)
    source = write(council, tmp_path)
    settings = settings_for(source, None)
    extracts = load(source, settings, today=date(2024, 4, 6))
    assert checked(run(extracts, reporting_month(extracts), settings)) > 10
