from pathlib import Path

import pytest

from xl_kpi.extracts.catalogue import extracts_markdown
from xl_kpi.extracts.lists import ALL_LISTS, LISTS

PAGE = Path(__file__).parents[3] / "docs" / "extracts.md"


def test_the_page_is_up_to_date():
    written = PAGE.read_text(encoding="utf-8")
    assert written == extracts_markdown(), (
        "run: python -m xl_kpi.extracts.catalogue > docs/extracts.md"
    )


@pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)
def test_every_list_and_column_is_on_the_page(extract_list):
    page = extracts_markdown((extract_list,))
    assert f"`{extract_list.id}`" in page
    for column in extract_list.columns:
        assert f"| `{column.name}` |" in page


def test_spans_are_said_in_words():
    page = extracts_markdown((LISTS["children_in_need"],))
    assert (
        "Span: all cases whose *CIN Closure Date* lies in the 6 months before the extract date, "
        "and all where it is blank; of each child the latest only." in page
    )
    assert "as things are at the extract date" in extracts_markdown((LISTS["care_leavers"],))


def test_tables_keep_their_shape():
    for line in extracts_markdown().splitlines():
        if line.startswith("|") and "Header" in line:
            assert line.count("|") == 7
