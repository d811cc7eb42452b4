Attribute VB_Name = "KpiPack"
Option Explicit

' What the buttons and the ribbon do. Everything is worked out in Python; these macros ask for it
' and then believe only what Python wrote into the workbook under the run's own number.

Private Const RUN_CELL As String = "kpi_run_id"
Private Const STATUS_CELL As String = "kpi_status"
Private Const MESSAGE_CELL As String = "kpi_message"
Private Const PACK_CELL As String = "kpi_pack"

Public Sub RefreshPack()
    Dim book As Workbook
    Set book = KpiBook()
    If Not AskPython(book, "refresh_pack", "Refreshing the pack") Then Exit Sub
    RecalculateFunctions
    If KpiAsks(CellText(book, MESSAGE_CELL) & vbLf & vbLf & "Open it now?") Then OpenPackOf book
End Sub

Public Sub CheckExtracts()
    Dim book As Workbook
    Set book = KpiBook()
    If AskPython(book, "check_extracts", "Checking the extracts") Then KpiSays CellText(book, MESSAGE_CELL)
End Sub

Public Sub ClearExtracts()
    Dim book As Workbook
    Set book = KpiBook()
    If book Is Nothing Then
        KpiSays NoBook()
        Exit Sub
    End If
    If Not KpiAsks("Empty every list sheet of " & book.Name & "? Settings, links and commentary stay.") Then Exit Sub
    If AskPython(book, "clear_extracts", "Clearing the extracts") Then KpiSays CellText(book, MESSAGE_CELL)
End Sub

Public Sub OpenLastPack()
    Dim book As Workbook
    Set book = KpiBook()
    If book Is Nothing Then
        KpiSays NoBook()
    Else
        OpenPackOf book
    End If
End Sub

Public Sub RestartPython()
    On Error GoTo Failed
    KillPy
    KpiSays "Python has been stopped. It starts again when a worksheet function is worked out."
    Exit Sub
Failed:
    KpiSays "Python could not be restarted: " & Err.Description & vbLf & WhatToDo()
End Sub

' Has Python do a task, and tells whether it was done. Of a run that was not, the workbook is told.
Private Function AskPython(book As Workbook, task As String, saying As String) As Boolean
    Dim token As String
    Dim trouble As String
    AskPython = False
    If book Is Nothing Then
        KpiSays NoBook()
        Exit Function
    End If
    token = NewToken()
    On Error GoTo Failed
    Application.StatusBar = saying & " ..."
    RunPython KpiCommand(book, task, token)
    Application.StatusBar = False
    On Error GoTo 0
    AskPython = WasDone(book, token, "")
    Exit Function
Failed:
    trouble = Err.Description
    Application.StatusBar = False
    AskPython = WasDone(book, token, trouble)
End Function

' Reads what Python wrote. Without the run's own number nothing of it is believed.
Private Function WasDone(book As Workbook, token As String, trouble As String) As Boolean
    Dim told As String
    WasDone = False
    If CellText(book, RUN_CELL) = token Then
        If CellText(book, STATUS_CELL) = "Done" Then
            WasDone = True
        Else
            KpiSays CellText(book, MESSAGE_CELL)
        End If
        Exit Function
    End If
    told = "Python did not run, so nothing has changed. "
    If trouble <> "" Then told = told & "Excel says: " & trouble & " "
    told = told & WhatToDo()
    SetCell book, STATUS_CELL, "Not run"
    SetCell book, MESSAGE_CELL, told
    KpiSays told
End Function

' The command for Python. The workbook's name goes as numbers, so that no letter of it can do harm.
Public Function KpiCommand(book As Workbook, task As String, token As String) As String
    KpiCommand = "import xl_kpi.workbook.live as kpi; kpi." & task & "('" & token & "', '" & CodedName(book.Name) & "')"
End Function

Private Function CodedName(text As String) As String
    Dim at As Long
    Dim code As Long
    Dim coded As String
    coded = ""
    For at = 1 To Len(text)
        code = AscW(Mid(text, at, 1))
        If code < 0 Then code = code + 65536
        coded = coded & Right("0000" & Hex(code), 4)
    Next at
    CodedName = coded
End Function

Private Function NewToken() As String
    Dim moment As Date
    moment = Now
    Randomize
    NewToken = Format(moment, "yyyymmdd") & "-" & TwoDigits(Hour(moment)) & TwoDigits(Minute(moment)) & _
        TwoDigits(Second(moment)) & "-" & Right("0000" & Hex(CLng(Int(Rnd * 65535))), 4)
End Function

Private Function TwoDigits(number As Integer) As String
    TwoDigits = Right("0" & CStr(number), 2)
End Function

' The workbook that the macros work on: this one, or, from the add-in, the one in front.
Public Function KpiBook() As Workbook
    Set KpiBook = Nothing
    If HasCell(ThisWorkbook, RUN_CELL) Then
        Set KpiBook = ThisWorkbook
    ElseIf Not ActiveWorkbook Is Nothing Then
        If HasCell(ActiveWorkbook, RUN_CELL) Then Set KpiBook = ActiveWorkbook
    End If
End Function

Private Function HasCell(book As Workbook, cellName As String) As Boolean
    Dim address As String
    address = ""
    On Error Resume Next
    address = book.Names(cellName).RefersToRange.Address
    On Error GoTo 0
    HasCell = (address <> "")
End Function

Private Function CellText(book As Workbook, cellName As String) As String
    CellText = ""
    On Error Resume Next
    CellText = CStr(book.Names(cellName).RefersToRange.Value)
    On Error GoTo 0
End Function

Private Sub SetCell(book As Workbook, cellName As String, text As String)
    ' On a protected sheet it stays as it is, and the message box says all.
    On Error Resume Next
    book.Names(cellName).RefersToRange.Value = text
    On Error GoTo 0
End Sub

Private Sub OpenPackOf(book As Workbook)
    Dim path As String
    path = CellText(book, PACK_CELL)
    If path = "" Then
        KpiSays "There is no pack yet. Press Refresh pack first."
        Exit Sub
    End If
    On Error GoTo Failed
    Workbooks.Open path
    Exit Sub
Failed:
    KpiSays "The pack could not be opened: " & path & vbLf & "If it was moved or renamed, press Refresh pack."
End Sub

Private Sub RecalculateFunctions()
    ' Worksheet functions that asked before the refresh ask again.
    On Error Resume Next
    Application.CalculateFull
    On Error GoTo 0
End Sub

Private Function NoBook() As String
    NoBook = "This is no workbook made from the KPI pack template. Open one (xl-kpi new makes it), then press again."
End Function

Private Function WhatToDo() As String
    WhatToDo = "Run 'xl-kpi doctor', or ask IT to check where Settings says that Python is."
End Function
