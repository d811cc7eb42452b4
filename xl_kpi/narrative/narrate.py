"""The sentences of an indicator, and those of a section."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from xl_kpi.indicators.declaration import Indicator
from xl_kpi.judgement.judged import Judged
from xl_kpi.limits import Limits
from xl_kpi.narrative.distributions import largest_groups
from xl_kpi.narrative.levels import level
from xl_kpi.narrative.missing import missing
from xl_kpi.narrative.phrases.book import wording_of
from xl_kpi.narrative.sentence import Draft, Kind, Part, Sentence, joined
from xl_kpi.narrative.subject import Subject
from xl_kpi.narrative.wider import against_target, wider
from xl_kpi.narrative.wording import Untold


def indicator_sentences(
    judged: Judged, indicator: Indicator, *, limits: Limits | None = None, follows: bool = False
) -> tuple[Sentence, ...]:
    """What there is to say of one indicator: level and change, target, year and comparison.

    Parameters
    ----------
    limits
        The council's own standards, which stand in some indicators' words.
    follows
        Whether a sentence of the same month or day stands before these.
    """
    subject = Subject(judged.figures, indicator, wording_of(indicator, limits or Limits()))
    if isinstance(subject.wording, Untold):
        return ()
    first = level(subject, follows) or largest_groups(subject)
    if first is None:
        return missing([subject])
    target = judged.targets.get(indicator.id)
    others = judged.comparators.of(indicator.id)
    against = against_target(subject, target) if target is not None else None
    more = wider(subject, target, others)
    if more is not None and target is None and not _compared(more):
        return (joined(first, more),)
    return tuple(one for one in (first, against, more) if one is not None)


def _compared(sentence: Sentence) -> bool:
    return any(one.part is Part.COMPARATOR for one in sentence.used)


def section_sentences(
    judged: Judged, indicators: Sequence[Indicator], *, limits: Limits | None = None,
    skip: Collection[str] = (),
) -> tuple[Sentence, ...]:  # fmt: skip
    """What there is to say of a section's indicators, in order; what is missing comes last.

    A reason why figures are not in the extract is told once.

    Parameters
    ----------
    skip
        Ids of indicators that an earlier section has told.
    """
    told: list[Sentence] = []
    lacking: list[Subject] = []
    lead = ""
    for indicator in dict.fromkeys(indicators):
        if indicator.id in skip:
            continue
        subject = Subject(judged.figures, indicator, wording_of(indicator, limits or Limits()))
        when = subject.lead(Draft(indicator.id, subject.month, subject.span))
        said = indicator_sentences(judged, indicator, limits=limits, follows=lead == when)
        if any(one.kind is Kind.MISSING for one in said):
            lacking.append(subject)
        elif said:
            lead = when
            told += said
    return (*told, *missing(lacking))
