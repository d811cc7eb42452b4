"""The small language in which verdicts are declared: measures of a case, and conditions on them.

Every expression knows the columns that it needs, so that a figure whose column is missing can
say so; and every condition has three answers: yes, no, and not known.
"""

from xl_kpi.indicators.conditions.case_columns import (
    NO,
    NOT_KNOWN,
    THE_DAY,
    YES,
    Answers,
    CaseColumns,
    Condition,
    Measure,
)
from xl_kpi.indicators.conditions.grouping import (
    ByCodeOnTheDay,
    ByCondition,
    ByNumber,
    Grouping,
)
from xl_kpi.indicators.conditions.measures import (
    Age,
    Days,
    Either,
    Greatest,
    Hours,
    Nights,
    Number,
    ShareOf,
    WorkingDays,
)
from xl_kpi.indicators.conditions.same_person import (
    CurrentOf,
    EarlierCaseWithin,
    EarlierSpell,
    HasOther,
    OverlappingOthers,
)
from xl_kpi.indicators.conditions.verdicts import (
    BegunBefore,
    Combined,
    Compared,
    Happened,
    IsNoneOf,
    IsOneOf,
    Known,
    Not,
    SinceMonths,
)

__all__ = [
    "NO", "NOT_KNOWN", "THE_DAY", "YES", "Age", "Answers", "BegunBefore", "ByCodeOnTheDay", "ByCondition",
    "ByNumber", "CaseColumns", "Combined", "Compared", "Condition", "CurrentOf", "Days",
    "EarlierCaseWithin", "EarlierSpell", "Either", "Greatest", "Grouping", "Happened", "HasOther", "Hours",
    "IsNoneOf", "IsOneOf", "Known", "Measure", "Nights", "Not", "Number", "OverlappingOthers", "ShareOf",
    "SinceMonths", "WorkingDays",
]  # fmt: skip
