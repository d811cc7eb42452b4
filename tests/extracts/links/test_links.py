"""Lists that come from files, folders and databases, and what is said where they cannot."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import keyring
import openpyxl
import pytest
from keyring.backend import KeyringBackend

from tests.extracts.links.postgres import PASSWORD, Server, postgres
from tests.extracts.small_lists import contacts
from xl_kpi.errors import ExtractError
from xl_kpi.extracts.links.link import How, Link
from xl_kpi.extracts.links.reading import read_links
from xl_kpi.extracts.lists import LISTS
from xl_kpi.extracts.raw_table import RawTable

CONTACTS = LISTS["contacts"]
FRAME = contacts(["2020-03-01", "2020-03-02"])
QUERY = 'SELECT * FROM contacts ORDER BY "Child Unique ID"'


def link(how: How, **said: str) -> Link:
    return Link(CONTACTS, how, said_in="Links, row 5", **said)


def read(one: Link, folder: Path | None = None) -> tuple[RawTable, ...]:
    return read_links([one], folder).tables


def rows(table: RawTable) -> list[dict[str, str | None]]:
    header, *below = [list(row.values()) for row in table.cells.to_pylist()]
    return [dict(zip(header, row, strict=True)) for row in below]


def refused(one: Link, folder: Path | None = None) -> str:
    with pytest.raises(ExtractError) as error:
        read_links([one], folder)
    return str(error.value)


class TestFiles:
    def test_a_file_from_the_workbooks_folder_on(self, tmp_path: Path) -> None:
        FRAME.to_csv(tmp_path / "any name.csv", index=False)
        (table,) = read(link(How.FILE, place="any name.csv"), tmp_path)
        assert len(rows(table)) == 2

    def test_the_newest_file_of_a_folder(self, tmp_path: Path) -> None:
        for age, name in enumerate(("contacts_03.csv", "contacts_02.csv", "referrals.csv")):
            FRAME.head(age + 1).to_csv(tmp_path / name, index=False)
            os.utime(tmp_path / name, (1_000 - age, 1_000 - age))
        (table,) = read(link(How.FILE, place=str(tmp_path), pattern="Contacts*.csv"))
        assert table.file == "contacts_03.csv"

    def test_the_sheet_that_holds_the_list(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.title = "Guidance"
        sheet = book.create_sheet("Export")
        sheet.append(list(FRAME.columns))
        sheet.append(FRAME.iloc[0].tolist())
        book.save(tmp_path / "x.xlsx")
        (table,) = read(link(How.FILE, place="x.xlsx"), tmp_path)
        assert table.sheet == "Export"
        (table,) = read(link(How.FILE, place="x.xlsx", sheet="export"), tmp_path)
        assert table.sheet == "Export"
        assert "has no sheet 'Other'" in refused(
            link(How.FILE, place="x.xlsx", sheet="Other"), tmp_path
        )

    def test_the_wrong_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("Colour,Size\nred,1\n")
        said = refused(link(How.FILE, place="a.csv"), tmp_path)
        assert said.startswith("Links, row 5 (Contacts): a.csv does not hold the list Contacts")

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({}, "no file or folder is named"),
            ({"place": "/no/such/place"}, "there is no file or folder '/no/such/place'"),
            ({"place": "relative.csv"}, "counts from this workbook's folder"),
        ],
    )
    def test_what_is_missing(self, said: dict[str, str], words: str) -> None:
        assert words in refused(link(How.FILE, **said))

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        said = refused(link(How.FILE, place=str(tmp_path), pattern="x*.csv"))
        assert "has no file named 'x*.csv'" in said

    def test_every_fault_is_told_at_once(self) -> None:
        with pytest.raises(ExtractError) as error:
            read_links([link(How.FILE), link(How.DATABASE)], None)
        assert len(str(error.value).splitlines()) == 2


def test_no_rows_is_a_list_with_headers_only() -> None:
    (table,) = read(link(How.NO_ROWS))
    assert table.cells.num_rows == 1


class TestSqlite:
    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        path = tmp_path / "cases.db"
        with sqlite3.connect(path) as base:
            FRAME.to_sql("contacts", base, index=False)
        base.close()
        return f"sqlite:///{path}"

    def test_a_query(self, url: str) -> None:
        (table,) = read(link(How.DATABASE, url=url, query=QUERY))
        assert [row["Child Unique ID"] for row in rows(table)] == ["000001", "000002"]

    def test_a_query_that_fails_says_why(self, url: str) -> None:
        said = refused(link(How.DATABASE, url=url, query="SELECT * FROM no_table"))
        assert "no such table: no_table" in said

    def test_no_query(self, url: str) -> None:
        assert "no query is given" in refused(link(How.DATABASE, url=url))

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql+pg8000://analyst:secret@localhost/x",
            "mssql+pyodbc:///?odbc_connect=DRIVER=x;PWD=secret",
            "mysql://host/x?password=secret",
        ],
    )
    def test_a_password_is_refused_and_not_repeated(self, url: str) -> None:
        said = refused(link(How.DATABASE, url=url, query=QUERY))
        assert "may not stand in a workbook" in said
        assert "secret" not in said

    def test_an_unreadable_url_is_not_repeated(self) -> None:
        said = refused(link(How.DATABASE, url="not a url secret", query=QUERY))
        assert "cannot be read" in said
        assert "secret" not in said


class InMemory(KeyringBackend):
    """A keyring that holds one password."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return PASSWORD if (service, username) == ("case system", "analyst") else None

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres() as server:
        import pg8000.dbapi

        base = pg8000.dbapi.connect(
            "analyst", host="localhost", port=server.port, password=PASSWORD, database="postgres"
        )
        cursor = base.cursor()
        names = ", ".join(f'"{name}" text' for name in FRAME.columns if "Contact" not in name)
        cursor.execute(
            f'CREATE TABLE contacts ({names}, "Date of Contact" date, "Contact Source" text)'
        )
        for row in FRAME.to_dict("records"):
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join(["%s"] * len(row))
            values = tuple(str(value) for value in row.values())
            cursor.execute(f"INSERT INTO contacts ({names}) VALUES ({marks})", values)
        base.commit()
        base.close()
        yield server


@pytest.mark.slow
class TestPostgres:
    def test_password_from_the_environment(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = link(How.DATABASE, url=server.url, query=QUERY, password="environment: CASE_SYSTEM")
        assert "CASE_SYSTEM, which is to hold the password, is not set" in refused(one)
        monkeypatch.setenv("CASE_SYSTEM", PASSWORD)
        (table,) = read(one)
        assert [row["Date of Contact"] for row in rows(table)] == ["2020-03-01", "2020-03-02"]
        monkeypatch.setenv("CASE_SYSTEM", "wrong-one")
        said = refused(one)
        assert "the database did not give the rows" in said
        assert "wrong-one" not in said

    def test_password_from_the_keyring(self, server: Server) -> None:
        before = keyring.get_keyring()
        keyring.set_keyring(InMemory())
        try:
            one = link(How.DATABASE, url=server.url, query=QUERY, password="keyring: case system")
            assert len(rows(read(one)[0])) == 2
            other = link(How.DATABASE, url=server.url, query=QUERY, password="keyring: other")
            assert "has no password of 'analyst' for 'other'" in refused(other)
        finally:
            keyring.set_keyring(before)
