"""Every subcommand as a user calls it: most within this process, some in one of their own."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from tests.extracts.small_lists import CONTACT_DATE, assessments, contacts, days, referrals
from xl_kpi.command.main import main
from xl_kpi.indicators.registry import REGISTRY

# The columns of the table of figures, as the design lays them down.
COLUMNS = (
    "indicator title chapter period span breakdown group numerator denominator value unit target "
    "rag source note"
).split()
SUBCOMMANDS = ("demo", "pack", "figures", "check", "clean", "indicators")
AS_AT = ("--as-at", "2020-03-31")
HEAVY = ("pandas", "numpy", "pyarrow", "xlsxwriter", "openpyxl", "fastexcel", "holidays")


def run(*arguments):
    """The subcommand's result; anything but an exit would be raised here."""
    ran = CliRunner().invoke(main, [str(one) for one in arguments])
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert "Traceback" not in ran.output
    return ran


def run_alone(*arguments, cwd=None, **environment):
    """The same in a process of its own."""
    code = "from xl_kpi.command.main import main; main(prog_name='xl-kpi')"
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", errors="replace", cwd=cwd, check=False,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
    )  # fmt: skip


def refused(ran, *said):
    """The run ended with exit code 2 and one message, which says this."""
    assert ran.exit_code == 2, ran.output
    assert "Traceback" not in ran.stderr
    for text in said:
        assert text in ran.stderr
    return True


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def write(folder, **lists):
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in lists.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
    return folder


@pytest.fixture
def extracts(tmp_path):
    """Three lists without a fault."""
    every = days("2019-10-01", "2020-03-31")
    return write(
        tmp_path / "extracts",
        Contacts=contacts(every),
        Referrals=referrals(every),
        Assessments=assessments(["2019-09-02"] * len(every), every),
    )


@pytest.fixture
def faulty(tmp_path):
    """A list with an error that leaves a row out, and one with an unknown code."""
    return write(
        tmp_path / "extracts",
        Contacts=contacts([*days("2020-02-01", "2020-03-31"), "03/31/2020"]),
        Referrals=referrals(days("2020-02-01", "2020-03-31"), **{"Referral Source": "Balloonist"}),
    )


# Help


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_every_subcommand_has_help(subcommand):
    ran = run(subcommand, "--help")
    assert ran.exit_code == 0
    assert subcommand in run("--help").output
    assert len(ran.output.splitlines()) > 4


@pytest.mark.parametrize("asked", ["--help", "-h", "--version", "pack --help", "figures --help"])
def test_help_imports_nothing_heavy(asked):
    code = (
        "import sys\n"
        "from xl_kpi.command.main import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", code, *asked.split()], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert ran.stdout.splitlines()[-1] == "HEAVY []"


def test_a_subcommand_that_is_not_there():
    assert run("bake").exit_code == 2


# Figures


def test_figures_have_the_columns_of_the_design(extracts, tmp_path):
    ran = run("figures", extracts, "--month", "2020-03", *AS_AT, "-o", tmp_path / "f.csv")
    assert ran.exit_code == 0, ran.output
    assert (tmp_path / "f.csv").read_text("utf-8").splitlines()[0].split(",") == COLUMNS
    assert "March 2020" in ran.stdout


def test_figures_go_to_standard_output_and_nothing_else_does(extracts):
    ran = run("figures", extracts, "--month", "2020-03", *AS_AT)
    rows = rows_of(ran.stdout)
    assert list(rows[0]) == COLUMNS
    received = [
        row for row in rows
        if (row["indicator"], row["period"], row["span"], row["breakdown"])
        == ("contacts.received", "2020-03", "month", "all")
    ]  # fmt: skip
    assert [row["value"] for row in received] == ["31"]
    assert "3 lists" in ran.stderr


def test_no_value_is_blank_and_what_is_missing_says_so(extracts):
    rows = rows_of(run("figures", extracts, "--month", "2020-03", *AS_AT).stdout)
    missing = [row for row in rows if row["note"].startswith("not in extract")]
    assert missing
    for row in missing:
        assert row["value"] == "not in extract"
        assert row["numerator"] == row["denominator"] == ""
        assert len(row["note"]) > len("not in extract: ")
    for row in rows:
        assert row["value"] == "not in extract" or row["value"] == "-" or float(row["value"]) >= 0
    assert {row["indicator"] for row in rows} == {indicator.id for indicator in REGISTRY}


def test_the_reporting_month_is_the_last_whole_one(extracts):
    for as_at, month in (("2020-03-31", "2020-03"), ("2020-03-30", "2020-02")):
        rows = rows_of(run("figures", extracts, "--as-at", as_at).stdout)
        assert max(row["period"] for row in rows) == month


@pytest.mark.parametrize("month", ["2020-13", "2020-00", "March", "03/2020", "0000-03", "0001-01"])
def test_a_month_that_is_none_is_refused(extracts, month):
    assert refused(run("figures", extracts, "--month", month), "2020-03")


@pytest.mark.parametrize("month", ["2015-01", "2031-01"])
def test_a_month_without_extracts_gives_no_numbers(extracts, month):
    rows = rows_of(run("figures", extracts, "--month", month, *AS_AT).stdout)
    assert {row["value"] for row in rows if row["period"] == month} == {"not in extract"}


@pytest.mark.parametrize("as_at", ["31.03.2020", "2020-02-30", "today"])
def test_an_extract_date_that_is_none_is_refused(extracts, as_at):
    assert refused(run("figures", extracts, "--as-at", as_at), "as-at")


# What cannot be read


@pytest.mark.parametrize("subcommand", ["pack", "figures", "check", "clean"])
def test_extracts_that_are_not_there(tmp_path, subcommand):
    more = ("-o", tmp_path / "out") if subcommand == "clean" else ()
    assert refused(run(subcommand, tmp_path / "nowhere", *more), "nowhere", "does not exist")


@pytest.mark.parametrize("subcommand", ["pack", "figures", "check", "clean"])
def test_a_folder_without_extracts(tmp_path, subcommand):
    (tmp_path / "in").mkdir()
    more = ("-o", tmp_path / "out") if subcommand == "clean" else ()
    assert refused(run(subcommand, tmp_path / "in", *more), "holds no extracts", ".xlsx")


def test_a_folder_of_which_no_file_is_a_list(tmp_path):
    write(tmp_path, shopping=pd.DataFrame({"Item": ["Bread"], "Price": [1.2]}))
    assert refused(run("check", tmp_path), "Contacts")


def test_a_file_that_is_no_extract(tmp_path):
    (tmp_path / "notes.docx").write_bytes(b"PK")
    assert refused(run("check", tmp_path / "notes.docx"), ".xlsx")


def test_a_damaged_workbook_beside_good_lists_is_an_error_of_the_check(extracts):
    (extracts / "Broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    ran = run("check", extracts, *AS_AT)
    assert ran.exit_code == 1
    assert "Broken.xlsx" in ran.stdout


def test_lists_without_a_date(tmp_path):
    write(tmp_path, Contacts=contacts(["soon"]))
    ran = run("check", tmp_path)
    assert ran.exit_code == 1
    assert "no date can be read" in ran.stdout
    rows = rows_of(run("figures", tmp_path).stdout)
    assert {row["value"] for row in rows} == {"not in extract"}
    assert run("clean", tmp_path, "-o", tmp_path / "cleaned").exit_code == 0


def test_settings_that_are_not_there(extracts, tmp_path):
    assert refused(run("check", extracts, "--settings", tmp_path / "nowhere"), "council.toml")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("council.toml", "[extracts]\ncoverage = 3\n", "coverage"),
        ("council.toml", "[council\n", "council.toml"),
        ("targets.csv", "indicator,target\nassessments.in_45_days,95\n", "line 2"),
        ("comparators.csv", "indicator\n", "comparators.csv"),
        ("teams.csv", "team,also\nA,X\nB,X\n", "teams.csv"),
    ],
)
def test_settings_that_cannot_be_used(extracts, name, text, said):
    (extracts / "settings").mkdir()
    (extracts / "settings" / name).write_text(text)
    assert refused(run("figures", extracts, *AS_AT), said)


# What cannot be written


def test_outputs_that_cannot_be_written(extracts, tmp_path):
    nowhere = tmp_path / "nowhere"
    assert refused(run("figures", extracts, *AS_AT, "-o", nowhere / "f.csv"), "nowhere")
    assert refused(run("figures", extracts, *AS_AT, "-o", tmp_path), str(tmp_path))
    assert refused(run("check", extracts, *AS_AT, "-o", nowhere / "p.csv"), "nowhere")
    assert refused(run("check", extracts, *AS_AT, "-o", tmp_path), str(tmp_path))
    assert refused(run("pack", extracts, *AS_AT, "-o", nowhere / "p.xlsx"), "nowhere")
    assert refused(run("pack", extracts, *AS_AT, "-o", tmp_path / "p.csv"), "p.xlsx")
    file = tmp_path / "file"
    file.write_text("")
    assert refused(run("clean", extracts, *AS_AT, "-o", file), "file")
    assert refused(run("clean", extracts, *AS_AT, "-o", file / "folder"), "folder")
    assert refused(run("demo", "-o", file), "file")
    assert file.read_text() == ""


def test_clean_needs_a_folder_to_write_to(extracts):
    assert refused(run("clean", extracts), "-o")


# Check


def test_check_of_sound_lists_ends_with_0(extracts):
    ran = run("check", extracts, *AS_AT)
    assert ran.exit_code == 0, ran.output
    assert "Contacts: 183 rows; covers 01/10/2019 to 31/03/2020" in ran.stdout
    assert "error:" not in ran.stdout


def test_check_of_faulty_lists_ends_with_1_and_shows_where(faulty):
    ran = run("check", faulty, *AS_AT)
    assert ran.exit_code == 1
    for said in ("Contacts.csv", "row 62", CONTACT_DATE, "03/31/2020", "31/03/2020", "Balloonist"):
        assert said in ran.stdout


def test_check_with_warnings_only_ends_with_0(faulty):
    (faulty / "Contacts.csv").unlink()
    ran = run("check", faulty, *AS_AT)
    assert ran.exit_code == 0
    assert "warning: code not recognised" in ran.stdout


def test_check_writes_every_problem_with_its_place(faulty, tmp_path):
    run("check", faulty, *AS_AT, "-o", tmp_path / "problems.csv")
    rows = rows_of((tmp_path / "problems.csv").read_text("utf-8"))
    codes = [row for row in rows if row["kind"] == "code not recognised"]
    assert [row["row"] for row in codes] == [str(number) for number in range(2, 62)]
    assert {row["value"] for row in codes} == {"Balloonist"}
    for row in rows:
        assert row["severity"] in ("error", "warning", "note")
        assert row["what"]
        assert row["to_do"]


def test_check_shows_entered_figures_that_are_not_used(extracts):
    (extracts / "Entered figures.csv").write_text(
        "Indicator,Month,Value\nassessments.seen_in_3_days,2020-03,62\nnonsense,2020-03,1\n"
    )
    ran = run("check", extracts, *AS_AT)
    assert "Entered figures.csv, row 2" in ran.stdout
    assert "Entered figures.csv, row 3" in ran.stdout


# Clean


def test_clean_writes_the_lists_as_understood(tmp_path):
    folder = tmp_path / "extracts"
    folder.mkdir()
    rows = contacts(["02/03/2020", 43893, "soon"], Gender=["M", "female", "Balloonist"], Ref="007")
    rows = rows.rename(columns={"Child Unique ID": "child id", CONTACT_DATE: "Contact date"})
    with pd.ExcelWriter(folder / "Annex A.xlsx") as workbook:
        rows.to_excel(workbook, sheet_name="List 1", index=False, startrow=2)
    ran = run("clean", folder, *AS_AT, "-o", tmp_path / "clean")
    assert ran.exit_code == 0, ran.output
    written = rows_of((tmp_path / "clean" / "list_1_contacts.csv").read_text("utf-8"))
    assert [row["Child Unique ID"] for row in written] == ["000001", "000002", "000003"]
    assert [row[CONTACT_DATE] for row in written] == ["2020-03-02", "2020-03-03", ""]
    assert [row["Gender"] for row in written] == [
        "a) Male", "b) Female", "not recognised: Balloonist",
    ]  # fmt: skip
    assert {row["Date of Birth"] for row in written} == {"2010-02-01"}
    assert {row["Ref"] for row in written} == {"007"}
    assert [(row["Source file"], row["Source sheet"], row["Source row"]) for row in written] == [
        ("Annex A.xlsx", "List 1", str(number)) for number in (4, 5, 6)
    ]


def test_what_was_cleaned_can_be_read_again_and_gives_the_same_figures(faulty, tmp_path):
    first = run("figures", faulty, "--month", "2020-03", *AS_AT).stdout
    run("clean", faulty, *AS_AT, "-o", tmp_path / "clean")
    again = run("figures", tmp_path / "clean", "--month", "2020-03", *AS_AT).stdout
    assert [row["value"] for row in rows_of(again)] == [row["value"] for row in rows_of(first)]


# Packs


def test_a_pack_left_beside_its_extracts_is_no_extract(extracts):
    before = run("check", extracts, *AS_AT)
    ran = run("pack", extracts, *AS_AT, "-o", extracts / "pack.xlsx")
    assert ran.exit_code == 0, ran.output
    after = run("check", extracts, *AS_AT)
    assert after.exit_code == 0, after.output
    assert [line for line in after.stdout.splitlines() if "rows; covers" in line] == [
        line for line in before.stdout.splitlines() if "rows; covers" in line
    ]


def test_a_workbook_whose_cells_share_few_texts_is_read(tmp_path):
    # The count of such texts is that of the cells, far more than the bytes of the texts.
    rows = contacts(["2020-03-02"] * 6000, **{"Child Unique ID": ["1"] * 6000})
    rows.to_excel(tmp_path / "Contacts.xlsx", index=False, engine="xlsxwriter")
    ran = run("check", tmp_path, *AS_AT)
    assert ran.exit_code == 0, ran.output
    assert "Contacts: 6,000 rows" in ran.stdout


# Indicators


def test_indicators_are_listed_with_their_definitions():
    shown = " ".join(run("indicators").stdout.split())
    defined = " ".join(run("indicators", "--definitions").stdout.split())
    for indicator in REGISTRY:
        assert indicator.id in shown
        assert " ".join(indicator.definition.split()) in defined


# In a process of its own


def test_a_run_of_its_own_writes_figures_and_errors_apart(extracts):
    good = run_alone("figures", extracts, "--month", "2020-03", *AS_AT)
    assert good.returncode == 0, good.stderr
    assert good.stdout.splitlines()[0].split(",") == COLUMNS
    bad = run_alone("figures", extracts, "--month", "2020-13")
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr.startswith("xl-kpi: '2020-13' is not a month.")
    assert "Traceback" not in bad.stderr


@pytest.mark.parametrize("subcommand", ["check", "figures"])
def test_letters_that_the_terminal_cannot_show_stop_nothing(tmp_path, subcommand):
    # Standard output of a Windows program that is not a window is in the old code page.
    every = days("2020-02-01", "2020-03-31")
    rows = referrals(every, **{"Allocated Team": "Tîm Ŵ", "Referral Source": "Ŵ → Ŷ"})
    write(tmp_path, Referrals=rows)
    ran = run_alone(subcommand, tmp_path, *AS_AT, PYTHONIOENCODING="cp1252")
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0


def test_settings_beside_the_folder_one_stands_in_are_used(extracts):
    settings = extracts.parent / "settings"
    settings.mkdir()
    (settings / "council.toml").write_text("[extracts]\nas_at = 2020-03-30\n")
    ran = run_alone("figures", ".", "-o", "../f.csv", cwd=extracts)
    assert "30/03/2020" in ran.stderr
