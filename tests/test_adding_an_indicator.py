"""One declaration, and an indicator is in the figures, the pack and the catalogue."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Demo
from xl_kpi import pipeline
from xl_kpi.errors import DeclarationError
from xl_kpi.indicators.conditions import IsOneOf, WorkingDays
from xl_kpi.indicators.declaration import (
    Count,
    Events,
    Indicator,
    Percentage,
    Ratio,
    Rule,
    Share,
    Unit,
)  # fmt: skip
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.pack.build import write_pack
from xl_kpi.periods import Month

IN_25_DAYS = Indicator(
    id="assessments.in_25_days",
    title="Assessments completed within 25 working days",
    chapter="assessments",
    shape=Percentage(),
    unit=Unit.PERCENT,
    rules=(
        Rule(
            Events("assessments", at="authorised"),
            met=WorkingDays("started", "authorised") <= 25,
        ),
    ),
    splits=(BY_TEAM,),
    good="high",
    definition="Assessments authorised in the period within 25 working days of their start.",
    source="Local measure.",
)


def test_it_is_in_the_figures_the_pack_and_the_catalogue(demo: Demo, tmp_path: Path) -> None:
    registry = REGISTRY.with_indicators([IN_25_DAYS])
    settings = pipeline.settings_for(demo.extracts, None)
    extracts = pipeline.load(demo.extracts, settings)
    run = pipeline.run(extracts, Month(2020, 3), settings, registry=registry)
    figure = run.judged.figures.find(IN_25_DAYS.id)
    assert figure is not None
    assert figure.denominator == 95
    assert 0 < (figure.numerator or 0) < 83
    assert run.judged.figures.groups(IN_25_DAYS.id, "team")
    pack = tmp_path / "pack.xlsx"
    write_pack(run.report, pack)
    book = openpyxl.load_workbook(pack, data_only=True)
    said = {cell.value for row in book["Assessments"].iter_rows() for cell in row}
    assert IN_25_DAYS.title in said
    assert IN_25_DAYS.title in {cell.value for cell in book["Scorecard"]["A"]}
    assert IN_25_DAYS.id in {cell.value for cell in book["Figures"]["A"]}
    assert IN_25_DAYS.definition in str([cell.value for cell in book["Definitions"]["C"]])
    assert "assessments_in_25_days_by_team" in book["Assessments"].tables
    assert IN_25_DAYS in registry.of_chapter("assessments")


def without(**changes: object) -> Indicator:
    return dataclasses.replace(IN_25_DAYS, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rules": ()}, "eligible set"),
        ({"rules": (Rule(Events("assessments", at="authorised")),)}, "which of them are met"),
        ({"rules": (Rule(Events("no_such_list", at="authorised")),), "shape": Count()}, "no list"),
        ({"rules": (Rule(Events("assessments", at="no_such")),), "shape": Count()}, "no column"),
        ({"shape": Share(), "splits": ()}, "a share has a split"),
        ({"id": "In 25 days"}, "a subject, a dot and a name"),
        ({"definition": ""}, "definition"),
        ({"shape": Ratio("a.b", "c.d")}, "only then"),
    ],
)
def test_a_declaration_that_cannot_work_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(DeclarationError, match=said):
        without(**changes)


def test_rows_that_may_be_no_cases_are_left_out_and_told(demo: Demo) -> None:
    settings = pipeline.settings_for(demo.extracts, None)
    extracts = pipeline.load(demo.extracts, settings)
    supported = IsOneOf("support_needed", ("a) Yes",))
    rules = (Rule(Events("assessments", at="authorised", where=supported)),)
    counted = without(id="assessments.with_support", shape=Count(), unit=Unit.COUNT, rules=rules)
    clean = extracts.lists["assessments"]
    frame = clean.frame.copy()
    frame.loc[frame["authorised"].notna().idxmax(), "support_needed"] = None
    blanked = {**extracts.lists, "assessments": dataclasses.replace(clean, frame=frame)}
    registry = REGISTRY.with_indicators([counted])
    told = dataclasses.replace(extracts, lists=blanked)
    run = pipeline.run(told, Month(2020, 3), settings, registry=registry)
    figure = run.judged.figures.find(counted.id)
    assert figure is not None
    assert figure.note == "1 row left out: whether they are cases is not known"
    support = run.judged.figures.find("assessments.support_needed")
    assert support is not None
    assert figure.value == support.numerator


def test_ids_are_unique_and_chapters_exist() -> None:
    with pytest.raises(DeclarationError, match="Declared twice"):
        REGISTRY.with_indicators([IN_25_DAYS, IN_25_DAYS])
    with pytest.raises(DeclarationError, match="no chapter"):
        REGISTRY.with_indicators([without(chapter="nowhere")])
    with pytest.raises(DeclarationError, match="part of its ratio"):
        REGISTRY.with_indicators([without(shape=Ratio("a.b", "c.d"), rules=())])


def test_every_indicator_says_what_it_counts_and_needs_only_declared_columns() -> None:
    for indicator in REGISTRY:
        assert indicator.definition.endswith(".")
        assert indicator.source.endswith(".")
        assert indicator.title[0].isupper()
        for rule in indicator.rules:
            assert rule.needs
    assert IsOneOf("seen", ("a) Yes",)).needs == {"seen"}
