"""What an indicator's months say by statistical process control: variation and assurance.

The method is Making Data Count's, as NHSRplotthedots 0.2.2 has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xl_kpi.figures.table import Figure, Figures
from xl_kpi.indicators.declaration import Average, Good, Indicator, Unit
from xl_kpi.judgement.spc_limits import LIMIT, ProcessLimits, process_limits
from xl_kpi.judgement.spc_rules import Mark, Variant, marks
from xl_kpi.judgement.targets import Target
from xl_kpi.periods import Month

# Fewer points say too little of a process to set limits by.
FEWEST_POINTS = 13
# Two years: older months say little about how things are done now.
MOST_MONTHS = 24
# Counts this small are far from a normal distribution, and the lower limit means nothing.
FEWEST_A_MONTH = 5
# A share of fewer moves by more than 10 points with each case.
FEWEST_CASES = 10


class Outcome(StrEnum):
    """Whether there are limits, or why there are none."""

    LIMITS = "limits"
    TOO_SHORT = "too short"
    TOO_FEW = "too few"
    CONSTANT = "does not vary"
    LATEST_MISSING = "no latest figure"


class Variation(StrEnum):
    """What the latest point says."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT_HIGH = "improvement, high"
    IMPROVEMENT_LOW = "improvement, low"
    CONCERN_HIGH = "concern, high"
    CONCERN_LOW = "concern, low"
    NEUTRAL_HIGH = "neutral, high"
    NEUTRAL_LOW = "neutral, low"


class Assurance(StrEnum):
    """Whether the process, left as it is, will reach the target."""

    PASS = "pass"
    FAIL = "fail"
    HIT_OR_MISS = "hit or miss"


@dataclass(frozen=True)
class Point:
    """One month of the series; ``value`` is None where there is no figure."""

    month: Month
    value: float | None
    mark: Mark | None = None


@dataclass(frozen=True)
class Spc:
    """What statistical process control says of an indicator.

    Parameters
    ----------
    outcome
        Whether there are limits; without them there are no marks, variation or assurance.
    reason
        A sentence that says why there are none, or what the limits rest on.
    points
        Every month of the series, those without a figure among them, oldest first.
    limits
        Mean and process limits.
    variation
        From the latest point.
    assurance
        From target and limits; None without a target.
    variant
        Whose rules were used.
    """

    outcome: Outcome
    reason: str
    points: tuple[Point, ...]
    limits: ProcessLimits | None = None
    variation: Variation | None = None
    assurance: Assurance | None = None
    variant: Variant = Variant.NHSR_0_2_2


def spc_of(
    figures: Figures, indicator: Indicator, target: Target | None = None, *,
    variant: Variant = Variant.NHSR_0_2_2, months: int = MOST_MONTHS,
) -> Spc:  # fmt: skip
    """What an indicator's last months say.

    The direction of good is the target's, or else the indicator's.
    """
    there = [(month, figures.find(indicator.id, month)) for month in figures.month.last(months)]
    first = next((at for at, (_, one) in enumerate(there) if _value(one) is not None), len(there))
    series = there[first:]
    good = target.good if target else indicator.good
    result = spc_of_series(
        [month for month, _ in series], [_value(one) for _, one in series], good=good,
        target=target.value if target else None, variant=variant,
    )  # fmt: skip
    few = _too_few(indicator, [one for _, one in series if one and _value(one) is not None])
    if few and result.outcome in (Outcome.LIMITS, Outcome.CONSTANT):
        bare = tuple(Point(point.month, point.value) for point in result.points)
        return Spc(Outcome.TOO_FEW, few, bare, variant=variant)
    return result


def spc_of_series(
    months: Sequence[Month], values: Sequence[float | None], *, good: Good | None = None,
    target: float | None = None, variant: Variant = Variant.NHSR_0_2_2,
) -> Spc:  # fmt: skip
    """What a series of months says.

    >>> year = Month(2020, 3).last(13)
    >>> ends_high = spc_of_series(year, [*[50, 52] * 6, 70], good="high", target=80)
    >>> ends_high.variation, ends_high.assurance
    (<Variation.IMPROVEMENT_HIGH: 'improvement, high'>, <Assurance.FAIL: 'fail'>)
    """
    bare = tuple(Point(*one) for one in zip(months, values, strict=True))
    there = sum(value is not None for value in values)
    if not values or values[-1] is None:
        said = "There are no limits: the latest month has no figure."
        return Spc(Outcome.LATEST_MISSING, said, bare, variant=variant)
    if there < FEWEST_POINTS:
        said = f"There are no limits: they need {FEWEST_POINTS} months; there {'is' if there == 1 else 'are'} {there}."
        return Spc(Outcome.TOO_SHORT, said, bare, variant=variant)
    limits = process_limits(values)
    if limits is None:
        said = "There are no limits: the figures do not vary from month to month."
        return Spc(Outcome.CONSTANT, said, bare, variant=variant)
    found = marks(values, limits, variant)
    points = tuple(Point(*one) for one in zip(months, values, found, strict=True))
    return Spc(
        Outcome.LIMITS, _rests_on(limits, len(values)), points, limits, _variation(found[-1], good),
        _assurance(limits, target, good), variant,
    )  # fmt: skip


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _rests_on(limits: ProcessLimits, months: int) -> str:
    said = f"The limits rest on {limits.points} months"
    gaps, out = months - limits.points, limits.left_out
    if gaps == 1:
        said += "; 1 month between them has no figure, and the gap is not bridged"
    elif gaps:
        said += f"; {gaps} months between them have no figure, and the gaps are not bridged"
    if out:
        said += f"; {out} unusually large {'change is' if out == 1 else 'changes are'} left out"
    return f"{said}."


def _too_few(indicator: Indicator, figures: Sequence[Figure]) -> str:
    """Why an indicator's numbers are too small for limits; "" where they are not."""
    if not figures:
        return ""
    of_cases = indicator.unit is Unit.PERCENT or isinstance(indicator.shape, Average)
    if of_cases:
        cases = [one.denominator for one in figures if one.denominator is not None]
        if cases and sum(cases) / len(cases) < FEWEST_CASES:
            return f"There are too few cases for limits: under {FEWEST_CASES} a month on average."
        if cases and cases[-1] < FEWEST_CASES:
            return f"The latest month has too few cases for a mark: under {FEWEST_CASES}."
        return ""
    counts = [one.numerator for one in figures if one.numerator is not None]
    if indicator.unit in (Unit.COUNT, Unit.PER_10000) and counts:
        mean = sum(counts) / len(counts)
        if mean < FEWEST_A_MONTH:
            return f"There are too few for limits: under {FEWEST_A_MONTH} a month on average."
    return ""


def _variation(latest: Mark | None, good: Good | None) -> Variation:
    if latest is None:
        return Variation.COMMON_CAUSE
    if good is None:
        return Variation.NEUTRAL_HIGH if latest.high else Variation.NEUTRAL_LOW
    if latest.high:
        return Variation.IMPROVEMENT_HIGH if good == "high" else Variation.CONCERN_HIGH
    return Variation.IMPROVEMENT_LOW if good == "low" else Variation.CONCERN_LOW


def _assurance(limits: ProcessLimits, target: float | None, good: Good | None) -> Assurance | None:
    if target is None or good is None:
        return None
    place = limits.place(target)
    if abs(place) <= LIMIT:
        return Assurance.HIT_OR_MISS
    above = place > 0
    return Assurance.FAIL if above == (good == "high") else Assurance.PASS
