"""The demonstration, made once for all tests that look at its pack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from xl_kpi.command.main import main


@dataclass(frozen=True)
class Demo:
    """What `xl-kpi demo` left behind."""

    folder: Path
    output: str

    @property
    def extracts(self) -> Path:
        return self.folder / "extracts"

    @property
    def pack(self) -> Path:
        return self.folder / "Herefordshire March 2020.xlsx"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demonstration")
    ran = CliRunner().invoke(main, ["demo", "-o", str(folder)])
    assert ran.exit_code == 0, ran.output
    return Demo(folder, ran.output)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests have counted ("184 published figures compared"), told at the end of the run."""
    for report in terminalreporter.getreports("passed"):
        for name, said in report.user_properties:
            if name == "counted":
                terminalreporter.write_line(str(said))
