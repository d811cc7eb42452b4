"""The example's extracts, made once, and what the published report prints."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from .plain_loops import Lists, read_extracts

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "march_2020"


@pytest.fixture(scope="session")
def example_folder() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def extracts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extracts")
    runpy.run_path(str(EXAMPLE / "make_extracts.py"))["make_extracts"](folder)
    return folder


@pytest.fixture(scope="session")
def lists(extracts_folder: Path) -> Lists:
    return read_extracts(extracts_folder)
