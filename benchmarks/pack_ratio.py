"""How long ``xl-kpi pack`` takes beside a floor that only reads the cells and writes the pack's.

Run as ``python benchmarks/pack_ratio.py [--runs 5] [--size 1 --size 20]``; README.md says what is
measured. Prints tables and writes them to results.md.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DATA = HERE / "data"
RESULTS = HERE / "results.md"
EXAMPLE = ROOT / "examples" / "march_2020"
MONTH = "2020-03"
SIZES = (1, 20)
HEAVY = ("pandas", "pyarrow", "numpy", "fastexcel", "xlsxwriter")
FLOOR, STAGES = "--as-floor", "--as-stages"


# --- What is measured ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    """A whole process: seconds by the clock and of the processor, peak memory, and what it printed."""

    seconds: float
    processor: float
    peak_mib: float
    printed: str


def run_process(arguments: Sequence[str]) -> Run:
    """Run Python with these arguments, and measure it from outside."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Where xl-kpi is installed its modules are compiled once, not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout as stream:
        printed = stream.read().decode()
    # wait4 tells of this child alone; getrusage(RUSAGE_CHILDREN) of the largest so far.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"A measured process failed: {' '.join(arguments)}")
    unit = 1 if sys.platform == "darwin" else 1024
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, processor, usage.ru_maxrss * unit / (1 << 20), printed)


@dataclass(frozen=True)
class Files:
    """Where a size's extracts, its pack and the pack's cells stand."""

    folder: Path

    @property
    def extracts(self) -> Path:
        return self.folder / "extracts"

    @property
    def pack(self) -> Path:
        return self.folder / "pack.xlsx"

    @property
    def cells(self) -> Path:
        return self.folder / "cells.pickle"

    @property
    def floor_pack(self) -> Path:
        return self.folder / "floor.xlsx"

    def program(self) -> list[str]:
        """The arguments of ``xl-kpi pack``."""
        settings = ["--settings", str(EXAMPLE / "settings"), "--month", MONTH]
        return ["-m", "xl_kpi", "pack", str(self.extracts), *settings, "-o", str(self.pack)]

    def floor(self) -> list[str]:
        return [str(Path(__file__)), FLOOR, str(self.folder)]


def files_of(size: int) -> Files:
    return Files(DATA / f"times_{size}")


def measure(size: int, runs: int) -> tuple[list[Run], list[Run]]:
    """Runs of the program and of the floor, by turns; the floor's without loading its cells."""
    files = files_of(size)
    programs, floors = [], []
    for number in range(runs):
        programs.append(run_process(files.program()))
        floor = run_process(files.floor())
        loading = json.loads(floor.printed)
        floors.append(
            replace(
                floor,
                seconds=floor.seconds - loading["seconds"],
                processor=floor.processor - loading["processor"],
            )
        )
        print(
            f"  size {size}, run {number + 1}: xl-kpi {programs[-1].seconds:.2f} s, "
            f"floor {floors[-1].seconds:.2f} s",
            file=sys.stderr,
        )
    return programs, floors


# --- The floor ----------------------------------------------------------------------------------


def as_floor(folder: Path) -> None:
    """Read every sheet into Arrow, write the pack's cells, and print what loading them took."""
    import fastexcel
    import xlsxwriter

    files = Files(folder)
    batches = []
    for path in sorted(files.extracts.glob("*.xlsx")):
        reader = fastexcel.read_excel(path)
        batches += [
            reader.load_sheet(sheet, header_row=None, dtypes="string", eager=True)
            for sheet in reader.sheet_names
        ]
    start = time.perf_counter(), time.process_time()
    import pickle

    sheets = pickle.loads(files.cells.read_bytes())
    loading = {
        "seconds": time.perf_counter() - start[0],
        "processor": time.process_time() - start[1],
    }
    with xlsxwriter.Workbook(str(files.floor_pack)) as workbook:
        for name, cells in sheets:
            sheet = workbook.add_worksheet(name)
            for row, column, value, formula in cells:
                if formula is not None:
                    sheet.write_formula(row, column, formula, None, value)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write_number(row, column, value)
    print(json.dumps(loading))


# --- Where the time goes ------------------------------------------------------------------------


class Clock:
    """Seconds by stage; a stage within another counts only for itself."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = [0.0]

    def add(self, stage: str, seconds: float) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    def watch(self, place: str, name: Callable[..., str]) -> None:
        """Count the time of a function, under the stage that its arguments give."""
        module_name, _, attribute = place.partition(":")
        owner: Any = importlib.import_module(module_name)
        *classes, attribute = attribute.split(".")
        for part in classes:
            owner = getattr(owner, part)
        function = getattr(owner, attribute)

        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            self._inner.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.perf_counter() - start
                self.add(name(*args), whole - self._inner.pop())
                self._inner[-1] += whole

        setattr(owner, attribute, timed)


def as_stages(folder: Path, started: float) -> None:
    """Make the pack with its stages watched, and print their seconds."""
    clock = Clock()
    from xl_kpi.command import produce

    clock.add("start of Python and imports", time.time() - started)
    start = time.perf_counter()
    clock.watch("xl_kpi.pipeline:settings_for", lambda *_: "settings")
    clock.watch("xl_kpi.pipeline:load", lambda *_: "teams, checks, coverage")
    clock.watch("xl_kpi.extracts.reading.folder:_read_file", lambda path: f"read {path.name}")
    clock.watch("xl_kpi.extracts.cleaning:identify", lambda *_: "identify the sheets")
    clock.watch("xl_kpi.extracts.cleaning:_clean_list", lambda declared, *_: f"clean {declared.id}")
    clock.watch("xl_kpi.pipeline:compute_figures", lambda *_: "figures")
    clock.watch("xl_kpi.pipeline:judge", lambda *_: "targets and comparators")
    clock.watch("xl_kpi.pack.build:planned_pack", lambda *_: "plan the sheets")
    clock.watch("xl_kpi.command.produce:write_pack", lambda *_: "choose the table's rows")
    clock.watch("xl_kpi.pack.build:write_workbook", lambda *_: "write: cells to XlsxWriter")
    clock.watch(
        "xl_kpi.pack.writing.workbook:_write_figures", lambda *_: "write: the sheet Figures"
    )
    clock.watch("xlsxwriter.workbook:Workbook.close", lambda *_: "write: XML and zip")
    files = Files(folder)
    produce.pack(files.extracts, MONTH, files.pack, EXAMPLE / "settings", None)
    rest = time.perf_counter() - start - sum(list(clock.seconds.values())[1:])
    clock.add("other", rest)
    print(json.dumps({"stages": clock.seconds, "ended": time.time()}))


def stages(size: int, runs: int) -> dict[str, float]:
    """Median seconds of each stage."""
    folder = str(files_of(size).folder)
    found: list[dict[str, float]] = []
    for _ in range(runs):
        run = run_process([str(Path(__file__)), STAGES, folder, repr(time.time())])
        printed = json.loads(run.printed.splitlines()[-1])
        found.append({**printed["stages"], "end of the process": time.time() - printed["ended"]})
    return {name: median(one.get(name, 0.0) for one in found) for name in found[-1]}


# --- What it is measured on ---------------------------------------------------------------------


def prepare(size: int) -> None:
    """Make a size's extracts where there are none yet, its pack, and the pack's cells."""
    files = files_of(size)
    if not files.extracts.is_dir():
        print(f"  making the extracts of size {size} ...", file=sys.stderr)
        in_other_process(make_extracts, size)
    run_process(files.program())
    in_other_process(keep_cells, files)


def in_other_process(function: Callable[[Any], None], argument: object) -> None:
    """Do it elsewhere: what this process holds in memory is told as its children's peak."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(function, argument).result()


def make_extracts(size: int) -> None:
    """The example's lists with every row so many times, each time under new ids."""
    sys.path.insert(0, str(EXAMPLE))
    sheets: Any = importlib.import_module("invented.sheets")
    script: Any = importlib.import_module("make_extracts")
    write_once = sheets.write_workbook

    def write_repeated(path: Path, parts: Sequence[Any]) -> None:
        write_once(path, [repeated(part, size) for part in parts])

    script.write_workbook = write_repeated
    # A folder that is not whole must not pass for one that is.
    unfinished = files_of(size).folder / "unfinished"
    script.make_extracts(unfinished)
    unfinished.rename(files_of(size).extracts)


def repeated(sheet: Any, times: int) -> Any:
    """A sheet with its rows so many times over, in an order that has like rows together.

    The first time keeps the ids; each later one adds its number to every one of a row's ids.
    """
    ids = [at for at, header in enumerate(sheet.columns) if header.endswith(" ID")]

    def copy(row: Sequence[Any], number: int) -> list[Any]:
        return [f"{cell}-{number}" if number and at in ids else cell for at, cell in enumerate(row)]

    return replace(sheet, rows=[copy(row, number) for row in sheet.rows for number in range(times)])


def keep_cells(files: Files) -> None:
    """The value of every filled cell of the pack, and its formula where it has one."""
    import pickle
    from datetime import date, time

    import openpyxl
    from openpyxl.utils.datetime import to_excel

    values = openpyxl.load_workbook(files.pack, data_only=True)
    formulas = openpyxl.load_workbook(files.pack)
    kept = []
    for sheet in formulas.worksheets:
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                formula = str(cell.value) if cell.data_type == "f" else None
                value: Any = cell.value
                if formula is not None:
                    value = values[sheet.title].cell(cell.row, cell.column).value
                if isinstance(value, date | time):
                    value = to_excel(value)
                cells.append((cell.row - 1, cell.column - 1, value, formula))
        kept.append((sheet.title, cells))
    files.cells.write_bytes(pickle.dumps(kept))


def counted(size: int) -> str:
    """How much a size's pack and extracts hold."""
    import pickle

    files = files_of(size)
    sheets = pickle.loads(files.cells.read_bytes())
    cells = sum(len(cells) for _, cells in sheets)
    formulas = sum(formula is not None for _, cells in sheets for *_, formula in cells)
    megabytes = sum(path.stat().st_size for path in files.extracts.iterdir()) / 1e6
    return f"extracts {megabytes:.1f} MB; pack {cells:,} cells in {len(sheets)} sheets, {formulas:,} of them formulas"


# --- The report ---------------------------------------------------------------------------------


def help_times(runs: int) -> tuple[float, float]:
    """Median seconds of ``xl-kpi --help`` and of an empty program; nothing heavy may be imported."""
    look = (
        "import sys\n"
        "from xl_kpi.command.main import main\n"
        "main(['--help'], standalone_mode=False)\n"
        f"found = sorted(set({HEAVY!r}) & set(sys.modules))\n"
        "sys.exit('imported by --help: ' + ', '.join(found) if found else 0)"
    )
    run_process(["-c", look])
    helped, empty = [], []
    for _ in range(runs):
        helped.append(run_process(["-m", "xl_kpi", "--help"]).seconds)
        empty.append(run_process(["-c", "pass"]).seconds)
    return median(helped), median(empty)


def report(sizes: Sequence[int], runs: int) -> str:
    """All tables, as Markdown."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("fastexcel", "pyarrow", "pandas", "xlsxwriter")
    )
    lines = [
        "# The pack beside the floor",
        "",
        f"Median of {runs} runs of each, by turns. Python {platform.python_version()}, {packages}; "
        f"{os.cpu_count()} cores, {platform.machine()}.",
        "",
        "| size | xl-kpi, s | floor, s | ratio | xl-kpi, processor s | floor, processor s | ratio "
        "| xl-kpi, peak MiB | floor, peak MiB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for size in sizes:
        programs, floors = measure(size, runs)
        both = (programs, floors)
        clock = [median(run.seconds for run in each) for each in both]
        processor = [median(run.processor for run in each) for each in both]
        peaks = [median(run.peak_mib for run in each) for each in both]
        lines.append(
            f"| {size} | {clock[0]:.2f} | {clock[1]:.2f} | {clock[0] / clock[1]:.2f} "
            f"| {processor[0]:.2f} | {processor[1]:.2f} | {processor[0] / processor[1]:.2f} "
            f"| {peaks[0]:.0f} | {peaks[1]:.0f} |"
        )
    lines += ["", *(f"Size {size}: {counted(size)}." for size in sizes)]
    by_size = [stages(size, runs) for size in sizes]
    lines += [
        "", "## Where the time goes", "", "Seconds of each stage without the stages within it.", "",
        "| stage | " + " | ".join(f"size {size}" for size in sizes) + " |",
        "|---|" + "---:|" * len(sizes),
    ]  # fmt: skip
    for name in dict.fromkeys(name for one in by_size for name in one):
        seconds = " | ".join(f"{one.get(name, 0):.3f}" for one in by_size)
        lines.append(f"| {name} | {seconds} |")
    helped, empty = help_times(runs)
    lines += [
        "", "## xl-kpi --help", "",
        f"{helped:.3f} s, beside {empty:.3f} s of an empty program; {', '.join(HEAVY)} are not imported.",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    if arguments and arguments[0] == FLOOR:
        as_floor(Path(arguments[1]))
        return
    if arguments and arguments[0] == STAGES:
        as_stages(Path(arguments[1]), float(arguments[2]))
        return
    parser = argparse.ArgumentParser(description="xl-kpi pack beside a floor.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", type=int, choices=SIZES, action="append")
    options = parser.parse_args(arguments)
    sizes = options.size or SIZES
    for size in sizes:
        prepare(size)
    text = report(sizes, options.runs)
    print(text)
    if tuple(sizes) == SIZES:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
