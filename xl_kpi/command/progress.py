"""A progress bar on the terminal, for work that takes more than a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[str, int, int], None]


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A bar that a stage moves by saying what it is at, and how far of how many.

    Nothing is drawn where standard error is no terminal. Names of files and indicators are
    shown; nothing from inside a list is.
    """
    if not sys.stderr.isatty():
        yield lambda _what, _done, _all: None
        return
    bar = click.progressbar(
        length=1000,
        label=label,
        file=sys.stderr,
        show_eta=False,
        item_show_func=lambda what: what or "",
    )
    with bar:

        def show(what: str, done: int, of: int) -> None:
            bar.update(round(1000 * done / max(of, 1)) - bar.pos, what)

        yield show
        bar.update(1000 - bar.pos, "")
