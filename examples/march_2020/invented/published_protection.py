"""Child protection and children in need: the figures that the extracts are made to give.

The report prints few months of most series; the others are invented so that the months look like
months and the year to date (April 2019 to March 2020) comes out as printed. What the report prints
stands in the comments.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

FIRST_DAY = date(2019, 3, 1)  # of the local lists' span
WEEKLY_RUN = date(2020, 3, 30)  # the day of the report's tables of cases by team
WITHIN_SIX_MONTHS = date(2019, 10, 1)  # first day of Annex A's six months
FINAL_MONTH = "2020-03"
TWO_YEARS = 730  # days


class EnquiryMonth(NamedTuple):
    """Section 47 enquiries, initial conferences and strategy discussions, in children's rows."""

    completed: int  # enquiries completed in the month
    in_time: int  # of them within 15 working days
    no_further_action: int
    to_conference: int
    conferences: int  # held in the month
    conferences_in_time: int  # within 15 working days of the strategy discussion
    without_enquiry: int  # strategy discussions that led to none


ENQUIRIES: dict[str, EnquiryMonth] = {
    "2019-03": EnquiryMonth(55, 35, 31, 20, 20, 14, 21),
    "2019-04": EnquiryMonth(52, 33, 26, 24, 24, 17, 15),
    "2019-05": EnquiryMonth(55, 36, 31, 18, 18, 13, 14),
    "2019-06": EnquiryMonth(50, 34, 27, 19, 19, 14, 14),
    "2019-07": EnquiryMonth(57, 37, 33, 20, 20, 14, 14),
    "2019-08": EnquiryMonth(44, 30, 26, 15, 15, 11, 12),
    "2019-09": EnquiryMonth(51, 34, 24, 21, 21, 15, 15),
    "2019-10": EnquiryMonth(56, 37, 28, 24, 24, 18, 15),
    "2019-11": EnquiryMonth(54, 36, 25, 26, 26, 18, 14),
    "2019-12": EnquiryMonth(44, 30, 25, 17, 17, 13, 12),
    "2020-01": EnquiryMonth(48, 33, 25, 18, 18, 14, 13),
    # Printed for February: 100% of the conferences in time.
    "2020-02": EnquiryMonth(37, 26, 25, 9, 10, 10, 20),
    # Printed for March: 35 enquiries completed, a small decrease; 74% no further action, 20% to
    # conference; 9 of 9 conferences in time.
    "2020-03": EnquiryMonth(35, 25, 26, 7, 9, 9, 19),
}
# Printed for the year to date: enquiries 67% in time, 55% no further action, 37% to conference;
# conferences 75% in time.
# Conferences of the first month whose enquiry was completed in the month before.
FIRST_CARRIED_OVER = 5

# Enquiries begun. With the discussions that led to none these are 63% and 62% of all, as printed
# for the two months (54 and 50 discussions: a small decrease); 76% is printed for the year to date.
BEGUN = {"2020-02": 34, "2020-03": 31}

NEGLECT, PHYSICAL = "a) Neglect", "b) Physical abuse"
SEXUAL, EMOTIONAL = "c) Sexual abuse", "d) Emotional abuse"


class Categories(NamedTuple):
    """Numbers of plans by latest category, in the order of the report's table."""

    emotional: int
    neglect: int
    physical: int
    sexual: int

    def by_code(self) -> dict[str, int]:
        """Give the numbers by Annex A's code."""
        return dict(zip((EMOTIONAL, NEGLECT, PHYSICAL, SEXUAL), self, strict=True))


# Plans open at the end of the month before the lists' span.
OPEN_BEFORE = Categories(92, 64, 4, 9)
# Of them, in the groups that stay on a plan for two years or more: when they began and end.
# With these 5 of 246 plans that end in the year, "2" (percent) comes out as printed.
LONG_PLANS: tuple[tuple[date, str, str, int], ...] = (
    (date(2017, 5, 9), "2019-06", EMOTIONAL, 2),
    (date(2017, 6, 27), "2019-09", NEGLECT, 1),
    (date(2017, 9, 12), "2019-11", NEGLECT, 2),
)

# Plans open at the end of each month: printed from October 2019. No plan is multiple.
OPEN_PLANS: dict[str, Categories] = {
    "2019-03": Categories(93, 65, 4, 10),
    "2019-04": Categories(95, 66, 4, 10),
    "2019-05": Categories(96, 64, 3, 10),
    "2019-06": Categories(92, 66, 3, 10),
    "2019-07": Categories(90, 64, 3, 11),
    "2019-08": Categories(88, 62, 2, 11),
    "2019-09": Categories(90, 61, 1, 11),
    "2019-10": Categories(94, 62, 0, 11),
    "2019-11": Categories(100, 67, 0, 11),
    "2019-12": Categories(99, 66, 0, 8),
    "2020-01": Categories(100, 65, 0, 2),
    "2020-02": Categories(81, 54, 0, 0),
    "2020-03": Categories(58, 50, 0, 0),
}

# Plans begun in each month; of March 2020 the report prints 2.
STARTED_PLANS: dict[str, Categories] = {
    "2019-03": Categories(9, 7, 0, 1),
    "2019-04": Categories(11, 8, 0, 1),
    "2019-05": Categories(9, 6, 0, 1),
    "2019-06": Categories(8, 8, 0, 0),
    "2019-07": Categories(10, 6, 1, 1),
    "2019-08": Categories(7, 5, 0, 0),
    "2019-09": Categories(11, 7, 0, 0),
    "2019-10": Categories(13, 8, 0, 0),
    "2019-11": Categories(14, 10, 0, 0),
    "2019-12": Categories(8, 6, 0, 0),
    "2020-01": Categories(9, 6, 0, 0),
    "2020-02": Categories(4, 2, 0, 0),
    "2020-03": Categories(1, 1, 0, 0),
}
# Children among them who came with a plan from another authority.
TRANSFERRED_IN = {"2019-07": 2, "2019-11": 2}

THRESHOLD = "No longer meets threshold"
LOOKED_AFTER = "Became looked after"
MOVED = "Moved to another authority"
# How the 29 plans ended in March: printed are 26 and 2, and 108 open leaves one more.
MARCH_ENDS = {THRESHOLD: 26, LOOKED_AFTER: 2, MOVED: 1}
ENDING_ON_THE_LAST_DAY = 4  # of the 26: open at the weekly run, and not at the month's end
# Shares of the reasons in the other months.
END_REASONS = {THRESHOLD: 88, LOOKED_AFTER: 7, MOVED: 5}
# Children whose plan may end so in a month; few children came into care in February.
MOST_INTO_CARE, FEW_INTO_CARE = 4, {"2020-02": 0}

# Open at the weekly run.
PLANS_BY_TEAM = {
    "CP & Court 1": 28,
    "CP & Court 2": 48,
    "CP & Court 3": 33,
    "LAC 2": 1,
    "16+": 2,
}
COURT_TEAMS = ("CP & Court 1", "CP & Court 2", "CP & Court 3")

# Of the 108 open at the end of March: 49% had an earlier plan, 21% one that ended in the two years
# before this one began. Of the 2 that began in March, none.
WITH_EARLIER_PLAN = 53
WITH_RECENT_PLAN = 23
# Shares among the plans that ended: the report has a chart of the months, and no numbers.
EARLIER_SHARE, RECENT_SHARE = 0.44, 0.17


class CinTeam(NamedTuple):
    """A team's children on plans of children in need, and how many of each are of March."""

    incoming: int
    started: int
    new_incoming: int  # proposed in March 2020
    new_started: int


# The report's table for the end of March; its totals are 48 and 142, and so 190 children. The new
# ones are invented: 11 of Assessment 2 are printed as new and without a supervision yet, and the
# published supervisions of the others need cases that have been open for some time.
CIN_BY_TEAM: dict[str, CinTeam] = {
    "Assessment 1": CinTeam(3, 14, 3, 0),
    "Assessment 2": CinTeam(7, 19, 7, 4),
    "Assessment 3": CinTeam(2, 1, 1, 0),
    "CP & Court 1": CinTeam(6, 28, 6, 5),
    "CP & Court 2": CinTeam(16, 12, 6, 0),
    "CP & Court 3": CinTeam(5, 6, 5, 0),
    "LAC 1": CinTeam(0, 1, 0, 0),
    "LAC 2": CinTeam(0, 2, 0, 0),
    "CWD": CinTeam(8, 56, 4, 0),
    "16+": CinTeam(1, 3, 1, 0),
}
# Where the 22 whose plans of protection ended in March before its last day go: all are new.
STEPPED_DOWN_IN_MARCH = {"CP & Court 1": 11, "CP & Court 2": 6, "CP & Court 3": 5}

# Children on such plans at the end of each month; 186 is printed.
CIN_OPEN: dict[str, int] = {
    "2019-02": 178,
    "2019-03": 181,
    "2019-04": 184,
    "2019-05": 188,
    "2019-06": 192,
    "2019-07": 195,
    "2019-08": 189,
    "2019-09": 186,
    "2019-10": 190,
    "2019-11": 193,
    "2019-12": 188,
    "2020-01": 184,
    "2020-02": 186,
    "2020-03": 190,
}

# Exploitation assessments completed, by the old CSE step and by the new CE step. Printed: 12 in
# March, and that the months from September 2019 are taken from both.
EXPLOITATION: dict[str, tuple[int, int]] = {
    "2019-03": (7, 0),
    "2019-04": (8, 0),
    "2019-05": (6, 0),
    "2019-06": (9, 0),
    "2019-07": (7, 0),
    "2019-08": (5, 0),
    "2019-09": (6, 2),
    "2019-10": (6, 4),
    "2019-11": (4, 5),
    "2019-12": (3, 4),
    "2020-01": (3, 8),
    "2020-02": (2, 8),
    "2020-03": (2, 10),
}
EXPLOITATION_OPEN = 6

# Printed: none identified in March. The days on which girls were found to be at risk before.
AT_RISK_OF_FGM = (date(2019, 5, 14), date(2019, 10, 8), date(2020, 1, 21))
