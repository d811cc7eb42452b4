"""Where figures come from: read once a refresh, computed once for each state of the extracts."""

from __future__ import annotations

import time

import pytest

from tests.extracts.small_lists import contacts, days
from tests.udfs.excel import excel
from xl_kpi import pipeline
from xl_kpi.udfs import figure_functions
from xl_kpi.udfs.names import NAMED_CELLS
from xl_kpi.udfs.sources import Asker, Sources

CELLS = 10_000


def test_what_vba_says_is_read_as_it_was_meant():
    said = Asker(
        r"C:\Packs\KPI pack.xlsm", "run-1", "2020-03", r"C:\ex tracts", r"C:\settings", True
    )
    assert Asker.parse(str(said)) == said
    assert (
        Asker.parse("https://council.sharepoint.com/packs/KPI pack.xlsm|r").name == "KPI pack.xlsm"
    )
    assert Asker.parse(r"C:\a.xlsm|r|March 2020").month == "2020-03"
    assert Asker.parse(r"C:\a.xlsm|r|2020-03-01").month == "2020-03"
    assert len(str(said).split("|")) == 1 + len(NAMED_CELLS)


def test_ten_thousand_cells_read_the_sheets_once_and_compute_nothing(sheet, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a cell computed the pipeline")

    monkeypatch.setattr(pipeline, "run", refuse)
    monkeypatch.setattr(pipeline, "load", refuse)
    keys = sheet.figures.table[["indicator", "period", "span", "breakdown", "group"]]
    asked = [keys.iloc[at % len(keys)].tolist() for at in range(CELLS)]
    begun = time.perf_counter()
    for key in asked:
        assert not str(sheet("KPI", *key)).startswith("KPI pack")
    took = time.perf_counter() - begun
    (book,) = sheet.excel.engine.books
    assert book.reads == 2  # figures and comparators
    # Generous: it is far less, and a busy machine is not to fail it.
    assert took / CELLS < 0.005


def test_a_new_refresh_is_read_anew(sheet):
    sheet("KPI", "contacts.received")
    rows = sheet.excel.engine.books[0].pages["Figures"].rows
    header = rows[0]
    for row in rows[1:]:
        if row[header.index("indicator")] == "contacts.received":
            row[header.index("value")] = 999
    assert sheet("KPI", "contacts.received") == 31
    assert sheet("KPI", "contacts.received", book=Asker(sheet.asker.book, "run-2")) == 999


def test_a_sheet_that_excel_has_made_dates_and_numbers_of_is_read_all_the_same(sheet):
    import datetime as dt

    rows = sheet.excel.engine.books[0].pages["Figures"].rows
    at = rows[0].index("period")
    for row in rows[1:]:
        row[at] = dt.datetime.strptime(row[at], "%Y-%m")
    assert sheet("KPI", "contacts.received", "2020-02") == 29


def test_a_workbook_without_figures_says_so_without_asking_excel_each_time(in_excel, sources):
    in_excel.engine.books.clear()
    book = in_excel.opened("Empty.xlsm", Figures=[["indicator"]], Start=[["x"]])
    asker = Asker("C:\\Empty.xlsm", "run-1")
    for _ in range(50):
        assert "no column 'period'" in in_excel.call("KPI", "contacts.received", book=asker)
    assert book.reads == 1


# The pipeline, where a workbook names extracts and holds no figures


@pytest.fixture
def extracts(tmp_path):
    folder = tmp_path / "extracts"
    folder.mkdir()
    contacts(days("2019-10-01", "2020-03-31")).to_csv(folder / "Contacts.csv", index=False)
    return folder


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def counted(monkeypatch):
    """Each computing of the pipeline, by its month."""
    runs = []
    real = pipeline.run

    def run(extracts, month, settings, **more):
        runs.append(str(month))
        return real(extracts, month, settings, **more)

    monkeypatch.setattr(pipeline, "run", run)
    return runs


def test_the_pipeline_is_computed_once_for_ten_thousand_cells(extracts, counted, monkeypatch):
    monkeypatch.setattr(figure_functions, "SOURCES", Sources())
    asker = Asker("C:\\Packs\\a.xlsm", extracts=str(extracts))
    with excel() as cells:
        for at in range(CELLS):
            assert cells.call("KPI", "contacts.received", -(at % 3) or None, book=asker) in (29, 31)
    assert counted == ["2020-03"]


def test_it_is_computed_anew_when_the_extracts_the_settings_or_the_month_change(extracts, counted):
    clock = Clock()
    sources = Sources(clock=clock)
    asker = Asker("a.xlsm", extracts=str(extracts))
    figures = sources.of(str(asker)).figures
    clock.now += 60
    assert sources.of(str(asker)).figures is figures
    (extracts / "~$Contacts.csv").write_text("Excel has it open")
    clock.now += 60
    assert sources.of(str(asker)).figures is figures
    contacts(days("2019-10-01", "2020-03-30")).to_csv(extracts / "Contacts.csv", index=False)
    assert sources.of(str(asker)).figures is figures  # within the two seconds
    clock.now += 60
    assert sources.of(str(asker)).figures is not figures
    sources.of(str(Asker("a.xlsm", month="2020-01", extracts=str(extracts))))
    settings = extracts / "settings"
    settings.mkdir()
    (settings / "targets.csv").write_text("indicator,target,good\ncontacts.received,5,low\n")
    clock.now += 60
    assert sources.of(str(asker)).targets == {"contacts.received": 5}
    assert len(counted) == 4
    assert counted[2] == "2020-01"


def test_extracts_that_cannot_be_read_are_not_read_for_every_cell(tmp_path, monkeypatch):
    loads = []
    real = pipeline.load

    def load(*given, **more):
        loads.append(given)
        return real(*given, **more)

    monkeypatch.setattr(pipeline, "load", load)
    monkeypatch.setattr(figure_functions, "SOURCES", Sources(clock=Clock()))
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    here, gone = (Asker("a.xlsm", extracts=str(at)) for at in (tmp_path, tmp_path / "gone"))
    with excel() as cells:
        said = {cells.call("KPI", "contacts.received", book=here) for _ in range(50)}
        assert "no extracts at" in cells.call("KPI", "contacts.received", book=gone)
    assert len(loads) == 1
    assert "No sheet or file is one of the lists" in said.pop()
