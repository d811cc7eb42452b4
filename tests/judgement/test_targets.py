from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extracts.small_lists import (
    MARCH,
    SETTINGS,
    assessments,
    computed,
    days,
    registry_of,
    understood,
    with_tables,
)
from xl_kpi.errors import SettingsError
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.judged import judge
from xl_kpi.judgement.targets import Rag, Target, read_targets

IN_TIME = "assessments.in_45_days"
COMPLETED = "assessments.completed"
TAKEN = "assessments.working_days_taken"
HEADERS = "indicator,target,tolerance,good,owner\n"


def targets(folder, table):
    return read_targets(with_tables(folder, targets=table), REGISTRY)


def the_target(folder, line):
    (target,) = targets(folder, f"{HEADERS}{line}\n").values()
    return target


@pytest.mark.parametrize(
    ("value", "rag"),
    [
        (1.0, "GREEN"),
        (0.95, "GREEN"),
        (0.9499, "AMBER"),
        (0.85, "AMBER"),
        (0.8499, "RED"),
        (0, "RED"),
    ],
)
def test_high_is_good(value, rag):
    assert Target(IN_TIME, 0.95, 0.10, "high").rag(value) == rag


@pytest.mark.parametrize(
    ("value", "rag"),
    [(0, "GREEN"), (0.2, "GREEN"), (0.2001, "AMBER"), (0.3, "AMBER"), (0.3001, "RED")],
)
def test_low_is_good(value, rag):
    assert Target(IN_TIME, 0.2, 0.1, "low").rag(value) == rag


def test_without_a_tolerance_there_is_no_amber():
    target = Target(IN_TIME, 0.95, 0.0, "high")
    assert (target.rag(0.95), target.rag(0.9499999)) == (Rag.GREEN, Rag.RED)


@settings(deadline=None, max_examples=200)
@given(
    st.integers(1, 400).flatmap(lambda below: st.tuples(st.integers(0, below), st.just(below))),
    st.integers(0, 100), st.integers(0, 100), st.sampled_from(["high", "low"]),
)  # fmt: skip
def test_the_verdict_is_that_of_exact_fractions(figure, target, tolerance, good):
    above, below = figure
    short = Fraction(target, 100) - Fraction(above, below)
    short = short if good == "high" else -short
    exact = "GREEN" if short <= 0 else "AMBER" if short <= Fraction(tolerance, 100) else "RED"
    assert Target(IN_TIME, target / 100, tolerance / 100, good).rag(above / below) == exact


@pytest.mark.parametrize("written", ["95%,10%", "0.95,0.1", "95 %,10 %", "95.0%,0.10"])
def test_percentages_may_be_written_with_their_sign_or_as_shares(tmp_path, written):
    target = the_target(tmp_path, f"{IN_TIME},{written},high,Team manager")
    assert target == Target(IN_TIME, 0.95, 0.10, "high", "Team manager")


def test_a_number_may_have_a_comma(tmp_path):
    assert the_target(tmp_path, f'{COMPLETED},"1,200",50,high,').value == 1200


def test_the_direction_is_the_indicators_own_where_none_is_given(tmp_path):
    assert the_target(tmp_path, f"{IN_TIME},95%,,,").good == "high"
    assert the_target(tmp_path, f"{TAKEN},30,,,").good == "low"


def test_no_file_no_targets():
    assert read_targets(SETTINGS, REGISTRY) == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{IN_TIME},95,10%", "line 2: target is '95'. Write a percentage as 95%"),
        (f"{IN_TIME},95%,10", "line 2: tolerance is '10'"),
        (f"{IN_TIME},high,10%", "line 2: target is 'high', which is not a number"),
        (f"{IN_TIME},,10%", "line 2: target"),
        (f"{IN_TIME},nan,10%", "line 2: target is 'nan'"),
        (f"{COMPLETED},inf,10,high", "line 2: target is 'inf'"),
        (f"{IN_TIME},95%,nan", "line 2: tolerance is 'nan'"),
        (f"{IN_TIME},95%,-10%", "line 2: the tolerance is negative"),
        (f"{IN_TIME},95%,10%,up", "line 2: .*Write high or low"),
        (f"{COMPLETED},100,10", "line 2: .*needs a direction"),
        (f"{COMPLETED},95%,10,high", "no percentage"),
        ("assessments.in_45_day,95%,10%", f"line 2: .*Do you mean '{IN_TIME}'"),
        ("nonsense,95%,10%", "no indicator 'nonsense'.*xl-kpi indicators"),
        # 1,000 without quotation marks is a 1 and a 000.
        (f"{COMPLETED},1,000,10,high,Owner", "line 2"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number(tmp_path, line, told):
    with pytest.raises(SettingsError, match=told):
        the_target(tmp_path, line)


def test_all_faulty_lines_are_told_at_once(tmp_path):
    with pytest.raises(SettingsError) as error:
        targets(tmp_path, f"{HEADERS}{IN_TIME},95\n{TAKEN},30\nnonsense,1\n")
    assert "line 2" in str(error.value)
    assert "line 4" in str(error.value)
    assert "line 3" not in str(error.value)


def test_two_targets_of_one_indicator_are_refused(tmp_path):
    with pytest.raises(SettingsError, match=f"two targets for '{IN_TIME}'"):
        targets(tmp_path, f"{HEADERS}{IN_TIME},95%\n{IN_TIME},90%\n")


@pytest.mark.parametrize("header", ["indicator;target", "name,target", ""])
def test_a_file_without_its_headers_is_refused_with_what_they_are(tmp_path, header):
    with pytest.raises(SettingsError, match="indicator,target,tolerance,good,owner"):
        targets(tmp_path, f"{header}\n")


def test_a_header_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="target"):
        targets(tmp_path, f"indicator,target,target\n{IN_TIME},90%,95%\n")


def test_headers_may_be_typed_in_any_case_and_empty_lines_do_not_matter(tmp_path):
    assert targets(tmp_path, f"Indicator, TARGET \n\n,\n{IN_TIME},95%\n")[IN_TIME].value == 0.95


def test_figures_are_judged_where_there_is_a_value(tmp_path):
    done = days("2020-02-01", "2020-03-31")
    started = [day if day < "2020-03-11" else "2019-10-01" for day in done]
    extracts = understood({"assessments": assessments(started, done)})
    figures = computed(extracts, IN_TIME, COMPLETED)
    before = figures.table.copy(deep=True)
    set_targets = with_tables(tmp_path, targets=f"{HEADERS}{IN_TIME},95%,10%,,\n")
    judged = judge(figures, set_targets, registry_of(IN_TIME, COMPLETED)).figures

    march, february = judged.find(IN_TIME, MARCH), judged.find(IN_TIME, MARCH.plus(-1))
    assert (march.numerator, march.denominator, march.rag, march.target) == (10, 31, "RED", 0.95)
    assert (february.value, february.rag) == (1, "GREEN")
    missing = judged.find(IN_TIME, MARCH.plus(-2))
    assert (missing.value, missing.rag) == (None, "")
    assert missing.note.startswith("not in extract")
    assert judged.find(COMPLETED).rag == ""
    assert judged.find(COMPLETED).target is None
    assert figures.table.equals(before)
