from datetime import date

import pytest

from xl_kpi.errors import SettingsError
from xl_kpi.pipeline import settings_for
from xl_kpi.settings import Settings, read_settings

WHOLE = """
[council]
name = "Anyshire"
title = "Monthly report"
[extracts]
as_at = 2020-03-31
[extracts.list_as_at]
contacts = 2020-04-01
[extracts.coverage]
contacts = [2019-04-01]
referrals = [2019-04-01, 2020-02-29]
assessments = 2019-10-01
[rules]
first_day_is_day_1 = true
[population]
children_0_to_17 = 36000
year = 2019
note = "Mid-year estimate"
"""


def said(folder, text, encoding="utf-8"):
    (folder / "council.toml").write_text(text, encoding=encoding)
    return read_settings(folder)


def test_every_setting_is_read(tmp_path):
    assert said(tmp_path, WHOLE) == Settings(
        folder=tmp_path,
        council="Anyshire",
        title="Monthly report",
        as_at=date(2020, 3, 31),
        list_as_at={"contacts": date(2020, 4, 1)},
        coverage={
            "contacts": (date(2019, 4, 1), None),
            "referrals": (date(2019, 4, 1), date(2020, 2, 29)),
            "assessments": (date(2019, 10, 1), None),
        },
        first_day_is_day_1=True,
        population_0_to_17=36000,
    )


def test_every_setting_has_a_default(tmp_path):
    assert read_settings(None) == Settings()
    assert read_settings(tmp_path) == Settings(folder=tmp_path)
    assert said(tmp_path, "") == Settings(folder=tmp_path)


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    assert said(tmp_path, '[council]\nname = "Môn"\n', "utf-8-sig").council == "Môn"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[council]\nnmae = 'A'\n", "'nmae' means nothing here. Known: name, title"),
        ("[teams]\nname = 'A'\n", r"\[teams\]"),
        ("as_at = 2020-03-31\n", "as_at"),
        ("council = 'A'\n", "council"),
        ("[extracts]\nas_at = '2020-03-31'\n", "as_at.*without quotes, as 2020-03-31"),
        ("[extracts]\nas_at = 2020-03-31T10:00:00\n", "as_at"),
        ("[extracts]\nas_at = 43921\n", "as_at"),
        ("[extracts]\nas_at = 31/03/2020\n", "council.toml cannot be read"),
        ("[extracts]\nlist_as_at = 2020-03-31\n", "list_as_at"),
        ("[extracts]\ncoverage = [2019-04-01]\n", "coverage"),
        ("[extracts.list_as_at]\ncontacts = 'today'\n", "list_as_at.contacts"),
        ("[extracts.coverage]\ncontacts = []\n", "coverage.contacts"),
        ("[extracts.coverage]\ncontacts = [2019-04-01, 2019-05-01, 2019-06-01]\n", "coverage"),
        ("[extracts.coverage]\ncontacts = ['2019-04-01']\n", "coverage.contacts"),
        ("[extracts.coverage]\ncontacts = [2020-03-01, 2019-03-01]\n", "coverage.contacts"),
        ("[rules]\nfirst_day_is_day_1 = 1\n", "true or false"),
        ("[population]\nchildren_0_to_17 = '36,000'\n", "whole number"),
        ("[population]\nchildren_0_to_17 = -1\n", "whole number"),
        ("[population]\nchildren_0_to_17 = true\n", "whole number"),
        ("[council\n", "council.toml cannot be read"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_name_to_change(tmp_path, text, told):
    with pytest.raises(SettingsError, match=told):
        said(tmp_path, text)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "council.toml").write_bytes(b'[council]\nname = "M\xf4n"\n')
    with pytest.raises(SettingsError, match=r"council\.toml cannot be read"):
        read_settings(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="no settings folder"):
        read_settings(tmp_path / "nowhere")


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "council.toml").write_text("")
    with pytest.raises(SettingsError, match="folder"):
        read_settings(tmp_path / "council.toml")


@pytest.fixture
def extracts(tmp_path):
    folder = tmp_path / "March" / "extracts"
    folder.mkdir(parents=True)
    return folder


def beside(extracts):
    folder = extracts.parent / "settings"
    folder.mkdir()
    return folder


def test_settings_are_found_in_the_extracts_before_beside_them(extracts):
    assert settings_for(extracts, None).folder is None
    outside = beside(extracts)
    assert settings_for(extracts, None).folder == outside
    inside = extracts / "settings"
    inside.mkdir()
    assert settings_for(extracts, None).folder == inside
    assert settings_for(extracts, outside).folder == outside


def test_settings_are_found_beside_a_workbook(extracts):
    outside = beside(extracts)
    assert settings_for(extracts.parent / "extracts.xlsx", None).folder == outside


def test_settings_are_found_beside_the_folder_one_stands_in(extracts, monkeypatch):
    outside = beside(extracts)
    monkeypatch.chdir(extracts)
    found = settings_for(type(extracts)("."), None).folder
    assert found is not None
    assert found.resolve() == outside.resolve()
