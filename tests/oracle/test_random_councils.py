"""Random councils: every figure of the table by plain loops, and changes that change nothing.

The loops share no code with the package. They are held against the table in both directions: a
figure in the table must be right, one that the extracts wholly cover must be in the table, and
one that they do not cover must not be given as a number.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from xl_kpi.command.main import main
from xl_kpi.working_days import working_days_between

from .comparing import NOT_IN_EXTRACT, Table, by_key, compare, numbers_of, table_of
from .councils import TEAMS, Council, random_council, write
from .plain_loops import bank_holidays, working_days

QUICK = (*range(10), 12)
SWEEP = range(100, 114)


Count = Callable[[str, object], None]


def councils_without_disagreement(seeds: Iterable[int], tmp_path: Path, count: Count) -> int:
    """Compare the councils of these seeds; return how many figures that were."""
    figures = absent = 0
    wrong: list[str] = []
    for seed in seeds:
        council = random_council(seed)
        compared = compare(council, table_of(council, tmp_path / str(seed)))
        figures += compared.figures
        absent += compared.not_in_extract
        wrong += [f"council {seed}: {line}" for line in compared.disagreements]
    said = f"{figures:,} figures compared with plain loops, {absent:,} of them not in extract"
    count("counted", said)
    assert not wrong, f"{len(wrong)} disagreements:\n" + "\n".join(wrong[:40])
    return figures


@pytest.mark.slow
def test_every_figure_of_random_councils(tmp_path: Path, record_property: Count) -> None:
    assert councils_without_disagreement(QUICK, tmp_path, record_property) > 100_000


@pytest.mark.slow
def test_every_figure_of_more_random_councils(tmp_path: Path, record_property: Count) -> None:
    assert councils_without_disagreement(SWEEP, tmp_path, record_property) > 120_000


def test_the_command_writes_the_same_table(tmp_path: Path) -> None:
    council = replace(random_council(1), as_at_by_option=True)
    folder, output = write(council, tmp_path / "extracts"), tmp_path / "out.csv"
    options = ["--month", council.month, "--as-at", f"{council.as_at}", "-o", str(output)]
    main(["figures", str(folder), *options], standalone_mode=False)
    with output.open(encoding="utf-8", newline="") as file:
        rows = [
            {
                **row,
                "value": row["value"]
                if row["value"] in ("-", NOT_IN_EXTRACT)
                else float(row["value"]),
            }
            for row in csv.DictReader(file)
        ]
    compared = compare(council, by_key(rows))
    assert compared.figures > 1000
    assert not compared.disagreements, "\n".join(compared.disagreements[:40])


# What must not change a figure


@pytest.fixture(scope="module", params=(201, 206))
def plain(request: pytest.FixtureRequest) -> Council:
    return replace(random_council(request.param), layout="csv_files", missing={})


@pytest.fixture(scope="module")
def table(plain: Council, tmp_path_factory: pytest.TempPathFactory) -> Table:
    return table_of(plain, tmp_path_factory.mktemp("plain"))


def in_small_letters(table: Table) -> Table:
    return {(*key[:4], key[4].casefold()): row for key, row in table.items()}


def assert_same(one: Table, other: Table) -> None:
    first, second = numbers_of(one), numbers_of(other)
    assert len(first) > 1000
    differing = [
        f"{key}: {first.get(key)}, then {second.get(key)}"
        for key in {**first, **second}
        if first.get(key) != second.get(key)
    ]
    assert not differing, f"{len(differing)} figures differ:\n" + "\n".join(differing[:20])


def test_the_order_of_rows_changes_nothing(plain: Council, table: Table, tmp_path: Path) -> None:
    shuffled = {
        name: random.Random(7).sample(rows, len(rows)) for name, rows in plain.lists.items()
    }
    assert_same(table, table_of(plain.having(**shuffled), tmp_path / "other"))


def test_the_order_of_columns_and_the_spelling_of_dates_change_nothing(
    plain: Council, table: Table, tmp_path: Path
) -> None:
    # The seed of a council made already says only how it is written.
    assert_same(table, table_of(replace(plain, seed=plain.seed + 1), tmp_path / "other"))


@pytest.mark.parametrize("layout", ["annex_a_book", "one_book"])
def test_the_kind_of_file_changes_nothing(
    plain: Council, table: Table, tmp_path: Path, layout: str
) -> None:
    assert_same(table, table_of(replace(plain, layout=layout), tmp_path / "other"))


def test_a_list_in_two_files_changes_nothing(plain: Council, table: Table, tmp_path: Path) -> None:
    assert_same(table, table_of(replace(plain, in_two_files=True), tmp_path / "other"))


def test_duplicate_rows_change_nothing(plain: Council, table: Table, tmp_path: Path) -> None:
    doubled = {name: [*rows, *rows[::3]] for name, rows in plain.lists.items()}
    other = table_of(plain.having(**doubled), tmp_path / "other")
    # Which of two spellings of one team is shown may go by how often each is written.
    assert_same(in_small_letters(table), in_small_letters(other))


def test_another_name_of_a_team_changes_that_name_alone(
    plain: Council, table: Table, tmp_path: Path
) -> None:
    teams = {row["team"] for rows in plain.lists.values() for row in rows if "team" in row}
    old = next(name for name in TEAMS if name in teams and "ssessment 2" not in name)
    renamed = {
        name: [{**row, "team": "Zebra"} if row.get("team") == old else row for row in rows]
        for name, rows in plain.lists.items()
    }
    expected = {
        (*key[:4], "Zebra") if key[3:] == ("team", old) else key: {**row}
        for key, row in table.items()
    }
    assert expected.keys() != table.keys()
    assert_same(expected, table_of(plain.having(**renamed), tmp_path / "other"))


def test_groups_add_up_to_the_total(table: Table) -> None:
    totals: dict[tuple[str, ...], list[float]] = {}
    for (indicator, span, period, breakdown, _), row in table.items():
        if breakdown == "all" or row["value"] == NOT_IN_EXTRACT:
            continue
        sums = totals.setdefault((indicator, span, period, breakdown), [0, 0])
        for at, name in enumerate(("numerator", "denominator")):
            sums[at] += 0 if row[name] != row[name] else row[name]
    assert len(totals) > 100
    for (indicator, span, period, breakdown), (numerator, denominator) in totals.items():
        whole = table.get((indicator, span, period, "all", "all"))
        if whole is None:
            assert indicator.endswith("source_share")
            received = indicator.replace("source_share", "received")
            whole = table[received, span, period, "all", "all"]
            denominator = 0
        assert numerator == whole["numerator"], (indicator, span, period, breakdown)
        if whole["denominator"] == whole["denominator"]:
            assert denominator == whole["denominator"], (indicator, span, period, breakdown)


# Working days


def test_working_days_of_random_dates() -> None:
    chance = random.Random(500)
    pairs = []
    for _ in range(500):
        first = date(2016, 1, 1) + timedelta(days=chance.randint(0, 8 * 365))
        gap = chance.choice((0, 1, 2, 3, 4, chance.randint(0, 20), chance.randint(0, 400)))
        pairs.append((first, first + timedelta(days=gap)))
    for year in range(2016, 2024):
        for day in bank_holidays(year):
            pairs += [(day, day + timedelta(days=gap)) for gap in range(6)]
            pairs += [(day - timedelta(days=gap), day) for gap in range(6)]
    found = working_days_between(
        np.array([first for first, _ in pairs], dtype="datetime64[D]"),
        np.array([second for _, second in pairs], dtype="datetime64[D]"),
    )
    wrong = [
        f"{first} to {second}: {days}, by the loop {working_days(first, second)}"
        for (first, second), days in zip(pairs, found.tolist(), strict=True)
        if days != working_days(first, second)
    ]
    assert not wrong, "\n".join(wrong[:20])


def test_the_loop_of_working_days_knows_the_settled_examples() -> None:
    assert working_days(date(2020, 3, 6), date(2020, 3, 9)) == 1  # Friday to Monday
    assert working_days(date(2020, 3, 7), date(2020, 3, 9)) == 1  # Saturday to Monday
    assert working_days(date(2019, 4, 18), date(2019, 4, 23)) == 1  # over Easter
