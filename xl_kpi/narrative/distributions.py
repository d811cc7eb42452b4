"""A distribution told by its largest groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from xl_kpi.extracts.lists import ALL_LISTS
from xl_kpi.figures.table import Figure
from xl_kpi.narrative.numbers import in_words, listed, percent_text
from xl_kpi.narrative.sentence import Draft, Kind, Part, Sentence
from xl_kpi.narrative.subject import FEWEST_CASES, Subject
from xl_kpi.narrative.wording import Distributed

_CODE_LETTER = re.compile(r"^[a-z]{1,2}\d?\) ")
# More groups level at the top are no news.
_MOST_LEVEL = 3
# How a person says all of one, and all of two.
_ALL: dict[float, str] = {1: "one case", 2: "both"}


def largest_groups(subject: Subject) -> Sentence | None:
    """The largest group of a distribution and the next; None where it has no groups."""
    wording, splits = subject.wording, subject.indicator.splits
    if not isinstance(wording, Distributed) or not splits:
        return None
    breakdown = splits[0].name
    groups = subject.figures.groups(subject.indicator.id, breakdown)
    found = [(group, _figure(subject, breakdown, group)) for group in groups]
    there = [(group, one) for group, one in found if one is not None and one.available]
    draft = Draft(subject.indicator.id, subject.month, subject.span)
    total = next((one.denominator for _, one in there if one.denominator), None)
    if not total:
        if not there:
            return None
        draft.number("no", 0, Part.OF, breakdown=breakdown, group=there[0][0])
        return draft.done(f"{subject.lead(draft)}, {draft.words(wording.none)}", Kind.LEVEL)
    ranked = sorted(there, key=lambda one: -(one[1].numerator or 0))
    return _told(draft, subject, wording, breakdown, ranked)


def _figure(subject: Subject, breakdown: str, group: str) -> Figure | None:
    return subject.figures.find(
        subject.indicator.id, subject.month, subject.span, breakdown, group
    )  # fmt: skip


def _told(
    draft: Draft, subject: Subject, wording: Distributed, breakdown: str,
    ranked: Sequence[tuple[str, Figure]],
) -> Sentence | None:  # fmt: skip
    most = ranked[0][1].numerator or 0
    top = [one for one in ranked if one[1].numerator == most]
    if len(top) > _MOST_LEVEL or not most:
        return None
    lead = subject.lead(draft)
    called = group_names([group for group, _ in ranked], wording.lower)
    names = [draft.words(called[group]) for group, _ in top]
    first, figure = top[0]
    total = figure.denominator or 0
    main = draft.words(wording.main)
    if most == total:
        text = _ALL.get(total, f"all {in_words(total)}")
        draft.number(
            text.removeprefix("all ").removesuffix(" case"),
            most,
            Part.MET,
            breakdown=breakdown,
            group=first,
        )
        return draft.done(f"{lead}, {main} was {names[0]}, with {text}", Kind.LEVEL)
    some = draft.number(in_words(most), most, Part.MET, breakdown=breakdown, group=first)
    of = draft.number(in_words(total), total, Part.OF, breakdown=breakdown, group=first)
    share = _share(draft, breakdown, first, figure)
    if len(top) > 1:
        told = f"{listed(names)} were level as {main}, with {some} each of {of}{share}"
        return draft.done(f"{lead}, {told}", Kind.LEVEL)
    told = f"{lead}, {main} was {names[0]}, with {some} of {of}{share}"
    rest = ranked[1:]
    second = rest[0][1].numerator if rest else None
    if second and not (len(rest) > 1 and rest[1][1].numerator == second):
        group, next_one = rest[0]
        number = draft.number(in_words(second), second, Part.MET, breakdown=breakdown, group=group)
        name = draft.words(called[group])
        told += f", followed by {name} with {number}{_share(draft, breakdown, group, next_one)}"
    return draft.done(told, Kind.LEVEL)


def _share(draft: Draft, breakdown: str, group: str, figure: Figure) -> str:
    if (figure.denominator or 0) < FEWEST_CASES or figure.value is None:
        return ""
    shown = percent_text(figure.value)
    if not shown:
        return ""
    number = draft.number(shown, figure.value, Part.VALUE, breakdown=breakdown, group=group)
    return f" ({number})"


def group_names(groups: Sequence[str], lower: bool = False) -> dict[str, str]:
    """Each group as a sentence has it: a code by its wording, up to the first comma of it.

    Where two would read the same, both keep their codes. Common nouns go in small letters.

    >>> group_names(["a) Neglect", "IFA"], lower=True)
    {'a) Neglect': 'neglect', 'IFA': 'IFA'}
    >>> group_names(["q) 6: Police", "a) 1A: Individual"])["a) 1A: Individual"]
    'Individual - family member'
    """
    named = {group: _name(group) for group in groups}
    said = list(named.values())
    unique = {group: group if said.count(name) > 1 else name for group, name in named.items()}
    if not lower:
        return unique
    return {
        group: name[:1].lower() + name[1:] if name[1:2].islower() else name
        for group, name in unique.items()
    }


def _name(group: str) -> str:
    return _details().get(group, _CODE_LETTER.sub("", group)).partition(",")[0]


@cache
def _details() -> dict[str, str]:
    """Full wording of every code that has one."""
    lists = [column.codes for declared in ALL_LISTS for column in declared.columns if column.codes]
    return {code.label: code.detail for codes in lists for code in codes.codes if code.detail}
