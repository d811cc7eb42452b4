"""Where a placement is: the same on every list, whatever episodes it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from invented.care_stays import RESIDENTIAL
from invented.people import Child

OWN_AUTHORITY = "Herefordshire"
POSTCODES: dict[str, tuple[str, ...]] = {
    OWN_AUTHORITY: ("HR1", "HR2", "HR4", "HR6", "HR8", "HR9"),
    "Worcestershire": ("WR5", "WR14", "B61"),
    "Gloucestershire": ("GL4", "GL14", "GL51"),
    "Shropshire": ("SY8", "SY3"),
    "Birmingham": ("B14", "B31"),
    "Wales": ("LD1", "NP7"),
}
ELSEWHERE = {"Worcestershire": 35, "Gloucestershire": 25, "Shropshire": 20, "Wales": 12}
ELSEWHERE |= {"Birmingham": 8}
# Of a hundred placements of a provider, those inside the county.
INSIDE = {"PR0": 92, "PR1": 93, "PR2": 10, "PR4": 48, "PR5": 55}
# No British postcode ends in these letters, so that none of these is anyone's.
UNUSED_LETTERS = "CIKMOV"


@dataclass(frozen=True)
class Home:
    """A placement's address."""

    authority: str
    postcode: str
    urn: str  # of registered homes

    @property
    def inside(self) -> bool:
        """Whether it lies in the authority's own area."""
        return self.authority == OWN_AUTHORITY


def home_of(child: Child, started: date, code: str, provider: str) -> Home:
    """Give the home of a placement, by the child and the day the carer's placement began."""
    random = Random(f"{child.id} {started}")
    inside = random.random() * 100 < INSIDE[provider]
    authority = (
        OWN_AUTHORITY if inside else random.choices(list(ELSEWHERE), list(ELSEWHERE.values()))[0]
    )
    number = random.randrange(10_000, 99_999)
    urn = f"SC9{number}" if code in RESIDENTIAL else ""
    return Home(authority, _postcode(authority, random), urn)


def family_home(child: Child) -> str:
    """Give the postcode of the family's home."""
    return _postcode(OWN_AUTHORITY, Random(f"{child.id} home"))


def _postcode(authority: str, random: Random) -> str:
    letters = "".join(random.choices(UNUSED_LETTERS, k=2))
    return f"{random.choice(POSTCODES[authority])} {random.randrange(1, 10)}{letters}"
