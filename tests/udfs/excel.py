"""A stand-in for Excel under the real ``xlwings.udfs.call_udf``: arguments as COM hands them over.

Only the parts of Excel that a worksheet function meets are stood in for: cells as arguments, the
calling cell, and sheets that are read. All else is xlwings itself, its free part.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace

import pandas as pd
import xlwings as xw
from xlwings import base_classes as bc
from xlwings import main as xlwings_main

from xl_kpi.udfs import worksheet
from xl_kpi.udfs.declaring import FUNCTIONS, declare
from xl_kpi.udfs.names import UDF_MODULE
from xl_kpi.udfs.wrappers import _stubs

MISSING = -2147352572
ERRORS = {
    "#DIV/0!": -2146826281, "#N/A": -2146826246, "#NAME?": -2146826259, "#NULL!": -2146826288,
    "#NUM!": -2146826252, "#REF!": -2146826265, "#VALUE!": -2146826273,
}  # fmt: skip
_NAMES = {number: name for name, number in ERRORS.items()}


def cell_of(value):
    """A value as COM gives it: numbers are floats, blanks are None, errors are numbers."""
    if isinstance(value, str) and value in ERRORS:
        return ERRORS[value]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return None if value == "" else value


class Cells:
    """A COM range."""

    def __init__(self, values, address="$A$1"):
        self.values = tuple(tuple(cell_of(cell) for cell in row) for row in values)
        self.address = address


class Engine:
    name, type = "excel", "desktop"

    def __init__(self):
        self.books = []

    @property
    def apps(self):
        return []

    @staticmethod
    def prepare_xl_data_element(x, _options):
        if isinstance(x, dt.datetime):
            return x
        return "" if pd.isna(x) else x

    @staticmethod
    def clean_value_data(data, _datetime_builder, empty_as, _number_builder, err_to_str):
        def clean(value):
            if value in ("", None):
                return empty_as
            if isinstance(value, int) and value in _NAMES:
                return _NAMES[value] if err_to_str else None
            return value

        return [[clean(cell) for cell in row] for row in data]


class FakeRange(bc.Range):
    def __init__(self, cells, sheet=None):
        self.cells, self._sheet = cells, sheet

    row = column = 1
    max_cells_per_read = max_cells_per_write = None
    api = property(lambda self: self.cells)
    address = property(lambda self: self.cells.address)
    shape = property(lambda self: (len(self.cells.values), len(self.cells.values[0])))
    sheet = property(lambda self: self._sheet or _NOWHERE)

    @property
    def raw_value(self):
        values = self.cells.values
        return values if self.shape != (1, 1) else values[0][0]


class FakeSheet(bc.Sheet):
    def __init__(self, name, rows, book):
        self._name, self.rows, self._book = name, rows, book

    name = property(lambda self: self._name)
    book = property(lambda self: self._book)

    @property
    def used_range(self):
        self._book.reads += 1
        return FakeRange(Cells(self.rows), self)


class FakeSheets(bc.Sheets):
    def __init__(self, sheets):
        self.sheets = sheets

    def __call__(self, name):
        return next(one for one in self.sheets if one.name == name)

    def __len__(self):
        return len(self.sheets)

    def __iter__(self):
        return iter(self.sheets)


class FakeBook(bc.Book):
    """A workbook of an open Excel, by the name of each sheet its rows."""

    def __init__(self, name, sheets, engine):
        self._name, self.engine, self.reads = name, engine, 0
        self.pages = {key: FakeSheet(key, rows, self) for key, rows in sheets.items()}
        engine.books.append(self)

    name = property(lambda self: self._name)
    sheets = property(lambda self: FakeSheets([*self.pages.values()]))

    @property
    def app(self):
        def book(name):
            return next(one for one in self.engine.books if one.name == name)

        return SimpleNamespace(engine=self.engine, books=book, pid=1)


_NOWHERE = SimpleNamespace(
    name="S", book=SimpleNamespace(name="B", app=SimpleNamespace(engine=None, pid=1))
)


class Excel:
    """What a test does: open a workbook, and call a function as a cell of it does."""

    def __init__(self, udfs, engine):
        self._udfs, self.engine = udfs, engine

    def opened(self, name, **sheets):
        """A workbook with these sheets, of which each is a list of rows."""
        book = FakeBook(name, sheets, self.engine)
        xw.Book(impl=book).set_mock_caller()
        return book

    def call(self, function, *arguments, book=None, **named):
        """What the cell shows: a scalar, or rows. Lists of rows are ranges, None is left out."""
        names = list(FUNCTIONS[function].arguments)
        given = dict(zip(names, arguments, strict=False)) | named
        sent = [self._sent(given[name]) if name in given else MISSING for name in names]
        declared = getattr(worksheet, function).__xlfunc__["args"]
        if any(one["name"] == "book" for one in declared):
            sent.append(MISSING if book is None else str(book))
        answer = self._udfs.call_udf(UDF_MODULE, function, tuple(sent), None, Cells([[""]], "$Z$1"))
        return answer[0][0] if len(answer) == len(answer[0]) == 1 else [list(r) for r in answer]

    @staticmethod
    def _sent(value):
        if isinstance(value, list):
            return Cells(value)
        if isinstance(value, tuple):  # a constant array in a formula
            return tuple(tuple(cell_of(cell) for cell in row) for row in value)
        return MISSING if value is None else cell_of(value)


@contextmanager
def excel() -> Iterator[Excel]:
    """xlwings as on Windows, with nothing left behind."""
    engine = Engine()
    _NOWHERE.book.app.engine = engine
    windows = ModuleType("xlwings._xlwindows")
    nothing = Cells([[None]], "$Z$1")
    windows.Range = lambda xl: FakeRange(nothing if xl is None else xl)
    windows.is_range_instance = lambda xl: isinstance(xl, Cells)
    windows.Book = lambda xl: xl
    windows.BOOK_CALLER = None
    server = ModuleType("xlwings.com_server")
    server.loop = None
    put = {**_stubs(), "xlwings._xlwindows": windows, "xlwings.com_server": server}
    before = {name: sys.modules.get(name) for name in (*put, "xlwings.udfs")}
    had_engine = dict(xw.engines.engines_by_name)
    sys.modules.update(put)
    sys.modules.pop("xlwings.udfs", None)
    xw._xlwindows = windows
    xw.engines.engines_by_name["excel"] = xlwings_main.Engine(impl=engine)
    try:
        from xlwings import udfs

        udfs.ComRange = lambda rng: rng
        for one in FUNCTIONS.values():
            declare(one, udfs.xlfunc, udfs.xlarg)
        yield Excel(udfs, engine)
    finally:
        xw.engines.engines_by_name.clear()
        xw.engines.engines_by_name.update(had_engine)
        for name, module in before.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
        for owner, name in ((xw, "_xlwindows"), (xw.Book, "_mock_caller")):
            if hasattr(owner, name):
                delattr(owner, name)
