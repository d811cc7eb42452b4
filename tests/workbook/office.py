"""LibreOffice as the tests talk to it: a process of the system's Python that holds it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

HOST = Path(__file__).with_name("office_host.py")
SYSTEM_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")
# Of a macro that asks for Python and never comes back.
LONGEST_WAIT = 120.0


def python_with_uno() -> str | None:
    """The Python that LibreOffice's own library was made for."""
    for python in SYSTEM_PYTHONS:
        if Path(python).exists():
            tried = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if tried.returncode == 0:
                return python
    return None


def needs_office() -> str:
    """The Python to talk to LibreOffice with; skip with a reason where there is none."""
    python = python_with_uno()
    if python is None or shutil.which("soffice") is None:
        reason = "LibreOffice with python3-uno is not installed, so no button was pressed."
        if os.environ.get("XL_KPI_NOTHING_SKIPPED"):
            pytest.fail(reason)
        pytest.skip(reason)
    return python


class Office:
    """A running LibreOffice without a window."""

    def __init__(self, profile: Path) -> None:
        self._lock = threading.Lock()
        self._host = subprocess.Popen(
            [needs_office(), str(HOST), str(profile)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        assert self._host.stdout is not None
        assert json.loads(self._host.stdout.readline())["ready"]

    def ask(self, do: str, *arguments: Any) -> Any:
        """Have the other process do something; what goes wrong there goes wrong here."""
        with self._lock:
            assert self._host.stdin is not None
            assert self._host.stdout is not None
            self._host.stdin.write(json.dumps({"do": do, "with": arguments}) + "\n")
            self._host.stdin.flush()
            line = self._host.stdout.readline()
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def run_macro(self, path: str, script: str, *arguments: Any) -> int:
        """Start a macro, and give the number by which to ask after it."""
        return int(self.ask("start_macro", path, script, list(arguments)))

    def ended(self, macro: int) -> dict[str, Any] | None:
        """What a macro has come to, or None while it goes on."""
        state = self.ask("macro_state", macro)
        return state if state["done"] else None

    def wait_for(self, macro: int) -> Any:
        """The value of a macro, once it has ended."""
        until = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < until:
            state = self.ended(macro)
            if state is not None:
                if state["error"]:
                    raise RuntimeError(state["error"])
                return state["value"]
            time.sleep(0.02)
        raise TimeoutError("The macro did not end.")

    def quit(self) -> None:
        """Close LibreOffice."""
        try:
            self.ask("quit")
        finally:
            self._host.wait(30)
