"""The extracts described for whoever makes them, written from the declarations.

``python -m xl_kpi.extracts.catalogue > docs/extracts.md`` brings the page up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from xl_kpi.extracts.codes.code_list import CodeList
from xl_kpi.extracts.declaration import Column, ExtractList, Family, Kind, Window
from xl_kpi.extracts.lists import ALL_LISTS

FEW_CODES = 6
"""So many codes are named in the column's own row; more stand at the end of the page."""

MANY_CODES = 60
"""More than these are not named at all: the authorities of the country."""

_HOLDS = {
    Kind.ID: "identifier",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.DATE_TIME: "date and time",
    Kind.CODE: "code",
    Kind.WHOLE: "whole number",
    Kind.NUMBER: "number",
}

_FAMILIES = {
    Family.ANNEX_A: (
        "Annex A",
        "The eleven child-level lists of Ofsted's Annex A. Sheets go by `List_1` or by the list's "
        "title; the headers may stand in the first row or under a title.",
    ),
    Family.SSDA903: (
        "SSDA903",
        "The files of the return on children looked after, as the case system or the return's own "
        "software writes them. NULL counts as blank.",
    ),
    Family.LOCAL: (
        "Local lists",
        "What a monthly pack shows and no return has. None is required: figures whose list is not "
        "there say so.",
    ),
}

_INTRODUCTION = """\
# Extracts

Each extract is a sheet of a workbook or a CSV file. A sheet is recognised by its headers and its
name. In headers, case, spaces, punctuation and accents do not matter, columns may stand in any
order, and columns beside the declared ones do no harm. Columns marked *needed* are those without
which the list is of no use; any other may be left out, and figures that rest on it say so.

Dates are real dates or text such as 31/03/2020 or 2020-03-31. *Blank* says whether a cell may be
empty.
"""


def extracts_markdown(lists: Iterable[ExtractList] = ALL_LISTS) -> str:
    """Describe lists as a page of Markdown: span, columns and codes.

    Parameters
    ----------
    lists
        The lists to describe.

    Examples
    --------
    >>> print(extracts_markdown().splitlines()[0])
    # Extracts
    """
    lists = tuple(lists)
    parts = [_INTRODUCTION]
    for family, (title, about) in _FAMILIES.items():
        of_family = [one for one in lists if one.family is family]
        if of_family:
            parts += [f"## {title}\n\n{about}\n", *(_list(one) for one in of_family)]
    parts.append(_codes(lists))
    return "\n".join(parts)


def _list(extract_list: ExtractList) -> str:
    number = f"List {extract_list.number}: " if extract_list.number is not None else ""
    rows = "\n".join(_row(column) for column in extract_list.columns)
    return (
        f"### {number}{extract_list.title}\n\n"
        f"`{extract_list.id}`. {extract_list.about}\n\n"
        f"Span: {_span(extract_list)}\n\n"
        "| Header | Field | Holds | Blank | Codes | About |\n|---|---|---|---|---|---|\n"
        f"{rows}\n"
    )


def _row(column: Column) -> str:
    cells = (
        _plain(column.header) + (" (*needed*)" if column.needed else ""),
        f"`{column.name}`",
        _HOLDS[column.kind],
        "yes" if column.blank else "no",
        _codes_of(column.codes),
        _plain(column.about),
    )
    return f"| {' | '.join(cells)} |"


def _span(extract_list: ExtractList) -> str:
    window = extract_list.window
    if window is None:
        return "as things are at the extract date."
    header = _plain(extract_list.column(window.column).header)
    cases = "cases" if window.keeps_open or window.one_row_a_child else "rows"
    latest = "; of each child the latest only" if window.one_row_a_child else ""
    still_open = ", and all where it is blank" if window.keeps_open else ""
    return f"all {cases} whose *{header}* lies {_length(window)}{still_open}{latest}."


def _length(window: Window) -> str:
    if window.months is None:
        return "in the time that the extract covers"
    return f"in the {window.months} months before the extract date"


def _codes_of(codes: CodeList | None) -> str:
    if codes is None:
        return ""
    if len(codes.labels) <= FEW_CODES:
        return "; ".join(_plain(label) for label in codes.labels)
    return f"{_plain(codes.name)} ({len(codes.labels)})"


def _codes(lists: Iterable[ExtractList]) -> str:
    """The longer lists of codes, each once."""
    used = {column.codes for one in lists for column in one.columns if column.codes is not None}
    longer = sorted(
        (codes for codes in used if FEW_CODES < len(codes.labels) <= MANY_CODES),
        key=lambda codes: (codes.name.casefold(), codes.labels),
    )
    parts = ["## Codes\n"]
    for codes in longer:
        rows = "\n".join(
            f"| {_plain(code.label)} | {_plain(code.detail)} | {_plain(code.group)} |"
            for code in codes.codes
        )
        parts.append(
            f"### {_plain(codes.name)}\n\n| Code | Detail | Group |\n|---|---|---|\n{rows}\n"
        )
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Text that is safe in a cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").replace("*", "\\*").split())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(extracts_markdown())
