"""What the extracts cannot give, told with its reason, once for all that lack for it."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.narrative.numbers import in_words, listed
from xl_kpi.narrative.sentence import Draft, Kind, Part, Sentence
from xl_kpi.narrative.subject import Subject

# More names than this are a list, and no sentence.
_MOST_NAMED = 3


def missing(subjects: Sequence[Subject]) -> tuple[Sentence, ...]:
    """A sentence for each reason; none for a figure that is there, or that nobody asked for."""
    by_reason: dict[str, list[Subject]] = {}
    for subject in subjects:
        reason = _reason(subject)
        if reason:
            by_reason.setdefault(reason, []).append(subject)
    return tuple(_sentence(reason, found) for reason, found in by_reason.items())


def _reason(subject: Subject) -> str:
    figure = subject.now
    if figure is None:
        # A distribution has rows by group alone, unless it is missing.
        splits = subject.indicator.splits
        figures, month = subject.figures, subject.month
        found = (figures.find(subject.indicator.id, month, None, split.name) for split in splits)
        figure = next((one for one in found if one is not None), None)
    if figure is None or figure.available:
        return ""
    return figure.note.removeprefix(NOT_IN_EXTRACT).removeprefix(":").strip().rstrip(".")


def _sentence(reason: str, subjects: Sequence[Subject]) -> Sentence:
    first = subjects[0]
    ids = [subject.indicator.id for subject in subjects]
    draft = Draft(first.indicator.id, first.month, first.span)
    if len(subjects) > _MOST_NAMED:
        number = draft.number(in_words(len(subjects)), len(subjects), Part.FIGURES)
        what = f"{number} figures of this section"
    else:
        names = [draft.words(f"“{subject.indicator.label}”") for subject in subjects]
        what = f"the figure{'' if len(names) == 1 else 's'} for {listed(names)}"
    why = f": {draft.words(reason)}" if reason else ""
    return draft.done(
        f"{what} cannot be given for {first.month.name}, as the extract does not have "
        f"{'it' if len(subjects) == 1 else 'them'}{why}",
        Kind.MISSING, ids,
    )  # fmt: skip
