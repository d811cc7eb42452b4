"""Random councils: every figure of plans, care and practice by plain loops; changes that change nothing.

The loops share no code with the package. They are held against the table in both directions: a
figure in the table must be right, one that the extracts wholly cover must be in the table, and
one that they do not cover must not be given as a number.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from .chapters_councils import ChapterCouncil, random_chapters
from .comparing import Table, numbers_of
from .comparing_chapters import CHAPTERS, IN_SMALL_LETTERS, chapters_table, compare_chapters
from .plain_loops import DEFINITIONS

QUICK = (0, 7)
SWEEP = range(100, 140)
Count = Callable[[str, object], None]


def without_disagreement(seeds: Iterable[int], folder: Path, count: Count) -> int:
    """Compare the councils of these seeds; return how many figures that were."""
    figures = absent = 0
    wrong: list[str] = []
    for seed in seeds:
        council = random_chapters(seed)
        table = chapters_table(council, folder / str(seed))
        assert {key[0] for key in table} == {*CHAPTERS, *DEFINITIONS}, "an indicator without loops"
        compared = compare_chapters(council, table)
        figures += compared.figures
        absent += compared.not_in_extract
        wrong += [f"council {seed}: {line}" for line in compared.disagreements]
    said = f"{figures:,} figures compared with plain loops, {absent:,} of them not in extract"
    count("counted", said)
    assert not wrong, f"{len(wrong)} disagreements:\n" + "\n".join(wrong[:40])
    return figures


def test_every_figure_of_a_few_councils(tmp_path: Path, record_property: Count) -> None:
    assert without_disagreement(QUICK, tmp_path, record_property) > 25_000


@pytest.mark.slow
def test_every_figure_of_many_councils(tmp_path: Path, record_property: Count) -> None:
    assert without_disagreement(SWEEP, tmp_path, record_property) > 800_000


# What must not change a figure


@pytest.fixture(scope="module", params=(201, 208))
def plain(request: pytest.FixtureRequest) -> ChapterCouncil:
    return replace(random_chapters(request.param), layout="csv_files")


@pytest.fixture(scope="module")
def table(plain: ChapterCouncil, tmp_path_factory: pytest.TempPathFactory) -> Table:
    return chapters_table(plain, tmp_path_factory.mktemp("plain"))


def assert_same(one: Table, other: Table) -> None:
    # Which of two spellings of one team is shown may go by how often each is written.
    first, second = (
        numbers_of(
            {
                (*key[:4], key[4].casefold() if key[3] in IN_SMALL_LETTERS else key[4]): row
                for key, row in table.items()
            }
        )
        for table in (one, other)
    )
    assert len(first) > 5000
    differing = [
        f"{key}: {first.get(key)}, then {second.get(key)}"
        for key in {**first, **second}
        if first.get(key) != second.get(key)
    ]
    assert not differing, f"{len(differing)} figures differ:\n" + "\n".join(differing[:20])


@pytest.mark.slow
@pytest.mark.parametrize("order", [7, 8, 9])
def test_the_order_of_rows_changes_nothing(
    plain: ChapterCouncil, table: Table, tmp_path: Path, order: int
) -> None:
    shuffled = {
        name: random.Random(order).sample(rows, len(rows)) for name, rows in plain.lists.items()
    }
    assert_same(table, chapters_table(plain.having(**shuffled), tmp_path / "other"))


@pytest.mark.slow
def test_the_kind_of_file_changes_nothing(
    plain: ChapterCouncil, table: Table, tmp_path: Path
) -> None:
    assert_same(table, chapters_table(replace(plain, layout="one_book"), tmp_path / "other"))


@pytest.mark.slow
def test_duplicate_rows_change_nothing(plain: ChapterCouncil, table: Table, tmp_path: Path) -> None:
    doubled = {name: [*rows, *rows[::3]] for name, rows in plain.lists.items()}
    assert_same(table, chapters_table(plain.having(**doubled), tmp_path / "other"))
