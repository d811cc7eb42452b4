"""A list that is missing, empty, of one row or a year short harms only the figures that need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest

from tests.conftest import Demo
from xl_kpi import pipeline
from xl_kpi.extracts.derived import COUNTED_LISTS
from xl_kpi.extracts.extracts import Extracts, extracts_from_tables
from xl_kpi.extracts.identification import Identified, identify
from xl_kpi.extracts.lists import ALL_LISTS, LISTS
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading import read_extracts
from xl_kpi.figures.engine import compute_figures
from xl_kpi.figures.lacking import missing_lists
from xl_kpi.figures.table import NOT_IN_EXTRACT
from xl_kpi.indicators.declaration import Indicator, Ratio
from xl_kpi.indicators.registry import REGISTRY, Registry
from xl_kpi.periods import Month
from xl_kpi.settings import Settings

MARCH, TODAY = Month(2020, 3), date(2020, 4, 6)
KEY = ["indicator", "period", "span", "breakdown", "group"]
Tables = dict[str, list[RawTable]]


@pytest.fixture(scope="module")
def settings(demo: Demo) -> Settings:
    return pipeline.settings_for(demo.extracts, None)


@pytest.fixture(scope="module")
def tables(demo: Demo) -> Tables:
    """The example's sheets, by the list that each is."""
    found: Tables = {}
    for table in read_extracts(demo.extracts).tables:
        understood = identify(table, ALL_LISTS)
        if isinstance(understood, Identified):
            found.setdefault(understood.list.id, []).append(table)
    return found


def figures_of(
    tables: Tables, settings: Settings, registry: Registry = REGISTRY
) -> tuple[pd.DataFrame, Extracts]:
    flat = [table for of_list in tables.values() for table in of_list]
    extracts = extracts_from_tables(flat, (), settings, TODAY)
    return compute_figures(extracts, MARCH, settings, registry).written(), extracts


def only(names: set[str]) -> Registry:
    """These indicators, and those that ratios among them are made of."""
    shapes = [REGISTRY[name].shape for name in names]
    parts = {part for one in shapes if isinstance(one, Ratio) for part in (one.of, one.to)}
    kept = tuple(one for one in REGISTRY if one.id in names | parts)
    return Registry(REGISTRY.chapters, kept)


@pytest.fixture(scope="module")
def whole(tables: Tables, settings: Settings) -> pd.DataFrame:
    return figures_of(tables, settings)[0]


def lists_of(indicator: Indicator) -> Iterator[str]:
    """Every list that an indicator's rules read, those behind derived lists among them."""
    shape = indicator.shape
    if isinstance(shape, Ratio):
        for part in (shape.of, shape.to):
            yield from lists_of(REGISTRY[part])
    for rule in indicator.rules:
        for list_id in (rule.cases.list_id, *(name for name, _ in rule.needs_of_others)):
            yield from COUNTED_LISTS[list_id].made_of or (list_id,)


USED = sorted({name for indicator in REGISTRY for name in lists_of(indicator)})


def header_and(table: RawTable, rows: int) -> RawTable:
    """A sheet with its title and header, and so many rows."""
    understood = identify(table, ALL_LISTS)
    assert isinstance(understood, Identified)
    cells = table.cells.slice(0, understood.header_row + 1 + rows)
    return RawTable(**{**vars(table), "cells": cells})


def a_year_short(table: RawTable) -> RawTable:
    """A sheet without the rows that have the year 2019 in any cell."""
    understood = identify(table, ALL_LISTS)
    assert isinstance(understood, Identified)
    body = table.cells.to_pandas().astype(str)
    early = body.apply(lambda column: column.str.contains("2019-")).any(axis=1).to_numpy(copy=True)
    early[: understood.header_row + 1] = False
    return RawTable(**{**vars(table), "cells": table.cells.filter(pa.array(~early))})


WAYS: dict[str, Callable[[list[RawTable]], list[RawTable]]] = {
    "missing": lambda _: [],
    "empty": lambda found: [header_and(one, 0) for one in found[:1]],
    "one row": lambda found: [header_and(one, 1) for one in found[:1]],
    "a year short": lambda found: [a_year_short(one) for one in found],
}


def test_the_example_has_every_list_that_is_used(tables: Tables) -> None:
    assert set(USED) <= set(tables)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("list_id", USED)
def test_only_what_needs_the_list_is_harmed(
    list_id: str, way: str, tables: Tables, settings: Settings, whole: pd.DataFrame
) -> None:
    touched = {one.id for one in REGISTRY if list_id in lists_of(one)}
    assert touched
    changed = {**tables, list_id: WAYS[way](tables[list_id])}
    everything = way == "missing"
    found, extracts = figures_of(changed, settings, REGISTRY if everything else only(touched))
    # Every figure is there, or says that it is not.
    assert set(found["indicator"]) >= touched
    assert found["value"].notna().all()
    if everything:
        assert set(found["indicator"]) == set(whole["indicator"])
        pd.testing.assert_frame_equal(untouched(found, touched), untouched(whole, touched))
    if way in ("missing", "empty"):
        alone = {one.id for one in REGISTRY if one.rules and set(lists_of(one)) == {list_id}}
        gone = found[found["indicator"].isin(alone) & (found["breakdown"] == "all")]
        assert (gone["value"] == NOT_IN_EXTRACT).all()
        title = LISTS[list_id].title
        assert gone["note"].str.contains(title, regex=False).all()
        if alone:
            told = missing_lists(extracts, REGISTRY)
            assert any(problem.list_id == list_id for problem in told)


def untouched(figures: pd.DataFrame, touched: set[str]) -> pd.DataFrame:
    """The figures of all other indicators, without their notes."""
    others = figures[~figures["indicator"].isin(touched)]
    return others.drop(columns="note").reset_index(drop=True)


def test_an_optional_column_that_figures_need_is_told(tables: Tables, settings: Settings) -> None:
    (table,) = tables["cin_plans"]
    names = table.cells.column_names
    header = [str(cell) for cell in table.cells.slice(0, 1).to_pylist()[0].values()]
    at = header.index("CIN plan proposed date")
    without = RawTable(**{**vars(table), "cells": table.cells.drop_columns([names[at]])})
    changed = {"cin_plans": [without]}
    flat = [one for of_list in changed.values() for one in of_list]
    extracts = extracts_from_tables(flat, (), settings, TODAY)
    told = pipeline.run(extracts, MARCH, settings).extracts.problems
    found = [one for one in told if one.kind == "column that figures need"]
    assert [one.column for one in found] == ["CIN plan proposed date"]
    assert "CIN plans incoming or proposed" in found[0].what


def test_the_registry_uses_no_list_that_is_not_declared() -> None:
    assert set(USED) <= set(LISTS)
