"""All indicators and chapters, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from xl_kpi.errors import DeclarationError, XlKpiError
from xl_kpi.indicators import (
    assessments,
    care_leavers,
    caseloads,
    child_protection,
    child_protection_enquiries,
    children_in_need,
    contacts_and_referrals,
    early_help,
    fostering_and_adoption,
    looked_after,
    supervision,
    visits,
)
from xl_kpi.indicators.declaration import Chapter, Indicator, Ratio
from xl_kpi.limits import Limits


@dataclass(frozen=True)
class Registry:
    """Chapters and their indicators; ids are unique and every ratio's parts exist."""

    chapters: tuple[Chapter, ...]
    indicators: tuple[Indicator, ...]
    _by_id: dict[str, Indicator] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {indicator.id: indicator for indicator in self.indicators}
        if len(by_id) != len(self.indicators):
            ids = [indicator.id for indicator in self.indicators]
            raise DeclarationError(
                f"Declared twice: {sorted({i for i in ids if ids.count(i) > 1})}."
            )
        chapters = {chapter.id for chapter in self.chapters}
        for indicator in self.indicators:
            if indicator.chapter not in chapters:
                raise DeclarationError(
                    f"Indicator {indicator.id!r}: no chapter {indicator.chapter!r}."
                )
            shape = indicator.shape
            if isinstance(shape, Ratio) and not {shape.of, shape.to} <= by_id.keys():
                raise DeclarationError(
                    f"Indicator {indicator.id!r}: a part of its ratio is not declared."
                )
        object.__setattr__(self, "_by_id", by_id)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __contains__(self, indicator_id: str) -> bool:
        return indicator_id in self._by_id

    def __getitem__(self, indicator_id: str) -> Indicator:
        if indicator_id not in self._by_id:
            near = get_close_matches(indicator_id, self._by_id, n=1, cutoff=0.4)
            hint = f" Do you mean '{near[0]}'?" if near else ""
            raise XlKpiError(f"There is no indicator '{indicator_id}'.{hint}")
        return self._by_id[indicator_id]

    def of_chapter(self, chapter_id: str) -> tuple[Indicator, ...]:
        """A chapter's indicators, in order."""
        return tuple(i for i in self.indicators if i.chapter == chapter_id)

    def with_indicators(self, more: Iterable[Indicator]) -> Registry:
        """A registry that has these indicators as well."""
        return Registry(self.chapters, (*self.indicators, *more))


# In the order of the report.
_MODULES = (
    contacts_and_referrals,
    early_help,
    assessments,
    child_protection_enquiries,
    children_in_need,
    child_protection,
    looked_after,
    care_leavers,
    fostering_and_adoption,
    supervision,
    visits,
    caseloads,
)


@cache
def registry_for(limits: Limits) -> Registry:
    """All indicators, with a council's own standards, limits and bands in them."""
    return Registry(
        chapters=tuple(module.CHAPTER for module in _MODULES),
        indicators=tuple(one for module in _MODULES for one in module.indicators(limits)),
    )


REGISTRY = registry_for(Limits())
