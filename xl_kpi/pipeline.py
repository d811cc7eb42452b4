"""From a folder of extracts to figures and a pack: the one way that every door takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xl_kpi.extracts.extracts import Extracts, load_extracts
from xl_kpi.figures.engine import compute_figures
from xl_kpi.figures.entered import LIST_ID as ENTERED
from xl_kpi.figures.entered import with_entered
from xl_kpi.figures.lacking import missing_columns, missing_lists
from xl_kpi.indicators.registry import Registry, registry_for
from xl_kpi.judgement.judged import Judged, judge
from xl_kpi.periods import Month
from xl_kpi.problems import Problem, Severity
from xl_kpi.settings import SETTINGS_FOLDER, Settings, read_settings

if TYPE_CHECKING:
    from xl_kpi.pack.report import Report

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Run:
    """What a run has come to."""

    extracts: Extracts
    judged: Judged
    settings: Settings
    registry: Registry

    @property
    def report(self) -> Report:
        """What a pack is made from."""
        # Figures are had without loading what writes packs.
        from xl_kpi.narrative.commentary import read_commentary
        from xl_kpi.pack.report import Report

        said = read_commentary(self.settings, self.judged.figures.month)
        return Report(self.judged, self.extracts, self.settings, self.registry, said)


def settings_for(source: Path, folder: Path | None) -> Settings:
    """The settings folder given, or the one named ``settings`` in the extracts or beside them."""
    if folder is None:
        places = (source / SETTINGS_FOLDER, source.resolve().parent / SETTINGS_FOLDER)
        folder = next((place for place in places if place.is_dir()), None)
    return read_settings(folder)


def run(
    extracts: Extracts, month: Month, settings: Settings, *, registry: Registry | None = None,
    progress: Progress | None = None,
) -> Run:  # fmt: skip
    """Compute and judge all figures up to a reporting month.

    Without a registry, that of the council's own standards, limits and bands.
    """
    registry = registry or registry_for(settings.limits)
    figures = compute_figures(extracts, month, settings, registry, progress)
    problems = [*missing_lists(extracts, registry), *missing_columns(extracts, registry)]
    if ENTERED in extracts.lists:
        figures, unused = with_entered(figures, extracts.lists[ENTERED], registry)
        problems += unused
    judged = judge(figures, settings, registry)
    problems += [_unused(name) for name in judged.comparators.unused]
    told = replace(extracts, problems=(*extracts.problems, *problems))
    return Run(told, judged, settings, registry)


def _unused(indicator: str) -> Problem:
    return Problem(
        Severity.NOTE, "comparator of no indicator",
        f"comparators.csv has figures of '{indicator}', which is no indicator of this version.",
        "Nothing, if a later version is to use them; else correct the name.", value=indicator,
    )  # fmt: skip


def reporting_month(extracts: Extracts) -> Month:
    """The last month that was over when the extracts were taken."""
    as_at = extracts.as_at
    month = Month.of(as_at)
    return month if as_at == month.last_day else month.plus(-1)


def load(
    source: Path, settings: Settings, *, today: date | None = None, progress: Progress | None = None
) -> Extracts:
    """Read and clean extracts."""
    return load_extracts(source, settings, today=today or date.today(), progress=progress)
