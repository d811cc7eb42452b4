"""Brothers and sisters kept together where exact numbers allow it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from random import Random
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def take(groups: Iterable[list[T]], number: int) -> tuple[list[list[T]], list[list[T]]]:
    """Take exactly so many from groups, in their order: whole groups where they fit.

    Gives the groups taken and those left; at most one group is in both, a part in each.
    """
    taken: list[list[T]] = []
    left: list[list[T]] = []
    for group in groups:
        if len(group) <= number:
            taken.append(group)
            number -= len(group)
        else:
            left.append(group)
    if number:
        if not left:
            raise ValueError(f"There are {number} too few.")
        smallest = min(left, key=len)
        left.remove(smallest)
        taken.append(smallest[:number])
        left.append(smallest[number:])
    return [group for group in taken if group], left


def share_out(
    groups: Iterable[list[T]], wanted: Mapping[K, int], random: Random
) -> dict[K, list[list[T]]]:
    """Give each key exactly so many, in whole groups where they fit."""
    shared: dict[K, list[list[T]]] = {key: [] for key in wanted}
    left = dict(wanted)
    waiting = sorted(groups, key=len)  # the largest are given first, and singles fill the gaps
    while waiting:
        group = waiting.pop()
        fitting = {key: count for key, count in left.items() if count >= len(group)}
        if fitting:
            key = random.choices(list(fitting), list(fitting.values()))[0]
            shared[key].append(group)
            left[key] -= len(group)
        elif len(group) > 1:
            waiting += [group[:1], group[1:]]
            waiting.sort(key=len)
        else:
            raise ValueError("There are more than wanted.")
    if any(left.values()):
        raise ValueError(f"There are too few: {left}.")
    return shared
