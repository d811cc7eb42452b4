"""Where a pack goes, and that an older one stays until a new one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from xl_kpi.errors import PackError
from xl_kpi.periods import Month
from xl_kpi.workbook.pack_file import PackFile, folder_for_packs, place_for_pack, write_aside

MARCH = Month(2020, 3)


def test_beside_the_workbook_or_where_start_says(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    assert folder_for_packs("", tmp_path) == tmp_path
    assert folder_for_packs("packs", tmp_path) == tmp_path / "packs"
    assert folder_for_packs(str(tmp_path / "packs"), None) == tmp_path / "packs"


def test_a_workbook_that_lies_nowhere_needs_a_folder() -> None:
    with pytest.raises(PackError, match="under 'Save packs in' on Start"):
        folder_for_packs("", None)


def test_a_pack_that_may_not_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    pack = write_aside(lambda path: path.write_bytes(b"new") and None, tmp_path / "a.xlsx")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PackError, match="it is open, or may not be written to"):
        pack.publish()
    pack.discard()
    assert not list(tmp_path.iterdir())


def test_a_pack_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    place = place_for_pack(tmp_path, MARCH)
    place.write_bytes(b"old")

    def fails(path: Path) -> None:
        path.write_bytes(b"half")
        raise ValueError

    with pytest.raises(ValueError):
        write_aside(fails, place)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_publishing_puts_the_new_one_in_its_place(tmp_path: Path) -> None:
    place = tmp_path / "a.xlsx"
    place.write_bytes(b"old")
    aside = tmp_path / ".new.xlsx"
    aside.write_bytes(b"new")
    PackFile(aside, place).publish()
    assert place.read_bytes() == b"new"
    assert not aside.exists()
