Attribute VB_Name = "KpiRibbon"
Option Explicit

' What the ribbon's tab calls.

Private Const ADD_IN As String = "xl_kpi.xlam"

' The template's own tab steps back where the add-in shows one.
Public Sub KpiTabVisible(control As IRibbonControl, ByRef visible As Variant)
    visible = True
    If LCase(ThisWorkbook.Name) <> ADD_IN Then visible = Not AddInLoaded()
End Sub

Public Sub KpiOnAction(control As IRibbonControl)
    Select Case control.ID
        Case "kpiRefresh": RefreshPack
        Case "kpiCheck": CheckExtracts
        Case "kpiOpen": OpenLastPack
        Case "kpiClear": ClearExtracts
        Case "kpiRestart": RestartPython
    End Select
End Sub

Private Function AddInLoaded() As Boolean
    Dim book As Workbook
    AddInLoaded = False
    On Error Resume Next
    Set book = Workbooks(ADD_IN)
    AddInLoaded = Not book Is Nothing
    On Error GoTo 0
End Function
