"""What kind of placement a code of the SSDA903 return is, and by whom it is provided."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from xl_kpi.extracts.codes.code_list import NOT_RECOGNISED
from xl_kpi.extracts.derived.declared import KINDS_OF_PLACEMENT, PROVISIONS

_FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
_RESIDENTIAL = ("K1", "K2", "R1", "R2", "R3", "R5", "S1")
_OWN = "PR1"
_KIND_OF_CODE = (
    dict.fromkeys(("A3", "A4", "A5", "A6"), "Placed for adoption")
    | dict.fromkeys(_RESIDENTIAL, "Residential")
    | dict.fromkeys(("H5", "P2", "P3"), "Semi-independent and independent")
    | {"P1": "Placed with parents"}
)


def kinds_of_placement(codes: Iterable[str], providers: Iterable[str]) -> pd.Categorical:
    """Each placement's kind, as packs show it; missing where its code is blank."""
    pairs = zip(codes, providers, strict=True)
    return _categorical([_kind(*pair) for pair in pairs], KINDS_OF_PLACEMENT)


def provisions(codes: Iterable[str], providers: Iterable[str]) -> pd.Categorical:
    """Who provides each placement: the authority itself, an agency, a home, others."""
    pairs = zip(codes, providers, strict=True)
    return _categorical([_provision(*pair) for pair in pairs], PROVISIONS)


def _kind(placement: str, provider: str) -> str | None:
    if placement in _FOSTERED[:3]:
        return "Family and friends"
    if placement in _FOSTERED:
        return _by_provider(provider, "In-house fostering", "Agency fostering")
    return _KIND_OF_CODE.get(placement) or _unless_unknown(placement, "Other")


def _provision(placement: str, provider: str) -> str | None:
    if placement in _FOSTERED:
        return _by_provider(provider, "In-house", "IFA")
    if placement in _RESIDENTIAL:
        return "Residential"
    return _unless_unknown(placement, "Other")


def _by_provider(provider: str, own: str, other: str) -> str | None:
    return own if provider == _OWN else _unless_unknown(provider, other)


def _unless_unknown(code: str, label: str) -> str | None:
    """A label, unless the code is blank or none: that says nothing of the child."""
    if code.startswith(NOT_RECOGNISED):
        return code
    return label if code else None


def _categorical(labels: list[str | None], standard: tuple[str, ...]) -> pd.Categorical:
    odd = sorted({label for label in labels if label is not None} - set(standard))
    return pd.Categorical(labels, categories=[*standard, *odd])
