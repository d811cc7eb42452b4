"""The figures of the published report that the extracts are made to give.

`Month` rows mix both kinds of number. The report prints few of them (its percentages are in the
comments); the others are invented so that the months look like months and the year to date comes
out as printed.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

AS_AT = date(2020, 3, 31)
FIRST_CONTACT = date(2019, 3, 1)
FIRST_REFERRAL = date(2018, 3, 1)  # re-referrals look back twelve months

# The report's source table for March 2020: code, contacts, referrals.
# Its line 'LA services - social care, for example, from another local authority's adults social
# care' runs the wordings of 5A and 5C together; it stands here as 5A.
MARCH_SOURCES: dict[str, tuple[int, int]] = {
    "t) 9: Anonymous": (9, 0),
    "f) 2B: Education services": (1, 0),
    "k) 3E: Health services": (34, 7),
    "g) 3A: Health services": (5, 0),
    "h) 3B: Health services": (3, 2),
    "l) 3F: Health services": (5, 0),
    "j) 3D: Health services": (31, 4),
    "i) 3C: Health services": (2, 0),
    "b) 1B: Individual": (1, 0),
    "a) 1A: Individual": (16, 5),
    "d) 1D: Individual": (2, 1),
    "c) 1C: Individual": (1, 0),
    "n) 5A: LA services": (61, 23),
    "s) 8: Other": (48, 6),
    "r) 7: Other legal agency": (43, 7),
    "q) 6: Police": (418, 29),
    "e) 2A: Schools": (47, 8),
}
# Sources that the March table does not have, and how many a typical other month has.
OTHER_SOURCES: dict[str, tuple[float, float]] = {
    "m) 4: Housing": (9, 2),
    "o) 5B: LA services": (6, 1.5),
    "p) 5C: LA services": (5, 1.5),
    "u) 10: Unknown": (1.5, 0.2),
}


class Month(NamedTuple):
    """A month at the front door and in assessments: all are numbers of children's rows."""

    contacts: int
    contacts_24h: int  # decided within 24 hours
    contacts_1d: int  # decided within one working day, those in 24 hours among them
    referrals: int
    referrals_24h: int
    referrals_1d: int
    re_referrals: int
    assessments: int  # authorised in the month
    in_45_days: int
    seen_in_3_days: int


MONTHS: dict[str, Month] = {
    "2019-03": Month(702, 312, 611, 155, 67, 133, 30, 141, 108, 79),
    "2019-04": Month(655, 308, 583, 142, 61, 121, 27, 128, 99, 70),
    "2019-05": Month(712, 327, 630, 163, 67, 139, 30, 139, 104, 75),
    "2019-06": Month(698, 307, 610, 158, 63, 134, 28, 142, 107, 81),
    "2019-07": Month(741, 319, 645, 169, 71, 147, 34, 151, 115, 80),
    "2019-08": Month(603, 295, 540, 126, 55, 109, 23, 122, 97, 70),
    "2019-09": Month(668, 307, 591, 147, 60, 127, 26, 126, 101, 69),
    "2019-10": Month(735, 323, 643, 168, 68, 143, 33, 149, 120, 86),
    "2019-11": Month(719, 302, 626, 166, 66, 141, 35, 144, 118, 82),
    "2019-12": Month(611, 281, 541, 128, 56, 111, 25, 118, 97, 68),
    "2020-01": Month(704, 296, 612, 143, 61, 122, 28, 131, 108, 75),
    # Printed for February: contacts in 24 hours 36%, referrals in 24 hours 53%, seen 59%.
    # 129 of 650 contacts (19.8%) and 28 of 129 re-referrals (21.7%) make March's changes of
    # 7 and 10 points come out whether exact or displayed figures are subtracted.
    "2020-02": Month(650, 234, 559, 129, 68, 111, 28, 118, 98, 70),
    # Printed for March: 727 and 92; 44%; 52%; re-referrals 32%; 83 of 95; seen 62%.
    "2020-03": Month(727, 320, 654, 92, 48, 80, 29, 95, 83, 59),
}
# Printed for the year to date (April 2019 to March 2020): progression 21%; in 24 hours 44% and 43%;
# in 1 day 88% and 86%; re-referrals 20%; in 45 days 80%, and 79% up to February.

# The year before, for re-referrals only: referrals, and how many follow an earlier one.
EARLIER_REFERRALS: dict[str, tuple[int, int]] = {
    "2018-03": (149, 0),
    "2018-04": (138, 0),
    "2018-05": (158, 0),
    "2018-06": (161, 2),
    "2018-07": (166, 9),
    "2018-08": (121, 10),
    "2018-09": (144, 15),
    "2018-10": (171, 21),
    "2018-11": (163, 22),
    "2018-12": (124, 19),
    "2019-01": (147, 25),
    "2019-02": (138, 25),
}


class TeamMonth(NamedTuple):
    """A team's assessments completed in March 2020."""

    completed: int
    in_45_days: int
    seen_in_3_days: int


# The report's percentages: 100, 77, 95, 0 and 100% in time; 47, 66, 73, 100 and 100% seen.
# 'CP & Court 1', 'CP & Court 2' and 'MASH' are printed with '-'.
MARCH_TEAMS: dict[str, TeamMonth] = {
    "Assessment 1": TeamMonth(34, 34, 16),
    "Assessment 2": TeamMonth(35, 27, 23),
    "Assessment 3": TeamMonth(22, 21, 16),
    "CP & Court 3": TeamMonth(3, 0, 3),
    "CWD": TeamMonth(1, 1, 1),
}

# Open at the end of March 2020: team, awaiting completion, of them beyond 45 working days.
OPEN_ASSESSMENTS: dict[str, tuple[int, int]] = {
    "Assessment 1": (49, 0),
    "Assessment 2": (69, 0),
    "Assessment 3": (17, 0),
    "CP & Court 1": (2, 2),
    "CP & Court 2": (6, 1),
    "CP & Court 3": (4, 4),
    "CWD": (8, 0),
    "Other": (1, 0),
}

CIN_PLAN = "CIN Plan"
STRATEGY = "Strategy discussion"
CONTINUE = "Continue with current plan"
REVIEW = "Review assessment only"
CLOSE = "Close case"

# Outcomes of the 95: strategy meeting held or not, outcome, number.
MARCH_OUTCOMES: list[tuple[bool, str, int]] = [
    (True, CIN_PLAN, 1),
    (True, CONTINUE, 1),
    (True, REVIEW, 0),
    (True, CLOSE, 15),
    (False, CIN_PLAN, 1),
    (False, STRATEGY, 0),
    (False, CONTINUE, 1),
    (False, REVIEW, 0),
    (False, CLOSE, 76),
]
