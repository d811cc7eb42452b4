"""No sentence says a number that the table has not, goes the wrong way, or is bad English."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.narrative.random_months import random_judged
from tests.narrative.reader import agrees, exact, numbers_in, plain, said_number
from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.judged import Judged
from xl_kpi.narrative.narrate import indicator_sentences, section_sentences
from xl_kpi.narrative.sentence import Kind, Part, Sentence
from xl_kpi.periods import Span

MONTHS = range(60)
MANY_MONTHS = range(1000, 1250)


def told(judged: Judged) -> list[Sentence]:
    """Every chapter's sentences as a section has them, and every indicator's by itself."""
    chapters = [REGISTRY.of_chapter(chapter.id) for chapter in REGISTRY.chapters]
    return [
        *(one for chapter in chapters for one in section_sentences(judged, chapter)),
        *(one for indicator in REGISTRY for one in indicator_sentences(judged, indicator)),
    ]


def check(seed: int) -> None:
    judged = random_judged(seed)
    for sentence in told(judged):
        try:
            every_number_is_a_figure(judged, sentence)
            every_direction_is_true(judged, sentence)
            is_good_english(sentence)
            has_no_trend_of_few(judged, sentence)
        except AssertionError as wrong:
            raise AssertionError(f"Month {seed}: {sentence.text!r}: {wrong}") from wrong


@pytest.mark.parametrize("seed", MONTHS)
def test_sentences_of_random_months(seed):
    check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY_MONTHS)
def test_sentences_of_many_random_months(seed):
    check(seed)


def every_number_is_a_figure(judged: Judged, sentence: Sentence) -> None:
    said = Counter(numbers_in(sentence))
    accounted = Counter(used.text.casefold() for used in sentence.used)
    assert not said - accounted, f"unaccounted: {said - accounted}"
    for used in sentence.used:
        assert used.indicator in sentence.indicators
        assert agrees(judged, used), used
    for phrase in sentence.fixed:
        assert phrase.casefold() in sentence.text.casefold(), phrase


def only(sentence: Sentence, *parts: Part):
    return [used for used in sentence.used if used.part in parts]


def every_direction_is_true(judged: Judged, sentence: Sentence) -> None:
    if sentence.kind is Kind.LEVEL:
        levels_are_true(judged, sentence)
    if sentence.kind is Kind.TARGET:
        target_is_true(judged, sentence)
    for used in only(sentence, Part.COMPARATOR):
        comparison_is_true(judged, sentence, used)


UP = r"\b(rose|more than (?:in|on|at)|higher than|up from|rise in a row|the highest in)\b"
DOWN = r"\b(fell|fewer than|lower than|down from|fall in a row|the lowest in)\b"


def without_phrases(sentence: Sentence) -> str:
    text = sentence.text
    for phrase in sorted(sentence.fixed, key=len, reverse=True):
        text = re.sub(re.escape(phrase), "§", text, flags=re.IGNORECASE)
    return text


def levels_are_true(judged: Judged, sentence: Sentence) -> None:
    text = without_phrases(sentence)
    up, down = re.search(UP, text), re.search(DOWN, text)
    assert not (up and down), "up and down"
    compared = re.search(r"the same as|unchanged|, as (?:in|at|on)|little changed", text)
    if not (up or down or compared):
        return
    indicator = sentence.indicators[0]
    span = next(used.span for used in sentence.used if used.span is not Span.YEAR_TO_DATE)
    month = judged.figures.month
    anchor = next(used for used in sentence.used if used.span is span and used.month == month)
    anchor = type(anchor)("", 0, Part.VALUE, indicator, month, span)
    now, before = exact(judged, anchor), exact(judged, anchor, month.plus(-1))
    assert bool(up) == (now > before) or not up
    assert bool(down) == (now < before) or not down
    if re.search(r"the same as|unchanged|, as (?:in|at|on)", text):
        assert now == before
    extreme = re.search(r"the (highest|lowest) in 13 months", text)
    if extreme:
        others = [exact(judged, anchor, month.plus(-back)) for back in range(1, 13)]
        assert now > max(others) if extreme[1] == "highest" else now < min(others)


def target_is_true(judged: Judged, sentence: Sentence) -> None:
    indicator = sentence.indicators[0]
    target = judged.targets[indicator]
    now = judged.figures.find(indicator)
    value, aim = plain(now.value), plain(target.value)
    met = value >= aim if target.good == "high" else value <= aim
    assert ("meets" in sentence.text) == met
    assert ("below" in sentence.text) == (not met and value < aim)
    assert ("above" in sentence.text) == (not met and value > aim)
    short = abs(value - aim)
    tolerance = plain(target.tolerance)
    assert ("(amber)" in sentence.text) == (not met and short <= tolerance)
    assert ("(red)" in sentence.text) == (not met and short > tolerance)


RELATION = r"(better than|worse than|above|below|in line with)( both)?"


def comparison_is_true(judged: Judged, sentence: Sentence, used) -> None:
    name = "England" if used.of == "england" else "statistical neighbours"
    before = sentence.text[: sentence.text.index(f"{name} (")]
    relation = re.findall(RELATION, before)[-1][0]
    own = next(
        one for one in sentence.used if one.part is Part.VALUE
    ) if only(sentence, Part.VALUE) else type(used)(
        "", 0, Part.VALUE, used.indicator, used.month, used.span
    )  # fmt: skip
    value = exact(judged, own)
    other = plain(judged.comparators.find(used.indicator, used.of).value)
    good = REGISTRY[used.indicator].good
    scale = 100 if REGISTRY[used.indicator].unit is Unit.PERCENT else 1
    if relation == "in line with":
        assert abs(value - other) * scale <= 1
        return
    above = relation == "above" or (relation == "better than") == (good == "high")
    if relation in ("above", "below"):
        above = relation == "above"
        assert good is None
    assert value > other if above else value < other
    # To a reader, too: the printed figures differ the same way.
    if own.text:
        shown, theirs = said_number(own.text), said_number(used.text)
        assert shown > theirs if above else shown < theirs


SINGULAR_NOUNS = (
    r"(?:child|case|contact|referral|assessment|conference|discussion|claim|worker|plan)"
)
BAD = (
    r"  ",
    r"\.0%",
    r"\bfrom 0%",
    r"\bnan\b|\bNone\b|\binf\b",
    r" [,.;]",
    r"[.,;]{2}",
    r"\(\s|\s\)|\(\)",
    rf"(?<![\d.,])\b1 {SINGULAR_NOUNS}s\b",
    rf"\bone {SINGULAR_NOUNS}s\b",
    r"\bone children\b|(?<![\d.,])\b1 children\b",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d\d+) child\b(?! (?:protection|exploitation|in need plan))",
    r"\bone child were\b|(?<!after )\bchildren was\b",
    r"(?<![\d.,])\b(?:1|one) (?:percentage points|days|nights|working days)\b",
    r"-\d",
    r"\bno \w+ was\b",
    r"\ball (?:one|two|both)\b",
    r"of the one\b|neither of the (?!two)|both of",
    r"percentage points? (?:more|fewer)",
    r"\b(\w+) \1\b",
)


def is_good_english(sentence: Sentence) -> None:
    text = sentence.text
    assert text.endswith("."), "no full stop"
    assert text[0].isupper() or text[0] == "“" or text[0].isdigit()
    for pattern in BAD:
        assert not re.search(pattern, text), pattern
    assert text.count("(") == text.count(")")
    assert len(text) < 420


def has_no_trend_of_few(judged: Judged, sentence: Sentence) -> None:
    if sentence.kind is not Kind.LEVEL or len(sentence.indicators) != 1:
        return
    indicator = REGISTRY[sentence.indicators[0]]
    if indicator.unit is not Unit.PERCENT or not only(sentence, Part.CHANGE, Part.RUN, Part.MONTHS):
        return
    for used in only(sentence, Part.CHANGE, Part.RUN, Part.MONTHS):
        for month in (used.month, used.month.plus(-1)):
            assert judged.figures.find(indicator.id, month, used.span).denominator >= 10


# Told over twelve months; and a table of which there is nothing to say.
EXCEPTED = ("adoption.", "assessments.outcomes")


@pytest.mark.parametrize("seed", range(10))
def test_what_is_missing_is_told_once_with_its_reason(seed):
    judged = random_judged(seed)
    for chapter in REGISTRY.chapters:
        declared = REGISTRY.of_chapter(chapter.id)
        sentences = section_sentences(judged, declared)
        missing = [one for one in sentences if one.kind is Kind.MISSING]
        reasons = [reason for one in missing for reason in one.fixed if "list" in reason]
        assert len(set(reasons)) == len(missing)
        named = {indicator for one in missing for indicator in one.indicators}
        others = {indicator for one in sentences for indicator in one.indicators} - named
        for indicator in declared:
            figure = judged.figures.find(indicator.id, None, None)
            if figure is not None and figure.note.startswith(NOT_IN_EXTRACT):
                assert indicator.id in named or indicator.id.startswith(EXCEPTED)
            elif figure is not None and indicator.on_scorecard:
                assert indicator.id in others or indicator.id.startswith(EXCEPTED)


def test_every_indicator_has_words_or_is_told_by_its_title():
    judged = random_judged(3)
    silent = [
        indicator.id for indicator in REGISTRY
        if not indicator_sentences(judged, indicator) and indicator.on_scorecard
    ]  # fmt: skip
    assert not silent
