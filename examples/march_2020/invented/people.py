"""The children of the invented council, in families: every list is drawn from these."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from invented.days import age_on
from invented.published import AS_AT

FAMILIES = 5200
SIZES = {1: 30, 2: 36, 3: 21, 4: 9, 5: 4}
OLDEST, YOUNGEST = date(2001, 9, 1), date(2020, 2, 20)
MOST_DAYS_AHEAD = 270  # how far ahead a birth may be expected

# Of a hundred families, about as in an English shire county.
ETHNICITIES: dict[str, float] = {
    "a) WBRI": 84.0,
    "b) WIRI": 0.3,
    "c) WIRT": 0.5,
    "d) WOTH": 6.5,
    "e) WROM": 1.2,
    "f) MWBC": 1.1,
    "g) MWBA": 0.5,
    "h) MWAS": 0.8,
    "i) MOTH": 0.9,
    "j) AIND": 0.3,
    "k) APKN": 0.2,
    "l) ABAN": 0.3,
    "m) AOTH": 0.5,
    "n) BCRB": 0.1,
    "o) BAFR": 0.4,
    "p) BOTH": 0.2,
    "q) CHNE": 0.1,
    "r) OOTH": 0.6,
    "s) REFU": 0.3,
    "s) NOBT": 1.2,
}
DISABILITIES = {"a) Yes": 6, "b) No": 91, "c) Unknown": 3}


@dataclass(frozen=True, eq=False)
class Child:
    """A child, as every list has it."""

    id: str
    born: date  # or expected
    gender: str
    ethnicity: str
    disability: str

    def can_be_known_on(self, day: date) -> bool:
        """Whether the child can be in a contact: under 18, or expected and still unborn.

        A child born within the span of the lists is left out of contacts before its birth, so
        that the extract shows as unborn only those who are unborn at its date.
        """
        if self.born > AS_AT:
            return (self.born - day).days <= MOST_DAYS_AHEAD
        return self.born <= day and age_on(self.born, day) < 18


@dataclass(frozen=True)
class Family:
    """Brothers and sisters."""

    children: tuple[Child, ...]


class Population:
    """All families, and the one source of chance for whatever happens to them."""

    def __init__(self, seed: int = 202003) -> None:
        self.random = Random(seed)
        # In no order that would tell families or ages apart.
        self._ids = iter(self.random.sample(range(100_000, 200_000), 6 * FAMILIES))
        self.families: list[Family] = []
        for _ in range(FAMILIES):
            self.families.append(self._make_family())
        # A few families come to notice often and most hardly ever.
        often = [self.random.gammavariate(0.9, 1.0) for _ in self.families]
        self._often = list(accumulate(often))

    def pick(self, shares: dict[str, float] | dict[str, int]) -> str:
        """Pick one key by its share."""
        return self.random.choices(list(shares), list(shares.values()))[0]

    def family(self) -> Family:
        """Pick a family, the more often the more it comes to notice."""
        return self.families[bisect(self._often, self.random.random() * self._often[-1])]

    def _make_family(self) -> Family:
        size = self.random.choices(list(SIZES), list(SIZES.values()))[0]
        ethnicity = self.pick(ETHNICITIES)
        born = OLDEST + timedelta(days=self.random.randrange((YOUNGEST - OLDEST).days))
        births: list[date] = []
        while len(births) < size and born <= YOUNGEST:
            births.append(born)
            born += timedelta(days=self.random.randrange(340, 1900))
        if self.random.random() < 0.06:
            births.append(AS_AT + timedelta(days=self.random.randrange(1, MOST_DAYS_AHEAD)))
        children = [self._make_child(born, ethnicity) for born in births]
        return Family(tuple(children))

    def _make_child(self, born: date, ethnicity: str) -> Child:
        gender = self.pick({"a) Male": 51.5, "b) Female": 48.2, "d) Neither": 0.1})
        unborn = born > AS_AT
        return Child(
            id=f"C{next(self._ids)}",
            born=born,
            gender="c) Not stated/recorded" if unborn else gender,
            ethnicity="s) NOBT" if unborn else ethnicity,
            disability="c) Unknown" if unborn else self.pick(DISABILITIES),
        )
