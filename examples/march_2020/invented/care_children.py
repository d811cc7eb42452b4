"""Who comes into care: children of the families, and young people too old to be among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import date, timedelta
from random import Random

from invented.days import age_on
from invented.people import DISABILITIES, ETHNICITIES, OLDEST, Child, Family, Population
from invented.published import AS_AT
from invented.published_care import BEGIN

OLDER_FROM = date(2000, 4, 1)  # 18 on the first day that is made month by month
# Disabled children come into care more often than others, of whom so many are passed over.
PASSED_OVER = 0.72
# How many may turn 18 in care in a month and in a year; none does in March 2020.
MOST_A_MONTH, MOST_A_YEAR = 3, 27


def make_young_people(random: Random, births: Collection[date], first_number: int) -> list[Child]:
    """Make young people with ids of a range of their own, in no order that would tell ages."""
    numbers = random.sample(range(len(births)), len(births))
    return [
        Child(
            id=f"C{200_000 + first_number + number}",
            born=born,
            gender=random.choices(("a) Male", "b) Female"), (54, 46))[0],
            ethnicity=random.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0],
            disability=random.choices(list(DISABILITIES), list(DISABILITIES.values()))[0],
        )
        for number, born in zip(numbers, births, strict=True)
    ]


class Pool:
    """Children who may come into care; each is taken once."""

    def __init__(
        self,
        people: Population,
        taken: Collection[Child],
        undisturbed: Callable[[Child, date], bool],
        random: Random,
    ) -> None:
        self.random = random
        self.undisturbed = undisturbed  # whether a case may have been open from a day on
        self.gone = set(taken)
        days = (OLDEST - OLDER_FROM).days
        births = [OLDER_FROM + timedelta(days=number * days // 90) for number in range(90)]
        self.older = make_young_people(random, births, 0)
        families = [*people.families, *(Family((child,)) for child in self.older)]
        self.family_of = {child: family for family in families for child in family.children}
        self.by_birth_year: dict[int, list[Child]] = {}
        for child in self.family_of:
            if child.born <= AS_AT and child.gender in ("a) Male", "b) Female"):
                self.by_birth_year.setdefault(child.born.year, []).append(child)
        self.turning: Counter[str] = Counter()

    def fits(self, child: Child, day: date, youngest: int, oldest: int) -> bool:
        """Whether a child may come into care on a day, of an age, and leave by its birthday."""
        if child in self.gone or child.born > AS_AT or child.gender[0] not in "ab":
            return False
        age = age_on(child.born, day)
        if not youngest <= age <= oldest or child.born + timedelta(days=3) > day:
            return False
        return self._may_turn_18(child, day) and self.undisturbed(child, day)

    def take(self, child: Child) -> Child:
        """Take a child out of the pool."""
        self.gone.add(child)
        month, year = _turns_18(child)
        self.turning.update((month, year))
        return child

    def pick(self, day: date, youngest: int, oldest: int) -> Child:
        """Take some child of an age on a day."""
        while True:
            year = self.random.randint(day.year - oldest - 1, day.year - youngest)
            if year not in self.by_birth_year:
                continue
            child = self.random.choice(self.by_birth_year[year])
            if child.disability != "a) Yes" and self.random.random() < PASSED_OVER:
                continue
            if self.fits(child, day, youngest, oldest):
                return self.take(child)

    def siblings(self, child: Child, day: date) -> list[Child]:
        """Give the brothers and sisters who may come into care with a child."""
        return [
            other
            for other in self.family_of[child].children
            if other is not child and self.fits(other, day, 0, 15)
        ]

    def _may_turn_18(self, child: Child, day: date) -> bool:
        if (child.born.month, child.born.day) == (2, 29):
            return False
        birthday = child.born.replace(year=child.born.year + 18)
        if (birthday - day).days < 75:
            return False
        if birthday > AS_AT:
            return True
        month, year = _turns_18(child)
        return (
            birthday > BEGIN
            and month != f"{AS_AT:%Y-%m}"
            and self.turning[month] < MOST_A_MONTH
            and self.turning[year] < MOST_A_YEAR
        )


def _turns_18(child: Child) -> tuple[str, str]:
    """Give the month and the collection year in which a child turns 18."""
    born = child.born
    year = born.year + 18 - (born.month < 4)
    return f"{born.year + 18}-{born.month:02}", f"year from April {year}"
