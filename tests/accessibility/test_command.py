import pytest
from click.testing import CliRunner

from tests.accessibility.workbooks import Clean, clean
from xl_kpi.command.main import main


def run(*arguments):
    return CliRunner().invoke(main, ["accessibility", *map(str, arguments)])


@pytest.fixture
def faulty(tmp_path):
    made = Clean(tmp_path / "faulty.xlsx")
    made.insert_chart()
    made.sheet.set_footer("&CPage &P")
    for row in range(30, 60, 2):
        made.sheet.merge_range(row, 0, row, 2, f"[Row] {row} of | many")
    return made.close()


def test_a_clean_workbook_ends_with_0(tmp_path):
    result = run(clean(tmp_path / "clean.xlsx"))
    assert result.exit_code == 0, result.output
    assert "clean.xlsx: 20 of 20 essential points met; 2 desirable not followed." in result.output


def test_a_faulty_one_ends_with_1_and_names_the_places(faulty):
    result = run(faulty)
    assert result.exit_code == 1
    assert "FAIL    No cells are merged. (no_merged_cells)" in result.output
    assert "Assessments!A31:C31: cells are merged" in result.output
    assert "- and 5 more" in result.output
    assert "Unmerge; centre across" in result.output
    assert "faulty.xlsx: 18 of 20 essential points met" in result.output


def test_every_place_may_be_asked_for(faulty):
    result = run(faulty, "--all-places")
    assert "Assessments!A59:C59" in result.output
    assert "more" not in result.output


def test_a_rule_may_be_allowed(faulty):
    result = run(faulty, "--allow", "no_headers_or_footers", "--allow", "no_merged_cells")
    assert result.exit_code == 0
    assert "ALLOWED No sheet has a header or a footer." in result.output
    assert "'&CPage &P'" in result.output


def test_markdown_has_every_point_in_a_table(faulty):
    result = run(faulty, "--markdown")
    assert result.exit_code == 1
    assert "# Accessibility of faulty.xlsx" in result.output
    assert "| No cells are merged. | essential | FAIL | 15 |" in result.output
    assert "## FAIL: No cells are merged." in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("--allow", "nothing"), "There is no rule 'nothing'"), ((), "cannot be read")],
)
def test_a_mistake_ends_with_2_and_a_sentence(tmp_path, arguments, told):
    path = tmp_path / "a.xlsx"
    if arguments:
        clean(path)
    result = run(path, *arguments)
    assert (result.exit_code, told in result.output) == (2, True), result.output
