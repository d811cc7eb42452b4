"""The rows behind a figure, from the lists of the workbook itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.extracts.small_lists import contacts, days
from xl_kpi.extracts.reading import table_from_frame
from xl_kpi.periods import Month
from xl_kpi.udfs import workbook_run
from xl_kpi.workbook import live
from xl_kpi.workbook.by_file import contents_of_file

TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "KPI pack.xlsm"


def test_an_open_workbook_is_read_as_it_stands_and_computed(monkeypatch):
    listed = table_from_frame("Contacts", contacts(days("2019-10-01", "2020-03-31")))
    template = contents_of_file(TEMPLATE)
    opened = {"KPI pack.xlsm": replace(template, tables=(*template.tables, listed))}
    monkeypatch.setattr(workbook_run, "open_book", opened.get)
    monkeypatch.setattr(live, "contents_of", lambda contents: contents)
    run = workbook_run.run_of_workbook("KPI pack.xlsm", Month(2020, 3))
    assert run.judged.figures.find("contacts.received").value == 31
