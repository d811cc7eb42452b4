"""All indicators' words in one book."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.limits import Limits
from xl_kpi.narrative.phrases import front_door, plans_and_care, practice
from xl_kpi.narrative.wording import Wording, fallback


@cache
def book(limits: Limits) -> Mapping[str, Wording]:
    """Every indicator's words, with a council's own standards and limits in them."""
    made: dict[str, Wording] = {}
    for chapter in (front_door, plans_and_care, practice):
        made |= chapter.words(limits)
    return made


def wording_of(indicator: Indicator, limits: Limits) -> Wording:
    """An indicator's words; its title, where it has none of its own.

    >>> from xl_kpi.indicators.registry import REGISTRY
    >>> wording_of(REGISTRY["contacts.received"], Limits()).subject
    'the number of contacts received'
    """
    return book(limits).get(indicator.id) or fallback(indicator)
