"""What the published report prints, and how a computed figure looks when it is printed so."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path

from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import read_comparators
from xl_kpi.judgement.targets import read_targets
from xl_kpi.settings import read_settings

PRINTED = Path(__file__).with_name("report.csv")
NUMBERS_IN_WORDS = {"no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# The report has no figure there, and says why or nothing.
NO_FIGURE = ("-", "n/a", "from March 20")
Key = tuple[str, str, str, str, str]
Row = dict[str, str]


def printed_rows() -> list[Row]:
    """The whole transcription, each row with the number of its line in the file."""
    with PRINTED.open(encoding="utf-8", newline="") as file:
        return [
            row | {"line": str(number)} for number, row in enumerate(csv.DictReader(file), start=2)
        ]


def figures_by_key(path: Path) -> dict[Key, Row]:
    """Computed figures, as the command writes them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {key_of(row): row for row in rows}


def key_of(row: Row, period: str = "") -> Key:
    where = period or row["period"], row["span"], row["breakdown"], row["group"] or "all"
    return (row["indicator"], *where)


def name_of(row: Row) -> str:
    return f"line {row['line']}: {row['where']}, {row['row']}, {row['column']}"


def round_half_up(number: Fraction, decimals: int = 0) -> str:
    """Write a number as the report does: 12.65 for 1265/100 and two decimals."""
    scaled = floor(number * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    return f"{whole}.{rest:0{decimals}}" if decimals else str(whole)


def exact(row: Row | None) -> Fraction | None:
    """A figure as the fraction of its counts, so that no rounding comes before the display's."""
    if row is None or row["value"] == "-":
        return None
    assert row["value"] != "not in extract", row["note"]
    if not row["denominator"]:
        return Fraction(row["numerator"])
    return Fraction(row["numerator"]) / Fraction(row["denominator"])


def displayed(value: Fraction | None, printed: str, *, percent: bool) -> str:
    """The figure in the form in which the report prints that one."""
    if printed in NO_FIGURE and not value:
        # What has no cases may be printed as a dash.
        return printed
    if value is None:
        return "-"
    if printed == "" and value == 0:
        return ""
    if printed.casefold() in NUMBERS_IN_WORDS:
        found = [word for word, number in NUMBERS_IN_WORDS.items() if number == value]
        return printed if printed.casefold() in found else str(value)
    decimals = len(printed.rstrip("%").partition(".")[2])
    shown = round_half_up(100 * value if percent else value, decimals)
    return f"{shown}%" if printed.endswith("%") or (percent and "%" in printed) else shown


class Printer:
    """Prints computed figures, targets and comparators as the report would."""

    def __init__(self, computed: dict[Key, Row], example: Path) -> None:
        self.computed = computed
        settings = read_settings(example / "settings")
        self.settings = settings
        self.targets = read_targets(settings, REGISTRY)
        self.comparators = read_comparators(settings, REGISTRY)

    def __call__(self, row: Row) -> str:
        printed, measure, indicator = row["printed"], row["measure"], row["indicator"]
        percent = REGISTRY[indicator].unit == "percent"
        match measure.partition(":"):
            case ("target", *_):
                value = Fraction(str(self.targets[indicator].value))
                return displayed(value, printed, percent=percent)
            case ("tolerance", *_):
                value = Fraction(str(self.targets[indicator].tolerance))
                return displayed(value, printed, percent=percent)
            case ("comparator_year", *_):
                (year,) = {one.year for one in self.comparators.of(indicator)}
                return year
            case ("comparator", _, name):
                found = self.comparators.find(indicator, name)
                assert found is not None, f"no comparator {name} of {indicator}"
                held = None if found.value is None else Fraction(str(found.value))
                return displayed(held, printed, percent=percent)
            case ("as_at", *_):
                return self._as_at(indicator, printed)
            case ("trend", *_):
                return self._trend(row)
            case ("change_on_previous_month", *_):
                moved = (self._exact(row) or 0) - (self._exact(row, "2020-02") or 0)
                return round_half_up(abs(100 * moved))
            case ("value", *_):
                return displayed(self._exact(row), printed, percent=percent)
            case _:
                found_row = self.computed.get(key_of(row))
                count = None if found_row is None else Fraction(found_row[measure] or 0)
                return displayed(count, printed, percent=False)

    def _exact(self, row: Row, period: str = "") -> Fraction | None:
        return exact(self.computed.get(key_of(row, period)))

    def _as_at(self, indicator: str, printed: str) -> str:
        """The day of the indicator's own list."""
        (list_id,) = {
            {"worker_caseloads": "allocations"}.get(rule.cases.list_id, rule.cases.list_id)
            for rule in REGISTRY[indicator].rules[:1]
        }
        day = self.settings.list_as_at.get(list_id, date.min)
        return f"{day:%d/%m/%Y}" if "/" in printed else f"{day.day}th {day:%B}"

    def _trend(self, row: Row) -> str:
        now, before = self._exact(row), self._exact(row, "2020-02")
        assert now is not None
        assert before is not None
        return "↑" if now > before else "↓" if now < before else "-"
