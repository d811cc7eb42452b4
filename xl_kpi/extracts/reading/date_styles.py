"""Which cell styles of a workbook show a number as a date: the parser gives those as dates."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

# Excel's own formats for dates, times, and both.
_BUILT_IN = frozenset((*range(14, 23), 45, 46, 47))
_CUSTOM = re.compile(rb"""<numFmt\b[^>]*?\bnumFmtId="(\d+)"[^>]*?\bformatCode="([^"]*)\"""")
_CELL_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<xf\b([^>]*)>")
_FORMAT = re.compile(rb'\bnumFmtId="(\d+)"')
# Nothing but a date's or a time's letters and what parts them: sure to be read as a date.
_PLAINLY_A_DATE = re.compile(rb"[dmyhsDMYHS/\-.:, ]*(yy|hh|YY|HH)[dmyhsDMYHS/\-.:, ]*")


def date_styles(styles: bytes) -> npt.NDArray[np.int64]:
    """Numbers of the cell styles that are plainly dates or times.

    >>> xml = b'<cellXfs><xf numFmtId="0"/><xf numFmtId="14" xfId="0"/></cellXfs>'
    >>> date_styles(xml).tolist()
    [1]
    """
    formats = {int(n) for n, code in _CUSTOM.findall(styles) if _PLAINLY_A_DATE.fullmatch(code)}
    formats |= _BUILT_IN
    cells = _CELL_STYLES.search(styles)
    found = [_FORMAT.search(style) for style in _STYLE.findall(cells[0])] if cells else []
    return np.array(
        [at for at, one in enumerate(found) if one and int(one[1]) in formats], np.int64
    )
