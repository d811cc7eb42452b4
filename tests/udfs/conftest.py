"""A month's figures, and a workbook that shows them, for the worksheet functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from tests.extracts.small_lists import assessments, contacts, days, referrals
from tests.udfs.excel import Excel, excel
from xl_kpi import pipeline
from xl_kpi.extracts.extracts import extracts_from_frames
from xl_kpi.figures.table import COLUMNS
from xl_kpi.periods import Month
from xl_kpi.settings import read_settings
from xl_kpi.udfs import day_functions, figure_functions, table_functions
from xl_kpi.udfs.sources import Asker, Sources

BOOK = "KPI pack.xlsm"
MARCH = Month(2020, 3)


@pytest.fixture(scope="session")
def run(tmp_path_factory) -> pipeline.Run:
    """A year of three lists; a target and two comparators."""
    folder = tmp_path_factory.mktemp("settings")
    (folder / "targets.csv").write_text(
        "indicator,target,tolerance\nassessments.in_45_days,95%,10%\n", encoding="utf-8"
    )
    (folder / "comparators.csv").write_text(
        "indicator,comparator,year,value\nassessments.in_45_days,england,2018/19,83%\n"
        "assessments.in_45_days,region,2018/19,c\n",
        encoding="utf-8",
    )
    every = days("2019-04-01", "2020-03-31")
    settings = read_settings(folder)
    extracts = extracts_from_frames(
        {
            "Contacts": contacts(every, **{"Contact Source": ["Police", "Schools"] * 183}),
            "Referrals": referrals(every),
            "Assessments": assessments(
                days("2019-01-01", "2019-12-31") + days("2020-01-31", "2020-01-31"), every
            ),
        },
        settings,
        today=date(2020, 3, 31),
    )
    return pipeline.run(extracts, MARCH, settings)


def figure_rows(run: pipeline.Run) -> list[list[object]]:
    """The sheet of figures, as a refresh writes it."""
    table = run.judged.figures.written().astype(object)
    cells = table.where(table.notna(), "").to_numpy().tolist()
    return [list(COLUMNS), *cells]


COMPARATOR_ROWS = [
    ["Comparators", "", "", "", "", ""],
    ["Published figures of others, each with its year.", "", "", "", "", ""],
    ["Indicator", "Comparator", "Year", "Value", "Comparator id", "Name in the pack"],
    ["assessments.in_45_days", "england", "2017/18", 0.82, "england", "All England"],
    ["assessments.in_45_days", "England", "2018/19", "83%", "our_group", "Our group"],
    ["assessments.in_45_days", "region", "2018/19", "c", "", ""],
    ["contacts.received", "our_group", 2019, 1200, "", ""],
]  # fmt: skip


@dataclass
class Sheet:
    """A cell of a workbook whose pack was refreshed."""

    excel: Excel
    asker: Asker
    sources: Sources
    run: pipeline.Run

    def __call__(self, function, *arguments, **named):
        return self.excel.call(function, *arguments, book=named.pop("book", self.asker), **named)

    @property
    def figures(self):
        return self.run.judged.figures


@pytest.fixture(scope="module")
def in_excel():
    with excel() as started:
        yield started


@pytest.fixture
def sources(monkeypatch) -> Sources:
    """What the functions look at, with nothing held yet."""
    fresh = Sources()
    for module in (figure_functions, table_functions, day_functions):
        monkeypatch.setattr(module, "SOURCES", fresh)
    return fresh


@pytest.fixture
def sheet(in_excel, run, sources, tmp_path, monkeypatch) -> Sheet:
    monkeypatch.setenv("XL_KPI_LOG", str(tmp_path / "log" / "xl_kpi.log"))
    in_excel.engine.books.clear()
    in_excel.opened(BOOK, Figures=figure_rows(run), Comparators=COMPARATOR_ROWS)
    asker = Asker(f"C:\\Packs\\{BOOK}", "run-1", "2020-03")
    sources.remember(asker.book, asker.run_id, run)
    return Sheet(in_excel, asker, sources, run)
