"""Which figures the extracts allow: each span of each month, or why it cannot be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from xl_kpi.extracts.coverage import Coverage
from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.extracts.derived import COUNTED_LISTS
from xl_kpi.indicators.declaration import During, Events, Rule, Standing
from xl_kpi.periods import FLOW_SPANS, Month, Span, months_in_span, same_day_months_before

# A weekly run stands for its month if it lies in the month's last seven days.
_LAST_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Slot:
    """One span of one month, its first and last day, and why it is not covered ("" if it is)."""

    span: Span
    month: Month
    first_day: date
    last_day: date
    lacking: str = ""
    note: str = ""

    @property
    def whole_months(self) -> bool:
        """Whether it is made of calendar months."""
        return self.first_day.day == 1 and self.last_day == self.month.last_day


def slots(rule: Rule, coverage: Mapping[str, Coverage], months: Sequence[Month]) -> list[Slot]:
    """Every span of every month, each with whether the lists cover it for the rule."""
    declared = COUNTED_LISTS[rule.cases.list_id]
    own = coverage[rule.cases.list_id]
    if rule.stock:
        return [_stock(rule, declared, own, coverage, month) for month in months]
    return [_flow(rule, declared, own, span, month) for span in FLOW_SPANS for month in months]


def _says(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _flow(rule: Rule, declared: ExtractList, coverage: Coverage, span: Span, month: Month) -> Slot:
    first = month.plus(1 - months_in_span(span, month)).first_day
    last = month.last_day
    note = ""
    if month == Month.of(coverage.as_at):
        run = isinstance(rule.cases, Events) and rule.cases.to_run
        if run and last - _LAST_WEEK <= coverage.as_at < last:
            last = coverage.as_at
            note = f"as at {_says(last)}"
        elif span is Span.LAST_6_MONTHS or (span is Span.LAST_12_MONTHS and coverage.as_at < last):
            # The lists' own window: it starts the day after the same day so many months before.
            last = coverage.as_at
            first = same_day_months_before(last, months_in_span(span, month)) + timedelta(days=1)
            note = f"from {_says(first)} to {_says(last)}"
    slot = Slot(span, month, first, last)
    lacking = _flow_lacks(rule, declared, coverage, first, last)
    if isinstance(rule.cases, During) and rule.cases.each and span is not Span.MONTH:
        # A child of two months would count twice.
        lacking = "it is counted for single months, whose children do not add up"
    elif isinstance(rule.cases, During) and not slot.whole_months:
        lacking = lacking or "it is counted by whole months"
    return replace(slot, lacking=lacking, note="" if slot.whole_months else note)


def _flow_lacks(
    rule: Rule, declared: ExtractList, coverage: Coverage, first: date, last: date
) -> str:
    if last > coverage.as_at:
        return f"the period is not over at the extract date, {_says(coverage.as_at)}"
    if rule.to_extract_date_only and last != coverage.as_at:
        return "the list's column holds only for the extract date"
    needed = same_day_months_before(first, rule.reaches_back) if rule.reaches_back else first
    if coverage.holds(needed, last):
        return ""
    if coverage.last < coverage.first:
        return f"the list '{declared.title}' covers no whole period ({coverage.basis})"
    return (
        f"the list '{declared.title}' covers {_says(coverage.first)} to {_says(coverage.last)}, "
        f"and {_says(needed)} to {_says(last)} is needed"
    )


def _stock(
    rule: Rule, declared: ExtractList, coverage: Coverage, others: Mapping[str, Coverage],
    month: Month,
) -> Slot:  # fmt: skip
    day = min(month.last_day, coverage.as_at)
    note = "" if day == month.last_day else f"as at the extract date, {_says(day)}"
    lacking = _stock_lacks(rule, declared, coverage, month, day)
    for list_id in sorted({list_id for list_id, _ in rule.needs_of_others}):
        lacking = lacking or _other_lacks(rule, list_id, others[list_id], month, day)
    one_row_a_child = declared.window is not None and declared.window.one_row_a_child
    if one_row_a_child and day < coverage.as_at:
        hidden = "the list has one row a child: earlier cases are hidden"
        note = "; ".join(filter(None, (note, hidden)))
    return Slot(Span.MONTH_END, month, day, day, lacking, note)


def _stock_lacks(
    rule: Rule, declared: ExtractList, coverage: Coverage, month: Month, day: date
) -> str:
    if month.first_day > coverage.as_at:
        return f"the month begins after the extract date, {_says(coverage.as_at)}"
    if rule.to_extract_date_only and day != coverage.as_at:
        return "the list's column holds only for the extract date"
    if isinstance(rule.cases, Standing) and day != coverage.as_at:
        return f"the list '{declared.title}' shows what stands on {_says(coverage.as_at)} alone"
    if isinstance(rule.cases, Standing):
        return ""
    earliest = day
    if rule.reaches_back:
        earliest = same_day_months_before(day, rule.reaches_back)
    if coverage.holds_stock(day) and coverage.holds_stock(earliest):
        return ""
    if day > coverage.last >= coverage.first:
        return f"the list '{declared.title}' ends on {_says(coverage.last)}"
    known = max(coverage.first - timedelta(days=1), date.min)
    if earliest < day:
        return (
            f"the list '{declared.title}' shows what was open only from {_says(known)} on, and "
            f"{_says(earliest)} is needed"
        )
    return f"the list '{declared.title}' shows what was open only from {_says(known)} on"


def _other_lacks(rule: Rule, list_id: str, coverage: Coverage, month: Month, day: date) -> str:
    """Whether another list, in which a verdict looks for the same person, reaches the day.

    A list of spells is looked at over all time; one of events in the case's month.
    """
    declared, own = COUNTED_LISTS[list_id], COUNTED_LISTS[rule.cases.list_id]
    if list_id == own.id or (declared.made_of and declared.made_of[0] in own.made_of):
        return ""
    if declared.window is None or declared.window.keeps_open:
        said = f"the list '{declared.title}' does not cover {_says(day)}"
        return "" if coverage.holds_stock(day) else said
    # A run in the month's last week stands for the month.
    if day < month.last_day - _LAST_WEEK:
        return f"the month is not over at the extract date, {_says(day)}"
    in_time = coverage.as_at >= month.last_day - _LAST_WEEK
    last = min(day, coverage.as_at) if in_time else day
    if coverage.holds(month.first_day, last):
        return ""
    return f"the list '{declared.title}' does not cover {_says(month.first_day)} to {_says(last)}"
