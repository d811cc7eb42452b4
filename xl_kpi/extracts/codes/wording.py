"""Typed text brought to one plain form: lower case, words only."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘`´]")
_AND = re.compile("[&+]")
_INITIALS = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_NOT_WORDS = re.compile("[^a-z0-9]+")
_ITEM_LETTER = re.compile(r"^\(?[a-z]{1,2}[0-9]?\)\s+(?=\S)", re.IGNORECASE)
_OWN_CODE = re.compile(r"^[A-Z]{0,2}[0-9]{0,2}[A-Z]?\s?(?:\s-|:)\s+")


def normalise(text: str) -> str:
    """Give the words of a text in lower case with one space between, "&" as "and".

    Examples
    --------
    >>> normalise("  G.P. / Women’s A&E ")
    'gp womens a and e'
    """
    text = unicodedata.normalize("NFKD", text).lower()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _AND.sub(" and ", _APOSTROPHES.sub("", text))
    return _NOT_WORDS.sub(" ", _INITIALS.sub(r"\1", text)).strip()


def without_item_letter(text: str) -> str:
    """Drop the letter that numbers the items of Ofsted's lists ("b) Female" is "Female")."""
    return _ITEM_LETTER.sub("", text)


def without_own_code(text: str) -> str:
    """Drop a leading code ("E11 - Adopted" is "Adopted")."""
    return _OWN_CODE.sub("", text)
