"""What Start is told of a run: its number, its status, its steps, how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from xl_kpi.workbook.answer import Block, named
from xl_kpi.workbook.contents import Contents, Place
from xl_kpi.workbook.sheets import start

_TASKS = {"refresh_pack": "Refresh pack", "check_extracts": "Check extracts",
          "clear_extracts": "Clear extracts"}  # fmt: skip
RUNNING, NOT_REACHED = "running", ""


class Record:
    """The record of one run, kept while it goes on."""

    def __init__(
        self, task: str, run_id: str, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._clock = clock
        self._begun = clock()
        self._step_begun = self._begun
        self._step = ""
        self._steps = dict.fromkeys(start.STEP_NAMES, NOT_REACHED)
        self._said = {
            start.TASK: _TASKS.get(task, task),
            start.STARTED: f"{datetime.now():%d/%m/%Y %H:%M:%S}",
        }
        self._run_id = run_id
        self.status, self.message = start.FAILED, ""

    def begin(self, step: str) -> None:
        """A step begins, and the one before it is done."""
        self._end("done")
        self._step, self._step_begun = step, self._clock()
        self._steps[step] = RUNNING

    def done(self, step: str, how: str) -> None:
        """A step that is not taken, and why."""
        self._steps[step] = how

    def say(self, name: str, text: str) -> None:
        """Something to be shown in a named cell, if the run goes well."""
        self._said[name] = text

    def finished(self, message: str) -> None:
        """All is worked out; what is left is to write it down."""
        self.status, self.message = start.DONE, message

    def failed(self, message: str) -> None:
        """The run cannot go on; of what it would have said only this is left."""
        self._end("failed")
        kept = (start.TASK, start.STARTED)
        self._said = {name: text for name, text in self._said.items() if name in kept}
        self.status, self.message = start.FAILED, message

    def _end(self, how: str) -> None:
        if self._step:
            took = self._clock() - self._step_begun
            self._steps[self._step] = f"{how}, {took:.1f} seconds"
            self._step = ""

    def blocks(self, contents: Contents) -> list[Block]:
        """The cells of Start, the run's number last: what reads it may believe the others."""
        if self.status == start.DONE:
            self._end("done")
        said = self._said | {
            start.STATUS: self.status,
            start.MESSAGE: self.message,
            start.TOOK: f"{self._clock() - self._begun:.1f} seconds",
        }
        blocks = [b for name, text in said.items() for b in named(contents.places.get(name), text)]
        steps = contents.places.get("kpi_table_steps")
        if steps is not None:
            place = Place(steps.sheet, steps.row + 1, steps.column + 1)
            blocks.append(Block(place, tuple((how,) for how in self._steps.values())))
        return blocks + named(contents.places.get(start.RUN_ID), self._run_id)
