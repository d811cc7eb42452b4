Attribute VB_Name = "KpiSpeech"
Option Explicit

' The only place that shows a box.

Private Const TITLE As String = "KPI pack"

Public Sub KpiSays(text As String)
    MsgBox text, vbInformation, TITLE
End Sub

Public Function KpiAsks(text As String) As Boolean
    KpiAsks = (MsgBox(text, vbYesNo + vbQuestion, TITLE) = vbYes)
End Function
