from dataclasses import replace

import pytest

from tests.extracts.small_lists import (
    SETTINGS,
    assessments,
    computed,
    days,
    of_kind,
    referrals,
    understood,
    with_tables,
)
from xl_kpi.errors import SettingsError
from xl_kpi.teams import read_teams, spelling_key

TEAMS = "team,also,order,group\nLooked After 1,LAC 1|LAC Team 1,2,long term\nAssessment 1,Assmt 1,1,front\n"


def teams_of(names, settings=SETTINGS):
    rows = referrals(days("2020-03-01", f"2020-03-{len(names):02d}"), **{"Allocated Team": names})
    extracts = understood({"referrals": rows}, settings)
    return extracts, extracts.lists["referrals"].frame["team"]


@pytest.mark.parametrize(
    "spelling", ["Assessment 1", "assessment  1", "ASSESSMENT-1", "Assmt 1", "assmt1"]
)
def test_a_known_spelling_takes_the_standard_name(tmp_path, spelling):
    extracts, teams = teams_of([spelling], with_tables(tmp_path, teams=TEAMS))
    assert teams.tolist() == ["Assessment 1"]
    assert not of_kind(extracts, "team not in settings")


def test_teams_stand_in_the_councils_order_and_others_after_them(tmp_path):
    names = ["Zebra", "LAC 1", "Apple", "Assessment 1"]
    _, teams = teams_of(names, with_tables(tmp_path, teams=TEAMS))
    assert teams.cat.categories.tolist() == ["Assessment 1", "Looked After 1", "Apple", "Zebra"]


def test_a_team_that_the_settings_do_not_know_keeps_its_name_and_is_reported(tmp_path):
    extracts, teams = teams_of(
        ["Zebra", "zebra ", "Assessment 1"], with_tables(tmp_path, teams=TEAMS)
    )
    assert teams.tolist() == ["Zebra", "Zebra", "Assessment 1"]
    (problem,) = of_kind(extracts, "team not in settings")
    assert problem.value == "Zebra"
    assert "2 rows" in problem.what
    assert "teams.csv" in problem.to_do


def test_without_settings_the_most_frequent_spelling_counts():
    extracts, teams = teams_of(["CP &Court 2", "CP & Court 2", "CP & Court 2"])
    assert teams.tolist() == ["CP & Court 2"] * 3
    assert not of_kind(extracts, "team not in settings")


def test_a_team_has_one_spelling_in_all_lists():
    frames = {
        "referrals": referrals(days("2020-03-01", "2020-03-02"), **{"Allocated Team": "Team A"}),
        "assessments": assessments(["2020-02-01"], ["2020-03-01"], **{"Allocated Team": "team a"}),
    }
    lists = understood(frames).lists
    assert {str(name) for clean in lists.values() for name in clean.frame["team"]} == {"Team A"}


def test_teams_of_different_numbers_are_different_teams():
    extracts, teams = teams_of(["Assessment Team 1", "Assessment Team 2"])
    assert teams.nunique() == 2
    assert not of_kind(extracts, "team names nearly identical")


def test_names_nearly_identical_are_reported_and_kept_apart():
    extracts, teams = teams_of(["Assessment Team 1", "Asessment Team 1"])
    assert teams.nunique() == 2
    (problem,) = of_kind(extracts, "team names nearly identical")
    assert "Asessment Team 1" in problem.what


@pytest.mark.parametrize("names", [["16+", "16"], ["Tîm Ŵ", "Tîm Y"]])
def test_different_names_are_not_made_one(names):
    _, teams = teams_of(names)
    assert teams.tolist() == names


def test_a_row_without_a_team_is_counted_and_grouped_as_not_recorded():
    every = days("2020-02-01", "2020-03-31")
    rows = referrals(every, **{"Allocated Team": ["Assessment 1"] * (len(every) - 1) + [None]})
    figures = computed(understood({"referrals": rows}), "referrals.received")
    by_team = figures.groups("referrals.received", "team")
    counted = [figures.find("referrals.received", breakdown="team", group=g).value for g in by_team]
    assert dict(zip(by_team, counted, strict=True)) == {"Assessment 1": 30, "not recorded": 1}


def test_no_teams_file_no_teams():
    assert read_teams(SETTINGS) == ()


def test_the_order_is_that_of_the_file_where_none_is_given(tmp_path):
    settings = with_tables(tmp_path, teams="team\nZebra\nApple\n")
    assert [team.name for team in read_teams(settings)] == ["Zebra", "Apple"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("team,also\nA,X\nB,x\n", "'A' and for 'B'"),
        ("team,order\nA,first\n", "line 2: order is 'first'"),
        ("team,also\n,A team\n", "line 2: it has no team name"),
        ("name\nA\n", "no column 'team'"),
        ("team,colour\nA,red\n", "'colour'"),
    ],
)
def test_a_teams_file_that_cannot_be_used_is_refused_with_its_line(tmp_path, table, said):
    with pytest.raises(SettingsError, match=said):
        read_teams(with_tables(tmp_path, teams=table))


def test_a_team_named_twice_is_refused(tmp_path):
    settings = with_tables(tmp_path, teams="team,also\nAssessment 1,\nAssessment 1,Assmt 1\n")
    with pytest.raises(SettingsError, match="Assessment 1"):
        teams_of(["Assmt 1", "Assessment 1"], settings)


def test_a_blank_column_does_not_shift_the_others(tmp_path):
    settings = with_tables(tmp_path, teams="team,,,order\nZebra,,,1\nApple,,,0\n")
    assert [team.name for team in read_teams(settings)] == ["Apple", "Zebra"]


def test_a_file_saved_by_excel_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "teams.csv").write_bytes("team\r\nTîm 1\r\n".encode("utf-8-sig"))
    assert [team.name for team in read_teams(replace(SETTINGS, folder=tmp_path))] == ["Tîm 1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("CP &Court 2", "CP and Court 2"), ("A.B.C. team", "abc TEAM"), ("16 +", "16+")],
)
def test_spellings_that_are_one(one, other):
    assert spelling_key(one) == spelling_key(other)
