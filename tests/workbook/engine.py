"""An xlwings engine over LibreOffice, on the parts of xlwings that are BSD licensed."""

from __future__ import annotations

import numbers
from pathlib import Path
from typing import Any

import pandas as pd
import xlwings as xw
from xlwings import NoSuchObjectError, base_classes, main

from tests.workbook.engine_cells import CellError, Range, Sheet
from tests.workbook.office import Office

NAME = "libreoffice"


class Engine:
    """What xlwings asks of an engine about values."""

    name, type = NAME, "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any) -> Any:
        if x is None or (not isinstance(x, list | tuple) and pd.isna(x)):
            return None
        if hasattr(x, "item"):
            x = x.item()
        if isinstance(x, numbers.Number) and not isinstance(x, bool):
            return float(x)
        return x

    @staticmethod
    def clean_value_data(
        data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool
    ) -> Any:
        def clean(value: Any) -> Any:
            if value in ("", None):
                return empty_as
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            if number_builder and isinstance(value, float):
                return number_builder(value)
            return value

        return [[clean(value) for value in row] for row in data]


class Apps(base_classes.Apps):
    def __init__(self) -> None:
        self.all: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self.all]

    def __iter__(self) -> Any:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, pid: int) -> App:
        return next(app for app in self.all if app.pid == pid)


class App(base_classes.App):
    screen_updating = display_alerts = enable_events = visible = True
    status_bar = selection = None

    def __init__(self, office: Office) -> None:
        self.office = office
        self._books = Books(self)

    @property
    def engine(self) -> Engine:
        return ENGINE

    @property
    def pid(self) -> int:
        return id(self)

    @property
    def books(self) -> Books:
        return self._books


class Books(base_classes.Books):
    api = None

    def __init__(self, app: App) -> None:
        self.app = app
        self.all: list[Book] = []

    def open(self, fullname: Any, *args: Any, **kwargs: Any) -> Book:
        book = Book(self.app, str(fullname))
        self.app.office.ask("open", book.fullname)
        self.all.append(book)
        return book

    def __call__(self, name: Any) -> Book:
        for book in self.all:
            if name in (book.name, book.fullname):
                return book
        raise KeyError(name)

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Any:
        return iter(self.all)

    @property
    def active(self) -> Book:
        return self.all[-1]


class Book(base_classes.Book):
    def __init__(self, app: App, path: str) -> None:
        self._app, self._path = app, path

    def ask(self, do: str, *arguments: Any) -> Any:
        return self._app.office.ask(do, self._path, *arguments)

    @property
    def api(self) -> str:
        return self._path

    @property
    def app(self) -> App:
        return self._app

    @property
    def fullname(self) -> str:
        return self._path

    @property
    def name(self) -> str:
        return Path(self._path).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def close(self) -> None:
        self.ask("close")
        self._app.books.all.remove(self)

    def save(self, path: Any = None, password: Any = None) -> None:
        self.ask("save", str(path or self._path), "Calc MS Excel 2007 VBA XML")


class Names(base_classes.Names):
    def __init__(self, book: Book) -> None:
        self._found = book.ask("names")
        self.book = book

    api = None

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Any:
        return (Name(self.book, name, place) for name, place in self._found.items())

    def __call__(self, key: Any) -> Name:
        name = key if isinstance(key, str) else list(self._found)[key - 1]
        return Name(self.book, name, self._found[name])

    def contains(self, name: str) -> bool:
        return name in self._found


class Name(base_classes.Name):
    api = None

    def __init__(self, book: Book, name: str, place: Any) -> None:
        self._book, self._name, self._place = book, name, place

    @property
    def name(self) -> str:
        return self._name

    @property
    def refers_to_range(self) -> Range:
        return Range(Sheet(self._book, self._place[0]), self._place[1:])


class Sheets(base_classes.Sheets):
    api = None

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def all(self) -> list[str]:
        return self.book.ask("sheets")

    def __call__(self, key: Any) -> Sheet:
        names = self.all
        name = names[key - 1] if isinstance(key, int) else key
        if name not in names:
            raise NoSuchObjectError(f"There is no sheet {name}.")
        return Sheet(self.book, name)

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Any:
        return (Sheet(self.book, name) for name in self.all)


ENGINE = Engine()


def use_engine(office: Office) -> xw.App:
    """Have xlwings work with LibreOffice from now on."""
    if NAME not in [engine.name for engine in xw.engines]:
        xw.engines.add(main.Engine(impl=ENGINE))
    xw.engines[NAME].activate()
    app = App(office)
    ENGINE.apps.all.append(app)
    return xw.App(impl=app)
