"""Doctor: each check on the computers that it is to tell apart, Windows ones on any."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner

from xl_kpi.command import doctor
from xl_kpi.command.doctor_facts import (
    Facts,
    cloud_folders,
    gather_facts,
    licence_place,
    needed_packages,
    writable,
)
from xl_kpi.command.main import main

WELL = Facts(
    windows=True,
    python=(3, 12, 4),
    executable=r"C:\Users\analyst\AppData\Local\xl_kpi\Scripts\python.exe",
    home=r"C:\Users\analyst\AppData\Local",
    packages=(("pandas", ">=3.0,<4", "3.1.1"), ("xlwings", "==0.37.*", "0.37.8")),
    dlls=("xlwings32-0.37.8.dll", "xlwings64-0.37.8.dll"),
    workbook=r"C:\Packs\KPI pack.xlsm",
)
ELSEWHERE = Facts(windows=False, executable="/usr/bin/python3", packages=WELL.packages)


def line(check, **changed):
    return check(replace(WELL, **changed))


@pytest.mark.parametrize("facts", [WELL, ELSEWHERE], ids=["Windows", "elsewhere"])
def test_where_all_is_well_every_line_passes(facts, capsys):
    assert doctor.doctor(None, facts) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(doctor.CHECKS) + 1
    assert all(one.startswith("pass ") for one in said[:-1])
    assert said[-1] == "All is well."


def test_elsewhere_the_checks_of_windows_say_so():
    checks = (doctor.dll, doctor.interpreter, doctor.add_in, doctor.macros, doctor.mark_of_the_web)
    assert all(doctor.NOT_WINDOWS in str(check(ELSEWHERE)) for check in checks)


WRONG = {
    "old Python": (doctor.python, {"python": (3, 10, 9)}, "Install Python 3.11"),
    "32-bit Python": (doctor.python, {"bits": 32}, "64-bit"),
    "Store Python": (
        doctor.python,
        {"executable": r"C:\Users\a\AppData\Local\Microsoft\WindowsApps\python.exe"},
        "Microsoft Store",
    ),
    "missing package": (doctor.packages, {"packages": (("pandas", ">=3.0", ""),)}, "pip install"),
    "old package": (doctor.packages, {"packages": (("xlwings", "==0.37.*", "0.36.1"),)}, "needs ==0.37"),
    "no DLL": (doctor.dll, {"dlls": ()}, "antivirus"),
    "DLL of another version": (doctor.dll, {"dlls": ("xlwings64-0.36.0.dll",)}, "found: xlwings64-0.36.0.dll"),
    "no macros": (doctor.macros, {"macros": 4}, "trusted location"),
    "signed macros by policy": (doctor.macros, {"macros": 1, "macros_by_policy": 3}, "by policy. Have IT sign"),
    "from the internet": (doctor.mark_of_the_web, {"marked": True}, "Unblock"),
    "on OneDrive": (
        doctor.cloud,
        {"workbook": r"C:\Users\a\Cloud - Council\KPI.xlsm", "cloud": (r"C:\Users\a\Cloud - Council",)},
        "Save packs in",
    ),
    "on SharePoint": (doctor.cloud, {"workbook": "https://council.sharepoint.com/KPI.xlsm"}, "Move"),
    "read-only folder": (doctor.write_access, {"refused": (r"C:\Packs",)}, r"in C:\Packs. Use another"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_with_what_to_do(case, capsys):
    check, changed, said = WRONG[case]
    found = line(check, **changed)
    assert not found.passed
    assert str(found).startswith("TO DO")
    assert said in str(found)
    assert doctor.doctor(None, replace(WELL, **changed)) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith(" to do.")


@pytest.mark.parametrize(
    ("check", "changed", "said"),
    [
        (doctor.macros, {"macros": None}, "Enable Content"),
        (doctor.macros, {"macros": 2}, "Enable Content"),
        (doctor.macros, {"macros": 4, "macros_by_policy": 1}, "all macros run, by policy"),
        (doctor.add_in, {"add_ins": (r"C:\x\xl_kpi.xlam",)}, r"C:\x\xl_kpi.xlam"),
        (doctor.add_in, {}, "is not needed"),
        (doctor.interpreter, {"executable": r"D:\py\python.exe"}, r"must name D:\py\python.exe"),
        (doctor.licence, {}, "no key needed, none set"),
        (doctor.licence, {"licence_in": "the environment", "pro": True}, "neither needs nor uses it"),
        (doctor.libreoffice, {"libreoffice": "/usr/bin/soffice"}, "/usr/bin/soffice"),
        (doctor.cloud, {"cloud": (r"C:\Pack",)}, "not on OneDrive"),
        (doctor.cloud, {"workbook": ""}, "no workbook or folder given"),
        (doctor.mark_of_the_web, {"workbook": ""}, "no workbook given"),
    ],
)  # fmt: skip
def test_what_passes_says_what_was_found(check, changed, said):
    found = line(check, **changed)
    assert found.passed
    assert said in found.found


@pytest.mark.parametrize(
    ("version", "needed", "will_do"),
    [
        ("3.1.1", ">=3.0,<4", True), ("2.9", ">=3.0,<4", False), ("4.0.0", ">=3.0,<4", False),
        ("0.37.8", "==0.37.*", True), ("0.38.0", "==0.37.*", False), ("0.37.8", "==0.37.8", True),
        ("1.4.9", "~=1.4.2", True), ("1.5.0", "~=1.4.2", False), ("3.0", ">=3.0.0", True),
        ("1.0", "", True), ("2026.1", ">=2024.2", True), ("1.2", "!=1.2", False), ("3", "<=3.0", True),
    ],
)  # fmt: skip
def test_versions(version, needed, will_do):
    assert doctor.meets(version, needed) is will_do


# The facts themselves


def test_the_facts_of_this_computer(tmp_path):
    facts = gather_facts(tmp_path / "KPI pack.xlsm")
    assert facts.installed["pandas"]
    assert facts.workbook.endswith("KPI pack.xlsm")
    assert facts.bits in (32, 64)
    assert not facts.refused


def test_the_registry_is_asked_for_macros():
    asked = {}

    def registry(key, name):
        asked[key] = name
        return 3 if "Policies" in key else "no number"

    facts = gather_facts(None, registry)
    assert (facts.macros, facts.macros_by_policy) == (None, 3)
    assert set(asked.values()) == {"VBAWarnings"}


def test_packages_of_windows_are_asked_for_on_windows():
    assert "pywin32" in [name for name, _, _ in needed_packages(windows=True)]
    names = [name for name, _, _ in needed_packages(windows=False)]
    assert "xlwings" in names
    assert "pytest" not in names


def test_a_licence_key_is_found_and_not_shown(tmp_path):
    assert licence_place({}, tmp_path) == ""
    key = {"XLWINGS_LICENSE_KEY": "secret"}
    assert licence_place(key, tmp_path) == "the environment variable XLWINGS_LICENSE_KEY"
    conf = tmp_path / ".xlwings" / "xlwings.conf"
    conf.parent.mkdir()
    conf.write_text('"INTERPRETER_WIN","x"\n"LICENSE_KEY",""\n')
    assert licence_place({}, tmp_path) == ""
    conf.write_text('"LICENSE_KEY","secret"\n')
    assert licence_place({}, tmp_path) == str(conf)


def test_cloud_folders():
    found = cloud_folders(
        {"OneDrive": "C:\\a", "OneDriveCommercial": "C:\\a", "OneDriveConsumer": ""}
    )
    assert found == ["C:\\a"]


def test_where_nothing_can_be_written(tmp_path):
    assert writable(tmp_path / "not" / "there" / "yet")
    (tmp_path / "file").write_text("")
    assert not writable(tmp_path / "file")


def test_the_command(tmp_path):
    ran = CliRunner().invoke(main, ["doctor", str(tmp_path)])
    assert "Traceback" not in ran.output
    assert ran.exit_code == ("TO DO" in ran.output)
    assert ran.output.count("\n") == len(doctor.CHECKS) + 1
