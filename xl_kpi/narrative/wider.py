"""A figure against its target, the year to date, England and statistical neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from xl_kpi.figures.table import Figure
from xl_kpi.indicators.declaration import During, Indicator, Unit
from xl_kpi.judgement.comparators import Comparator
from xl_kpi.judgement.targets import Rag, Target
from xl_kpi.narrative.movement import agreed_change
from xl_kpi.narrative.numbers import in_words, rounded, sign, trimmed, value_text
from xl_kpi.narrative.sentence import Draft, Kind, Part, Sentence
from xl_kpi.narrative.subject import Subject
from xl_kpi.narrative.wording import Counted, Distributed, Measured
from xl_kpi.periods import Span

# Those that a reader asks for first; the tables have the others.
TOLD = ("england", "statistical_neighbours")
# Published figures are rounded to whole numbers, mostly.
_IN_LINE = 0.5


def against_target(subject: Subject, target: Target) -> Sentence | None:
    """How the month stands to its target; None where too few cases allow a verdict."""
    now = subject.now
    if now is None or now.value is None or not subject.enough(now):
        return None
    unit = subject.indicator.unit
    shown, aim = value_text(now.value, unit), outside_text(target.value, unit)
    if not shown:
        return None
    draft = Draft(subject.indicator.id, subject.month, subject.span)
    draft.number(aim, target.value, Part.TARGET)
    wanted = aim if target.good == "high" else f"{aim} or less"
    rag = target.rag(now.value)
    if rag is Rag.GREEN:
        return draft.done(f"This meets the target of {wanted}", Kind.TARGET)
    side = "below" if now.value < target.value else "above"
    gap = agreed_change(aim, shown, now.value - target.value) if unit is Unit.PERCENT else None
    if shown == aim:
        side = f"just {side}"
    elif gap is not None:
        by = draft.number(trimmed(gap), now.value - target.value, Part.SHORT_OF_TARGET)
        side = f"{by} {'percentage point' if by == '1' else 'percentage points'} {side}"
    how = ", but within the tolerance (amber)" if rag is Rag.AMBER else " (red)"
    return draft.done(f"This is {side} the target of {wanted}{how}", Kind.TARGET)


def wider(
    subject: Subject, target: Target | None, comparators: Sequence[Comparator]
) -> Sentence | None:
    """The year to date, and the comparison with England and neighbours.

    They are figures of a year, so that a flow's year to date is compared with them, and a month
    only of what is counted at its end.
    """
    if isinstance(subject.wording, Distributed):
        return None
    draft = Draft(subject.indicator.id, subject.month, subject.span)
    year = year_to_date(subject)
    # A council's count is no more to be held against England's than its size is.
    comparable = subject.indicator.unit not in (Unit.COUNT, Unit.NIGHTS)
    others = [one for one in comparators if comparable and one.id in TOLD and one.value is not None]
    if year is not None and year.value is not None:
        said = [f"The year to date stands at {_year_text(draft, subject, year.value)}"]
        if target is not None and subject.indicator.unit is Unit.PERCENT:
            said.append(_to_target(draft, target, year.value))
        if others:
            said.append(_compared(draft, subject.indicator, year.value, others))
        return draft.done(", ".join(said), Kind.WIDER)
    now = subject.now
    if not others or now is None or now.value is None or not subject.enough(now):
        return None
    if subject.span is Span.MONTH or not value_text(now.value, subject.indicator.unit):
        return None
    return draft.done(
        f"This is {_compared(draft, subject.indicator, now.value, others)}", Kind.WIDER
    )


def year_to_date(subject: Subject) -> Figure | None:
    """A flow's figure for the year to date, where it says more than the month's.

    Not where a child counts once for every month: its sum is of no use to a reader.
    """
    if subject.span is not Span.MONTH or subject.month == subject.month.year_start:
        return None
    if any(isinstance(rule.cases, During) for rule in subject.indicator.rules):
        return None
    if isinstance(subject.wording, Counted) and not subject.wording.total:
        return None
    year = subject.figures.find(subject.indicator.id, subject.month, Span.YEAR_TO_DATE)
    if year is None or year.value is None or not subject.enough(year):
        return None
    return year if value_text(year.value, subject.indicator.unit) else None


def outside_text(value: float, unit: Unit) -> str:
    """A target or a published figure as it was given: with a decimal, if it has one.

    >>> outside_text(0.925, Unit.PERCENT), outside_text(44, Unit.PER_10000)
    ('92.5%', '44')
    """
    if unit is Unit.PERCENT:
        return f"{trimmed(rounded(value * 100, 1))}%"
    return trimmed(rounded(value, 1))


def _year_text(draft: Draft, subject: Subject, value: float) -> str:
    counted = isinstance(subject.wording, Counted)
    text = in_words(value) if counted else value_text(value, subject.indicator.unit)
    if text == "no":
        text = "0"
    number = draft.number(text, value, Part.VALUE, span=Span.YEAR_TO_DATE)
    if isinstance(subject.wording, Measured):
        one, many = subject.wording.after
        return f"{number} {draft.words(one if number == '1' else many)}".rstrip()
    return number


def _to_target(draft: Draft, target: Target, value: float) -> str:
    aim = outside_text(target.value, Unit.PERCENT)
    told = f"the target of {draft.number(aim, target.value, Part.TARGET)}"
    if target.rag(value) is Rag.GREEN:
        return f"which meets {told}"
    return f"{'below' if value < target.value else 'above'} {told}"


def _compared(
    draft: Draft, indicator: Indicator, value: float, others: Sequence[Comparator]
) -> str:
    one_year = len({other.year for other in others}) == 1
    told = []
    for other in others:
        assert other.value is not None
        text = outside_text(other.value, indicator.unit)
        shown = draft.number(text, other.value, Part.COMPARATOR, of=other.id)
        if not one_year:
            shown = f"{shown} in {_year(draft, other)}"
        name = other.name if other.id == "england" else other.name[:1].lower() + other.name[1:]
        told.append((_relation(indicator, value, other.value, text), f"{name} ({shown})"))
    tail = f" in {_year(draft, others[0])}" if one_year else ""
    relations = [relation for relation, _ in told]
    if len(told) == 1:
        return f"{relations[0]} {told[0][1]}{tail}"
    if relations[0] == relations[1]:
        return f"{relations[0]} both {told[0][1]} and {told[1][1]}{tail}"
    joined = "and" if "in line with" in relations else "but"
    return f"{relations[0]} {told[0][1]} {joined} {relations[1]} {told[1][1]}{tail}"


def _year(draft: Draft, other: Comparator) -> str:
    """The year that a published figure is of."""
    return draft.number(other.year, float(other.year[:4]) if other.year[:4].isdigit() else 0.0,
                        Part.YEAR, of=other.id)  # fmt: skip


def _relation(indicator: Indicator, value: float, other: float, text: str) -> str:
    scale = 100 if indicator.unit is Unit.PERCENT else 1
    close = sign(abs(value - other) * scale - _IN_LINE) < 0
    if close or value_text(value, indicator.unit) == text:
        return "in line with"
    above = value > other
    if indicator.good is None:
        return "above" if above else "below"
    return "better than" if above == (indicator.good == "high") else "worse than"
