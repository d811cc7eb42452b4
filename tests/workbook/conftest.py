"""One LibreOffice for all tests of a worker, and a fresh copy of the template for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.workbook.desk import Desk
from tests.workbook.engine import use_engine
from tests.workbook.office import Office
from workbook_templates.build import TEMPLATE, template

# It runs under the system's Python, with LibreOffice's own library.
collect_ignore = ["office_host.py"]


@pytest.fixture(scope="session")
def built_template() -> bytes:
    return template()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[xw.App]:
    office = Office(tmp_path_factory.mktemp("office"))
    before = xw.engines.active
    yield use_engine(office)
    xw.engines.active = before
    office.quit()


@pytest.fixture
def open_desk(app: xw.App, built_template: bytes, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    opened: list[xw.Book] = []

    def at(
        folder: Path, path: Path | None = None, kind: str = "here", answer: bool = False
    ) -> Desk:
        folder.mkdir(parents=True, exist_ok=True)
        if path is None:
            path = folder / TEMPLATE
            path.write_bytes(built_template)
        talk = tmp_path / "talk"
        talk.mkdir(exist_ok=True)
        book = app.books.open(str(path))
        opened.append(book)
        book.set_mock_caller()
        desk = Desk(book, app.impl.office, talk)
        desk.python(kind, answer=answer)
        return desk

    yield at
    for book in opened:
        book.close()


@pytest.fixture
def desk(open_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    return open_desk(tmp_path / "desk")
