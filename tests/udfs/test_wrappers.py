"""The VBA that Excel runs: stored as it is generated, and safe in what it shows."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from xl_kpi.udfs import worksheet
from xl_kpi.udfs.declaring import FUNCTIONS
from xl_kpi.udfs.wrappers import WRAPPERS, generated

NAMES = sorted(FUNCTIONS)
SOURCE = WRAPPERS.read_text(encoding="ascii")


def body(name):
    """The lines of a function."""
    found = re.search(rf"^Function {name}\(.*?^End Function$", SOURCE, re.MULTILINE | re.DOTALL)
    assert found, f"no wrapper for {name}"
    return found[0]


def test_the_stored_copy_is_what_is_generated():
    assert generated() == SOURCE, "run python -m xl_kpi.udfs.wrappers"
    assert generated() == SOURCE, "generated twice it differs"


def test_generating_leaves_no_stand_ins_behind():
    for name in ("pythoncom", "pywintypes", "win32com", "win32com.client", "xlwings.udfs"):
        assert name not in sys.modules


def test_every_function_of_the_module_is_declared_and_has_its_wrapper():
    assert set(worksheet.__all__) == set(NAMES)
    assert set(re.findall(r"^Function (\w+)", SOURCE, re.MULTILINE)) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_in_the_function_wizard_nothing_is_computed(name):
    lines = body(name).splitlines()
    assert lines[1].strip() == (
        'If (Not Application.CommandBars("Standard").Controls(1).Enabled) Then Exit Function'
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_shows_no_traceback_and_errors_are_true_ones(name):
    text = body(name)
    assert "Err.Description" not in text
    assert f"{name} = KpiFailed()" in text
    calls = [line for line in text.splitlines() if "CallUDF" in line]
    assert len(calls) == 2
    assert all(f"{name} = KpiCells(XLPy.CallUDF(" in line for line in calls)


def test_nothing_is_volatile():
    assert "Volatile" not in SOURCE


def test_vba_can_read_it():
    lines = SOURCE.splitlines()
    assert lines[0] == 'Attribute VB_Name = "xlwings_udfs"'
    assert max(map(len, lines)) < 1023
    joined = re.findall(r"(?:.* _\n)+", SOURCE)
    assert max(block.count("\n") for block in joined) <= 24
    for opened, closed in (("Function", "End Function"), ("Sub", "End Sub")):
        starts = re.findall(rf"^(?:Private |Public )?{opened} ", SOURCE, re.MULTILINE)
        assert len(starts) == len(re.findall(rf"^{closed}$", SOURCE, re.MULTILINE))
    for line in lines:
        code = re.sub(r'"(?:[^"]|"")*"', "", line)
        assert '"' not in code, line


@pytest.mark.parametrize("name", NAMES)
def test_the_function_wizard_has_words_for_each_argument(name):
    one = FUNCTIONS[name]
    assert f'KpiDescribe "{name}"' in SOURCE
    for words in (one.about, *one.arguments.values()):
        assert 0 < len(words) <= 255
        assert words.replace('"', '""') in SOURCE


def test_without_xlwings_the_functions_are_plain_functions():
    code = (
        "import sys; sys.modules['xlwings'] = None\n"
        "from xl_kpi.udfs.worksheet import KPI, WORKING_DAYS_ENGLAND\n"
        "print(WORKING_DAYS_ENGLAND('09/04/2020', '14/04/2020')); print(KPI('contacts.received'))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [
        "1",
        "No figures yet. Press Refresh pack on the sheet Start.",
    ]
