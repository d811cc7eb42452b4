"""A pack as a PDF, by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from xl_kpi.errors import PackError

_SECONDS = 600
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def libreoffice() -> str:
    """LibreOffice's program.

    Raises
    ------
    PackError
        Where there is none, with what to do.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    found = found or next((path for path in _USUAL if Path(path).is_file()), None)
    if found is None:
        raise PackError(
            "A PDF is made by LibreOffice, which is not on this computer. Install it, or open the "
            "pack in Excel and choose File, Export, PDF: each sheet is set up to print."
        )
    return found


def write_pdf(pack: Path) -> Path:
    """The pack printed to a PDF beside it.

    Raises
    ------
    PackError
        Where LibreOffice is missing, or does not make one.
    """
    program, made = libreoffice(), pack.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(prefix="xl_kpi_pdf_") as scratch:
        # A profile of its own: LibreOffice may be open with the user's.
        profile = (Path(scratch) / "profile").as_uri()
        said = [
            program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
            "--outdir", scratch, str(pack.resolve()),
        ]  # fmt: skip
        try:
            subprocess.run(said, check=True, capture_output=True, timeout=_SECONDS)
            shutil.move(Path(scratch) / made.name, made)
        except (OSError, subprocess.SubprocessError) as error:
            raise PackError(f"LibreOffice made no PDF of '{pack.name}': {error}.") from error
    return made
