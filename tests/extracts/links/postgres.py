"""A real PostgreSQL server, started by the test run and gone with it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "not-in-the-workbook"


@dataclass(frozen=True)
class Server:
    """Where the server listens."""

    port: int

    @property
    def url(self) -> str:
        """As a workbook may hold it: without the password."""
        return f"postgresql+pg8000://analyst@localhost:{self.port}/postgres"


def _programs() -> Path:
    """The folder of initdb and pg_ctl; skip where there is none."""
    found = shutil.which("initdb")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found is None and not kept:
        if os.environ.get("XL_KPI_NOTHING_SKIPPED"):
            pytest.fail("PostgreSQL is not installed, and nothing may be skipped here.")
        pytest.skip("PostgreSQL is not installed, so no list came from it.")
    return (Path(found).resolve() if found else kept[-1].resolve()).parent


def _as_somebody() -> dict[str, Any]:
    """The server refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            return {
                "user": pwd.getpwnam(name).pw_uid,
                "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"},
            }
        except KeyError:
            continue
    return {}


@contextmanager
def postgres() -> Iterator[Server]:
    """A server with one user, 'analyst', who needs a password."""
    programs, somebody = _programs(), _as_somebody()
    folder = Path(tempfile.mkdtemp(prefix="xl_kpi_postgres_"))
    secret = folder / "password"
    secret.write_text(PASSWORD)
    if "user" in somebody:
        for path in (folder, secret):
            os.chown(path, somebody["user"], -1)
    data = folder / "data"
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [programs / program, *words], check=True, cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, **somebody,
        )  # fmt: skip

    try:
        run("initdb", "-D", str(data), "-U", "analyst", "-A", "scram-sha-256", f"--pwfile={secret}",
            "-E", "UTF8", "--no-sync")  # fmt: skip
        options = f"-p {port} -k {folder} -c listen_addresses=localhost -c fsync=off"
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield Server(port)
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
