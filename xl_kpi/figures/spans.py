"""Which figures the extracts allow: each span of each month, or why it cannot be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xl_kpi.extracts.coverage import Coverage
from xl_kpi.extracts.declaration import ExtractList
from xl_kpi.indicators.declaration import Events, Rule
from xl_kpi.periods import FLOW_SPANS, Month, Span, months_in_span, same_day_months_before


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


def slots(
    rule: Rule, declared: ExtractList, coverage: Coverage, months: Sequence[Month]
) -> list[Slot]:
    """Every span of every month, each with whether the list covers it for the rule."""
    if isinstance(rule.cases, Events):
        return [
            _flow(rule, declared, coverage, span, month) for span in FLOW_SPANS for month in months
        ]
    return [_stock(declared, coverage, month) for month in months]


def _says(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _flow(rule: Rule, declared: ExtractList, coverage: Coverage, span: Span, month: Month) -> Slot:
    first = month.plus(1 - months_in_span(span, month)).first_day
    last = month.last_day
    ends_with_extract = month == Month.of(coverage.as_at)
    if ends_with_extract and (
        span is Span.LAST_6_MONTHS or (span is Span.LAST_12_MONTHS and coverage.as_at < last)
    ):
        # The lists' own window: it starts the day after the same day so many months before.
        last = coverage.as_at
        first = same_day_months_before(last, months_in_span(span, month)) + timedelta(days=1)
    slot = Slot(span, month, first, last)
    note = "" if slot.whole_months else f"from {_says(first)} to {_says(last)}"
    return Slot(span, month, first, last, _flow_lacks(rule, declared, coverage, first, last), note)


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


def _stock(declared: ExtractList, coverage: Coverage, month: Month) -> Slot:
    day = min(month.last_day, coverage.as_at)
    note = "" if day == month.last_day else f"as at the extract date, {_says(day)}"
    if month.first_day > coverage.as_at:
        lacking = f"the month begins after the extract date, {_says(coverage.as_at)}"
    elif coverage.holds_stock(day):
        lacking = ""
    elif day > coverage.last >= coverage.first:
        lacking = f"the list '{declared.title}' ends on {_says(coverage.last)}"
    else:
        known = max(coverage.first - timedelta(days=1), date.min)
        lacking = f"the list '{declared.title}' shows what was open only from {_says(known)} on"
    if declared.window is not None and declared.window.one_row_a_child and day < coverage.as_at:
        note = "; ".join(
            filter(None, (note, "the list has one row a child: earlier cases are hidden"))
        )
    return Slot(Span.MONTH_END, month, day, day, lacking, note)
