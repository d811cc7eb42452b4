"""LibreOffice on the other end of a pipe: it runs under the system's Python, which has UNO.

It reads one request a line from standard input and answers each with a line, all as JSON. It
stands in for Excel where that matters: a protected sheet refuses to be written, and a text that
looks like a number or a date becomes one unless its cell is formatted as text.
"""

import json
import re
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

EPOCH = datetime(1899, 12, 30)
CONTENTS = 1 | 2 | 4 | 16  # values, dates, texts, formulas
IS_DATE, IS_LOGICAL, IS_TEXT = 2 | 4, 1024, 256
FORMULA_ERRORS = 4
ERRORS = {
    502: "#VALUE!",
    503: "#NUM!",
    519: "#VALUE!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
LOOKS_LIKE_A_NUMBER = re.compile(
    r"\s*[-+]?(\d[\d,]*\.?\d*%?|\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?|\d{1,2}-[A-Za-z]{3}(-\d{2,4})?)\s*"
)


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    def __init__(self, profile):
        self.pipe = f"xl_kpi_{Path(profile).name}"
        self.process = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--norestore",
                "--nologo",
                "--nofirststartwizard",
                f"--accept=pipe,name={self.pipe};urp;",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.desktop = self.connected()
        self.documents = {}
        self.macros = {}

    def connected(self):
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", here
        )
        for _ in range(240):
            try:
                there = resolver.resolve(
                    f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext"
                )
                return there.ServiceManager.createInstanceWithContext(
                    "com.sun.star.frame.Desktop", there
                )
            except Exception:
                time.sleep(0.25)
        raise RuntimeError("LibreOffice did not start.")

    # Documents

    def open(self, path):
        url = uno.systemPathToFileUrl(path)
        document = self.desktop.loadComponentFromURL(
            url, "_blank", 0, (prop("Hidden", True), prop("MacroExecutionMode", 4))
        )
        if document is None:
            raise RuntimeError(f"{path} could not be opened; is a lock file beside it?")
        self.documents[path] = document

    def close(self, path):
        self.documents.pop(path).close(True)

    def save(self, path, to, kind):
        self.documents[path].storeToURL(uno.systemPathToFileUrl(to), (prop("FilterName", kind),))

    def replace_module(self, path, name, source):
        library = self.documents[path].BasicLibraries.getByName("VBAProject")
        head = "Rem Attribute VBA_ModuleType=VBAModule\nOption VBASupport 1\n"
        library.replaceByName(name, head + source)

    def sheets(self, path):
        return list(self.documents[path].Sheets.ElementNames)

    def names(self, path):
        found = {}
        names = self.documents[path].NamedRanges
        for name in names.ElementNames:
            cells = names.getByName(name).ReferredCells
            if cells is not None:
                at = cells.RangeAddress
                sheet = self.documents[path].Sheets.getByIndex(at.Sheet).Name
                found[name] = [sheet, at.StartRow, at.StartColumn, at.EndRow, at.EndColumn]
        return found

    def sheet(self, path, sheet):
        return self.documents[path].Sheets.getByName(sheet)

    def add_sheet(self, path, name):
        sheets = self.documents[path].Sheets
        sheets.insertNewByName(name, sheets.Count)

    def remove_sheet(self, path, name):
        self.documents[path].Sheets.removeByName(name)

    # Cells

    def used(self, path, sheet):
        cursor = self.sheet(path, sheet).createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        at = cursor.RangeAddress
        return [at.StartRow, at.StartColumn, at.EndRow, at.EndColumn]

    def cells(self, path, sheet, area):
        top, left, bottom, right = area
        return self.sheet(path, sheet).getCellRangeByPosition(left, top, right, bottom)

    def read(self, path, sheet, area):
        cells = self.cells(path, sheet, area)
        rows = [list(row) for row in cells.getDataArray()]
        formats = self.documents[path].NumberFormats
        kinds = {}
        same = cells.getCellFormatRanges()
        for number in range(same.Count):
            part = same.getByIndex(number)
            key = part.NumberFormat
            if key not in kinds:
                kinds[key] = formats.getByKey(key).Type
            if kinds[key] & (IS_DATE | IS_LOGICAL):
                self.mark(rows, part.RangeAddress, area, kinds[key])
        wrong = cells.queryFormulaCells(FORMULA_ERRORS)
        for at in wrong.RangeAddresses:
            for row in range(at.StartRow, at.EndRow + 1):
                for column in range(at.StartColumn, at.EndColumn + 1):
                    error = (
                        self.cells(path, sheet, [row, column, row, column])
                        .getCellByPosition(0, 0)
                        .getError()
                    )
                    rows[row - area[0]][column - area[1]] = {"error": ERRORS.get(error, "#VALUE!")}
        return rows

    @staticmethod
    def mark(rows, at, area, kind):
        for row in range(at.StartRow - area[0], at.EndRow - area[0] + 1):
            for column in range(at.StartColumn - area[1], at.EndColumn - area[1] + 1):
                value = rows[row][column]
                if isinstance(value, float):
                    if kind & IS_LOGICAL:
                        rows[row][column] = bool(value)
                    else:
                        rows[row][column] = {"date": (EPOCH + timedelta(days=value)).isoformat()}

    def formulas(self, path, sheet, area):
        return [list(row) for row in self.cells(path, sheet, area).getFormulaArray()]

    def refuse_protected(self, path, sheet):
        if self.sheet(path, sheet).isProtected():
            raise RuntimeError("The cell is on a protected sheet.")

    def write(self, path, sheet, top, left, rows):
        self.refuse_protected(path, sheet)
        if not rows or not rows[0]:
            return
        area = [top, left, top + len(rows) - 1, left + len(rows[0]) - 1]
        cells = self.cells(path, sheet, area)
        plain = tuple(tuple(self.plain(value) for value in row) for row in rows)
        cells.setDataArray(plain)
        texts = self.formatted_as_text(path, cells, area)
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                if isinstance(value, dict | bool) or (
                    isinstance(value, str)
                    and value
                    and (
                        value[0] in "='"
                        or ((down, across) not in texts and LOOKS_LIKE_A_NUMBER.fullmatch(value))
                    )
                ):
                    self.typed(path, cells.getCellByPosition(across, down), value)

    def formatted_as_text(self, path, cells, area):
        """Cells in which a text stays what it is."""
        found = set()
        formats, same = self.documents[path].NumberFormats, cells.getCellFormatRanges()
        for number in range(same.Count):
            part = same.getByIndex(number)
            if formats.getByKey(part.NumberFormat).Type & IS_TEXT:
                at = part.RangeAddress
                found.update(
                    (row - area[0], column - area[1])
                    for row in range(at.StartRow, at.EndRow + 1)
                    for column in range(at.StartColumn, at.EndColumn + 1)
                )
        return found

    @staticmethod
    def plain(value):
        if value is None or isinstance(value, dict | bool):
            return ""
        return float(value) if isinstance(value, int | float) else value

    def typed(self, path, cell, value):
        """A cell as if its content were typed in."""
        formats = self.documents[path].NumberFormats
        kind = formats.getByKey(cell.NumberFormat).Type
        if isinstance(value, bool):
            cell.Formula = f"={str(value).upper()}()"
        elif isinstance(value, dict):
            when = datetime.fromisoformat(value["date"])
            cell.Value = (when - EPOCH).total_seconds() / 86400
            if not kind & IS_DATE:
                cell.NumberFormat = formats.getStandardFormat(
                    2, uno.createUnoStruct("com.sun.star.lang.Locale")
                )
        elif value.startswith("="):
            cell.Formula = semicolons(value)
        elif value.startswith("'"):
            cell.String = value[1:]
        elif kind & IS_TEXT:
            cell.String = value
        else:
            cell.Formula = value

    def clear(self, path, sheet, area):
        self.refuse_protected(path, sheet)
        self.cells(path, sheet, area).clearContents(CONTENTS)

    # What an analyst does to a sheet

    def format(self, path, sheet, area, code):
        formats, locale = (
            self.documents[path].NumberFormats,
            uno.createUnoStruct("com.sun.star.lang.Locale"),
        )
        locale.Language, locale.Country = "en", "GB"
        key = formats.queryKey(code, locale, False)
        self.cells(path, sheet, area).NumberFormat = (
            key if key != -1 else formats.addNew(code, locale)
        )

    def merge(self, path, sheet, area):
        self.cells(path, sheet, area).merge(True)

    def hide_rows(self, path, sheet, first, last):
        for row in range(first, last + 1):
            self.sheet(path, sheet).Rows.getByIndex(row).IsVisible = False

    def filter(self, path, sheet, area, column, text):
        cells = self.cells(path, sheet, area)
        wanted = cells.createFilterDescriptor(True)
        field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
        field.Field, field.StringValue, field.IsNumeric = column, text, False
        field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        wanted.setFilterFields((field,))
        wanted.ContainsHeader = True
        cells.filter(wanted)

    def protect(self, path, sheet, on):
        if on:
            self.sheet(path, sheet).protect("secret")
        else:
            self.sheet(path, sheet).unprotect("secret")

    def merged_areas(self, path, sheet):
        """All merged areas: cells of one format are looked at once, and merging is a format."""
        used = self.cells(path, sheet, self.used(path, sheet))
        found = []
        same = used.getCellFormatRanges()
        for number in range(same.Count):
            at = same.getByIndex(number).RangeAddress
            cell = self.cells(
                path, sheet, [at.StartRow, at.StartColumn, at.StartRow, at.StartColumn]
            )
            cursor = self.sheet(path, sheet).createCursorByRange(cell)
            cursor.collapseToMergedArea()
            area = cursor.RangeAddress
            if (area.StartRow, area.StartColumn) != (area.EndRow, area.EndColumn):
                found.append([area.StartRow, area.StartColumn, area.EndRow, area.EndColumn])
        return found

    def visible_rows(self, path, sheet, area):
        """Spans of rows that are not hidden."""
        shown = self.cells(path, sheet, area).queryVisibleCells().RangeAddresses
        return [[at.StartRow, at.EndRow] for at in shown]

    # Macros

    def buttons(self, path, sheet):
        page, found = self.sheet(path, sheet).DrawPage, []
        for number in range(page.Forms.Count):
            form = page.Forms.getByIndex(number)
            for at in range(form.Count):
                events = form.getScriptEvents(at)
                found.append([form.getByIndex(at).Label, events[0].ScriptCode if events else ""])
        return found

    def start_macro(self, path, script, arguments):
        key = len(self.macros)
        self.macros[key] = state = {"done": False, "value": None, "error": ""}

        def run():
            try:
                macro = self.documents[path].getScriptProvider().getScript(script)
                state["value"] = macro.invoke(tuple(arguments), (), ())[0]
            except Exception as error:
                state["error"] = str(error)
            state["done"] = True

        threading.Thread(target=run, daemon=True).start()
        return key

    def macro_state(self, key):
        return self.macros[key]

    def quit(self):
        try:
            self.desktop.terminate()
        except Exception:
            self.process.kill()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def semicolons(formula):
    """A formula with semicolons between its arguments, as LibreOffice takes it."""
    parts = formula.split('"')
    parts[::2] = [part.replace(",", ";") for part in parts[::2]]
    return '"'.join(parts)


def main(profile):
    office = Office(profile)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"value": getattr(office, asked["do"])(*asked["with"])}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer, default=str), flush=True)
        if asked["do"] == "quit":
            break


if __name__ == "__main__":
    main(sys.argv[1])
