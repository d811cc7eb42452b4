import re

import pytest

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.declaration import ExtractList, Family, Kind
from xl_kpi.extracts.headers import header_key, match_headers
from xl_kpi.extracts.lists import ALL_LISTS, LISTS, by_id
from xl_kpi.extracts.lists.annex_a import ANNEX_A

each_list = pytest.mark.parametrize("extract_list", ALL_LISTS, ids=lambda one: one.id)


def headers(extract_list: ExtractList) -> list[str | None]:
    return [column.header for column in extract_list.columns]


def test_annex_a_has_its_eleven_lists_in_order():
    assert [one.number for one in ANNEX_A] == list(range(1, 12))
    assert [one.id for one in ANNEX_A] == [
        "contacts",
        "early_help",
        "referrals",
        "assessments",
        "section_47",
        "children_in_need",
        "child_protection",
        "looked_after",
        "care_leavers",
        "adoption",
        "adopters",
    ]


def test_annex_a_has_the_columns_of_the_template():
    assert [len(one.columns) for one in ANNEX_A] == [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]


def test_annex_a_windows():
    windows = {one.id: one.window for one in ANNEX_A}
    assert windows["care_leavers"] is None
    months = {name: window.months for name, window in windows.items() if window}
    assert {name for name, length in months.items() if length == 12} == {"adoption", "adopters"}
    one_row = {name for name, window in windows.items() if window and window.one_row_a_child}
    assert one_row == {"children_in_need", "child_protection", "looked_after"}


@each_list
def test_every_header_matches_its_own_column_only(extract_list):
    match = match_headers(headers(extract_list), extract_list)
    expected = {column.name: at for at, column in enumerate(extract_list.columns)}
    assert dict(match.positions) == expected
    assert (match.extras, match.missing, match.repeated, match.score) == ((), (), (), 1.0)


@each_list
def test_every_other_name_matches_its_own_column_only(extract_list):
    for column in extract_list.columns:
        for name in column.also:
            match = match_headers([name], extract_list)
            assert dict(match.positions) == {column.name: 0}, name


@each_list
def test_no_name_of_a_column_means_two_columns(extract_list):
    owners: dict[str, str] = {}
    for column in extract_list.columns:
        for name in {header_key(name) for name in (column.header, *column.also)}:
            assert owners.setdefault(name, column.name) == column.name, name


@each_list
def test_no_other_name_repeats_the_header(extract_list):
    for column in extract_list.columns:
        names = [header_key(name) for name in (column.header, *column.also)]
        assert len(names) == len(set(names)), column.header


@each_list
def test_patterns_match_their_own_header_and_no_other(extract_list):
    for column in extract_list.columns:
        if not column.pattern:
            continue
        pattern = re.compile(column.pattern)
        others = [other for other in extract_list.columns if other is not column]
        assert not any(pattern.fullmatch(header_key(other.header)) for other in others)


@each_list
def test_declarations_are_usable(extract_list):
    assert any(column.needed for column in extract_list.columns)
    assert extract_list.about
    if extract_list.window:
        assert extract_list.column(extract_list.window.column).kind in (Kind.DATE, Kind.DATE_TIME)
    for earlier, later in extract_list.in_order:
        kinds = {extract_list.column(earlier).kind, extract_list.column(later).kind}
        assert kinds <= {Kind.DATE, Kind.DATE_TIME}
    for column in extract_list.columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.about, column.name
        assert column.about.endswith((".", "...")), column.name


def test_births_and_due_dates_need_not_have_happened():
    assert not LISTS["contacts"].column("birth_date").happened
    assert not LISTS["visits"].column("due").happened
    assert LISTS["contacts"].column("contact_date").happened


def test_age_takes_decimals():
    assert LISTS["contacts"].column("age").kind is Kind.NUMBER


def test_ids_of_ssda903_say_so():
    assert all(one.id.startswith("ssda903_") for one in ALL_LISTS if one.family is Family.SSDA903)


def test_lists_may_not_share_an_id():
    with pytest.raises(DeclarationError, match="contacts"):
        by_id((LISTS["contacts"], LISTS["contacts"]))
