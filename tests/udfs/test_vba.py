"""The VBA beside the functions, run by an Excel in memory: true errors, failures, the workbook's text."""

from __future__ import annotations

import re

import pytest

from xl_kpi.udfs.sources import Asker
from xl_kpi.udfs.wrappers import WRAPPERS

apps = pytest.importorskip("pyopenvba.apps.excel", reason="pyOpenVBA is not installed")

# Stands in for Python and for the calling cell, and asks the functions.
STAND_IN = """\
Public told As Variant
Public asking As Object

Public Function CallingCell() As Object
    Set CallingCell = asking
End Function

Public Function PythonSays(ByVal script, ByVal named, ByVal given, Optional ByVal book, Optional ByVal cell) As Variant
    Dim table(0 To 1, 0 To 1) As Variant
    told = given(UBound(given))
    Select Case CStr(given(0))
        Case "fail"
            Err.Raise 1000, , "Traceback: a name"
        Case "row"
            PythonSays = Array(1, "#N/A", "x")
        Case "table"
            table(0, 0) = "a"
            table(0, 1) = "#REF!"
            table(1, 0) = 2
            table(1, 1) = "#N/A"
            PythonSays = table
        Case Else
            PythonSays = given(0)
    End Select
End Function

Sub Ask()
    Dim row As Variant, table As Variant, error As Variant, at As Long
    Set asking = Range("A1")
    at = 1
    For Each error In Array("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
        Cells(at, 1).Value = CStr(KPI(error))
        at = at + 1
    Next error
    Range("B1").Value = KPI("#N/A of text")
    Range("B2").Value = KPI(5)
    Range("B3").Value = KPI("fail")
    row = KPI("row")
    Range("B4").Value = row(0) & " " & CStr(row(1)) & " " & row(2)
    table = KPI("table")
    Range("B5").Value = table(0, 0) & " " & CStr(table(0, 1)) & " " & table(1, 0) & " " & CStr(table(1, 1))
    Range("C1").Value = told
    ThisWorkbook.Names.Add "kpi_run_id", "=Sheet1!$D$1"
    ThisWorkbook.Names.Add "kpi_month", "=Sheet1!$D$2"
    ThisWorkbook.Names.Add "kpi_child_ids", "=Sheet1!$D$3"
    Range("D1").Value = "run-7"
    Range("D2").Value = DateSerial(2020, 3, 1)
    Range("D3").Value = True
    row = KPI("x")
    Range("C2").Value = told
End Sub
"""


@pytest.fixture(scope="module")
def cells():
    """What the stored functions gave, by the cell it was written to."""
    source = WRAPPERS.read_text(encoding="ascii").split("\n", 1)[1]
    source = source.replace("XLPy.CallUDF(", "PythonSays(")
    source = source.replace("Application.Caller", "CallingCell()")
    # The function wizard's window is not there.
    source = re.sub(r"    If \(Not Application\.CommandBars.*\n", "", source)
    app = apps.ExcelApplication()
    app.add_workbook()
    app.add_module(source, name="xlwings_udfs")
    app.add_module(STAND_IN, name="StandIn")
    app.run("Ask")
    return app.sheet(1).value


def test_names_of_errors_become_true_errors(cells):
    numbers = [cells(f"A{at}") for at in range(1, 8)]
    assert numbers == [f"Error {n}" for n in (2000, 2007, 2015, 2023, 2029, 2036, 2042)]


def test_all_else_stays_as_it_is(cells):
    assert (cells("B1"), cells("B2")) == ("#N/A of text", 5)


def test_errors_in_arrays_of_one_row_and_of_several(cells):
    assert cells("B4") == "1 Error 2042 x"
    assert cells("B5") == "a Error 2023 2 Error 2042"


def test_a_failure_on_the_way_to_python_is_a_sentence(cells):
    assert cells("B3").startswith("KPI pack: Python did not answer.")


def test_what_python_is_told_of_the_workbook(cells):
    assert Asker.parse(cells("C1")) == Asker("Book1")
    told = Asker.parse(cells("C2"))
    assert (told.run_id, told.month, told.child_ids) == ("run-7", "2020-03", True)
