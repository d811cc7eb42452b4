"""Child and family assessments: completed, in time, children seen, still open, and outcomes."""

from xl_kpi.indicators.conditions import THE_DAY, IsOneOf, WorkingDays
from xl_kpi.indicators.declaration import (
    Average,
    Chapter,
    Count,
    Events,
    Indicator,
    Open,
    Percentage,
    Rule,
    Split,
    Unit,
)
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "assessments",
    "Child and family assessments",
    "How many assessments were completed and how many of them in time, whether children were "
    "seen early, what is still open, and what came of them.",
)

_ANNEX_A = "Ofsted, Annex A guidance (August 2019), list 4"
_COMPLETED = Events("assessments", at="authorised")
_STEPS_COMPLETED = Events("assessment_steps", at="authorised")
_OPEN = Open("assessments", start="started", end="authorised")
_45_DAYS = (
    "Working Together to Safeguard Children: an assessment should be completed within 45 "
    "working days of a referral; Department for Education, local authority interactive tool "
    "(Continue_Assess_Comp)."
)

_INDICATORS = (
    Indicator(
        id="assessments.completed",
        title="Assessments completed",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_COMPLETED),),
        splits=(BY_TEAM,),
        definition="Child and family assessments authorised in the period.",
        source=f"{_ANNEX_A}.",
    ),
    Indicator(
        id="assessments.in_45_days",
        title="Assessments completed within 45 working days",
        short="Assessments in 45 working days",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_COMPLETED, met=WorkingDays("started", "authorised") <= 45),),
        splits=(BY_TEAM,),
        good="high",
        definition="Assessments authorised in the period no more than 45 working days after "
        "they started, of all assessments authorised in the period.",
        source=_45_DAYS,
    ),
    Indicator(
        id="assessments.working_days_taken",
        title="Average working days to complete an assessment",
        short="Average working days taken",
        chapter=CHAPTER.id,
        shape=Average(),
        unit=Unit.DAYS,
        rules=(Rule(_COMPLETED, measure=WorkingDays("started", "authorised")),),
        splits=(BY_TEAM,),
        good="low",
        definition="Mean number of working days from start to authorisation, of assessments "
        "authorised in the period.",
        source=f"{_ANNEX_A}; local measure.",
    ),
    Indicator(
        id="assessments.seen_in_3_days",
        title="Children seen within 3 working days of the assessment's start",
        short="Children seen within 3 days",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_STEPS_COMPLETED, met=WorkingDays("started", "seen") <= 3),),
        splits=(BY_TEAM,),
        good="high",
        definition="Assessments authorised in the period whose child was first seen no more "
        "than 3 working days after the start, of all assessments authorised in the period. A "
        "child without a date seen is not met.",
        source="Local standard; Annex A has no date on which the child was seen.",
    ),
    Indicator(
        id="assessments.child_seen",
        title="Assessments during which the child was seen",
        short="Child seen during the assessment",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_COMPLETED, met=IsOneOf("seen", ("a) Yes",), not_known=("c) Unknown",))),),
        splits=(BY_TEAM,),
        good="high",
        definition="Assessments authorised in the period during which the child was seen, of "
        "all assessments authorised in the period.",
        source=f"{_ANNEX_A}.",
    ),
    Indicator(
        id="assessments.open",
        title="Assessments awaiting completion",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_OPEN),),
        splits=(BY_TEAM,),
        definition="Assessments started and not authorised by the end of the month.",
        source=f"{_ANNEX_A}.",
    ),
    Indicator(
        id="assessments.open_beyond_45_days",
        title="Assessments awaiting completion beyond 45 working days",
        short="Open beyond 45 working days",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_OPEN, met=WorkingDays("started", THE_DAY) > 45),),
        splits=(BY_TEAM,),
        good="low",
        definition="Assessments open at the end of the month for more than 45 working days, of "
        "all assessments open then.",
        source=_45_DAYS,
    ),
    Indicator(
        id="assessments.outcomes",
        title="Outcomes of assessments, with and without a strategy meeting",
        short="Outcomes of assessments",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_STEPS_COMPLETED),),
        splits=(
            Split(
                "strategy_meeting_and_outcome",
                ("strategy_meeting", "outcome"),
                "Strategy meeting and outcome",
                wording=(("a) Yes", "Strategy meeting"), ("b) No", "No strategy meeting")),
            ),
        ),
        headline=False,
        definition="Assessments authorised in the period, by whether a strategy meeting was "
        "held at the contact or referral, and by what came of the assessment.",
        source="The published report's own table; Annex A holds neither.",
    ),
    Indicator(
        id="assessments.support_needed",
        title="Assessments that found a need for social care support",
        short="Social care support needed",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_COMPLETED, met=IsOneOf("support_needed", ("a) Yes",))),),
        splits=(BY_TEAM,),
        definition="Assessments authorised in the period that found the child to need social "
        "care support, of all assessments authorised in the period.",
        source=f"{_ANNEX_A}.",
    ),
    Indicator(
        id="exploitation.assessments",
        title="Child exploitation assessments completed",
        short="CE and CSE assessments",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(Events("ce_assessments", at="completed")),),
        splits=(Split("kind", ("kind",), "Kind"), BY_TEAM),
        definition="Assessments of child exploitation (CE) completed in the period, and those of "
        "child sexual exploitation (CSE), as the step was called before: both count.",
        source="Local measure; no standard return has these assessments.",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
