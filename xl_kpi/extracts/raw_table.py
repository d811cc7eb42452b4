"""A sheet or a file as it was read: every cell as text, nothing lost, nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class CellError:
    """A cell that holds an Excel error; ``column`` counts from 0, ``row`` as Excel numbers it."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class RawTable:
    """The cells of a sheet as text.

    ``cells`` has a string column for each column of the sheet, from A on, and a row for each
    row of the sheet, from ``first_row`` on; a null is an empty cell. Nothing is taken for a
    header yet. A real date reads ``2020-03-31 00:00:00`` or ``2020-03-31``, a time of day
    with its hours, a number as its shortest exact text (``123``, ``0.5``), an error cell as
    its text (``#N/A``) and stands in ``errors`` too.
    """

    file: str
    sheet: str
    cells: pa.Table
    first_row: int = 1
    epoch_1904: bool = False
    errors: tuple[CellError, ...] = ()
