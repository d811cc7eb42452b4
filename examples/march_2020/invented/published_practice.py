"""The published figures of practice and workforce that the extracts are made to give.

They are what the report prints for the week of 30 March 2020; where it contradicts itself, they
are its counts. What it does not print, such as the number of supervisions due in each team, is
invented so that the percentages come out as printed.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

WEEK_AS_AT = date(2020, 3, 30)


class Visits(NamedTuple):
    """A team's children with a visit due in March 2020, and those seen in time."""

    due: int
    in_time: int


# Kind of visit, team: the report's percentages of its numbers of children.
MARCH_VISITS: dict[str, dict[str, Visits]] = {
    "CIN": {
        "Assessment 1": Visits(10, 8),
        "Assessment 2": Visits(12, 12),
        "CP & Court 1": Visits(27, 27),
        "CP & Court 2": Visits(16, 15),
        "CP & Court 3": Visits(7, 6),
        "CWD": Visits(59, 39),
        "LAC 2": Visits(2, 2),
        "16+": Visits(4, 3),
    },
    "CP": {
        "CP & Court 1": Visits(28, 28),
        "CP & Court 2": Visits(48, 46),
        "CP & Court 3": Visits(32, 29),
        "LAC 2": Visits(1, 1),
        "16+": Visits(2, 2),
    },
    # The teams add up to 351; the report prints a total of 352, and 344 in time.
    "LAC": {
        "CP & Court 1": Visits(17, 17),
        "CP & Court 2": Visits(16, 15),
        "CP & Court 3": Visits(30, 30),
        "LAC 1": Visits(87, 87),
        "LAC 2": Visits(98, 97),
        "16+": Visits(67, 65),
        "CWD": Visits(36, 32),
    },
}
# Printed for the year to date, April 2019 to March 2020.
VISITS_YEAR_TO_DATE = {"CIN": 70, "CP": 82, "LAC": 87}

BANDS = (
    "Within 1 month",
    "1 to 2 months",
    "2 to 3 months",
    "4 to 6 months",
    "More than 6 months",
    "None",
    "None, new in last 30 days",
)
# First and last day of each band, as at 30 March 2020.
BAND_DAYS: dict[str, tuple[date, date]] = {
    "Within 1 month": (date(2020, 2, 29), date(2020, 3, 30)),
    "1 to 2 months": (date(2020, 1, 30), date(2020, 2, 28)),
    "2 to 3 months": (date(2019, 12, 30), date(2020, 1, 29)),
    "4 to 6 months": (date(2019, 9, 30), date(2019, 12, 29)),
    "More than 6 months": (date(2019, 4, 1), date(2019, 9, 29)),
}
NEW_SINCE = date(2020, 2, 29)

# Team and kind of case: children in each band. The report prints teams by band and kinds by band;
# this is one way to fill both. It prints the 11 new cases of Assessment 2 with Assessment 1.
SUPERVISION: dict[tuple[str, str], tuple[int, ...]] = {
    ("Assessment 1", "CIN"): (6, 4, 0, 2, 0, 5, 0),
    ("Assessment 2", "CIN"): (6, 2, 1, 2, 0, 4, 11),
    ("Assessment 3", "CIN"): (3, 0, 0, 0, 0, 0, 0),
    ("CP & Court 1", "CIN"): (15, 14, 2, 3, 0, 0, 0),
    ("CP & Court 1", "CPP"): (14, 12, 1, 1, 0, 0, 0),
    ("CP & Court 1", "LAC"): (10, 6, 0, 1, 0, 0, 0),
    ("CP & Court 2", "CIN"): (6, 9, 8, 5, 0, 0, 0),
    ("CP & Court 2", "CPP"): (12, 15, 9, 6, 0, 6, 0),
    ("CP & Court 2", "LAC"): (7, 5, 1, 3, 0, 0, 0),
    ("CP & Court 3", "CIN"): (6, 3, 0, 2, 0, 0, 0),
    ("CP & Court 3", "CPP"): (20, 6, 0, 2, 0, 3, 1),
    ("CP & Court 3", "LAC"): (17, 4, 1, 5, 2, 1, 0),
    ("CP & Court 3", "LAC & CPP"): (1, 0, 0, 0, 0, 0, 0),
    ("LAC 1", "CIN"): (1, 0, 0, 0, 0, 0, 0),
    ("LAC 1", "LAC"): (62, 14, 5, 6, 0, 0, 0),
    ("LAC 2", "CIN"): (1, 1, 0, 0, 0, 0, 0),
    ("LAC 2", "CPP"): (1, 0, 0, 0, 0, 0, 0),
    ("LAC 2", "LAC"): (65, 20, 10, 3, 0, 0, 0),
    ("CWD", "CIN"): (26, 24, 7, 4, 2, 1, 0),
    ("CWD", "LAC"): (16, 14, 3, 4, 0, 0, 0),
    ("16+", "CIN"): (2, 1, 0, 1, 0, 0, 0),
    ("16+", "CPP"): (2, 0, 0, 0, 0, 0, 0),
    ("16+", "LAC"): (43, 11, 2, 7, 3, 0, 0),
}


class Supervised(NamedTuple):
    """Supervisions of a team's workers: due and done in February, due and done in March 2020."""

    due_before: int
    done_before: int
    due: int
    done: int


OPERATIONAL, BUSINESS_SUPPORT = "Operational", "Business support"
WORKER_SUPERVISION: dict[str, dict[str, Supervised]] = {
    OPERATIONAL: {
        "LAC 2": Supervised(6, 6, 6, 6),
        "Early Help": Supervised(10, 10, 10, 10),
        "Head of Service MASH and Assessment": Supervised(4, 4, 4, 4),
        "Head of Additional Needs": Supervised(3, 3, 3, 3),
        "MASH": Supervised(8, 8, 8, 8),
        "LAC Support": Supervised(6, 6, 6, 6),
        "Assessment 1": Supervised(7, 7, 6, 6),
        "LAC 1": Supervised(8, 8, 8, 8),
        "CP & Court 1": Supervised(5, 5, 5, 5),
        "Head of Fieldwork": Supervised(4, 4, 4, 4),
        "Assessment 3": Supervised(5, 5, 2, 2),
        "16+": Supervised(15, 14, 15, 15),
        "Head of LAC": Supervised(6, 5, 6, 6),
        "Assessment 2": Supervised(8, 6, 4, 4),
        "Fostering": Supervised(19, 14, 18, 17),
        "Principal IRO": Supervised(8, 7, 9, 8),
        "CP & Court 3": Supervised(7, 6, 8, 7),
        "CWD": Supervised(12, 11, 12, 8),
        "CP & Court 2": Supervised(7, 5, 9, 6),
        "Head of S&R": Supervised(5, 0, 5, 3),
        "Early Permanence": Supervised(2, 0, 2, 1),
        "Assessment Family Support": Supervised(0, 0, 4, 1),  # from March 2020
        "Social Care Family Support": Supervised(15, 0, 15, 0),
        "Principal Social Worker": Supervised(4, 0, 4, 0),
    },
    BUSINESS_SUPPORT: {
        "Head of Business Support": Supervised(3, 3, 3, 3),
        "Placements": Supervised(5, 5, 5, 5),
        "Business Support Team Leaders": Supervised(12, 12, 12, 12),
        "Business Support 1": Supervised(25, 25, 25, 25),
    },
}


class Holder(NamedTuple):
    """A worker who holds cases: the number in the worker's name, cases held, and the post."""

    number: int
    cases: int
    fte: float = 1.0
    social_worker: bool = True


class CaseloadTeam(NamedTuple):
    """A line of the caseload table: where its children's cases are, its workers, vacant posts."""

    team: str
    holders: tuple[Holder, ...]
    vacant: tuple[float, ...] = ()  # the FTE of each


ALLOCATED_16, ADVISERS_16, VIRTUAL_16 = (
    "16+ Team Allocated worker",
    "16+ Team PA",
    "16+ Virtual Worker",
)
VIRTUAL_CASES = 38  # a placeholder's, which is on no staff list

# The report prints, for each line, workers, FTE, cases, social workers, how many of them hold more
# than 20 (or pro rata), and the most that one holds. Of Assessment 1's a part-time one is over.
CASELOADS: dict[str, CaseloadTeam] = {
    ALLOCATED_16: CaseloadTeam(
        "16+",
        (
            Holder(75, 18),
            Holder(76, 13),
            Holder(77, 12),
            Holder(78, 11),
            Holder(79, 10),
            Holder(80, 8),
            Holder(81, 5),
        ),
    ),
    ADVISERS_16: CaseloadTeam(
        "16+",
        tuple(
            Holder(number, cases, social_worker=False)
            for number, cases in zip(
                (82, 83, 84, 85, 98, 99, 100, 101), (20, 19, 19, 18, 18, 17, 16, 16), strict=True
            )
        ),
    ),
    "Assessment 1": CaseloadTeam(
        "Assessment 1",
        (
            Holder(1, 12),
            Holder(2, 19),
            Holder(3, 13),
            Holder(4, 9),
            Holder(5, 14, fte=0.6),
            Holder(6, 11),
        ),
        vacant=(1.0, 0.3),
    ),
    "Assessment 2": CaseloadTeam(
        "Assessment 2",
        (Holder(8, 16), Holder(9, 20), Holder(10, 14), Holder(13, 16)),
        vacant=(1.0, 1.0, 1.0),
    ),
    "Assessment 3": CaseloadTeam(
        "Assessment 3",
        (Holder(15, 5), Holder(19, 15)),
        vacant=(1.0, 1.0, 1.0, 1.0, 1.0),
    ),
    "CP & Court 1": CaseloadTeam(
        "CP & Court 1",
        (Holder(22, 21), Holder(23, 18), Holder(24, 16), Holder(25, 15), Holder(26, 12)),
        vacant=(1.0, 1.0),
    ),
    "CP & Court 2": CaseloadTeam(
        "CP & Court 2",
        (
            Holder(29, 21),
            Holder(30, 14),
            Holder(31, 12),
            Holder(32, 12),
            Holder(33, 10),
            Holder(34, 9, fte=0.5),
            Holder(35, 8, fte=0.5),
            Holder(36, 8, social_worker=False),
            Holder(37, 6, social_worker=False),
        ),
    ),
    "CP & Court 3": CaseloadTeam(
        "CP & Court 3",
        (
            Holder(38, 20),
            Holder(39, 17),
            Holder(40, 13),
            Holder(41, 12),
            Holder(42, 9),
            Holder(43, 8),
            Holder(44, 8, social_worker=False),
        ),
        vacant=(1.0,),
    ),
    "CWD": CaseloadTeam(
        "CWD",
        (
            Holder(46, 23),
            Holder(47, 22),
            Holder(48, 21),
            Holder(49, 16),
            Holder(50, 10, fte=0.6),
            Holder(51, 9, fte=0.5),
            Holder(52, 10, social_worker=False),
        ),
    ),
    "LAC 1": CaseloadTeam(
        "LAC 1",
        (
            Holder(61, 21),
            Holder(62, 14),
            Holder(63, 12),
            Holder(64, 10),
            Holder(65, 9),
            Holder(66, 7, fte=0.5),
            Holder(67, 9, social_worker=False),
            Holder(68, 8, fte=0.5, social_worker=False),
        ),
    ),
    "LAC 2": CaseloadTeam(
        "LAC 2",
        (
            Holder(69, 20),
            Holder(70, 18),
            Holder(71, 17),
            Holder(72, 15),
            Holder(73, 16, social_worker=False),
            Holder(74, 15, social_worker=False),
        ),
    ),
}
