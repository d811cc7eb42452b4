"""Strategy discussions, section 47 enquiries and initial child protection conferences."""

from xl_kpi.indicators.conditions import IsOneOf, WorkingDays
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Events,
    Indicator,
    Percentage,
    Rule,
    Share,
    Split,
    Unit,
)
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "child_protection_enquiries",
    "Strategy discussions, section 47 enquiries and conferences",
    "How many strategy discussions were held and what they led to, how soon enquiries were "
    "completed, and how soon conferences were held.",
)

_ANNEX_A = "Ofsted, Annex A guidance (August 2019), list 5"
_HELD = Events("strategy_discussions", at="held")
_COMPLETED = Events("section_47_outcomes", at="completed")
_INITIAL = Events("conferences", at="held", where=IsOneOf("kind", ("Initial",)))
# Two enquiries of one child may lead to one conference.
_ANNEX_A_CONFERENCE = Events(
    "section_47",
    at="conference_date",
    each=("child_id", "conference_date"),
    earliest="strategy_date",
)
_FROM_CONFERENCES, _FROM_ANNEX_A = "conferences held", "conferences of the enquiries in Annex A"
_15_DAYS = (
    "Department for Education, local authority interactive tool (CP_conf_15days): an initial child "
    "protection conference should take place within 15 working days of the strategy discussion."
)


def indicators(limits: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators."""
    days = limits.section_47_working_days
    return (
        Indicator(
            id="strategy_discussions.held",
            title="Strategy discussions held",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(Rule(_HELD),),
            splits=(BY_TEAM,),
            definition="Strategy discussions held in the period; one about several children counts "
            "once for each of them.",
            source="Local list; Annex A has only discussions that began an enquiry.",
        ),
        Indicator(
            id="strategy_discussions.to_section_47",
            title="Strategy discussions that led to a section 47 enquiry",
            short="Strategy discussions to section 47",
            chapter=CHAPTER.id,
            shape=Percentage(),
            unit=Unit.PERCENT,
            rules=(Rule(_HELD, met=IsOneOf("outcome", ("Section 47 enquiry",))),),
            splits=(BY_TEAM,),
            definition="Strategy discussions held in the period that led to a section 47 enquiry, "
            "of all held in the period.",
            source="Local list; Annex A has only discussions that began an enquiry.",
        ),
        Indicator(
            id="section_47.started",
            title="Section 47 enquiries started",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(
                Rule(Events("section_47", at="strategy_date"), name="enquiries of Annex A"),
                Rule(Events("section_47_outcomes", at="started"), name="section 47 outcomes"),
            ),
            splits=(BY_TEAM,),
            definition="Section 47 enquiries by the day on which they were begun.",
            source=f"{_ANNEX_A}; Department for Education, local authority interactive tool "
            "(Section_47).",
        ),
        Indicator(
            id="section_47.completed",
            title="Section 47 enquiries completed",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(Rule(_COMPLETED),),
            splits=(BY_TEAM,),
            definition="Section 47 enquiries completed in the period.",
            source="Local list; Annex A has no day on which an enquiry was completed.",
        ),
        Indicator(
            id="section_47.in_timescale",
            title=f"Section 47 enquiries completed within {days} working days",
            short="Section 47 enquiries in time",
            chapter=CHAPTER.id,
            shape=Percentage(),
            unit=Unit.PERCENT,
            rules=(Rule(_COMPLETED, met=WorkingDays("started", "completed") <= days),),
            splits=(BY_TEAM,),
            good="high",
            definition=f"Enquiries completed in the period no more than {days} working days after "
            "they began, of all enquiries completed in the period.",
            source="Local standard: section_47_working_days in council.toml.",
        ),
        Indicator(
            id="section_47.outcomes",
            title="Outcomes of section 47 enquiries",
            chapter=CHAPTER.id,
            shape=Share(),
            unit=Unit.PERCENT,
            rules=(Rule(_COMPLETED),),
            splits=(Split("outcome", ("outcome_group",), "Outcome"),),
            definition="Enquiries completed in the period by what they led to: no further action, "
            "an initial child protection conference, or anything else.",
            source="Local list; Annex A says only whether a conference was deemed unnecessary.",
        ),
        Indicator(
            id="section_47.conferences",
            title="Initial child protection conferences held",
            short="Initial conferences held",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(
                Rule(_INITIAL, name=_FROM_CONFERENCES),
                Rule(_ANNEX_A_CONFERENCE, reaches_back=1, name=_FROM_ANNEX_A),
            ),
            splits=(BY_TEAM,),
            definition="Initial conferences held in the period; one about several children counts "
            "once for each of them. In Annex A a conference that stands on two enquiries of one "
            "child is one, and the first month of the list lacks those of earlier enquiries.",
            source=f"Local list of conferences; else {_ANNEX_A}.",
        ),
        Indicator(
            id="section_47.conference_in_15_days",
            title="Initial conferences held within 15 working days",
            short="Initial conferences in 15 working days",
            chapter=CHAPTER.id,
            shape=Percentage(),
            unit=Unit.PERCENT,
            rules=(
                Rule(
                    _INITIAL,
                    met=WorkingDays("strategy_date", "held") <= 15,
                    name=_FROM_CONFERENCES,
                ),
                Rule(
                    _ANNEX_A_CONFERENCE,
                    met=WorkingDays("strategy_date", "conference_date") <= 15,
                    reaches_back=1,
                    name=_FROM_ANNEX_A,
                ),
            ),
            splits=(BY_TEAM,),
            good="high",
            definition="Initial conferences held in the period no more than 15 working days after "
            "the strategy discussion that led to them, of all held in the period.",
            source=_15_DAYS,
        ),
    )
