"""Targets, their tolerance and direction, and the RAG that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from xl_kpi.errors import SettingsError
from xl_kpi.indicators.declaration import Good, Unit
from xl_kpi.indicators.registry import Registry
from xl_kpi.settings import Settings
from xl_kpi.settings_table import Line, all_or_faults, amount, read_lines

TARGETS_FILE = "targets.csv"
_COLUMNS = ("indicator", "target", "tolerance", "good", "owner")
# Differences this small are artefacts of binary fractions: 0.95 less 0.1 is not quite 0.85.
EXACTNESS = 9


class Rag(StrEnum):
    """How a figure stands to its target."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


@dataclass(frozen=True)
class Target:
    """What an indicator is to reach.

    Parameters
    ----------
    value
        The target, in the indicator's unit (percentages as fractions).
    tolerance
        How far from it a figure may be and still be amber.
    good
        Whether high or low is good.
    """

    indicator: str
    value: float
    tolerance: float
    good: Good
    owner: str = ""

    def rag(self, value: float) -> Rag:
        """GREEN at the target or better, AMBER within the tolerance of it, RED beyond.

        >>> Target("a.b", 0.95, 0.10, "high").rag(0.85)
        <Rag.AMBER: 'AMBER'>
        """
        short = self.value - value if self.good == "high" else value - self.value
        if round(short, EXACTNESS) <= 0:
            return Rag.GREEN
        return Rag.AMBER if round(short - self.tolerance, EXACTNESS) <= 0 else Rag.RED


def read_targets(settings: Settings, registry: Registry) -> Mapping[str, Target]:
    """The council's targets, by indicator; none where it has no targets.csv."""
    path = settings.file(TARGETS_FILE)
    if path is None:
        return {}

    def target(line: Line) -> Target:
        indicator = registry[_known_indicator(line, registry)]
        percent = indicator.unit is Unit.PERCENT
        good = line["good"].casefold() or indicator.good
        if good not in ("high", "low"):
            raise line.fault(
                f"a target for '{indicator.id}' needs a direction. Write high or low under 'good'."
            )
        tolerance = amount(line, "tolerance", percent=percent) if line["tolerance"] else 0.0
        if tolerance < 0:
            raise line.fault("the tolerance is negative. Write how far from the target is amber.")
        value = amount(line, "target", percent=percent)
        return Target(
            indicator.id, value, tolerance, "high" if good == "high" else "low", line["owner"]
        )

    targets = all_or_faults(read_lines(path, _COLUMNS[:2], _COLUMNS), target)
    by_id = {target.indicator: target for target in targets}
    if len(by_id) != len(targets):
        names = [target.indicator for target in targets]
        twice = next(name for name in names if names.count(name) > 1)
        raise SettingsError(f"{path.name} has two targets for '{twice}'. Keep one.")
    return by_id


def _known_indicator(line: Line, registry: Registry) -> str:
    """The line's indicator, which must exist."""
    name = line["indicator"]
    if name not in registry:
        near = get_close_matches(name, [indicator.id for indicator in registry], n=1)
        hint = f" Do you mean '{near[0]}'?" if near else " `xl-kpi indicators` lists them."
        raise line.fault(f"there is no indicator '{name}'.{hint}")
    return name
