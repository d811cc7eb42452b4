"""The figures about looked after children and care leavers that the extracts are made to give.

The report prints the nights, the numbers of March 2020 and the care leavers; its charts are not
in its text, so other months' numbers are invented so that the nights are possible and the prose
(family and friends falling to December and rising again, in-house the other way) comes out.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

BEGIN = date(2018, 3, 31)  # the first month end that is made month by month
# The first day from which every episode that ended is in the extract.
FIRST_ENDED = date(2018, 4, 1)

KINDS = ("friends", "in-house", "agency", "adoption", "parents", "residential", "semi", "other")
PROVISIONS = ("In-house", "IFA", "Residential", "Other")
PROVISION_OF = {
    "friends": "In-house",
    "in-house": "In-house",
    "agency": "IFA",
    "residential": "Residential",
    "adoption": "Other",
    "parents": "Other",
    "semi": "Other",
    "other": "Other",
}


class MonthEnd(NamedTuple):
    """Children looked after at a month's end, by kind of placement, and starts in the month."""

    starts: int
    kinds: tuple[int, ...]

    @property
    def children(self) -> int:
        """All of them."""
        return sum(self.kinds)


MONTH_ENDS: dict[str, MonthEnd] = {
    "2018-03": MonthEnd(0, (54, 137, 70, 8, 15, 33, 13, 2)),
    "2018-04": MonthEnd(10, (54, 137, 71, 8, 15, 33, 13, 2)),
    "2018-05": MonthEnd(9, (54, 137, 72, 9, 15, 33, 13, 2)),
    "2018-06": MonthEnd(9, (55, 137, 72, 9, 15, 33, 13, 2)),
    "2018-07": MonthEnd(8, (55, 136, 72, 9, 15, 33, 13, 2)),
    "2018-08": MonthEnd(6, (55, 135, 71, 10, 15, 32, 13, 2)),
    "2018-09": MonthEnd(11, (55, 136, 72, 10, 15, 33, 13, 2)),
    "2018-10": MonthEnd(12, (56, 136, 73, 10, 15, 33, 14, 2)),
    "2018-11": MonthEnd(10, (56, 137, 73, 9, 16, 34, 14, 2)),
    "2018-12": MonthEnd(6, (57, 136, 73, 9, 16, 34, 14, 2)),
    "2019-01": MonthEnd(11, (57, 136, 74, 10, 16, 34, 14, 2)),
    "2019-02": MonthEnd(9, (58, 135, 75, 10, 16, 35, 14, 2)),
    "2019-03": MonthEnd(9, (58, 136, 75, 10, 16, 35, 15, 2)),
    "2019-04": MonthEnd(9, (59, 135, 75, 11, 16, 35, 15, 2)),
    "2019-05": MonthEnd(9, (60, 134, 75, 11, 16, 35, 15, 2)),
    "2019-06": MonthEnd(8, (60, 133, 74, 11, 16, 35, 15, 2)),
    "2019-07": MonthEnd(7, (61, 131, 73, 10, 16, 35, 15, 2)),
    "2019-08": MonthEnd(6, (61, 129, 72, 10, 15, 36, 15, 2)),
    "2019-09": MonthEnd(11, (59, 126, 78, 10, 16, 36, 17, 2)),
    "2019-10": MonthEnd(15, (56, 124, 80, 11, 19, 39, 20, 3)),
    "2019-11": MonthEnd(13, (55, 131, 78, 11, 19, 39, 21, 3)),
    "2019-12": MonthEnd(6, (53, 133, 77, 10, 19, 37, 21, 3)),
    "2020-01": MonthEnd(15, (56, 133, 79, 11, 21, 36, 22, 3)),
    "2020-02": MonthEnd(5, (59, 130, 83, 10, 18, 35, 20, 2)),
    # Printed for March: 352, one start of a child of 15 or over, six ceased.
    "2020-03": MonthEnd(1, (61, 123, 87, 10, 15, 35, 19, 2)),
}

# Printed: nights of each month by provision, in the order of PROVISIONS.
NIGHTS: dict[str, tuple[int, ...]] = {
    "2019-09": (5620, 2222, 1084, 1315),
    "2019-10": (5674, 2459, 1159, 1481),
    "2019-11": (5495, 2365, 1186, 1621),
    "2019-12": (5754, 2393, 1194, 1642),
    "2020-01": (5802, 2427, 1132, 1710),
    "2020-02": (5484, 2327, 1024, 1607),
    "2020-03": (5774, 2638, 1086, 1470),
}

# Ceased in March: the reason, and where the child may have been. Four special guardianship orders.
MARCH_CEASED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("E45", ("friends",)),
    ("E45", ("friends",)),
    ("E46", ("in-house",)),
    ("E46", ("in-house",)),
    ("E41", ("parents", "friends")),
    ("E4A", ("parents", "semi", "in-house")),  # a child of the team for those of 16 and over
)

# The two who came into care from a plan: the older in March, on the day the plan ended, the
# younger in the last days of February, a few days before the plan ended.
MARCH_START = (date(2020, 3, 12),)
FEBRUARY_START = (date(2020, 2, 26), date(2020, 2, 27), date(2020, 2, 28))

# Children adopted in each month; none in March 2020.
ADOPTED: dict[str, int] = {
    **dict.fromkeys(("2018-04", "2018-05", "2018-07", "2018-08", "2018-10", "2018-11"), 1),
    **dict.fromkeys(("2018-12", "2019-02", "2019-03"), 1),
    **dict.fromkeys(("2019-04", "2019-05", "2019-06", "2019-08", "2019-09", "2019-10"), 1),
    **dict.fromkeys(("2019-11", "2020-02"), 1),
    "2019-07": 2,
    "2019-12": 2,
}
WAITING_FOR_ADOPTION, REVERSED = 15, 3

# Printed: 8% with three or more placements in February and in March.
THREE_PLACEMENTS: dict[str, int] = {
    "2019-03": 32,
    "2019-04": 31,
    "2019-05": 30,
    "2019-06": 31,
    "2019-07": 32,
    "2019-08": 31,
    "2019-09": 29,
    "2019-10": 28,
    "2019-11": 27,
    "2019-12": 28,
    "2020-01": 27,
    "2020-02": 28,
    "2020-03": 28,
}
THREE_PLACEMENTS_BEFORE = 30
PRINTED_THREE = ("2020-02", "2020-03")

# Printed: 74% in the same placement in March, "reasonably constant over the last 6 months".
SAME_PLACEMENT: dict[str, float] = {
    "2019-03": 0.725,
    "2019-04": 0.72,
    "2019-05": 0.73,
    "2019-06": 0.735,
    "2019-07": 0.73,
    "2019-08": 0.725,
    "2019-09": 0.73,
    "2019-10": 0.735,
    "2019-11": 0.73,
    "2019-12": 0.725,
    "2020-01": 0.735,
    "2020-02": 0.74,
    "2020-03": 0.74,
}
SAME_PLACEMENT_BEFORE = 0.74

# Children looked after by team on 30 and 31 March 2020.
TEAMS: dict[str, int] = {
    "CP & Court 1": 17,
    "CP & Court 2": 16,
    "CP & Court 3": 31,
    "LAC 1": 87,
    "LAC 2": 98,
    "CWD": 37,
    "16+": 66,
}


class Leavers(NamedTuple):
    """Care leavers of one age: all, in touch, in suitable accommodation, in education or work."""

    cohort: int
    in_touch: int
    suitable: int
    eet: int


LEAVERS: dict[int, Leavers] = {
    19: Leavers(31, 30, 28, 16),
    20: Leavers(38, 31, 31, 16),
    21: Leavers(33, 26, 26, 12),
}
OTHER_LEAVERS = 41  # of 17, 18 and 22 to 24: with the cohort, the 143 whom advisers hold
