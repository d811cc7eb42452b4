"""What reading gives back: the tables, and what was found wrong on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.problems import Problem


@dataclass(frozen=True)
class Reading:
    """The tables read, the problems met and the files that gave them, in order.

    ``files`` names every file tried, an unreadable one too; an empty sheet stands among
    ``tables`` with no columns and no rows.
    """

    tables: tuple[RawTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()


def joined(readings: Iterable[Reading]) -> Reading:
    """All the readings as one, in the order given."""
    kept = list(readings)
    return Reading(
        tuple(table for reading in kept for table in reading.tables),
        tuple(problem for reading in kept for problem in reading.problems),
        tuple(file for reading in kept for file in reading.files),
    )
