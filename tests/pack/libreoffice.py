"""LibreOffice as an independent reader: it recalculates a workbook, and draws it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def needs_libreoffice() -> None:
    """Skip with a reason where LibreOffice is not installed; in CI nothing is skipped."""
    if shutil.which("soffice") is None:
        if os.environ.get("XL_KPI_NOTHING_SKIPPED"):
            pytest.fail("LibreOffice is not installed, and nothing may be skipped here.")
        pytest.skip("LibreOffice is not installed, so the pack was not recalculated or drawn.")


def converted(path: Path, kind: str, folder: Path) -> Path:
    """The workbook as LibreOffice opens, recalculates and saves it."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    out = folder / "converted"
    said = [
        "soffice", f"-env:UserInstallation=file://{profile}", "--headless",
        "--convert-to", kind, "--outdir", str(out), str(path),
    ]  # fmt: skip
    subprocess.run(said, check=True, capture_output=True, timeout=300)
    return out / f"{path.stem}.{kind}"
