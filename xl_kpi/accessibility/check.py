"""A workbook held against every rule, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from xl_kpi.accessibility.reading import read_book
from xl_kpi.accessibility.rules import RULES, Place, Rule
from xl_kpi.errors import XlKpiError

_SHOWN = 10


@dataclass(frozen=True)
class Outcome:
    """What came of one rule."""

    rule: Rule
    places: tuple[Place, ...]
    allowed: bool = False

    @property
    def word(self) -> str:
        """Its outcome in a word."""
        if not self.places:
            return "PASS"
        if self.allowed:
            return "ALLOWED"
        return "FAIL" if self.rule.level == "essential" else "NOTE"


@dataclass(frozen=True)
class Report:
    """What came of all rules for one file."""

    name: str
    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Essential rules that are not kept."""
        return tuple(one for one in self.outcomes if one.word == "FAIL")

    @property
    def summary(self) -> str:
        """The outcome in a sentence."""
        essential = [one for one in self.outcomes if one.rule.level == "essential"]
        notes = sum(one.word == "NOTE" for one in self.outcomes)
        passed = len(essential) - len(self.failed)
        desirable = f"; {notes} desirable not followed" if notes else ""
        return f"{self.name}: {passed} of {len(essential)} essential points met{desirable}."


def check_workbook(path: Path, allowed: Collection[str] = ()) -> Report:
    """Check a workbook's file.

    Parameters
    ----------
    path
        An .xlsx or .xlsm file.
    allowed
        Ids of rules that are knowingly not followed.

    Raises
    ------
    XlKpiError
        Where the file cannot be read, or there is no such rule.
    """
    known = {rule.id for rule in RULES}
    unknown = sorted({*allowed} - known)
    if unknown:
        raise XlKpiError(f"There is no rule '{unknown[0]}'. There are: {', '.join(sorted(known))}.")
    book = read_book(path)
    outcomes = (Outcome(rule, tuple(rule.check(book)), rule.id in allowed) for rule in RULES)
    return Report(path.name, tuple(outcomes))


def lines(report: Report, shown: int = _SHOWN) -> Iterator[str]:
    """The report for a terminal: each rule, and where it is not kept."""
    for one in report.outcomes:
        yield f"{one.word:<8}{one.rule.what} ({one.rule.id})"
        for place in one.places[:shown]:
            yield f"        - {place}"
        if len(one.places) > shown:
            yield f"        - and {len(one.places) - shown:,} more"
        if one.word == "FAIL":
            yield f"        {one.rule.why} {one.rule.mend}"
    yield report.summary


def markdown(report: Report, shown: int = _SHOWN) -> Iterator[str]:
    """The report as a Markdown page."""
    yield f"# Accessibility of {report.name}"
    yield ""
    yield report.summary
    yield ""
    yield "| Point | Level | Outcome | Places |"
    yield "|---|---|---|---|"
    for one in report.outcomes:
        cells = (one.rule.what, one.rule.level, one.word, f"{len(one.places):,}")
        yield f"| {' | '.join(cells)} |"
    for one in report.outcomes:
        if one.word in ("PASS",):
            continue
        yield ""
        yield f"## {one.word}: {one.rule.what}"
        yield ""
        yield f"{one.rule.why} {one.rule.mend}"
        yield ""
        for place in one.places[:shown]:
            yield f"- {_plain(str(place))}"
        if len(one.places) > shown:
            yield f"- and {len(one.places) - shown:,} more"


def _plain(text: str) -> str:
    """A text of the workbook that Markdown takes for nothing but text."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>|#" else letter for letter in text)
