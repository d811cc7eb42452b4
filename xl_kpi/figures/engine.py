"""Every figure that the extracts can give, of all indicators and months, computed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.cases import CaseList, gather
from xl_kpi.figures.groups import Groups
from xl_kpi.figures.lacking import lacking
from xl_kpi.figures.spans import Slot, slots
from xl_kpi.figures.table import ALL, Block, Figures, Gap, figures_of
from xl_kpi.figures.tally import Tally, tally
from xl_kpi.indicators.declaration import Entered, Indicator, Rate, Ratio, Rule, Share
from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.periods import FLOW_SPANS, Month, Span
from xl_kpi.settings import Settings

# A gap is told for the months that a pack shows.
SHOWN_MONTHS = 13


@dataclass(frozen=True)
class _Result:
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]


def compute_figures(
    extracts: Extracts, month: Month, settings: Settings, registry: Registry = REGISTRY,
    progress: Callable[[str, int, int], None] | None = None,
) -> Figures:  # fmt: skip
    """All figures up to a reporting month.

    Parameters
    ----------
    extracts
        Clean lists with the span that each covers.
    month
        The reporting month, the last for which figures are given.

    Returns
    -------
    The tidy table: one row a figure, for every month that the extracts cover, and a row that
    says "not in extract" for each figure of the last thirteen months that they do not give.
    """
    done: dict[str, _Result] = {}
    # Ratios come last, since they are made of other indicators' sums.
    order = sorted(registry, key=lambda indicator: isinstance(indicator.shape, Ratio))
    for number, indicator in enumerate(order):
        if progress is not None:
            progress(indicator.title, number, len(order))
        if isinstance(indicator.shape, Ratio):
            done[indicator.id] = _ratio(done[indicator.shape.of], done[indicator.shape.to])
        elif isinstance(indicator.shape, Entered):
            done[indicator.id] = _Result((), _gaps_of_all(month, "it is not entered"))
        else:
            done[indicator.id] = _counted(indicator, extracts, month, settings)
    results = [(indicator, done[indicator.id]) for indicator in registry]
    return figures_of(
        [(indicator, result.blocks, result.gaps) for indicator, result in results], month
    )


def _counted(indicator: Indicator, extracts: Extracts, month: Month, settings: Settings) -> _Result:
    blocks: list[Block] = []
    gaps: list[Gap] = []
    wanting: dict[tuple[Span, Month], str] = {}
    covered: set[tuple[Span, Month]] = set()
    for rule in indicator.rules:
        reason = lacking(rule, extracts) or _lacks_population(indicator, settings)
        if reason:
            for shown in _shown(rule, month):
                wanting.setdefault(shown, reason)
            continue
        coverage = extracts.coverage[rule.cases.list_id]
        # What was open is known from the day before the first one that is covered.
        known = Month.of(coverage.first).plus(-1)
        months = _months(min(known, month.plus(1 - SHOWN_MONTHS)), month)
        every = slots(rule, extracts.coverage, months)
        had = [s for s in every if not s.lacking and (s.span, s.month) not in covered]
        for slot in every:
            if slot.lacking:
                wanting.setdefault((slot.span, slot.month), slot.lacking)
        if had:
            covered.update((slot.span, slot.month) for slot in had)
            made = _blocks(indicator, rule, extracts, months, had, settings)
            blocks += made[0]
            gaps += made[1]
    first_shown = month.plus(1 - SHOWN_MONTHS)
    gaps += [
        Gap(span, at, ALL, reason)
        for (span, at), reason in wanting.items()
        if (span, at) not in covered and at >= first_shown
    ]
    return _Result(tuple(blocks), tuple(gaps))


def _lacks_population(indicator: Indicator, settings: Settings) -> str:
    if isinstance(indicator.shape, Rate) and settings.population_0_to_17 is None:
        return "council.toml has no children_0_to_17 in [population]"
    return ""


def _shown(rule: Rule, month: Month) -> list[tuple[Span, Month]]:
    spans = (Span.MONTH_END,) if rule.stock else FLOW_SPANS
    return [(span, shown) for span in spans for shown in month.last(SHOWN_MONTHS)]


def _gaps_of_all(month: Month, reason: str) -> tuple[Gap, ...]:
    return tuple(Gap(Span.MONTH, shown, ALL, reason) for shown in month.last(SHOWN_MONTHS))


def _months(first: Month, last: Month) -> list[Month]:
    return [Month.from_index(index) for index in range(first.index, last.index + 1)]


def _blocks(
    indicator: Indicator, rule: Rule, extracts: Extracts, months: Sequence[Month],
    had: Sequence[Slot], settings: Settings,
) -> tuple[list[Block], list[Gap]]:  # fmt: skip
    # Months before the first covered one hold cases too, but no figure counts them.
    cases = gather(
        indicator, rule, extracts, months, first_day_is_day_1=settings.first_day_is_day_1
    )
    said = [f"rule: {rule.name}"] if rule.name else []
    said += cases.left_out
    breakdowns: list[tuple[str, Groups | None]] = [*cases.groups.items()]
    if not isinstance(indicator.shape, Share):
        breakdowns.insert(0, (ALL, None))
    blocks = []
    for name, groups in breakdowns:
        sums = tally(indicator.shape, cases, groups, months, settings.population_0_to_17)
        for span in dict.fromkeys(slot.span for slot in had):
            whole = [slot for slot in had if slot.span is span and _by_month(slot)]
            if whole:
                blocks.append(_block(sums, name, span, whole, months[0], said))
            for slot in had:
                if slot.span is span and not _by_month(slot):
                    part = tally(indicator.shape, _within(cases, slot), groups, [slot.month])
                    blocks.append(_block(part, name, span, [slot], slot.month, said))
    gaps = [
        Gap(slot.span, slot.month, name, reason)
        for name, reason in cases.missing_groups.items()
        for slot in had
        if slot.month >= months[-1].plus(1 - SHOWN_MONTHS)
    ]
    return blocks, gaps


def _by_month(slot: Slot) -> bool:
    return slot.span is Span.MONTH_END or slot.whole_months


def _within(cases: CaseList, slot: Slot) -> CaseList:
    """Cases between two days, all placed in the month of the second."""
    assert cases.days is not None  # only spans of events are cut by days
    first, last = np.datetime64(slot.first_day, "D"), np.datetime64(slot.last_day, "D")
    inside = (cases.days >= first) & (cases.days <= last)
    # Month 0 lies outside every tally.
    return replace(cases, months=np.where(inside, slot.month.index, 0).astype(np.int32))


def _block(
    sums: Tally, breakdown: str, span: Span, had: Sequence[Slot], start: Month, said: Sequence[str]
) -> Block:
    at = np.array([slot.month.index - start.index for slot in had], dtype=np.int32)
    lengths = np.array([_length(slot) for slot in had], dtype=np.int32)
    over = sums.at(at, lengths)
    notes = tuple("; ".join(filter(None, (*said, slot.note))) for slot in had)
    return Block(
        span, breakdown, over.labels, tuple(slot.month for slot in had),
        over.above, over.below, over.unknown, notes,
    )  # fmt: skip


def _length(slot: Slot) -> int:
    if not slot.whole_months:
        return 1
    return slot.month.index - Month.of(slot.first_day).index + 1


def _ratio(of: _Result, to: _Result) -> _Result:
    """One indicator's counts over another's, where both can be had."""
    blocks = [
        _divided(above, below, months)
        for above in of.blocks
        for below in to.blocks
        if (above.span, above.breakdown) == (below.span, below.breakdown)
        and (months := tuple(month for month in above.months if month in below.months))
    ]
    had = {
        (block.span, month) for block in blocks for month in block.months if block.breakdown == ALL
    }
    gaps: dict[tuple[Span, Month], Gap] = {}
    for gap in (*of.gaps, *to.gaps):
        if gap.breakdown == ALL and (gap.span, gap.month) not in had:
            gaps.setdefault((gap.span, gap.month), gap)
    return _Result(tuple(blocks), tuple(gaps.values()))


def _divided(above: Block, below: Block, months: tuple[Month, ...]) -> Block:
    labels = tuple(dict.fromkeys((*below.labels, *above.labels)))
    counts = above.counts(labels, months), below.counts(labels, months)
    notes = tuple(
        "; ".join(dict.fromkeys(filter(None, (above.note(month), below.note(month)))))
        for month in months
    )
    unknown = np.zeros_like(counts[0])
    return Block(above.span, above.breakdown, labels, months, *counts, unknown, notes)
