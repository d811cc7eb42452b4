"""What needs attention in a month: worst against target, sharpest changes, statuses that turned.

Nothing here is worded or drawn; each list is in order, the one to look at first coming first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Average, Good, Indicator, Unit
from xl_kpi.judgement.judged import Judged
from xl_kpi.judgement.spc import FEWEST_CASES, Outcome, spc_of
from xl_kpi.judgement.spc_limits import LIMIT
from xl_kpi.judgement.targets import EXACTNESS, Rag, Target
from xl_kpi.periods import Month
from xl_kpi.problems import Problem, Severity, by_kind

# Where there are no limits: a step of 10 points takes a figure from target to the edge of the
# usual tolerance, and a fifth is far beyond what the length of a month makes of a count.
SHARP_POINTS, SHARP_PART = 0.10, 0.20
# A fifth of a handful is one or two; that is no sharp change.
SHARP_COUNT = 10

Find = Callable[[Indicator, Month], Figure | None]


@dataclass(frozen=True)
class Standing:
    """An indicator's figure of the month with its value, held against its target.

    Parameters
    ----------
    short
        How far from the target it is on the wrong side; negative where it is better.
    """

    indicator: Indicator
    figure: Figure
    value: float
    target: Target
    rag: Rag
    short: float

    @property
    def of_few(self) -> bool:
        """Whether it is a share or average of fewer than ten."""
        return not rests_on_enough(self.indicator, self.figure)

    @property
    def size(self) -> float:
        """How far from the target it is: in points for a percentage, or as a part of the target."""
        if self.indicator.unit is Unit.PERCENT or not self.target.value:
            return self.short
        return self.short / abs(self.target.value)


@dataclass(frozen=True)
class Turned:
    """A status that is another than last month's, both held against the target of today."""

    now: Standing
    before: Standing


@dataclass(frozen=True)
class Sharp:
    """A change since last month that is larger than usual.

    Parameters
    ----------
    size
        Of such changes the larger has the larger size; 1 is the least that counts as sharp.
    by_limits
        Whether it is beyond the indicator's own variation; else it is sharp in points or as a
        part of what it was.
    better
        Whether it is for the better; None where neither is.
    """

    indicator: Indicator
    now: Figure
    before: Figure
    moved: float
    size: float
    by_limits: bool
    better: bool | None


@dataclass(frozen=True)
class Attention:
    """All that needs attention, each list in order.

    Parameters
    ----------
    held
        How many figures of the month could be held against a target.
    compared
        How many figures could be compared with last month's.
    compared_statuses
        How many statuses could be.
    """

    off_target: tuple[Standing, ...]
    sharpest: tuple[Sharp, ...]
    newly_red: tuple[Turned, ...]
    newly_green: tuple[Turned, ...]
    warnings: tuple[tuple[Problem, ...], ...]
    held: int
    compared: int
    compared_statuses: int


def attention_of(
    judged: Judged, indicators: Iterable[Indicator], problems: Iterable[Problem], find: Find
) -> Attention:
    """What needs attention among these indicators.

    Parameters
    ----------
    problems
        Found in the extracts; notes among them need none.
    find
        An indicator's figure of a month.
    """
    month = judged.figures.month
    pairs = [(one, find(one, month), find(one, month.plus(-1))) for one in indicators]
    held: list[Standing] = []
    turned: list[Turned] = []
    changes: list[Sharp] = []
    for indicator, now, before in pairs:
        target = judged.targets.get(indicator.id)
        standing = standing_of(indicator, now, target)
        then = standing_of(indicator, before, target)
        if standing is not None:
            held.append(standing)
            if then is not None:
                turned.append(Turned(standing, then))
        changes += _changes(judged, indicator, now, before, target)
    other = [one for one in turned if one.now.rag is not one.before.rag]
    return Attention(
        tuple(sorted((one for one in held if one.rag is not Rag.GREEN), key=_worst_first)),
        tuple(sorted((one for one in changes if one.size >= 1), key=lambda one: -one.size)),
        tuple(one for one in _ordered(other) if one.now.rag is Rag.RED),
        tuple(one for one in _ordered(other) if one.now.rag is Rag.GREEN),
        tuple(by_kind(one for one in problems if one.severity is not Severity.NOTE)),
        len(held),
        len(changes),
        len(turned),
    )


def standing_of(
    indicator: Indicator, figure: Figure | None, target: Target | None
) -> Standing | None:
    """How a figure stands to its target; None without figure or target."""
    if figure is None or figure.value is None or target is None:
        return None
    short = target.value - figure.value if target.good == "high" else figure.value - target.value
    rag = target.rag(figure.value)
    return Standing(indicator, figure, figure.value, target, rag, round(short, EXACTNESS))


def rests_on_enough(indicator: Indicator, figure: Figure) -> bool:
    """Whether a figure is no share or average of fewer than ten: one case would move it far."""
    of_cases = indicator.unit in (Unit.PERCENT, Unit.AVERAGE) or isinstance(
        indicator.shape, Average
    )
    return not of_cases or figure.denominator is None or figure.denominator >= FEWEST_CASES


def _worst_first(one: Standing) -> tuple[bool, bool, float]:
    """RED before AMBER; what rests on few comes last, however far from its target."""
    return one.of_few, one.rag is not Rag.RED, -one.size


def _ordered(turned: Iterable[Turned]) -> list[Turned]:
    return sorted(turned, key=lambda one: _worst_first(one.now))


def _changes(
    judged: Judged, indicator: Indicator, now: Figure | None, before: Figure | None,
    target: Target | None,
) -> Iterator[Sharp]:  # fmt: skip
    """The change since last month, if there is one that says something of more than a few."""
    if now is None or before is None or now.value is None or before.value is None:
        return
    if not (rests_on_enough(indicator, now) and rests_on_enough(indicator, before)):
        return
    moved = round(now.value - before.value, EXACTNESS)
    spc = spc_of(judged.figures, indicator, target)
    if spc.outcome is Outcome.LIMITS and spc.limits is not None:
        size = abs(moved) / (LIMIT * spc.limits.moving_range)
    else:
        size = _plain_size(indicator.unit, moved, before.value)
    good = target.good if target else indicator.good
    by_limits = spc.outcome is Outcome.LIMITS
    yield Sharp(
        indicator, now, before, moved, round(size, EXACTNESS), by_limits, _better(moved, good)
    )


def _plain_size(unit: Unit, moved: float, before: float) -> float:
    """How sharp a change is where no limits say what is usual."""
    if unit is Unit.PERCENT:
        return abs(moved) / SHARP_POINTS
    if unit in (Unit.COUNT, Unit.NIGHTS) and abs(moved) < SHARP_COUNT:
        return 0.0
    # From nothing to something has no part; it is as sharp as a doubling.
    part = abs(moved / before) if before else float(bool(moved))
    return part / SHARP_PART


def _better(moved: float, good: Good | None) -> bool | None:
    return None if good is None or not moved else (moved > 0) == (good == "high")
