"""Reading costs little more than the parser alone."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import fastexcel
import pytest
import xlsxwriter

from xl_kpi.extracts.reading import read_workbook


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@pytest.mark.slow
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="the scan needs a core beside the parser")
def test_reading_costs_little_more_than_the_parser_alone(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row in range(20_000):
        sheet.write_row(row, 0, [f"name {row % 997}"] * 10)
        for column in range(10, 15):
            sheet.write_number(row, column, 40_000 + (row * column) % 4000, day)
        sheet.write_row(row, 15, [row, row * 7, row % 2 == 0, row / 100, row / 7])
    book.close()

    def bare() -> object:
        reader = fastexcel.read_excel(path)
        return reader.load_sheet(0, header_row=None, dtypes="string", eager=True)

    ratios = [seconds(lambda: read_workbook(path)) / seconds(bare) for _ in range(5)]
    # Other work on the machine only ever makes it slower, so the bound is wide.
    assert statistics.median(ratios) < 2.5
