"""Set up xl_kpi in a folder of its own and run it: `python start.py demo`, `python start.py test`.

It needs Python 3.11 or later with pip, and nothing else. What it installs goes into `.venv`
beside this file.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def set_up(extra: str) -> None:
    """Make the environment, or bring it up to date; a second start installs nothing."""
    wanted = [HERE / "pyproject.toml", HERE / "constraints.txt", Path(__file__)]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in wanted)).hexdigest()
    marks = {name: VENV / f"installed-{name or 'plain'}" for name in ("", "test")}
    if any(
        mark.is_file() and mark.read_text() == state
        for name, mark in marks.items()
        if name >= extra
    ):
        return
    if not PYTHON.is_file():
        print("Setting up .venv ...", flush=True)
        venv.create(VENV, with_pip=True)
    what = f"{HERE}[{extra}]" if extra else str(HERE)
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-c", HERE / "constraints.txt", "-e", what], check=True)
    marks[extra].write_text(state)


def main(words: list[str]) -> int:
    """`test` runs the tests (further words go to pytest); anything else goes to `xl-kpi`."""
    if sys.version_info < (3, 11):
        print(f"xl_kpi needs Python 3.11 or later; this is {sys.version.split()[0]}.")
        return 2
    if words[:1] == ["test"]:
        set_up("test")
        given = words[1:] or ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
        return subprocess.run([PYTHON, "-m", "pytest", *given], cwd=HERE, check=False).returncode
    set_up("")
    return subprocess.run([PYTHON, "-m", "xl_kpi", *words], check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError:
        sys.exit(
            "The set-up did not finish: see what pip says above. Is the package registry in reach?"
        )
