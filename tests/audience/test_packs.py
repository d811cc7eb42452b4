"""All packs of the example: what each holds, and what none of them does."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from click.testing import CliRunner

from xl_kpi import pipeline
from xl_kpi.audience.audience import Audience, parse_audience
from xl_kpi.audience.distribution import read_distribution, write_letters
from xl_kpi.audience.packs import MadePack, write_packs
from xl_kpi.audience.suppressed import SUPPRESSED
from xl_kpi.audience_choices import MANAGERS, TEAM, AudienceChoices, read_choices
from xl_kpi.command import pdf
from xl_kpi.command.main import main
from xl_kpi.errors import PackError, SettingsError
from xl_kpi.pack.report import Report
from xl_kpi.periods import Month
from xl_kpi.settings import read_settings

from ..conftest import Demo
from ..pack.invented_report import Invented
from ..pack.libreoffice import converted, needs_libreoffice
from ..pack.test_recalculated import differences


@dataclass(frozen=True)
class Month_:
    report: Report
    folder: Path
    output: str
    child_ids: frozenset[str]

    def path(self, words: str) -> Path:
        return self.folder / f"KPI pack 2020-03 {words}.xlsx"

    @property
    def packs(self) -> list[Path]:
        return sorted(self.folder.glob("*.xlsx"))


@pytest.fixture(scope="module")
def month(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Month_:
    folder = tmp_path_factory.mktemp("packs") / "March"
    said = ["packs", str(demo.extracts), "--month", "2020-03", "-o", str(folder)]
    ran = CliRunner().invoke(main, said)
    assert ran.exit_code == 0, ran.output
    settings = pipeline.settings_for(demo.extracts, None)
    extracts = pipeline.load(demo.extracts, settings)
    report = pipeline.run(extracts, Month(2020, 3), settings).report
    ids = {
        str(one)
        for clean in extracts.lists.values()
        for name in clean.frame.columns
        if name in ("child_id", "person_id", "case_id")
        for one in clean.frame[name].dropna().unique()
    }
    assert len(ids) > 1000
    return Month_(report, folder, ran.output, frozenset(ids))


def _texts(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return {
        str(cell)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }


def _figures(path: Path) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(path, read_only=True)["Figures"]
    lines = list(sheet.iter_rows(values_only=True))
    at = next(at for at, line in enumerate(lines) if line[0] == "indicator")
    header, *rows = lines[at:]
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_one_run_makes_every_pack_and_an_index(month: Month_) -> None:
    teams = list(month.report.team_pages)
    assert len(teams) == 12
    assert len(month.packs) == 15
    with (month.folder / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        index = list(csv.DictReader(file))
    assert {line["file"] for line in index} == {path.name for path in month.packs}
    assert [line["audience"] for line in index] == [
        "director", "managers", *(f"team:{name}" for name in teams), "public",
    ]  # fmt: skip


def test_no_pack_has_a_childs_id(month: Month_) -> None:
    for path in month.packs:
        texts = _texts(path)
        words = {word for text in texts for word in text.replace(",", " ").split()}
        own = {one for one in month.child_ids if not one.isdigit() or len(one) > 5}
        assert not own & words, path.name


def test_workers_stand_where_the_settings_say(month: Month_) -> None:
    for path in month.packs:
        named = any("Worker 0" in text for text in _texts(path))
        if path == month.path("managers"):
            assert named
        if path in (month.path("director"), month.path("public")):
            assert not named, path.name


def test_a_teams_pack_has_no_other_teams_figure(month: Month_) -> None:
    teams = [*month.report.teams]
    for team in month.report.team_pages:
        path = month.path(f"team {team}")
        parts = {name for name in teams if month.report.teams[name].part_of == team}
        others = {name for name in teams if name != team and name not in parts} - {"Other"}
        rows = _figures(path)
        assert any(row["breakdown"] == "team" and row["group"] == team for row in rows)
        for row in rows:
            assert row["breakdown"] in (
                "all", "team", "caseload_team", "worker", "team_and_band",
            )  # fmt: skip
            if row["breakdown"] != "all":
                assert str(row["group"]).split(": ")[0] in {team, *parts}, row
        sheets = openpyxl.load_workbook(path, read_only=True).sheetnames
        assert not ({*month.report.team_pages.values()} - {month.report.team_pages[team]}) & {
            *sheets
        }
        said = _texts(path)
        for other in others:
            assert other not in said, (path.name, other)


def test_the_public_pack_has_no_team_and_no_small_count(month: Month_) -> None:
    path = month.path("public")
    rows = _figures(path)
    assert any(row["value"] == SUPPRESSED for row in rows)
    assert not [row for row in rows if "team" in str(row["breakdown"])]
    for row in rows:
        counts = row["unit"] == "count" and row["denominator"] is None
        if counts and isinstance(row["value"], int | float):
            assert not 0 < row["value"] < 6, row
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if "worksheets/sheet" in name]
        # No sum or change gives away what is left out.
        assert not any(b"<f>" in package.read(name) for name in parts)


def test_a_director_sees_all_teams_but_no_row_of_an_extract(month: Month_) -> None:
    sheets = openpyxl.load_workbook(month.path("director"), read_only=True).sheetnames
    assert {*month.report.team_pages.values()} <= {*sheets}
    assert "Problems by file, sheet, row and column." not in _texts(month.path("director"))


@pytest.mark.slow
@pytest.mark.parametrize("words", ["director", "team 16+", "public"])
def test_recalculation_equals_what_is_cached(month: Month_, words: str, tmp_path: Path) -> None:
    needs_libreoffice()
    path = tmp_path / "pack.xlsx"
    path.write_bytes(month.path(words).read_bytes())
    _, wrong = differences(path, converted(path, "xlsx", tmp_path))
    assert not wrong, wrong[:5]


def _report(folder: Path, council: str = "", distribution: str = "") -> Report:
    folder.mkdir()
    (folder / "council.toml").write_text(council, encoding="utf-8")
    if distribution:
        (folder / "distribution.csv").write_text(distribution, encoding="utf-8")
    return Invented(settings=read_settings(folder), months=2, cases=30).report()


def test_a_letter_has_the_pack_that_the_file_names_and_no_other(tmp_path: Path) -> None:
    report = _report(
        tmp_path / "settings",
        distribution="name,email,audience,team\n"
        "Director's office,director@example.org,director,\n"
        "LAC 1 manager,lac1@example.org,team,LAC 1\n"
        ",press@example.org,public,\n",
    )
    recipients = read_distribution(report)
    made = [
        MadePack(audience, tmp_path / f"{audience.file_words}.xlsx", (), False)
        for audience in (Audience("director"), Audience("managers"), Audience(TEAM, "LAC 1"),
                         Audience(TEAM, "CWD"), Audience("public"))
    ]  # fmt: skip
    for one in made:
        one.path.write_bytes(one.path.name.encode())
    letters = write_letters(report, recipients, made, tmp_path)
    read = [message_from_bytes(path.read_bytes(), policy=default) for path in letters]
    sent = {
        str(one["To"]): [part.get_content().decode() for part in one.iter_attachments()]
        for one in read
    }
    assert sent == {
        "director@example.org": ["director.xlsx"],
        "lac1@example.org": ["team LAC 1.xlsx"],
        "press@example.org": ["public.xlsx"],
    }
    assert all(one["X-Unsent"] == "1" for one in read)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A,a@example.org,team,", "does not say which"),
        ("A,a@example.org,managers,CWD", "it has a team"),
        ("A,a@example.org,team,Nowhere", "no team with figures"),
        ("A,a@example.org;b@example.org,public,", "not one address"),
        ("A,a@example.org,everybody,", "no audience"),
    ],
)
def test_a_line_that_is_not_clear_sends_nothing(line: str, said: str, tmp_path: Path) -> None:
    report = _report(tmp_path / "s", distribution=f"name,email,audience,team\n{line}\n")
    with pytest.raises(SettingsError, match=said):
        read_distribution(report)


def test_an_encrypted_pack_opens_with_its_password_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = _report(tmp_path / "s", '[audiences]\nencrypt = ["managers"]\n')
    monkeypatch.setattr("keyring.get_password", lambda *_: None)
    for name in ("XL_KPI_PASSWORD", "XL_KPI_PASSWORD_MANAGERS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "packs"
    with pytest.raises(PackError, match="XL_KPI_PASSWORD_MANAGERS"):
        write_packs(report, [Audience("public"), Audience(MANAGERS)], folder)
    assert not folder.exists()
    monkeypatch.setenv("XL_KPI_PASSWORD_MANAGERS", "three plain words")
    (made,) = write_packs(report, [Audience(MANAGERS)], folder)
    assert made.encrypted
    with made.path.open("rb") as file:
        locked = msoffcrypto.OfficeFile(file)
        assert locked.is_encrypted()
        locked.load_key(password="three plain words")
        opened = io.BytesIO()
        locked.decrypt(opened)
    assert "Contents" in openpyxl.load_workbook(opened, read_only=True).sheetnames
    assert [path.name for path in folder.iterdir() if path.suffix != ".csv"] == [made.path.name]


def test_settings_leave_out_sheets_and_links_to_them(tmp_path: Path) -> None:
    report = _report(
        tmp_path / "s", '[audiences.leave_out]\ndirector = ["Caseloads", "Scorecard"]\n'
    )
    (made,) = write_packs(report, [Audience("director")], tmp_path / "packs")
    assert not {"Caseloads", "Scorecard"} & {*made.sheets}
    book = openpyxl.load_workbook(made.path)
    for sheet in book:
        for link in sheet._hyperlinks:
            assert (link.location or "").rpartition("!")[0].strip("'") in book.sheetnames


@pytest.mark.parametrize(
    "said",
    [
        {"suppress_below": 1},
        {"workers_to": ["public"]},
        {"workers_to": "managers"},
        {"encrypt": ["everybody"]},
        {"leave_out": ["Caseloads"]},
    ],
)
def test_choices_that_cannot_be_are_refused(said: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        read_choices(said, "council.toml")


def test_defaults_and_names() -> None:
    assert read_choices({}, "council.toml") == AudienceChoices()
    report = Invented(months=1).report()
    assert parse_audience("Team: lac1", report) == Audience(TEAM, "LAC 1")
    for wrong in ("team", "director:LAC 1", "councillors", "team:Nowhere"):
        with pytest.raises(SettingsError):
            parse_audience(wrong, report)


def test_without_libreoffice_a_pdf_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(PackError, match="File, Export, PDF"):
        pdf.write_pdf(tmp_path / "pack.xlsx")


@pytest.mark.slow
def test_a_pdf_is_made(month: Month_, tmp_path: Path) -> None:
    needs_libreoffice()
    path = tmp_path / "pack.xlsx"
    path.write_bytes(month.path("public").read_bytes())
    assert pdf.write_pdf(path).read_bytes().startswith(b"%PDF")
