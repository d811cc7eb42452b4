"""The first sentence of an indicator: where it stands, in two forms.

One begins with the month ("In March, 727 contacts were received, ..."); the other, for an
indicator that follows another, with the subject ("The number of referrals received fell ...").
"""

from __future__ import annotations

from functools import partial

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Unit
from xl_kpi.narrative.changes import moved_from, stands_at, tail
from xl_kpi.narrative.movement import movement
from xl_kpi.narrative.numbers import in_words, listed, rounded, trimmed, value_text
from xl_kpi.narrative.sentence import Draft, Kind, Part, Sentence
from xl_kpi.narrative.subject import FEWEST_CASES, Subject
from xl_kpi.narrative.wording import Counted, Measured, Shared, Untold


def level(subject: Subject, follows: bool) -> Sentence | None:
    """Where an indicator stands and how it moved; None where there is no figure to tell.

    Parameters
    ----------
    follows
        Whether a sentence of the same month stands before it.
    """
    now = subject.now
    if now is None or not now.available:
        return None
    change = movement(subject)
    if follows:
        draft = Draft(subject.indicator.id, subject.month, subject.span)
        basis = partial(_basis, draft, subject, now)
        said = (
            moved_from(draft, subject, now, change, basis)
            if change
            else stands_at(draft, subject, now, basis)
        )
        if said:
            return draft.done(said, Kind.LEVEL)
    draft = Draft(subject.indicator.id, subject.month, subject.span)
    body = _body(draft, subject, now)
    if not body:
        return None
    lead = subject.lead(draft)
    ending = tail(draft, subject, now, change) if change and now.value is not None else ""
    return draft.done(f"{lead}, {body}{ending}", Kind.LEVEL)


def _body(draft: Draft, subject: Subject, now: Figure) -> str:
    wording = subject.wording
    if now.value is None:
        none = "" if isinstance(wording, Counted | Untold) else wording.none
        if not none:
            return ""
        draft.number("no", 0, Part.OF)
        return draft.words(none)
    match wording:
        case Counted():
            return _counted(draft, wording, now.value)
        case Shared():
            return _shared(draft, wording, now)
        case Measured():
            return _measured(draft, subject, wording, now)
        case _:
            return ""


def _counted(draft: Draft, wording: Counted, value: float) -> str:
    single = value == 1
    noun, verb = (wording.one, wording.be[0]) if single else (wording.many, wording.be[1])
    number = draft.number(in_words(value), value, Part.VALUE)
    return f"{number} {draft.words(noun)} {verb} {draft.words(wording.rest)}"


def _shared(draft: Draft, wording: Shared, now: Figure) -> str:
    met, of = now.numerator, now.denominator
    if met is None or of is None or not of:
        return ""
    for_one, for_many = wording.be
    if of == 1:
        draft.number("one", of, Part.OF)
        said = f"{for_one} {draft.words(wording.met)}" if met else draft.words(wording.not_met)
        return f"the one {draft.words(wording.one)} {said}"
    many, words = draft.words(wording.many), draft.words(wording.met)
    if of == 2 and not met:
        draft.number("neither", met, Part.MET)
        draft.number("two", of, Part.OF)
        return f"neither of the two {many} {for_one} {words}"
    if of == 2 and met == 2:
        draft.number("both", met, Part.MET)
        return f"both {many} {for_many} {words}"
    total = draft.number(in_words(of), of, Part.OF)
    if not met:
        draft.number("none", met, Part.MET)
        return f"none of the {total} {many} {for_many} {words}"
    if met == of:
        return f"all {total} {many} {for_many} {words}"
    shown = value_text(now.value, Unit.PERCENT) if now.value is not None else ""
    if of < FEWEST_CASES or not shown:
        some = draft.number(in_words(met), met, Part.MET)
        verb = for_one if met == 1 else for_many
        return f"{some} of the {total} {many} {verb} {words}"
    share = draft.number(shown, now.value or 0.0, Part.VALUE)
    return f"{share} of {many} {for_many} {words}{_of(draft, now)}"


def _of(draft: Draft, now: Figure) -> str:
    met, of = now.numerator, now.denominator
    if met is None or of is None:
        return ""
    some = draft.number(trimmed(rounded(met)), met, Part.MET)
    total = draft.number(trimmed(rounded(of)), of, Part.OF)
    return f" ({some} of {total})"


def _measured(draft: Draft, subject: Subject, wording: Measured, now: Figure) -> str:
    value = now.value or 0.0
    shown = value_text(value, subject.indicator.unit)
    if not shown:
        return ""
    number = draft.number(shown, value, Part.VALUE)
    after = draft.words(wording.after[0] if shown == "1" else wording.after[1])
    said = f"{draft.words(wording.subject)} {subject.be} {number}"
    return f"{said} {after}".rstrip() + _basis(draft, subject, now)


def _basis(draft: Draft, subject: Subject, now: Figure) -> str:
    """The counts behind a figure, in brackets."""
    match subject.wording:
        case Shared():
            return _of(draft, now)
        case Measured(basis=basis) if basis:
            counts = ((now.numerator, Part.MET), (now.denominator, Part.OF))[-len(basis) :]
            told = []
            for (one, many), (count, part) in zip(basis, counts, strict=True):
                if count is None:
                    return ""
                shown = trimmed(rounded(count, 1))
                noun = draft.words(one if shown == "1" else many)
                told.append(f"{draft.number(shown, count, part)} {noun}")
            return f" ({listed(told)})"
        case Measured() if subject.indicator.unit is Unit.PERCENT:
            return _of(draft, now)
        case _:
            return ""
