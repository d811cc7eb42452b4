import csv

import pytest
from click.testing import CliRunner

from tests.comparators.published_files import (
    MEASURES,
    VALUES,
    all_files,
    figures,
    measures,
    neighbours,
)
from tests.extracts.small_lists import with_tables
from xl_kpi.command.main import main
from xl_kpi.comparators.measures import MEASURES as DECLARED
from xl_kpi.comparators.published import read_published
from xl_kpi.comparators.update import make_update
from xl_kpi.errors import ExtractError, XlKpiError
from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import STANDARD_NAMES, read_comparators

IN_TIME = "assessments.in_45_days"


def lines(paths, council="Ambridge", years=()):
    made = make_update(read_published(paths), council, years, REGISTRY)
    return {(one.indicator, one.comparator, one.year): one for one in made.lines}, made.notes


def run(*arguments):
    return CliRunner().invoke(main, ["comparators", "update", *map(str, arguments)])


def test_every_measure_is_of_an_indicator_and_of_its_kind():
    for measure in DECLARED:
        unit = REGISTRY[measure.indicator].unit
        assert unit in (Unit.PERCENT, Unit.PER_10000)
    assert len({measure.indicator for measure in DECLARED}) == len(DECLARED)


def test_the_latest_year_of_a_measure_with_what_it_rests_on(tmp_path):
    made, _ = lines(all_files(tmp_path))
    said = {
        name: line.value
        for (who, name, year), line in made.items()
        if who == IN_TIME and year == "2019/20"
    }
    assert said == {
        "england": "80%",
        "region": "82%",
        "own_published": "81%",
        "statistical_neighbours": "82%",
        "neighbours_counted": "3 of 3",
        "neighbours_median": "81%",
        "neighbours_best": "90%",
        "neighbour_rank": "2 of 4",
        "national_top_quartile": "83.25%",
        "national_bottom_quartile": "79.5%",
        "national_median": "81%",
        "national_rank": "2 of 4",
    }
    notes = {name: line.note for (who, name, _), line in made.items() if who == IN_TIME}
    assert notes["statistical_neighbours"] == (
        "LAIT Continue_Assess_Comp; mean of 3 of 3 neighbours; neighbours of sn_made_up"
    )
    assert notes["neighbours_best"].startswith("LAIT Continue_Assess_Comp; Felpersham; best of 3")
    assert "shared with 1 other" in notes["neighbour_rank"]


def test_a_suppressed_figure_stays_so_and_the_mean_says_how_many_it_has(tmp_path):
    made, _ = lines(all_files(tmp_path), years=[2019])
    mean = made[IN_TIME, "statistical_neighbours", "2018/19"]
    assert mean.value == "80%"
    assert "mean of 2 of 3 neighbours; without Penny Hassett" in mean.note
    assert made[IN_TIME, "neighbours_counted", "2018/19"].value == "2 of 3"
    # 80.099999999999994 in the file is 80.1.
    assert made[IN_TIME, "own_published", "2018/19"].value == "80.1%"
    own = made["care_leavers.eet_national", "own_published", "2018/19"]
    assert (own.value, "suppressed or not published" in own.note) == ("-", True)
    assert made["care_leavers.eet_national", "neighbour_rank", "2018/19"].value == "-"


def test_low_is_good_turns_best_ranks_and_quartiles(tmp_path):
    made, _ = lines(all_files(tmp_path))
    again = {name: line for (who, name, _), line in made.items() if who == "referrals.re_referrals"}
    assert again["neighbours_best"].value == "0%"
    assert again["neighbour_rank"].value == "3 of 4"
    assert again["national_top_quartile"].value == "7.5%"
    assert again["national_bottom_quartile"].value == "20%"


def test_where_nothing_is_good_there_is_no_best_and_ranks_say_highest_first(tmp_path):
    made, _ = lines(all_files(tmp_path))
    names = {name for who, name, _ in made if who == "child_protection.rate"}
    assert not names & {"neighbours_best", "national_top_quartile", "neighbour_rank"}
    rank = made["child_protection.rate", "neighbour_rank_highest_first", "2018/19"]
    assert rank.value == "2 of 4"
    assert "neither high nor low is good" in rank.note


def test_old_figures_are_marked(tmp_path):
    made, _ = lines(all_files(tmp_path))
    # The plans of 2020 are all suppressed, so 2019 is their latest year.
    assert (
        "old: there are figures of 2019/20"
        in made["child_protection.rate", "england", "2018/19"].note
    )
    assert "old" not in made[IN_TIME, "england", "2019/20"].note


def test_a_year_that_is_not_published_is_told_and_made_of_nothing(tmp_path):
    made, notes = lines(all_files(tmp_path), years=[2019, 2020])
    assert ("child_protection.rate", "england", "2019/20") not in made
    assert "child_protection.rate: CPP_rate is not published for 2019/20." in notes
    with pytest.raises(XlKpiError, match="The files have 2019, 2020"):
        lines(all_files(tmp_path), years=[2031])


def test_the_list_of_measures_is_held_against_the_indicators(tmp_path):
    _, notes = lines(all_files(tmp_path))
    told = [note for note in notes if "CareLeaverEET" in note]
    assert "says that low is good, the indicator that high is" in told[0]
    assert "published by annual (end of sept)" in told[1]
    plain = [line for line in MEASURES if line[0] != "CareLeaverEET"]
    _, notes = lines((figures(tmp_path), measures(tmp_path, plain)))
    assert not [note for note in notes if "good" in note]


def test_without_neighbours_there_is_nothing_about_them(tmp_path):
    made, notes = lines((figures(tmp_path, packed=False),))
    assert not [name for _, name, _ in made if "neighbour" in name]
    assert any("No list of neighbours" in note for note in notes)
    made, notes = lines(all_files(tmp_path), council="903")
    assert not [name for _, name, _ in made if "neighbour" in name]
    assert "sn_made_up has no neighbours for Penny Hassett." in notes


@pytest.mark.parametrize("said", ["Ambridge", "ambridge", "901", " AMBRIDGE "])
def test_a_council_by_name_or_number(tmp_path, said):
    assert (
        make_update(read_published(all_files(tmp_path)), said, (), REGISTRY).council.code == "901"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Felpershem Town", "The nearest: Felpersham"),
        ("Penny", "The nearest: Penny Hassett"),
        ("East Borset", "published as a region"),
        ("999", "Give its name or its DfE number"),
    ],
)
def test_an_unknown_council_is_refused_with_the_nearest_names(tmp_path, said, told):
    with pytest.raises(XlKpiError, match=told):
        make_update(read_published(all_files(tmp_path)), said, (), REGISTRY)


def test_files_that_are_none_of_these_are_refused(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ExtractError, match="neither the published figures"):
        read_published([other])
    with pytest.raises(ExtractError, match="None of the files has the published figures"):
        read_published([measures(tmp_path)])
    two = neighbours(tmp_path), neighbours(tmp_path, "sn_other.xlsx"), figures(tmp_path)
    with pytest.raises(ExtractError, match="Two lists of neighbours"):
        read_published(two)
    broken = tmp_path / "broken.csv.gz"
    broken.write_bytes(figures(tmp_path).read_bytes()[:60])
    with pytest.raises(ExtractError, match=r"broken\.csv\.gz cannot be read"):
        read_published([broken])
    with pytest.raises(ExtractError, match=r"missing\.csv cannot be read"):
        read_published([tmp_path / "missing.csv"])


def test_a_value_that_is_no_number_is_not_guessed_at(tmp_path):
    values = VALUES | {("CPP_rate", "2019"): ("44?", "1", "1", "1", "1", "1", "1", "1")}
    with pytest.raises(ExtractError, match=r"'44[?]' for CPP_rate of Ambridge in 2019"):
        read_published([figures(tmp_path, values=values)])


def test_two_values_of_one_thing_are_refused_and_the_same_file_twice_is_not(tmp_path):
    once = figures(tmp_path)
    again = figures(tmp_path, "again.csv", packed=False)
    assert read_published([once, again]).values == read_published([once]).values
    changed = VALUES | {("CPP_rate", "2019"): ("43", *VALUES["CPP_rate", "2019"][1:])}
    with pytest.raises(ExtractError, match="two values for CPP_rate of Ambridge, 2019"):
        read_published([once, figures(tmp_path, "changed.csv", changed, packed=False)])


def test_the_command_writes_a_file_that_the_pack_reads(tmp_path):
    output = tmp_path / "settings" / "comparators.csv"
    result = run(*all_files(tmp_path), "--council", "ambridge", "--year", "2018/19", "-o", output)
    assert result.exit_code == 0, result.output
    assert "Ambridge (901)" in result.output
    settings = with_tables(tmp_path, comparators=output.read_text(encoding="utf-8"))
    read = read_comparators(settings, REGISTRY)
    assert not read.unused
    assert {one.id for one in read.all} <= {*STANDARD_NAMES}
    assert read.find(IN_TIME, "statistical_neighbours").value == 0.8
    counted = read.find(IN_TIME, "neighbours_counted")
    assert (counted.value, counted.out_of, counted.is_place) == (2, 3, True)
    assert read.find(IN_TIME, "england").is_old
    assert [one.id for one in read.of(IN_TIME)] == ["england", "region", "statistical_neighbours"]


def test_lines_from_elsewhere_are_kept_and_a_second_run_changes_nothing(tmp_path):
    output = tmp_path / "comparators.csv"
    output.write_text(
        "indicator,comparator,year,value,note\n"
        f'{IN_TIME},ofsted_good,2018/19,84%,"ours, by hand"\n'
        "nonsense.later,england,2018/19,1,\n"
        f"{IN_TIME},england,2018/19,83%,printed\n"
        f"{IN_TIME},england,2016/17,82%,\n",
        encoding="cp1252",
    )
    files = all_files(tmp_path)
    first = run(*files, "--council", "901", "--year", "2019", "-o", output)
    text = output.read_text(encoding="utf-8")
    assert '84%,"ours, by hand"' in text
    assert "nonsense.later,england,2018/19,1," in text
    assert f"{IN_TIME},england,2016/17,82%," in text
    assert f"{IN_TIME},england,2018/19,79%,LAIT" in text
    assert "england 2018/19: was '83%', by hand; replaced." in first.output
    assert "3 other lines kept" in first.output
    run(*files, "--council", "901", "--year", "2019", "-o", output)
    assert output.read_text(encoding="utf-8") == text
    # Another year takes the place of what an earlier update made.
    run(*files, "--council", "901", "--year", "2020", "-o", output)
    with output.open(encoding="utf-8", newline="") as file:
        years = {line["year"] for line in csv.DictReader(file) if line["note"].startswith("LAIT")}
    assert years == {"2019/20"}


@pytest.mark.parametrize(
    "content", ["indicator,value\nx,1\n", "indicator,comparator,year,value,note,more\n"]
)
def test_a_file_that_is_no_list_of_comparators_is_not_written_over(tmp_path, content):
    output = tmp_path / "comparators.csv"
    output.write_text(content, encoding="utf-8")
    result = run(*all_files(tmp_path), "--council", "901", "-o", output)
    assert (result.exit_code, "Nothing was written" in result.output) == (2, True)
    assert output.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(("said", "code"), [("19", 2), ("2018/20", 2), ("2018-2019", 0)])
def test_the_year_is_checked(tmp_path, said, code):
    output = tmp_path / "out.csv"
    result = run(*all_files(tmp_path), "--council", "901", "--year", said, "-o", output)
    assert result.exit_code == code, result.output
