"""Caseloads: which of a team's workers holds which open case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from invented.people import Child, Family
from invented.published_practice import Holder
from invented.staff import worker_name
from invented.visits import Case

ASSESSMENT, CARE_LEAVER, OTHER = "Assessment", "Care leaver", "Other"
# What a qualified social worker shall hold, while there is one with room.
FOR_SOCIAL_WORKERS = {"CPP", "LAC & CPP", "LAC"}


@dataclass(eq=False)
class Holding:
    """A case to be held: the day it opened, and who would best hold it."""

    child: Child
    kind: str
    opened: date
    parts: tuple[Case, ...] = ()  # the plans and periods whose worker the holder becomes
    assessor: str = ""  # or the personal adviser

    @property
    def statutory(self) -> bool:
        """Whether a qualified social worker shall hold it."""
        return self.kind in FOR_SOCIAL_WORKERS


class Sharing:
    """Shares a team's cases out, so many to each worker, brothers and sisters together."""

    def __init__(self, holders: Sequence[Holder], family_of: Mapping[Child, Family]) -> None:
        self.family_of = family_of
        self.room = {worker_name(holder.number): holder.cases for holder in holders}
        self.qualified = {worker_name(holder.number) for holder in holders if holder.social_worker}
        self.held: dict[str, list[Holding]] = {worker: [] for worker in self.room}

    def share_out(self, cases: Iterable[Holding]) -> list[Holding]:
        """Give the cases to the workers in `held`; return those that wait for a worker.

        Assessments stay with their workers, if those are still there; of the others, those whose
        workers have left wait if there are too many.
        """
        rest = []
        for case in sorted(cases, key=lambda c: (c.kind == OTHER, c.opened, c.child.id)):
            if self._free(case.assessor):
                self.held[case.assessor].append(case)
            else:
                rest.append(case)
        rest.sort(key=lambda case: (case.kind == ASSESSMENT, case.opened, case.child.id))
        left = sum(self._free(worker) for worker in self.room)
        for together in self._families(rest[:left]):
            for case in together:
                self._place(case, together)
        full = {worker: len(own) for worker, own in self.held.items()}
        if full != self.room:
            raise ValueError(f"Workers hold {full}, not {self.room}")
        return rest[left:]

    def _free(self, worker: str) -> int:
        return self.room.get(worker, 0) - len(self.held.get(worker, ()))

    def _families(self, cases: Sequence[Holding]) -> list[list[Holding]]:
        """Put brothers and sisters together, and in front what social workers shall hold.

        The longest looked after come last of these, for whoever has room.
        """
        together: dict[object, list[Holding]] = defaultdict(list)
        for case in cases:
            together[self.family_of.get(case.child, case.child)].append(case)
        for own in together.values():
            own.sort(key=lambda case: (not case.statutory, case.opened))

        def order(own: list[Holding]) -> tuple[bool, bool, int, int, str]:
            first = own[0]
            looked_after = first.kind == "LAC"
            opened = -first.opened.toordinal() if looked_after else 0
            return (not first.statutory, looked_after, opened, -len(own), first.child.id)

        return sorted(together.values(), key=order)

    def _place(self, case: Holding, together: Sequence[Holding]) -> None:
        with_room = [worker for worker in self.room if self._free(worker)]
        best = [worker for worker in with_room if worker in self.qualified]
        if not (case.statutory and best):
            best = with_room
        siblings = [worker for worker in best if any(own in together for own in self.held[worker])]
        chosen = max(siblings or best, key=lambda worker: (self._free(worker), worker))
        self.held[chosen].append(case)
