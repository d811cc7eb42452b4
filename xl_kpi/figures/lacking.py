"""What a rule needs that the extracts do not have, in words."""

from __future__ import annotations

from collections.abc import Iterable

from xl_kpi.extracts.clean_list import CleanList
from xl_kpi.extracts.declaration import Family
from xl_kpi.extracts.derived import COUNTED_LISTS
from xl_kpi.extracts.derived.needed import MAY_BE_BLANK
from xl_kpi.extracts.extracts import Extracts
from xl_kpi.extracts.lists import LISTS
from xl_kpi.indicators.declaration import Indicator, Rule
from xl_kpi.problems import Problem, Severity


def lacking(rule: Rule, extracts: Extracts) -> str:
    """What a rule needs that the extracts do not have; "" where they have all of it."""
    reasons = [_lacks_list(rule.cases.list_id, extracts)]
    if not reasons[0]:
        clean = extracts.counted(rule.cases.list_id)
        assert clean is not None
        blank = rule.may_be_blank
        reasons = [lacks_column(clean, name, name in blank) for name in sorted(rule.needs)]
    for list_id, name in sorted(rule.needs_of_others):
        other = extracts.counted(list_id)
        if other is None:
            reasons.append(_lacks_list(list_id, extracts))
        elif name not in other.frame:
            reasons.append(lacks_column(other, name))
    return next(filter(None, reasons), "")


def _lacks_list(list_id: str, extracts: Extracts) -> str:
    """Why a list cannot be had; for a derived one, what is wrong with those it is made of."""
    clean = extracts.counted(list_id)
    if clean is not None and len(clean.cases):
        return ""
    declared = COUNTED_LISTS[list_id]
    reasons = [_lacks_list(source, extracts) for source in declared.made_of[:1]]
    for source, name in declared.made_with:
        listed = extracts.counted(source)
        reasons.append(
            _lacks_list(source, extracts)
            if listed is None
            else lacks_column(listed, name, name in MAY_BE_BLANK)
        )
    said = "is missing" if clean is None and not declared.made_of else "is empty"
    return next(filter(None, reasons), f"the list '{declared.title}' {said}")


def lacks_column(clean: CleanList, name: str, may_be_blank: bool = False) -> str:
    """What is the matter with a column of a list; "" where it can be used."""
    header, title = clean.declaration.column(name).header, clean.declaration.title
    if name not in clean.frame:
        return f"the list '{title}' has no column '{header}'"
    if not may_be_blank and not clean.has(name):
        return f"the column '{header}' of the list '{title}' has no value that can be read"
    return ""


def missing_lists(extracts: Extracts, indicators: Iterable[Indicator]) -> list[Problem]:
    """A problem for each list without which an indicator cannot be had by any of its rules."""
    wanted: dict[str, list[str]] = {}
    for indicator in indicators:
        sources = [_sources(rule.cases.list_id) for rule in indicator.rules]
        if any(all(_filled(name, extracts) for name in lists) for lists in sources):
            continue
        for name in dict.fromkeys(name for lists in sources for name in lists):
            if not _filled(name, extracts):
                wanted.setdefault(name, []).append(indicator.label)
    return [
        Problem(
            Severity.WARNING,
            "empty list" if list_id in extracts.lists else "missing list",
            f"The list '{LISTS[list_id].title}' {'is empty' if list_id in extracts.lists else 'is missing'}, "
            f"so these figures say 'not in extract': {', '.join(dict.fromkeys(labels))}.",
            "Add it to the extracts; docs/extracts.md says what it holds.",
            list_id=list_id,
        )
        for list_id, labels in wanted.items()
    ]  # fmt: skip


def missing_columns(extracts: Extracts, indicators: Iterable[Indicator]) -> list[Problem]:
    """A problem for each optional column of a local list without which an indicator goes.

    Where a list is made such a column is none of its needs, and its absence no more than a note.
    """
    wanted: dict[tuple[str, str], list[str]] = {}
    for indicator in indicators:
        for rule in indicator.rules:
            clean = extracts.lists.get(rule.cases.list_id)
            if clean is None or clean.declaration.family is not Family.LOCAL:
                continue
            for name in sorted(rule.needs):
                column = clean.declaration.column(name)
                if name not in clean.frame and column.blank and not column.needed:
                    wanted.setdefault((clean.id, name), []).append(indicator.label)
    return [
        Problem(
            Severity.WARNING, "column that figures need",
            f"The list '{LISTS[list_id].title}' has no column '{LISTS[list_id].column(name).header}', so "
            "these figures say 'not in extract', or are had from another list: "
            f"{', '.join(dict.fromkeys(labels))}.",
            "Add it, or give the column that holds it this header.",
            list_id=list_id, column=LISTS[list_id].column(name).header,
        )
        for (list_id, name), labels in wanted.items()
    ]  # fmt: skip


def _sources(list_id: str) -> tuple[str, ...]:
    """The lists that are read for a list: itself, or those that it is made of."""
    declared = COUNTED_LISTS[list_id]
    # A header file adds to the episodes, and is not what makes them a list.
    return declared.made_of or (list_id,)


def _filled(list_id: str, extracts: Extracts) -> bool:
    clean = extracts.lists.get(list_id)
    return clean is not None and len(clean.frame) > 0
