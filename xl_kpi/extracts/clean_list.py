"""A list as understood: one frame, each row with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from xl_kpi.extracts.declaration import GROUP_SUFFIX, ExtractList

__all__ = ["FILE", "GROUP_SUFFIX", "LEFT_OUT", "ROW", "SHEET", "UNREAD", "CleanList"]

FILE, SHEET, ROW, LEFT_OUT = "_file", "_sheet", "_row", "_left_out"
# While a list is cleaned: the cells of each row that could not be read, with their headers.
UNREAD = "_unread"


@dataclass(frozen=True)
class CleanList:
    """A list's rows, cleaned.

    ``frame`` has a column for each declared column that the extract has, by its short name;
    ``<name>_group`` beside a code whose codes have groups; ``_file``, ``_sheet`` and ``_row``
    (as Excel numbers it); and ``_left_out``, the reason why a row counts in no figure, or
    missing. ``extras`` are the columns that no declaration knows, row by row, as text.
    """

    declaration: ExtractList
    frame: pd.DataFrame
    extras: pd.DataFrame

    @property
    def id(self) -> str:
        """The list's id."""
        return self.declaration.id

    @cached_property
    def usable(self) -> npt.NDArray[np.bool_]:
        """Which rows may count."""
        return self.frame[LEFT_OUT].isna().to_numpy()

    @cached_property
    def cases(self) -> pd.DataFrame:
        """The rows that may count, numbered anew."""
        return self.frame[self.usable].reset_index(drop=True)

    def has(self, name: str) -> bool:
        """Whether the extract has that column with at least one value in it."""
        return name in self.frame.columns and bool(self.frame[name].notna().any())
