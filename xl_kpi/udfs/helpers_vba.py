"""VBA that stands beside the generated functions: true errors, plain failures, the workbook's text."""

from __future__ import annotations

from collections.abc import Iterable

from xl_kpi.udfs.declaring import CATEGORY, WorksheetFunction
from xl_kpi.udfs.names import NAMED_CELLS, PART

_HELPERS = """\
Private Function KpiAsker() As String
    ' What Python is told of the cell's workbook. Asked here, where it costs nothing.
    Dim asking As Workbook
    Set asking = ThisWorkbook
    If TypeName(Application.Caller) = "Range" Then Set asking = Application.Caller.Worksheet.Parent
    KpiAsker = asking.FullName{named}
End Function

Private Function KpiNamed(ByVal asking As Workbook, ByVal cellName As String) As String
    Dim content As Variant
    On Error Resume Next
    content = asking.Names(cellName).RefersToRange.Value
    If VarType(content) = vbDate Then
        KpiNamed = Format(content, "yyyy-mm-dd")
    ElseIf VarType(content) = vbBoolean Then
        KpiNamed = IIf(content, "True", "False")
    ElseIf Not IsError(content) Then
        KpiNamed = CStr(content)
    End If
End Function

Private Function KpiCells(ByVal answer As Variant) As Variant
    ' Python cannot return an Excel error: it returns its name.
    Dim row As Long, column As Long
    If Not IsArray(answer) Then
        KpiCells = KpiCell(answer)
        Exit Function
    End If
    If KpiIsTable(answer) Then
        For row = LBound(answer, 1) To UBound(answer, 1)
            For column = LBound(answer, 2) To UBound(answer, 2)
                answer(row, column) = KpiCell(answer(row, column))
            Next column
        Next row
    Else
        For column = LBound(answer) To UBound(answer)
            answer(column) = KpiCell(answer(column))
        Next column
    End If
    KpiCells = answer
End Function

Private Function KpiIsTable(ByVal answer As Variant) As Boolean
    Dim last As Long
    On Error Resume Next
    last = UBound(answer, 2)
    KpiIsTable = (Err.Number = 0)
    Err.Clear
End Function

Private Function KpiCell(ByVal content As Variant) As Variant
    KpiCell = content
    If VarType(content) <> vbString Then Exit Function
    Select Case content
        Case "#NULL!": KpiCell = CVErr(2000)
        Case "#DIV/0!": KpiCell = CVErr(2007)
        Case "#VALUE!": KpiCell = CVErr(2015)
        Case "#REF!": KpiCell = CVErr(2023)
        Case "#NAME?": KpiCell = CVErr(2029)
        Case "#NUM!": KpiCell = CVErr(2036)
        Case "#N/A": KpiCell = CVErr(2042)
    End Select
End Function

Private Function KpiFailed() As String
    KpiFailed = "KPI pack: Python did not answer. Press Restart Python, or run xl-kpi doctor."
End Function
"""


def helpers(functions: Iterable[WorksheetFunction]) -> str:
    """The helpers, and a macro that gives each function its words in the function wizard."""
    named = "".join(f' & "{PART}" & _\n        KpiNamed(asking, "{name}")' for name in NAMED_CELLS)
    # Not by format: VBA has no braces, but its texts may.
    return f"{_HELPERS.replace('{named}', named)}\n{_describing(functions)}"


def _describing(functions: Iterable[WorksheetFunction]) -> str:
    lines = [
        "Public Sub DescribeKpiFunctions()",
        "    ' Call it when the workbook opens. What cannot be described works all the same.",
        "    On Error Resume Next",
    ]
    for one in functions:
        words = ", _\n        ".join(_quoted(about) for about in one.arguments.values())
        given = f", Array( _\n        {words})" if words else ", Array()"
        lines.append(f'    KpiDescribe "{one.name}", _\n        {_quoted(one.about)}{given}')
    lines += [
        "End Sub",
        "",
        "Private Sub KpiDescribe(ByVal named As String, ByVal about As String, ByVal arguments As Variant)",
        "    On Error Resume Next",
        '    Application.MacroOptions Macro:="\'" & ThisWorkbook.Name & "\'!" & named, _',
        f'        Description:=about, Category:="{CATEGORY}", ArgumentDescriptions:=arguments',
        "End Sub",
    ]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
