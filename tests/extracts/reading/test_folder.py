"""Folders and single files of extracts, and files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.reading import read_extracts
from xl_kpi.problems import Severity

from .hand_made import workbook

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    workbook(tmp_path / "b.XLSX", ONE)
    (tmp_path / "A.csv").write_text("Id,Name\n1,x\n")
    (tmp_path / "c.tsv").write_text("Id\tName\n1\tx\n")
    for name in ("~$b.xlsx", ".hidden.csv", "settings.csv", "notes.docx"):
        (tmp_path / name).write_text("x")
    (tmp_path / "inner").mkdir()
    workbook(tmp_path / "inner" / "d.xlsx", ONE)
    told = []
    reading = read_extracts(
        tmp_path,
        leave_out=frozenset({"Settings.csv"}),
        progress=lambda *step: told.append(step),
    )
    assert reading.files == ("A.csv", "b.XLSX", "c.tsv")
    assert [table.file for table in reading.tables] == ["A.csv", "b.XLSX", "c.tsv"]
    assert told == [("A.csv", 1, 3), ("b.XLSX", 2, 3), ("c.tsv", 3, 3)]


def test_an_unreadable_file_leaves_the_others(tmp_path: Path) -> None:
    workbook(tmp_path / "good.xlsx", ONE)
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (tmp_path / "folder.xlsx").mkdir()
    reading = read_extracts(tmp_path)
    assert [table.file for table in reading.tables] == ["good.xlsx"]
    assert reading.files == ("bad.xlsx", "folder.xlsx", "good.xlsx")
    assert {(p.kind, p.severity, p.file) for p in reading.problems} == {
        ("file not readable", Severity.ERROR, "bad.xlsx"),
        ("file not readable", Severity.ERROR, "folder.xlsx"),
    }
    assert all(problem.to_do.endswith(".") for problem in reading.problems)


def test_one_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "one.xlsx", ONE)
    assert read_extracts(path).files == ("one.xlsx",)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xls", b"<html><table></table></html>", "web page"),
        ("a.xlsx", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "XML file"),
        ("a.xlsx", b"Id,Name\n1,x\n", r"end in \.csv"),
        ("a.xlsx", b"PK\x03\x04 cut off", "only partly copied"),
        ("a.xlsx", b"\x00\x01\x02\x03", "not really a workbook"),
        ("a.docx", b"PK", "is not an extract"),
    ],
)
def test_the_one_file_cannot_be_read(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ExtractError, match=message) as raised:
        read_extracts(tmp_path / name)
    assert str(raised.value).startswith(name)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match="does not exist"):
        read_extracts(tmp_path / "none.xlsx")
    with pytest.raises(ExtractError, match="holds no extracts"):
        read_extracts(tmp_path)


def test_a_file_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "open.xlsx", ONE)

    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ExtractError, match="Close it in Excel"):
        read_extracts(path)


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    reading = read_extracts(tmp_path)
    assert [problem.kind for problem in reading.problems] == ["file not readable"] * 2
