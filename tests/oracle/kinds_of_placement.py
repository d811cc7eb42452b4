"""Kinds of placement and of provision, by the codes of the SSDA903."""

from __future__ import annotations

from .chapters_headers import PLACEMENTS, PROVIDERS
from .plain_loops import NOT_RECOGNISED, NOT_RECORDED

WITH_FRIENDS = ("U1", "U2", "U3")
FOSTERING = ("U4", "U5", "U6")
RESIDENTIAL = ("K1", "K2", "R1", "R2", "R3", "R5", "S1")


def kind_of_placement(place: str | None, provider: str | None) -> str:
    if place is None:
        return NOT_RECORDED
    if place not in PLACEMENTS:
        return NOT_RECOGNISED
    if place in WITH_FRIENDS:
        return "Family and friends"
    if place in FOSTERING:
        return _by_provider(provider, "In-house fostering", "Agency fostering")
    if place in ("A3", "A4", "A5", "A6"):
        return "Placed for adoption"
    if place == "P1":
        return "Placed with parents"
    if place in ("P2", "P3", "H5"):
        return "Semi-independent and independent"
    return "Residential" if place in RESIDENTIAL else "Other"


def provision_of(place: str | None, provider: str | None) -> str:
    if place in (*WITH_FRIENDS, *FOSTERING):
        return _by_provider(provider, "In-house", "IFA")
    kind = kind_of_placement(place, provider)
    return kind if kind in ("Residential", NOT_RECORDED, NOT_RECOGNISED) else "Other"


def _by_provider(provider: str | None, own: str, agency: str) -> str:
    """Whose foster carers they are, which nobody can say without the provider."""
    if provider is None:
        return NOT_RECORDED
    if provider not in PROVIDERS:
        return NOT_RECOGNISED
    return own if provider == "PR1" else agency
