"""How a text file is written: its encoding and its delimiter, told from its content."""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice

from xl_kpi.errors import ExtractError
from xl_kpi.problems import Problem, Severity

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
_SAMPLE_ROWS = 200
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG")


def text_of(content: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file and what had to be guessed or left out of it.

    Examples
    --------
    >>> text_of("naïve".encode("cp1252"), "a.csv")[0]
    'naïve'
    """
    if content.startswith(_BINARY):
        raise ExtractError(
            f"{name} is not a text file, perhaps a workbook saved under another name. Open it "
            "in Excel and save it as .xlsx or .csv, then run again."
        )
    text = _decoded(content, name)
    if "\0" not in text:
        return text, ()
    number = text.count("\0")
    note = Problem(
        Severity.WARNING,
        "null characters",
        f"The file holds {number:,} null characters, which no text should. They were left out.",
        "Make the extract again if the values beside them look wrong.",
        file=name,
    )
    return text.replace("\0", ""), (note,)


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return content[3:].decode("utf-8", "replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ExtractError(
                f"{name} is damaged: its text breaks off. Make the extract again."
            ) from error
    start = content[:4096]
    if len(start) > 3 and start[1::2].count(0) > len(start) // 4:
        return content.decode("utf-16-le", "replace")
    if len(start) > 3 and start[::2].count(0) > len(start) // 4:
        return content.decode("utf-16-be", "replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Every byte means something in Latin-1, so that nothing is lost.
    return content.decode("latin-1")


def delimiter_of(text: str, likely: str = ",") -> tuple[str, str]:
    """The delimiter, and the text with no ``sep=;`` line before it.

    The delimiter is the one by which most rows of the start fall into as many fields as each
    other, and then into the most.

    Examples
    --------
    >>> delimiter_of("a;b\\n1,5;2\\n")[0]
    ';'
    """
    first, _, rest = text.partition("\n")
    if first[:4].lower() == "sep=" and len(first.strip("\r")) == 5:
        return first[4], rest
    sample = text[:_SAMPLE]
    if len(sample) < len(text):
        # The last line may be cut off.
        sample = sample.rpartition("\n")[0] or sample
    order = (likely, *(each for each in _DELIMITERS if each != likely))
    best = max(order, key=lambda each: _evenness(sample, each))
    return best, text


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        lengths = [len(row) for row in islice(reader, _SAMPLE_ROWS) if row]
    except csv.Error:
        return 0.0, 0
    several = [length for length in lengths if length > 1]
    if not several:
        return 0.0, 0
    usual = max(set(several), key=several.count)
    return round(several.count(usual) / len(lengths), 2), usual
