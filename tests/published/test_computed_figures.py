"""The published report against what the command computes, figure by figure, at printed precision.

A difference is allowed only where the report contradicts its own numbers, and the audit says
where that is: nothing is listed here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import Demo
from xl_kpi.command.main import main
from xl_kpi.reconcile.audit import audit

from .printing import PRINTED, Printer, Row, figures_by_key, name_of, printed_rows

# "tbc" is a cell that somebody had yet to fill.
NOT_FILLED = "tbc"


@pytest.fixture(scope="module")
def printer(demo: Demo, example_folder: Path) -> Printer:
    path = demo.folder / "figures.csv"
    said = ["figures", str(demo.extracts), "--month", "2020-03", "-o", str(path)]
    ran = CliRunner().invoke(main, said)
    assert ran.exit_code == 0, ran.output
    return Printer(figures_by_key(path), example_folder)


def compared_rows() -> list[Row]:
    """Every published figure that is one of the product's."""
    return [row for row in printed_rows() if row["indicator"] and row["printed"] != NOT_FILLED]


def test_every_published_figure_comes_out_or_contradicts_the_reports_own_counts(
    printer: Printer, record_property: Callable[[str, object], None]
) -> None:
    rows = compared_rows()
    computed = {row["line"]: printer(row) for row in rows}
    differing = {row["line"]: row for row in rows if computed[row["line"]] != row["printed"]}
    contradicted = {str(one.line): one for one in audit(PRINTED)}
    others = [
        f"{name_of(row)}: printed {row['printed']!r}, computed {computed[line]!r}"
        for line, row in differing.items()
        if line not in contradicted
    ]
    by_line = {row["line"]: row for row in rows}
    missed = [
        f"line {line}: the audit says {one.should_be!r}, computed {computed.get(line)!r}"
        for line, one in contradicted.items()
        if line in by_line and line not in differing
    ]
    wrong = [
        f"{name_of(by_line[line])}: the audit says {one.should_be!r}, computed {computed[line]!r}"
        for line, one in contradicted.items()
        if line in differing and _number(one.should_be) != _number(computed[line])
    ]
    counted = (
        f"{len(rows)} published figures compared, {len(rows) - len(differing)} equal, "
        f"{len(differing) - len(others)} explained by a contradiction, {len(others)} others"
    )
    record_property("counted", counted)
    assert not others, f"{counted}\n" + "\n".join(others)
    assert not missed, "\n".join(missed)
    assert not wrong, "\n".join(wrong)
    assert len(rows) > 900


def _number(text: str) -> str:
    return text.rstrip("%") or "0"


def test_a_published_figure_that_is_changed_is_found(printer: Printer) -> None:
    # The comparison itself must be able to fail: each computed figure printed one higher.
    rows = [
        row
        for row in compared_rows()
        if row["measure"] == "value" and row["printed"].rstrip("%").isdigit()
    ]
    assert len(rows) > 500
    for row in rows:
        sign = "%" if row["printed"].endswith("%") else ""
        shown = printer(row)
        wrong = row | {"printed": str(int(shown.rstrip("%") or 0) + 1) + sign}
        assert printer(wrong) != wrong["printed"], name_of(row)
