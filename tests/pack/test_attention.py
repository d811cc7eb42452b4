"""What needs attention: what is found, in which order, how it is said, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from xl_kpi.extracts.extracts import Extracts
from xl_kpi.figures.table import COLUMNS, Figures
from xl_kpi.indicators.declaration import Percentage
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.attention import Attention, attention_of
from xl_kpi.judgement.judged import judge
from xl_kpi.pack.blocks import Cell, Style, Table
from xl_kpi.pack.build import planned_pack
from xl_kpi.pack.pages.attention import ATTENTION, MOST, attention_sheet
from xl_kpi.pack.pages.chapter import chapter_parts
from xl_kpi.pack.report import Report
from xl_kpi.problems import Problem, Severity
from xl_kpi.settings import Settings

from .invented_report import MARCH, Invented

TIMELY, IN_3_DAYS, AWAITING = (
    "assessments.in_45_days", "assessments.seen_in_3_days", "contacts.received",
)  # fmt: skip
KINDS = ["Worst against target", "Sharpest changes", "Newly red", "Newly green", "Data warnings"]
TARGETS = "indicator,target,tolerance,good,owner\n"

# The latest month comes last: a value of a count, met and of of a percentage.
Months = Sequence[float | tuple[float, float]]


def report_of(
    months: Mapping[str, Months], folder: Path, targets: str = "", problems: Sequence[Problem] = ()
) -> Report:
    """A report of a few figures."""
    (folder / "targets.csv").write_text(TARGETS + targets)
    rows = []
    for name, series in months.items():
        indicator = REGISTRY[name]
        for month, one in zip(MARCH.last(len(series)), series, strict=True):
            above, below = one if isinstance(one, tuple) else (one, None)
            value = above if below is None else above / below if below else None
            rows.append({
                "indicator": name, "title": indicator.title, "chapter": indicator.chapter,
                "period": str(month), "span": "month", "breakdown": "all", "group": "all",
                "numerator": above, "denominator": below, "value": value,
                "unit": str(indicator.unit), "target": None, "rag": "", "source": "computed",
                "note": "",
            })  # fmt: skip
    table = pd.DataFrame(rows, columns=[*COLUMNS])
    for name in ("numerator", "denominator", "value", "target"):
        table[name] = table[name].astype(float)
    settings = Settings(as_at=MARCH.last_day, folder=folder if targets else None)
    judged = judge(Figures(table, MARCH), settings, REGISTRY)
    extracts = Extracts({}, {}, MARCH.last_day, tuple(problems))
    return Report(judged, extracts, settings, REGISTRY)


def found(report: Report) -> Attention:
    return attention_of(
        report.judged, REGISTRY, report.extracts.problems, report.find
    )  # fmt: skip


def page(report: Report, *, data_quality: bool = True) -> dict[str, list[tuple[Cell, ...]]]:
    """The page's rows under the name of their kind."""
    chapters = [chapter_parts(report, chapter) for chapter in report.registry.chapters]
    sheet = attention_sheet(report, chapters, data_quality=data_quality)
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    kinds: dict[str, list[tuple[Cell, ...]]] = {}
    for cells in table.rows:
        if cells[0].style is Style.GROUP:
            kinds[str(cells[0].value)] = []
        else:
            kinds[[*kinds][-1]].append(cells)
    return kinds


def said(report: Report, kind: str) -> list[tuple[object, object]]:
    return [(cells[0].value, cells[1].value) for cells in page(report)[kind]]


def test_the_worst_against_its_target_comes_first(tmp_path: Path) -> None:
    assert isinstance(REGISTRY[TIMELY].shape, Percentage)
    report = report_of(
        {TIMELY: [(83, 95)], IN_3_DAYS: [(10, 40)], AWAITING: [727]}, tmp_path,
        f"{TIMELY},95%,10%,high,\n{IN_3_DAYS},70%,10%,high,\n{AWAITING},700,10,low,\n",
    )  # fmt: skip
    told = said(report, "Worst against target")
    assert [text for _, text in told] == [
        "March's 25% (10 of 40) is 45.0 points below the target of 70%.",
        "March's 727 is 27 above the target of 700.",
        "March's 87% (83 of 95) is 7.6 points below the target of 95%.",
    ]
    assert [cells[2].value for cells in page(report)["Worst against target"]] == [
        "RED", "RED", "AMBER",
    ]  # fmt: skip


def test_a_share_of_few_comes_last_among_the_worst(tmp_path: Path) -> None:
    targets = f"{TIMELY},95%,10%,high,\n{IN_3_DAYS},70%,10%,high,\n"
    report = report_of({TIMELY: [(83, 95)], IN_3_DAYS: [(0, 2)]}, tmp_path, targets)
    assert [one.indicator.id for one in found(report).off_target] == [TIMELY, IN_3_DAYS]


def test_a_change_beyond_its_own_variation_is_sharp_though_it_is_small(tmp_path: Path) -> None:
    steady = [(800 + 10 * (at % 2), 1000) for at in range(12)]
    report = report_of({TIMELY: [*steady, (860, 1000)]}, tmp_path)
    (one,) = found(report).sharpest
    assert one.by_limits
    assert one.better
    assert said(report, "Sharpest changes") == [
        (
            REGISTRY[TIMELY].label,
            "Up 5.0 points, from 81% in February to 86% (860 of 1,000) in March: better and "
            "beyond its usual variation.",
        )
    ]


def test_a_change_within_its_own_variation_is_not_sharp_though_it_is_large(tmp_path: Path) -> None:
    restless = [(300 + 400 * (at % 2), 1000) for at in range(14)]
    report = report_of({TIMELY: restless}, tmp_path)
    assert found(report).sharpest == ()
    assert said(report, "Sharpest changes") == [
        ("Nothing", "No figure moved further than it usually does.")
    ]


@pytest.mark.parametrize(
    ("before", "now", "sharp"),
    [
        (100.0, 120.0, True), (100.0, 119.0, False), (12.0, 6.0, False), (0.0, 10.0, True),
        (50.0, 40.0, True),
    ],
)  # fmt: skip
def test_without_limits_a_count_is_sharp_from_a_fifth_and_ten_on(
    before: float, now: float, sharp: bool, tmp_path: Path
) -> None:
    assert bool(found(report_of({AWAITING: [before, now]}, tmp_path)).sharpest) is sharp


def test_without_limits_a_share_is_sharp_from_ten_points_on(tmp_path: Path) -> None:
    report = report_of(
        {TIMELY: [(80, 100), (70, 100)], IN_3_DAYS: [(80, 100), (71, 100)]}, tmp_path
    )
    (one,) = found(report).sharpest
    assert (one.indicator.id, one.better, one.by_limits) == (TIMELY, False, False)
    assert said(report, "Sharpest changes")[0][1] == (
        "Down 10.0 points, from 80% in February to 70% (70 of 100) in March: worse."
    )


@pytest.mark.parametrize("few", [[(9, 9), (0, 50)], [(50, 50), (0, 9)]])
def test_a_share_of_fewer_than_ten_is_never_a_sharp_change(few: Months, tmp_path: Path) -> None:
    report = report_of({TIMELY: few}, tmp_path)
    assert found(report).sharpest == ()
    assert said(report, "Sharpest changes")[0][1] == (
        "No figure of March can be compared with one of February."
    )


def test_newly_red_and_newly_green_hold_both_months_against_one_target(tmp_path: Path) -> None:
    targets = f"{TIMELY},80%,10%,high,\n{IN_3_DAYS},70%,10%,high,\n{AWAITING},700,10,low,\n"
    report = report_of(
        {TIMELY: [(75, 100), (60, 100)], IN_3_DAYS: [(50, 100), (70, 100)], AWAITING: [900, 950]},
        tmp_path, targets,
    )  # fmt: skip
    assert said(report, "Newly red") == [
        (
            REGISTRY[TIMELY].label,
            "RED in March, with 60% (60 of 100); AMBER in February, with 75%. The target is 80%.",
        )
    ]
    assert said(report, "Newly green") == [
        (
            REGISTRY[IN_3_DAYS].label,
            "GREEN in March, with 70% (70 of 100); RED in February, with 50%. The target is 70%.",
        )
    ]


def test_warnings_are_told_by_kind_errors_first_and_notes_not_at_all(tmp_path: Path) -> None:
    def problem(severity: Severity, kind: str, times: int = 1) -> Problem:
        return Problem(
            severity, kind, f"{kind}.", "Mend it.", "contacts", column="Day", times=times
        )

    problems = [
        problem(Severity.NOTE, "seen"), problem(Severity.WARNING, "odd date"),
        problem(Severity.ERROR, "date not understood", 1200),
        problem(Severity.ERROR, "date not understood", 34),
    ]  # fmt: skip
    report = report_of({TIMELY: [(83, 95)]}, tmp_path, problems=problems)
    told = said(report, "Data warnings")
    assert [name for name, _ in told] == ["Date not understood", "Odd date"]
    assert str(told[0][1]).startswith("1,234 errors in ")
    assert str(told[0][1]).endswith("column Day. Mend it.")
    assert str(told[1][1]).startswith("1 warning in ")
    assert "Data warnings" not in page(report, data_quality=False)


def test_no_more_than_five_are_told_of_each(tmp_path: Path) -> None:
    of_100 = [i.id for i in REGISTRY if isinstance(i.shape, Percentage) and i.on_scorecard][:8]
    targets = "".join(f"{name},95%,10%,high,\n" for name in of_100)
    report = report_of({name: [(90, 100), (10, 100)] for name in of_100}, tmp_path, targets)
    for kind in KINDS[:3]:
        told = said(report, kind)
        assert len(told) == MOST + 1
        assert told[-1] == ("More on the scorecard", "3 more: the scorecard has every one.")


def test_nothing_is_said_plainly(tmp_path: Path) -> None:
    quiet = report_of({TIMELY: [(96, 100), (96, 100)]}, tmp_path, f"{TIMELY},95%,10%,high,\n")
    assert {kind: said(quiet, kind) for kind in KINDS} == {
        "Worst against target": [("Nothing", "Every figure that has a target meets it.")],
        "Sharpest changes": [("Nothing", "No figure moved further than it usually does.")],
        "Newly red": [("Nothing", "No figure turned RED since February.")],
        "Newly green": [("Nothing", "No figure turned GREEN since February.")],
        "Data warnings": [("Nothing", "No error and no warning was found in the extracts.")],
    }


def test_without_targets_and_with_one_month_it_says_so(tmp_path: Path) -> None:
    bare = report_of({TIMELY: [(96, 100)]}, tmp_path)
    for kind in ("Worst against target", "Newly red", "Newly green"):
        assert said(bare, kind) == [("Nothing", "No target is set.")]
    one_month = report_of({TIMELY: [(96, 100)]}, tmp_path, f"{TIMELY},95%,10%,high,\n")
    assert said(one_month, "Newly red")[0][1] == (
        "No status of March can be compared with one of February."
    )
    none_held = report_of({AWAITING: [7]}, tmp_path, f"{TIMELY},95%,10%,high,\n")
    assert said(none_held, "Worst against target")[0][1] == "No figure of March has a target."


@pytest.mark.parametrize("months", [1, 13])
def test_every_link_of_the_page_leads_to_a_sheet(months: int, tmp_path: Path) -> None:
    (tmp_path / "targets.csv").write_text(
        TARGETS + "".join(f"{name},99%,1%,high,\n" for name in (TIMELY, IN_3_DAYS))
    )
    settings = Settings(as_at=MARCH.last_day, folder=tmp_path)
    report = replace(Invented(settings=settings), months=months).report()
    plan = planned_pack(report)
    assert [one.sheet.name for one in plan.sheets][1] == ATTENTION
    (sheet,) = (one.sheet for one in plan.sheets if one.sheet.name == ATTENTION)
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    links = [cell.link for row in table.rows for cell in row if cell.link]
    assert len(links) >= 2
    for link in links:
        assert plan.address(link).sheet != ATTENTION
    # A status reads the scorecard's cell, so that a changed target changes it here too.
    for row in table.rows:
        if row[2].judged is not None:
            assert plan.formula(row[2].formula, ATTENTION).count("Scorecard'!") >= 2
