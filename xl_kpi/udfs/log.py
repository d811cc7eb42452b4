"""The log of what went wrong within a function: where, and of what kind; never with what data.

What a failure says may quote a cell, so its text is left out.
"""

from __future__ import annotations

import logging
import os
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_VARIABLE = "XL_KPI_LOG"
_LOGGER = logging.getLogger("xl_kpi.udfs")
_told: set[tuple[str, str, str]] = set()


def log_path() -> Path:
    """The log file: in the folder for local data of the user, or where the environment says."""
    stated = os.environ.get(LOG_VARIABLE)
    if stated:
        return Path(stated)
    local = os.environ.get("LOCALAPPDATA")
    return (
        (Path(local) if local else Path.home() / ".local" / "state")
        / "xl_kpi"
        / "log"
        / "functions.log"
    )


def note_failure(function: str, failure: BaseException) -> None:
    """Write down a failure of a function: its kind and the lines of the program it came by.

    The same failure at the same line is written once, however many cells have it.
    """
    frames = traceback.extract_tb(failure.__traceback__)
    last = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    told = (function, type(failure).__name__, last)
    if told in _told:
        return
    _told.add(told)
    lines = [f"{function}: {type(failure).__name__}"]
    lines += [f"  {frame.filename}, line {frame.lineno}, in {frame.name}" for frame in frames]
    handler = _handler()
    if handler is None:
        return
    try:
        _LOGGER.handle(
            _LOGGER.makeRecord(_LOGGER.name, logging.ERROR, "", 0, "\n".join(lines), (), None)
        )
    finally:
        _LOGGER.removeHandler(handler)
        handler.close()


def _handler() -> logging.Handler | None:
    """The file, opened for one entry, so that nothing holds it open; None where it cannot be."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False
    return handler
