import pytest

from tests.extracts.small_lists import SETTINGS, with_tables
from xl_kpi.errors import SettingsError
from xl_kpi.indicators.registry import REGISTRY
from xl_kpi.judgement.comparators import read_comparators

IN_TIME = "assessments.in_45_days"
HEADERS = "indicator,comparator,year,value,note\n"


def comparators(folder, lines, **others):
    settings = with_tables(folder, comparators=HEADERS + lines, **others)
    return read_comparators(settings, REGISTRY)


def test_comparators_have_names_years_and_notes_in_the_files_order(tmp_path):
    read = comparators(
        tmp_path,
        f"{IN_TIME},statistical_neighbours,2018/19,79%,mean of 10\n{IN_TIME},england,2018/19,0.83,\n",
    ).of(IN_TIME)
    assert [(one.name, one.year, one.value, one.note) for one in read] == [
        ("Statistical neighbours", "2018/19", 0.79, "mean of 10"),
        ("England", "2018/19", 0.83, ""),
    ]


def test_the_council_may_give_names_of_its_own(tmp_path):
    names = "comparator,name,short_name\nregion,West Midlands,West Mids\n"
    lines = f"{IN_TIME},region,2018/19,79%,\n{IN_TIME},good_ones,2018/19,80%,\n"
    read = comparators(tmp_path, lines, comparator_names=names).of(IN_TIME)
    assert [one.name for one in read] == ["West Midlands", "good ones"]


@pytest.mark.parametrize("mark", ["", "-", "c", "C", "x", "z", ".", ".."])
def test_a_suppressed_figure_is_none_and_no_zero(tmp_path, mark):
    assert comparators(tmp_path, f"{IN_TIME},england,2018/19,{mark},\n").all[0].value is None


def test_a_published_zero_is_a_zero(tmp_path):
    assert comparators(tmp_path, f"{IN_TIME},england,2018/19,0%,\n").all[0].value == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{IN_TIME},england,,83%,", "line 2: it has no year"),
        (f"{IN_TIME},england,2018/19,83,", "line 2: value is '83'. Write a percentage as 83%"),
        (f"{IN_TIME},england,2018/19,n/a?,", "line 2: value is 'n/a[?]', which is not a number"),
        (f"{IN_TIME},england,2018/19,nan,", "line 2: value is 'nan'"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number(tmp_path, line, told):
    with pytest.raises(SettingsError, match=told):
        comparators(tmp_path, line + "\n")


def test_a_figure_of_no_indicator_is_told(tmp_path):
    read = comparators(
        tmp_path, f"nonsense.a,england,2018/19,83%,\n{IN_TIME},england,2018/19,83%,\n"
    )
    assert read.unused == ("nonsense.a",)
    assert len(read.all) == 1


def test_of_two_years_the_later_one_is_found(tmp_path):
    for years in (("2017/18", "2018/19"), ("2018/19", "2017/18")):
        lines = "".join(f"{IN_TIME},england,{year},8{year[3]}%,\n" for year in years)
        assert comparators(tmp_path, lines).find(IN_TIME, "england").year == "2018/19"


def test_no_file_no_comparators():
    read = read_comparators(SETTINGS, REGISTRY)
    assert (read.all, read.of(IN_TIME), read.find(IN_TIME, "england")) == ((), (), None)
