"""The analyst's own words, read from the settings."""

import pytest

from xl_kpi.errors import SettingsError
from xl_kpi.narrative.commentary import Commentary, read_commentary
from xl_kpi.periods import Month
from xl_kpi.settings import Settings

MARCH = Month(2020, 3)
HEADERS = "month,chapter,section,commentary,owner,action\n"


def read(folder, text):
    (folder / "commentary.csv").write_text(HEADERS + text, encoding="utf-8")
    return read_commentary(Settings(folder=folder), MARCH)


def test_the_months_own_lines(tmp_path):
    found = read(
        tmp_path,
        "2020-03,visits,cin,Staff were ill,Head of Fieldwork,Agency cover\n"
        "2020-02,visits,cin,Last month's words,,\n"
        "2020-03,visits,,All in all a good month.,,\n"
        "2020-03,caseloads,cases,,,\n",
    )
    assert found == {
        "visits|cin": Commentary(
            "visits|cin", "Staff were ill", "Head of Fieldwork", "Agency cover"
        ),
        "visits": Commentary("visits", "All in all a good month."),
    }
    assert found["visits"].text == "All in all a good month."


def test_none_without_a_file(tmp_path):
    assert read_commentary(Settings(), MARCH) == {}
    assert read_commentary(Settings(folder=tmp_path), MARCH) == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("March,visits,cin,Words,,\n", "line 2: 'March' is not a month"),
        ("2020-03,,cin,Words,,\n", "line 2: it has no chapter"),
        ("2020-03,visits,cin,a,,\n2020-03,visits,cin,b,,\n", "line 3: there is a commentary"),
    ],
)
def test_faults_name_the_line(tmp_path, line, told):
    with pytest.raises(SettingsError, match=told):
        read(tmp_path, line)
