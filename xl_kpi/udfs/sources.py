"""Where the figures come from: read once for each refresh, computed once for each state of extracts.

A workbook's cells ask by a short text that VBA makes without asking Python: its full name, the id
of its last refresh, its reporting month, where its extracts and settings are, and whether child
ids may be shown. While that text is the same, so are the figures, and ten thousand cells compute
nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from xl_kpi import pipeline
from xl_kpi.errors import XlKpiError
from xl_kpi.figures.table import Figures
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import Comparators
from xl_kpi.periods import FIRST_YEAR, Month
from xl_kpi.pipeline import Run
from xl_kpi.udfs import asked
from xl_kpi.udfs.grid import Argument, single, text
from xl_kpi.udfs.names import COMPARATORS_SHEET, FIGURES_SHEET, PART
from xl_kpi.udfs.sheets import ReadSheet, comparators_of_sheet, figures_of_sheet, read_sheet
from xl_kpi.udfs.source import Source
from xl_kpi.udfs.workbook_run import ReadRun, run_of_workbook

NO_FIGURES = "No figures yet. Press Refresh pack on the sheet Start."
# How long extracts are taken to be as they were: to ask the disk for each cell takes too long.
_SECONDS_UNCHANGED = 2.0

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Asker:
    """The workbook whose cell asks, as VBA describes it."""

    book: str
    run_id: str = ""
    month: str = ""
    extracts: str = ""
    settings: str = ""
    child_ids: bool = False

    @classmethod
    def parse(cls, said: str) -> Asker:
        """The text that VBA makes: the parts in their order, with ``|`` between them."""
        parts = [part.strip() for part in said.split(PART)]
        book, run_id, month, extracts, settings, child_ids, *_ = [*parts, *[""] * 6]
        shown = child_ids.casefold() in ("true", "yes", "1")
        return cls(book, run_id, _month(month), extracts, settings, shown)

    def __str__(self) -> str:
        parts = (self.book, self.run_id, self.month, self.extracts, self.settings)
        return PART.join((*parts, str(self.child_ids)))

    @property
    def name(self) -> str:
        """The workbook's name without its folder, which may also be an address of the web."""
        return PureWindowsPath(self.book).name


class Sources:
    """The figures of every open workbook, held while they hold."""

    def __init__(
        self,
        read: ReadSheet = read_sheet,
        read_run: ReadRun = run_of_workbook,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._read_run = read_run
        self._clock = clock
        self._held: dict[str, Source] = {}
        self._sheets: dict[str, tuple[str, Figures, Comparators]] = {}
        self._refreshed: dict[str, tuple[str, Run]] = {}
        self._failed: dict[str, tuple[float, Exception]] = {}
        self._computed: dict[tuple[str, str, str], tuple[Stamp, float, Source]] = {}

    def of(self, said: Argument) -> Source:
        """What the cell's workbook shows, by the text that VBA makes of it."""
        told = text(single(said, "book"))
        held = self._held.get(told)
        if held is not None:
            return held
        failed = self._failed.get(told)
        if failed is not None and self._clock() - failed[0] < _SECONDS_UNCHANGED:
            raise failed[1]
        try:
            return self._found(told)
        except Exception as failure:
            # It is not tried again for each of ten thousand cells.
            self._failed[told] = (self._clock(), failure)
            raise

    def _found(self, told: str) -> Source:
        asker = Asker.parse(told)
        if asker.run_id:
            self._held[told] = source = self._of_sheets(asker)
            return source
        if not asker.extracts:
            raise XlKpiError(NO_FIGURES)
        return self._of_extracts(asker)

    def remember(self, book: str, run_id: str, run: Run) -> None:
        """Hold what a refresh in this process has computed, for the rows behind its figures."""
        self._refreshed[book] = (run_id, run)

    def forget(self) -> None:
        """Hold nothing: the next cell reads, or computes, anew."""
        self._held.clear()
        self._sheets.clear()
        self._refreshed.clear()
        self._failed.clear()
        self._computed.clear()

    def _of_sheets(self, asker: Asker) -> Source:
        run_id, figures, comparators = self._sheets.get(asker.book, ("", None, Comparators(())))
        if figures is None or run_id != asker.run_id:
            figures = figures_of_sheet(self._read(asker.name, FIGURES_SHEET))
            if figures is None:
                raise XlKpiError(NO_FIGURES)
            comparators = comparators_of_sheet(self._read(asker.name, COMPARATORS_SHEET))
            # Of each workbook the last refresh is held, and not those before it.
            self._sheets[asker.book] = (asker.run_id, figures, comparators)
            self._held.clear()

        month = figures.month

        def run() -> Run:
            run_id, refreshed = self._refreshed.get(asker.book, ("", None))
            if refreshed is not None and run_id == asker.run_id:
                return refreshed
            if asker.extracts:
                return self._of_extracts(asker).run()
            done = self._read_run(asker.name, month)
            self.remember(asker.book, asker.run_id, done)
            return done

        return Source(figures, comparators, REGISTRY, run, asker.child_ids)

    def _of_extracts(self, asker: Asker) -> Source:
        """The pipeline's figures, computed anew only if the extracts or settings have changed."""
        key = (asker.extracts, asker.settings, f"{asker.month} {asker.child_ids}")
        now = self._clock()
        held = self._computed.get(key)
        if held is not None and now - held[1] < _SECONDS_UNCHANGED:
            return held[2]
        extracts = Path(asker.extracts)
        if not extracts.exists():
            raise XlKpiError(
                f"There are no extracts at '{extracts}'. Correct it on the sheet Start."
            )
        settings = pipeline.settings_for(extracts, Path(asker.settings) if asker.settings else None)
        stamp = _stamp(extracts) + (_stamp(settings.folder) if settings.folder else ())
        if held is not None and held[0] == stamp:
            self._computed[key] = (stamp, now, held[2])
            return held[2]
        loaded = pipeline.load(extracts, settings)
        month = Month.parse(asker.month) if asker.month else pipeline.reporting_month(loaded)
        done = pipeline.run(loaded, month, settings)
        source = Source(
            done.judged.figures, done.judged.comparators, done.registry, lambda: done,
            asker.child_ids,
        )  # fmt: skip
        self._computed[key] = (stamp, self._clock(), source)
        return source


def _month(said: str) -> str:
    """The reporting month as the table writes it; a cell may hold it as a date, or as March 2020."""
    return str(asked.month(said, Month(FIRST_YEAR, 1))) if said else ""


def _stamp(path: Path) -> Stamp:
    """What changes when a file, or one in a folder, does."""
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    # Excel's own lock files come and go.
    kept = [(one, one.stat()) for one in files if not one.name.startswith("~$")]
    return tuple((str(one), state.st_mtime_ns, state.st_size) for one, state in kept)


# Those of this process: Excel's functions, and a refresh that runs beside them.
SOURCES = Sources()
