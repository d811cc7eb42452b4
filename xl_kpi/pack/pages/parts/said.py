"""A sentence with counts in it, live where a series of the sheet holds them."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from xl_kpi.pack.blocks import Block, Paragraph, Style
from xl_kpi.pack.pages.cells import value_style
from xl_kpi.pack.pages.keys import series_key
from xl_kpi.pack.pages.sections.vocabulary import Said
from xl_kpi.pack.pages.wording import short_number
from xl_kpi.pack.report import Report

_COUNT = re.compile(r"\{([^{}]+)\}")
_FORMATS: dict[str, str] = {"percent": "0%", "decimal": "#,##0.0"}


@dataclass(frozen=True)
class _Piece:
    """A piece of the sentence: what it reads, and how a formula makes it."""

    text: str
    formula: str


def said(report: Report, part: Said, known: Set[str]) -> list[Block]:
    """The sentence; nothing where one of its counts is not known.

    Parameters
    ----------
    known
        Names of cells that formulas can read.
    """
    pieces: list[_Piece] = []
    live = False
    for at, piece in enumerate(_COUNT.split(part.text)):
        if at % 2 == 0:
            pieces += [_quoted(piece)] if piece else []
        elif piece == "month":
            pieces.append(_quoted(report.month.label))
        else:
            made = _count(report, piece, known)
            if made is None:
                return []
            pieces.append(made)
            live = live or made.formula.startswith("TEXT(")
    text = "".join(piece.text for piece in pieces)
    formula = "=" + "&".join(piece.formula for piece in pieces) if live else ""
    return [Paragraph(text, quiet=part.quiet, formula=formula)]


def _quoted(text: str) -> _Piece:
    doubled = text.replace('"', '""')
    return _Piece(text, f'"{doubled}"')


def _count(report: Report, asked: str, known: Set[str]) -> _Piece | None:
    """The piece for ``indicator:met|child|children``."""
    named, *words = asked.split("|")
    name, _, part = named.partition(":")
    if name not in report.registry:
        return None
    indicator = report.registry[name]
    figure = report.find(indicator)
    if figure is None or not figure.available or figure.denominator == 0:
        return None
    number = {"met": figure.numerator, "of": figure.denominator}.get(part, figure.value)
    if number is None:
        return None
    style = Style.COUNT if part in ("met", "of") else value_style(indicator.unit, number)
    shown, form = short_number(number, style), _FORMATS.get(style, "#,##0")
    key = series_key(name, report.month, part or "value")
    one, many = (words[0], words[-1]) if words else ("", "")
    text = f"{shown} {one if number == 1 else many}" if words else shown
    if key not in known:
        return _quoted(text)
    formula = f'TEXT([[{key}]],"{form}")'
    if words:
        formula += f'&IF([[{key}]]=1," {one}"," {many}")'
    return _Piece(text, formula)
