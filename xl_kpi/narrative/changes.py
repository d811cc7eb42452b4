"""The change since the month before, in words: after a level, or as a sentence of its own."""

from __future__ import annotations

from collections.abc import Callable

from xl_kpi.figures.engine import SHOWN_MONTHS
from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import Unit
from xl_kpi.narrative.movement import Movement, Size, agreed_change
from xl_kpi.narrative.numbers import in_words, ordinal, rounded, trimmed, value_text
from xl_kpi.narrative.sentence import Draft, Part
from xl_kpi.narrative.subject import Subject
from xl_kpi.narrative.wording import Counted, Distributed, Measured, Untold


def _better(subject: Subject, said: str) -> str:
    """What tells a reader that lower is better; the other way is what one expects."""
    if subject.indicator.good != "low":
        return said
    return f"{said}, where lower is better" if said.endswith(")") else f"{said} (lower is better)"


def tail(draft: Draft, subject: Subject, now: Figure, change: Movement) -> str:
    """What follows a level: ", 7 percentage points lower than in February (20%)"."""
    before, value = change.before.value, now.value
    assert before is not None
    assert value is not None
    when = subject.month_before(draft, change.before)
    if not change.way:
        return f", {'as' if not value else 'the same as'} {when}"
    if not before:
        draft.number("none", before, Part.VALUE, month=subject.month.plus(-1))
        return f", compared with none {when}"
    if isinstance(subject.wording, Counted):
        said = _count_change(draft, subject, value, before, when)
        return _better(subject, said + _history(draft, change))
    old, new = (value_text(one, subject.indicator.unit) for one in (before, value))
    if not old or not new:
        return ""
    if old == new:
        return f", little changed since {_since(when)}"
    shown = draft.number(old, before, Part.VALUE, month=subject.month.plus(-1))
    if not value:
        return f", compared with {shown} {when}"
    said = _value_change(draft, subject, change, (old, new, value - before), when, shown)
    return _better(subject, said + _history(draft, change))


def _since(when: str) -> str:
    """The end of February, of "at the end of February"."""
    return when.partition(" ")[2]


def _count_change(
    draft: Draft, subject: Subject, value: float, before: float, when: str
) -> str:  # fmt: skip
    text = trimmed(rounded(before, 1))
    shown = draft.number(text, before, Part.VALUE, month=subject.month.plus(-1))
    if not value:
        return f", compared with {shown} {when}"
    by = draft.number(in_words(abs(value - before)), abs(value - before), Part.CHANGE)
    return f", {by} {'more' if value > before else 'fewer'} than {when} ({shown})"


def _value_change(
    draft: Draft, subject: Subject, change: Movement, texts: tuple[str, str, float], when: str,
    shown: str,
) -> str:  # fmt: skip
    old, new, exact = texts
    percent = subject.indicator.unit is Unit.PERCENT
    agreed = agreed_change(old, new, exact) if percent else None
    higher = "higher" if change.way > 0 else "lower"
    if agreed is not None:
        by = draft.number(trimmed(agreed), abs(exact), Part.CHANGE)
        points = "percentage point" if by == "1" else "percentage points"
        return f", {by} {points} {higher} than {when} ({shown})"
    if change.size is Size.SLIGHT:
        return f", slightly {higher} than {when} ({shown})"
    return f", {'up' if change.way > 0 else 'down'} from {shown} {when}"


def _history(draft: Draft, change: Movement, *, run: bool = True) -> str:
    """For how long it has moved so, and whether it never was so high or low."""
    said = ""
    if change.run > 1 and run:
        number = draft.number(ordinal(change.run), change.run, Part.RUN)
        said = f", the {number} {'rise' if change.way > 0 else 'fall'} in a row"
    if change.extreme:
        months = draft.number(str(SHOWN_MONTHS), SHOWN_MONTHS, Part.MONTHS)
        joined = " and" if said else ","
        said += f"{joined} the {change.extreme} in {months} months"
    return said


def moved_from(
    draft: Draft, subject: Subject, now: Figure, change: Movement, basis: Callable[[], str]
) -> str:
    """A sentence that begins with what moved; "" where the other form tells it better.

    ``basis`` gives the counts behind the figure, in brackets.
    """
    before, value = change.before.value, now.value
    if not before or not value or not subject.has_share(now):
        return ""
    wording = subject.wording
    assert not isinstance(wording, Distributed | Untold)
    counted = isinstance(wording, Counted)
    unit = subject.indicator.unit
    old, new = (in_words(one) if counted else value_text(one, unit) for one in (before, value))
    if not old or not new:
        return ""
    when = subject.month_before(draft, change.before)
    name = draft.words(wording.subject)
    if old == new:
        how = "little changed" if change.way else "unchanged"
        shown = draft.number(new, value, Part.VALUE)
        since = f"since {_since(when)}" if change.way else f"from {when.removeprefix('in ')}"
        if not change.way and not when.startswith("in "):
            since = f"from {_since(when)}"
        return f"{name} {subject.be} {how} {since} at {shown}{_after(draft, subject, new)}{basis()}"
    earlier = draft.number(old, before, Part.VALUE, month=subject.month.plus(-1))
    how = f" {change.size}" if change.size else ""
    if change.run > 1:
        number = draft.number(ordinal(change.run), change.run, Part.RUN)
        how += f" for the {number} month running"
    comma = "," if how else ""
    shown = draft.number(new, value, Part.VALUE)
    level = f"{shown}{_after(draft, subject, new)}{basis()}"
    history = _history(draft, change, run=False)
    return _better(
        subject, f"{name} {change.verb}{how}{comma} from {earlier} {when} to {level}{history}"
    )


def stands_at(draft: Draft, subject: Subject, now: Figure, basis: Callable[[], str]) -> str:
    """A sentence that begins with the subject, where there is no change to tell."""
    if now.value is None or not now.value or not subject.has_share(now):
        return ""
    wording = subject.wording
    assert not isinstance(wording, Distributed | Untold)
    counted = isinstance(wording, Counted)
    text = in_words(now.value) if counted else value_text(now.value, subject.indicator.unit)
    if not text:
        return ""
    shown = draft.number(text, now.value, Part.VALUE)
    level = f"{shown}{_after(draft, subject, text)}{basis()}"
    return f"{draft.words(wording.subject)} {subject.be} {level}"


def _after(draft: Draft, subject: Subject, shown: str) -> str:
    if not isinstance(subject.wording, Measured):
        return ""
    one, many = subject.wording.after
    return f" {draft.words(one if shown == '1' else many)}".rstrip()
