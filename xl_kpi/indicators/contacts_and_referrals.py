"""Contacts and referrals: how many, from whom, how fast decided, and how many come back."""

from xl_kpi.indicators.conditions import EarlierCaseWithin, Hours, IsOneOf, Number, WorkingDays
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Events,
    Indicator,
    Percentage,
    Ratio,
    Rule,
    Share,
    Unit,
)
from xl_kpi.indicators.splits import BY_SOURCE, BY_TEAM
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "contacts_and_referrals",
    "Contacts and referrals",
    "How many contacts and referrals came in, from whom, how quickly they were dealt with, "
    "and how many children were referred again.",
)

_ANNEX_A = "Ofsted, Annex A guidance (August 2019)"
_CONTACTS = Events("contacts", at="contact_date")
_REFERRALS = Events("referrals", at="referral_date")
_CONTACT_DECISIONS = Events("contact_decisions", at="received")
_REFERRAL_DECISIONS = Events("referral_decisions", at="received")
_IN_24_HOURS = Hours("received", "decided") <= 24
_IN_1_DAY = WorkingDays("received", "decided", after=True) <= 1
_ONE_DAY_RULE = (
    "Department for Education: on receipt of a referral the authority has one working day to "
    "decide what happens next. The 24-hour measure is local."
)

_INDICATORS = (
    Indicator(
        id="contacts.received",
        title="Contacts received",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_CONTACTS),),
        splits=(BY_SOURCE,),
        definition="Contacts received in the period. A contact about several children counts "
        "once for each of them.",
        source=f"{_ANNEX_A}, list 1.",
    ),
    Indicator(
        id="referrals.received",
        title="Referrals received",
        chapter=CHAPTER.id,
        shape=Count(),
        unit=Unit.COUNT,
        rules=(Rule(_REFERRALS),),
        splits=(BY_SOURCE, BY_TEAM),
        definition="Referrals received in the period: requests for services for a child whose "
        "case is not open. Each referral of a child counts.",
        source=f"{_ANNEX_A}, list 3; Department for Education, children in need census.",
    ),
    Indicator(
        id="contacts.progressed",
        title="Contacts that progressed to referral",
        short="Contacts progressed to referral",
        chapter=CHAPTER.id,
        shape=Ratio(of="referrals.received", to="contacts.received"),
        unit=Unit.PERCENT,
        definition="Referrals received over contacts received in the same period, overall and "
        "for each source. The lists do not link a referral to its contact, so a referral may "
        "stem from a contact of an earlier period, and the share can exceed 100%.",
        source="The published report's own measure; list 1 holds no outcome of a contact.",
    ),
    Indicator(
        id="contacts.source_share",
        title="Share of contacts by source",
        chapter=CHAPTER.id,
        shape=Share(),
        unit=Unit.PERCENT,
        rules=(Rule(_CONTACTS),),
        splits=(BY_SOURCE,),
        definition="Contacts from each source, of all contacts received in the period.",
        source=f"{_ANNEX_A}, list 1.",
    ),
    Indicator(
        id="referrals.source_share",
        title="Share of referrals by source",
        chapter=CHAPTER.id,
        shape=Share(),
        unit=Unit.PERCENT,
        rules=(Rule(_REFERRALS),),
        splits=(BY_SOURCE,),
        definition="Referrals from each source, of all referrals received in the period.",
        source=f"{_ANNEX_A}, list 3.",
    ),
    Indicator(
        id="contacts.managed_in_24_hours",
        title="Contacts managed within 24 hours",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_CONTACT_DECISIONS, met=_IN_24_HOURS),),
        splits=(BY_SOURCE,),
        good="high",
        definition="Contacts received in the period that were decided no more than 24 hours "
        "after they came in, of all contacts received in the period. A contact without a "
        "decision is not met.",
        source=_ONE_DAY_RULE,
    ),
    Indicator(
        id="contacts.managed_in_1_day",
        title="Contacts managed within 1 working day",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_CONTACT_DECISIONS, met=_IN_1_DAY),),
        splits=(BY_SOURCE,),
        good="high",
        definition="Contacts received in the period that were decided by the end of the next "
        "working day, of all contacts received in the period. A contact without a decision is "
        "not met.",
        source=_ONE_DAY_RULE,
    ),
    Indicator(
        id="referrals.managed_in_24_hours",
        title="Referrals managed within 24 hours",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_REFERRAL_DECISIONS, met=_IN_24_HOURS),),
        splits=(BY_SOURCE,),
        good="high",
        definition="Referrals received in the period that were decided no more than 24 hours "
        "after they came in, of all referrals received in the period. A referral without a "
        "decision is not met.",
        source=_ONE_DAY_RULE,
    ),
    Indicator(
        id="referrals.managed_in_1_day",
        title="Referrals managed within 1 working day",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_REFERRAL_DECISIONS, met=_IN_1_DAY),),
        splits=(BY_SOURCE,),
        good="high",
        definition="Referrals received in the period that were decided by the end of the next "
        "working day, of all referrals received in the period. A referral without a decision "
        "is not met.",
        source=_ONE_DAY_RULE,
    ),
    Indicator(
        id="referrals.re_referrals",
        title="Re-referrals within 12 months",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(
            Rule(
                _REFERRALS,
                met=EarlierCaseWithin("child_id", "referral_date", months=12),
                reaches_back=12,
                name="referrals with an earlier referral of the same child within 12 months",
            ),
            Rule(
                Events("referrals", at="referral_date", latest_of="child_id"),
                met=Number("referrals_in_12_months") >= 1,
                to_extract_date_only=True,
                name="children whose latest referral had one or more in the 12 months before, "
                "of children referred",
            ),
        ),
        splits=(BY_SOURCE, BY_TEAM),
        good="low",
        definition="Referrals in the period that came within 12 months of an earlier referral "
        "of the same child, of all referrals in the period. Where the list does not reach back "
        "far enough, children instead of referrals: those whose latest referral had one or "
        "more in the 12 months before it, of all children referred. The figure says which.",
        source="Department for Education, local authority interactive tool (ReReferral); "
        f"{_ANNEX_A}, list 3, number of referrals in last 12 months.",
    ),
    Indicator(
        id="referrals.no_further_action",
        title="Referrals that led to no further action",
        short="Referrals with no further action",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_REFERRALS, met=IsOneOf("no_further_action", ("a) Yes",))),),
        splits=(BY_SOURCE, BY_TEAM),
        definition="Referrals in the period on which, after initial consideration, no further "
        "action was taken, of all referrals in the period.",
        source=f"{_ANNEX_A}, list 3.",
    ),
)


def indicators(_: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators; no local limit is among their rules."""
    return _INDICATORS
